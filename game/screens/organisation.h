// SPDX-License-Identifier: GPL-3.0-or-later
// The organisation that selects: what it filled in about itself, read from the store's settings.
#pragma once

#include <stdbool.h>

#include "game/base/arena.h"
#include "game/store/store.h"

/**
 * Settings "org.*". A text that was never filled in is "": a screen then says so, and never makes
 * one up.
 */
struct organisation {
    struct arena arena;       // owns the texts
    const char *name;         // org.name
    const char *vacancy;      // org.vacancy: "klantadviseur"
    const char *controller;   // org.controller: who is responsible for the data, with an address
    const char *contact;      // org.contact: for questions, objections and complaints
    const char *who;          // org.who: who reads the sheet; "" = the recruiters of this vacancy
    long retention_weeks;     // org.retention_weeks: after the procedure; 4
    long log_months;          // org.log_months: the log without a name; 6
    bool report_to_candidate; // org.report_to_candidate: yes or no; yes
};

/** Reads them all; what cannot be read keeps its default. */
void organisation_read(
        struct organisation *organisation, struct store *store, struct diag_list *diags);
void organisation_finish(struct organisation *organisation);
