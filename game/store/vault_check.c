// SPDX-License-Identifier: GPL-3.0-or-later
// A look at every page of a sealed office: the first when it opens, the others a part at a time.
#include "game/store/damage.h"
#include "game/store/database.h"
#include "game/store/vault_inner.h"

// A page that was changed does not open, so that opening all of them finds what a disk does to
// them. Of a hundred thousand candidates that takes as long as a passphrase: at the door only what
// nobody notices is looked at, which is all of an office of some thousand.
enum { FIRST_PAGES = 8192, PART_PAGES = 2048 };

static bool check(struct store *store, int64_t count, struct diag_list *diags)
{
    struct vault *vault = store->vault;
    bool whole = damage_check_pages(store->office, vault->checked, count, &vault->pages, diags);
    vault->checked += count;
    return whole;
}

bool vault_check_first(struct store *store, struct diag_list *diags)
{
    store->vault->checked = 0;
    return check(store, FIRST_PAGES, diags);
}

bool vault_check_part(struct store *store, struct diag_list *diags)
{
    if (vault_checked(store) == 100 || check(store, PART_PAGES, diags)) {
        return true;
    }
    if (diag_list_has(diags, DIAG_STORE_DAMAGED)) {
        vault_hold(store);
    }
    return false;
}

int vault_checked(const struct store *store)
{
    const struct vault *vault = store->vault;
    bool more = vault != NULL && store->office != NULL && vault->checked < vault->pages;
    return more ? (int)(vault->checked * 100 / vault->pages) : 100;
}

void vault_hold(struct store *store)
{
    database_close(store->office);
    store->office = NULL;
    store->vault->open = false;
    store->vault->held = true;
}

const struct secret_key *vault_key(const struct store *store)
{
    const struct vault *vault = store->vault;
    bool known =
            vault != NULL && (vault->open || vault->held) && vault->opened.role != VAULT_TRAINER;
    return known ? &vault->opened.data : NULL;
}
