// SPDX-License-Identifier: GPL-3.0-or-later
// A list of diagnostics: what is wrong, where, and each opens in the trainer's editor.
#pragma once

#include "game/base/diag.h"
#include "game/ui/ui.h"

/**
 * Adds the diagnostics to the open box as a list with the id "diagnostics": severity, number and
 * place, and what to do. One with a line is a control that opens it.
 */
void diagnostics_list_build(struct ui *ui, const struct diag_list *diags);

/**
 * Opens the place of the one that was pressed in the editor (base/editor.h). Their files are paths
 * from `root`; NULL: from where the program was started. False when the message is not theirs. When
 * the editor could not be started, `trouble` says so; else it is empty.
 */
bool diagnostics_list_handle(const struct diag_list *diags, const char *root,
        const struct ui_message *message, struct buffer *trouble);

/** Opens `path` (from `root`) at `line`; when that cannot be, `trouble` says so. */
void diagnostics_open_file(const char *root, const char *path, int line, struct buffer *trouble);
