// SPDX-License-Identifier: GPL-3.0-or-later
// A quick look over the tags before the parser sees them: the limits the parser itself does not
// keep.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/diag.h"

/**
 * False, with one diagnostic, when a DOCTYPE, more than `attributes_max` on one element, or too
 * long a name or value is met. Says nothing about anything else: what it does not understand is for
 * the parser to refuse.
 */
bool xml_scan(const char *file, const char *text, size_t size, int attributes_max,
        struct diag_list *diags);
