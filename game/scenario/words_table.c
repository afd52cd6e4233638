// SPDX-License-Identifier: GPL-3.0-or-later
// What every element may hold: its attributes with their kinds of value, its children with their
// numbers.
#include "game/scenario/words_table.h"

#define YES_NO "yes no"
#define COMPETENCIES                                                                               \
    "accuracy active-reading empathy probing conversation-technique motivation problem-solving"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ATTRIBUTES(name) name##_attributes, COUNT(name##_attributes)
#define CHILDREN(name) name##_children, COUNT(name##_children)

static const struct attribute_rule scenario_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_VERSION, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_LANGUAGE, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_SECTOR, VALUE_CHOICE, true, 0, 0, words_sectors },
    { ATTRIBUTE_CLIENT, VALUE_ID, true, 0, 0, NULL },
};
static const struct child_rule scenario_children[] = {
    { ELEMENT_TITLE, 1, 1 },
    { ELEMENT_INTENT, 1, 1 },
    { ELEMENT_CONTENT_NOTE, 0, 1 },
    { ELEMENT_KEY, 0, 1 },
    { ELEMENT_CUSTOMER, 1, 0 },
    { ELEMENT_FACT, 0, 0 },
    { ELEMENT_FLAG, 0, 0 },
    { ELEMENT_NEED, 0, 0 },
    { ELEMENT_RECORD, 0, 0 },
    { ELEMENT_RECORD_ACT, 0, 0 },
    { ELEMENT_COACH, 0, 0 },
    { ELEMENT_PASSAGE, 0, 0 },
    { ELEMENT_CONTACT, 1, 0 },
    { ELEMENT_PROMISE, 0, 0 },
    { ELEMENT_OBSERVE, 0, 0 },
    { ELEMENT_CRITICAL, 0, 0 },
};

static const struct attribute_rule key_attributes[] = {
    { ATTRIBUTE_STATUS, VALUE_CHOICE, false, 0, 0, words_key_statuses },
    { ATTRIBUTE_AUTHOR, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_BY, VALUE_TEXT, false, 0, 0, NULL },
    { ATTRIBUTE_DATE, VALUE_TEXT, false, 0, 0, NULL },
    { ATTRIBUTE_HASH, VALUE_TEXT, false, 0, 0, NULL },
};

static const struct attribute_rule pack_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_VERSION, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_LANGUAGE, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_NAME, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_ACCENT, VALUE_COLOUR, true, 0, 0, NULL },
    { ATTRIBUTE_CENTRE, VALUE_PATH, false, 0, 0, NULL },
    { ATTRIBUTE_GREETING, VALUE_TEXT, false, 0, 0, NULL },
};
static const struct child_rule pack_children[] = {
    { ELEMENT_RULE, 0, 0 },
    { ELEMENT_CODES, 0, 0 },
    { ELEMENT_FACT, 0, 0 },
    { ELEMENT_FLAG, 0, 0 },
    { ELEMENT_RECORD, 0, 0 },
    { ELEMENT_PASSAGE, 0, 0 },
};

static const struct attribute_rule shift_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_VERSION, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_LANGUAGE, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_FORM, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_START, VALUE_TIME, true, 0, 0, NULL },
    { ATTRIBUTE_UNTIL, VALUE_TIME, true, 0, 0, NULL },
    { ATTRIBUTE_MINUTES, VALUE_NUMBER, true, 1, 480, NULL },
    { ATTRIBUTE_INDICATIVE, VALUE_CHOICE, false, 0, 0, YES_NO },
};
static const struct child_rule shift_children[] = {
    { ELEMENT_TITLE, 1, 1 },
    { ELEMENT_CENTRE, 1, 1 },
    { ELEMENT_PRACTICE, 0, 1 },
    { ELEMENT_SHIFT_SCENARIO, 1, 0 },
};

static const struct attribute_rule rules_attributes[] = {
    { ATTRIBUTE_VERSION, VALUE_TEXT, true, 0, 0, NULL },
};
static const struct child_rule rules_children[] = {
    { ELEMENT_ACT_RULE, 1, 0 },
    { ELEMENT_MOOD_RULE, 1, 0 },
    { ELEMENT_COST, 1, 0 },
};

static const struct attribute_rule codes_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_LABEL, VALUE_TEXT, true, 0, 0, NULL },
};
static const struct child_rule codes_children[] = {
    { ELEMENT_CODE, 1, 0 },
};

static const struct attribute_rule code_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
};

