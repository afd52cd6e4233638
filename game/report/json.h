// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON writer: values in order into a buffer, numbers that read back as the same double.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/buffer.h"

struct json {
    struct buffer *out;
    bool comma; // a value stands before the next one on this level
};

/** Writes into `out`, which must outlive the writer. A key or a value follows; objects and arrays
 * nest. */
void json_init(struct json *json, struct buffer *out);

void json_open_object(struct json *json);
void json_close_object(struct json *json);
void json_open_array(struct json *json);
void json_close_array(struct json *json);

/** The name of the value that comes next; only in an object. */
void json_key(struct json *json, const char *key);

/** NULL is written as null; `text` is UTF-8. */
void json_text(struct json *json, const char *text);
void json_integer(struct json *json, int64_t value);

/** In 17 digits, with a point in every locale; what is not finite is null. */
void json_number(struct json *json, double value);
void json_boolean(struct json *json, bool value);
void json_null(struct json *json);
