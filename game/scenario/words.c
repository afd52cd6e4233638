// SPDX-License-Identifier: GPL-3.0-or-later
// The vocabulary of the format as one table: which element may hold what. Reader and grammar share
// it.
#include "game/scenario/words.h"

#include <stdio.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/base/table.h"

const char words_channels[] = "phone e-mail chat whatsapp webcare team";
const char words_systems[] = "customer order knowledge web planning history team";
const char words_outcomes[] = "resolved escalated abandoned";
const char words_facets[] = "signals offer";
const char words_criticals[] = "privacy safety costly-falsehood";
const char words_temptations[] = "rule speed kindness caution habit helpfulness";
const char words_sectors[] = "finance-insurance-government retail-media energy-telecom-transport "
                             "facility-consulting-software";
const char words_axes[] = "pleasantness arousal trust effort outcome";
const char words_costs[] =
        "reply-phone reply-written part open open-again search consult wrap-up take record-act";

#define YES_NO "yes no"
#define COMPETENCIES                                                                               \
    "accuracy active-reading empathy probing conversation-technique motivation problem-solving"

static const char *const attribute_names[ATTRIBUTE_COUNT] = {
    [ATTRIBUTE_ACCENT] = "accent",
    [ATTRIBUTE_ACCEPT] = "accept",
    [ATTRIBUTE_ADDRESS] = "address",
    [ATTRIBUTE_AFTER] = "after",
    [ATTRIBUTE_ANGER] = "anger",
    [ATTRIBUTE_ANSWERS_AFTER] = "answers-after",
    [ATTRIBUTE_AROUSAL] = "arousal",
    [ATTRIBUTE_AT] = "at",
    [ATTRIBUTE_AT_DUE] = "at-due",
    [ATTRIBUTE_AT_END] = "at-end",
    [ATTRIBUTE_AT_SHIFT_END] = "at-shift-end",
    [ATTRIBUTE_AXIS] = "axis",
    [ATTRIBUTE_BECAUSE] = "because",
    [ATTRIBUTE_BY] = "by",
    [ATTRIBUTE_CENTRE] = "centre",
    [ATTRIBUTE_CHANNEL] = "channel",
    [ATTRIBUTE_CLIENT] = "client",
    [ATTRIBUTE_CODE] = "code",
    [ATTRIBUTE_CODES] = "codes",
    [ATTRIBUTE_COMPETENCY] = "competency",
    [ATTRIBUTE_CUSTOMER] = "customer",
    [ATTRIBUTE_DATE] = "date",
    [ATTRIBUTE_DELAY] = "delay",
    [ATTRIBUTE_DIRECTION] = "direction",
    [ATTRIBUTE_DUE] = "due",
    [ATTRIBUTE_EFFORT] = "effort",
    [ATTRIBUTE_FACET] = "facet",
    [ATTRIBUTE_FACT] = "fact",
    [ATTRIBUTE_FILE] = "file",
    [ATTRIBUTE_FIRST] = "first",
    [ATTRIBUTE_FLAG] = "flag",
    [ATTRIBUTE_FORM] = "form",
    [ATTRIBUTE_FOUND_BY] = "found-by",
    [ATTRIBUTE_FROM] = "from",
    [ATTRIBUTE_GENDER] = "gender",
    [ATTRIBUTE_GIVES_UP_AFTER] = "gives-up-after",
    [ATTRIBUTE_GREETING] = "greeting",
    [ATTRIBUTE_ID] = "id",
    [ATTRIBUTE_IS] = "is",
    [ATTRIBUTE_KEEP_ORDER] = "keep-order",
    [ATTRIBUTE_KEPT_BY] = "kept-by",
    [ATTRIBUTE_KIND] = "kind",
    [ATTRIBUTE_LABEL] = "label",
    [ATTRIBUTE_LANGUAGE] = "xml:lang",
    [ATTRIBUTE_LEAST] = "least",
    [ATTRIBUTE_MINUTES] = "minutes",
    [ATTRIBUTE_MOOD] = "mood",
    [ATTRIBUTE_MOST] = "most",
    [ATTRIBUTE_NAME] = "name",
    [ATTRIBUTE_NEED] = "need",
    [ATTRIBUTE_NEEDED_BY] = "needed-by",
    [ATTRIBUTE_NEEDLESS] = "needless",
    [ATTRIBUTE_NEXT] = "next",
    [ATTRIBUTE_OF] = "of",
    [ATTRIBUTE_ONCE] = "once",
    [ATTRIBUTE_OPENS_AFTER] = "opens-after",
    [ATTRIBUTE_OPTIONAL] = "optional",
    [ATTRIBUTE_ORIGIN] = "origin",
    [ATTRIBUTE_OUTCOME] = "outcome",
    [ATTRIBUTE_PACK] = "pack",
    [ATTRIBUTE_PASSAGE] = "passage",
    [ATTRIBUTE_PATIENCE] = "patience",
    [ATTRIBUTE_PLACE] = "place",
    [ATTRIBUTE_PLEASANTNESS] = "pleasantness",
    [ATTRIBUTE_POINTS] = "points",
    [ATTRIBUTE_POSSIBLE_WHEN] = "possible-when",
    [ATTRIBUTE_PROBES] = "probes",
    [ATTRIBUTE_PROMISE] = "promise",
    [ATTRIBUTE_QUEUE_PATIENCE] = "queue-patience",
    [ATTRIBUTE_REACTIVITY] = "reactivity",
    [ATTRIBUTE_RECORD] = "record",
    [ATTRIBUTE_ROLE] = "role",
    [ATTRIBUTE_SECONDS] = "seconds",
    [ATTRIBUTE_SECTIONS] = "sections",
    [ATTRIBUTE_SECTOR] = "sector",
    [ATTRIBUTE_SEVERAL_WAYS] = "several-ways",
    [ATTRIBUTE_SINCE] = "since",
    [ATTRIBUTE_START] = "start",
    [ATTRIBUTE_SUBJECT] = "subject",
    [ATTRIBUTE_SUBTITLE] = "subtitle",
    [ATTRIBUTE_SWAP] = "swap",
    [ATTRIBUTE_SYSTEM] = "system",
    [ATTRIBUTE_TEACHES] = "teaches",
    [ATTRIBUTE_TITLE] = "title",
    [ATTRIBUTE_TRUST] = "trust",
    [ATTRIBUTE_TRUST_VALUE] = "trust-value",
    [ATTRIBUTE_UNASKED] = "unasked",
    [ATTRIBUTE_UNDOES] = "undoes",
    [ATTRIBUTE_UNTIL] = "until",
    [ATTRIBUTE_VERSION] = "version",
    [ATTRIBUTE_WEIGHT] = "weight",
    [ATTRIBUTE_WHEN] = "when",
    [ATTRIBUTE_WHEN_AROUSAL] = "when-arousal",
    [ATTRIBUTE_WITH] = "with",
};

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
    { ELEMENT_SHOWS, 0, 7 },
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

