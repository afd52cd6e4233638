// SPDX-License-Identifier: GPL-3.0-or-later
// A small shift from XML in a test, played by lines of action text.
#pragma once

#include "game/base/bundle.h"
#include "game/base/vec.h"
#include "game/scenario/load.h"
#include "game/shift/offer.h"
#include "game/shift/shift.h"

/** Points of a competency, as an author writes them. */
#define SHOWS(competency, points)                                                                  \
    "<shows competency='" competency "' points='" points "'>Omdat.</shows>"

struct fixture {
    struct bundle bundle;
    struct shift *shift;
    struct plan *plan;
    struct shift_state state;
    struct arena arena;
    VEC(struct happening) happenings;
};

/** A shift of 09:00 to 12:00 with one scenario whose root holds `body`; fails the test when it does
 * not load. */
void fixture_init(struct fixture *fixture, const char *body);

/** The same with two scenarios, "one" and "two". */
void fixture_init_two(struct fixture *fixture, const char *body, const char *second);

/** Scenario "one" with "two" as its equivalent to swap to. */
void fixture_init_swap(struct fixture *fixture, const char *body, const char *equivalent);

/** The shipped morning shift. */
void fixture_init_shipped(struct fixture *fixture, uint64_t seed);
void fixture_finish(struct fixture *fixture);

/** Plays one action; fails the test when the text is wrong. */
enum refusal fixture_play(struct fixture *fixture, const char *text);

/** Plays lines until one is refused, which fails the test. */
void fixture_play_all(struct fixture *fixture, const char *lines);

/** Points earned and possible in the evidence for a decision id and competency; -1 of -1 when there
 * is none. */
struct points {
    int earned;
    int possible;
};
struct points fixture_points(
        const struct fixture *fixture, const char *decision, enum competency competency);

/** How many happenings of a kind there were. */
size_t fixture_count(const struct fixture *fixture, enum happening_kind kind);

/** The state of a contact, by id. */
const struct contact_state *fixture_contact(const struct fixture *fixture, const char *id);

/** The text last said by the customer, "" when nothing was. */
const char *fixture_last_said(const struct fixture *fixture);
