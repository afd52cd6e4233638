// SPDX-License-Identifier: GPL-3.0-or-later
// Running one rehearsal, and saying in a line what changed.
#include <string.h>

#include "game/command/rehearse.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/scenario/pack.h"

enum { SCRIPT_SIZE_MAX = 16 * 1024 * 1024 };

// What a scenario or shift is warned of is the checker's to say, not the rehearsal's. Files are
// named from where the caller named the rehearsal.
static void hand_over_errors(struct diag_list *diags, const struct diag_list *own,
        const char *rehearsal, const char *inside)
{
    size_t outer = strlen(rehearsal);
    size_t inner = strlen(inside);
    bool tail = outer >= inner && strcmp(rehearsal + outer - inner, inside) == 0;
    for (size_t i = 0; i < own->diags.count; i++) {
        const struct diag *diag = &own->diags.items[i];
        if (diag->severity == DIAG_ERROR) {
            struct buffer file = { 0 };
            buffer_add_bytes(&file, rehearsal, tail ? outer - inner : 0);
            buffer_add(&file, diag->file != NULL ? diag->file : "");
            diag_add(diags, diag->code, diag->severity, buffer_text(&file), diag->line,
                    diag->arguments[0], diag->arguments[1], diag->arguments[2], diag->arguments[3],
                    NULL);
            buffer_finish(&file);
        }
    }
}

struct session *rehearse_begin(
        const struct rehearsal *rehearsal, const char *language, struct diag_list *diags)
{
    struct content_place place = { 0 };
    struct arena arena = { 0 };
    struct session *session = NULL;
    if (!content_locate(rehearsal->file, &place)) {
        return NULL;
    }
    bool alone = rehearsal->scenario != NULL;
    const char *about = alone ? rehearsal->scenario : rehearsal->shift;
    const char *path = pack_path(&arena, place.inside, about);
    if (path == NULL) {
        diag_add(diags, DIAG_FILE_PATH, DIAG_ERROR, rehearsal->file, rehearsal->about_line, NULL);
    } else {
        struct session_setup setup = {
            .root = place.root,
            .shift = alone ? NULL : path,
            .scenario = alone ? path : NULL,
            .hours = rehearsal->hours,
            .language = language,
            .seed = rehearsal->seed,
        };
        struct diag_list own = { 0 };
        session = session_create(&setup, &own);
        if (session == NULL) {
            hand_over_errors(diags, &own, rehearsal->file, place.inside);
        }
        diag_list_finish(&own);
    }
    content_place_finish(&place);
    arena_finish(&arena);
    return session;
}

void rehearse_run(struct rehearse_run *run, const char *path, struct diag_list *diags)
{
    *run = (struct rehearse_run) { .result = REHEARSE_UNREADABLE };
    if (!bundle_read_path(path, SCRIPT_SIZE_MAX, &run->text, diags) ||
            !rehearsal_read(&run->rehearsal, path, buffer_text(&run->text), diags)) {
        return;
    }
    run->session = rehearse_begin(&run->rehearsal, NULL, diags);
    if (run->session == NULL) {
        return;
    }
    bool played = rehearsal_play(&run->rehearsal, run->session, &run->findings, diags);
    run->result = !played                   ? REHEARSE_STOPPED
            : run->findings.items.count > 0 ? REHEARSE_CHANGED
                                            : REHEARSE_SAME;
}

void rehearse_run_finish(struct rehearse_run *run)
{
    session_destroy(run->session);
    rehearsal_findings_finish(&run->findings);
    rehearsal_finish(&run->rehearsal);
    buffer_finish(&run->text);
}

void rehearse_name(struct buffer *name, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(base, '.');
    buffer_add_bytes(name, base, dot != NULL && dot != base ? (size_t)(dot - base) : strlen(base));
}

static void add_number(struct buffer *out, enum rehearsal_kind kind, int value)
{
    const struct format *format = format_for(locale_language());
    if (kind == REHEARSAL_CSAT) {
        format_decimal(out, format, value / 10.0, 1);
    } else {
        format_integer(out, format, value);
    }
}

static void add_value(struct buffer *out, enum rehearsal_kind kind,
        const struct rehearsal_value *value, bool possible)
{
    if (value->least == REHEARSAL_ANY) {
        buffer_add(out, "≤ ");
        add_number(out, kind, value->most);
    } else {
        buffer_add(out, value->most == REHEARSAL_ANY ? "≥ " : "");
        add_number(out, kind, value->least);
    }
    if (value->least != REHEARSAL_ANY && value->most != REHEARSAL_ANY &&
            value->least != value->most) {
        buffer_add(out, "–");
        add_number(out, kind, value->most);
    }
    if (possible && value->possible != REHEARSAL_ANY) {
        buffer_add_format(out, tr(" of %d"), value->possible);
    }
}

static void add_subject(struct buffer *out, const struct rehearsal_claim *claim)
{
    switch (claim->kind) {
    case REHEARSAL_CSAT:
        buffer_add_format(out, tr("CSAT of %s"), claim->subject);
        break;
    case REHEARSAL_POINTS:
        buffer_add(out, competency_short_name(claim->competency));
        break;
    case REHEARSAL_DECISION:
        buffer_add_format(out, "%s, %s", claim->subject, competency_short_name(claim->competency));
        break;
    case REHEARSAL_TOTAL:
        buffer_add(out, tr("total"));
        break;
    default:
        buffer_add(out, tr("critical errors"));
        break;
    }
}

static void say_finding(
        struct buffer *out, const struct rehearsal_claim *claim, const struct rehearsal_value *now)
{
    const struct rehearsal_value *was = &claim->value;
    if (claim->kind == REHEARSAL_END) {
        buffer_add_format(
                out, tr("%s now ends ‘%s’, was ‘%s’"), claim->subject, now->word, was->word);
        return;
    }
    if (claim->kind == REHEARSAL_PROMISE) {
        buffer_add_format(
                out, tr("promise %s is now ‘%s’, was ‘%s’"), claim->subject, now->word, was->word);
        return;
    }
    bool possible = was->possible != REHEARSAL_ANY && was->possible != now->possible;
    add_subject(out, claim);
    buffer_add_char(out, ' ');
    add_value(out, claim->kind, was, possible);
    buffer_add(out, " → ");
    add_value(out, claim->kind, now, possible);
}

void rehearse_say(struct buffer *out, const struct rehearse_run *run)
{
    for (size_t i = 0; i < run->findings.items.count; i++) {
        const struct rehearsal_finding *finding = &run->findings.items.items[i];
        buffer_add(out, i > 0 ? "; " : "");
        say_finding(out, &run->rehearsal.claims.items[finding->claim], &finding->now);
    }
}
