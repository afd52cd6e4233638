// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line asks of the window.
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "game/screens/trainer/preview.h"

struct options {
    bool demo;              // the sample shift plays by itself on a throw-away store
    bool trainer;           // begins at the trainer's bench …
    const char *trained_on; // … with this scenario open; NULL = the first
    bool fullscreen;
    int width; // 0 = the default
    int height;
    int text_size;        // percent, 0 = as kept in the settings
    int pace_ms;          // of the demo, between two steps
    const char *language; // NULL = as kept in the settings, else Dutch
    const char *store;    // NULL = the user's own folder
    const char *access;   // file that always holds what is on screen, in words; NULL = none
    const char *shift;    // in the folder of the scenarios; NULL = the sample shift
    const char *data;     // NULL = the scenarios this program was built with
    bool preview;         // a trainer's look at one scenario: `looked_at` says at which
    struct preview_setup looked_at;
};

/** Reads them; `preview FILE` goes before the rest. False, with a line on `err`, when one is not
 * understood. */
bool options_read(struct options *options, int argc, char **argv, FILE *err);

/** Whether the arguments name a verb (or ask for help), so that no window is needed. */
bool options_are_verb(int argc, char **argv);
