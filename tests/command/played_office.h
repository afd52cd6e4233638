// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of what leaves the office: people who really played, and the verbs and programs to ask.
#pragma once

#include <stddef.h>

#include "tests/store/store_fixture.h"

/** A folder to work in, and the store in it; both hold a path after played_office_init. */
struct played_office {
    char folder[FIXTURE_PATH_SIZE];
    char store[FIXTURE_PATH_SIZE];
};

void played_office_init(struct played_office *office);

/** Removes the folder; with ZEVEN_TEST_KEEP in the environment it stays. */
void played_office_finish(struct played_office *office);

/** Plays the demo to its end under this code, as a candidate does. */
void played_office_play(struct played_office *office, const char *candidate);

/** Invites this code for the vacancy "Klantadviseur", which is made when it is not there. */
void played_office_invite(struct played_office *office, const char *candidate);

/**
 * Runs a verb with these words, up to NULL; what it wrote, to be freed. Fails the test unless it
 * ends with `code`. `size` may be NULL.
 */
char *played_office_run(
        struct played_office *office, int code, size_t *size, const char *const *words);

/** The path of a file in the folder; good until the next call. */
const char *played_office_path(const struct played_office *office, const char *name);

/** Writes a file in the folder. */
void played_office_keep(
        const struct played_office *office, const char *name, const char *bytes, size_t size);

/** What a program of this computer says, run in the folder, to be freed; it must end well. */
char *played_office_ask(const struct played_office *office, const char *command);

/** The same text with one blank for each run of blanks, ends of lines and of pages. */
char *played_office_squeeze(char *text);