static const struct attribute_rule customer_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_NAME, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_ADDRESS, VALUE_CHOICE, true, 0, 0, "u je" },
    { ATTRIBUTE_MOOD, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_TRUST, VALUE_CHOICE, false, 0, 0, "trusting wary" },
    { ATTRIBUTE_ANGER, VALUE_CHOICE, false, 0, 0, "emotional instrumental" },
    { ATTRIBUTE_REACTIVITY, VALUE_NUMBER, false, 50, 150, NULL },
    { ATTRIBUTE_SINCE, VALUE_TEXT, false, 0, 0, NULL },
    { ATTRIBUTE_PLACE, VALUE_TEXT, false, 0, 0, NULL },
    { ATTRIBUTE_PLEASANTNESS, VALUE_NUMBER, false, -100, 100, NULL },
    { ATTRIBUTE_AROUSAL, VALUE_NUMBER, false, 0, 100, NULL },
    { ATTRIBUTE_TRUST_VALUE, VALUE_NUMBER, false, 0, 100, NULL },
    { ATTRIBUTE_EFFORT, VALUE_NUMBER, false, 0, 100, NULL },
    { ATTRIBUTE_GENDER, VALUE_TEXT, false, 0, 0, NULL },
    { ATTRIBUTE_ROLE, VALUE_TEXT, false, 0, 0, NULL },
    { ATTRIBUTE_ORIGIN, VALUE_TEXT, false, 0, 0, NULL },
    { ATTRIBUTE_AT_FAULT, VALUE_CHOICE, false, 0, 0, YES_NO },
};

static const struct attribute_rule fact_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_SEVERAL_WAYS, VALUE_CHOICE, false, 0, 0, YES_NO },
};

static const struct attribute_rule flag_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
};

static const struct attribute_rule need_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_WEIGHT, VALUE_NUMBER, true, 1, 100, NULL },
    { ATTRIBUTE_CUSTOMER, VALUE_ID, false, 0, 0, NULL },
};

static const struct attribute_rule record_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_SYSTEM, VALUE_CHOICE, true, 0, 0, words_systems },
    { ATTRIBUTE_TITLE, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_SUBTITLE, VALUE_TEXT, false, 0, 0, NULL },
    { ATTRIBUTE_DATE, VALUE_TEXT, false, 0, 0, NULL },
    { ATTRIBUTE_VERSION, VALUE_TEXT, false, 0, 0, NULL },
    { ATTRIBUTE_FROM, VALUE_TIME, false, 0, 0, NULL },
    { ATTRIBUTE_WHEN, VALUE_CONDITION, false, 0, 0, NULL },
    { ATTRIBUTE_FOUND_BY, VALUE_TEXT, false, 0, 0, NULL },
    { ATTRIBUTE_AFTER, VALUE_ID, false, 0, 0, NULL },
};
static const struct child_rule record_children[] = {
    { ELEMENT_RECORD_FIELD, 0, 0 },
    { ELEMENT_RECORD_TEXT, 0, 0 },
    { ELEMENT_ENTRY, 0, 0 },
    { ELEMENT_ATTACHMENT, 0, 0 },
    { ELEMENT_TEACHES, 0, 0 },
    { ELEMENT_SET, 0, 0 },
};

static const struct attribute_rule record_field_attributes[] = {
    { ATTRIBUTE_NAME, VALUE_TEXT, true, 0, 0, NULL },
};

static const struct attribute_rule entry_attributes[] = {
    { ATTRIBUTE_AT, VALUE_TEXT, true, 0, 0, NULL },
};

static const struct attribute_rule attachment_attributes[] = {
    { ATTRIBUTE_TITLE, VALUE_TEXT, true, 0, 0, NULL },
};

static const struct attribute_rule teaches_attributes[] = {
    { ATTRIBUTE_FACT, VALUE_ID, true, 0, 0, NULL },
};

static const struct attribute_rule record_act_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_RECORD, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_LABEL, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_SECONDS, VALUE_SECONDS, false, 0, 0, NULL },
    { ATTRIBUTE_WHEN, VALUE_CONDITION, false, 0, 0, NULL },
    { ATTRIBUTE_UNDOES, VALUE_ID, false, 0, 0, NULL },
};
static const struct child_rule record_act_children[] = {
    { ELEMENT_RESULT, 1, 1 },
    { ELEMENT_SPEECH_ACT, 0, 8 },
    { ELEMENT_TEACHES, 0, 0 },
    { ELEMENT_SET, 0, 0 },
    { ELEMENT_SOLVES, 0, 0 },
    { ELEMENT_PROMISES, 0, 0 },
    { ELEMENT_CRITICAL_HERE, 0, 0 },
};

static const struct attribute_rule coach_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_WHEN, VALUE_CONDITION, false, 0, 0, NULL },
};
static const struct child_rule coach_children[] = {
    { ELEMENT_ASK, 1, 1 },
    { ELEMENT_ANSWER, 1, 1 },
    { ELEMENT_TEACHES, 0, 0 },
    { ELEMENT_SET, 0, 0 },
};

