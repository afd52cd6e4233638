// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the recruiter's side: how its screens lead to each other, and the bar they share.
#pragma once

#include "game/screens/recruiter/recruiter.h"

/** The name in the audit where nobody gave one. */
#define RECRUITER_NOBODY "recruiter"

/** The name of the entrance's screen. */
#define RECRUITER_ENTRANCE "recruiter-entrance"

enum {
    RECRUITER_NAME_MAX = 80,
    RECRUITER_PASSPHRASE_MAX = 200,
    RECRUITER_IDLE_MS = 10 * 60 * 1000 // untouched for so long, it locks
};

/** Puts the first set-up on top: a passphrase, then the organisation. */
void recruiter_set_up(struct navigator *navigator);

/** Puts the entrance in the place of the top screen, with somebody who came in already. */
void recruiter_come_in(struct navigator *navigator, const char *who);

/** Puts the organisation and the passphrases on top: for the administrator, `who`. */
void recruiter_open_settings(struct navigator *navigator, const char *who);

/** Puts the page on top that tells whose day is past and erases them; `who` does so. */
void recruiter_open_retention(struct navigator *navigator, const char *who);

/** Puts the page of norms on top; `who` builds and removes them. */
void recruiter_open_norms(struct navigator *navigator, const char *who);

/** A passphrase field with its label. */
void recruiter_build_passphrase(struct ui *ui, const char *id, const char *label);

/** What was typed in it, the caller's to give to recruiter_forget_passphrase; the field is empty
 * then. */
char *recruiter_take_passphrase(struct ui *ui, const char *id);
void recruiter_forget_passphrase(char *passphrase);

/** A field's text without blanks round it, the caller's. */
char *recruiter_read_name(const struct ui *ui, const char *id);

/** What the first diagnostic says, the caller's. */
char *recruiter_first_sentence(const struct diag_list *diags);

/** Puts the list of sessions over the entrance, or in its place where nothing is locked; `who`
 * looks. */
void recruiter_show_list(struct navigator *navigator, const char *who);

/** Where somebody was when it locked, or where a form waits; the list is where all begins. */
enum recruiter_at {
    RECRUITER_AT_LIST,
    RECRUITER_AT_SHEET,
    RECRUITER_AT_TALK,
    RECRUITER_AT_VACANCY,
    RECRUITER_AT_INVITE
};

struct recruiter_place {
    enum recruiter_at at;
    int64_t id; // of the session or of the vacancy
};

/** Where the recruiter is now, as far as one can come back there. */
struct recruiter_place recruiter_find_place(const struct navigator *navigator);

/** Puts the screens of that place over the list, opened by `who`: what is opened is written down.
 */
void recruiter_go_to(
        struct navigator *navigator, const struct recruiter_place *place, const char *who);

/** The session or the vacancy that such a screen shows; 0 = none that one comes back to. */
int64_t recruiter_sheet_session(const void *sheet);
int64_t recruiter_interview_session(const void *interview);
int64_t recruiter_vacancy_id(const void *form);

/** Puts a sheet on top, opened by `who`. */
void recruiter_push_sheet(struct navigator *navigator, int64_t session, const char *who);

/** Puts the comparison of these sessions on top, or the reasons why they cannot be compared.
 * Opening it is opening their sheets: an audit line each. */
void recruiter_push_compare(
        struct navigator *navigator, const int64_t *sessions, size_t count, const char *who);

/** The same by code, the last finished play of each. NULL, or why not as a sentence, the caller's:
 * nothing was put on top then. */
char *recruiter_push_compare_codes(
        struct navigator *navigator, const char *const *codes, size_t count, const char *who);

/** Puts the choice of others of its vacancy on top, to compare `session` with. */
void recruiter_push_compare_with(struct navigator *navigator, int64_t session, const char *who);

/** A play to show again. */
struct recruiter_replay_setup {
    int64_t session;
    long moment;     // of its result, to begin at; -1 = from the start
    const char *who; // looks
    // Told of each moment at which the play stood still, so that the sheet below counts it as
    // opened; may be NULL. `context` must outlive the replay.
    void (*opened)(void *context, size_t moment);
    void *context;
    const struct recruiter_talk *talk; // look at `moment` together; NULL = the recruiter alone
};

/** A moment that recruiter and candidate look at together: nothing judged is shown, and it stops
 * before the answer. */
struct recruiter_talk {
    int number; // 1 is the first
    int of;
    void (*done)(void *context); // it was looked at; the replay goes away by itself
    void *context;
};

/** Puts the talk about two moments on top: which ones, looking at them together, rating it. */
void recruiter_push_interview(struct navigator *navigator, int64_t session, const char *who);

/** Puts the replay of a finished session on top: the real desk, and beside it what was shown. The
 * audit line is written first; without it nothing is opened. */
void recruiter_push_replay_of(
        struct navigator *navigator, const struct recruiter_replay_setup *setup);

/** The same, where nobody counts what was opened. */
void recruiter_push_replay(
        struct navigator *navigator, int64_t session, long moment, const char *who);

/** Opens the dark bar with the name of the program and where one is (NULL: not said); the caller
 * closes it. */
void recruiter_open_bar(struct ui *ui, const char *place);

/** Opens a page in the middle of the window, not wider than `width`; two ui_close end it. */
void recruiter_open_page(struct ui *ui, const char *id, int width);

/** "18 november 2026" of a wall time, in the program's language; lives as long as the tree. */
const char *recruiter_day(struct ui *ui, int64_t wall_ms);

/** "18 nov", and the year when it is not that of `now_ms`. */
const char *recruiter_short_day(struct ui *ui, int64_t wall_ms, int64_t now_ms);

/** The end of the day "24-11-2026" or "2026-11-24", wall time; false when it is no day. */
bool recruiter_read_day(const char *text, int64_t *wall_ms);

/** "24-11-2026", as recruiter_read_day reads it; "" of 0. Lives as long as the tree. */
const char *recruiter_write_day(struct ui *ui, int64_t wall_ms);
