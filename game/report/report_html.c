// SPDX-License-Identifier: GPL-3.0-or-later
// A report as one HTML page that asks nothing of a network: to read, to print, to hear.
#include "game/report/report_html.h"

#include "game/locale/locale.h"
#include "game/report/markup.h"

static const char STYLE[] =
        ":root{color-scheme:light}"
        "@page{size:A4;margin:16mm 15mm}"
        "*{box-sizing:border-box}"
        "body{font:1rem/1.5 Inter,'Noto Sans','Segoe UI',sans-serif;color:#16202e;"
        "background:#f3f6fb;margin:0}"
        "main{max-width:54rem;margin:0 auto;padding:1.5rem}"
        "header{margin:0 0 1rem}"
        "h1{font-size:1.8rem;line-height:1.2;margin:0}"
        "h2{font-size:1.25rem;margin:0 0 .2rem}h3{font-size:1rem;margin:1.1rem 0 .1rem}"
        "p,ul,dl{margin:.4rem 0}ul{padding-left:1.2rem}li{margin:.25rem 0}"
        "section,details{background:#fff;border:1px solid #d9e0ea;border-radius:10px;"
        "padding:1rem 1.2rem;margin:0 0 1rem}"
        "summary{cursor:pointer}summary h2{display:inline}"
        ".note{color:#4a5a70;font-size:.9rem}"
        "h3+.note{margin-top:0}"
        ".chip{display:inline-block;border-radius:6px;padding:.1rem .5rem;margin:.15rem .3rem "
        ".15rem 0;font-size:.88rem;font-weight:600;background:#e8eef6}"
        ".good{background:#e3f4ea;color:#14703f}.bad{background:#fdeaea;color:#b3261e}"
        ".scroll{overflow-x:auto}"
        "table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.5rem 0}"
        "caption{text-align:left;color:#4a5a70;font-size:.9rem;padding:0 0 .4rem}"
        "th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;"
        "border-top:1px solid #d9e0ea}"
        "thead th{border-top:0;color:#4a5a70;font-weight:600}"
        ".number{text-align:right;white-space:nowrap}"
        "svg{display:block;width:14rem;max-width:100%;height:1.2rem}"
        "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}"
        "dt{color:#4a5a70}dd{margin:0;overflow-wrap:anywhere}"
        "article{border-top:1px solid #d9e0ea;padding:.7rem 0}"
        ".before{color:#4a5a70}.words{font-size:1.05rem}"
        ".words,.before,dd,li{white-space:pre-line}"
        ".line{border-bottom:1px solid #16202e;min-height:1.8rem}"
        "@media print{body{background:#fff;font-size:10pt}main{max-width:none;padding:0}"
        "section,details{border:0;padding:0;margin:0 0 5mm}"
        "details::details-content{content-visibility:visible}"
        "h1,h2,h3{break-after:avoid}article,tr,li{break-inside:avoid}}";

// Where the writer is: what stands open must be closed again.
struct page {
    struct buffer *out;
    bool begun;   // the header stands
    bool section; // a section is open
    bool folded;  // and it is a fold
    bool list;    // a list is open
    unsigned count;
};

static const char *tone_class(enum report_tone tone)
{
    return tone == REPORT_GOOD ? "chip good" : tone == REPORT_BAD ? "chip bad" : "chip";
}

static void close_list(struct page *page)
{
    if (page->list) {
        buffer_add(page->out, "</ul>\n");
        page->list = false;
    }
}

static void close_section(struct page *page)
{
    close_list(page);
    if (page->section) {
        buffer_add(page->out, page->folded ? "</details>\n" : "</section>\n");
        page->section = false;
    }
}

static void add_note(struct page *page, const char *note)
{
    if (*note != '\0') {
        buffer_add(page->out, "<p class=\"note\">");
        markup_add(page->out, note);
        buffer_add(page->out, "</p>\n");
    }
}

static void open_section(struct page *page, const struct report_block *block)
{
    close_section(page);
    page->section = true;
    page->folded = block->fold;
    page->count++;
    if (block->fold) {
        buffer_add_format(page->out, "<details><summary><h2 id=\"s%u\">", page->count);
    } else {
        buffer_add_format(page->out, "<section aria-labelledby=\"s%u\">\n<h2 id=\"s%u\">",
                page->count, page->count);
    }
    markup_add(page->out, block->text);
    buffer_add(page->out, block->fold ? "</h2></summary>\n" : "</h2>\n");
    add_note(page, block->note);
}

