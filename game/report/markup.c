// SPDX-License-Identifier: GPL-3.0-or-later
// Text between tags: what a candidate or an author wrote can never become markup.
#include "game/report/markup.h"

#include <stdbool.h>
#include <string.h>

#include "game/base/utf8.h"

static const char REPLACEMENT[] = "\xef\xbf\xbd";

static void add_sign(struct buffer *out, char sign)
{
    switch (sign) {
    case '&':
        buffer_add(out, "&amp;");
        break;
    case '<':
        buffer_add(out, "&lt;");
        break;
    case '>':
        buffer_add(out, "&gt;");
        break;
    case '"':
        buffer_add(out, "&quot;");
        break;
    case '\'':
        buffer_add(out, "&#39;");
        break;
    default: {
        unsigned char byte = (unsigned char)sign;
        bool control = (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f;
        buffer_add_bytes(out, control ? REPLACEMENT : &sign, control ? 3 : 1);
    }
    }
}

// U+FFFE and U+FFFF are good UTF-8 that XML has no place for.
static bool is_noncharacter(const char *at)
{
    return memcmp(at, "\xef\xbf", 2) == 0 && (unsigned char)at[2] >= 0xbe;
}

static void add_good(struct buffer *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (size - i >= 3 && is_noncharacter(text + i)) {
            buffer_add(out, REPLACEMENT);
            i += 2;
        } else {
            add_sign(out, text[i]);
        }
    }
}

void markup_add(struct buffer *out, const char *text)
{
    size_t size = text != NULL ? strlen(text) : 0;
    size_t bad = 0;
    while (size > 0 && !utf8_valid(text, size, &bad)) {
        add_good(out, text, bad);
        buffer_add(out, REPLACEMENT);
        text += bad + 1;
        size -= bad + 1;
    }
    add_good(out, text, size);
}

void markup_element(struct buffer *out, const char *element, const char *text)
{
    buffer_add_format(out, "<%s>", element);
    markup_add(out, text);
    buffer_add_format(out, "</%s>\n", element);
}
