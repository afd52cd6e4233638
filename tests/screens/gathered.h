// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of the sheet: one session beside a norm and a line, and what every way out says of it.
#pragma once

#include <stdint.h>

#include <json-c/json.h>

#include "tests/command/played_office.h"
#include "tests/screens/sitter.h"

enum { GATHERED_PEOPLE = 212 }; // of the norm

#define GATHERED_CODE "K-2041"

struct gathered {
    struct played_office office;
    struct sitter sitter;
    int64_t session;
    char *screen; // read aloud, with all figures unfolded
    char *paper;  // text of the PDF
    char *page;   // text of the HTML
    char *csv;
    char *wide;     // the table of the vacancy as CSV
    char *workbook; // and its cells as a workbook
    char *qti;
    struct json_object *whole; // with every digit: what the others are held against
    struct json_object *xapi;
};

/** Plays so many lines of form A, or OFFICE_WHOLE, and gathers it all in this language. */
void gathered_init(struct gathered *all, const char *language, int lines);
void gathered_finish(struct gathered *all);
