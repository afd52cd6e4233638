// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the trainer's figures: how sure each score is, the decisions, and what was said.
#include <math.h>
#include <stdlib.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure_words.h"
#include "game/screens/trainer/figures_inner.h"
#include "game/ui/widget.h"

/* ---- cells ---- */

static bool is_wide(const struct ui *ui)
{
    return ui_logical_width(ui) >= FIGURES_FOLD;
}

struct column {
    const char *label; // msgid
    int width;         // 0 = what is left
};

static void build_heads(struct ui *ui, const struct column *columns, size_t count)
{
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW,
                    .gap = 10,
                    .align = UI_CENTRE,
                    .padding = UI_SIDES(8, 18),
                    .role = UI_ROLE_TABLE_ROW });
    for (size_t i = 0; i < count; i++) {
        bool number = columns[i].width > 0 && i > 0 && i + 1 < count; // words stand last
        ui_text_with(ui,
                (struct ui_text) { .type = UI_LABEL,
                        .width = columns[i].width,
                        .grow = columns[i].width == 0,
                        .align = number ? UI_END : UI_START },
                tr(columns[i].label));
    }
    ui_close(ui);
}

static void open_table(struct ui *ui, const char *name)
{
    struct ui_box card = ui_card();
    card.gap = 0;
    card.padding = UI_ALL(1);
    card.role = UI_ROLE_TABLE;
    card.name = name;
    ui_open(ui, card);
}

static void open_row(struct ui *ui)
{
    ui_divider(ui);
    ui_open(ui,
            (struct ui_box) { .flow = is_wide(ui) ? UI_ROW : UI_WRAP,
                    .gap = 10,
                    .line_gap = 2,
                    .align = UI_BASELINE,
                    .padding = UI_SIDES(8, 18),
                    .role = UI_ROLE_TABLE_ROW });
}

static const char *number_text(struct ui *ui, bool has, double value, int decimals)
{
    struct buffer text = { 0 };
    measure_add_number(&text, has ? value : NAN, decimals);
    const char *kept = ui_format(ui, "%s", buffer_text(&text));
    buffer_finish(&text);
    return kept;
}

static const char *range_text(struct ui *ui, bool has, const double interval[2], int decimals)
{
    struct buffer text = { 0 };
    if (has) {
        measure_add_interval(&text, interval, decimals);
    } else {
        buffer_add(&text, "–");
    }
    const char *kept = ui_format(ui, "%s", buffer_text(&text));
    buffer_finish(&text);
    return kept;
}

// In a narrow window a number stands without its column, so it says what it is.
static void build_cell(struct ui *ui, const struct column *column, const char *text)
{
    bool wide = is_wide(ui);
    ui_text_with(ui,
            (struct ui_text) { .type = UI_SMALL,
                    .width = wide ? column->width : 0,
                    .align = wide ? UI_END : UI_START },
            wide ? text : ui_format(ui, "%s %s", tr(column->label), text));
}

static enum ui_colour colour_of(enum measure_tone tone)
{
    return tone == MEASURE_WRONG ? UI_BAD : tone == MEASURE_DOUBT ? UI_WARN : UI_INK2;
}

static void build_words(struct ui *ui, enum measure_tone tone, const char *words)
{
    static const char *const SIGNS[] = { "", "◆ ", "▲ " };
    ui_text_with(ui,
            (struct ui_text) { .type = UI_SMALL,
                    .colour = colour_of(tone),
                    .weight = tone != MEASURE_PLAIN ? 600 : 0,
                    .grow = is_wide(ui) },
            *words != '\0' ? ui_format(ui, "%s%s", SIGNS[tone], words) : "");
}

/* ---- reliability ---- */

static const struct column RELIABILITY_COLUMNS[] = { { TR_MARK("Competency"), 210 },
    { TR_MARK("People"), 60 }, { TR_MARK("Alpha"), 56 }, { TR_MARK("95% sure"), 100 },
    { TR_MARK("Omega"), 56 }, { TR_MARK("Lambda 2"), 70 }, { TR_MARK("Error, points"), 76 },
    { TR_MARK("COTAN class"), 96 }, { TR_MARK("What it says"), 0 } };

