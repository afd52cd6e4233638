// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a workbook as .ods: OpenDocument, part 3, as LibreOffice reads it.
#include <string.h>

#include "game/report/table/workbook_parts.h"
#include "game/xml/edit.h"

static const char mimetype[] = "application/vnd.oasis.opendocument.spreadsheet";

static const char manifest[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
        "manifest:version=\"1.2\">"
        "<manifest:file-entry manifest:full-path=\"/\" "
        "manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>"
        "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
        "<manifest:file-entry manifest:full-path=\"settings.xml\" "
        "manifest:media-type=\"text/xml\"/>"
        "</manifest:manifest>\n";

static const char content_begin[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<office:document-content office:version=\"1.2\" "
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
        "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
        "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "
        "xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\" "
        "xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\">\n"
        "<office:automatic-styles>\n"
        "<number:text-style style:name=\"text\"><number:text-content/></number:text-style>\n"
        "<style:style style:name=\"ro\" style:family=\"table-row\"><style:table-row-properties "
        "style:use-optimal-row-height=\"true\"/></style:style>\n";

static void add_escaped(struct buffer *xml, const char *text)
{
    xml_escape(xml, text, '"');
}

// Names of styles: c, then the look, l(ocked), w(raps), n(umber).
static void add_style_name(
        struct buffer *xml, enum row_look look, const struct workbook_column *column)
{
    buffer_add_format(xml, "c%d%s%s%s", (int)look, column->locked ? "l" : "",
            column->wraps ? "w" : "", column->number ? "n" : "");
}

static void add_cell_style(
        struct buffer *xml, enum row_look look, const struct workbook_column *column)
{
    bool shut = column->locked && look != ROW_FREE;
    buffer_add(xml, "<style:style style:name=\"");
    add_style_name(xml, look, column);
    buffer_add_format(xml,
            "\" style:family=\"table-cell\"%s>"
            "<style:table-cell-properties style:vertical-align=\"top\" "
            "style:cell-protect=\"%s\" fo:wrap-option=\"%s\"",
            column->number ? "" : " style:data-style-name=\"text\"",
            shut || look == ROW_HEAD ? "protected" : "none",
            column->wraps || look == ROW_HEAD ? "wrap" : "no-wrap");
    if (look == ROW_HEAD) {
        buffer_add(xml,
                " fo:background-color=\"#1f5f5b\"/><style:text-properties "
                "fo:color=\"#ffffff\" fo:font-weight=\"bold\"/></style:style>\n");
    } else if (shut) {
        buffer_add(xml,
                " fo:background-color=\"#ecebe6\"/><style:text-properties "
                "fo:color=\"#4a4a45\"/></style:style>\n");
    } else {
        buffer_add_format(xml, " fo:border=\"0.4pt solid #c9c7bd\"%s/></style:style>\n",
                look == ROW_BELOW ? " fo:background-color=\"#f4f8f7\"" : "");
    }
}

static void add_styles(struct buffer *xml, const struct workbook *workbook)
{
    for (int i = 0; i < (ROW_FREE + 1) * 8; i++) {
        struct workbook_column column = {
            .locked = i / 4 % 2 == 1, .wraps = i / 2 % 2 == 1, .number = i % 2 == 1
        };
        add_cell_style(xml, (enum row_look)(i / 8), &column);
    }
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        for (size_t j = 0; j < workbook->sheets.items[i].column_count; j++) {
            buffer_add_format(xml,
                    "<style:style style:name=\"co%zu-%zu\" style:family=\"table-column\">"
                    "<style:table-column-properties style:column-width=\"%.1fmm\"/>"
                    "</style:style>\n",
                    i, j, workbook->sheets.items[i].columns[j].width * 2.1);
        }
    }
    buffer_add(xml, "</office:automatic-styles>\n<office:body><office:spreadsheet>\n");
}

// Choices are offered, not forced: what else is typed is diagnosed with a better sentence.
static void add_choice(struct buffer *xml, size_t sheet, size_t column, const char *choices)
{
    buffer_add_format(xml,
            "<table:content-validation table:name=\"v%zu-%zu\" "
            "table:allow-empty-cell=\"true\" table:condition=\"of:cell-content-is-in-list(",
            sheet, column);
    for (const char *at = choices; *at != '\0';) {
        size_t size = strcspn(at, " ");
        buffer_add_format(xml, "%s&quot;%.*s&quot;", at > choices ? ";" : "", (int)size, at);
        at += size + (at[size] == ' ' ? 1 : 0);
    }
    buffer_add(xml,
            ")\"><table:error-message table:message-type=\"information\" "
            "table:display=\"false\"/></table:content-validation>\n");
}

static void add_choices(struct buffer *xml, const struct workbook *workbook)
{
    struct buffer all = { 0 };
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        const struct workbook_sheet *sheet = &workbook->sheets.items[i];
        for (size_t j = 0; j < sheet->column_count; j++) {
            if (sheet->columns[j].choices != NULL) {
                add_choice(&all, i, j, sheet->columns[j].choices);
            }
        }
    }
    if (all.size > 0) {
        buffer_add_format(xml, "<table:content-validations>\n%s</table:content-validations>\n",
                buffer_text(&all));
    }
    buffer_finish(&all);
}

// A paragraph for every line; spaces that XML would lose are written as such.
static void add_text(struct buffer *xml, const char *text)
{
    while (*text != '\0') {
        size_t size = strcspn(text, "\n");
        struct buffer line = { 0 };
        buffer_add_bytes(&line, text, size);
        buffer_add(xml, "<text:p>");
        add_escaped(xml, buffer_text(&line));
        buffer_add(xml, "</text:p>");
        buffer_finish(&line);
        text += size + (text[size] == '\n' ? 1 : 0);
    }
}

