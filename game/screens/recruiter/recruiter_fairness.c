// SPDX-License-Identifier: GPL-3.0-or-later
// The fairness page: counts of groups are typed in, compared and forgotten.
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/fairness_words.h"
#include "game/screens/recruiter/recruiter_fairness_chart.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/ui/widget.h"
#include "scoring/stats/impact.h"

enum { GROUPS = 5, NAME_BYTES = 60, COUNT_BYTES = 6, COUNT_WIDTH = 160, FOLD = 560 };
enum { COUNT_MOST = 50000 };

/** What was typed in one row. */
struct group {
    const char *name; // the ui's
    struct impact_group counts;
    bool there; // a count was typed
    bool good;  // and both are numbers
};

struct fairness {
    struct group groups[GROUPS];
    struct impact impacts[GROUPS];
    struct fairness_chart charts[GROUPS];
    bool compared[GROUPS];
    int reference; // -1 = none
};

/* ---- what was typed ---- */

static bool read_count(const struct ui *ui, const char *id, int row, int64_t *count)
{
    const char *text = ui_field_text(ui, id, row);
    char *end = NULL;
    long number = strtol(text, &end, 10);
    *count = number;
    return *text >= '0' && *text <= '9' && *end == '\0' && number <= COUNT_MOST;
}

static void read_group(struct group *group, const struct ui *ui, int row)
{
    int64_t not_invited = 0;
    group->name = ui_field_text(ui, "group", row);
    group->there = *ui_field_text(ui, "invited", row) != '\0' ||
            *ui_field_text(ui, "not-invited", row) != '\0';
    group->good = read_count(ui, "invited", row, &group->counts.selected) &&
            read_count(ui, "not-invited", row, &not_invited);
    group->counts.n = group->counts.selected + not_invited;
    group->good = group->good && group->counts.n > 0;
}

static void compare(struct fairness *fairness, const struct ui *ui)
{
    struct impact_group counts[GROUPS];
    int rows[GROUPS];
    int count = 0;
    for (int i = 0; i < GROUPS; i++) {
        read_group(&fairness->groups[i], ui, i);
        fairness->compared[i] = false;
        if (fairness->groups[i].good) {
            rows[count] = i;
            counts[count++] = fairness->groups[i].counts;
        }
    }
    int reference = count > 1 ? impact_reference(counts, count) : -1;
    fairness->reference = reference >= 0 ? rows[reference] : -1;
    for (int i = 0; i < count && reference >= 0; i++) {
        int row = rows[i];
        fairness->compared[row] = i != reference && impact_large_enough(counts, count, i) &&
                impact_compare(&fairness->impacts[row], counts[i], counts[reference]) ==
                        IMPACT_FINE;
    }
}

/* ---- words ---- */

static const char *number(struct ui *ui, double value, int decimals)
{
    struct buffer text = { 0 };
    format_decimal(&text, format_for(locale_language()), value, decimals);
    const char *kept = ui_format(ui, "%s", buffer_text(&text));
    buffer_finish(&text);
    return kept;
}

static const char *name_of(struct ui *ui, const struct fairness *fairness, int row)
{
    const char *name = fairness->groups[row].name;
    return *name != '\0' ? name : ui_format(ui, tr("Group %d"), row + 1);
}

static const char *verdict(const struct fairness *fairness, int row, enum ui_tone *tone)
{
    static const enum ui_tone TONES[] = { UI_NEUTRAL, UI_TONE_WARN, UI_TONE_BAD };
    enum fairness_tone found = FAIRNESS_PLAIN;
    const char *words = fairness_words(&fairness->impacts[row], fairness->groups[row].counts.n,
            fairness->groups[fairness->reference].counts.n, &found);
    *tone = TONES[found];
    return words;
}

/* ---- what stands there ---- */

static void build_use(struct ui *ui)
{
    struct ui_box card = ui_card();
    card.gap = 6;
    ui_open(ui, card);
    ui_text(ui, UI_H1, tr("Fairness"));
    ui_text(ui, UI_BODY,
            tr("What it is for: to see whether your selection treats groups differently, and to "
               "find out where that arises."));
    ui_text(ui, UI_BODY,
            tr("What it is not for: judging one candidate, another bar for one group, or proof "
               "that something is fair. Count groups; never ask or guess anything about one "
               "person."));
    ui_text(ui, UI_SMALL, tr("What you fill in here is kept nowhere. It is gone when you leave."));
    ui_close(ui);
}

static void build_cell(struct ui *ui, const char *id, int row, const char *name, int width)
{
    ui_field(ui,
            (struct ui_field) { .id = id,
                    .number = row,
                    .name = ui_format(ui, "%s %d: %s", tr("Group"), row + 1, name),
                    .placeholder = name,
                    .width = width,
                    .grow = width == 0,
                    .max_bytes = width == 0 ? NAME_BYTES : COUNT_BYTES });
}

// The names over the columns: a field that is filled in does not say what it is.
static void build_heads(struct ui *ui)
{
    if (ui_logical_width(ui) < FOLD) {
        return;
    }
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 10 });
    ui_text_with(ui, (struct ui_text) { .type = UI_LABEL, .grow = 1 }, tr("Group"));
    ui_text_with(ui, (struct ui_text) { .type = UI_LABEL, .width = COUNT_WIDTH }, tr("Invited"));
    ui_text_with(
            ui, (struct ui_text) { .type = UI_LABEL, .width = COUNT_WIDTH }, tr("Not invited"));
    ui_close(ui);
}

