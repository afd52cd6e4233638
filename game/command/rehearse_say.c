// SPDX-License-Identifier: GPL-3.0-or-later
// Saying in a line what a rehearsal found changed.
#include "game/command/rehearse.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"

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
