// SPDX-License-Identifier: GPL-3.0-or-later
// A report as one HTML page that asks nothing of a network: to read, to print, to hear.
#include "game/report/report_html.h"

#include <string.h>

#include "game/locale/locale.h"
#include "game/report/html_bands.h"
#include "game/report/html_curve.h"
#include "game/report/markup.h"

// Colours by name, so that the dark, the strong and the printed page change them in one place.
static const char STYLE[] =
        ":root{color-scheme:light dark;--ink:#16202e;--ink2:#4a5a70;--page:#f3f6fb;--card:#fff;"
        "--line:#d9e0ea;--wash:#e8eef6;--brand:#0b5cad;--good:#14703f;--good-wash:#e3f4ea;"
        "--bad:#b3261e;--bad-wash:#fdeaea}"
        "@media(prefers-color-scheme:dark){:root{--ink:#e6ebf2;--ink2:#a9b6c8;--page:#0f1620;"
        "--card:#18212e;--line:#324056;--wash:#26334a;--brand:#5ba3ea;--good:#8fd9ae;"
        "--good-wash:#173a28;--bad:#ffb0a8;--bad-wash:#4a1d1b}}"
        "@media(prefers-contrast:more){:root{--ink2:var(--ink);--line:var(--ink)}}"
        "@media print{:root{color-scheme:light;--ink:#16202e;--ink2:#4a5a70;--page:#fff;"
        "--card:#fff;--line:#d9e0ea;--wash:#e8eef6;--brand:#0b5cad;--good:#14703f;"
        "--good-wash:#e3f4ea;--bad:#b3261e;--bad-wash:#fdeaea}}"
        "@page{size:A4;margin:16mm 15mm;@bottom-right{content:counter(page);"
        "font:8pt Inter,sans-serif;color:#4a5a70}}"
        "*{box-sizing:border-box}"
        "body{font:1rem/1.5 Inter,'Noto Sans','Segoe UI',sans-serif;color:var(--ink);"
        "background:var(--page);margin:0}"
        "main{max-width:68rem;margin:0 auto;padding:1.5rem;display:grid;gap:1rem;"
        "grid-template-columns:repeat(2,minmax(0,1fr))}"
        "header,section,details{grid-column:1/-1}"
        "h1{font-size:1.8rem;line-height:1.2;margin:0}"
        "h2{font-size:1.25rem;margin:0 0 .2rem}h3{font-size:1rem;margin:1.1rem 0 .1rem}"
        "p,ul,dl{margin:.4rem 0}ul{padding-left:1.2rem}li{margin:.25rem 0}"
        "section>p,section>ul,header>p,article>p{max-width:48rem}"
        "section,details{background:var(--card);border:1px solid var(--line);border-radius:10px;"
        "padding:1rem 1.2rem}"
        "summary{cursor:pointer}summary h2{display:inline}"
        ".note,h3.head{color:var(--ink2);font-size:.9rem;font-weight:400}"
        "h3+.note{margin-top:0}h3.head{margin:0}"
        ".chip{display:inline-block;border-radius:6px;padding:.1rem .5rem;margin:.15rem .3rem "
        ".15rem 0;font-size:.88rem;font-weight:600;background:var(--wash)}"
        ".good{background:var(--good-wash);color:var(--good)}"
        ".bad{background:var(--bad-wash);color:var(--bad)}"
        ".scroll{overflow-x:auto}"
        "table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.5rem 0}"
        "caption{text-align:left;color:var(--ink2);font-size:.9rem;padding:0 0 .4rem}"
        "th,td{text-align:left;vertical-align:middle;padding:.45rem .8rem .45rem 0;"
        "border-top:1px solid var(--line)}"
        "thead th{border-top:0;color:var(--ink2);font-weight:600;vertical-align:bottom}"
        "th:last-child,td:last-child{padding-right:0}"
        ".number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}"
        "th.number{white-space:normal}"
        ".bands th[scope=row]{white-space:nowrap;width:17rem}.bands td.band{min-width:9rem}"
        ".bands .number{width:4.6rem}"
        "svg{display:block;width:100%;height:auto}.track{fill:var(--wash)}"
        ".range{fill:var(--brand)}.faint{fill:var(--card);stroke:var(--ink2)}"
        ".gap{fill:var(--card)}.line{fill:var(--ink)}"
        ".curve{margin:.4rem 0}.curve svg{height:3.4rem}.curve path{fill:none;stroke:var(--line);"
        "vector-effect:non-scaling-stroke}.curve path.mood{stroke:var(--brand);stroke-width:2}"
        ".curve div{display:flex;justify-content:space-between;color:var(--ink2);font-size:.8rem}"
        ".dot{fill:var(--ink2);stroke:var(--card);stroke-width:1.5}"
        "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}"
        "dt{color:var(--ink2)}dd{margin:0;overflow-wrap:anywhere}"
        "article{border-top:1px solid var(--line);padding:.7rem 0}"
        ".before{color:var(--ink2)}.words{font-size:1.05rem}"
        ".words,.before,dd,li{white-space:pre-line}"
        ".write{border-bottom:1px solid var(--ink);min-height:1.8rem}"
        "@media screen and (min-width:56rem){.half{grid-column:auto}}"
        "@media(max-width:60rem){.bands "
        "th[scope=row]{white-space:normal;width:auto}.bands "
        ".number{width:auto}th,td{padding-right:.5rem}}"
        "@media(max-width:40rem){main{padding:.8rem}dl{grid-template-columns:1fr}dd{margin-bottom:."
        "4rem}}"
        "@media print{:root{font-size:9pt}body{line-height:1.4}.scroll{overflow:visible}"
        "main{display:block;max-width:none;padding:0}"
        "section,details{border:0;padding:0;margin:0 0 5mm}header{margin:0 0 4mm}"
        "details::details-content{content-visibility:visible}"
        "h1,h2,h3,h2+.note,h3+.note,summary{break-after:avoid}"
        "article,tr,li,.bands,.lines{break-inside:avoid}"
        ".bands th[scope=row]{white-space:nowrap}"
        "section>p,section>ul,header>p,article>p{max-width:none}"
        ".chip,svg{print-color-adjust:exact}}";