static void add_cell(struct buffer *xml, const struct workbook_column *column,
        const struct workbook_row *row, size_t at, const char *validation)
{
    const char *text = workbook_cell(row, at);
    buffer_add(xml, "<table:table-cell table:style-name=\"");
    add_style_name(xml, row->look, column);
    buffer_add(xml, "\"");
    if (validation != NULL && row->look != ROW_HEAD && row->look != ROW_HIDDEN) {
        buffer_add_format(xml, " table:content-validation-name=\"%s\"", validation);
    }
    if (text[0] == '\0') {
        buffer_add(xml, "/>");
        return;
    }
    if (workbook_is_number(text)) {
        buffer_add_format(xml, " office:value-type=\"float\" office:value=\"%s\">", text);
    } else {
        buffer_add(xml, " office:value-type=\"string\">");
    }
    add_text(xml, text);
    buffer_add(xml, "</table:table-cell>");
}

static void add_row(struct buffer *xml, const struct workbook_sheet *sheet, size_t number,
        const struct workbook_row *row)
{
    buffer_add_format(xml, "<table:table-row table:style-name=\"ro\"%s>",
            row->look == ROW_HIDDEN ? " table:visibility=\"collapse\"" : "");
    for (size_t i = 0; i < sheet->column_count; i++) {
        struct buffer validation = { 0 };
        buffer_add_format(&validation, "v%zu-%zu", number, i);
        bool offers = sheet->columns[i].choices != NULL;
        add_cell(xml, &sheet->columns[i], row, i, offers ? buffer_text(&validation) : NULL);
        buffer_finish(&validation);
    }
    buffer_add(xml, "</table:table-row>\n");
}

static void add_sheet(struct buffer *xml, const struct workbook_sheet *sheet, size_t number)
{
    buffer_add(xml, "<table:table table:name=\"");
    add_escaped(xml, sheet->name);
    buffer_add(xml,
            "\" table:protected=\"true\"><loext:table-protection "
            "loext:select-protected-cells=\"true\" loext:select-unprotected-cells=\"true\" "
            "loext:insert-rows=\"true\"/>\n");
    for (size_t i = 0; i < sheet->column_count; i++) {
        buffer_add_format(xml,
                "<table:table-column table:style-name=\"co%zu-%zu\" "
                "table:default-cell-style-name=\"",
                number, i);
        add_style_name(xml, ROW_PLAIN, &sheet->columns[i]);
        buffer_add(xml, "\"/>\n");
    }
    for (size_t i = 0; i < sheet->rows.count; i++) {
        add_row(xml, sheet, number, &sheet->rows.items[i]);
    }
    buffer_add(xml, "</table:table>\n");
}

static void add_item(struct buffer *xml, const char *name, const char *type, size_t value)
{
    buffer_add_format(xml,
            "<config:config-item config:name=\"%s\" config:type=\"%s\">%zu</config:config-item>",
            name, type, value);
}

// Where the panes freeze is a setting of the view, not of the sheet.
static void add_view(struct buffer *xml, const struct workbook_sheet *sheet)
{
    size_t head = 0;
    for (size_t i = 0; i < sheet->rows.count; i++) {
        head = sheet->rows.items[i].look == ROW_HEAD ? i + 1 : head;
    }
    buffer_add(xml, "<config:config-item-map-entry config:name=\"");
    add_escaped(xml, sheet->name);
    buffer_add(xml, "\">");
    add_item(xml, "HorizontalSplitMode", "short", sheet->frozen_columns > 0 ? 2 : 0);
    add_item(xml, "VerticalSplitMode", "short", head > 0 ? 2 : 0);
    add_item(xml, "HorizontalSplitPosition", "int", sheet->frozen_columns);
    add_item(xml, "VerticalSplitPosition", "int", head);
    add_item(xml, "PositionRight", "int", sheet->frozen_columns);
    add_item(xml, "PositionBottom", "int", head);
    buffer_add(xml, "</config:config-item-map-entry>\n");
}

static void write_settings(const struct workbook *workbook, struct buffer *xml)
{
    buffer_add(xml,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<office:document-settings office:version=\"1.2\" "
            "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
            "xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" "
            "xmlns:ooo=\"http://openoffice.org/2004/office\"><office:settings>"
            "<config:config-item-set config:name=\"ooo:view-settings\">"
            "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
            "<config:config-item config:name=\"ViewId\" config:type=\"string\">view1"
            "</config:config-item><config:config-item-map-named config:name=\"Tables\">\n");
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        add_view(xml, &workbook->sheets.items[i]);
    }
    buffer_add(xml,
            "</config:config-item-map-named></config:config-item-map-entry>"
            "</config:config-item-map-indexed></config:config-item-set></office:settings>"
            "</office:document-settings>\n");
}

void workbook_write_ods(const struct workbook *workbook, struct buffer *bytes)
{
    struct zip zip = { 0 };
    struct buffer part = { 0 };
    buffer_add(&part, mimetype);
    zip_add(&zip, "mimetype", &part);
    buffer_add(&part, content_begin);
    add_styles(&part, workbook);
    add_choices(&part, workbook);
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        add_sheet(&part, &workbook->sheets.items[i], i);
    }
    buffer_add(&part, "</office:spreadsheet></office:body></office:document-content>\n");
    zip_add(&zip, "content.xml", &part);
    write_settings(workbook, &part);
    zip_add(&zip, "settings.xml", &part);
    buffer_add(&part, manifest);
    zip_add(&zip, "META-INF/manifest.xml", &part);
    zip_write(&zip, bytes);
    zip_finish(&zip);
}