static const struct attribute_rule passage_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
};
static const struct child_rule passage_children[] = {
    { ELEMENT_TURN, 1, 0 },
    { ELEMENT_VISIT, 0, 0 },
};

static const struct attribute_rule contact_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_CHANNEL, VALUE_CHOICE, true, 0, 0, words_channels },
    { ATTRIBUTE_DIRECTION, VALUE_CHOICE, false, 0, 0, "in out" },
    { ATTRIBUTE_WITH, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_SUBJECT, VALUE_TEXT, false, 0, 0, NULL },
    { ATTRIBUTE_AT, VALUE_TIME, false, 0, 0, NULL },
    { ATTRIBUTE_AFTER, VALUE_ID, false, 0, 0, NULL },
    { ATTRIBUTE_DELAY, VALUE_SECONDS, false, 0, 0, NULL },
    { ATTRIBUTE_WHEN, VALUE_CONDITION, false, 0, 0, NULL },
    { ATTRIBUTE_START, VALUE_ID, false, 0, 0, NULL },
    { ATTRIBUTE_ANSWERS_AFTER, VALUE_SECONDS, false, 0, 0, NULL },
    { ATTRIBUTE_PATIENCE, VALUE_SECONDS, false, 0, 0, NULL },
    { ATTRIBUTE_QUEUE_PATIENCE, VALUE_SECONDS, false, 0, 0, NULL },
    { ATTRIBUTE_GIVES_UP_AFTER, VALUE_SECONDS, false, 0, 0, NULL },
};
static const struct child_rule contact_children[] = {
    { ELEMENT_PREVIEW, 0, 1 },
    { ELEMENT_TURN, 0, 0 },
    { ELEMENT_VISIT, 0, 0 },
    { ELEMENT_END, 1, 0 },
    { ELEMENT_NUDGE, 0, 0 },
    { ELEMENT_WRAP_UP, 0, 1 },
};

static const struct attribute_rule turn_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_KEEP_ORDER, VALUE_CHOICE, false, 0, 0, YES_NO },
    { ATTRIBUTE_PROBES, VALUE_ID, false, 0, 0, NULL },
    { ATTRIBUTE_SECONDS, VALUE_SECONDS, false, 0, 0, NULL },
};
static const struct child_rule turn_children[] = {
    { ELEMENT_SAYS, 0, 0 },
    { ELEMENT_TEACHES, 0, 0 },
    { ELEMENT_REPLY, 0, 0 },
    { ELEMENT_TOPIC, 0, 0 },
    { ELEMENT_COMPOSE, 0, 1 },
    { ELEMENT_FALL_THROUGH, 0, 1 },
};

static const struct attribute_rule says_attributes[] = {
    { ATTRIBUTE_WHEN, VALUE_CONDITION, false, 0, 0, NULL },
    { ATTRIBUTE_TEACHES, VALUE_ID, false, 0, 0, NULL },
    { ATTRIBUTE_UNASKED, VALUE_CHOICE, false, 0, 0, YES_NO },
};

static const struct attribute_rule reply_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_NEXT, VALUE_ID, false, 0, 0, NULL },
    { ATTRIBUTE_WHEN, VALUE_CONDITION, false, 0, 0, NULL },
    { ATTRIBUTE_ONCE, VALUE_CHOICE, false, 0, 0, YES_NO },
    { ATTRIBUTE_SECONDS, VALUE_SECONDS, false, 0, 0, NULL },
    { ATTRIBUTE_OFFERS, VALUE_CHOICE, false, 0, 0, YES_NO },
};
static const struct child_rule reply_children[] = {
    { ELEMENT_SAY, 1, 1 },
    { ELEMENT_ANSWER, 0, 1 },
    { ELEMENT_SPEECH_ACT, 0, 8 },
    { ELEMENT_SHOWS, 0, 7 },
    { ELEMENT_TEACHES, 0, 0 },
    { ELEMENT_SET, 0, 0 },
    { ELEMENT_SOLVES, 0, 0 },
    { ELEMENT_PROMISES, 0, 0 },
    { ELEMENT_CRITICAL_HERE, 0, 0 },
    { ELEMENT_TEMPTATION, 0, 1 },
    { ELEMENT_INFORMED, 0, 8 },
};

