// SPDX-License-Identifier: GPL-3.0-or-later
// The vault: an office that is closed until somebody gives a passphrase, and closed again after.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/diag.h"
#include "game/base/secret.h"
#include "game/store/store.h"
#include "game/store/vault_keys.h"

enum {
    DIAG_VAULT_WRONG = 631,       // the passphrase opens nothing
    DIAG_VAULT_WAIT = 632,        // argument: the seconds until the next try
    DIAG_VAULT_SHORT = 633,       // argument: how many characters a passphrase has at least
    DIAG_VAULT_SAME = 634,        // the passphrase belongs to another role; argument: which
    DIAG_VAULT_NOT_ALLOWED = 635, // argument: the role that may not
    DIAG_VAULT_KEYS = 636,        // the file with the keys is missing or damaged
    DIAG_VAULT_MEMORY = 637,      // too little memory to try a passphrase
    DIAG_STORE_PARCEL = 638,      // a warning: a parcel that does not open stays where it is
    DIAG_VAULT_THERE = 639,       // there is a passphrase already, or the store is in memory
};

enum { VAULT_PASSPHRASE_MIN = 12 }; // bytes

/** NONE: office.db is plain, for whoever has the computer. */
enum vault_state { VAULT_NONE, VAULT_LOCKED, VAULT_OPEN };

enum vault_state vault_state(const struct store *store);

/** Who came in; only while it is open. The trainer's office stays closed: every question about it
 * gives DIAG_STORE_LOCKED. */
enum vault_role vault_role(const struct store *store);

/** Whether `role` has a passphrase. */
bool vault_has_role(const struct store *store, enum vault_role role);

/** Who comes in, with what. */
struct vault_entry {
    const char *passphrase;
    const char *who; // for the audit
    int64_t now_ms;  // wall time
};

/**
 * Gives a plain office its first passphrase, the administrator's, and opens it. office.db is
 * written anew, sealed; a crash leaves either the plain office or the sealed one, whole. False, and
 * everything as it was, when another process has the store open, there is a vault already, or it
 * cannot be written.
 */
bool vault_set_up(struct store *store, const struct vault_entry *entry,
        const struct secret_cost *cost, struct diag_list *diags);

/**
 * Opens the office and takes in what was finished meanwhile; the audit gets a line, and one for
 * every wrong passphrase since. Every try is counted on the disk before it is made, and costs about
 * half a second. False, with nothing of it changed, when it is seen to be damaged: its log and its
 * first pages are looked at, all of a small office.
 */
bool vault_unlock(struct store *store, const struct vault_entry *entry, struct diag_list *diags);

/**
 * The key of an office that is open, or that was found damaged when it opened or later: then
 * vault_unlock or vault_check_part was false with DIAG_STORE_DAMAGED, and rescue_store reads it by
 * this. Borrowed until vault_lock; NULL when nobody came in who may have it.
 */
const struct secret_key *vault_key(const struct store *store);

/**
 * Looks whether the next pages of an office that is open can be read, some ten milliseconds' worth.
 * vault_unlock did the first. False when one cannot: said in `diags`, and the office is closed.
 */
bool vault_check_part(struct store *store, struct diag_list *diags);

/** How much of it was looked at, in percent; 100 when there is nothing more to look at. */
int vault_checked(const struct store *store);

/** How long until the next try may be made. */
int64_t vault_wait_ms(const struct store *store, int64_t now_ms);

/** Closes the office and wipes its keys. */
void vault_lock(struct store *store);

/** Gives `role` this passphrase in place of what it had. The administrator gives all, others their
 * own. */
bool vault_set_passphrase(struct store *store, enum vault_role role,
        const struct vault_entry *entry, struct diag_list *diags);
