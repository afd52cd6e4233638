// SPDX-License-Identifier: GPL-3.0-or-later
// A result on paper: the recruiter's sheet and the candidate's own report as PDF files.
#include "game/report/result_pdf.h"

#include <stdio.h>

#include "game/report/candidate_report.h"
#include "game/report/report_pdf.h"
#include "game/report/sheet_report.h"

// The date of the play, and no clock: the same result gives the same file.
static bool write_dated(struct report *report, const struct result *result, const char *path)
{
    const struct result_meta *meta = &result->meta;
    char created[64];
    snprintf(created, sizeof(created), "%04d-%02d-%02dT00:00:00Z", meta->year, meta->month,
            meta->day);
    struct report_paper paper = {
        .title = report_text(report, "%s · %s", meta->candidate, result->shift_title),
        .subject = result->shift_id,
        .created = meta->year > 0 ? created : "1970-01-01T00:00:00Z",
    };
    return report_write_pdf(report, path, &paper);
}

bool result_write_sheet_pdf(
        const struct result *result, const struct random_player *random, const char *path)
{
    struct report report;
    sheet_report_init(&report, result, random);
    bool written = write_dated(&report, result, path);
    report_finish(&report);
    return written;
}

bool result_write_candidate_pdf(const struct result *result, const char *path)
{
    struct report report;
    candidate_report_init(&report, result);
    bool written = write_dated(&report, result, path);
    report_finish(&report);
    return written;
}