static const struct attribute_rule topic_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_PROBES, VALUE_ID, false, 0, 0, NULL },
    { ATTRIBUTE_NEEDLESS, VALUE_CHOICE, false, 0, 0, YES_NO },
    { ATTRIBUTE_ONCE, VALUE_CHOICE, false, 0, 0, YES_NO },
    { ATTRIBUTE_WHEN, VALUE_CONDITION, false, 0, 0, NULL },
    { ATTRIBUTE_SECONDS, VALUE_SECONDS, false, 0, 0, NULL },
    { ATTRIBUTE_OFFERS, VALUE_CHOICE, false, 0, 0, YES_NO },
};
static const struct child_rule topic_children[] = {
    { ELEMENT_SAY, 1, 1 },
    { ELEMENT_ANSWER, 0, 1 },
    { ELEMENT_SPEECH_ACT, 0, 8 },
    { ELEMENT_SHOWS, 0, 7 },
    { ELEMENT_TEACHES, 0, 0 },
    { ELEMENT_SET, 0, 0 },
    { ELEMENT_SOLVES, 0, 0 },
    { ELEMENT_PROMISES, 0, 0 },
    { ELEMENT_CRITICAL_HERE, 0, 0 },
    { ELEMENT_TEMPTATION, 0, 1 },
    { ELEMENT_INFORMED, 0, 8 },
};

static const struct attribute_rule compose_attributes[] = {
    { ATTRIBUTE_NEXT, VALUE_ID, false, 0, 0, NULL },
};
static const struct child_rule compose_children[] = {
    { ELEMENT_SECTION, 1, 0 },
    { ELEMENT_COMPLETE, 0, 0 },
    { ELEMENT_ORDER, 0, 0 },
};

static const struct attribute_rule section_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_LABEL, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_OPTIONAL, VALUE_CHOICE, false, 0, 0, YES_NO },
};
static const struct child_rule section_children[] = {
    { ELEMENT_PART, 1, 0 },
};

static const struct attribute_rule part_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_WHEN, VALUE_CONDITION, false, 0, 0, NULL },
    { ATTRIBUTE_SECONDS, VALUE_SECONDS, false, 0, 0, NULL },
    { ATTRIBUTE_OFFERS, VALUE_CHOICE, false, 0, 0, YES_NO },
};
static const struct child_rule part_children[] = {
    { ELEMENT_SAY, 1, 1 },
    { ELEMENT_SPEECH_ACT, 0, 8 },
    { ELEMENT_SHOWS, 0, 7 },
    { ELEMENT_TEACHES, 0, 0 },
    { ELEMENT_SET, 0, 0 },
    { ELEMENT_SOLVES, 0, 0 },
    { ELEMENT_PROMISES, 0, 0 },
    { ELEMENT_CRITICAL_HERE, 0, 0 },
    { ELEMENT_TEMPTATION, 0, 1 },
    { ELEMENT_INFORMED, 0, 8 },
};

static const struct attribute_rule complete_attributes[] = {
    { ATTRIBUTE_COMPETENCY, VALUE_CHOICE, true, 0, 0, COMPETENCIES },
    { ATTRIBUTE_POINTS, VALUE_NUMBER, true, 1, 9, NULL },
    { ATTRIBUTE_SECTIONS, VALUE_IDS, true, 0, 0, NULL },
    { ATTRIBUTE_FACET, VALUE_CHOICE, false, 0, 0, words_facets },
};

static const struct attribute_rule order_attributes[] = {
    { ATTRIBUTE_COMPETENCY, VALUE_CHOICE, true, 0, 0, COMPETENCIES },
    { ATTRIBUTE_POINTS, VALUE_NUMBER, true, 1, 9, NULL },
    { ATTRIBUTE_FIRST, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_FACET, VALUE_CHOICE, false, 0, 0, words_facets },
};

static const struct attribute_rule speech_act_attributes[] = {
    { ATTRIBUTE_IS, VALUE_ID, true, 0, 0, NULL },
};

static const struct attribute_rule shows_attributes[] = {
    { ATTRIBUTE_COMPETENCY, VALUE_CHOICE, true, 0, 0, COMPETENCIES },
    { ATTRIBUTE_POINTS, VALUE_NUMBER, true, -9, 9, NULL },
    { ATTRIBUTE_FACET, VALUE_CHOICE, false, 0, 0, words_facets },
};

static const struct attribute_rule set_attributes[] = {
    { ATTRIBUTE_FLAG, VALUE_ID, true, 0, 0, NULL },
};

static const struct attribute_rule solves_attributes[] = {
    { ATTRIBUTE_NEED, VALUE_ID, true, 0, 0, NULL },
};

static const struct attribute_rule promises_attributes[] = {
    { ATTRIBUTE_PROMISE, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_BY, VALUE_TIME, false, 0, 0, NULL },
};

