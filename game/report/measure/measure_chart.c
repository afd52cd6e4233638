// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of how well a test measures.
#include "game/report/measure/measure_chart.h"

#include <math.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure_words.h"

enum { BINS_MOST = 24, LABELS_MOST = 14 };

static const double ROW = 30;
static const double NAMES = 210;
static const double HEIGHT = 330;

const char *measure_chart_title(enum measure_chart chart)
{
    static const char *const TITLES[] = {
        [MEASURE_RELIABILITY] = TR_MARK("How sure a score is"),
        [MEASURE_ITEMS] = TR_MARK("Easy or hard, and does it go with the rest?"),
        [MEASURE_SCORES] = TR_MARK("How scores are spread"),
        [MEASURE_INFORMATION] = TR_MARK("Where it sees sharply"),
    };
    return tr(TITLES[chart]);
}

static char point_of_language(void)
{
    struct buffer text = { 0 };
    format_decimal(&text, format_for(locale_language()), .5, 1);
    char point = text.size > 1 ? buffer_text(&text)[1] : '.';
    buffer_finish(&text);
    return point;
}

static struct plot_place place_of(
        struct canvas *canvas, struct canvas_rect rect, const struct plot_colours *colours)
{
    return (struct plot_place) { canvas, rect, colours, point_of_language(), 0 };
}

/* ---- reliability ---- */

static void draw_row(struct plot *plot, const struct measure_picture *picture, int index, double y)
{
    const struct measure_scale *scale = &picture->measure->scales[index];
    const struct plot_colours *colours = plot->colours;
    plot_row_name(plot, y, index == picture->scale, measure_scale_name(index));
    struct buffer words = { 0 };
    if (scale->refusal == RELIABILITY_FINE) {
        const double *interval = scale->reliability.alpha_interval;
        plot_interval(plot, interval[0], interval[1], y, colours->band);
        // Open and larger: where they meet, both are seen, in grey print too.
        if (scale->has_omega) {
            plot_mark(plot, scale->omega, y, PLOT_DIAMOND_OPEN, colours->ink);
        }
        plot_mark(plot, scale->reliability.alpha, y, PLOT_DOT, colours->mark);
        measure_add_number(&words, scale->reliability.alpha, 2);
        plot_row_value(plot, y, buffer_text(&words));
    } else {
        measure_add_reliability_words(&words, picture->measure, scale);
        struct canvas_text look = {
            .size = 11, .colour = colours->ink2, .width = plot->frame.width - 16, .max_lines = 2
        };
        canvas_text(
                plot->canvas, &look, plot->frame.x + 8, plot_y(plot, y) - 8, buffer_text(&words));
    }
    buffer_finish(&words);
}

static int first_row(const struct measure_picture *picture)
{
    bool all = picture->measure->data->sessions;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        all |= picture->measure->scales[k].columns > 0;
    }
    return all ? 0 : MEASURE_OVERALL; // a plain file has one row
}

static void draw_reliability(const struct measure_picture *picture, struct plot_place *place)
{
    struct plot plot;
    int first = first_row(picture);
    int rows = MEASURE_SCALES - first;
    struct plot_axis x = { 0, 1, .1, 1,
        tr("Reliability from 0 to 1: ● alpha with its 95% interval, ◇ omega") };
    struct plot_axis y = { 0, rows, 1, 0, "" };
    place->left = NAMES;
    plot_init(&plot, place, &x, &y);
    plot_row_head(&plot, tr("Alpha"));
    plot_rule_x(&plot, .8, CANVAS_RIGHT, tr("sufficient"));
    plot_rule_x(&plot, .9, CANVAS_LEFT, tr("good"));
    for (int i = first; i < MEASURE_SCALES; i++) {
        draw_row(&plot, picture, i, rows - (i - first) - .5);
    }
    plot_finish(&plot);
}

/* ---- items ---- */