static void build_measures(
        struct ui *ui, const struct measure *measure, const struct measure_scale *scale)
{
    const struct column *columns = RELIABILITY_COLUMNS;
    const struct reliability *got = &scale->reliability;
    bool fine = scale->refusal == RELIABILITY_FINE;
    build_cell(ui, &columns[1], number_text(ui, fine, (double)got->people, 0));
    build_cell(ui, &columns[2], number_text(ui, fine, got->alpha, 2));
    build_cell(ui, &columns[3], range_text(ui, fine, got->alpha_interval, 2));
    build_cell(ui, &columns[4], number_text(ui, fine && scale->has_omega, scale->omega, 2));
    build_cell(ui, &columns[5], number_text(ui, fine, got->lambda2, 2));
    build_cell(ui, &columns[6], number_text(ui, fine, fine ? measure_error(measure, scale) : 0, 1));
    build_cell(ui, &columns[7], fine ? measure_cotan_word(got->alpha_interval[0]) : "–");
}

static void build_scale(struct figures *figures, struct ui *ui, int index)
{
    const struct measure_scale *scale = &figures->measure.scales[index];
    bool fine = scale->refusal == RELIABILITY_FINE;
    struct buffer words = { 0 };
    measure_add_reliability_words(&words, &figures->measure, scale);
    if (scale->dropped > 0) {
        buffer_add(&words, " ");
        buffer_add_format(&words,
                tr_plural("%ld scenario is left out: it tells nobody apart.",
                        "%ld scenarios are left out: they tell nobody apart.", scale->dropped),
                (long)scale->dropped);
    }
    open_row(ui);
    ui_text_with(ui, (struct ui_text) { .type = UI_STRONG, .width = is_wide(ui) ? 210 : 0 },
            measure_scale_name(index));
    if (fine || is_wide(ui)) {
        build_measures(ui, &figures->measure, scale);
    }
    ui_text_with(
            ui, (struct ui_text) { .type = UI_SMALL, .grow = is_wide(ui) }, buffer_text(&words));
    ui_close(ui);
    buffer_finish(&words);
}

void figures_build_reliability(struct figures *figures, struct ui *ui)
{
    open_table(ui, tr("How sure a score is"));
    if (is_wide(ui)) {
        build_heads(ui, RELIABILITY_COLUMNS,
                sizeof(RELIABILITY_COLUMNS) / sizeof(RELIABILITY_COLUMNS[0]));
    }
    for (int i = MEASURE_SCALES - 1; i >= 0; i--) {
        int index = i == MEASURE_SCALES - 1 ? MEASURE_OVERALL : MEASURE_SCALES - 2 - i;
        if (figures->measure.scales[index].columns > 0) {
            build_scale(figures, ui, index);
        }
    }
    ui_close(ui);
    ui_text(ui, UI_SMALL,
            tr("Parts are whole scenarios: decisions within one go together and would flatter. "
               "The class is that of COTAN for important decisions about one person, judged on the "
               "lower end of the interval. Error is one standard error on the scale of the "
               "score."));
    ui_text(ui, UI_SMALL,
            tr("Alpha, omega and lambda 2 estimate one thing: which part of the differences "
               "between "
               "people is more than chance, from 0 to 1. Where they differ much, trust none of "
               "them."));
}

/* ---- decisions ---- */

static const struct column ITEM_COLUMNS[] = { { TR_MARK("What is decided"), 220 },
    { TR_MARK("Reached"), 60 }, { TR_MARK("Easy"), 78 }, { TR_MARK("SD"), 44 },
    { TR_MARK("With the rest"), 92 }, { TR_MARK("95% sure"), 104 },
    { TR_MARK("Alpha without"), 96 }, { TR_MARK("Best less weakest"), 120 },
    { TR_MARK("Look at"), 0 } };

