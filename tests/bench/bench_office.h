// SPDX-License-Identifier: GPL-3.0-or-later
// What the recruiter's list costs, by the number of candidates in the office.
#pragma once

#include <stdbool.h>
#include <stdint.h>

/** Milliseconds on the clock, medians. */
struct bench_office {
    double open_ms;        // the list anew: who is busy, the counts of the filters, the first page
    double page_ms;        // the next page, in the middle of them all
    double search_ms;      // a code of which there is one, or none; the slowest of the two
    double words_ms;       // part of a vacancy's name: half of them all
    double filter_ms;      // the slowest filter
    double sheet_ms;       // a sheet, its line in the audit included
    double verify_s;       // the whole audit
    int64_t lines;         // of the audit
    double seal_s;         // a passphrase set: all of it written anew, sealed
    double unlock_ms;      // the passphrase given, at the cost that people pay
    double look_ms;        // the pages that unlocking did not look at, all parts
    double look_part_ms;   // the slowest part, which keys wait for
    double sealed_open_ms; // as above, of the sealed office
    double sealed_page_ms;
    double sealed_search_ms; // the slower of a code and half of them all
    double sealed_sheet_ms;
};

/** Fills the store in `folder`, which must be empty, with `candidates`, half of whom played; then
 * measures. False when the store refuses. */
bool bench_office_measure(const char *folder, int candidates, struct bench_office *result);