static const struct attribute_rule critical_here_attributes[] = {
    { ATTRIBUTE_KIND, VALUE_CHOICE, true, 0, 0, words_criticals },
    { ATTRIBUTE_RECORD, VALUE_ID, false, 0, 0, NULL },
};

static const struct attribute_rule temptation_attributes[] = {
    { ATTRIBUTE_IS, VALUE_CHOICE, true, 0, 0, words_temptations },
};

static const struct attribute_rule informed_attributes[] = {
    { ATTRIBUTE_BY, VALUE_IDS, true, 0, 0, NULL },
};
static const struct child_rule informed_children[] = {
    { ELEMENT_SAY, 1, 1 },
    { ELEMENT_ANSWER, 0, 1 },
    { ELEMENT_SPEECH_ACT, 0, 8 },
    { ELEMENT_SHOWS, 0, 7 },
    { ELEMENT_TEACHES, 0, 0 },
    { ELEMENT_SET, 0, 0 },
    { ELEMENT_SOLVES, 0, 0 },
    { ELEMENT_PROMISES, 0, 0 },
    { ELEMENT_CRITICAL_HERE, 0, 0 },
};

static const struct attribute_rule fall_through_attributes[] = {
    { ATTRIBUTE_NEXT, VALUE_ID, true, 0, 0, NULL },
};

static const struct attribute_rule visit_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_PASSAGE, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_NEXT, VALUE_ID, false, 0, 0, NULL },
};

static const struct attribute_rule end_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_OUTCOME, VALUE_CHOICE, true, 0, 0, words_outcomes },
};
static const struct child_rule end_children[] = {
    { ELEMENT_LAST_WORDS, 0, 1 },
};

static const struct attribute_rule nudge_attributes[] = {
    { ATTRIBUTE_WHEN, VALUE_CONDITION, false, 0, 0, NULL },
};

static const struct child_rule wrap_up_children[] = {
    { ELEMENT_WRAP_FIELD, 1, 0 },
};

static const struct attribute_rule wrap_field_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_CODES, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_LABEL, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_COMPETENCY, VALUE_CHOICE, false, 0, 0, COMPETENCIES },
    { ATTRIBUTE_POINTS, VALUE_NUMBER, false, 1, 9, NULL },
};
static const struct child_rule wrap_field_children[] = {
    { ELEMENT_RIGHT, 1, 0 },
    { ELEMENT_WHY, 0, 1 },
};

static const struct attribute_rule right_attributes[] = {
    { ATTRIBUTE_CODE, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_WHEN, VALUE_CONDITION, false, 0, 0, NULL },
    { ATTRIBUTE_POINTS, VALUE_NUMBER, false, 0, 9, NULL },
};

static const struct attribute_rule promise_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_CUSTOMER, VALUE_ID, false, 0, 0, NULL },
    { ATTRIBUTE_OPENS_AFTER, VALUE_NAME, true, 0, 0, NULL },
    { ATTRIBUTE_DUE, VALUE_TIME, true, 0, 0, NULL },
    { ATTRIBUTE_NEEDED_BY, VALUE_TIME, false, 0, 0, NULL },
    { ATTRIBUTE_KEPT_BY, VALUE_KEEPER, true, 0, 0, NULL },
    { ATTRIBUTE_COMPETENCY, VALUE_CHOICE, false, 0, 0, COMPETENCIES },
};

static const struct attribute_rule observe_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_COMPETENCY, VALUE_CHOICE, true, 0, 0, COMPETENCIES },
    { ATTRIBUTE_FACET, VALUE_CHOICE, false, 0, 0, words_facets },
    { ATTRIBUTE_AT, VALUE_NAME, false, 0, 0, NULL },
    { ATTRIBUTE_AT_END, VALUE_ID, false, 0, 0, NULL },
    { ATTRIBUTE_AT_DUE, VALUE_ID, false, 0, 0, NULL },
    { ATTRIBUTE_AT_SHIFT_END, VALUE_CHOICE, false, 0, 0, "yes" },
    { ATTRIBUTE_POSSIBLE_WHEN, VALUE_CONDITION, false, 0, 0, NULL },
    { ATTRIBUTE_POINTS, VALUE_NUMBER, false, 1, 9, NULL },
};
static const struct child_rule observe_children[] = {
    { ELEMENT_EARNS, 1, 0 },
};

static const struct attribute_rule earns_attributes[] = {
    { ATTRIBUTE_POINTS, VALUE_NUMBER, true, 0, 9, NULL },
    { ATTRIBUTE_WHEN, VALUE_CONDITION, false, 0, 0, NULL },
};

