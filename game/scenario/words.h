// SPDX-License-Identifier: GPL-3.0-or-later
// The vocabulary of the format as one table: which element may hold what. Reader and grammar share
// it.
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum element {
    ELEMENT_NONE,
    ELEMENT_SCENARIO,
    ELEMENT_PACK,
    ELEMENT_SHIFT,
    ELEMENT_RULES,
    ELEMENT_SIMULATION,
    ELEMENT_TITLE,
    ELEMENT_INTENT,
    ELEMENT_CONTENT_NOTE,
    ELEMENT_KEY,
    ELEMENT_RULE,
    ELEMENT_CODES,
    ELEMENT_CODE,
    ELEMENT_CUSTOMER,
    ELEMENT_FACT,
    ELEMENT_FLAG,
    ELEMENT_NEED,
    ELEMENT_RECORD,
    ELEMENT_RECORD_FIELD,
    ELEMENT_RECORD_TEXT,
    ELEMENT_ENTRY,
    ELEMENT_ATTACHMENT,
    ELEMENT_TEACHES,
    ELEMENT_RECORD_ACT,
    ELEMENT_RESULT,
    ELEMENT_COACH,
    ELEMENT_ASK,
    ELEMENT_ANSWER,
    ELEMENT_PASSAGE,
    ELEMENT_CONTACT,
    ELEMENT_PREVIEW,
    ELEMENT_TURN,
    ELEMENT_SAYS,
    ELEMENT_REPLY,
    ELEMENT_TOPIC,
    ELEMENT_COMPOSE,
    ELEMENT_SECTION,
    ELEMENT_PART,
    ELEMENT_COMPLETE,
    ELEMENT_ORDER,
    ELEMENT_SAY,
    ELEMENT_SPEECH_ACT,
    ELEMENT_SHOWS,
    ELEMENT_SET,
    ELEMENT_SOLVES,
    ELEMENT_PROMISES,
    ELEMENT_CRITICAL_HERE,
    ELEMENT_TEMPTATION,
    ELEMENT_INFORMED,
    ELEMENT_FALL_THROUGH,
    ELEMENT_VISIT,
    ELEMENT_END,
    ELEMENT_LAST_WORDS,
    ELEMENT_NUDGE,
    ELEMENT_WRAP_UP,
    ELEMENT_WRAP_FIELD,
    ELEMENT_RIGHT,
    ELEMENT_WHY,
    ELEMENT_PROMISE,
    ELEMENT_OBSERVE,
    ELEMENT_EARNS,
    ELEMENT_CRITICAL,
    ELEMENT_CENTRE,
    ELEMENT_PRACTICE,
    ELEMENT_SHIFT_SCENARIO,
    ELEMENT_ACT_RULE,
    ELEMENT_CHANGE,
    ELEMENT_CALM,
    ELEMENT_INSTRUMENTAL,
    ELEMENT_MOOD_RULE,
    ELEMENT_RANGE,
    ELEMENT_COST,
    ELEMENT_POPULATION,
    ELEMENT_SURFACE_WORDS,
    ELEMENT_COUNT,
};

