// SPDX-License-Identifier: GPL-3.0-or-later
// The store that a test works on, and what is said of it: for tcase_add_checked_fixture.
#pragma once

#include "tests/store/store_fixture.h"

extern struct store *store;
extern char folder[FIXTURE_PATH_SIZE]; // "" = in memory
extern struct diag_list diags;         // forgotten after each test

void opened_in_memory(void);
void opened_in_folder(void);

/** Closes the store, where the test left it open, and removes its folder. */
void opened_close(void);

/** Closes it, and opens what stands in the folder. */
void opened_reopen(void);
