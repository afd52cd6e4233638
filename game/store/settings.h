// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: the organisation's and the display's, as key and text. Those of the organisation
// ("org.") are in play.db, with a copy in the office for who has the office alone; lines of panels
// ("standard.") are in the office.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/store/store.h"

/** Keeps `value` under `key` ("display.text-size"); NULL forgets it. */
bool store_write_setting(
        struct store *store, const char *key, const char *value, struct diag_list *diags);

/** Whether `key` has this value; false too when it cannot be read. */
bool store_setting_is(
        struct store *store, const char *key, const char *value, struct diag_list *diags);

/** Whether `word` stands in `list`, whose words have blanks between; an empty list names all. */
bool settings_list_has(const char *list, const char *word);

/** Adds the value of `key`, else `otherwise`, to `value`. False only when it cannot be read. */
bool store_read_setting(struct store *store, const char *key, const char *otherwise,
        struct buffer *value, struct diag_list *diags);

/** The most weeks or months that a period may have, and how long things are kept by themselves. */
enum { SETTINGS_PERIOD_MAX = 520, SETTINGS_RETENTION_WEEKS = 4, SETTINGS_LOG_MONTHS = 6 };

/** The whole number from 1 to `most` under `key`, else `otherwise`. */
int64_t store_read_count(struct store *store, const char *key, int64_t most, int64_t otherwise,
        struct diag_list *diags);

/** How many weeks the organisation keeps what belongs to no vacancy. */
int64_t settings_retention_weeks(struct store *store, struct diag_list *diags);

/** Makes the office's copy what play.db has, and takes in the lines that waited there; both are
 * open. A play.db without settings takes them from the office. */
bool settings_share(struct store *store, struct diag_list *diags);
