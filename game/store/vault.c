// SPDX-License-Identifier: GPL-3.0-or-later
// The vault: an office that is closed until somebody gives a passphrase, and closed again after.
#include "game/store/vault.h"

#include <assert.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "game/base/mem.h"
#include "game/store/audit.h"
#include "game/store/move.h"
#include "game/store/settings.h"
#include "game/store/store_inner.h"
#include "game/store/vault_inner.h"
#include "game/store/vault_tries.h"

static bool report(struct diag_list *diags, int code, const char *argument)
{
    diag_add(diags, code, DIAG_ERROR, NULL, 0, argument, NULL);
    return false;
}

static bool report_number(struct diag_list *diags, int code, int64_t number)
{
    char text[24];
    (void)snprintf(text, sizeof(text), "%" PRId64, number);
    return report(diags, code, text);
}

enum vault_state vault_state(const struct store *store)
{
    return store->vault == NULL ? VAULT_NONE : store->vault->open ? VAULT_OPEN : VAULT_LOCKED;
}

enum vault_role vault_role(const struct store *store)
{
    assert(vault_state(store) == VAULT_OPEN);
    return store->vault->opened.role;
}

bool vault_has_role(const struct store *store, enum vault_role role)
{
    return store->vault != NULL && store->vault->keys.roles[role].there;
}

void vault_destroy(struct vault *vault)
{
    if (vault != NULL) {
        secret_wipe(vault, sizeof(*vault));
        mem_free(vault);
    }
}

static bool note(struct store *store, int64_t at_ms, const char *who, const char *what,
        struct diag_list *diags)
{
    struct audit_entry entry = { .at_ms = at_ms, .who = who, .what = what };
    return audit_write(store, &entry, diags);
}

/* ---- tries ---- */

// One at a time, also when several processes try: who waits here finds the other's try counted.
static int hold_keys(const struct store *store)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "%s/office.key", store->folder);
    int file = open(buffer_text(&path), O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        (void)flock(file, LOCK_EX);
    }
    buffer_finish(&path);
    return file;
}

static void let_keys_go(int file)
{
    if (file >= 0) {
        (void)close(file);
    }
}

int64_t vault_wait_ms(const struct store *store, int64_t now_ms)
{
    struct vault_tries tries = { 0 };
    if (store->vault != NULL) {
        vault_tries_read(&tries, store->folder);
    }
    int64_t wait = vault_tries_wait_ms(&tries, now_ms);
    vault_tries_finish(&tries);
    return wait;
}

// Before the passphrase is tried: who stops the program in the middle gains nothing.
static bool count_try(const struct store *store, int64_t now_ms, struct diag_list *diags)
{
    struct vault_tries tries = { 0 };
    int held = hold_keys(store);
    vault_tries_read(&tries, store->folder);
    int64_t wait = vault_tries_wait_ms(&tries, now_ms);
    bool good = wait == 0 || report_number(diags, DIAG_VAULT_WAIT, (wait + 999) / 1000);
    // A clock that was put back starts the waiting again, and it ends then.
    bool moved = tries.last_ms > now_ms;
    if (good) {
        vault_tries_add(&tries, now_ms);
    } else if (moved) {
        tries.last_ms = now_ms;
    }
    if (good || moved) {
        good = vault_tries_write(&tries, store->folder, diags) && good;
    }
    let_keys_go(held);
    vault_tries_finish(&tries);
    return good;
}

// The one that was right is none; the others stay until they are in the audit.
static void uncount_try(const struct store *store, struct diag_list *diags)
{
    struct vault_tries tries = { 0 };
    vault_tries_read(&tries, store->folder);
    if (tries.at_ms.count > 0 && *vec_last(&tries.at_ms) == tries.last_ms) {
        tries.at_ms.count--;
    }
    tries.count = 0;
    tries.last_ms = 0;
    (void)vault_tries_write(&tries, store->folder, diags);
    vault_tries_finish(&tries);
}

static bool note_tries(struct store *store, struct diag_list *diags)
{
    struct vault_tries tries = { 0 };
    vault_tries_read(&tries, store->folder);
    bool good = true;
    for (size_t i = 0; good && i < tries.at_ms.count; i++) {
        good = note(store, tries.at_ms.items[i], "?", "wrong-passphrase", diags);
    }
    if (good && tries.at_ms.count > 0) {
        vec_clear(&tries.at_ms);
        good = vault_tries_write(&tries, store->folder, diags);
    }
    vault_tries_finish(&tries);
    return good;
}

/* ---- in and out ---- */

static bool open_office(struct store *store, const struct vault_entry *entry, const char *what,
        struct diag_list *diags)
{
    if (!store_open_sealed_office(store, &store->vault->opened.data, diags) ||
            !vault_check_first(store, diags)) {
        return false;
    }
    bool noted = note_tries(store, diags) && note(store, entry->now_ms, entry->who, what, diags);
    if (noted && store->play != NULL) {
        move_ended_sessions(store, diags);
        (void)settings_share(store, diags);
    }
    return noted;
}

