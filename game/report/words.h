// SPDX-License-Identifier: GPL-3.0-or-later
// Words for the things of the house, as people read them: competencies, channels, outcomes.
#pragma once

#include <stdint.h>

#include "game/base/buffer.h"
#include "scoring/competency.h"

// All borrowed, in the program's language, never NULL.

/** "Accuratesse" … "Motivatie (waargenomen inzet)". */
const char *competency_name(enum competency competency);

/** Short, for chips: "Empathie". */
const char *competency_short_name(enum competency competency);

/** For the head of a narrow column: "Emp". */
const char *competency_abbreviation(enum competency competency);

/** "telefoon"; "" without a channel. */
const char *channel_name(uint8_t channel);

/** "opgelost", "doorgezet", "afgebroken". */
const char *outcome_name(uint8_t outcome);

/** "privacy", "veiligheid", "kostbare onwaarheid". */
const char *critical_kind_name(uint8_t kind);

/** "concept", "beoordeeld", "vastgesteld". */
const char *key_status_name(uint8_t status);

/** "concept", "reviewed", "established": as files write it, for machines. */
const char *key_status_id(uint8_t status);

/** "klant", "order" … */
const char *desk_system_name(uint8_t system);

/** Adds what lists call a shift: "vorm A" for the form "a", another form as it stands, and without
 * one the title. */
void form_add_name(struct buffer *text, const char *form, const char *title);

/** "Nederlands" for "nl"; the code itself for a language we have no word for. */
const char *language_name(const char *code);
