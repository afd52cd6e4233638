// SPDX-License-Identifier: GPL-3.0-or-later
// The table behind diag_text: one row a code, the one place where a diagnostic gets words.
#include "game/report/diag_sentences.h"

#include "game/locale/locale.h"

// How to add a row: keep the order of the codes; first say what is wrong, then, as a sentence of
// its own, what the reader can do. {0} to {3} are the arguments in the order in which diag_add got
// them. The Dutch stands in assets/po/nl.po. A test fails when a code in a header has no row, or a
// row no code.
// clang-format off
const struct diag_sentence_row DIAG_SENTENCES[] = {
    // base: files
    { 1, TR_MARK("The file cannot be read: {0}. Check the name and whether you may read it.") },
    { 2, TR_MARK("This is not a plain file. Name a file, not a folder or a device.") },
    { 3, TR_MARK("The file is larger than {0} MiB. Split it, or take out what does not belong in it.") },
    { 4, TR_MARK("This path leads out of its folder. Use a path inside the folder.") },

    // shift: actions as text
    { 500, TR_MARK("“{0}” is no action.[ Did you mean “{1}”?] The manual lists them all.") },
    { 501, TR_MARK("This action has too few or too many words. Write: {0}.") },
    { 502, TR_MARK("There is no {0} “{1}”.[ Did you mean “{2}”?] Check the id.") },
    { 503, TR_MARK("More than one scenario has “{0}”. Write for example {1}.") },
    { 504, TR_MARK("“{0}” does not fit here. Give a time such as 11:30, a number, or one of the seven "
                   "systems.") },
    { 505, TR_MARK("A quotation mark is opened here and never closed. Close it.") },
    { 506, TR_MARK("Not possible at this point ({0}): {1}. Mend the script from here on.") },
    { 507, TR_MARK("The text is too long, or not UTF-8. Use at most 2000 bytes of UTF-8.") },

    // store: sessions and results
    { 600, TR_MARK("The data folder cannot be made: {0}. Check whether you may write there.") },
    { 601, TR_MARK("The database cannot be opened: {0}. Close other programs that use it.") },
    { 602, TR_MARK("The database is damaged: {0}. Put back a copy; nothing was changed.") },
    { 603, TR_MARK("The database has version {0}; this program knows up to {1}. Use the newer program.") },
    { 604, TR_MARK("This database belongs to another program. Choose another data folder.") },
    { 605, TR_MARK("Another window or program has the database open. Close that one first.") },
    { 606, TR_MARK("Nothing can be written here. Check the rights of the data folder.") },
    { 607, TR_MARK("The disk is full. Make room and go on: nothing that was confirmed is lost.") },
    { 608, TR_MARK("The database refuses: {0}. Try again; if it stays, keep a copy of the folder.") },
    { 609, TR_MARK("There is no session {0}. Check its code.") },
    { 610, TR_MARK("Session {0} is not running. It was finished or given up.") },
    { 611, TR_MARK("The log of session {0} is not intact: row {1} does not fit the one before. "
                   "Do not use its sheet.") },
    { 612, TR_MARK("The content {0} of this session is not in the store. Put back a copy.") },
    { 613, TR_MARK("The content {0} is not what was stored: its files were changed. Put back a copy.") },
    { 614, TR_MARK("Session {0} has no sheet yet. Finish it first.") },
    { 615, TR_MARK("Session {0} could not be moved to the office (Z{1}). It stays where it is.") },

    // session
    { 650, TR_MARK("The session was played under “{0}”; this program plays “{1}”. "
                   "Its stored sheet can still be read.") },
    { 651, TR_MARK("Row {0} of the log cannot be played again: {1} ({2}). "
                   "Look at the log before you use its sheet.") },
    { 652, TR_MARK("The stored content has no texts in {0}. Choose a language that it has.") },

    // command: files of numbers
    { 700, TR_MARK("This is not UTF-8 text. Save the file as CSV in UTF-8.") },
    { 701, TR_MARK("The file is empty. The first line must name the columns.") },
    { 702, TR_MARK("A quotation mark is opened here and never closed. Close it.") },
    { 703, TR_MARK("There is text after a closing quotation mark. Double the marks inside a text: \"\".") },
    { 704, TR_MARK("This line has {0} fields, but {1} were expected. "
                   "Put quotation marks around a text with the separator in it.") },
    { 705, TR_MARK("The column “{0}” is missing. The first line must name: {1}.") },
    { 706, TR_MARK("The column “{0}” stands there twice. Keep one.") },
    { 710, TR_MARK("Nothing is filled in under “{0}”. Every column needs a value.") },
    { 711, TR_MARK("“{0}” is no competency. Use accuracy, active-reading, empathy, probing, "
                   "conversation-technique, motivation or problem-solving.") },
    { 712, TR_MARK("“{1}” under “{0}” is no whole number. Points are whole numbers.") },
    { 713, TR_MARK("“{1}” under “{0}” is below zero. Shift the points so that the lowest is 0.") },
    { 714, TR_MARK("{0} points were earned of {1} possible. Nobody can earn more than was possible.") },
    { 715, TR_MARK("Nothing could be earned here, so the line is not counted. Take it out.") },
    { 716, TR_MARK("This candidate has this scenario, decision and competency already, on line {0}. "
                   "Only a first visit counts: keep one.") },
    { 720, TR_MARK("“{0}” is no competency. Use the ids of the seven.") },
    { 721, TR_MARK("The s2 of {0} is “{1}”. Give a number from 0 to 1.") },
    { 722, TR_MARK("“{0}” is no origin. Use provisional, simulated or calibrated.") },
    { 723, TR_MARK("“{0}” is no number of degrees of freedom. Give a whole number from 1.") },
    { 724, TR_MARK("{0} stands there twice. Keep one.") },
    { 725, TR_MARK("The prior cannot be read as JSON: {0}.") },

    // locale: catalogues
    { 800, TR_MARK("The catalogue cannot be read: {0}. Mend it with a .po editor.") },
    { 801, TR_MARK("The catalogue is not in UTF-8 but in {0}. Save it as UTF-8.") },
    { 802, TR_MARK("Not translated: {0}, “{1}”. Fill in its msgstr.") },
    { 803, TR_MARK("The text changed after it was translated: {0}, “{1}”. "
                   "Check the translation and take the fuzzy mark away.") },
    { 804, TR_MARK("The placeholders of the translation differ: {0}, “{1}” became “{2}”. "
                   "Use the same ones in both.") },
    { 805, TR_MARK("The same text stands twice in the catalogue. Keep one.") },
};
// clang-format on

const size_t DIAG_SENTENCE_COUNT = sizeof(DIAG_SENTENCES) / sizeof(DIAG_SENTENCES[0]);
