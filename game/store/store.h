// SPDX-License-Identifier: GPL-3.0-or-later
// A store: the data folder with play.db for what runs and office.db for what is finished.
#pragma once

#include <stdbool.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"

enum {
    DIAG_STORE_FOLDER = 600,      // the data folder cannot be made; argument: the system's reason
    DIAG_STORE_OPEN = 601,        // a database cannot be opened; argument: SQLite's reason
    DIAG_STORE_DAMAGED = 602,     // argument: the first thing found wrong
    DIAG_STORE_NEWER = 603,       // arguments: the version found, the newest this program knows
    DIAG_STORE_FOREIGN = 604,     // a database of another program
    DIAG_STORE_IN_USE = 605,      // another process has it open
    DIAG_STORE_READ_ONLY = 606,   // nothing can be written there
    DIAG_STORE_FULL = 607,        // the disk or the quota is full
    DIAG_STORE_FAILED = 608,      // argument: SQLite's reason
    DIAG_STORE_NO_SESSION = 609,  // argument: the session
    DIAG_STORE_NOT_RUNNING = 610, // argument: the session, which is finished or abandoned
    DIAG_STORE_CHAIN = 611,       // arguments: the session, the first row that does not fit
    DIAG_STORE_NO_CONTENT = 612,  // argument: the content hash
    DIAG_STORE_CONTENT_CHANGED = 613, // argument: the content hash its files no longer give
    DIAG_STORE_NOT_FINISHED = 614,    // argument: the session, which has no sheet yet
    DIAG_STORE_NOT_MOVED = 615,       // a warning; arguments: the session, the code of the reason
    DIAG_STORE_LOCKED = 630,          // the office is closed: a passphrase opens it
};

struct database;
struct vault;

/** A store is used by one thread. */
struct store {
    char *folder; // NULL: in memory
    struct database *play;
    struct database *office; // NULL while it is locked
    struct vault *vault;     // NULL: the office has no passphrase
};

/** The data folder of this user: $ZEVEN_HOME, else $XDG_DATA_HOME/zeven, else ~/.local/share/zeven.
 */
void store_default_folder(struct buffer *folder);

/**
 * Opens the store in `folder`, which is made (mode 0700) where it is missing; ":memory:" gives a
 * store that is gone when it is closed. Both databases are upgraded and checked, and finished
 * sessions that a crash left in play.db are moved to office.db. NULL, with a diagnostic, when that
 * cannot be; a damaged, newer or foreign file is left as it is. A move that fails again is a
 * warning. play.db belongs to one process at a time. An office with a passphrase stays closed
 * (vault.h): `office` is then NULL, and finished sessions wait sealed in play.db.
 */
struct store *store_open(const char *folder, struct diag_list *diags);

/** Opens office.db alone, for who reads sheets while play.db is in use; `play` is then NULL. */
struct store *store_open_office(const char *folder, struct diag_list *diags);

/** For a folder that can simply be made again: what is written is no longer forced to the disk, so
 * that a power cut may cost all of it. Never where a person plays. */
bool store_hurry(struct store *store, struct diag_list *diags);

/** Closes the files of a store that is damaged and goes on in memory, empty and without a vault:
 * whoever holds it can go on asking, and finds nothing. */
void store_go_on_in_memory(struct store *store, struct diag_list *diags);

/** Closes; NULL is fine. Nothing is lost without it: every commit is on disk already. */
void store_close(struct store *store);