static bool try_keys(struct vault *vault, const struct vault_entry *entry, struct diag_list *diags)
{
    bool enough = false;
    vault->open = vault_keys_try(&vault->keys, entry->passphrase, &vault->opened, &enough);
    return vault->open || report(diags, enough ? DIAG_VAULT_WRONG : DIAG_VAULT_MEMORY, NULL);
}

// The keys are read again: another process may have changed them since.
bool vault_unlock(struct store *store, const struct vault_entry *entry, struct diag_list *diags)
{
    assert(store->vault != NULL);
    struct vault *vault = store->vault;
    vault_lock(store);
    if (!vault_read_keys(store, &vault->keys, diags) || !count_try(store, entry->now_ms, diags) ||
            !try_keys(vault, entry, diags)) {
        return false;
    }
    uncount_try(store, diags);
    bool good = vault->opened.role == VAULT_TRAINER || open_office(store, entry, "unlock", diags);
    if (!good && diag_list_has(diags, DIAG_STORE_DAMAGED)) {
        vault_hold(store);
    } else if (!good) {
        vault_lock(store);
    }
    return good;
}

void vault_lock(struct store *store)
{
    if (store->vault == NULL) {
        return;
    }
    database_close(store->office);
    store->office = NULL;
    store->vault->open = false;
    store->vault->held = false;
    secret_wipe(&store->vault->opened, sizeof(store->vault->opened));
}

/* ---- passphrases ---- */

static bool is_long(const char *passphrase, struct diag_list *diags)
{
    return strlen(passphrase) >= VAULT_PASSPHRASE_MIN ||
            report_number(diags, DIAG_VAULT_SHORT, VAULT_PASSPHRASE_MIN);
}

// The office that was there, plain or sealed, is open again whatever happened.
static bool convert(struct store *store, const struct vault_keys *keys,
        const struct vault_opened *opened, struct diag_list *diags)
{
    database_close(store->office);
    store->office = NULL;
    bool good = vault_convert(store, keys, opened, diags);
    if (good) {
        store->vault = mem_alloc(sizeof(*store->vault));
        *store->vault = (struct vault) { .keys = *keys, .open = true, .opened = *opened };
    } else {
        (void)store_open_plain_office(store, diags);
    }
    return good;
}

bool vault_set_up(struct store *store, const struct vault_entry *entry,
        const struct secret_cost *cost, struct diag_list *diags)
{
    if (store->folder == NULL || store->vault != NULL || store->play == NULL) {
        return report(diags, DIAG_VAULT_THERE, NULL);
    }
    struct vault_keys keys;
    struct vault_opened opened;
    if (!is_long(entry->passphrase, diags)) {
        return false;
    }
    bool good = vault_keys_make(&keys, entry->passphrase, cost, &opened) ||
            report(diags, DIAG_VAULT_MEMORY, NULL);
    good = good && convert(store, &keys, &opened, diags) &&
            open_office(store, entry, "set-up", diags);
    secret_wipe(&opened, sizeof(opened));
    return good;
}

static bool may_set(const struct store *store, enum vault_role role, struct diag_list *diags)
{
    if (vault_state(store) != VAULT_OPEN) {
        return report(diags, DIAG_STORE_LOCKED, NULL);
    }
    enum vault_role own = vault_role(store);
    return own == VAULT_ADMINISTRATOR || own == role ||
            report(diags, DIAG_VAULT_NOT_ALLOWED, vault_role_name(own));
}

// Two roles with one passphrase would be one role: the first box that opens says who it is.
static bool is_free(const struct vault_keys *keys, enum vault_role role, const char *passphrase,
        struct diag_list *diags)
{
    struct vault_opened opened;
    bool enough = false;
    bool taken = vault_keys_try(keys, passphrase, &opened, &enough) && opened.role != role;
    if (taken) {
        (void)report(diags, DIAG_VAULT_SAME, vault_role_name(opened.role));
    }
    secret_wipe(&opened, sizeof(opened));
    return !taken;
}

// The trainer cannot write in the audit, which is in the office; what he changes is his own.
bool vault_set_passphrase(struct store *store, enum vault_role role,
        const struct vault_entry *entry, struct diag_list *diags)
{
    if (!may_set(store, role, diags) || !is_long(entry->passphrase, diags)) {
        return false;
    }
    struct vault_keys keys;
    if (!vault_read_keys(store, &keys, diags) || !is_free(&keys, role, entry->passphrase, diags)) {
        return false;
    }
    char what[64];
    (void)snprintf(what, sizeof(what), "passphrase %s", vault_role_name(role));
    if (store->office != NULL && !note(store, entry->now_ms, entry->who, what, diags)) {
        return false;
    }
    if (!vault_keys_set(&keys, &store->vault->opened, role, entry->passphrase)) {
        return report(diags, DIAG_VAULT_MEMORY, NULL);
    }
    bool good = vault_write_keys(store, &keys, diags);
    if (good) {
        store->vault->keys = keys;
    }
    return good;
}
