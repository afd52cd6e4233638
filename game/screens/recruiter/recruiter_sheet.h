// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the score sheet's screen: its state, and the pieces it is built of.
#pragma once

#include "game/report/sheet_verdict.h"
#include "game/screens/recruiter/recruiter_decision.h"
#include "game/screens/recruiter/recruiter_look.h"
#include "game/ui/widget.h"

enum { RECRUITER_ANY = -1, RECRUITER_WORDS_MAX = 100, REPLAY_FROM_START = -1 };

/** The forms of the sheet that have a draft. */
enum { RECRUITER_DRAFT_DECISION, RECRUITER_DRAFT_ANSWER };

/** What stands in the right column, or in the drawer. */
enum recruiter_side {
    RECRUITER_SIDE_EVIDENCE,
    RECRUITER_SIDE_QUESTIONS,
    RECRUITER_SIDE_DECISION,
    RECRUITER_SIDE_COUNT
};

/** One moment as the recruiter has it before them. */
struct recruiter_item {
    bool unfolded;
    bool read; // it was unfolded at least once
};

/** As what a sheet can be taken out. */
enum recruiter_format {
    RECRUITER_PDF,
    RECRUITER_HTML,
    RECRUITER_CSV,    // two files: the sheet, and what it rests on
    RECRUITER_REPORT, // the candidate's own
    RECRUITER_JSON,
    RECRUITER_QTI,
    RECRUITER_XAPI,
    RECRUITER_FORMAT_COUNT
};

/** What came of an export. */
struct recruiter_export {
    const char *said; // a sentence; NULL = nothing was exported yet
    bool failed;
    char *paths[2]; // written, or the first that could not be
    size_t count;
};

struct recruiter_sheet {
    struct recruiter_look look;
    char *who;
    struct recruiter_item *items;         // one a moment
    size_t read;                          // of them
    int competency;                       // the evidence of which is shown, or RECRUITER_ANY
    int64_t scenario;                     // the same, of one customer
    char search[RECRUITER_WORDS_MAX + 1]; // words that must stand in a moment; "" = all
    enum recruiter_side side;
    bool unfolded[SHEET_PART_COUNT]; // of the parts behind a fold
    bool drawer;                     // where there is no room for the right column
    bool exporting;                  // the menu of formats is open
    struct recruiter_export exported;
    struct recruiter_decision decision;
    struct {
        char *said; // what came of the last answer; NULL = nothing yet
        bool failed;
        struct recruiter_draft draft; // of an answer
    } remarks;
};

/** What its verdicts are judged by; borrowed from the view. */
struct sheet_reading recruiter_reading(const struct recruiter_sheet *view);

/** The left column: head, bands, and the cards below. */
void recruiter_build_head(const struct recruiter_sheet *view, struct ui *ui);
void recruiter_build_bands(const struct recruiter_sheet *view, struct ui *ui);
void recruiter_build_cards(const struct recruiter_sheet *view, struct ui *ui);

/** What the candidate says, with a form for the answer; nothing when nothing was said. */
void recruiter_build_remarks(const struct recruiter_sheet *view, struct ui *ui);

/** In the head: by when an answer is owed, as the way to its form; nothing when none is. */
void recruiter_build_owed(const struct recruiter_sheet *view, struct ui *ui);

/** Puts back what was typed as the answer before; true when there was something. */
bool recruiter_remarks_open(struct recruiter_sheet *view, struct navigator *navigator);

/** True when the message was about that form. */
bool recruiter_handle_remarks(struct recruiter_sheet *view, struct navigator *navigator,
        const struct ui_message *message);

/** The right column of a replayed session: evidence with filters, questions for the interview. */
void recruiter_build_side(const struct recruiter_sheet *view, struct ui *ui, bool in_drawer);

/** Whether a moment passes the filters. */
bool recruiter_shows(const struct recruiter_sheet *view, size_t moment);

/** Builds one block of a report, or all of them. */
void recruiter_build_block(struct ui *ui, const struct report_block *block);
void recruiter_build_blocks(struct ui *ui, const struct report *report);

/** A curve; `block` must live until it is painted. */
void recruiter_build_curve(struct ui *ui, const struct report_block *block);

/** Builds a card with a part of the sheet, `grow` along its parent; nothing for an empty part. */
void recruiter_build_part(
        const struct recruiter_sheet *view, struct ui *ui, enum sheet_part part, int grow);

/** A note of an item: its label, and below it what it says. */
void recruiter_build_note(struct ui *ui, const struct report_pair *note);

/** The chips of an item, side by side. */
void recruiter_build_chips(struct ui *ui, const struct report_item *item);

/**
 * Writes the sheet to the folder `export` of the store, and says in view->exported what came of it.
 * The audit line is written first; without it nothing is written.
 */
void recruiter_export(
        struct recruiter_sheet *view, struct world *world, enum recruiter_format format);
void recruiter_export_finish(struct recruiter_export *exported);

/** The button that opens the menu of formats; the menu itself, over the window. */
void recruiter_build_export_button(const struct recruiter_sheet *view, struct ui *ui);
void recruiter_build_export_menu(const struct recruiter_sheet *view, struct ui *ui);

/** True when the message was about these. */
bool recruiter_handle_export(struct recruiter_sheet *view, struct navigator *navigator,
        const struct ui_message *message);

/** What came of it: a line a path, and a button to copy them; nothing when nothing was exported. */
void recruiter_build_exported(const struct recruiter_export *exported, struct ui *ui);

/** True when the message was about that button. */
bool recruiter_handle_exported(
        const struct recruiter_export *exported, struct ui *ui, const struct ui_message *message);

/** Adds a candidate's code as part of the name of a file. */
void recruiter_add_code(struct buffer *path, const char *code);
