// SPDX-License-Identifier: GPL-3.0-or-later
// What the candidate says of the play on the sheet, and what was answered.
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/sheet_parts.h"

static const char *day_words(struct report *report, const struct day *day)
{
    struct buffer buffer = { 0 };
    format_date(&buffer, format_for(report->language), day->year, day->month, day->day);
    const char *text = report_text(report, "%s", buffer_text(&buffer));
    buffer_finish(&buffer);
    return text;
}

static void add_answer(struct report *report, const struct result_remark *remark)
{
    if (*remark->answer != '\0') {
        report_paragraph(report,
                report_text(report, tr("Answered by %s on %s: %s"), remark->answerer,
                        day_words(report, &remark->answered), remark->answer));
    } else if (remark->owed.year > 0) {
        report_status(report,
                report_text(
                        report, tr("An answer is owed by %s"), day_words(report, &remark->owed)),
                REPORT_BAD);
    }
}

void sheet_add_remarks(struct report *report, const struct result *result)
{
    if (result->remarks.count > 0) {
        report_section(report, tr("What the candidate says"), NULL);
    }
    for (size_t i = 0; i < result->remarks.count; i++) {
        const struct result_remark *remark = &result->remarks.items[i];
        report_part(report, remark->asks ? tr("Asks to have something put right") : tr("Comment"),
                report_text(report, tr("%s · number %ld"), day_words(report, &remark->said),
                        (long)remark->id));
        report_paragraph(report, report_text(report, tr("“%s”"), remark->text));
        add_answer(report, remark);
    }
}