static void build_item(struct figures *figures, struct ui *ui, const struct measure_item *item)
{
    const struct column *columns = ITEM_COLUMNS;
    const struct item *of = &item->item;
    struct buffer name = { 0 };
    struct buffer words = { 0 };
    measure_add_name(&name, &figures->measure, item->decision);
    measure_add_item_words(&words, item);
    open_row(ui);
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .width = is_wide(ui) ? 220 : 0 },
            buffer_text(&name));
    build_cell(ui, &columns[1], number_text(ui, true, (double)item->n, 0));
    build_cell(ui, &columns[2], number_text(ui, true, item->mean, 2));
    build_cell(ui, &columns[3], number_text(ui, item->described, of->sd, 2));
    build_cell(ui, &columns[4], number_text(ui, item->described && of->has_rest, of->rest_r, 2));
    build_cell(ui, &columns[5], range_text(ui, item->has_interval, item->rest_interval, 2));
    build_cell(ui, &columns[6], number_text(ui, item->has_alpha, item->alpha_without, 2));
    build_cell(ui, &columns[7], number_text(ui, item->described, of->d27, 2));
    build_words(ui, measure_item_tone(item), buffer_text(&words));
    ui_close(ui);
    buffer_finish(&name);
    buffer_finish(&words);
}

static int by_tone(const void *a, const void *b)
{
    const struct measure_item *x = *(const struct measure_item *const *)a;
    const struct measure_item *y = *(const struct measure_item *const *)b;
    enum measure_tone first = measure_item_tone(x);
    enum measure_tone second = measure_item_tone(y);
    if (first != second) {
        return first > second ? -1 : 1;
    }
    return (x->decision > y->decision) - (x->decision < y->decision);
}

static void build_pager(const struct figures *figures, struct ui *ui, size_t count)
{
    size_t last = figures->first + FIGURES_ROWS < count ? figures->first + FIGURES_ROWS : count;
    if (count <= FIGURES_ROWS) {
        return;
    }
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .align = UI_CENTRE });
    ui_button(ui,
            (struct ui_button) { .id = "earlier",
                    .label = tr("Previous"),
                    .kind = UI_PILL_LINED,
                    .disabled = figures->first == 0,
                    .shortcut = { UI_KEY_PAGE_UP, UI_CTRL } });
    ui_text(ui, UI_SMALL, ui_format(ui, tr("%zu–%zu of %zu"), figures->first + 1, last, count));
    ui_button(ui,
            (struct ui_button) { .id = "later",
                    .label = tr("Next"),
                    .kind = UI_PILL_LINED,
                    .disabled = last == count,
                    .shortcut = { UI_KEY_PAGE_DOWN, UI_CTRL } });
    ui_close(ui);
}

void figures_build_items(struct figures *figures, struct ui *ui)
{
    const struct measure_scale *scale = &figures->measure.scales[figures->scale];
    size_t count = scale->items.count;
    const struct measure_item **order = mem_alloc((count + 1) * sizeof(*order));
    for (size_t i = 0; i < count; i++) {
        order[i] = &scale->items.items[i];
    }
    qsort(order, count, sizeof(*order), by_tone);
    open_table(ui, tr("Decisions"));
    if (is_wide(ui)) {
        build_heads(ui, ITEM_COLUMNS, sizeof(ITEM_COLUMNS) / sizeof(ITEM_COLUMNS[0]));
    }
    for (size_t i = figures->first; i < count && i < figures->first + FIGURES_ROWS; i++) {
        build_item(figures, ui, order[i]);
    }
    ui_close(ui);
    mem_free(order);
    build_pager(figures, ui, count);
    ui_text(ui, UI_SMALL,
            tr("What asks to be looked at comes first. Easy: the share of the points that is "
               "earned. The rest is the score on all other scenarios, of who reached the decision. "
               "Best less weakest: how much easier it is for the 27% with the highest scores. With "
               "the "
               "rest: from −1 to 1, below .20 it says little. SD: how far apart people are here; 0 "
               "is all the same. Alpha without: how sure the score would be if this was not "
               "there."));
}

/* ---- replies ---- */

