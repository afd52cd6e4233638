// SPDX-License-Identifier: GPL-3.0-or-later
// The store that a test works on, and what is said of it: for tcase_add_checked_fixture.
#include "tests/store/opened.h"

struct store *store;
char folder[FIXTURE_PATH_SIZE];
struct diag_list diags;

void opened_in_memory(void)
{
    folder[0] = '\0';
    store = fixture_open(":memory:");
}

void opened_in_folder(void)
{
    fixture_make_folder(folder);
    store = fixture_open(folder);
}

void opened_close(void)
{
    store_close(store);
    store = NULL;
    if (folder[0] != '\0') {
        fixture_remove_folder(folder);
    }
    diag_list_finish(&diags);
}

void opened_reopen(void)
{
    store_close(store);
    store = fixture_open(folder);
}
