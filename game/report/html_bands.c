// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the page: the band chart, drawn for the eye and told in figures beside it.
#include "game/report/html_bands.h"

#include "game/locale/locale.h"
#include "game/report/markup.h"

// A hundred points are two hundred wide, with room at both ends for a dot.
static double band_x(double percent)
{
    return 4 + percent * 1.92;
}

static void draw_mark(struct buffer *out, const char *kind, double percent, int y, int height)
{
    buffer_add_format(out, "<rect class=\"%s\" x=\"%.2f\" y=\"%d\" width=\"1.4\" height=\"%d\"/>",
            kind, band_x(percent) - 0.7, y, height);
}

// For the eye only: all that it shows stands beside it in figures and words.
static void draw_band(struct buffer *out, const struct report_band *band)
{
    buffer_add(out,
            "<svg viewBox=\"0 0 200 14\" aria-hidden=\"true\">"
            "<rect class=\"track\" x=\"4\" y=\"4\" width=\"192\" height=\"6\" rx=\"3\"/>");
    buffer_add_format(out,
            "<rect class=\"%s\" x=\"%.2f\" y=\"4\" width=\"%.2f\" height=\"6\" rx=\"3\"/>",
            band->faint ? "faint" : "range", band_x(band->low),
            band_x(band->high) - band_x(band->low));
    if (!band->faint) {
        draw_mark(out, "gap", band->middle, 4, 6);
    }
    if (band->has_dot) {
        buffer_add_format(
                out, "<circle class=\"dot\" cx=\"%.2f\" cy=\"7\" r=\"2.6\"/>", band_x(band->dot));
    }
    if (band->has_line) {
        draw_mark(out, "line", band->line, 1, 12);
    }
    buffer_add(out, "</svg>");
}

static void add_cell(struct buffer *out, bool has, double value)
{
    buffer_add(out, "<td class=\"number\">");
    if (has) {
        buffer_add_format(out, "%.0f", value);
    }
    buffer_add(out, "</td>");
}

static void add_words_cell(struct buffer *out, const char *words)
{
    buffer_add(out, "<td class=\"number\">");
    markup_add(out, words);
    buffer_add(out, "</td>");
}

// Which columns a chart has besides those that all have.
struct band_columns {
    bool middles;
    bool lines;
    bool dots;
    bool beside;
};

static void add_band(
        struct buffer *out, const struct report_band *band, const struct band_columns *columns)
{
    buffer_add(out, "<tr><th scope=\"row\">");
    markup_add(out, band->label);
    buffer_add(out, "</th><td class=\"band\">");
    if (band->has_band) {
        draw_band(out, band);
    }
    markup_add(out, band->note);
    buffer_add(out, "</td>");
    add_cell(out, band->has_band, band->low);
    add_cell(out, band->has_band, band->high);
    if (columns->middles) {
        add_words_cell(out, band->value);
    }
    if (columns->lines) {
        add_cell(out, band->has_line, band->line);
    }
    if (columns->dots) {
        add_cell(out, band->has_dot, band->dot);
    }
    if (columns->beside) {
        add_words_cell(out, band->beside != NULL ? band->beside : "");
    }
    buffer_add(out, "</tr>\n");
}

void html_head(struct buffer *out, const char *label, bool number)
{
    buffer_add_format(out, "<th scope=\"col\"%s>", number ? " class=\"number\"" : "");
    markup_add(out, label);
    buffer_add(out, "</th>");
}

static void add_band_heads(
        struct buffer *out, const struct report_block *block, const struct band_columns *columns)
{
    html_head(out, block->people ? tr("Candidate") : tr("Competency"), false);
    html_head(out, tr("90% sure"), false);
    html_head(out, tr("from"), true);
    html_head(out, tr("to"), true);
    if (columns->middles) {
        html_head(out, tr("middle"), true);
    }
    if (columns->lines) {
        html_head(out, tr("good starter"), true);
    }
    if (columns->dots) {
        html_head(out, tr("guesser"), true);
    }
    if (columns->beside) {
        html_head(out, block->text, true);
    }
}

void html_bands(struct buffer *out, const struct report_block *block)
{
    struct band_columns columns = { .middles = !block->people };
    for (size_t i = 0; i < block->count; i++) {
        columns.lines |= block->bands[i].has_line;
        columns.dots |= block->bands[i].has_dot;
        columns.beside |= block->bands[i].beside != NULL;
    }
    buffer_add(out, "<div class=\"scroll\"><table class=\"bands\">\n<caption>");
    markup_add(out, block->note);
    buffer_add(out, "</caption>\n<thead><tr>");
    add_band_heads(out, block, &columns);
    buffer_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < block->count; i++) {
        add_band(out, &block->bands[i], &columns);
    }
    buffer_add(out, "</tbody></table></div>\n");
}
