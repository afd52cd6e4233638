// SPDX-License-Identifier: GPL-3.0-or-later
// Running one rehearsal.
#include "game/session/rehearse.h"

#include <string.h>

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
