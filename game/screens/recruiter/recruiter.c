// SPDX-License-Identifier: GPL-3.0-or-later
// What the recruiter's screens share: the bar, and days as people write them.
#include "game/screens/recruiter/recruiter_inner.h"

#include <string.h>
#include <time.h>

#include "game/base/mem.h"
#include "game/base/secret.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/ui/widget.h"

void recruiter_open_bar(struct ui *ui, const char *place)
{
    ui_open(ui, ui_bar());
    ui_text(ui, UI_STRONG, "Zeven");
    if (place != NULL) {
        ui_text(ui, UI_SMALL, place);
    }
    ui_spacer(ui);
}

void recruiter_open_page(struct ui *ui, const char *id, int width)
{
    struct ui_box page = ui_page(id);
    page.padding = UI_SIDES(ui_is_wide(ui) ? 44 : 24, 24);
    page.align = UI_CENTRE;
    ui_open(ui, page);
    ui_open(ui, (struct ui_box) { .width = width, .max_width = width, .gap = 20 });
}

static struct tm day_of(int64_t wall_ms)
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm day = { 0 };
    (void)localtime_r(&seconds, &day);
    return day;
}

const char *recruiter_day(struct ui *ui, int64_t wall_ms)
{
    struct tm day = day_of(wall_ms);
    struct buffer buffer = { 0 };
    format_date(&buffer, format_for(locale_language()), day.tm_year + 1900, day.tm_mon + 1,
            day.tm_mday);
    const char *text = ui_format(ui, "%s", buffer_text(&buffer));
    buffer_finish(&buffer);
    return text;
}

const char *recruiter_short_day(struct ui *ui, int64_t wall_ms, int64_t now_ms)
{
    static const char *const MONTHS[] = { TR_MARK("Jan"), TR_MARK("Feb"), TR_MARK("Mar"),
        TR_MARK("Apr"), TR_MARK("May"), TR_MARK("Jun"), TR_MARK("Jul"), TR_MARK("Aug"),
        TR_MARK("Sep"), TR_MARK("Oct"), TR_MARK("Nov"), TR_MARK("Dec") };
    struct tm day = day_of(wall_ms);
    struct buffer buffer = { 0 };
    buffer_add_format(&buffer, "%d %s", day.tm_mday, tr(MONTHS[day.tm_mon]));
    if (day.tm_year != day_of(now_ms).tm_year) {
        buffer_add_format(&buffer, " %d", day.tm_year + 1900);
    }
    const char *text = ui_format(ui, "%s", buffer_text(&buffer));
    buffer_finish(&buffer);
    return text;
}

bool recruiter_read_day(const char *text, int64_t *wall_ms)
{
    struct tm day = { .tm_isdst = -1 };
    const char *end = strptime(text, "%d-%m-%Y", &day);
    if (end == NULL || *end != '\0') {
        day = (struct tm) { .tm_isdst = -1 };
        end = strptime(text, "%Y-%m-%d", &day);
    }
    if (end == NULL || *end != '\0') {
        return false;
    }
    int of_month = day.tm_mday;
    day.tm_hour = 23;
    day.tm_min = 59;
    day.tm_sec = 59;
    time_t seconds = mktime(&day);
    *wall_ms = (int64_t)seconds * 1000;
    return seconds > 0 && day.tm_mday == of_month; // 31 February would have become another day
}

const char *recruiter_write_day(struct ui *ui, int64_t wall_ms)
{
    struct tm day = day_of(wall_ms);
    return wall_ms == 0
            ? ""
            : ui_format(ui, "%02d-%02d-%04d", day.tm_mday, day.tm_mon + 1, day.tm_year + 1900);
}

void recruiter_build_passphrase(struct ui *ui, const char *id, const char *label)
{
    ui_text(ui, UI_LABEL, label);
    ui_field(ui,
            (struct ui_field) { .id = id,
                    .name = label,
                    .max_bytes = RECRUITER_PASSPHRASE_MAX,
                    .secret = true });
}

char *recruiter_take_passphrase(struct ui *ui, const char *id)
{
    char *passphrase = mem_copy_text(ui_field_text(ui, id, 0));
    ui_set_field_text(ui, id, 0, "");
    return passphrase;
}

void recruiter_forget_passphrase(char *passphrase)
{
    secret_wipe(passphrase, strlen(passphrase));
    mem_free(passphrase);
}

char *recruiter_read_name(const struct ui *ui, const char *id)
{
    const char *typed = ui_field_text(ui, id, 0);
    struct buffer name = { 0 };
    typed += strspn(typed, " \t");
    size_t size = strlen(typed);
    while (size > 0 && typed[size - 1] == ' ') {
        size--;
    }
    buffer_add_bytes(&name, typed, size);
    return buffer_take(&name);
}

char *recruiter_first_sentence(const struct diag_list *diags)
{
    struct buffer text = { 0 };
    if (diags->diags.count > 0) {
        diag_write_sentence(&text, &diags->diags.items[0]);
    }
    return buffer_take(&text);
}
