// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the preview: what its parts share; not for other screens.
#pragma once

#include "game/locale/locale.h"
#include "game/screens/trainer/preview.h"
#include "game/screens/trainer/preview_steps.h"
#include "game/screens/trainer/preview_story.h"
#include "game/ui/widget.h"

enum preview_tab {
    PREVIEW_TURN,   // what is said and can be said, with conditions and points
    PREVIEW_STATE,  // mood, clock, facts and flags, each to be set
    PREVIEW_COURSE, // the way here, and what was earned on it
    PREVIEW_FOUND,  // what the check says of the file
    PREVIEW_TAB_COUNT,
};

/** Logical pixels: of the panel, and from which it stands beside the desk. */
enum { PREVIEW_PANEL = 400, PREVIEW_BESIDE = 1040 };

struct preview {
    struct preview_story story;
    void *desk; // NULL while the file cannot be played
    struct navigator *navigator;
    struct arena arena; // of one build: conditions in words
    enum preview_tab tab;
    bool in_front; // in a narrow window: the panel, not the desk
    bool choosing; // the list of turns is open
    bool back;
    char *notice; // what the last reading or key brought, "" when nothing
    bool alarming;
};

/** The panel whole, in the open box: there must be something to play. */
void preview_build_panel(struct preview *preview, struct ui *ui);

/** The bar with the file's name, and what there is to say. */
void preview_build_bar(struct preview *preview, struct ui *ui);
void preview_build_notice(const struct preview *preview, struct ui *ui);

/** Its parts, each in the open box. */
void preview_build_turn(struct preview *preview, struct ui *ui);
void preview_build_state(struct preview *preview, struct ui *ui);
void preview_build_course(struct preview *preview, struct ui *ui);

/** What is settled later: the wrap-up of a contact; promises and observations. */
void preview_build_wrap_up(struct preview *preview, struct ui *ui, uint32_t contact);
void preview_build_later(struct preview *preview, struct ui *ui);

/** The list of turns over the window, when it is open. */
void preview_build_turns(struct preview *preview, struct ui *ui);

/** Each takes a message; false when it is not theirs. */
bool preview_handle_panel(struct preview *preview, const struct ui_message *message);
bool preview_handle_state(struct preview *preview, const struct ui_message *message);

/** A change by hand, and what comes of it on the desk. */
void preview_set(struct preview *preview, const char *text);

/** Keeps the first `count` steps. */
void preview_go_back(struct preview *preview, size_t count);

/** Reads the file again and goes the same way. */
void preview_reload(struct preview *preview, bool saved);

/** Says something at the top of the panel; the text is copied. */
void preview_say(struct preview *preview, const char *text, bool alarming);

/* ---- words ---- */

const struct scenario *preview_model(const struct preview *preview);
const struct shift_state *preview_state(const struct preview *preview);

/** Adds a line with the condition, the failing part marked; nothing for one that always holds. */
void preview_build_condition(struct preview *preview, struct ui *ui, condition_index condition);

/** "call › opening". */
const char *preview_turn_title(struct preview *preview, struct ui *ui, uint32_t turn);

/** Where a choice leads: "→ cause". */
const char *preview_target(struct preview *preview, struct ui *ui, struct target target);

/** A step as a trainer reads it. */
const char *preview_step_words(struct preview *preview, struct ui *ui, const char *text);

const char *preview_axis_name(int axis);

/** What the last reading changed in the scenario's figures, in one line; NULL when nothing did. */
const char *preview_change_words(const struct preview *preview, struct ui *ui);
