// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8: checking, walking, and folding for search.
#include "game/base/utf8.h"

#include <string.h>

static size_t sequence_size(unsigned char lead)
{
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xc2 && lead < 0xe0) {
        return 2;
    }
    if (lead >= 0xe0 && lead < 0xf0) {
        return 3;
    }
    return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

// Over-long forms, surrogates and what lies past U+10FFFF show in the second byte.
static bool second_fits(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xe0:
        return second >= 0xa0;
    case 0xed:
        return second < 0xa0;
    case 0xf0:
        return second >= 0x90;
    case 0xf4:
        return second < 0x90;
    default:
        return true;
    }
}

// Most of a text is plain ASCII: eight bytes at once, none of them NUL or above 0x7f.
static bool is_plain(const unsigned char *bytes)
{
    uint64_t block = 0;
    memcpy(&block, bytes, sizeof(block));
    uint64_t zero = (block - UINT64_C(0x0101010101010101)) & ~block;
    return ((block | zero) & UINT64_C(0x8080808080808080)) == 0;
}

bool utf8_valid(const char *text, size_t size, size_t *at)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t i = 0;
    while (i < size) {
        if (size - i >= sizeof(uint64_t) && is_plain(bytes + i)) {
            i += sizeof(uint64_t);
            continue;
        }
        size_t length = bytes[i] == 0 ? 0 : sequence_size(bytes[i]);
        bool fits = length > 0 && length <= size - i;
        for (size_t j = 1; fits && j < length; j++) {
            fits = (bytes[i + j] & 0xc0) == 0x80;
        }
        if (!fits || (length > 2 && !second_fits(bytes[i], bytes[i + 1]))) {
            if (at != NULL) {
                *at = i;
            }
            return false;
        }
        i += length;
    }
    return true;
}

uint32_t utf8_next(const char **text)
{
    const unsigned char *bytes = (const unsigned char *)*text;
    if (bytes[0] == 0) {
        return 0;
    }
    size_t length = sequence_size(bytes[0]);
    if (length <= 1) {
        *text += 1;
        return bytes[0];
    }
    uint32_t code_point = bytes[0] & (0xffu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        code_point = (code_point << 6) | (bytes[i] & 0x3fu);
    }
    *text += length;
    return code_point;
}

size_t utf8_count(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++) {
        count += ((unsigned char)*text & 0xc0) != 0x80;
    }
    return count;
}

size_t utf8_before(const char *text, size_t offset)
{
    while (offset > 0) {
        offset--;
        if (((unsigned char)text[offset] & 0xc0) != 0x80) {
            break;
        }
    }
    return offset;
}

size_t utf8_after(const char *text, size_t offset)
{
    if (text[offset] != '\0') {
        offset++;
    }
    while (((unsigned char)text[offset] & 0xc0) == 0x80) {
        offset++;
    }
    return offset;
}

void utf8_add(struct buffer *buffer, uint32_t code_point)
{
    char bytes[4];
    size_t size = 0;
    if (code_point < 0x80) {
        bytes[size++] = (char)code_point;
    } else if (code_point < 0x800) {
        bytes[size++] = (char)(0xc0 | (code_point >> 6));
        bytes[size++] = (char)(0x80 | (code_point & 0x3f));
    } else if (code_point < 0x10000) {
        bytes[size++] = (char)(0xe0 | (code_point >> 12));
        bytes[size++] = (char)(0x80 | ((code_point >> 6) & 0x3f));
        bytes[size++] = (char)(0x80 | (code_point & 0x3f));
    } else {
        bytes[size++] = (char)(0xf0 | (code_point >> 18));
        bytes[size++] = (char)(0x80 | ((code_point >> 12) & 0x3f));
        bytes[size++] = (char)(0x80 | ((code_point >> 6) & 0x3f));
        bytes[size++] = (char)(0x80 | (code_point & 0x3f));
    }
    buffer_add_bytes(buffer, bytes, size);
}

// U+00C0..U+017F without their accents, in lower case; a space keeps the letter as it is.
static char plain_letter(uint32_t code_point)
{
    static const char LATIN[] =
            "aaaaaa ceeeeiiii nooooo ouuuuy  aaaaaa ceeeeiiii nooooo ouuuuy y"
            "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk llllllllll"
            "nnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    if (code_point < 0xc0 || code_point - 0xc0 >= sizeof(LATIN) - 1) {
        return ' ';
    }
    return LATIN[code_point - 0xc0];
}

void utf8_fold(struct buffer *buffer, const char *text)
{
    for (uint32_t c = utf8_next(&text); c != 0; c = utf8_next(&text)) {
        char plain = plain_letter(c);
        if (c >= 'A' && c <= 'Z') {
            buffer_add_char(buffer, (char)(c - 'A' + 'a'));
        } else if (plain != ' ') {
            buffer_add_char(buffer, plain);
        } else {
            utf8_add(buffer, c);
        }
    }
}

bool utf8_contains_folded(const char *text, const char *part)
{
    struct buffer folded_text = { 0 };
    struct buffer folded_part = { 0 };
    utf8_fold(&folded_text, text);
    utf8_fold(&folded_part, part);
    bool contains = folded_part.size > 0 &&
            strstr(buffer_text(&folded_text), buffer_text(&folded_part)) != NULL;
    buffer_finish(&folded_text);
    buffer_finish(&folded_part);
    return contains;
}
