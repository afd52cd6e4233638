// SPDX-License-Identifier: GPL-3.0-or-later
// The plain text of a document of a word processor, a line each paragraph.
#include "game/report/table/document.h"

#include <string.h>

#include "game/report/table/zip.h"
#include "game/xml/reader.h"

struct document {
    struct buffer *text;
    bool word; // .docx: only <t> holds text; in .odt every paragraph does
    int depth;
    int skipped; // depth of an element that is passed over; 0 = none, as in the next ones
    int paragraph_at;
    int text_at;
};

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names != NULL; names++) {
        if (strcmp(name, *names) == 0) {
            return true;
        }
    }
    return false;
}

static void start(void *data, const struct xml_element *element)
{
    static const char *const BESIDE[] = { "del", "tracked-changes", "annotation", "note",
        "footnote", "instrText", "moveFrom", "Fallback", "pPr", "rPr", NULL };
    static const char *const BLANKS[] = { "s", "tab", "br", "line-break", "cr", NULL };
    struct document *document = data;
    document->depth++;
    if (document->skipped > 0) {
        return;
    }
    bool paragraph = strcmp(element->name, "p") == 0 || strcmp(element->name, "h") == 0;
    if (is_one_of(element->name, BESIDE)) {
        document->skipped = document->depth;
    } else if (paragraph && document->paragraph_at == 0) {
        document->paragraph_at = document->depth;
    } else if (document->paragraph_at > 0 && is_one_of(element->name, BLANKS)) {
        buffer_add_char(document->text, ' ');
    } else if (strcmp(element->name, "t") == 0) {
        document->text_at = document->depth;
    }
}

static void take_text(void *data, const char *text, size_t size)
{
    struct document *document = data;
    bool inside = document->word ? document->text_at > 0 : document->paragraph_at > 0;
    if (document->skipped == 0 && inside) {
        for (size_t i = 0; i < size; i++) {
            buffer_add_bytes(document->text, text[i] == '\n' ? " " : &text[i], 1);
        }
    }
}

static void end(void *data)
{
    struct document *document = data;
    if (document->skipped == document->depth) {
        document->skipped = 0;
    } else if (document->text_at == document->depth) {
        document->text_at = 0;
    } else if (document->paragraph_at == document->depth) {
        document->paragraph_at = 0;
        buffer_add_char(document->text, '\n');
    }
    document->depth--;
}

static bool read_part(const char *file, const struct zip_part *part, bool word, struct buffer *text,
        struct diag_list *diags)
{
    struct document document = { .text = text, .word = word };
    struct xml_handler handler = { &document, start, take_text, end };
    return xml_read_foreign(file, buffer_text(&part->bytes), part->bytes.size, &handler, diags);
}

bool document_read(const char *file, struct buffer *bytes, struct diag_list *diags)
{
    struct zip zip = { 0 };
    struct buffer text = { 0 };
    if (bytes->size < 4 || memcmp(bytes->bytes, "PK\3\4", 4) != 0) {
        return true;
    }
    bool good = zip_read(&zip, file, bytes->bytes, bytes->size, diags);
    const struct zip_part *docx = zip_find(&zip, "word/document.xml");
    const struct zip_part *kind = zip_find(&zip, "mimetype");
    bool written = kind != NULL && strstr(buffer_text(&kind->bytes), "opendocument.text") != NULL;
    const struct zip_part *odt = written ? zip_find(&zip, "content.xml") : NULL;
    if (good && docx == NULL && odt == NULL) {
        diag_add(diags, DIAG_DOCUMENT_KIND, DIAG_ERROR, file, 0, NULL);
        good = false;
    }
    good = good && read_part(file, docx != NULL ? docx : odt, docx != NULL, &text, diags);
    buffer_finish(bytes);
    *bytes = text;
    zip_finish(&zip);
    return good;
}
