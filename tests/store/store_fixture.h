// SPDX-License-Identifier: GPL-3.0-or-later
// What the store's tests share: a folder that goes again, a pinned bundle, a session.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/store/sessions.h"
#include "game/store/store.h"

enum { FIXTURE_PATH_SIZE = 256 };

/** A new empty folder below the temporary one; removed with all in it by fixture_remove_folder. */
void fixture_make_folder(char folder[FIXTURE_PATH_SIZE]);
void fixture_remove_folder(const char *folder);

/** `folder`/`name` */
void fixture_join(char path[FIXTURE_PATH_SIZE], const char *folder, const char *name);

/** Fails the test, naming the first diagnostic, when there is one. */
void fixture_expect_none(const struct diag_list *diags);

/** Opens the store or fails the test. */
struct store *fixture_open(const char *folder);

/** Pins two small files and begins a session of `candidate` with them. */
int64_t fixture_create_session(struct store *store, const char *candidate);

/** Appends the action "reply call turn-N keep" of row N. */
bool fixture_append(struct store *store, int64_t session, int64_t row, struct diag_list *diags);

/** The sizes of all files in `folder` together. */
int64_t fixture_folder_size(const char *folder);

/** Whether any file in `folder` has these bytes; fails the test when one cannot be read. */
bool fixture_has_bytes(const char *folder, const char *words);

/** Sets up a vault, as cheap as can be, or unlocks it; true when it did. */
bool fixture_set_up_vault(struct store *store, const char *passphrase, struct diag_list *diags);
bool fixture_unlock(
        struct store *store, const char *passphrase, int64_t now_ms, struct diag_list *diags);
