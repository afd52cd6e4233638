// SPDX-License-Identifier: GPL-3.0-or-later
// The candidate's screens around the desk, in the order in which one meets them.
#pragma once

#include "game/report/result.h"
#include "game/screens/candidate/sitting.h"
#include "game/screens/navigator.h"
#include "game/ui/widget.h"

/** Puts the welcome at the bottom of the stack; it holds the sitting that the others borrow. */
void welcome_open(struct navigator *navigator);

/** The full notice: what is measured, who sees it, how long, which rights. */
void notice_open(struct navigator *navigator, const struct sitting *sitting);

/** How text and colours look, with a sample. */
void display_open(struct navigator *navigator);

/** Code, name and what somebody may want to know, before the shift begins. */
void before_open(struct navigator *navigator, struct sitting *sitting);

/** Takes the place of the desk: thanks, and three questions. The result is the screen's. */
void thanks_replace(struct navigator *navigator, struct sitting *sitting, int64_t session,
        const struct result *result);

/** Takes the place of the thanks: the candidate's own report. */
void own_report_replace(struct navigator *navigator, struct sitting *sitting, int64_t session,
        const struct result *result);

/* ---- parts they share ---- */

/** The bar of a screen over the welcome, with the way back: it gives UI_PRESSED "back". */
void candidate_build_bar(struct ui *ui, const char *title, const char *back);

/** An overlay that says what went wrong, while there is something; declare it last. */
void candidate_build_trouble(struct navigator *navigator);

/** True when the message was about that overlay. */
bool candidate_handle_trouble(struct navigator *navigator, const struct ui_message *message);

/** Two halves beside each other, or one below the other where there is no room for that. */
struct ui_box candidate_halves(const struct ui *ui);

/** Opens a page in the middle of the window, not wider than `width`; two ui_close end it. */
void candidate_open_page(struct ui *ui, const char *id, int width);
