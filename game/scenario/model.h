// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario as the engine reads it: read-only, in one arena, ids resolved to indices.
#pragma once

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/table.h"
#include "scoring/competency.h"

// How the parts hang together. Every list is an array of the scenario; the parts point into these
// arrays by 32-bit index and count, so that a turn with its slots lies close in memory and nothing
// is looked up by text after loading. Texts are indices too: a catalogue replaces them without
// touching the rest.

/** An index into one of the scenario's arrays; INDEX_NONE where there is none. */
#define INDEX_NONE UINT32_MAX

/** `count` items of an array, from `first`. */
struct range {
    uint32_t first;
    uint32_t count;
};

enum channel {
    CHANNEL_PHONE,
    CHANNEL_EMAIL,
    CHANNEL_CHAT,
    CHANNEL_WHATSAPP,
    CHANNEL_WEBCARE,
    CHANNEL_TEAM,
    CHANNEL_COUNT,
};

enum desk_system {
    SYSTEM_CUSTOMER,
    SYSTEM_ORDER,
    SYSTEM_KNOWLEDGE,
    SYSTEM_WEB,
    SYSTEM_PLANNING,
    SYSTEM_HISTORY,
    SYSTEM_TEAM,
    SYSTEM_COUNT,
};

enum outcome { OUTCOME_RESOLVED, OUTCOME_ESCALATED, OUTCOME_ABANDONED, OUTCOME_COUNT };

enum facet { FACET_NONE, FACET_SIGNALS, FACET_OFFER };

enum critical_kind { CRITICAL_PRIVACY, CRITICAL_SAFETY, CRITICAL_COSTLY_FALSEHOOD };

enum temptation {
    TEMPTATION_NONE,
    TEMPTATION_RULE,
    TEMPTATION_SPEED,
    TEMPTATION_KINDNESS,
    TEMPTATION_CAUTION,
    TEMPTATION_HABIT,
    TEMPTATION_HELPFULNESS,
};

enum sector {
    SECTOR_FINANCE_INSURANCE_GOVERNMENT,
    SECTOR_RETAIL_MEDIA,
    SECTOR_ENERGY_TELECOM_TRANSPORT,
    SECTOR_FACILITY_CONSULTING_SOFTWARE,
    SECTOR_COUNT,
};

// Marks: one bit each in the state of a play. Everything a condition can ask that is once true
// stays a mark: a fact known, a record opened, a reply said, "A came before B". Their numbers are
// dealt at load.

/** A condition: `count` instructions in postfix order from `first` in the scenario's code; none =
 * true. */
typedef uint32_t condition_index; // index into scenario.conditions; CONDITION_TRUE = always

enum { CONDITION_TRUE = 0 };

// Nearly every condition asks for one mark. Such a condition is its own index: nothing needs to be
// fetched to answer it.
#define CONDITION_OF_MARK UINT32_C(0x80000000)     // the low 24 bits are the mark
#define CONDITION_OF_MARK_NOT UINT32_C(0x40000000) // besides: it holds while the mark is not set

enum condition_op {
    CONDITION_MARK,     // operand: mark
    CONDITION_NOT,      // no operand
    CONDITION_AND,      // no operand
    CONDITION_OR,       // no operand
    CONDITION_ENDED,    // operand: contact << 2 | outcome (3 = any)
    CONDITION_PROMISE,  // operand: promise << 3 | enum promise_question
    CONDITION_MOOD,     // operand: customer << 8 | named mood
    CONDITION_AT_LEAST, // operand: customer << 12 | axis << 8 | value + 100 (0..200)
    CONDITION_CONTACT,  // operand: contact << 3 | enum contact_question
    CONDITION_WRAPPED,  // operand: index of a code (of any wrap-up field): that code was submitted
};

enum promise_question { ASK_PROMISED, ASK_PLANNED, ASK_KEPT, ASK_LATE, ASK_BROKEN };
enum contact_question { ASK_TAKEN, ASK_HELD, ASK_RETURNED_LATE, ASK_NOTED };

enum mood_axis {
    AXIS_PLEASANTNESS, // -100..100
    AXIS_AROUSAL,      // 0..100, as the rest
    AXIS_TRUST,
    AXIS_EFFORT,
    AXIS_OUTCOME,
    AXIS_COUNT,
};

