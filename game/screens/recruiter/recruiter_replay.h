// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the replay: what its parts share; not for other screens.
#pragma once

#include "game/report/report.h"
#include "game/report/result.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/session/playback.h"
#include "game/ui/widget.h"

/** Logical pixels: of the panel, from which it stands beside the desk, and from which the desk has
 * its systems beside it too. */
enum { REPLAY_PANEL = 400, REPLAY_BESIDE = 1040 };

enum { REPLAY_NO_MOMENT = -1, REPLAY_SPEED_COUNT = 4, REPLAY_SPEED_PLAIN = 1 };

/** What is seen where there is no room for all. */
enum replay_view { REPLAY_DESK, REPLAY_SYSTEMS, REPLAY_MOMENT };

/** A conversation on the time line. */
struct replay_span {
    uint32_t scenario;
    uint32_t contact;
    uint32_t came; // story time
    uint32_t taken;
    uint32_t ended;
};

struct replay_lane {
    uint32_t scenario;
    const char *name; // of its customer; the plan's
};

struct replay {
    struct navigator *navigator;
    char *who;
    int64_t id;
    void (*opened)(void *context, size_t moment);
    void *context;

    bool loaded;              // else `trouble` says why, and `stored` may hold the sheet
    char *code;               // of the candidate
    char *trouble;            // NULL = none
    struct report stored;     // the stored sheet in words
    struct playback playback; // where it stands
    struct result result;
    size_t *places; // of each moment: the action that settled it
    VEC(struct replay_span) spans;
    VEC(struct replay_lane) lanes;
    uint32_t begins; // story time
    uint32_t ends;

    void *desk;
    enum replay_view view;
    bool playing;
    bool aims;      // what is done next is shown as chosen
    int64_t due_ms; // wall time of the next thing, while it plays
    int speed;
    long moment;                // the one that was jumped to, or REPLAY_NO_MOMENT
    struct recruiter_talk talk; // zeroed: the recruiter is alone
    bool talks;                 // a candidate sits beside
    bool informal;              // who is spoken to as "je"
    size_t from;                // of the talk: where it begins, and the answer it stops before
    size_t until;
    int line_width; // of the time line as it was last painted, pixels
};

/* ---- recruiter_replay.c ---- */

/** Goes to the place before this action; stops playing. */
void replay_go(struct replay *replay, size_t place);

/** Shows on the desk where it stands. */
void replay_show(struct replay *replay);

/** Goes to a moment, the choice shown. */
void replay_jump(struct replay *replay, size_t moment);

/** The action before which it stands; NULL at the end. */
const struct playback_action *replay_next(const struct replay *replay);

/** The story time where it stands. */
uint32_t replay_now(const struct replay *replay);

/** Whether the moment was settled by the action that is next. */
bool replay_is_here(const struct replay *replay, size_t moment);

/* ---- recruiter_replay_load.c ---- */

/** Opens the session for `replay->who`, the audit line first; says in `trouble` what went wrong. */
void replay_load(struct replay *replay, struct world *world);
void replay_unload(struct replay *replay);

/* ---- recruiter_replay_line.c ---- */

void replay_build_line(struct replay *replay, struct ui *ui);

/** How high that is, logical pixels. */
int replay_line_height(const struct replay *replay, const struct ui *ui);

/** Takes a message of the time line; false when it is about something else. */
bool replay_handle_line(struct replay *replay, const struct ui_message *message);

/* ---- recruiter_replay_bar.c ---- */

void replay_build_bar(const struct replay *replay, struct ui *ui);
void replay_build_controls(const struct replay *replay, struct ui *ui);

/** Takes a message of these; false when it is about something else. */
bool replay_handle_controls(struct replay *replay, const struct ui_message *message);

/** Plays, or stands still. */
void replay_play(struct replay *replay, bool on);

/** How much real time one does in; half speed is 0.5. */
double replay_speed(const struct replay *replay);

/* ---- recruiter_replay_talk.c ---- */

/** Stands some steps before the moment, in the same conversation. */
void replay_talk_begin(struct replay *replay, size_t moment);

/** The answer is next: the question comes in front. */
void replay_talk_ask(struct replay *replay);

void replay_build_talk_bar(const struct replay *replay, struct ui *ui);

/** What is asked, and what lets it go on; in the open box. */
void replay_build_talk(const struct replay *replay, struct ui *ui);

/** Takes a message of these; false when it is about something else. */
bool replay_handle_talk(struct replay *replay, const struct ui_message *message);

/* ---- recruiter_replay_panel.c ---- */

/** What there is to know of the step, in the open box. */
void replay_build_moment(const struct replay *replay, struct ui *ui);