static const struct child_rule root_children[] = {
    { ELEMENT_SCENARIO, 0, 1 },
    { ELEMENT_PACK, 0, 1 },
    { ELEMENT_SHIFT, 0, 1 },
    { ELEMENT_RULES, 0, 1 },
};

static const struct attribute_rule common_attributes[] = {
    { ATTRIBUTE_ACCEPT, VALUE_CODE, false, 0, 0, NULL },
    { ATTRIBUTE_BECAUSE, VALUE_TEXT, false, 0, 0, NULL },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ATTRIBUTES(name) name##_attributes, COUNT(name##_attributes)
#define CHILDREN(name) name##_children, COUNT(name##_children)

static const struct element_rule elements[ELEMENT_COUNT] = {
    [ELEMENT_NONE] = { "", false, NULL, 0, CHILDREN(root) },
    [ELEMENT_SCENARIO] = { "scenario", false, ATTRIBUTES(scenario), CHILDREN(scenario) },
    [ELEMENT_PACK] = { "pack", false, ATTRIBUTES(pack), CHILDREN(pack) },
    [ELEMENT_SHIFT] = { "shift", false, ATTRIBUTES(shift), CHILDREN(shift) },
    [ELEMENT_RULES] = { "rules", false, ATTRIBUTES(rules), CHILDREN(rules) },
    [ELEMENT_TITLE] = { "title", true, NULL, 0, NULL, 0 },
    [ELEMENT_INTENT] = { "intent", true, NULL, 0, NULL, 0 },
    [ELEMENT_CONTENT_NOTE] = { "content-note", true, NULL, 0, NULL, 0 },
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
};

const struct element_rule *words_element(enum element element)
{
    return &elements[element];
}

const char *words_attribute(enum attribute attribute)
{
    return attribute_names[attribute];
}

enum element words_find_child(enum element parent, const char *name)
{
    const struct element_rule *rule = &elements[parent];
    for (size_t i = 0; i < rule->child_count; i++) {
        enum element child = rule->children[i].element;
        const char *known = elements[child].name;
        if (known[0] == name[0] && strcmp(known, name) == 0) {
            return child;
        }
    }
    return ELEMENT_NONE;
}

static const struct attribute_rule *find_rule(
        const struct attribute_rule *rules, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        const char *known = attribute_names[rules[i].attribute];
        if (known[0] == name[0] && strcmp(known, name) == 0) {
            return &rules[i];
        }
    }
    return NULL;
}

const struct attribute_rule *words_find_rule(enum element element, const char *name)
{
    const struct element_rule *rule = &elements[element];
    const struct attribute_rule *own = find_rule(rule->attributes, rule->attribute_count, name);
    return own != NULL ? own : find_rule(common_attributes, COUNT(common_attributes), name);
}

int words_find_choice(const char *choices, const char *value)
{
    size_t size = strlen(value);
    for (int place = 0;; place++) {
        const char *end = strchrnul(choices, ' ');
        if ((size_t)(end - choices) == size && memcmp(choices, value, size) == 0) {
            return place;
        }
        if (*end == '\0') {
            return -1;
        }
        choices = end + 1;
    }
}

const char *words_near_child(enum element parent, const char *name)
{
    struct table names = { 0 };
    const struct element_rule *rule = &elements[parent];
    for (size_t i = 0; i < rule->child_count; i++) {
        table_add(&names, elements[rule->children[i].element].name, 0);
    }
    const char *near = table_nearest(&names, name);
    table_finish(&names);
    return near;
}

const char *words_near_attribute(enum element element, const char *name)
{
    struct table names = { 0 };
    const struct element_rule *rule = &elements[element];
    for (size_t i = 0; i < rule->attribute_count; i++) {
        table_add(&names, attribute_names[rule->attributes[i].attribute], 0);
    }
    const char *near = table_nearest(&names, name);
    table_finish(&names);
    return near;
}

bool words_near_choice(const char *choices, const char *value, char *near, size_t size)
{
    struct buffer copy = { 0 };
    buffer_add(&copy, choices);
    struct table names = { 0 };
    char *rest = NULL;
    for (char *word = strtok_r(copy.bytes, " ", &rest); word != NULL;
            word = strtok_r(NULL, " ", &rest)) {
        table_add(&names, word, 0);
    }
    const char *found = table_nearest(&names, value);
    if (found != NULL) {
        (void)snprintf(near, size, "%s", found);
    }
    table_finish(&names);
    buffer_finish(&copy);
    return found != NULL;
}
