// SPDX-License-Identifier: GPL-3.0-or-later
// zeven panel import: ratings read back, beside the key they are about.
#pragma once

#include "game/command/command.h"

/** `argv[0]` is "import". */
int panel_import(int argc, char **argv, struct command_io *io);