static void add_title(struct page *page, const struct report_block *block)
{
    close_section(page);
    markup_element(page->out, page->begun ? "h2" : "h1", block->text);
    add_note(page, block->note);
    page->begun = true;
}

static void add_chip(struct page *page, const char *text, enum report_tone tone)
{
    buffer_add_format(page->out, "<span class=\"%s\">", tone_class(tone));
    markup_add(page->out, text);
    buffer_add(page->out, "</span>\n");
}

static void add_bullet(struct page *page, const struct report_block *block)
{
    buffer_add(page->out, page->list ? "" : "<ul>\n");
    page->list = true;
    markup_element(page->out, "li", block->text);
}

static void add_facts(struct page *page, const struct report_pair *pairs, size_t count)
{
    buffer_add(page->out, count > 0 ? "<dl>\n" : "");
    for (size_t i = 0; i < count; i++) {
        markup_element(page->out, "dt", pairs[i].label);
        markup_element(page->out, "dd", pairs[i].value);
    }
    buffer_add(page->out, count > 0 ? "</dl>\n" : "");
}

// For the eye only: all that it shows stands beside it in figures and words.
static void draw_band(struct buffer *out, const struct report_band *band)
{
    buffer_add(out,
            "<svg viewBox=\"-1 0 102 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            "<rect x=\"0\" y=\"2\" width=\"100\" height=\"4\" rx=\"2\" fill=\"#e8eef6\"/>");
    buffer_add_format(out, "<rect x=\"%.2f\" y=\"1.5\" width=\"%.2f\" height=\"5\" rx=\"1.5\" %s/>",
            band->low, band->high - band->low,
            band->faint ? "fill=\"none\" stroke=\"#4a5a70\" stroke-width=\".4\""
                        : "fill=\"#0b5cad\"");
    if (!band->faint) {
        buffer_add_format(out,
                "<rect x=\"%.2f\" y=\"1.5\" width=\"1\" height=\"5\" fill=\"#fff\"/>",
                band->middle - .5);
    }
    if (band->has_dot) {
        buffer_add_format(out,
                "<ellipse cx=\"%.2f\" cy=\"4\" rx=\".9\" ry=\"1.1\" fill=\"#16202e\"/>", band->dot);
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

static void add_band(struct page *page, const struct report_band *band, bool dots)
{
    struct buffer *out = page->out;
    buffer_add(out, "<tr><th scope=\"row\">");
    markup_add(out, band->label);
    buffer_add(out, "</th><td>");
    if (band->has_band) {
        draw_band(out, band);
    }
    markup_add(out, band->note);
    buffer_add(out, "</td>");
    add_cell(out, band->has_band, band->low);
    add_cell(out, band->has_band, band->high);
    buffer_add(out, "<td class=\"number\">");
    markup_add(out, band->value);
    buffer_add(out, "</td>");
    if (dots) {
        add_cell(out, band->has_dot, band->dot);
    }
    buffer_add(out, "</tr>\n");
}

static void add_head(struct buffer *out, const char *label, bool number)
{
    buffer_add_format(out, "<th scope=\"col\"%s>", number ? " class=\"number\"" : "");
    markup_add(out, label);
    buffer_add(out, "</th>");
}

static void add_bands(struct page *page, const struct report_block *block)
{
    bool dots = false;
    for (size_t i = 0; i < block->count; i++) {
        dots = dots || block->bands[i].has_dot;
    }
    buffer_add(page->out, "<div class=\"scroll\"><table>\n<caption>");
    markup_add(page->out, block->note);
    buffer_add(page->out, "</caption>\n<thead><tr>");
    add_head(page->out, tr("Competency"), false);
    add_head(page->out, tr("90% sure"), false);
    add_head(page->out, tr("from"), true);
    add_head(page->out, tr("to"), true);
    add_head(page->out, tr("middle"), true);
    if (dots) {
        add_head(page->out, tr("guesser"), true);
    }
    buffer_add(page->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < block->count; i++) {
        add_band(page, &block->bands[i], dots);
    }
    buffer_add(page->out, "</tbody></table></div>\n");
}

static void add_row(struct page *page, const struct report_table *table, const char *const *cells)
{
    buffer_add(page->out, "<tr>");
    for (size_t c = 0; c < table->column_count; c++) {
        const char *element = c == 0 ? "th" : "td";
        buffer_add_format(page->out, "<%s%s%s>", element, c == 0 ? " scope=\"row\"" : "",
                table->columns[c].number ? " class=\"number\"" : "");
        markup_add(page->out, cells[c]);
        buffer_add_format(page->out, "</%s>", element);
    }
    buffer_add(page->out, "</tr>\n");
}

static void add_table(struct page *page, const struct report_block *block)
{
    const struct report_table *table = &block->table;
    buffer_add(page->out, "<div class=\"scroll\"><table>\n<thead><tr>");
    for (size_t c = 0; c < table->column_count; c++) {
        add_head(page->out, table->columns[c].label, table->columns[c].number);
    }
    buffer_add(page->out, "</tr></thead>\n<tbody>\n");
    for (size_t r = 0; r < table->row_count; r++) {
        add_row(page, table, &table->cells[r * table->column_count]);
    }
    buffer_add(page->out, "</tbody></table></div>\n");
    add_note(page, block->note);
}

static void add_words(struct page *page, const char *class, const char *words)
{
    if (*words != '\0') {
        buffer_add_format(page->out, "<p class=\"%s\">", class);
        markup_add(page->out, words);
        buffer_add(page->out, "</p>\n");
    }
}

static void add_item(struct page *page, const struct report_item *item)
{
    buffer_add(page->out, "<article>\n");
    add_words(page, "note", item->head);
    add_words(page, "before", item->before);
    add_words(page, "words", item->words);
    buffer_add(page->out, item->chip_count > 0 ? "<p>" : "");
    for (size_t i = 0; i < item->chip_count; i++) {
        add_chip(page, item->chips[i].text, item->chips[i].tone);
    }
    buffer_add(page->out, item->chip_count > 0 ? "</p>\n" : "");
    add_facts(page, item->notes, item->note_count);
    buffer_add(page->out, "</article>\n");
}

static void add_lines(struct page *page, const struct report_block *block)
{
    add_note(page, block->note);
    for (size_t i = 0; i < block->count; i++) {
        buffer_add(page->out, "<p class=\"line\">");
        markup_add(page->out, block->pairs[i].label);
        buffer_add(page->out, "</p>\n");
    }
}

static void add_block(struct page *page, const struct report_block *block)
{
    if (block->kind != REPORT_BULLET) {
        close_list(page);
    }
    switch (block->kind) {
    case REPORT_TITLE:
        add_title(page, block);
        break;
    case REPORT_STATUS:
        add_chip(page, block->text, block->tone);
        break;
    case REPORT_SECTION:
        open_section(page, block);
        break;
    case REPORT_PART:
        markup_element(page->out, "h3", block->text);
        add_note(page, block->note);
        break;
    case REPORT_PARAGRAPH:
        markup_element(page->out, "p", block->text);
        break;
    case REPORT_BULLET:
        add_bullet(page, block);
        break;
    case REPORT_FACTS:
        add_facts(page, block->pairs, block->count);
        break;
    case REPORT_BANDS:
        add_bands(page, block);
        break;
    case REPORT_ITEM:
        add_item(page, &block->item);
        break;
    case REPORT_LINES:
        add_lines(page, block);
        break;
    case REPORT_TABLE:
        add_table(page, block);
        break;
    }
}

void report_write_html(struct buffer *out, const struct report *report, const char *title)
{
    struct page page = { .out = out };
    buffer_add(out, "<!DOCTYPE html>\n<html lang=\"");
    markup_add(out, report->language);
    buffer_add(out,
            "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            // Whatever somebody gets into a text: the page loads nothing and runs nothing.
            "<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n");
    markup_element(out, "title", title);
    buffer_add_format(out, "<style>%s</style>\n</head>\n<body>\n<main>\n", STYLE);
    for (size_t i = 0; i < report->blocks.count; i++) {
        add_block(&page, &report->blocks.items[i]);
    }
    close_section(&page);
    buffer_add(out, "</main>\n</body>\n</html>\n");
}
