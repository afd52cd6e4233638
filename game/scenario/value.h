// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the value of an attribute is what its rule asks, and what it says.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/diag.h"
#include "game/scenario/words.h"

/** False, with one diagnostic at `file` and `line`, when `value` does not keep to `rule`. */
bool value_check(const struct attribute_rule *rule, const char *value, const char *file, int line,
        struct diag_list *diags);

/** Whether it is an id of at most ID_SIZE_MAX: a-z, 0-9 and -, a letter first. */
bool value_is_id(const char *value, size_t size);

/** Seconds since midnight of "09:20", or false. */
bool value_time(const char *value, uint32_t *seconds);
