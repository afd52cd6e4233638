// SPDX-License-Identifier: GPL-3.0-or-later
// What the last save changed in the scenario that is looked at.
#include "game/screens/trainer/change_words.h"
#include "game/screens/trainer/preview_inner.h"

const char *preview_change_words(const struct preview *preview, struct ui *ui)
{
    struct buffer line = { 0 };
    change_words_write(&line, &preview->story.changes);
    const char *words = line.size > 0 ? ui_format(ui, "%s", buffer_text(&line)) : NULL;
    buffer_finish(&line);
    return words;
}
