// SPDX-License-Identifier: GPL-3.0-or-later
// A report on paper: A4 pages in a PDF file, with real text, headings and page numbers.
#pragma once

#include <stdbool.h>

#include "game/report/report.h"

struct report_paper {
    const char *title; // of the document; stands in the foot of each page
    const char *mark;  // what it rests on, beside the title in the foot: "log 5f3a9c21"; NULL
    const char *subject;
    const char
            *created; // "2026-11-18T00:00:00Z": given, so that the same report gives the same bytes
};

/** Adds the whole file to `out`: tagged, and the same bytes for the same report. */
bool report_add_pdf(
        struct buffer *out, const struct report *report, const struct report_paper *paper);

/** Writes the report to `path`; false when the file cannot be written. */
bool report_write_pdf(
        const struct report *report, const char *path, const struct report_paper *paper);