static const struct attribute_rule critical_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_KIND, VALUE_CHOICE, true, 0, 0, words_criticals },
    { ATTRIBUTE_RECORD, VALUE_ID, false, 0, 0, NULL },
    { ATTRIBUTE_AT, VALUE_NAME, false, 0, 0, NULL },
    { ATTRIBUTE_AT_END, VALUE_ID, false, 0, 0, NULL },
    { ATTRIBUTE_AT_DUE, VALUE_ID, false, 0, 0, NULL },
    { ATTRIBUTE_AT_SHIFT_END, VALUE_CHOICE, false, 0, 0, "yes" },
    { ATTRIBUTE_WHEN, VALUE_CONDITION, true, 0, 0, NULL },
};

static const struct attribute_rule centre_attributes[] = {
    { ATTRIBUTE_PACK, VALUE_PATH, true, 0, 0, NULL },
};

static const struct attribute_rule practice_attributes[] = {
    { ATTRIBUTE_FILE, VALUE_PATH, true, 0, 0, NULL },
};

static const struct attribute_rule shift_scenario_attributes[] = {
    { ATTRIBUTE_FILE, VALUE_PATH, true, 0, 0, NULL },
    { ATTRIBUTE_SWAP, VALUE_PATH, false, 0, 0, NULL },
};

static const struct attribute_rule act_rule_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_LABEL, VALUE_TEXT, true, 0, 0, NULL },
    { ATTRIBUTE_WHEN_AROUSAL, VALUE_NUMBER, false, 0, 100, NULL },
};
static const struct child_rule act_rule_children[] = {
    { ELEMENT_CHANGE, 0, 0 },
    { ELEMENT_CALM, 0, 1 },
    { ELEMENT_INSTRUMENTAL, 0, 0 },
};

static const struct attribute_rule change_attributes[] = {
    { ATTRIBUTE_PLEASANTNESS, VALUE_NUMBER, false, -100, 100, NULL },
    { ATTRIBUTE_AROUSAL, VALUE_NUMBER, false, -100, 100, NULL },
    { ATTRIBUTE_TRUST, VALUE_NUMBER, false, -100, 100, NULL },
    { ATTRIBUTE_EFFORT, VALUE_NUMBER, false, -100, 100, NULL },
};

static const struct attribute_rule calm_attributes[] = {
    { ATTRIBUTE_PLEASANTNESS, VALUE_NUMBER, false, -100, 100, NULL },
    { ATTRIBUTE_AROUSAL, VALUE_NUMBER, false, -100, 100, NULL },
    { ATTRIBUTE_TRUST, VALUE_NUMBER, false, -100, 100, NULL },
    { ATTRIBUTE_EFFORT, VALUE_NUMBER, false, -100, 100, NULL },
};

static const struct attribute_rule instrumental_attributes[] = {
    { ATTRIBUTE_PLEASANTNESS, VALUE_NUMBER, false, -100, 100, NULL },
    { ATTRIBUTE_AROUSAL, VALUE_NUMBER, false, -100, 100, NULL },
    { ATTRIBUTE_TRUST, VALUE_NUMBER, false, -100, 100, NULL },
    { ATTRIBUTE_EFFORT, VALUE_NUMBER, false, -100, 100, NULL },
};

static const struct attribute_rule mood_rule_attributes[] = {
    { ATTRIBUTE_ID, VALUE_ID, true, 0, 0, NULL },
    { ATTRIBUTE_LABEL, VALUE_TEXT, true, 0, 0, NULL },
};
static const struct child_rule mood_rule_children[] = {
    { ELEMENT_RANGE, 0, 0 },
};

static const struct attribute_rule range_attributes[] = {
    { ATTRIBUTE_AXIS, VALUE_CHOICE, true, 0, 0, words_axes },
    { ATTRIBUTE_LEAST, VALUE_NUMBER, true, -100, 100, NULL },
    { ATTRIBUTE_MOST, VALUE_NUMBER, true, -100, 100, NULL },
    { ATTRIBUTE_START, VALUE_NUMBER, true, -100, 100, NULL },
};

static const struct attribute_rule cost_attributes[] = {
    { ATTRIBUTE_OF, VALUE_CHOICE, true, 0, 0, words_costs },
    { ATTRIBUTE_SECONDS, VALUE_SECONDS, true, 0, 0, NULL },
};

static const struct attribute_rule simulation_attributes[] = {
    { ATTRIBUTE_VERSION, VALUE_TEXT, true, 0, 0, NULL },
};
static const struct child_rule simulation_children[] = {
    { ELEMENT_POPULATION, 3, 3 },
    { ELEMENT_SURFACE_WORDS, 0, 0 },
};

