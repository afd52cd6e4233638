// SPDX-License-Identifier: GPL-3.0-or-later
// Sample plays: a simulated candidate plays a shift into a store as a person would.
#pragma once

#include "game/base/bundle.h"
#include "game/base/digest.h"
#include "game/explore/simulate/ruler.h"
#include "game/explore/simulate/shift_form.h"
#include "game/store/store.h"

enum { SAMPLE_CODE_SIZE = 16 };

/** Who is said to have done what a sample's people did not. */
#define SAMPLE_WHO "sample"

struct sample {
    const char *root; // folder of the content
    const char *path; // of the shift in it
    struct bundle bundle;
    struct shift *shift;
    struct plan *plan;
    struct shift_form form;
    struct people people;
    struct digest content; // known after the first play
};

/** Loads the shift. False, with diagnostics, when it cannot be played; to be finished either way.
 * `root` and `path` are borrowed. */
bool sample_init(struct sample *sample, const char *root, const char *path, uint64_t seed,
        struct diag_list *diags);
void sample_finish(struct sample *sample);

/** The code of person `number`, from 0: "OEF-001". */
void sample_write_code(char code[SAMPLE_CODE_SIZE], size_t number);

/** Person `number` plays the whole shift, and is ready with it at wall time `ended_ms`. The same
 * seed, number and content give the same session. */
bool sample_play(struct sample *sample, struct store *store, uint32_t number, int64_t ended_ms,
        struct diag_list *diags);
