// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario as the engine reads it: read-only, in one arena, ids resolved to indices.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/table.h"
#include "game/scenario/model_case.h"
#include "game/scenario/model_talk.h"
#include "scoring/competency.h"

// How the parts hang together. Every list is an array of the scenario; the parts point into these
// arrays by 32-bit index and count, so that a turn with its slots lies close in memory and nothing
// is looked up by text after loading. Texts are indices too: a catalogue replaces them without
// touching the rest.

/** How far a key has come: its author's own, rated by others, or settled by somebody else. */
enum key_status { KEY_CONCEPT, KEY_REVIEWED, KEY_ESTABLISHED, KEY_STATUS_COUNT };

enum { KEY_HASH_SIZE = 17 };

/** What a scenario says of its key, and what is so. */
struct scenario_key {
    enum key_status status;   // what counts: concept again when the points changed since
    const char *author;       // ""
    const char *by;           // who reviewed or settled it; ""
    const char *date;         // ""
    char hash[KEY_HASH_SIZE]; // of all that scores, as the file says it
};

/** What a decision is called, for evidence: "call/opening". */
struct decision {
    uint32_t id; // string
    uint32_t line;
};

/** The files a scenario is made of: what a passage or a record of its pack says stands in those. */
enum file_of_scenario { FILE_OWN, FILE_OF_PACK, FILE_OF_CENTRE, FILE_COUNT };

struct text {
    const char *source;  // in the language of the file
    const char *context; // id path, for catalogues: "call/opening/acknowledge/say"
    uint32_t line;
    uint32_t file; // enum file_of_scenario
};

/** Warnings with this code are meant so on these lines: accept= and because= of some element. */
struct acceptance {
    uint32_t file; // enum file_of_scenario
    uint32_t first;
    uint32_t last;
    int code;
    const char *because;
};

struct scenario {
    struct arena arena;
    const char *id;
    const char *version;
    const char *language; // of the source texts
    const char *file;
    const char *files[FILE_COUNT]; // the same, its pack and its centre; NULL without one
    uint32_t line;                 // of its root
    const char *client;            // pack id
    const char *client_name;       // "Noordwind Energie"
    const char *greeting;
    const char *accent; // "#0b5cad"
    struct scenario_key key;
    uint8_t sector;
    uint32_t title; // texts
    uint32_t intent;
    uint32_t content_note; // INDEX_NONE

    const char *const *strings; // ids and search words
    const struct text *texts;
    const char **shown; // texts in the language of the session; begins as the source
    uint32_t string_count;
    uint32_t text_count;
    uint32_t mark_count;

    const uint32_t *code;           // condition instructions
    const struct range *conditions; // [0] is empty: true
    const struct effect *effects;
    const struct shows *shows;
    const struct wording *wordings;
    const struct slot *slots;
    const struct slot_rest *slot_rests;    // by slot
    const struct slot_reach *reaches;      // by slot
    const struct slot_reach *turn_reaches; // by turn: over all its replies, where none varies
    const struct says *says;
    const struct turn *turns;
    const struct compose *composes;
    const struct section *sections;
    const uint32_t *section_lists;
    const struct compose_rule *rules;
    const struct visit *visits;
    const struct ending *endings;
    const struct nudge *nudges;
    const struct code *codes;
    const struct code_list *code_lists;
    const struct right_code *rights;
    const struct wrap_field *wrap_fields;
    const struct contact *contacts;
    const struct promise *promises;
    const struct earns *earns;
    const struct observe *observes;
    const struct critical *criticals;
    const struct fact *facts;
    const struct flag *flags;
    const struct need *needs;
    const struct field *fields;
    const struct entry *entries;
    const uint32_t *text_lists;
    const struct record *records;
    const struct record_act *acts;
    const struct coach_question *coach;
    const struct customer *customers;
    const struct before *befores;
    const uint64_t *weighty; // bit per mark: see mark_is_weighty; NULL when none is
    const struct decision *decisions;
    const uint32_t *rule_texts; // house rules of the pack, texts
    const struct acceptance *acceptances;

    uint32_t code_count;
    uint32_t condition_count;
    uint32_t effect_count;
    uint32_t shows_count;
    uint32_t wording_count;
    uint32_t slot_count;
    uint32_t says_count;
    uint32_t turn_count;
    uint32_t compose_count;
    uint32_t section_count;
    uint32_t rule_count;
    uint32_t visit_count;
    uint32_t ending_count;
    uint32_t nudge_count;
    uint32_t code_count_of_lists;
    uint32_t code_list_count;
    uint32_t right_count;
    uint32_t wrap_field_count;
    uint32_t contact_count;
    uint32_t promise_count;
    uint32_t earns_count;
    uint32_t observe_count;
    uint32_t critical_count;
    uint32_t fact_count;
    uint32_t flag_count;
    uint32_t need_count;
    uint32_t record_count;
    uint32_t act_count;
    uint32_t coach_count;
    uint32_t customer_count;
    uint32_t before_count;
    uint32_t decision_count;
    uint32_t rule_text_count;
    uint32_t acceptance_count;
    uint32_t shift_end_observes; // chain; INDEX_NONE
    bool has_befores;

    // For scripts and messages; never used while playing.
    struct table contact_ids;
    struct table record_ids;
    struct table act_ids;
    struct table promise_ids;
    struct table coach_ids;
};

/** A shift: its scenarios in order, all loaded. */
struct shift_entry {
    struct scenario *scenario;
    struct scenario *swap; // the equivalent; NULL when there is none
};

struct shift {
    struct arena arena;
    const char *id;
    const char *version;
    const char *language;
    const char *form;
    const char *title;
    const char *centre_name;
    const char *file;
    uint32_t start; // seconds since midnight
    uint32_t until;
    uint32_t minutes; // announced to the candidate
    bool indicative;  // too short for more than the overall, and that is an indication
    const struct shift_entry *entries;
    size_t entry_count;
    struct scenario *practice; // NULL when there is none
    struct rules *rules;
    const struct acceptance *acceptances;
    uint32_t acceptance_count;
    uint32_t line; // of its root
};

/** The text `index` in the session's language; "" for INDEX_NONE. */
static inline const char *scenario_text(const struct scenario *scenario, uint32_t index)
{
    return index == INDEX_NONE ? "" : scenario->shown[index];
}

/** The id or search words `index`; "" for INDEX_NONE. */
static inline const char *scenario_string(const struct scenario *scenario, uint32_t index)
{
    return index == INDEX_NONE ? "" : scenario->strings[index];
}

/** Whether setting the mark decides a "before", or opens or keeps a promise. */
static inline bool mark_is_weighty(const struct scenario *scenario, uint32_t mark)
{
    return scenario->weighty != NULL && (scenario->weighty[mark / 64] >> (mark % 64) & 1) != 0;
}

/** Whether saying the slot settles its turn: it is no topic, and does not stay there. */
static inline bool slot_settles(const struct slot *slot)
{
    return (slot->flags & (SLOT_TOPIC | SLOT_STAYS)) == 0;
}

/** The ways to say a slot: informed ones first, the general one last. */
static inline struct range slot_wordings(const struct slot *slot)
{
    return (struct range) { slot->first_wording, slot->wording_count };
}

/** The parts and the bonuses of a turn's e-mail; none of another turn. */
static inline struct compose turn_compose(const struct scenario *scenario, const struct turn *turn)
{
    return turn->compose == INDEX_NONE ? (struct compose) { 0 } : scenario->composes[turn->compose];
}