static uint32_t colour_of(const struct plot_colours *colours, enum measure_tone tone)
{
    return tone == MEASURE_WRONG    ? colours->bad
            : tone == MEASURE_DOUBT ? colours->warn
                                    : colours->mark;
}

static enum plot_sign sign_of(const struct measure_item *item)
{
    enum measure_tone tone = measure_item_tone(item);
    return tone == MEASURE_WRONG      ? PLOT_TRIANGLE
            : tone == MEASURE_DOUBT   ? PLOT_DIAMOND
            : item->n < MEASURE_SMALL ? PLOT_RING
                                      : PLOT_DOT;
}

static bool is_shown(const struct measure_item *item)
{
    return item->described && item->item.has_rest;
}

static void mark_items(struct plot *plot, const struct measure_scale *scale)
{
    for (size_t i = 0; i < scale->items.count; i++) {
        const struct measure_item *item = &scale->items.items[i];
        if (is_shown(item)) {
            plot_mark(plot, item->item.facility, item->item.rest_r, sign_of(item),
                    colour_of(plot->colours, measure_item_tone(item)));
        }
    }
}

static bool label_item(
        struct plot *plot, const struct measure *measure, const struct measure_item *item)
{
    struct buffer name = { 0 };
    measure_add_name(&name, measure, item->decision);
    bool drawn = plot_label(
            plot, item->item.facility, item->item.rest_r, plot->colours->ink, buffer_text(&name));
    buffer_finish(&name);
    return drawn;
}

// Those to look at first; then the others, where they are few: in a cloud of dots nobody sees which
// of them a name is of.
static void label_items(struct plot *plot, const struct measure_picture *picture)
{
    const struct measure_scale *scale = &picture->measure->scales[picture->scale];
    int last = scale->items.count > LABELS_MOST ? MEASURE_DOUBT : MEASURE_PLAIN;
    int labels = 0;
    for (int tone = MEASURE_WRONG; tone >= last; tone--) {
        for (size_t i = 0; i < scale->items.count && labels < LABELS_MOST; i++) {
            const struct measure_item *item = &scale->items.items[i];
            if (is_shown(item) && (int)measure_item_tone(item) == tone) {
                labels += label_item(plot, picture->measure, item);
            }
        }
    }
}

static void draw_items(const struct measure_picture *picture, const struct plot_place *place)
{
    struct plot plot;
    struct plot_axis x = { 0, 1, .1, 1, tr("Easy: share of the points that is earned") };
    struct plot_axis y = { -.4, 1, .2, 1, tr("Correlation with the rest") };
    plot_init(&plot, place, &x, &y);
    plot_rule_y(&plot, .2);
    mark_items(&plot, &picture->measure->scales[picture->scale]);
    plot_name_y(&plot, .2, CANVAS_RIGHT, tr("below this it says little"));
    label_items(&plot, picture);
    plot_finish(&plot);
}

/* ---- scores ---- */

static void draw_scores(const struct measure_picture *picture, const struct plot_place *place)
{
    const struct measure_scale *scale = &picture->measure->scales[picture->scale];
    bool sessions = picture->measure->data->sessions;
    double least = sessions ? 0 : scale->scores[0];
    double most = sessions ? 100 : scale->scores[scale->score_count - 1];
    double step = plot_step(fmax(most - least, 1e-9), 20);
    double bin = sessions ? 5 : step;
    double from = floor(least / bin) * bin;
    int bins = (int)floor((most - from) / bin + 1e-9) + (sessions ? 0 : 1);
    double counts[BINS_MOST] = { 0 };
    double highest = 1;
    bins = bins > BINS_MOST ? BINS_MOST : bins;
    for (size_t i = 0; i < scale->score_count; i++) {
        int at = (int)floor((scale->scores[i] - from) / bin + 1e-9);
        at = at < 0 ? 0 : at >= bins ? bins - 1 : at;
        highest = fmax(highest, ++counts[at]);
    }
    double rise = plot_step(highest, 5);
    rise = rise < 1 ? 1 : rise;
    double tick = plot_step(bin * bins, 10);
    tick = tick < bin ? bin : tick;
    struct plot plot;
    struct plot_axis x = { from, from + bin * bins, tick, tick < 1 ? 1 : 0,
        sessions ? tr("Score, 0 to 100") : tr("Score, in points") };
    struct plot_axis y = { 0, ceil(highest / rise) * rise, rise, 0, tr("Candidates") };
    plot_init(&plot, place, &x, &y);
    for (int i = 0; i < bins; i++) {
        plot_bar(&plot, from + i * bin, from + (i + 1) * bin, counts[i], place->colours->mark);
    }
    plot_rule_x(
            &plot, scale->scores[scale->score_count / 2], CANVAS_CENTRE, tr("half of them below"));
    plot_finish(&plot);
}

