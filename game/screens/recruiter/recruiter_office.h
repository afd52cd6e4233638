// SPDX-License-Identifier: GPL-3.0-or-later
// The recruiter's screens beside list and sheet: vacancies, inviting, and the board of a room.
#pragma once

#include "game/screens/navigator.h"
#include "game/store/audit.h"
#include "game/store/vacancy.h"

/** Puts the list of vacancies on top; `who` changes what is changed there. */
void recruiter_push_vacancies(struct navigator *navigator, const char *who);

/** Puts the form of one vacancy on top; 0 = a new one. */
void recruiter_push_vacancy(struct navigator *navigator, int64_t id, const char *who);

/** Puts the form on top in which codes are invited. */
void recruiter_push_invite(struct navigator *navigator, const char *who);

/** Puts what was agreed with one candidate on top: accommodations, invitation, consent. */
void recruiter_push_candidate(struct navigator *navigator, const char *code, const char *who);

/** Puts the board of a room on top: who is where, to be read from afar. */
void recruiter_push_board(struct navigator *navigator);

/** Puts the fairness page on top; nothing of it is stored. */
void recruiter_push_fairness(struct navigator *navigator);

/** Writes a slip for each of these codes to `path`, which gets where that is; with an audit line,
 * without which nothing is written. */
bool recruiter_write_slips(struct world *world, const char *who, const char *const *codes,
        size_t count, struct buffer *path);

/** The same, and a sentence on what came of it: the caller's to free. */
char *recruiter_print_slips(
        struct world *world, const char *who, const char *const *codes, size_t count, bool *failed);

/** Codes that were invited just now; zeroed memory is ready. */
struct recruiter_invited {
    struct arena arena;
    VEC(const char *) codes;
};

/** Keeps a copy, in capitals as the store does. */
void recruiter_invited_add(struct recruiter_invited *invited, const char *code);
void recruiter_invited_finish(struct recruiter_invited *invited);

/** What comes next for them: the button "slips"; nothing without codes. */
void recruiter_build_invited(const struct recruiter_invited *invited, struct ui *ui);

/** A shift that can be played here. */
struct recruiter_shift {
    const char *path; // "shifts/ochtend.xml"
    const char *title;
    const char *form; // what lists call it: "Form A"
    long customers;
    bool indicative; // too short for more than the total
};

struct recruiter_shifts {
    struct arena arena;
    VEC(struct recruiter_shift) items; // by path
};

/** Finds the shifts in the folder of the scenarios; one that cannot be read is left out. */
void recruiter_shifts_read(struct recruiter_shifts *shifts, const struct world *world);
void recruiter_shifts_finish(struct recruiter_shifts *shifts);

/** "Een korte ochtend (Kort) · 3 klanten · geeft alleen het totaal". Lives as long as the tree. */
const char *recruiter_shift_words(struct ui *ui, const struct recruiter_shift *shift);

/** The competencies of a vacancy by their short names, with commas. Lives as long as the tree. */
const char *recruiter_competencies(struct ui *ui, const char *ids);

/** Whether `id` stands in such a list of ids. */
bool recruiter_has_competency(const char *ids, const char *id);

/** What was done with a vacancy, in words. */
void recruiter_build_changes(struct ui *ui, const struct audit_list *changes);

/** The sentences of `diags`, the caller's to free; NULL of none. Empties the list. */
char *recruiter_sentences(struct diag_list *diags);

/** A form's field with its label above. */
void recruiter_build_field(
        struct ui *ui, const char *id, const char *label, int lines, int max_bytes, int width);

/** What came of the last press, as a status; nothing for NULL. */
void recruiter_build_said(struct ui *ui, const char *said, bool failed);

/** The bar with "Back". */
void recruiter_build_back_bar(struct ui *ui, const char *place);

/** A card under its title; the caller fills and closes it. */
void recruiter_open_card(struct ui *ui, const char *title);

/** A screen that is one form: the bar, a page that scrolls under this id, and a card in its middle.
 * The caller fills the card and closes all three with recruiter_close_form. */
void recruiter_open_form(struct ui *ui, const char *id, const char *place);
void recruiter_close_form(struct ui *ui);
