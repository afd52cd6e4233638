// SPDX-License-Identifier: GPL-3.0-or-later
// A draft under a form: keeps what is typed while it is typed, and puts it back when the form is
// opened again.
#pragma once

#include "game/screens/navigator.h"
#include "game/store/draft.h"

enum { RECRUITER_DRAFT_MOST = 12 };

/** What stands in a form now; texts are copied. */
struct recruiter_form_values {
    struct arena arena;
    struct draft_value items[RECRUITER_DRAFT_MOST];
    size_t count;
};

void recruiter_values_add(
        struct recruiter_form_values *values, const char *field, const char *text);

/** What a form can tell of itself; `self` is the screen's own. */
struct recruiter_draft_form {
    /** Adds what stands in the form, always the same fields in the same order. */
    void (*gather)(const void *self, const struct ui *ui, struct recruiter_form_values *values);
    /** Puts these values in the form; those the draft says nothing of stay. */
    void (*fill)(void *self, struct ui *ui, const struct draft *draft);
};

/** Within `fill`: the fields whose id is the name they are kept under. */
void recruiter_draft_fill_fields(
        const struct draft *draft, struct ui *ui, const char *const *ids, size_t count);

struct recruiter_draft {
    const struct recruiter_draft_form *form; // NULL = it was not opened: nothing is kept
    void *self;
    struct draft_place place;
    char *candidate;                   // of the place
    char *who;                         // types
    char *start[RECRUITER_DRAFT_MOST]; // what stood there before anybody typed
    char *kept[RECRUITER_DRAFT_MOST];  // and what the office has
    size_t count;
    struct draft back; // what was put back, or dropped; without at_ms nothing was
    bool dropped;
    int64_t seen_ms; // when it was put back: on another day its day is said too
    int64_t due_ms;  // when what was typed is to be written; 0 = the office has it
    int strokes;     // that it has not
    bool away;       // another screen came: the fields are not there
};

/**
 * Opens the draft of a form whose fields stand as they do without one, and puts back what there is.
 * Opened again after another screen, it keeps what it began with. True when something was put back.
 */
bool recruiter_draft_open(struct recruiter_draft *draft, struct navigator *navigator,
        const struct draft_place *place, const char *who, const struct recruiter_draft_form *form,
        void *self);
void recruiter_draft_finish(struct recruiter_draft *draft);

/** After each message: writes at once what was chosen and words that are whole, else remembers that
 * there is something to write. */
void recruiter_draft_follow(struct recruiter_draft *draft, struct navigator *navigator,
        const struct ui_message *message);

/** Writes what was not written yet: when it is due. */
void recruiter_draft_keep(struct recruiter_draft *draft, struct navigator *navigator);

/** The same as the form is left: from here on its fields say nothing, until it is opened again. */
void recruiter_draft_leave(struct recruiter_draft *draft, struct navigator *navigator);

/** What was typed is recorded: there is no draft any more, and a next one begins from here. */
void recruiter_draft_done(struct recruiter_draft *draft, struct navigator *navigator);

/** Says quietly that something was put back, with a way to drop it; `number` tells forms on one
 * screen apart. */
void recruiter_build_draft(const struct recruiter_draft *draft, struct ui *ui, int number);

/** Takes the presses of that line; false when the message is about something else. */
bool recruiter_handle_draft(struct recruiter_draft *draft, struct navigator *navigator,
        const struct ui_message *message, int number);

/** These three stand in the class of a screen that has one form, and whose struct begins with its
 * draft. */
int64_t recruiter_draft_due_ms(const void *self);
void recruiter_draft_refresh(void *self, struct navigator *navigator);
void recruiter_draft_hidden(void *self, struct navigator *navigator);
