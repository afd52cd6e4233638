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
    { 5, TR_MARK("The file cannot be written: {0}. Check whether the folder is there and you may write in it.") },
    { 6, TR_MARK("The file was changed by someone else in the meantime. Read it again and make your change once more.") },
    { 7, TR_MARK("There is already something with this name. Choose another name: nothing is overwritten.") },

    // xml: any file
    { 100, TR_MARK("This is not well-formed XML: {0}. Mend it at this line, or just before it.") },
    { 101, TR_MARK("The file is empty. Write something in it, or take it away.") },
    { 102, TR_MARK("This file is not XML. Check whether it is the right file.") },
    { 103, TR_MARK("A DOCTYPE is refused, because it can hide harm. Take the <!DOCTYPE …> out.") },
    { 104, TR_MARK("XML does not know &{0};. Type the sign itself.") },
    { 105, TR_MARK("There are bytes here that are not UTF-8. Save the file as UTF-8.") },
    { 106, TR_MARK("There is a NUL byte here. The file is damaged or is not a text: take a "
                   "copy that is whole.") },
    { 107, TR_MARK("Elements are nested more than {0} deep. Our format never needs that: "
                   "look for a missing closing tag.") },
    { 108, TR_MARK("This element has more than {0} attributes. Take out those that do not "
                   "belong here.") },
    { 109, TR_MARK("A name is longer than {0} bytes. Names of elements and attributes are "
                   "short: look for a missing quote or >.") },
    { 110, TR_MARK("The value of an attribute is longer than {0} bytes. Shorten it, or look "
                   "for a missing quote.") },
    { 111, TR_MARK("A text is longer than {0} bytes. Divide it over more elements.") },
    { 112, TR_MARK("The file has more than {0} elements. Split it.") },
    { 113, TR_MARK("{0} is of another namespace ({1}). Take it out: only our own elements "
                   "and attributes are read.") },
    { 114, TR_MARK("<{0}> of line {1} is closed here by </{2}>. Close what was opened last "
                   "first.") },
    { 115, TR_MARK("The attribute {0} stands here twice. Keep one.") },
    { 116, TR_MARK("The file stops before all elements are closed. Look for what is missing "
                   "at the end.") },
    { 117, TR_MARK("The value of an attribute must stand between straight quotes (\"). "
                   "Replace curly ones.") },
    { 118, TR_MARK("A bare & means something in XML. Write &amp; instead.") },
    { 119, TR_MARK("The file is larger than {0} MiB. Split it.") },
    { 120, TR_MARK("The first element does not say which format this is. Write xmlns=\"{0}\" "
                   "in it.") },
    { 121, TR_MARK("The file is written in {0}, which we do not read. Save it as UTF-8.") },
    { 122, TR_MARK("A comment may not hold -- inside. Use another sign.") },

    // scenario: packs, scenarios, shifts, rules of play
    { 200, TR_MARK("The file begins with <{0}>, where {1} is expected. Check whether it is "
                   "the right file.") },
    { 201, TR_MARK("<{0}> is unknown in <{1}>.[ Did you mean {2}?] Mend the name, or move "
                   "the element to where it belongs.") },
    { 202, TR_MARK("<{0}> is missing in <{1}>. Add it.") },
    { 203, TR_MARK("<{0}> stands in <{1}> more often than it may. Keep one.") },
    { 204, TR_MARK("The attribute {0} is unknown on <{1}>.[ Did you mean {2}?] Mend the "
                   "name, or take it out.") },
    { 205, TR_MARK("The attribute {0} is missing on <{1}>. Add it.") },
    { 206, TR_MARK("There is loose text in <{0}>: “{1}”. Put it in an element, such as <say> "
                   "or <says>.") },
    { 207, TR_MARK("<{0}> is empty. Write its text, or take it out.") },
    { 210, TR_MARK("{0}=\"{1}\" is no id. Use small letters, digits and -, a letter first, "
                   "40 at most.") },
    { 211, TR_MARK("{0}=\"{1}\" must be a whole number from {2} to {3}.") },
    { 212, TR_MARK("{0}=\"{1}\" must be a multiple of 5. The clock of the game goes by 5 "
                   "seconds.") },
    { 213, TR_MARK("{0}=\"{1}\" is no time of the day. Write it as 09:20.") },
    { 214, TR_MARK("{0}=\"{1}\" is not possible. Choose from: {2}.[ Did you mean {3}?]") },
    { 215, TR_MARK("{0} is empty. Give it a value, or take it out.") },
    { 216, TR_MARK("{0}=\"{1}\" is no colour. Write it as #0b5cad.") },
    { 217, TR_MARK("{0}=\"{1}\" leads out of the folder with the scenarios. Use a path "
                   "inside it, with /.") },
    { 218, TR_MARK("accept=\"{0}\" is no diagnostic. Write its code, as in Z0236.") },
    { 219, TR_MARK("accept and because go together on <{0}>. Say what you accept and why.") },
    { 220, TR_MARK("The id {0} was used before, on line {1}. Give one of them another.") },
    { 221, TR_MARK("The id {0} is already in the pack. Choose another.") },
    { 222, TR_MARK("There is no {0} called {1}.[ Did you mean {2}?] Mend the name, or add it.") },
    { 223, TR_MARK("{0} may mean {1} or {2}. Write the whole path.") },
    { 224, TR_MARK("{0} is a {1}, but a {2} is asked here. Use the name of a {2}.") },
    { 225, TR_MARK("The scenario says client=\"{0}\", but the pack in this folder is {1}. "
                   "Mend one of them.") },
    { 226, TR_MARK("The pack {0} is used as a centre, but has a centre itself. Name a pack "
                   "without one.") },
    { 227, TR_MARK("{0}=\"{1}\": there is no such file. Mend the path; it is seen from this "
                   "file.") },
    { 230, TR_MARK("{0} leads to {1}, which is no turn, visit or end of {2}.[ Did you mean "
                   "{3}?]") },
    { 231, TR_MARK("Nothing follows after {0}. Write next=, or put a turn or an end after it.") },
    { 232, TR_MARK("{0} says next=\"return\" outside a passage. Name a turn or an end.") },
    { 233, TR_MARK("{0} stays in its turn and has points. Take out the points, or let it "
                   "lead on.") },
    { 234, TR_MARK("The turn {0} leaves nothing to say. Add a reply.") },
    { 235, TR_MARK("The turn {0} has {1} slots; {2} is the most. Take some out, or make two "
                   "turns.") },
    { 236, TR_MARK("Nobody can come to the turn {0}. Let something lead to it, or take it out.") },
    { 237, TR_MARK("From the turn {0} no end can be reached. Let some reply lead to an end.") },
    { 238, TR_MARK("Nobody can come to the end {0}. Let something lead to it, or take it out.") },
    { 239, TR_MARK("The passage {0} visits itself. Let it go on with a turn instead.") },
    { 240, TR_MARK("The passage {0} is visited nowhere. Visit it, or take it out.") },
    { 241, TR_MARK("In the turn {0} the candidate can be left without a way on: every reply that "
                   "leads on has a condition or is there once. Add one that stays, or a "
                   "fall-through.") },
    { 242, TR_MARK("The last <{0}> of {1} has a condition. Add one without: what counts when "
                   "nothing else does.") },
    { 243, TR_MARK("This <{0}> comes after one without a condition, so it is never used. Put "
                   "it before that one.") },
    { 244, TR_MARK("The turn {0} has a compose and replies. Make two turns.") },
    { 245, TR_MARK("The turn {0} teaches a fact but says nothing. Let the customer say it.") },
    { 246, TR_MARK("The contact {0} must have at= or after=, and not both.") },
    { 247, TR_MARK("The contact {0} goes out: the candidate begins it. Take out at= and after=.") },
    { 248, TR_MARK("The contact {0} waits for itself. Mend its after=.") },
    { 249,
            TR_MARK("This <{0}> is never said: whenever its condition holds, that of one before it "
                    "does. Put it before that one, or take it away.") },
    { 250, TR_MARK("The place {0} is not in the file: look at “{1}”. Mend the name, or take the change out.") },
    { 251, TR_MARK("The new text of {0} holds a sign that a file cannot hold. Type it again without copying.") },
    { 252, TR_MARK("{0} holds no text of its own. Change what is inside <{1}> instead.") },
    { 253, TR_MARK("{0} cannot be taken out of <{1}>. Give it a value.") },
    { 260, TR_MARK("The condition “{0}” cannot be read at character {1}. Expected: {2}.") },
    { 261, TR_MARK("In the condition “{0}” the word {1} is unknown.[ Did you mean {2}?]") },
    { 262, TR_MARK("In the condition “{0}” {1} is not possible. Expected: {2}.") },
    { 263, TR_MARK("The condition “{0}” is nested more than {1} deep. Divide it, or set a flag.") },
    { 264, TR_MARK("In the condition “{0}” before() cannot hold {1}. Use knows, opened, "
                   "pinned, said, did, asked, left, taken or flag.") },
    { 270, TR_MARK("The weights of the needs of {0} add up to {1}. Make it 100.") },
    { 271, TR_MARK("<{0}> for active-reading needs facet=\"signals\" or facet=\"offer\".") },
    { 272, TR_MARK("<{0}> has a facet, but its competency is {1}. Take the facet out.") },
    { 273, TR_MARK("In the turn {0} everything gives {2} for {1}, so it measures nothing. "
                   "Vary the points, or take them out.") },
    { 274, TR_MARK("{0} stands twice in {1}. Keep one.") },
    { 275, TR_MARK("The fact {0} serves {1} decisions, so one miss hurts more than twice. "
                   "Key it at most twice.") },
    { 276, TR_MARK("Nobody can learn the fact {0}. Let a record or the customer teach it.") },
    { 277, TR_MARK("An informed wording by {0} stands in {1} twice. The second is never "
                   "used: take it out.") },
    { 279, TR_MARK("{0} gives {1} points where {2} is the most. Mend one of them.") },
    { 280, TR_MARK("{0} has {1} of at, at-end, at-due and at-shift-end. Give it one.") },
    { 281, TR_MARK("The code {0} is not in the list {1}.[ Did you mean {2}?]") },
    { 282, TR_MARK("The code list {0} has {1} codes. With fewer than {2} the list gives the "
                   "answer away.") },
    { 284, TR_MARK("kept-by=\"{0}\": the contact {1} does not go out. Name an outgoing "
                   "contact, act:ID or reply:PATH.") },
    { 285, TR_MARK("The need {0} is solved nowhere. Add <solves>.") },
    { 286, TR_MARK("This key was signed by {1} on {2} ({0}), but the points have changed since. It counts as "
                   "concept again: have it reviewed again, or put the points back.") },
    { 287, TR_MARK("This key says status=\"{0}\", but {1}= is missing. It counts as concept: let the "
                   "program sign it.") },
    { 288, TR_MARK("The act {0} undoes itself. Name another act.") },
    { 289, TR_MARK("{1} signed this key ({0}) and wrote it too. It counts as concept: ask somebody else.") },
    { 290, TR_MARK("Too much of {0}: at most {1}. Split it.") },
    { 291, TR_MARK("The shift starts at {0} and ends at {1}. Let it end later than it starts.") },
    { 292, TR_MARK("The scenario {0} is in the shift already. Keep one.") },
    { 293, TR_MARK("The contact {0} arrives at {1}, outside the hours of the shift. Move it, "
                   "or the hours.") },
    { 294, TR_MARK("The scenario {0} is written in {1}, the shift in {2}. Choose one language.") },
    { 295, TR_MARK("The rules of play lack {0} {1}. Add it.") },
    { 296, TR_MARK("{0}=\"{1}\" must be a multiple of 5. Moods move in steps of 5.") },
    { 297, TR_MARK("The mood {0} has a least above its most for {1}. Swap them.") },
    { 298, TR_MARK("The folder {0} holds no .xml file. Name another folder.") },

    // smells: what can be played and may still mislead
    { 300, TR_MARK("In {0} of {1} decisions every answer has the same points in all. Then a candidate only trades one competency for another: let answers differ in their sum.") },
    { 301, TR_MARK("In all {0} decisions every answer adds up to {1}. Then scores of two candidates cannot be compared: let answers differ in their sum.") },
    { 302, TR_MARK("The best answer is the longest in {0} per cent of {1} decisions. Shorten strong answers, or lengthen weak ones.") },
    { 303, TR_MARK("The best answer is the shortest in {0} per cent of {1} decisions. Shorten weak answers, or lengthen strong ones.") },
    { 304, TR_MARK("Where the order stays, the best answer stands first in {0} per cent of {1} decisions. Move some.") },
    { 305, TR_MARK("Where the order stays, the best answer stands last in {0} per cent of {1} decisions. Move some.") },
    { 306, TR_MARK("The best answer is the politest in {0} per cent of {1} decisions. Let weak answers be as polite.") },
    { 307, TR_MARK("The best answer has most digits in {0} per cent of {1} decisions. Give weak answers figures too.") },
    { 308, TR_MARK("The best answer is the one with a question in {0} per cent of {1} decisions. Let weak answers ask too.") },
    { 309, TR_MARK("{0} has {1} characters, where the mean of its turn is {2}. Keep answers within a quarter of the mean.") },
    { 310, TR_MARK("In {0} of {1} decisions one answer is the best on everything. Then the scenario measures one thing: let answers win on one competency and lose on another.") },
    { 311, TR_MARK("{0} and {1} are keyed together in all {2} decisions that have either. Key each of them alone somewhere.") },
    { 312, TR_MARK("Opening {0} is keyed by {1}, and what it says is keyed in {2}. Key one chain once: on what is done with it.") },
    { 313, TR_MARK("{0} gives {1} points for opening {2}. Opening earns 1 at most; key what is done with it.") },
    { 314, TR_MARK("In all {0} decisions about an offer the best answer sells. Let not selling be the best as often.") },
    { 315, TR_MARK("{0} is keyed on an offer, but no answer says that it offers something. Write offers=\"yes\" on those that do.") },
    { 316, TR_MARK("{0} is weak on everything, and nobody is told why one would say it. Add a temptation.") },
    { 317, TR_MARK("All {0} weak answers have the same temptation: {1}. Vary them.") },
    { 318, TR_MARK("In {0} only the strong answer changes with what one knows, so the change gives it away. Give a weak answer an informed wording too.") },
    { 319, TR_MARK("{0} is keyed on {1} competencies at once. Keep it to three.") },
    { 320, TR_MARK("Not every way through is sure to give a chance for {0}. Key it where everybody comes.") },
    { 321, TR_MARK("For {0} the ways through give from {1} to {2} points. Keep the most within three times the least.") },
    { 322, TR_MARK("The shift gives {1} decisions for {0}, fewer than 6. Add some, or its score will not be shown.") },
    { 323, TR_MARK("The shift measures {0} in {1} scenarios, fewer than 3. Add one, or its score will not be shown.") },
    { 324, TR_MARK("{0} has so many ways round that its chances were not counted. Take loops out.") },
    { 325, TR_MARK("{0} and its swap {1} do not give as much to earn for {2}. Keep the difference within a tenth.") },
    { 330, TR_MARK("This reads hard: {0} by {1}, at least {2} is asked. Use shorter sentences and plainer words.") },
    { 331, TR_MARK("A sentence here has {0} words; {1} at most is asked. Cut it in two.") },
    { 332, TR_MARK("“{0}” is a hard word. Plainer: {1}.") },
    { 333, TR_MARK("{0} takes {1} seconds to read; {2} at most is asked. Shorten what is said there.") },
    { 334, TR_MARK("The median way has {0} words to read; {1} at most is asked. Shorten turns, or take some out.") },
    { 340, TR_MARK("A strong answer says {0}, which stands in no record and which no customer says. Mend it, or put it in a record.") },
    { 341, TR_MARK("A strong answer names {0}, whom nobody here knows. Mend the name, or put it in a record.") },
    { 342, TR_MARK("{0} is a real company. Make one up: what people think of it gets in the way.") },
    { 343, TR_MARK("“{0}” is a critical error, and it is not said where the rule stands. Name the record: "
                   "record=\"…\". The sheet then says whether it had been opened.") },
    { 350, TR_MARK("Every customer with {0} “{1}” is angry, and most others are not. Let somebody else be the loud one.") },
    { 351, TR_MARK("Of every customer with {0} “{1}” it is their own fault, and of most others not. Turn it round somewhere.") },
    { 360, TR_MARK("{0} is accepted here, and is not found any more. Take accept= away.") },
    { 361, TR_MARK("This line of the word list is not understood: {0}. Write a list in [ ], a word, or name = value.") },

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
    { 602, TR_MARK("The database is damaged[: {0}]. Nothing was changed. Put back a backup with `zeven restore`; without one `zeven rescue` saves what can still be read.") },
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

    // store: vacancies, candidates, decisions, audit
    { 616, TR_MARK("There is no vacancy “{0}”. `zeven vacancy list` names them all.") },
    { 617, TR_MARK("There is a vacancy “{0}” already. Give this one another name.") },
    { 618, TR_MARK("The {0} is empty, has signs that cannot be read, or is longer than {1} bytes. "
                   "Write it anew.") },
    { 619, TR_MARK("“{0}” are not three or four different competencies. Choose those that matter "
                   "most for this work.") },
    { 620, TR_MARK("A score sheet of “{0}” was opened already. Say why you change it all the "
                   "same: the reason is kept.") },
    { 621, TR_MARK("The vacancy “{0}” is closed. Make a new one.") },
    { 622, TR_MARK("People were invited for “{0}” already, and all of them play the same shift. "
                   "Make another vacancy for another shift.") },
    { 623, TR_MARK("There is no candidate with the code “{0}”. Check the code.") },
    { 624, TR_MARK("“{0}” is no code. Use 2 to 32 letters, digits, dashes or underscores.") },
    { 625, TR_MARK("The code {0} is in use already. Give another one.") },
    { 626, TR_MARK("“{0}” is not understood as an accommodation. Use time=150, text=125, "
                   "contrast, dyslexic, breaks or language=nl.") },
    { 627, TR_MARK("The decision lacks this: {0}. A person decides, gives a name, and says why.") },
    { 628, TR_MARK("The audit does not fit at line {0}: it was changed there, or something was "
                   "taken out. Keep the file as it is and find out who could write in it.") },
    { 629, TR_MARK("This cannot be right: {0}. A vacancy has a closing date, and 1 to 52 weeks of "
                   "keeping.") },
    { 630, TR_MARK("The score sheets are locked. Give the passphrase first.") },
    { 631, TR_MARK("This passphrase does not fit. Type it again.") },
    { 632, TR_MARK("Too many wrong passphrases. Wait {0} seconds and try again.") },
    { 633, TR_MARK("This passphrase is too short: it needs {0} characters. Take four words, for instance.") },
    { 634, TR_MARK("This passphrase is in use by another role. Choose one that differs.") },
    { 635, TR_MARK("Who came in as {0} may not do this. Ask the administrator.") },
    { 636, TR_MARK("The keys of the score sheets are missing or damaged. Put back office.key from a copy.") },
    { 637, TR_MARK("There is too little memory to try the passphrase. Close other programs.") },
    { 638, TR_MARK("Something that was sealed does not open. It stays where it is.") },
    { 639, TR_MARK("There is a passphrase already, or the store is only in memory.") },
    { 640, TR_MARK("{0} people are too few for a norm: it takes {1}. Wait until more have played.") },
    { 641, TR_MARK("There is no norm “{0}”. `zeven norm list` names them all.") },
    { 642, TR_MARK("There is a norm “{0}” already. Remove it first, or choose another name.") },
    { 643, TR_MARK("This is no norm: its {0} cannot be right. Ask for the file again.") },
    { 644, TR_MARK("This backup is damaged ({0}). Use another one; nothing was changed.") },
    { 645, TR_MARK("This is no backup of Zeven. Check whether it is the right file.") },
    { 646, TR_MARK("There is no open vacancy for {0}. Name one that is not closed.") },
    { 647, TR_MARK("{0} has not played yet. There is nothing to decide on.") },
    { 648, TR_MARK("{0} kept changing while it was copied. Try again when it is quieter.") },
    { 649, TR_MARK("There is nothing to back up here yet. Check which data folder this is.") },

    // session
    { 650, TR_MARK("The session was played under “{0}”; this program plays “{1}”. "
                   "Its stored sheet can still be read.") },
    { 651, TR_MARK("Row {0} of the log cannot be played again: {1} ({2}). "
                   "Look at the log before you use its sheet.") },
    { 652, TR_MARK("The stored content has no texts in {0}. Choose a language that it has.") },
    { 653, TR_MARK("This shift has no practice. Name one with <practice file=\"…\"/>.") },
    { 660, TR_MARK("The shift {0} may not be given here. Choose one that the settings of the "
                   "organisation name.") },
    { 661, TR_MARK("Write what you want to say: readable text of at most {0} bytes.") },
    { 662, TR_MARK("There is no remark {0}. The score sheet names them.") },
    { 663, TR_MARK("Remark {0} was answered already, and an answer stays as it was given.") },
    { 664, TR_MARK("An answer needs the name of the person who gives it.") },
    { 665, TR_MARK("The rating lacks this: {0}. A moment and a competency get 1 to 5 from a person "
                   "with a name.") },
    { 666, TR_MARK("{0} has not played to the end yet. There is no moment to talk about.") },
    { 668, TR_MARK("{0} has played to the end: there is nothing left to set for that.") },
    { 669, TR_MARK("{0} has begun already, so the invitation cannot be withdrawn any more.") },
    { 680, TR_MARK("Page {0} of the file does not open: a disk or another program changed it.") },
    { 681, TR_MARK("This is hit: what candidates played, and their score sheets.") },
    { 682, TR_MARK("This is hit: the vacancies, the candidates, or what was decided.") },
    { 683, TR_MARK("This is hit: the audit, of who looked and who changed something.") },
    { 684, TR_MARK("This is hit: the norms.") },
    { 685, TR_MARK("This is hit: the log with the last changes. What stood in it before the "
                   "damage is saved with the rest.") },
    { 686, TR_MARK("This is hit: the list of what stands where. Without it nothing can be found; "
                   "only a backup helps.") },
    { 687, TR_MARK("This is hit: a part of which nothing more is known.") },
    { 688, TR_MARK("This is hit: the settings.") },

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

    // report: spreadsheets
    { 730, TR_MARK("This archive is damaged: {0}. Save the spreadsheet again.") },
    { 731, TR_MARK("Unpacked the spreadsheet is larger than {0} MiB. Take out what does not belong in it.") },
    { 732, TR_MARK("This is no spreadsheet that can be read here. Save it as .xlsx or .ods.") },
    { 733, TR_MARK("The spreadsheet lacks its part {0}. Save it again.") },
    { 734, TR_MARK("A sheet has more than {0} rows. Take out what does not belong in it.") },
    { 735, TR_MARK("In the sheet {0} the text at {1} is longer than {2} signs, and does not fit in a cell. Shorten it in the XML first.") },
    { 736, TR_MARK("The spreadsheet cannot be written: {0}. Look whether the disk is full.") },
    { 737, TR_MARK("This archive is no document of a word processor. Save the conversation as .docx, .odt or plain text.") },
    { 740, TR_MARK("None of the sheets was made by zeven table. Make a table of the scenario first, and edit that.") },
    { 741, TR_MARK("This table was made of {0}, not of {1}. Name the file it belongs to.") },
    { 742, TR_MARK("The scenario is no longer what this table was made of. See with --dry-run whether every change is meant.") },
    { 743, TR_MARK("The first column, with the places, is gone. Make the table anew, and copy your changes into it.") },
    { 744, TR_MARK("The place {0} is not in the scenario. Take the row out; in Replies you can also empty this cell, which makes a new reply of it.") },
    { 745, TR_MARK("{0} stands on row {1} as well. Keep one.") },
    { 746, TR_MARK("Rows that are no longer here: {0}. They stay in the scenario; take things out in the XML.") },
    { 747, TR_MARK("“{0}” is only there to read by; your change does nothing. Make it in the sheet it comes from.") },
    { 748, TR_MARK("Under “{0}” nothing can stand on this row. Empty the cell.") },
    { 749, TR_MARK("“{0}” cannot be empty here. Write a text, or take the element out in the XML.") },
    { 750, TR_MARK("Points and why go together: {0}. Fill in both, or empty both.") },
    { 751, TR_MARK("New rows can only be made in the sheet {0}. Add this in the XML.") },
    { 752, TR_MARK("There is no turn {0} for this new row. Copy contact and turn from a row above.") },
    { 753, TR_MARK("“{0}” cannot be the id of a new reply. Choose one that is free: small letters, digits and -, a letter first.") },
    { 754, TR_MARK("“{0}” would not come back from the table as it is. Simplify this text in the XML.") },

    // maps
    { 760, TR_MARK("Graphviz is not installed, so the map cannot be laid out. Install the package graphviz.") },
    { 761, TR_MARK("The layout took more than {0} seconds. Draw one contact at a time with --contact.") },
    { 762, TR_MARK("Graphviz gave no layout. See whether `dot -V` works.") },
    { 763, TR_MARK("There is no contact “{0}”. There are: {1}.") },

    // new files
    { 764, TR_MARK("Nobody speaks in this file. Write a line for each time: “Klant: …” or “Medewerker: …”.") },
    { 765, TR_MARK("“{0}” speaks here, but who is it? Write Klant or Medewerker before the colon.") },
    { 766, TR_MARK("What stands before the first speaker is left out; it begins with “{0}”.") },
    { 767, TR_MARK("Nobody says anything here; the line is left out.") },
    { 768, TR_MARK("Only “{0}” speaks in this file. A conversation needs both Klant and Medewerker.") },
    { 769, TR_MARK("“{0}” cannot be an id. Name the file or folder in small letters, digits and -, a letter first.") },
    { 770, TR_MARK("There is no {0}. Make the pack first: zeven new pack FOLDER --client NAME.") },
    // looking at one scenario
    { 775, TR_MARK("There is no file at “{0}”. Check the path.") },
    { 776, TR_MARK("The scenario does not have this: {0}. Check the id in the file.") },

    // rehearsals
    { 780, TR_MARK("“#: {0}” is nothing a rehearsal can say.[ Did you mean “{1}”?] The manual lists what it can.") },
    { 781, TR_MARK("This line of the rehearsal has another form. Write it as: {0}") },
    { 782, TR_MARK("A rehearsal is about one scenario or one shift. Say so once, as in: "
                   "#: scenario ../packs/noordwind/jaarnota.xml") },
    { 783, TR_MARK("This is what can be done there: {0}") },
    { 784, TR_MARK("There is no {0} “{1}”.[ Did you mean “{2}”?] Mend the line, or take it out.") },
    { 786, TR_MARK("Nobody says who wrote this key. Add, after <intent>: <key author=\"…\"/>.") },
    { 787, TR_MARK("{0} wrote this key. Somebody else must establish it.") },
    { 788, TR_MARK("No rehearsal is about this scenario. Make one: zeven rehearse --save.") },
    { 789, TR_MARK("The rehearsal {0} is not as it should be. See: zeven rehearse.") },
    { 791, TR_MARK("There is no answer {0} in the booklet of seed {1}. Give the seed that this rater's booklet was made with, and the scenario it was made of.") },
    { 792, TR_MARK("“{0}” is no rating of {1}: it must be 1, 2, 3, 4 or 5, or empty.") },
    { 793, TR_MARK("Nothing there is rated on “{0}”. Take the competencies as the spreadsheet has them.") },

    // locale: catalogues
    { 800, TR_MARK("The catalogue cannot be read: {0}. Mend it with a .po editor.") },
    { 801, TR_MARK("The catalogue is not in UTF-8 but in {0}. Save it as UTF-8.") },
    { 802, TR_MARK("Not translated: {0}, “{1}”. Run zeven translate and fill in its msgstr.") },
    { 803, TR_MARK("The text changed after it was translated: {0}, “{1}”. "
                   "Run zeven translate, check the translation and take the fuzzy mark away.") },
    { 804, TR_MARK("The placeholders of the translation differ: {0}, “{1}” became “{2}”. "
                   "Use the same ones in both.") },
    { 805, TR_MARK("The same text stands twice in the catalogue. Keep one.") },

    // platform
    { 850, TR_MARK("There is no display ({0}). Start Zeven on a desktop, or play in the terminal: "
                   "zeven play --text.") },
    { 851, TR_MARK("The window cannot be opened: {0}. Try another window size, or another display.") },
    { 852, TR_MARK("No font is found for “{0}”. Install the package fonts-inter.") },
    { 853, TR_MARK("The picture cannot be written. Check the folder and the room on the disk.") },

    // command: tables of numbers
    { 900, TR_MARK("“{1}” in the column “{0}” is no number. Mend it, empty the cell, or leave the column out with --leave-out.") },
    { 901, TR_MARK("There is no “{0}” here.[ There are: {1}.] Check how it is written.") },
    { 902, TR_MARK("No column is left to count with. Name some with --columns.") },
    { 903, TR_MARK("The file cannot be opened: {0}. Check the name and whether you may read it.") },
    { 904, TR_MARK("The file cannot be read a second time: {0}. Give a plain file.") },
    { 905, TR_MARK("{0} does not fit: expected {1}, one row a part.") },
    { 906, TR_MARK("“{1}” in the column “{0}” is no answer: it must be a whole number from 0 to 10.") },
    { 907, TR_MARK("Nobody finished a shift here yet. Use --csv FILE, or another store: set ZEVEN_HOME to its folder.") },
    { 908, TR_MARK("There are no finished sessions on content {0}. See the hash on a sheet.") },
    { 909, TR_MARK("The stored evidence of session {0} cannot be read. The store is damaged: take a copy that is whole.") },
};
// clang-format on

const size_t DIAG_SENTENCE_COUNT = sizeof(DIAG_SENTENCES) / sizeof(DIAG_SENTENCES[0]);
