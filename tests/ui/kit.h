// SPDX-License-Identifier: GPL-3.0-or-later
// A person for the tests: builds a tree again and again, presses keys, points, and reads what came
// of it.
#pragma once

#include "game/ui/check.h"
#include "game/ui/widget.h"

struct kit {
    struct ui *ui;
    void (*build)(void *context, struct ui *ui);
    void *context;
    struct buffer log; // messages since the last kit_take: "pressed pause 0; "
};

/** A ui of this size and scale with the fixed measurer, built once. */
void kit_init(struct kit *kit, int width, int height, int scale,
        void (*build)(void *context, struct ui *ui), void *context);
void kit_finish(struct kit *kit);

void kit_build(struct kit *kit);

/** Each handles one event, notes the messages and builds again. */
void kit_key(struct kit *kit, int key, unsigned mods);
void kit_type(struct kit *kit,
        const char *text); // key and text of each character, as a keyboard gives them
void kit_click(struct kit *kit, const char *id, int64_t number);
void kit_event(struct kit *kit, const struct ui_event *event);

/** The messages since the last call; borrowed until the next. */
const char *kit_take(struct kit *kit);

/** The name of what has the focus, "" when nothing has. */
const char *kit_focus(const struct kit *kit);

/** The rectangle of a widget; empty when it is not there. */
struct ui_rect kit_rect(const struct kit *kit, const char *id, int64_t number);