/* ---- information ---- */

static void draw_information(const struct measure_picture *picture, const struct plot_place *place)
{
    const struct measure_information *information = picture->information;
    double highest = 0;
    for (int i = 0; i < MEASURE_POINTS; i++) {
        highest = fmax(highest, information->information[i]);
    }
    double rise = plot_step(fmax(highest, .1), 5);
    struct plot plot;
    struct plot_axis x = { -3, 3, 1, 0,
        tr("Ability: 0 is the average candidate, 1 a standard deviation") };
    struct plot_axis y = { 0, ceil(highest / rise) * rise, rise, rise < 1 ? 1 : 0,
        tr("Information: more is sharper") };
    plot_init(&plot, place, &x, &y);
    plot_line(&plot, information->theta, information->information, MEASURE_POINTS, false,
            place->colours->mark);
    if (highest > 4) {
        plot_rule_y(&plot, 4);
        plot_name_y(&plot, 4, CANVAS_CENTRE,
                tr("from here the error is at most half a standard deviation"));
    }
    plot_finish(&plot);
}

/* ---- words ---- */

static size_t count_tone(const struct measure_scale *scale, enum measure_tone tone)
{
    size_t count = 0;
    for (size_t i = 0; i < scale->items.count; i++) {
        count += measure_item_tone(&scale->items.items[i]) == tone;
    }
    return count;
}

static size_t count_few(const struct measure_scale *scale)
{
    size_t count = 0;
    for (size_t i = 0; i < scale->items.count; i++) {
        count += is_shown(&scale->items.items[i]) && scale->items.items[i].n < MEASURE_SMALL;
    }
    return count;
}

static void add_item_words(struct buffer *out, const struct measure_picture *picture)
{
    const struct measure_scale *scale = &picture->measure->scales[picture->scale];
    long wrong = (long)count_tone(scale, MEASURE_WRONG);
    long doubt = (long)count_tone(scale, MEASURE_DOUBT);
    buffer_add_format(out, tr_plural("%ld decision.", "%ld decisions.", (long)scale->items.count),
            (long)scale->items.count);
    buffer_add(out, " ");
    if (picture->measure->data->people < MEASURE_SMALL) {
        buffer_add(out, tr("Too few candidates to say anything about one of them."));
        return;
    }
    if (wrong + doubt == 0) {
        buffer_add(out, tr("None of them asks to be looked at."));
    } else {
        buffer_add_format(
                out, tr("▲ %ld against the rest, ◆ %ld to look at, ● the others."), wrong, doubt);
    }
    long few = (long)count_few(scale);
    if (few > 0) {
        buffer_add(out, " ");
        buffer_add_format(out,
                tr("○ %ld that fewer than %d candidates came to: too few to say anything."), few,
                MEASURE_SMALL);
    }
}