enum attribute {
    ATTRIBUTE_ACCENT,
    ATTRIBUTE_ACCEPT,
    ATTRIBUTE_ADDRESS,
    ATTRIBUTE_AFTER,
    ATTRIBUTE_ANGER,
    ATTRIBUTE_ANSWERS_AFTER,
    ATTRIBUTE_AROUSAL,
    ATTRIBUTE_AT,
    ATTRIBUTE_AT_DUE,
    ATTRIBUTE_AT_END,
    ATTRIBUTE_AT_FAULT,
    ATTRIBUTE_AT_SHIFT_END,
    ATTRIBUTE_AUTHOR,
    ATTRIBUTE_AXIS,
    ATTRIBUTE_BECAUSE,
    ATTRIBUTE_BY,
    ATTRIBUTE_CENTRE,
    ATTRIBUTE_CHANNEL,
    ATTRIBUTE_CLIENT,
    ATTRIBUTE_CODE,
    ATTRIBUTE_CODES,
    ATTRIBUTE_COMPETENCY,
    ATTRIBUTE_CUSTOMER,
    ATTRIBUTE_DATE,
    ATTRIBUTE_DELAY,
    ATTRIBUTE_DIRECTION,
    ATTRIBUTE_DUE,
    ATTRIBUTE_EFFORT,
    ATTRIBUTE_FACET,
    ATTRIBUTE_FACT,
    ATTRIBUTE_FILE,
    ATTRIBUTE_FIRST,
    ATTRIBUTE_FLAG,
    ATTRIBUTE_FORM,
    ATTRIBUTE_FOUND_BY,
    ATTRIBUTE_FROM,
    ATTRIBUTE_GENDER,
    ATTRIBUTE_GIVES_UP_AFTER,
    ATTRIBUTE_GREETING,
    ATTRIBUTE_HASH,
    ATTRIBUTE_ID,
    ATTRIBUTE_IS,
    ATTRIBUTE_KEEP_ORDER,
    ATTRIBUTE_KEPT_BY,
    ATTRIBUTE_KIND,
    ATTRIBUTE_LABEL,
    ATTRIBUTE_LANGUAGE,
    ATTRIBUTE_LEAST,
    ATTRIBUTE_MINUTES,
    ATTRIBUTE_MOOD,
    ATTRIBUTE_MOST,
    ATTRIBUTE_NAME,
    ATTRIBUTE_NEED,
    ATTRIBUTE_NEEDED_BY,
    ATTRIBUTE_NEEDLESS,
    ATTRIBUTE_NEXT,
    ATTRIBUTE_OF,
    ATTRIBUTE_INDICATIVE,
    ATTRIBUTE_OFFERS,
    ATTRIBUTE_ONCE,
    ATTRIBUTE_OPENS_AFTER,
    ATTRIBUTE_OPTIONAL,
    ATTRIBUTE_ORIGIN,
    ATTRIBUTE_OUTCOME,
    ATTRIBUTE_PACK,
    ATTRIBUTE_PASSAGE,
    ATTRIBUTE_PATIENCE,
    ATTRIBUTE_PLACE,
    ATTRIBUTE_PLEASANTNESS,
    ATTRIBUTE_POINTS,
    ATTRIBUTE_POSSIBLE_WHEN,
    ATTRIBUTE_PROBES,
    ATTRIBUTE_PROMISE,
    ATTRIBUTE_QUEUE_PATIENCE,
    ATTRIBUTE_REACTIVITY,
    ATTRIBUTE_RECORD,
    ATTRIBUTE_RELIABILITY,
    ATTRIBUTE_ROLE,
    ATTRIBUTE_SECONDS,
    ATTRIBUTE_SECTIONS,
    ATTRIBUTE_SECTOR,
    ATTRIBUTE_SEVERAL_WAYS,
    ATTRIBUTE_SINCE,
    ATTRIBUTE_SLOPE,
    ATTRIBUTE_START,
    ATTRIBUTE_STATUS,
    ATTRIBUTE_SUBJECT,
    ATTRIBUTE_SUBTITLE,
    ATTRIBUTE_SWAP,
    ATTRIBUTE_SYSTEM,
    ATTRIBUTE_TEACHES,
    ATTRIBUTE_TITLE,
    ATTRIBUTE_TRUST,
    ATTRIBUTE_TRUST_VALUE,
    ATTRIBUTE_UNASKED,
    ATTRIBUTE_UNDOES,
    ATTRIBUTE_UNTIL,
    ATTRIBUTE_VERSION,
    ATTRIBUTE_WEIGHT,
    ATTRIBUTE_WHEN,
    ATTRIBUTE_WHEN_AROUSAL,
    ATTRIBUTE_WITH,
    ATTRIBUTE_COUNT,
};

enum value_type {
    VALUE_TEXT, // anything but nothing
    VALUE_ID,
    VALUE_IDS,    // ids between spaces
    VALUE_NAME,   // an id or a path of ids: call/opening/acknowledge
    VALUE_KEEPER, // an id, act:id or reply:path
    VALUE_CONDITION,
    VALUE_NUMBER,
    VALUE_SECONDS,
    VALUE_TIME,
    VALUE_CHOICE,
    VALUE_COLOUR,
    VALUE_PATH,
    VALUE_CODE, // of diagnostics, between spaces
};

struct attribute_rule {
    enum attribute attribute;
    enum value_type type;
    bool required;
    int least; // of a number
    int most;
    const char *choices; // "yes no"
};

struct child_rule {
    enum element element;
    int least;
    int most; // 0 = any number
};

struct element_rule {
    const char *name;
    bool text; // holds text, and must
    const struct attribute_rule *attributes;
    size_t attribute_count;
    const struct child_rule *children;
    size_t child_count;
};

/** What `element` may hold. */
const struct element_rule *words_element(enum element element);

/** The name of an attribute as files write it. */
const char *words_attribute(enum attribute attribute);

/** The element called `name` inside `parent` (ELEMENT_NONE: as a root), or ELEMENT_NONE. */
enum element words_find_child(enum element parent, const char *name);

/** The rule of the attribute called `name` on `element`, or NULL. */
const struct attribute_rule *words_find_rule(enum element element, const char *name);

/** The place of `value` among `choices` ("yes no"), or -1. */
int words_find_choice(const char *choices, const char *value);

/** The name most like `name` among an element's children or attributes; NULL when none is near. */
const char *words_near_child(enum element parent, const char *name);
const char *words_near_attribute(enum element element, const char *name);

/** The word of `choices` most like `value`, written to `near`; false when none is. */
bool words_near_choice(const char *choices, const char *value, char *near, size_t size);

// Choices that more than one place reads by their order.
extern const char words_channels[];
extern const char words_systems[];
extern const char words_outcomes[];
extern const char words_facets[];
extern const char words_criticals[];
extern const char words_temptations[];
extern const char words_sectors[];
extern const char words_axes[];
extern const char words_key_statuses[];
extern const char words_costs[];
extern const char words_populations[];
extern const char words_surfaces[];