/** An instruction: op in the high 8 bits, operand in the low 24. */
#define CONDITION_CODE(op, operand) ((uint32_t)(op) << 24 | (uint32_t)(operand))

enum {
    SECONDS_DEFAULT = UINT16_MAX,
    VISIT_DEPTH_MAX = 4,
    SECTION_MAX = 12,
    WRAP_FIELD_MAX = 6,
    SLOT_MAX = 9
};

enum { CONDITION_DEPTH_MAX = 32, CONDITION_OPERAND_MAX = 0xffffff };

/** Where a reply leads: a kind and an index. */
enum target_kind {
    TARGET_STAY,   // the turn stays open
    TARGET_TURN,   // index: turn
    TARGET_VISIT,  // index: visit
    TARGET_END,    // index: ending
    TARGET_RETURN, // back to where the passage was visited from
};

struct target {
    uint32_t kind : 8; // enum target_kind
    uint32_t index : 24;
};

/** What a reply, answer, record or act brings about. */
enum effect_kind {
    EFFECT_ACT,      // a: speech act, b: customer
    EFFECT_MARK,     // a: mark set (fact learned, flag)
    EFFECT_TEACH,    // a: fact
    EFFECT_UNASKED,  // a: fact, given by the customer without being asked
    EFFECT_SOLVE,    // a: need
    EFFECT_PROMISE,  // a: promise, b: due in seconds since midnight, or INDEX_NONE
    EFFECT_CRITICAL, // a: critical
};

struct effect {
    uint32_t kind;
    uint32_t a;
    uint32_t b;
};

/** Points of one competency. */
struct shows {
    uint8_t competency; // enum competency
    int8_t points;
    uint8_t facet; // enum facet
    uint32_t why;  // text
};

// What every step of a play reads (struct turn, slot and wording) fits a cache line or half of one,
// and holds nothing else: in a story of many thousands of turns a step takes as long as its memory
// does. What only people read stands beside it, by the same index.

/** One way to say a slot; the first whose facts are known is used, the general one stands last. */
struct wording {
    condition_index when; // CONDITION_TRUE for the general wording
    uint32_t say;         // text
    uint32_t answer;      // text the customer gives to a topic or a reply that stays; INDEX_NONE
    struct range effects; // complete: what an informed wording inherits is copied at load
    struct range shows;   // likewise, at most one per competency
    uint32_t sets;        // the mark it sets, when that is all that its effects do; INDEX_NONE
};

static_assert(sizeof(struct wording) == 32, "half a cache line");

enum slot_flag {
    SLOT_ONCE = 1,     // gone after it was said
    SLOT_TOPIC = 2,    // comes back to its hub; a decision of its own
    SLOT_NEEDLESS = 4, // a topic that is better not asked
    SLOT_STAYS = 8,    // leaves its turn open and unsettled
    SLOT_OFFERS = 16,  // it sells or offers something
};

/** One thing the candidate can say or do at a turn: a reply, a topic, or a part of a compose. */
struct slot {
    uint64_t key; // hash of contact/turn/slot: its order is hash_mix(key ^ seed)
    condition_index when;
    struct target next;
    uint32_t ahead; // first slot of the turn it leads to, to be fetched before it is needed
    uint32_t said;  // mark
    uint32_t first_wording;
    uint16_t seconds;      // story time it costs; SECONDS_DEFAULT = what its channel asks
    uint8_t wording_count; // informed ones first, the general one last
    uint8_t flags;         // enum slot_flag
};

static_assert(sizeof(struct slot) == 32, "half a cache line");

/** The rest of a slot, which no step reads. */
struct slot_rest {
    uint32_t id;        // string
    uint32_t decision;  // of a keyed topic; else INDEX_NONE
    uint32_t probes;    // fact; INDEX_NONE
    uint32_t section;   // of a compose, index in the scenario; else INDEX_NONE
    uint8_t temptation; // enum temptation
};

/**
 * What a slot can give over all its wordings: knowing changes the words, never what was possible.
 * Likewise a turn over its replies. Found once, at load. A competency that is not named has 0.
 */
