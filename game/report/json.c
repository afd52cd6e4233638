// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON writer: values in order into a buffer, numbers that read back as the same double.
#include "game/report/json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

void json_init(struct json *json, struct buffer *out)
{
    *json = (struct json) { .out = out };
}

static void begin_value(struct json *json)
{
    if (json->comma) {
        buffer_add_char(json->out, ',');
    }
    json->comma = true;
}

static void open(struct json *json, char bracket)
{
    begin_value(json);
    buffer_add_char(json->out, bracket);
    json->comma = false;
}

static void close(struct json *json, char bracket)
{
    buffer_add_char(json->out, bracket);
    json->comma = true;
}

void json_open_object(struct json *json)
{
    open(json, '{');
}

void json_close_object(struct json *json)
{
    close(json, '}');
}

void json_open_array(struct json *json)
{
    open(json, '[');
}

void json_close_array(struct json *json)
{
    close(json, ']');
}

static void add_escaped(struct buffer *out, unsigned char c)
{
    switch (c) {
    case '"':
        buffer_add(out, "\\\"");
        break;
    case '\\':
        buffer_add(out, "\\\\");
        break;
    case '\n':
        buffer_add(out, "\\n");
        break;
    case '\t':
        buffer_add(out, "\\t");
        break;
    default:
        if (c < 0x20 || c == 0x7f) {
            buffer_add_format(out, "\\u%04x", c);
        } else {
            buffer_add_char(out, (char)c);
        }
    }
}

static void add_quoted(struct buffer *out, const char *text)
{
    buffer_add_char(out, '"');
    for (const char *at = text; *at != '\0'; at++) {
        add_escaped(out, (unsigned char)*at);
    }
    buffer_add_char(out, '"');
}

void json_key(struct json *json, const char *key)
{
    begin_value(json);
    add_quoted(json->out, key);
    buffer_add_char(json->out, ':');
    json->comma = false;
}

void json_text(struct json *json, const char *text)
{
    if (text == NULL) {
        json_null(json);
        return;
    }
    begin_value(json);
    add_quoted(json->out, text);
}

void json_integer(struct json *json, int64_t value)
{
    begin_value(json);
    buffer_add_format(json->out, "%" PRId64, value);
}

void json_number(struct json *json, double value)
{
    if (!isfinite(value)) {
        json_null(json);
        return;
    }
    char digits[40];
    snprintf(digits, sizeof(digits), "%.17g", value);
    char *comma = strchr(digits, ','); // a decimal comma in the locale of a program around us
    if (comma != NULL) {
        *comma = '.';
    }
    begin_value(json);
    buffer_add(json->out, digits);
}

void json_boolean(struct json *json, bool value)
{
    begin_value(json);
    buffer_add(json->out, value ? "true" : "false");
}

void json_null(struct json *json)
{
    begin_value(json);
    buffer_add(json->out, "null");
}
