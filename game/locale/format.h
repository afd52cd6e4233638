// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, money, dates and times as each language writes them; the C library's locale is not
// asked.
#pragma once

#include <stdint.h>

#include "game/base/buffer.h"

struct format;

/** How `language` writes ("nl", "nl-BE", "en"); English for a language we do not know. Never NULL.
 */
const struct format *format_for(const char *language);

/** "1.286" */
void format_integer(struct buffer *buffer, const struct format *format, int64_t value);

/** "7,5": exactly `decimals` (0 to 9) of them, rounded half away from zero as it is read: 0,25 is
 * 0,3. */
void format_decimal(struct buffer *buffer, const struct format *format, double value, int decimals);

/** `value` 0.625 with 1 decimal is "62,5%". */
void format_percent(struct buffer *buffer, const struct format *format, double value, int decimals);

/** "€ 1.286,00" from cents; the space does not break. */
void format_money(struct buffer *buffer, const struct format *format, int64_t cents);

/** "18 november 2026"; month and day from 1. */
void format_date(struct buffer *buffer, const struct format *format, int year, int month, int day);

/** "November 2026"; month from 1. Names of months have a capital where the language gives them one.
 */
void format_month(struct buffer *buffer, const struct format *format, int year, int month);

/** "09:20" from seconds since midnight; a day later starts again. */
void format_clock(struct buffer *buffer, const struct format *format, int64_t seconds);

/** "18 november 2026, 09:20": a wall time in milliseconds since 1970 UTC, in this computer's time
 * zone. */
void format_moment(struct buffer *buffer, const struct format *format, int64_t milliseconds);
