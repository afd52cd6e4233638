// SPDX-License-Identifier: GPL-3.0-or-later
// The organisation that selects: what it filled in about itself, in the store's settings.
#pragma once

#include <stdbool.h>

#include "game/base/arena.h"
#include "game/store/store.h"

/**
 * Settings "org.*". A text that was never filled in is "": a screen then says so, and never makes
 * one up.
 */
struct organisation {
    struct arena arena;     // owns the texts
    const char *name;       // org.name
    const char *vacancy;    // org.vacancy: "klantadviseur"
    const char *controller; // org.controller: who is responsible for the data, with an address
    const char *contact;    // org.contact: for questions, objections and complaints
    const char *who;        // org.who: who reads the sheet; "" = the recruiters of this vacancy
    const char *shifts;     // org.shifts: paths that may be given, between blanks; "" = all
    const char *norm;       // org.norm: the name of the norm on sheets; "" = the largest that fits
    long retention_weeks;   // org.retention_weeks: after the procedure; 4
    long log_months;        // org.log_months: the log without a name; 6
    long customers;         // org.gate.customers: a competency counts from so many; 3
    long decisions;         // org.gate.decisions: and from so many decisions; 6
    bool formal;            // org.address: "u", else "je"; u
    bool report_to_candidate; // org.report_to_candidate: yes or no; yes
    bool fairness;            // org.fairness: the page that compares groups, yes or no; no
    bool room; // org.room: a supervised room, where only invited codes play; yes or no; no
};

enum { ORGANISATION_PERIOD_MAX = 520, ORGANISATION_GATE_MAX = 100 };

/** Reads them all; what cannot be read keeps its default. */
void organisation_read(
        struct organisation *organisation, struct store *store, struct diag_list *diags);
void organisation_finish(struct organisation *organisation);

/** Keeps one of them; false when it cannot be written. */
bool organisation_write_text(
        struct store *store, const char *key, const char *text, struct diag_list *diags);
bool organisation_write_number(
        struct store *store, const char *key, long number, struct diag_list *diags);

/** Reads a whole number from 1 to `most` that stands in a field; false when it is none. */
bool organisation_read_number(const char *text, long most, long *number);

/** Whether the shift at this path may be given. */
bool organisation_gives(const struct organisation *organisation, const char *shift);
