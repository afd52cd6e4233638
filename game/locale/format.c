// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, money, dates and times as each language writes them; the C library's locale is not
// asked.
#include "game/locale/format.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { CENTS = 100, DAY_SECONDS = 86400, DECIMALS_MAX = 9 };

struct format {
    const char *language;
    char thousands;
    char decimal;
    const char *euro;
    const char *months[12];
};

static const struct format FORMATS[] = {
    { "en", ',', '.', "€",
            { "January", "February", "March", "April", "May", "June", "July", "August", "September",
                    "October", "November", "December" } },
    { "nl", '.', ',', "€\u00a0",
            { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                    "september", "oktober", "november", "december" } },
};

const struct format *format_for(const char *language)
{
    for (size_t i = 0; i < sizeof(FORMATS) / sizeof(FORMATS[0]); i++) {
        size_t size = strlen(FORMATS[i].language);
        bool region = language[0] != '\0' && language[1] != '\0' &&
                (language[2] == '\0' || language[2] == '-' || language[2] == '_');
        if (region && strncmp(language, FORMATS[i].language, size) == 0) {
            return &FORMATS[i];
        }
    }
    return &FORMATS[0];
}

static void add_grouped(struct buffer *buffer, const struct format *format, uint64_t value)
{
    char digits[24];
    int size = snprintf(digits, sizeof(digits), "%" PRIu64, value);
    for (int i = 0; i < size; i++) {
        if (i > 0 && (size - i) % 3 == 0) {
            buffer_add_char(buffer, format->thousands);
        }
        buffer_add_char(buffer, digits[i]);
    }
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? UINT64_C(0) - (uint64_t)value : (uint64_t)value;
}

void format_integer(struct buffer *buffer, const struct format *format, int64_t value)
{
    if (value < 0) {
        buffer_add_char(buffer, '-');
    }
    add_grouped(buffer, format, magnitude(value));
}

// `units` counts in parts of 1 / scale: 128600 with a scale of 100 is 1.286,00.
static void add_scaled(struct buffer *buffer, const struct format *format, int64_t units,
        uint64_t scale, int decimals)
{
    add_grouped(buffer, format, magnitude(units) / scale);
    if (decimals > 0) {
        buffer_add_char(buffer, format->decimal);
        buffer_add_format(buffer, "%0*" PRIu64, decimals, magnitude(units) % scale);
    }
}

void format_decimal(struct buffer *buffer, const struct format *format, double value, int decimals)
{
    assert(decimals >= 0 && decimals <= DECIMALS_MAX);
    uint64_t scale = 1;
    for (int i = 0; i < decimals; i++) {
        scale *= 10;
    }
    double scaled = round(value * (double)scale);
    // Past this a double has no such decimals, and an integer no room.
    if (!(fabs(scaled) < 9e15)) {
        buffer_add_format(buffer, "%g", value);
        return;
    }
    if (scaled < 0) {
        buffer_add_char(buffer, '-');
    }
    add_scaled(buffer, format, (int64_t)scaled, scale, decimals);
}

void format_percent(struct buffer *buffer, const struct format *format, double value, int decimals)
{
    format_decimal(buffer, format, value * 100, decimals);
    buffer_add_char(buffer, '%');
}

void format_money(struct buffer *buffer, const struct format *format, int64_t cents)
{
    if (cents < 0) {
        buffer_add_char(buffer, '-');
    }
    buffer_add(buffer, format->euro);
    add_scaled(buffer, format, cents, CENTS, 2);
}

void format_date(struct buffer *buffer, const struct format *format, int year, int month, int day)
{
    assert(month >= 1 && month <= 12);
    buffer_add_format(buffer, "%d %s %d", day, format->months[month - 1], year);
}

void format_month(struct buffer *buffer, const struct format *format, int year, int month)
{
    assert(month >= 1 && month <= 12);
    buffer_add_format(buffer, "%s %d", format->months[month - 1], year);
}

void format_clock(struct buffer *buffer, const struct format *format, int64_t seconds)
{
    (void)format; // both languages write 24 hours
    int64_t today = ((seconds % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
    buffer_add_format(buffer, "%02d:%02d", (int)(today / 3600), (int)(today / 60 % 60));
}

void format_moment(struct buffer *buffer, const struct format *format, int64_t milliseconds)
{
    time_t seconds = (time_t)(milliseconds / 1000);
    struct tm moment = { 0 };
    (void)localtime_r(&seconds, &moment);
    format_date(buffer, format, moment.tm_year + 1900, moment.tm_mon + 1, moment.tm_mday);
    buffer_add(buffer, ", ");
    format_clock(buffer, format, (int64_t)moment.tm_hour * 3600 + (int64_t)moment.tm_min * 60);
}