// Too narrow for a table of columns: the figures stand below the name and its band, and the heads
// above them, in the same grid.
static const char NARROW[] =
        "@media screen and (max-width:40rem){.bands,.bands caption,.bands thead,.bands "
        "tbody{display:block}.bands tr{display:grid;border-top:1px solid var(--line);"
        "grid-template-columns:repeat(auto-fill,minmax(3.3rem,1fr))}.bands thead tr{border-top:0}"
        ".bands th,.bands td{border-top:0;padding:.15rem 0}"
        ".bands th[scope=row],.bands td.band{grid-column:1/-1;padding-top:.4rem}"
        ".bands thead th:not(.number){display:none}}";

// Where the writer is: what stands open must be closed again.
struct page {
    struct buffer *out;
    bool begun;   // the title stands
    bool header;  // what stands before the first section is open
    bool section; // a section is open
    bool folded;  // and it is a fold
    bool list;    // a list is open
    unsigned count;
    const char *quotes; // language of what was said; NULL = that of the page
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
    if (page->header) {
        buffer_add(page->out, "</header>\n");
        page->header = false;
    }
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
        buffer_add_format(page->out, "<section%s aria-labelledby=\"s%u\">\n<h2 id=\"s%u\">",
                block->half ? " class=\"half\"" : "", page->count, page->count);
    }
    markup_add(page->out, block->text);
    buffer_add(page->out, block->fold ? "</h2></summary>\n" : "</h2>\n");
    add_note(page, block->note);
}

static void add_title(struct page *page, const struct report_block *block)
{
    close_section(page);
    buffer_add(page->out, "<header>\n");
    page->header = true;
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
        html_head(page->out, table->columns[c].label, table->columns[c].number);
    }
    buffer_add(page->out, "</tr></thead>\n<tbody>\n");
    for (size_t r = 0; r < table->row_count; r++) {
        add_row(page, table, &table->cells[r * table->column_count]);
    }
    buffer_add(page->out, "</tbody></table></div>\n");
    add_note(page, block->note);
}

// What was said is read aloud in the language in which it was.
static void add_language(struct page *page)
{
    if (page->quotes != NULL) {
        buffer_add(page->out, " lang=\"");
        markup_add(page->out, page->quotes);
        buffer_add(page->out, "\"");
    }
}

static void add_words(struct page *page, const char *class, const char *words)
{
    if (*words != '\0') {
        buffer_add_format(page->out, "<p class=\"%s\"", class);
        add_language(page);
        buffer_add(page->out, ">");
        markup_add(page->out, words);
        buffer_add(page->out, "</p>\n");
    }
}

static void add_item(struct page *page, const struct report_item *item)
{
    buffer_add(page->out, "<article>\n");
    buffer_add(page->out, "<h3 class=\"head\">");
    markup_add(page->out, item->head);
    buffer_add(page->out, "</h3>\n");
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
    buffer_add(page->out, "<div class=\"lines\">\n");
    for (size_t i = 0; i < block->count; i++) {
        buffer_add(page->out, "<p class=\"write\">");
        markup_add(page->out, block->pairs[i].label);
        buffer_add(page->out, "</p>\n");
    }
    buffer_add(page->out, "</div>\n");
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
        html_bands(page->out, block);
        break;
    case REPORT_ITEM:
        add_item(page, &block->item);
        break;
    case REPORT_LINES:
        add_lines(page, block);
        break;
    case REPORT_CURVE:
        html_curve_add(page->out, &block->curve);
        add_note(page, block->text);
        break;
    case REPORT_TABLE:
        add_table(page, block);
        break;
    }
}

void report_write_html(struct buffer *out, const struct report *report, const char *title)
{
    struct page page = { .out = out };
    bool other = report->quotes != NULL && strcmp(report->quotes, report->language) != 0;
    page.quotes = other ? report->quotes : NULL;
    buffer_add(out, "<!DOCTYPE html>\n<html lang=\"");
    markup_add(out, report->language);
    buffer_add(out,
            "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            // Whatever somebody gets into a text: the page loads nothing and runs nothing.
            "<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n");
    markup_element(out, "title", title);
    buffer_add_format(out, "<style>%s%s</style>\n</head>\n<body>\n<main>\n", STYLE, NARROW);
    for (size_t i = 0; i < report->blocks.count; i++) {
        add_block(&page, &report->blocks.items[i]);
    }
    close_section(&page);
    buffer_add(out, "</main>\n</body>\n</html>\n");
}
