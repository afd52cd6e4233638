// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the desk: what its columns and dialogs share; not for other screens.
#pragma once

#include "game/locale/locale.h"
#include "game/report/refusal_words.h"
#include "game/screens/candidate/desk.h"
#include "game/ui/widget.h"

enum desk_dialog {
    DIALOG_NONE,
    DIALOG_PLAN,  // when will you do what you promised?
    DIALOG_HOLD,  // how long is the caller on hold?
    DIALOG_COACH, // what do you ask the coach?
    DIALOG_HELP,  // what can I do here?
    DIALOG_PAUSE,
    DIALOG_SKIPPED,  // what happened while you waited
    DIALOG_LEAP,     // somebody waits: let the clock leap all the same?
    DIALOG_CONTACTS, // the left column as a drawer
    DIALOG_SYSTEMS,  // the right column as a drawer
    DIALOG_CODES,    // choose a code of the wrap-up
    DIALOG_DISPLAY,
    DIALOG_TROUBLE, // something could not be written down
};

/** Logical pixels from which the contacts have a column of their own. */
enum { DESK_CONTACTS_BESIDE = 880 };

struct desk {
    struct session *session;
    desk_ended ended;
    void *context;
    struct navigator *navigator;

    uint32_t system; // enum desk_system in front
    bool record_open;
    struct plan_alias record; // which record is open in the right column
    int chosen;               // index in the offer, -1 = none
    uint32_t chosen_turn;     // the turn the choice was made at: another turn, another choice
    enum desk_dialog dialog;
    struct plan_alias promise; // of DIALOG_PLAN; scenario and promise
    uint32_t wrap_field;       // of DIALOG_CODES
    struct place_of_wrap {
        uint32_t scenario;
        uint32_t contact;
        uint32_t codes[WRAP_FIELD_MAX];
    } wrap;
    char *searched;       // the words last searched for, "" when none were; marked where they stand
    uint32_t searched_in; // system
    char *status;         // the last thing the desk said, "" when nothing
    size_t skipped_from;  // first happening of the last wait
    uint32_t skipped_time;
    int64_t shown_ms; // when what is to be chosen came on the screen
    size_t seen;      // happenings on screen, to know when something new is there

    bool breaks;        // was promised: each end of a contact reminds of a break
    bool reminds;       // it does now
    bool watched;       // nothing can be done: it only shows, and the session is somebody else's
    const char *script; // demo: the rest of it
    bool script_aims;   // demo: the next action is shown as chosen, and not yet done
    int script_line;
};

/* ---- desk.c ---- */

/** Performs an action; says why when it is not possible. True when it was done. */
bool desk_act(struct desk *desk, const struct action *action, bool by_key);

/** Keeps what is typed in the note, when it changed. */
void desk_keep_note(struct desk *desk);

/** Writes a remark beside the actions (a setting, focus lost); it never touches the shift. */
void desk_remark(struct desk *desk, const char *text);

/** Says something in the status line; the text is copied. */
void desk_say(struct desk *desk, const char *text);

/** The contact in front, or NULL. */
const struct contact *desk_front(
        const struct desk *desk, uint32_t *scenario, uint32_t *contact, struct contact_state **at);

/** Index that tells contacts, records, acts and promises of all scenarios apart in messages. */
int64_t desk_number(uint32_t scenario, uint32_t item);
uint32_t desk_number_scenario(int64_t number);
uint32_t desk_number_item(int64_t number);

/* ---- desk_breaks.c ---- */

/** Contacts that have come to their end. */
size_t desk_count_closed(const struct desk *desk);

/** After an action: reminds of a break when more contacts are closed than before and one can pause;
 * else no more. */
void desk_remind_break(struct desk *desk, size_t closed_before);
void desk_build_break(const struct desk *desk, struct ui *ui);

/** True when the message was about the reminder. */
bool desk_handle_break(struct desk *desk, const struct ui_message *message);

/* ---- desk_words.c ---- */

const char *channel_icon(uint8_t channel);
const char *desk_channel_name(uint8_t channel);
const char *desk_system_label(uint32_t system);

/** "09:42" from seconds since midnight. */
const char *desk_clock(struct ui *ui, uint32_t seconds);

/** "2:14" from a length in seconds. */
const char *desk_length(struct ui *ui, uint32_t seconds);

/** "MW" from "Marieke de Wit". */
const char *desk_initials(struct ui *ui, const char *name);

/** A happening in one line, or NULL when a person need not be told. */
const char *desk_happening_line(
        struct desk *desk, struct ui *ui, const struct happening *happening);

/* ---- the columns ---- */

void desk_build_bar(struct desk *desk, struct ui *ui);
void desk_build_contacts(struct desk *desk, struct ui *ui, bool drawer);
/** Contacts that are queued, open or to be wrapped up. */
size_t desk_count_active(const struct desk *desk);

/** Lets the clock go on to the next moment, and shows what happened meanwhile. */
void desk_wait(struct desk *desk, bool by_key);

/** The same, but asks first when it would leap far past somebody who waits. */
void desk_wait_or_ask(struct desk *desk, bool by_key);

/** Contacts in the order in which they came, or ended. */
struct desk_row {
    uint32_t scenario;
    uint32_t contact;
    uint32_t arrives;
};

enum { DESK_ROWS_MAX = 64 };

struct desk_rows {
    struct desk_row items[DESK_ROWS_MAX];
    size_t count;
};

/** Adds those that are to be dealt with (`open`), else those that are done. */
void desk_collect_rows(const struct desk *desk, bool open, struct desk_rows *rows);

/** Who waits for an answer and cannot wait long; NULL when nobody does. */
const char *desk_who_waits(const struct desk *desk);

void desk_build_talk(struct desk *desk, struct ui *ui);

/** Opens the drawer with the systems, at the one in front. */
void desk_show_systems(struct desk *desk);

/** The systems' keys alone (F1 to F7), where the systems are in a drawer: each opens it. */
void desk_bind_systems(struct ui *ui);

/** The way on (F9): to what is next, or to the end. */
void desk_build_onward(struct desk *desk, struct ui *ui);

/** The same as a key alone, where the contacts are in a drawer and the way on with them. */
void desk_bind_onward(struct desk *desk, struct ui *ui);
void desk_build_answer(struct desk *desk, struct ui *ui);
void desk_build_wrap_up(struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t contact);
void desk_build_systems(struct desk *desk, struct ui *ui, bool drawer);
void desk_build_record(struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t index);

/** The text with the words searched for marked; as it is where nothing was searched in this system.
 */
void desk_build_marked(
        const struct desk *desk, struct ui *ui, struct ui_text look, const char *text);
void desk_build_dialog(struct desk *desk, struct ui *ui);

/** Each takes a message; false when it is not theirs. */
bool desk_handle_contacts(struct desk *desk, const struct ui_message *message);
bool desk_handle_answer(struct desk *desk, const struct ui_message *message);
bool desk_handle_systems(struct desk *desk, const struct ui_message *message);
bool desk_handle_dialog(struct desk *desk, const struct ui_message *message);

/* ---- desk_demo.c ---- */

/** Shows what is about to be done: the chosen answer, the system and the record in front. */
void desk_aim(struct desk *desk, const struct action *action);

bool desk_step(void *self, struct navigator *navigator);
