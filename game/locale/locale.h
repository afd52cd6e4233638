// SPDX-License-Identifier: GPL-3.0-or-later
// Gettext's door: the program's own texts in the language of the moment.
#pragma once

#include <stdbool.h>

/**
 * Sets the language of tr(), at the start or later: "nl", "en". `folder` holds
 * nl/LC_MESSAGES/zeven.mo. False when there is no catalogue for the language; texts are then
 * English. Never touches LC_NUMERIC: strtod and printf stay as in C. Texts given before the call
 * stay readable.
 */
bool locale_init(const char *language, const char *folder);

/**
 * Says "je" for "u" in the texts that follow, in languages that tell those apart; returns how it
 * was. Texts for a candidate only: the catalogue nl@je holds those that differ.
 */
bool locale_set_informal(bool informal);

/** Another language from the same folder: "en", or one that has a catalogue there. False, and as it
 * was, when there is none. */
bool locale_use(const char *language);

/** The language that texts are in now: "nl", or "en" where no catalogue was found. */
const char *locale_language(void);

/** The folder with this program's catalogues: $ZEVEN_LOCALE, else the one it was built with. */
const char *locale_default_folder(void);

/** The text in the language of the moment; `msgid` is the English text. Never NULL, never freed. */
const char *tr(const char *msgid) __attribute__((format_arg(1)));

/** The form that fits `count`: tr_plural("%ld contact", "%ld contacts", count). */
const char *tr_plural(const char *one, const char *many, long count)
        __attribute__((format_arg(1), format_arg(2)));

/** The same English text with another meaning: tr_context("button", "Open"). */
const char *tr_context(const char *context, const char *msgid) __attribute__((format_arg(2)));

/** Marks a text in a table for extraction; tr() gives it where it is used. */
#define TR_MARK(msgid) msgid