struct slot_reach {
    int8_t least[COMPETENCY_COUNT];
    int8_t most[COMPETENCY_COUNT];
    uint8_t facet[COMPETENCY_COUNT]; // enum facet
    uint8_t named;                   // bit per competency that some wording names
};

/** A variant of what the customer says; first match wins, the last has CONDITION_TRUE. */
struct says {
    condition_index when;
    uint32_t text;
    struct range effects;
};

/** One part of a composed e-mail: at most one of its slots is chosen. */
struct section {
    uint32_t id;    // string
    uint32_t label; // text
    bool optional;
};

/** A bonus of a compose: all sections filled, or the right one first. */
struct compose_rule {
    bool order; // else completeness
    uint8_t competency;
    uint8_t facet;
    int8_t points;
    struct range sections; // in scenario.section_lists
    uint32_t why;
};

enum turn_flag {
    TURN_KEEP_ORDER = 1,
    TURN_HUB = 2,     // has topics
    TURN_COMPOSE = 4, // its slots are parts; `sent` says where it leads
    TURN_VARIES = 8,  // some slot has a condition: the range is found at the visit
    TURN_FALLS = 16,  // has a fall-through
    TURN_MOVES = 32,  // what the customer says brings something about
};

struct turn {
    struct range slots;
    struct range says;
    uint32_t contact;
    uint32_t decision;          // INDEX_NONE when no slot is keyed
    uint32_t visited;           // mark: scored at the first visit only
    uint32_t left;              // mark: a reply that leads on was said here
    uint32_t probes;            // fact; INDEX_NONE
    uint32_t observes;          // first observe settled here, chained by observe.next; INDEX_NONE
    struct target fall_through; // with TURN_FALLS
    struct target sent;         // of a compose
    uint32_t compose;           // INDEX_NONE
    uint32_t id;                // string: "turn" or "passage/turn"
    uint32_t line;
    uint32_t flags; // enum turn_flag
};

static_assert(sizeof(struct turn) == 64, "a cache line");

/** What an e-mail is composed of. */
struct compose {
    struct range sections;
    struct range rules;
};

struct visit {
    uint32_t entry; // turn
    struct target next;
    uint32_t id; // string
};

struct ending {
    uint32_t id; // string
    uint8_t outcome;
    uint32_t says; // text; INDEX_NONE
};

struct nudge {
    condition_index when;
    uint32_t text;
};

struct code {
    uint32_t id;    // string
    uint32_t label; // text
};

struct code_list {
    uint32_t id; // string
    uint32_t label;
    struct range codes;
};

struct right_code {
    uint32_t code; // index in scenario.codes
    condition_index when;
    uint8_t points;
};

struct wrap_field {
    uint32_t id;    // string
    uint32_t label; // text
    uint32_t list;  // code list
    struct range rights;
    uint32_t decision;
    uint8_t competency;
    uint8_t points;
    uint32_t why;
};

struct contact {
    uint32_t id;      // string
    uint32_t with;    // customer
    uint32_t subject; // text; INDEX_NONE
    uint32_t preview; // text; INDEX_NONE
    uint8_t channel;  // enum channel
    bool out;
    bool has_at;
    uint32_t at;    // seconds since midnight, when has_at
    uint32_t after; // contact; INDEX_NONE
    uint32_t delay; // seconds after `after` ended
    condition_index when;
    uint32_t start;       // turn
    uint32_t start_visit; // the visit it is in, when a contact begins with one; INDEX_NONE
    uint32_t taken;       // mark
    uint32_t answers_after;
    uint32_t patience;       // seconds; INDEX_NONE = endless
    uint32_t patience_first; // before the first answer (or in the queue, for a caller)
    uint32_t gives_up_after; // INDEX_NONE = never
    struct range turns;
    struct range nudges;
    struct range wrap_fields; // empty: no wrap-up
    uint32_t ended_observes;  // chain; INDEX_NONE
    uint32_t rank;            // among the scenario's contacts, by id: settles ties
    uint32_t line;
};

enum kept_by { KEPT_BY_CONTACT, KEPT_BY_ACT, KEPT_BY_REPLY };

