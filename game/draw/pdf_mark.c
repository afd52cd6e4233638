// SPDX-License-Identifier: GPL-3.0-or-later
// What cairo leaves out of a tagged PDF: that it is one, in which language, and under what title.
#include "game/draw/pdf_mark.h"

#include <stdlib.h>
#include <string.h>

// The end of a PDF as cairo writes it: one table of references, no streams of objects.
struct ending {
    unsigned long size; // of the table
    unsigned long root; // object of the catalogue
    unsigned long info;
    unsigned long table; // where the table begins
};

// The last place of `words`; a PDF holds NULs, so the string functions do not do.
static const char *find_last(const struct buffer *pdf, const char *words)
{
    size_t length = strlen(words);
    for (size_t at = pdf->size; at >= length; at--) {
        if (memcmp(pdf->bytes + at - length, words, length) == 0) {
            return pdf->bytes + at - length;
        }
    }
    return NULL;
}

static bool read_number(const char *from, const char *name, unsigned long *number)
{
    const char *at = from != NULL ? strstr(from, name) : NULL;
    if (at == NULL) {
        return false;
    }
    char *end = NULL;
    at += strlen(name);
    *number = strtoul(at, &end, 10);
    return end != at;
}

static bool read_ending(const struct buffer *pdf, struct ending *ending)
{
    const char *trailer = pdf->size > 0 ? find_last(pdf, "\ntrailer\n") : NULL;
    return read_number(trailer, "/Size ", &ending->size) &&
            read_number(trailer, "/Root ", &ending->root) &&
            read_number(trailer, "/Info ", &ending->info) &&
            read_number(trailer, "startxref\n", &ending->table);
}

// What stands in the catalogue, up to its closing brackets.
static bool read_catalogue(
        const struct buffer *pdf, const struct ending *ending, struct buffer *catalogue)
{
    struct buffer head = { 0 };
    buffer_add_format(&head, "\n%lu 0 obj\n<< /Type /Catalog", ending->root);
    const char *at = find_last(pdf, buffer_text(&head));
    const char *end = at != NULL ? strstr(at, ">>\nendobj") : NULL;
    if (end != NULL) {
        buffer_add_bytes(catalogue, at + 1, (size_t)(end - at) - 1);
    }
    buffer_finish(&head);
    return end != NULL;
}

static void add_update(struct buffer *pdf, const struct ending *ending,
        const struct buffer *catalogue, const char *language)
{
    size_t object = pdf->size;
    buffer_add(pdf, buffer_text(catalogue));
    buffer_add(pdf,
            "   /MarkInfo << /Marked true >>\n"
            "   /ViewerPreferences << /DisplayDocTitle true >>\n");
    if (language != NULL && strstr(buffer_text(catalogue), "/Lang") == NULL) {
        buffer_add_format(pdf, "   /Lang (%s)\n", language);
    }
    buffer_add(pdf, ">>\nendobj\n");
    size_t table = pdf->size;
    buffer_add_format(pdf,
            "xref\n%lu 1\n%010zu 00000 n \ntrailer\n<< /Size %lu\n   /Root %lu 0 R\n"
            "   /Info %lu 0 R\n   /Prev %lu\n>>\nstartxref\n%zu\n%%%%EOF\n",
            ending->root, object, ending->size, ending->root, ending->info, ending->table, table);
}

bool pdf_mark_tagged(struct buffer *pdf, const char *language)
{
    struct ending ending;
    struct buffer catalogue = { 0 };
    bool good = read_ending(pdf, &ending) && read_catalogue(pdf, &ending, &catalogue);
    if (good && strstr(buffer_text(&catalogue), "/MarkInfo") == NULL) {
        add_update(pdf, &ending, &catalogue, language);
    }
    buffer_finish(&catalogue);
    return good;
}