static const struct column REPLY_COLUMNS[] = { { TR_MARK("What was said"), 0 },
    { TR_MARK("Said by"), 64 }, { TR_MARK("Share"), 56 }, { TR_MARK("Of the best"), 80 },
    { TR_MARK("Of the weakest"), 100 }, { TR_MARK("With the rest"), 96 },
    { TR_MARK("Look at"), 250 } };

static void build_decision(struct figures *figures, struct ui *ui, uint32_t decision)
{
    struct buffer name = { 0 };
    measure_add_name(&name, &figures->measure, decision);
    ui_divider(ui);
    ui_open(ui, (struct ui_box) { .padding = { 10, 18, 4, 18 } });
    ui_text(ui, UI_STRONG, buffer_text(&name));
    ui_close(ui);
    buffer_finish(&name);
}

static const struct measure_reply *best_of(const struct measure *measure, uint32_t decision)
{
    for (size_t i = 0; i < measure->replies.count; i++) {
        const struct measure_reply *reply = &measure->replies.items[i];
        if (reply->decision == decision && reply->best) {
            return reply;
        }
    }
    return NULL;
}

static void build_reply(struct figures *figures, struct ui *ui, const struct measure_reply *reply)
{
    const struct column *columns = REPLY_COLUMNS;
    const struct measure_reply *best = best_of(&figures->measure, reply->decision);
    const char *said = figures->data.texts.items.items[reply->words];
    struct buffer words = { 0 };
    measure_add_reply_words(&words, reply, best);
    open_row(ui);
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .grow = is_wide(ui), .max_lines = 3 },
            reply->best ? ui_format(ui, "★ %s", said) : said);
    build_cell(ui, &columns[1], number_text(ui, true, (double)reply->reply.n, 0));
    build_cell(ui, &columns[2], ui_format(ui, "%.0f%%", 100 * reply->reply.p));
    build_cell(ui, &columns[3], ui_format(ui, "%.0f%%", 100 * reply->reply.upper));
    build_cell(ui, &columns[4], ui_format(ui, "%.0f%%", 100 * reply->reply.lower));
    build_cell(ui, &columns[5], number_text(ui, reply->reply.has_r, reply->reply.r, 2));
    enum measure_tone tone = measure_reply_tone(reply, best);
    ui_open(ui, (struct ui_box) { .width = is_wide(ui) ? 250 : 0 });
    build_words(ui, tone, buffer_text(&words));
    ui_close(ui);
    ui_close(ui);
    buffer_finish(&words);
}

static void build_no_replies(struct figures *figures, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.role = UI_ROLE_STATUS;
    ui_open(ui, card);
    ui_text(ui, UI_BODY,
            figures->data.sessions ? tr("Nobody said anything that has points yet.")
                                   : tr("A file with scores does not hold what was said. zeven "
                                        "stats replies reads "
                                        "answers with their key."));
    ui_close(ui);
}

void figures_build_replies(struct figures *figures, struct ui *ui)
{
    const struct measure *measure = &figures->measure;
    size_t count = measure->replies.count;
    if (count == 0) {
        build_no_replies(figures, ui);
        return;
    }
    open_table(ui, tr("What was said"));
    if (is_wide(ui)) {
        build_heads(ui, REPLY_COLUMNS, sizeof(REPLY_COLUMNS) / sizeof(REPLY_COLUMNS[0]));
    }
    for (size_t i = figures->first; i < count && i < figures->first + FIGURES_ROWS; i++) {
        const struct measure_reply *reply = &measure->replies.items[i];
        if (i == figures->first || reply->decision != measure->replies.items[i - 1].decision) {
            build_decision(figures, ui, reply->decision);
        }
        build_reply(figures, ui, reply);
    }
    ui_close(ui);
    build_pager(figures, ui, count);
    ui_text(ui, UI_SMALL,
            tr("★ earns most there. Best and weakest: the 27% with the highest and the lowest "
               "scores. What nobody said stands last, also words for who knows more. With the "
               "rest: "
               "whether who says this does well elsewhere, from −1 to 1; it should be above 0 for "
               "★ and below 0 for the others."));
}