static void build_table(const struct fairness *fairness, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.gap = 8;
    ui_open(ui, card);
    ui_text(ui, UI_H2, tr("How many of each group were invited"));
    build_heads(ui);
    for (int i = 0; i < GROUPS; i++) {
        const struct group *group = &fairness->groups[i];
        ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 10, .row_below = FOLD });
        build_cell(ui, "group", i, tr("name of the group"), 0);
        build_cell(ui, "invited", i, tr("invited"), COUNT_WIDTH);
        build_cell(ui, "not-invited", i, tr("not invited"), COUNT_WIDTH);
        ui_close(ui);
        if (group->there && !group->good) {
            ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_WARN },
                    tr("Two whole numbers are needed here, together more than 0."));
        }
    }
    ui_close(ui);
}

static void build_figures(const struct impact *impact, struct ui *ui)
{
    struct {
        const char *label;
        const char *value;
    } facts[] = {
        { tr("Impact ratio"), number(ui, impact->ratio, 2) },
        { tr("95% sure"),
                impact->has_interval
                        ? ui_format(ui, tr("%s to %s"), number(ui, impact->interval[0], 2),
                                  number(ui, impact->interval[1], 2))
                        : "–" },
        { tr("Fisher"), impact->has_test ? number(ui, impact->fisher, 3) : "–" },
        { tr("Mid-p"), impact->has_test ? number(ui, impact->mid_p, 3) : "–" },
        { tr("Standard deviations"), impact->has_test ? number(ui, impact->deviations, 1) : "–" },
        { tr("Ratio, one person other"),
                impact->flip_ratio >= 0 ? number(ui, impact->flip_ratio, 2) : "–" },
        { tr("Cohen's h"), number(ui, impact->cohen_h, 2) },
    };
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 18, .line_gap = 4 });
    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
        const struct ui_span spans[] = { { .text = facts[i].label },
            { .text = ui_format(ui, " %s", facts[i].value), .weight = 600, .colour = UI_INK } };
        ui_spans(ui, (struct ui_text) { .type = UI_SMALL }, spans, 2);
    }
    ui_close(ui);
}

static void build_comparison(struct fairness *fairness, struct ui *ui, int row)
{
    struct impact *impact = &fairness->impacts[row];
    enum ui_tone tone = UI_NEUTRAL;
    const char *words = verdict(fairness, row, &tone);
    const char *own = name_of(ui, fairness, row);
    const char *other = name_of(ui, fairness, fairness->reference);
    struct ui_box card = ui_card();
    card.gap = 8;
    ui_open(ui, card);
    ui_text(ui, UI_H2, ui_format(ui, tr("%s beside %s"), own, other));
    ui_chip_spans(ui, tone, &(struct ui_span) { .text = words, .weight = 600 }, 1);
    const char *told = ui_format(ui,
            tr("Of %s %.0f%% is invited, of %s %.0f%%. For every 100 that are invited of %s, it "
               "would be %.0f of %s."),
            own, 100 * impact->focal_rate, other, 100 * impact->reference_rate, other,
            100 * impact->ratio, own);
    ui_text(ui, UI_BODY, told);
    fairness_chart_build(&fairness->charts[row], ui, impact, ui_format(ui, "%s %s", words, told));
    build_figures(impact, ui);
    ui_text(ui, UI_SMALL,
            tr("Fisher and mid-p: how likely such a difference is by chance alone, from 0 to 1. "
               "Standard deviations: how far the count is from what equal chances would give; "
               "beyond 2 is rare. Cohen's h: how large the difference is; 0.2 is small, 0.5 "
               "middling, 0.8 large."));
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    struct fairness *fairness = self;
    struct ui *ui = navigator_ui(navigator);
    compare(fairness, ui);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    recruiter_build_back_bar(ui, tr("Candidates › Fairness"));
    struct ui_box page = ui_page("fairness");
    page.padding = UI_SIDES(18, 24);
    page.gap = 14;
    ui_open(ui, page);
    build_use(ui);
    build_table(fairness, ui);
    for (int i = 0; i < GROUPS; i++) {
        if (fairness->compared[i]) {
            build_comparison(fairness, ui, i);
        }
    }
    ui_close(ui);
    ui_close(ui);
}

/* ---- what is done in it ---- */

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    (void)self;
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    } else {
        ui_touch(navigator_ui(navigator));
    }
}

static void shown(void *self, struct navigator *navigator)
{
    (void)self;
    ui_focus(navigator_ui(navigator), "group", 0);
}

static void destroy(void *self)
{
    struct fairness *fairness = self;
    for (int i = 0; i < GROUPS; i++) {
        fairness_chart_finish(&fairness->charts[i]);
    }
    mem_free(fairness);
}

static const struct screen_class FAIRNESS = {
    .name = "recruiter-fairness",
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void recruiter_push_fairness(struct navigator *navigator)
{
    struct fairness *fairness = mem_alloc(sizeof(*fairness));
    navigator_push(navigator, &FAIRNESS, fairness);
}
