// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: the organisation's and the display's, as key and text, in play.db.
#pragma once

#include <stdbool.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/store/store.h"

/** Keeps `value` under `key` ("display.text-size"); NULL forgets it. */
bool store_write_setting(
        struct store *store, const char *key, const char *value, struct diag_list *diags);

/** Whether `key` has this value; false too without play.db, and when it cannot be read. */
bool store_setting_is(
        struct store *store, const char *key, const char *value, struct diag_list *diags);

/** Whether `word` stands in `list`, whose words have blanks between; an empty list names all. */
bool settings_list_has(const char *list, const char *word);

/** Adds the value of `key`, else `otherwise`, to `value`. False only when it cannot be read. */
bool store_read_setting(struct store *store, const char *key, const char *otherwise,
        struct buffer *value, struct diag_list *diags);