static void add_score_words(struct buffer *out, const struct measure_picture *picture)
{
    const struct measure_scale *scale = &picture->measure->scales[picture->scale];
    if (scale->score_count == 0) {
        buffer_add(out, tr("Nobody has a score here."));
        return;
    }
    const double range[2] = { scale->scores[scale->score_count / 10],
        scale->scores[scale->score_count - 1 - scale->score_count / 10] };
    struct buffer middle = { 0 };
    struct buffer span = { 0 };
    measure_add_number(&middle, scale->scores[scale->score_count / 2], 0);
    measure_add_interval(&span, range, 0);
    buffer_add_format(out, tr("Half scores below %s; eight out of ten from %s."),
            buffer_text(&middle), buffer_text(&span));
    buffer_finish(&middle);
    buffer_finish(&span);
    if (scale->score_count < MEASURE_SMALL) {
        buffer_add(out, " ");
        buffer_add(out, tr("Too few candidates to say anything about the shape."));
    }
}

void measure_chart_add_words(struct buffer *out, const struct measure_picture *picture)
{
    switch (picture->chart) {
    case MEASURE_RELIABILITY:
        buffer_add_format(out, "%s. ", measure_scale_name(picture->scale));
        measure_add_reliability_words(
                out, picture->measure, &picture->measure->scales[picture->scale]);
        break;
    case MEASURE_ITEMS:
        add_item_words(out, picture);
        break;
    case MEASURE_SCORES:
        add_score_words(out, picture);
        break;
    case MEASURE_INFORMATION:
    case MEASURE_CHARTS:
        buffer_add(out,
                picture->information->state == MEASURE_TOO_FEW
                        ? tr("Not drawn: it takes 200 candidates and three scenarios.")
                        : picture->information->state == MEASURE_UNSETTLED
                        ? tr("Not drawn: the estimates do not settle.")
                        : tr("For study; it is never the score of record."));
        break;
    }
}

// "Accuratesse 0,88 (0,81 tot 0,93); …"
static void add_rows_in_words(struct buffer *out, const struct measure *measure)
{
    const char *between = " ";
    for (int i = 0; i < MEASURE_SCALES; i++) {
        const struct measure_scale *scale = &measure->scales[i];
        if (scale->columns > 0 && scale->refusal == RELIABILITY_FINE) {
            buffer_add_format(out, "%s%s ", between, measure_scale_name(i));
            measure_add_number(out, scale->reliability.alpha, 2);
            buffer_add(out, " (");
            measure_add_interval(out, scale->reliability.alpha_interval, 2);
            buffer_add(out, ")");
            between = "; ";
        }
    }
}

void measure_chart_add_alternative(struct buffer *out, const struct measure_picture *picture)
{
    buffer_add_format(out, "%s. ", measure_chart_title(picture->chart));
    measure_chart_add_words(out, picture);
    if (picture->chart == MEASURE_RELIABILITY) {
        add_rows_in_words(out, picture->measure);
    }
}

/* ---- drawing ---- */

static bool can_draw(const struct measure_picture *picture)
{
    const struct measure_scale *scale = &picture->measure->scales[picture->scale];
    return picture->chart == MEASURE_SCORES ? scale->score_count > 1
            : picture->chart == MEASURE_INFORMATION
            ? picture->information != NULL && picture->information->state == MEASURE_KNOWN
            : true;
}

double measure_chart_height(const struct measure_picture *picture)
{
    if (picture->chart == MEASURE_RELIABILITY) {
        return 62 + ROW * (MEASURE_SCALES - first_row(picture));
    }
    return can_draw(picture) ? HEIGHT : 0;
}

void measure_chart_draw(const struct measure_picture *picture, struct canvas *canvas,
        struct canvas_rect rect, const struct plot_colours *colours)
{
    struct plot_place place = place_of(canvas, rect, colours);
    if (!can_draw(picture)) {
        return;
    }
    switch (picture->chart) {
    case MEASURE_RELIABILITY:
        draw_reliability(picture, &place);
        break;
    case MEASURE_ITEMS:
        draw_items(picture, &place);
        break;
    case MEASURE_SCORES:
        draw_scores(picture, &place);
        break;
    case MEASURE_INFORMATION:
        draw_information(picture, &place);
        break;
    case MEASURE_CHARTS:
        break;
    }
}
