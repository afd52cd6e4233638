// SPDX-License-Identifier: GPL-3.0-or-later
// What cairo leaves out of a tagged PDF: that it is one, in which language, and under what title.
#include "game/draw/pdf_mark.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/base/utf8.h"

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

/* ---- figures ---- */

// What an update says again of one object.
struct renewed {
    unsigned long number;
    struct buffer words;
};

static const char *find_after(const struct buffer *pdf, const char *from, const char *words)
{
    size_t length = strlen(words);
    const char *end = pdf->bytes + pdf->size;
    for (const char *at = from; at != NULL && at + length <= end; at++) {
        at = memchr(at, words[0], (size_t)(end - at));
        if (at == NULL || at + length > end) {
            return NULL;
        }
        if (memcmp(at, words, length) == 0) {
            return at;
        }
    }
    return NULL;
}

// UTF-16 with its mark, in hexadecimal: every language, and no brackets to take care of.
static void add_text(struct buffer *out, const char *text)
{
    buffer_add(out, "<feff");
    while (*text != '\0') {
        uint32_t point = utf8_next(&text);
        if (point >= 0x10000) {
            point -= 0x10000;
            buffer_add_format(out, "%04x", (unsigned)(0xd800 + (point >> 10)));
            point = 0xdc00 + (point & 0x3ff);
        }
        buffer_add_format(out, "%04x", (unsigned)point);
    }
    buffer_add_char(out, '>');
}

// Where the line begins that `at` is in.
static const char *line_of(const struct buffer *pdf, const char *at)
{
    while (at > pdf->bytes && at[-1] != '\n') {
        at--;
    }
    return at;
}

// A figure as cairo writes one: "12 0 obj", then "<< /Type /StructElem", "   /S /Figure" and so on.
static bool renew_figure(struct renewed *figure, const struct buffer *pdf, const char *found,
        const char *alternative)
{
    const char *begin = line_of(pdf, line_of(pdf, found) - 1);
    const char *end = find_after(pdf, found, ">>\nendobj\n");
    char *rest = NULL;
    figure->number = strtoul(begin, &rest, 10);
    if (end == NULL || figure->number == 0 || strncmp(rest, " 0 obj\n<< ", 10) != 0) {
        return false;
    }
    buffer_add_bytes(&figure->words, begin, (size_t)(end - begin));
    buffer_add(&figure->words, "   /Alt ");
    add_text(&figure->words, alternative);
    buffer_add(&figure->words, "\n>>\nendobj\n");
    return true;
}

static void find_figures(const struct buffer *pdf, const char *const *alternatives, size_t count,
        struct renewed *figures)
{
    const char *at = pdf->bytes;
    for (size_t i = 0; i < count && at != NULL; i++) {
        at = find_after(pdf, at, "\n   /S /Figure\n");
        if (at != NULL && !renew_figure(&figures[i], pdf, at, alternatives[i])) {
            buffer_clear(&figures[i].words);
        }
        at = at != NULL ? at + 1 : NULL;
    }
}

/* ---- the update ---- */

static void add_catalogue(
        struct renewed *renewed, const struct buffer *catalogue, const char *language)
{
    buffer_add(&renewed->words, buffer_text(catalogue));
    buffer_add(&renewed->words,
            "   /MarkInfo << /Marked true >>\n"
            "   /ViewerPreferences << /DisplayDocTitle true >>\n");
    if (language != NULL && strstr(buffer_text(catalogue), "/Lang") == NULL) {
        buffer_add_format(&renewed->words, "   /Lang (%s)\n", language);
    }
    buffer_add(&renewed->words, ">>\nendobj\n");
}

static void add_update(
        struct buffer *pdf, const struct ending *ending, struct renewed *renewed, size_t count)
{
    struct buffer table = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (renewed[i].words.size > 0) {
            buffer_add_format(&table, "%lu 1\n%010zu 00000 n \n", renewed[i].number, pdf->size);
            buffer_add_bytes(pdf, renewed[i].words.bytes, renewed[i].words.size);
        }
    }
    size_t begin = pdf->size;
    buffer_add_format(pdf,
            "xref\n%strailer\n<< /Size %lu\n   /Root %lu 0 R\n   /Info %lu 0 R\n"
            "   /Prev %lu\n>>\nstartxref\n%zu\n%%%%EOF\n",
            buffer_text(&table), ending->size, ending->root, ending->info, ending->table, begin);
    buffer_finish(&table);
}

bool pdf_mark_tagged(struct buffer *pdf, const char *language, const char *const *alternatives,
        size_t alternative_count)
{
    struct ending ending;
    struct buffer catalogue = { 0 };
    bool good = read_ending(pdf, &ending) && read_catalogue(pdf, &ending, &catalogue);
    if (good && strstr(buffer_text(&catalogue), "/MarkInfo") == NULL) {
        struct renewed *renewed = mem_alloc((alternative_count + 1) * sizeof(*renewed));
        renewed[0].number = ending.root;
        add_catalogue(&renewed[0], &catalogue, language);
        find_figures(pdf, alternatives, alternative_count, renewed + 1);
        add_update(pdf, &ending, renewed, alternative_count + 1);
        for (size_t i = 0; i <= alternative_count; i++) {
            buffer_finish(&renewed[i].words);
        }
        mem_free(renewed);
    }
    buffer_finish(&catalogue);
    return good;
}