struct promise {
    uint32_t id; // string
    uint32_t customer;
    uint32_t label;         // text
    uint32_t opens;         // mark that opens it; INDEX_NONE with opens_contact
    uint32_t opens_contact; // contact whose end opens it; INDEX_NONE
    uint32_t due;           // seconds since midnight
    uint32_t needed_by;     // likewise
    uint8_t kept_by;        // enum kept_by
    uint32_t keeper;        // contact, record act, or mark of a reply
    uint8_t competency;
    uint32_t decision;
    uint32_t due_observes; // chain; INDEX_NONE
    uint32_t rank;         // among the scenario's promises, by id
    uint32_t line;
};

struct earns {
    uint8_t points;
    condition_index when;
    uint32_t why;
};

enum anchor { ANCHOR_TURN, ANCHOR_END, ANCHOR_DUE, ANCHOR_SHIFT_END };

/** An observation settled once, at its anchor; without `possible` points it is a critical error. */
struct observe {
    uint32_t id; // string
    uint8_t competency;
    uint8_t facet;
    uint8_t possible;
    uint8_t anchor;     // enum anchor
    uint32_t anchor_at; // turn, contact or promise
    condition_index possible_when;
    struct range earns;
    uint32_t decision;
    uint32_t settled;  // mark
    uint32_t critical; // INDEX_NONE; else noted when the first `earns` condition holds
    uint32_t next;     // in the chain of its anchor
    uint32_t line;
};

struct critical {
    uint32_t id; // string; INDEX_NONE for one inside a reply
    uint8_t kind;
    uint32_t what; // text
};

struct fact {
    uint32_t id; // string
    uint32_t label;
    uint32_t known;    // mark
    uint32_t unasked;  // mark
    bool several_ways; // false: meant to have one way only
};

struct flag {
    uint32_t id;   // string
    uint32_t mark; // set by effects
};

struct need {
    uint32_t id; // string
    uint32_t customer;
    uint32_t solved; // mark
    uint8_t weight;
    uint32_t label;
};

struct field {
    uint32_t name;  // text
    uint32_t value; // text
};

struct entry {
    uint32_t at;   // text
    uint32_t text; // text
};

struct record {
    uint32_t id; // string
    uint8_t system;
    bool of_pack;
    bool of_centre; // of the pack of the centre itself, not of a client: it lies there all morning
    uint32_t pack;  // string: id of the pack it comes from; INDEX_NONE for the scenario's own
    uint32_t title;
    uint32_t subtitle; // INDEX_NONE, as the next two
    uint32_t date;
    uint32_t version;
    uint32_t from;  // seconds since midnight; 0 = from the start
    uint32_t after; // contact; INDEX_NONE
    condition_index when;
    uint32_t found_by; // string of words; INDEX_NONE
    uint32_t found;    // mark, when found_by
    uint32_t opened;   // mark
    uint32_t pinned;   // mark
    struct range fields;
    struct range paragraphs; // in scenario.text_lists
    struct range entries;
    struct range attachments; // title and text, as fields
    struct range effects;
};

struct record_act {
    uint32_t id; // string
    uint32_t record;
    uint32_t label;
    uint32_t result;
    condition_index when;
    uint32_t undoes; // record act; INDEX_NONE
    uint32_t done;   // mark; cleared when undone
    uint32_t did;    // mark; stays
    struct range effects;
    uint16_t seconds; // SECONDS_DEFAULT = what rules.xml says
};

struct coach_question {
    uint32_t id; // string
    uint32_t ask;
    uint32_t answer;
    condition_index when;
    uint32_t asked; // mark
    struct range effects;
};

struct customer {
    uint32_t id;    // string
    uint32_t name;  // text
    uint32_t since; // text; INDEX_NONE
    uint32_t place; // text; INDEX_NONE
    int8_t start[AXIS_COUNT];
    uint8_t reactivity; // per cent
    bool instrumental;  // anger: rises when it works; needs a limit
    bool formal;        // u, not je
    bool complaint;     // starts angry: CSAT weighs feeling more
    bool at_fault;      // what went wrong is the customer's own doing
    uint32_t gender;    // strings, as the next two: only for a trainer's eye; INDEX_NONE
    uint32_t role;
    uint32_t origin;
    uint32_t mood; // string: the mood the customer begins in
};

/** "A came before B": set when A happens while B has not; numbers are marks. */
struct before {
    uint32_t earlier;
    uint32_t later;
    uint32_t mark;
};

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
