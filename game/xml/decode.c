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
        if (!convert(bytes, size, big, &decoded->converted)) {
            int line = line_of(buffer_text(&decoded->converted), decoded->converted.size);
            diag_add(diags, DIAG_XML_ENCODING, DIAG_ERROR, file, line, NULL);
            return false;
        }
        decoded->text = buffer_text(&decoded->converted);
        decoded->size = decoded->converted.size;
    } else if (begins(bytes, size, "\xef\xbb\xbf", 3)) {
        decoded->text += 3;
        decoded->size -= 3;
    }
    return check(file, decoded, diags);
}

void xml_bytes_finish(struct xml_bytes *decoded)
{
    buffer_finish(&decoded->converted);
}