static const struct attribute_rule population_attributes[] = {
    { ATTRIBUTE_IS, VALUE_CHOICE, true, 0, 0, words_populations },
    { ATTRIBUTE_RELIABILITY, VALUE_NUMBER, true, 1, 999, NULL },
    { ATTRIBUTE_SLOPE, VALUE_NUMBER, true, 1, 100000000, NULL },
};

static const struct attribute_rule surface_words_attributes[] = {
    { ATTRIBUTE_IS, VALUE_CHOICE, true, 0, 0, words_surfaces },
    { ATTRIBUTE_LANGUAGE, VALUE_TEXT, true, 0, 0, NULL },
};

static const struct child_rule root_children[] = {
    { ELEMENT_SCENARIO, 0, 1 },
    { ELEMENT_PACK, 0, 1 },
    { ELEMENT_SHIFT, 0, 1 },
    { ELEMENT_RULES, 0, 1 },
    { ELEMENT_SIMULATION, 0, 1 },
};

const struct element_rule WORDS_ELEMENTS[ELEMENT_COUNT] = {
    [ELEMENT_NONE] = { "", false, NULL, 0, CHILDREN(root) },
    [ELEMENT_SCENARIO] = { "scenario", false, ATTRIBUTES(scenario), CHILDREN(scenario) },
    [ELEMENT_PACK] = { "pack", false, ATTRIBUTES(pack), CHILDREN(pack) },
    [ELEMENT_SHIFT] = { "shift", false, ATTRIBUTES(shift), CHILDREN(shift) },
    [ELEMENT_RULES] = { "rules", false, ATTRIBUTES(rules), CHILDREN(rules) },
    [ELEMENT_SIMULATION] = { "simulation", false, ATTRIBUTES(simulation), CHILDREN(simulation) },
    [ELEMENT_TITLE] = { "title", true, NULL, 0, NULL, 0 },
    [ELEMENT_INTENT] = { "intent", true, NULL, 0, NULL, 0 },
    [ELEMENT_CONTENT_NOTE] = { "content-note", true, NULL, 0, NULL, 0 },
    [ELEMENT_KEY] = { "key", false, ATTRIBUTES(key), NULL, 0 },
    [ELEMENT_RULE] = { "rule", true, NULL, 0, NULL, 0 },
    [ELEMENT_CODES] = { "codes", false, ATTRIBUTES(codes), CHILDREN(codes) },
    [ELEMENT_CODE] = { "code", true, ATTRIBUTES(code), NULL, 0 },
    [ELEMENT_CUSTOMER] = { "customer", false, ATTRIBUTES(customer), NULL, 0 },
    [ELEMENT_FACT] = { "fact", true, ATTRIBUTES(fact), NULL, 0 },
    [ELEMENT_FLAG] = { "flag", false, ATTRIBUTES(flag), NULL, 0 },
    [ELEMENT_NEED] = { "need", true, ATTRIBUTES(need), NULL, 0 },
    [ELEMENT_RECORD] = { "record", false, ATTRIBUTES(record), CHILDREN(record) },
    [ELEMENT_RECORD_FIELD] = { "field", true, ATTRIBUTES(record_field), NULL, 0 },
    [ELEMENT_RECORD_TEXT] = { "text", true, NULL, 0, NULL, 0 },
    [ELEMENT_ENTRY] = { "entry", true, ATTRIBUTES(entry), NULL, 0 },
    [ELEMENT_ATTACHMENT] = { "attachment", true, ATTRIBUTES(attachment), NULL, 0 },
    [ELEMENT_TEACHES] = { "teaches", false, ATTRIBUTES(teaches), NULL, 0 },
    [ELEMENT_RECORD_ACT] = { "act", false, ATTRIBUTES(record_act), CHILDREN(record_act) },
    [ELEMENT_RESULT] = { "result", true, NULL, 0, NULL, 0 },
    [ELEMENT_COACH] = { "coach", false, ATTRIBUTES(coach), CHILDREN(coach) },
    [ELEMENT_ASK] = { "ask", true, NULL, 0, NULL, 0 },
    [ELEMENT_ANSWER] = { "answer", true, NULL, 0, NULL, 0 },
    [ELEMENT_PASSAGE] = { "passage", false, ATTRIBUTES(passage), CHILDREN(passage) },
    [ELEMENT_CONTACT] = { "contact", false, ATTRIBUTES(contact), CHILDREN(contact) },
    [ELEMENT_PREVIEW] = { "preview", true, NULL, 0, NULL, 0 },
    [ELEMENT_TURN] = { "turn", false, ATTRIBUTES(turn), CHILDREN(turn) },
    [ELEMENT_SAYS] = { "says", true, ATTRIBUTES(says), NULL, 0 },
    [ELEMENT_REPLY] = { "reply", false, ATTRIBUTES(reply), CHILDREN(reply) },
    [ELEMENT_TOPIC] = { "topic", false, ATTRIBUTES(topic), CHILDREN(topic) },
    [ELEMENT_COMPOSE] = { "compose", false, ATTRIBUTES(compose), CHILDREN(compose) },
    [ELEMENT_SECTION] = { "section", false, ATTRIBUTES(section), CHILDREN(section) },
    [ELEMENT_PART] = { "part", false, ATTRIBUTES(part), CHILDREN(part) },
    [ELEMENT_COMPLETE] = { "complete", true, ATTRIBUTES(complete), NULL, 0 },
    [ELEMENT_ORDER] = { "order", true, ATTRIBUTES(order), NULL, 0 },
    [ELEMENT_SAY] = { "say", true, NULL, 0, NULL, 0 },
    [ELEMENT_SPEECH_ACT] = { "act", false, ATTRIBUTES(speech_act), NULL, 0 },
    [ELEMENT_SHOWS] = { "shows", true, ATTRIBUTES(shows), NULL, 0 },
    [ELEMENT_SET] = { "set", false, ATTRIBUTES(set), NULL, 0 },
    [ELEMENT_SOLVES] = { "solves", false, ATTRIBUTES(solves), NULL, 0 },
    [ELEMENT_PROMISES] = { "promises", false, ATTRIBUTES(promises), NULL, 0 },
    [ELEMENT_CRITICAL_HERE] = { "critical", true, ATTRIBUTES(critical_here), NULL, 0 },
    [ELEMENT_TEMPTATION] = { "temptation", false, ATTRIBUTES(temptation), NULL, 0 },
    [ELEMENT_INFORMED] = { "informed", false, ATTRIBUTES(informed), CHILDREN(informed) },
    [ELEMENT_FALL_THROUGH] = { "fall-through", false, ATTRIBUTES(fall_through), NULL, 0 },
    [ELEMENT_VISIT] = { "visit", false, ATTRIBUTES(visit), NULL, 0 },
    [ELEMENT_END] = { "end", false, ATTRIBUTES(end), CHILDREN(end) },
    [ELEMENT_LAST_WORDS] = { "says", true, NULL, 0, NULL, 0 },
    [ELEMENT_NUDGE] = { "nudge", true, ATTRIBUTES(nudge), NULL, 0 },
    [ELEMENT_WRAP_UP] = { "wrap-up", false, NULL, 0, CHILDREN(wrap_up) },
    [ELEMENT_WRAP_FIELD] = { "field", false, ATTRIBUTES(wrap_field), CHILDREN(wrap_field) },
    [ELEMENT_RIGHT] = { "right", false, ATTRIBUTES(right), NULL, 0 },
    [ELEMENT_WHY] = { "why", true, NULL, 0, NULL, 0 },
    [ELEMENT_PROMISE] = { "promise", true, ATTRIBUTES(promise), NULL, 0 },
    [ELEMENT_OBSERVE] = { "observe", false, ATTRIBUTES(observe), CHILDREN(observe) },
    [ELEMENT_EARNS] = { "earns", true, ATTRIBUTES(earns), NULL, 0 },
    [ELEMENT_CRITICAL] = { "critical", true, ATTRIBUTES(critical), NULL, 0 },
    [ELEMENT_CENTRE] = { "centre", false, ATTRIBUTES(centre), NULL, 0 },
    [ELEMENT_PRACTICE] = { "practice", false, ATTRIBUTES(practice), NULL, 0 },
    [ELEMENT_SHIFT_SCENARIO] = { "scenario", false, ATTRIBUTES(shift_scenario), NULL, 0 },
    [ELEMENT_ACT_RULE] = { "act", false, ATTRIBUTES(act_rule), CHILDREN(act_rule) },
    [ELEMENT_CHANGE] = { "change", false, ATTRIBUTES(change), NULL, 0 },
    [ELEMENT_CALM] = { "calm", false, ATTRIBUTES(calm), NULL, 0 },
    [ELEMENT_INSTRUMENTAL] = { "instrumental", false, ATTRIBUTES(instrumental), NULL, 0 },
    [ELEMENT_MOOD_RULE] = { "mood", false, ATTRIBUTES(mood_rule), CHILDREN(mood_rule) },
    [ELEMENT_RANGE] = { "range", false, ATTRIBUTES(range), NULL, 0 },
    [ELEMENT_COST] = { "cost", false, ATTRIBUTES(cost), NULL, 0 },
    [ELEMENT_POPULATION] = { "population", false, ATTRIBUTES(population), NULL, 0 },
    [ELEMENT_SURFACE_WORDS] = { "words", true, ATTRIBUTES(surface_words), NULL, 0 },
};
