// SPDX-License-Identifier: GPL-3.0-or-later
// From the bytes of a file to clean UTF-8, or the reason why that cannot be.
#include "game/xml/decode.h"

#include <string.h>

#include "game/base/utf8.h"
#include "game/xml/reader.h"

static bool begins(const char *bytes, size_t size, const char *mark, size_t mark_size)
{
    return size >= mark_size && memcmp(bytes, mark, mark_size) == 0;
}

static uint32_t unit_at(const char *bytes, size_t at, bool big)
{
    uint32_t first = (unsigned char)bytes[at];
    uint32_t second = (unsigned char)bytes[at + 1];
    return big ? first << 8 | second : second << 8 | first;
}

// False at half a pair or half a unit.
static bool convert(const char *bytes, size_t size, bool big, struct buffer *text)
{
    for (size_t at = 0; at + 1 < size; at += 2) {
        uint32_t unit = unit_at(bytes, at, big);
        if (unit >= 0xd800 && unit < 0xdc00) {
            at += 2;
            uint32_t low = at + 1 < size ? unit_at(bytes, at, big) : 0;
            if (low < 0xdc00 || low > 0xdfff) {
                return false;
            }
            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        } else if (unit >= 0xdc00 && unit <= 0xdfff) {
            return false;
        }
        if (unit != 0xfeff || at > 0) {
            utf8_add(text, unit);
        }
    }
    return size % 2 == 0;
}

static bool is_utf16(const char *bytes, size_t size, bool *big)
{
    *big = begins(bytes, size, "\xfe\xff", 2) || begins(bytes, size, "\0<\0?", 4);
    return *big || begins(bytes, size, "\xff\xfe", 2) || begins(bytes, size, "<\0?\0", 4);
}

static int line_of(const char *text, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++) {
        line += text[i] == '\n' ? 1 : 0;
    }
    return line;
}

// What a person double-clicks by mistake has a beginning that gives it away.
static bool begins_like_xml(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size && strchr(" \t\r\n", text[at]) != NULL && text[at] != '\0') {
        at++;
    }
    return at < size && text[at] == '<';
}

static bool check(const char *file, const struct xml_bytes *decoded, struct diag_list *diags)
{
    size_t bad = 0;
    if (decoded->size == 0) {
        diag_add(diags, DIAG_XML_EMPTY, DIAG_ERROR, file, 0, NULL);
        return false;
    }
    if (!begins_like_xml(decoded->text, decoded->size)) {
        diag_add(diags, DIAG_XML_NOT_XML, DIAG_ERROR, file, 0, NULL);
        return false;
    }
    const char *nul = memchr(decoded->text, '\0', decoded->size);
    if (nul != NULL) {
        int line = line_of(decoded->text, (size_t)(nul - decoded->text));
        diag_add(diags, DIAG_XML_NUL, DIAG_ERROR, file, line, NULL);
        return false;
    }
    if (!utf8_valid(decoded->text, decoded->size, &bad)) {
        diag_add(diags, DIAG_XML_ENCODING, DIAG_ERROR, file, line_of(decoded->text, bad), NULL);
        return false;
    }
    return true;
}

bool xml_decode(const char *file, const char *bytes, size_t size, struct xml_bytes *decoded,
        struct diag_list *diags)
{
    *decoded = (struct xml_bytes) { .text = bytes, .size = size };
    if (size > XML_SIZE_MAX) {
        diag_add(diags, DIAG_XML_SIZE, DIAG_ERROR, file, 0, "16", NULL);
        return false;
    }
    if (begins(bytes, size, "\xff\xfe\0\0", 4) || begins(bytes, size, "\0\0\xfe\xff", 4)) {
        diag_add(diags, DIAG_XML_ENCODING_NAME, DIAG_ERROR, file, 0, "UTF-32", NULL);
        return false;
    }

    bool big = false;
    if (is_utf16(bytes, size, &big)) {
        decoded->wide = true;
        decoded->big = big;
        decoded->mark = !begins(bytes, size, "\0<", 2) && !begins(bytes, size, "<\0", 2);
        if (!convert(bytes, size, big, &decoded->converted)) {
            int line = line_of(buffer_text(&decoded->converted), decoded->converted.size);
            diag_add(diags, DIAG_XML_ENCODING, DIAG_ERROR, file, line, NULL);
            return false;
        }
        decoded->text = buffer_text(&decoded->converted);
        decoded->size = decoded->converted.size;
    } else if (begins(bytes, size, "\xef\xbb\xbf", 3)) {
        decoded->mark = true;
        decoded->text += 3;
        decoded->size -= 3;
    }
    return check(file, decoded, diags);
}

static void add_unit(struct buffer *bytes, uint32_t unit, bool big)
{
    buffer_add_char(bytes, (char)(big ? unit >> 8 : unit & 0xff));
    buffer_add_char(bytes, (char)(big ? unit & 0xff : unit >> 8));
}

static void add_wide(struct buffer *bytes, uint32_t code_point, bool big)
{
    if (code_point < 0x10000) {
        add_unit(bytes, code_point, big);
        return;
    }
    add_unit(bytes, 0xd800 + ((code_point - 0x10000) >> 10), big);
    add_unit(bytes, 0xdc00 + ((code_point - 0x10000) & 0x3ff), big);
}

void xml_encode(
        const struct xml_bytes *decoded, const char *text, size_t size, struct buffer *bytes)
{
    if (!decoded->wide) {
        buffer_add(bytes, decoded->mark ? "\xef\xbb\xbf" : "");
        buffer_add_bytes(bytes, text, size);
        return;
    }
    if (decoded->mark) {
        add_unit(bytes, 0xfeff, decoded->big);
    }
    const char *end = text + size;
    while (text < end) {
        add_wide(bytes, utf8_next(&text), decoded->big);
    }
}

void xml_bytes_finish(struct xml_bytes *decoded)
{
    buffer_finish(&decoded->converted);
}
