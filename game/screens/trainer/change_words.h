// SPDX-License-Identifier: GPL-3.0-or-later
// What a save changed in a scenario's figures, in one line: "paden +3, Doorvragen −2, langste nu
// 58%".
#pragma once

#include "game/base/buffer.h"
#include "game/explore/smells/measures.h"

/** Adds the first few changes, between commas; nothing when nothing is worth telling. */
void change_words_write(struct buffer *line, const struct measure_changes *changes);
