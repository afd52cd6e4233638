// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario under construction: the trees, the names, and the arrays that grow.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/diag.h"
#include "game/base/vec.h"
#include "game/scenario/model.h"
#include "game/scenario/names.h"
#include "game/scenario/node.h"
#include "game/scenario/rules.h"

/** A stretch of turns: the body of a contact, or a passage as one contact visits it. */
struct place {
    const struct node *body;
    const char *path; // "call" or "call/identity"
    uint32_t contact;
    uint32_t first_turn;
    uint32_t first_visit;
    uint32_t visit_count;
};

struct turn_source {
    const struct node *node;
    uint32_t place;
    const char *path;
};

struct slot_source {
    const struct node *node;
    const char *path;  // "call/opening/acknowledge"
    uint32_t customer; // who hears it
};

struct visit_source {
    const struct node *node;
    uint32_t place;
    uint32_t passage_place;
};

/** What an author accepts, as it is collected. */
struct acceptances {
    struct acceptance *items;
    size_t count;
    size_t capacity;
};

/** Where ids are looked up from: a contact's own turns go first, its customer is meant by "mood".
 */
struct scope {
    uint32_t contact; // INDEX_NONE: the scenario
    uint32_t customer;
};

struct build {
    struct scenario *scenario;
    const struct rules *rules;
    struct diag_list *diags;
    struct forest forest;
    struct tree own;
    struct tree pack;
    struct tree centre;
    struct names names;
    struct table reported;  // one slip, one message, however often a passage is used
    uint32_t *shown;        // text made of a node, by its serial
    uint32_t *criticals_of; // likewise
    uint32_t *worded;       // slot that has its wordings of a node, by its serial
    bool lost;              // some next= leads nowhere: the ways cannot be walked
    bool stopped;           // past a limit: no use going on
    uint32_t mark_count;

    VEC(struct place) places;
    VEC(struct turn_source) turn_sources;
    VEC(struct slot_source) slot_sources;
    VEC(struct visit_source) visit_sources;
    VEC(const struct node *) passages;
    VEC(const struct node *) contact_nodes;
    VEC(const struct node *) code_list_nodes;
    VEC(const struct node *) fact_nodes;
    VEC(const struct node *) field_nodes; // of wrap-ups
    VEC(uint32_t) fact_decisions;         // how many decisions a fact serves, by fact
    VEC(uint32_t) fact_last;              // the last of them

    VEC(const char *) strings;
    VEC(struct text) texts;
    VEC(uint64_t) text_hashes; // of what it says and where it stands
    VEC(uint32_t) code;
    VEC(struct range) conditions;
    VEC(struct effect) effects;
    VEC(struct shows) shows;
    VEC(struct wording) wordings;
    VEC(struct slot) slots;
    VEC(struct slot_rest) slot_rests;
    VEC(struct says) says;
    VEC(struct turn) turns;
    VEC(struct compose) composes;
    VEC(struct section) sections;
    VEC(uint32_t) section_lists;
    VEC(struct compose_rule) rules_of_compose;
    VEC(struct visit) visits;
    VEC(struct ending) endings;
    VEC(struct nudge) nudges;
    VEC(struct code) codes;
    VEC(struct code_list) code_lists;
    VEC(struct right_code) rights;
    VEC(struct wrap_field) wrap_fields;
    VEC(struct contact) contacts;
    VEC(struct promise) promises;
    VEC(struct earns) earns;
    VEC(struct observe) observes;
    VEC(struct critical) criticals;
    VEC(struct fact) facts;
    VEC(struct flag) flags;
    VEC(struct need) needs;
    VEC(struct field) fields;
    VEC(struct entry) entries;
    VEC(uint32_t) text_lists;
    VEC(struct record) records;
    VEC(struct record_act) acts;
    VEC(struct coach_question) coach;
    VEC(struct customer) customers;
    VEC(struct before) befores;
    struct table before_pairs;
    VEC(struct decision) decisions;
    VEC(uint32_t) rule_texts;
    struct acceptances acceptances;
};

/** An empty build of an empty scenario; the caller's is the scenario. */
void build_init(struct build *build, const struct rules *rules, struct diag_list *diags);

/** To be called once all trees are read. */
void build_begin(struct build *build);

/** Everything but the scenario itself is freed. */
void build_finish(struct build *build);

/** The name of the file that a node stands in. */
const char *build_file(const struct build *build, const struct node *node);

/** One diagnostic at the node, arguments closed by NULL; the same one is given once. */
void build_error(struct build *build, const struct node *node, int code, ...);

/** Likewise; kept apart, with the reason, where accept= says that it is meant. */
void build_warning(struct build *build, const struct node *node, int code, ...);

/** Whether the last of these is never said: whenever it could be, one before it is. */
bool build_says_covered(const struct build *build, struct range says);

/** A limit is passed: says which, and stops the load. */
void build_limit(struct build *build, const struct node *node, const char *what, int limit);

/** A number of the next mark. */
uint32_t build_mark(struct build *build);

/** Adds an id or another text that is never translated; `string` must live in the arena. */
uint32_t build_string(struct build *build, const char *string);

/** "a/b", or "a" without a `second`, in the scenario's arena. */
const char *build_path(struct build *build, const char *first, const char *second);

/** The text of a node, made at its first use; its context is `path`/`name`. */
uint32_t build_text(
        struct build *build, const struct node *node, const char *path, const char *name);

/** Likewise of an attribute; INDEX_NONE without it. */
uint32_t build_attribute_text(
        struct build *build, const struct node *node, enum attribute attribute, const char *path);

/** An attribute as a string of the scenario; INDEX_NONE without it. */
uint32_t build_attribute_string(
        struct build *build, const struct node *node, enum attribute attribute);

/** A decision called `id`, at the node. */
uint32_t build_decision(struct build *build, const struct node *node, const char *id);

/** Declares an id; says so when it is taken. */
void build_declare(struct build *build, const struct node *node, enum name_kind kind,
        const char *path, uint32_t index);

/**
 * What `text` at `node` names, of this kind: its index, or INDEX_NONE after a diagnostic. Turns and
 * replies may be written by the end of their path.
 */
uint32_t build_resolve(struct build *build, const struct node *node, enum name_kind kind,
        const char *text, uint32_t contact);

/** Likewise for an attribute; INDEX_NONE without a word when there is none. */
uint32_t build_resolve_attribute(struct build *build, const struct node *node,
        enum attribute attribute, enum name_kind kind);

/** What a pack and a scenario may both hold: facts, flags, records, code lists, passages. */
void build_declare_shared(struct build *build, const struct node *root);

// The steps of a load, in this order.
void build_declare_world(struct build *build);    // customers, facts, records, acts, code lists
void build_declare_contacts(struct build *build); // contacts, places, turns, slots
void build_declare_wrap_ups(struct build *build); // fields and their codes
void build_fill_world(struct build *build);
void build_fill_contacts(struct build *build);
void build_fill_turns(struct build *build);
void build_fill_wrap_ups(struct build *build);
void build_fill_scores(struct build *build); // promises, observes, criticals
void build_check_ways(struct build *build);
void build_check_stuck(struct build *build);
void build_check_points(struct build *build);
void build_keep_acceptances(struct build *build); // for what is only found in the model

/** Adds what is accepted anywhere under `root` (NULL: nothing); the reasons live in `arena`. */
void acceptances_collect(struct acceptances *kept, struct arena *arena, const struct node *root,
        enum file_of_scenario file);

void build_key(struct build *build); // who answers for the points, and their hash

/** Moves the arrays into the scenario. */
void build_settle(struct build *build);
