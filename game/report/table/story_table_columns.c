// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of every sheet, and which part of which element stands in them.
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/table/story_table.h"
#include "game/report/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define PLACE                                                                                      \
    {                                                                                              \
        "place", TR_MARK("Place"), TABLE_PLACE, NULL, NULL, 6                                      \
    }
#define WHERE                                                                                      \
    {                                                                                              \
        "where", TR_MARK("Where"), TABLE_SHOWN, NULL, NULL, 24                                     \
    }
#define KIND                                                                                       \
    {                                                                                              \
        "kind", TR_MARK("Kind"), TABLE_SHOWN, NULL, NULL, 16                                       \
    }
#define WHEN                                                                                       \
    {                                                                                              \
        "when", TR_MARK("Only when"), TABLE_EDITED, "@when", NULL, 22                              \
    }
#define POINTS                                                                                     \
    {                                                                                              \
        "points", TR_MARK("Points"), TABLE_EDITED, NULL, NULL, 8                                   \
    }
#define EDITED(key, title, suffix, width)                                                          \
    {                                                                                              \
        key, title, TABLE_EDITED, suffix, NULL, width                                              \
    }
#define COMPETENCY(id)                                                                             \
    EDITED("points-" id, NULL, "/shows[" id "]@points", 13),                                       \
            EDITED("why-" id, NULL, "/shows[" id "]", 30)

static const struct story_table_column replies[] = {
    PLACE,
    { "contact", TR_MARK("Contact"), TABLE_SHOWN, NULL, NULL, 12 },
    { "turn", TR_MARK("Turn"), TABLE_SHOWN, NULL, NULL, 14 },
    { "id", TR_MARK("Reply"), TABLE_SHOWN, NULL, NULL, 16 },
    { "kind", TR_MARK("Kind"), TABLE_SHOWN, NULL, NULL, 12 },
    { "says", TR_MARK("The customer says"), TABLE_SHOWN, NULL, NULL, 36 },
    EDITED("by", TR_MARK("Said when these facts are known"), "@by", 18),
    EDITED("say", TR_MARK("Wording"), "/say", 50),
    EDITED("answer", TR_MARK("The customer answers at once"), "/answer", 30),
    EDITED("next", TR_MARK("Next"), "@next", 14),
    { "acts", TR_MARK("Tone"), TABLE_ACTS, NULL, NULL, 20 },
    { "temptation", TR_MARK("Temptation"), TABLE_EDITED, "/temptation@is", words_temptations, 13 },
    WHEN,
    { "facet", TR_MARK("Active reading: which"), TABLE_EDITED, "/shows[active-reading]@facet",
            words_facets, 10 },
    COMPETENCY("accuracy"),
    COMPETENCY("active-reading"),
    COMPETENCY("empathy"),
    COMPETENCY("probing"),
    COMPETENCY("conversation-technique"),
    COMPETENCY("motivation"),
    COMPETENCY("problem-solving"),
};
static const struct story_table_column customer[] = { PLACE, WHERE, KIND, WHEN,
    EDITED("name", TR_MARK("Subject"), NULL, 26), EDITED("text", TR_MARK("Text"), NULL, 80) };
static const struct story_table_column records[] = { PLACE, WHERE, KIND,
    EDITED("name", TR_MARK("Name or moment"), NULL, 30), EDITED("text", TR_MARK("Text"), NULL, 80),
    EDITED("date", TR_MARK("Date"), "@date", 16), WHEN };
static const struct story_table_column wrap_ups[] = { PLACE, WHERE, KIND,
    EDITED("name", TR_MARK("Label or code"), NULL, 26), POINTS, WHEN,
    EDITED("text", TR_MARK("Why"), NULL, 60) };
static const struct story_table_column promises[] = { PLACE, WHERE,
    EDITED("text", TR_MARK("Promise"), NULL, 60), EDITED("due", TR_MARK("Due"), "@due", 8),
    EDITED("needed", TR_MARK("Needed by"), "@needed-by", 10) };
static const struct story_table_column points[] = { PLACE, WHERE, KIND,
    EDITED("name", TR_MARK("Competency"), NULL, 20), POINTS, WHEN,
    EDITED("text", TR_MARK("Why"), NULL, 70) };
static const struct story_table_column story[] = { PLACE, WHERE, KIND,
    EDITED("name", TR_MARK("Name"), NULL, 26), POINTS, EDITED("text", TR_MARK("Text"), NULL, 80) };

static const struct {
    const char *key;
    const char *name;
    const struct story_table_column *columns;
    size_t count;
} SHEETS[TABLE_SHEET_COUNT] = {
    [TABLE_REPLIES] = { "replies", TR_MARK("Replies"), replies, COUNT(replies) },
    [TABLE_CUSTOMER] = { "customer", TR_MARK("Customer's words"), customer, COUNT(customer) },
    [TABLE_RECORDS] = { "records", TR_MARK("Records"), records, COUNT(records) },
    [TABLE_WRAP_UPS] = { "wrap-ups", TR_MARK("Wrapping up"), wrap_ups, COUNT(wrap_ups) },
    [TABLE_PROMISES] = { "promises", TR_MARK("Promises"), promises, COUNT(promises) },
    [TABLE_POINTS] = { "points", TR_MARK("Observed"), points, COUNT(points) },
    [TABLE_STORY] = { "story", TR_MARK("Story"), story, COUNT(story) },
};

/** Where the columns "name", "text" and "points" look, per kind of row. */
struct row_rule {
    enum element element;
    enum story_table_sheet sheet;
    const char *word;
    const char *name;
    const char *text;
};

static const struct row_rule RULES[] = {
    { ELEMENT_REPLY, TABLE_REPLIES, TR_MARK("reply"), NULL, NULL },
    { ELEMENT_TOPIC, TABLE_REPLIES, TR_MARK("topic"), NULL, NULL },
    { ELEMENT_PART, TABLE_REPLIES, TR_MARK("part"), NULL, NULL },
    { ELEMENT_INFORMED, TABLE_REPLIES, TR_MARK("↳ informed"), NULL, NULL },
    { ELEMENT_CONTACT, TABLE_CUSTOMER, TR_MARK("Subject and first words"), "@subject", "/preview" },
    { ELEMENT_SAYS, TABLE_CUSTOMER, TR_MARK("Says"), NULL, "" },
    { ELEMENT_LAST_WORDS, TABLE_CUSTOMER, TR_MARK("Last words"), NULL, "" },
    { ELEMENT_NUDGE, TABLE_CUSTOMER, TR_MARK("When it takes long"), NULL, "" },
    { ELEMENT_RECORD, TABLE_RECORDS, TR_MARK("Record"), "@title", "@subtitle" },
    { ELEMENT_RECORD_FIELD, TABLE_RECORDS, TR_MARK("Field"), "@name", "" },
    { ELEMENT_RECORD_TEXT, TABLE_RECORDS, TR_MARK("Paragraph"), NULL, "" },
    { ELEMENT_ENTRY, TABLE_RECORDS, TR_MARK("Entry"), "@at", "" },
    { ELEMENT_ATTACHMENT, TABLE_RECORDS, TR_MARK("Attachment"), "@title", "" },
    { ELEMENT_RECORD_ACT, TABLE_RECORDS, TR_MARK("Button and result"), "@label", "/result" },
    { ELEMENT_COACH, TABLE_RECORDS, TR_MARK("Asking the coach"), "/ask", "/answer" },
    { ELEMENT_WRAP_FIELD, TABLE_WRAP_UPS, TR_MARK("Field"), "@label", "/why" },
    { ELEMENT_RIGHT, TABLE_WRAP_UPS, TR_MARK("Right code"), "@code", NULL },
    { ELEMENT_PROMISE, TABLE_PROMISES, "", NULL, "" },
    { ELEMENT_OBSERVE, TABLE_POINTS, TR_MARK("Observed"), "@competency", NULL },
    { ELEMENT_EARNS, TABLE_POINTS, TR_MARK("Earns"), NULL, "" },
    { ELEMENT_COMPLETE, TABLE_POINTS, TR_MARK("Complete e-mail"), "@competency", "" },
    { ELEMENT_ORDER, TABLE_POINTS, TR_MARK("Order of the e-mail"), "@competency", "" },
    { ELEMENT_CRITICAL, TABLE_POINTS, TR_MARK("Critical"), "@kind", "" },
    { ELEMENT_CRITICAL_HERE, TABLE_POINTS, TR_MARK("Critical"), "@kind", "" },
    { ELEMENT_TITLE, TABLE_STORY, TR_MARK("Title"), NULL, "" },
    { ELEMENT_INTENT, TABLE_STORY, TR_MARK("What it is about"), NULL, "" },
    { ELEMENT_CONTENT_NOTE, TABLE_STORY, TR_MARK("Note beforehand"), NULL, "" },
    { ELEMENT_RULE, TABLE_STORY, TR_MARK("House rule"), NULL, "" },
    { ELEMENT_CUSTOMER, TABLE_STORY, TR_MARK("Customer"), "@name", NULL },
    { ELEMENT_FACT, TABLE_STORY, TR_MARK("Fact"), NULL, "" },
    { ELEMENT_NEED, TABLE_STORY, TR_MARK("Need and its weight"), NULL, "" },
    { ELEMENT_CODE, TABLE_STORY, TR_MARK("Code"), NULL, "" },
    { ELEMENT_SECTION, TABLE_STORY, TR_MARK("Section of the e-mail"), "@label", NULL },
};

const struct story_table_column *story_table_columns(enum story_table_sheet sheet, size_t *count)
{
    *count = SHEETS[sheet].count;
    return SHEETS[sheet].columns;
}

// "Empathy" over its points, "Empathy: why" beside them.
void story_table_add_title(const struct story_table_column *column, struct buffer *title)
{
    if (column->title != NULL) {
        buffer_add(title, tr(column->title));
        return;
    }
    bool why = strncmp(column->key, "why-", 4) == 0;
    int competency = competency_find(strchr(column->key, '-') + 1);
    const char *name = competency_short_name((enum competency)competency);
    buffer_add_format(title, why ? tr("%s: why") : "%s", name);
}

const char *story_table_sheet_key(enum story_table_sheet sheet)
{
    return SHEETS[sheet].key;
}

const char *story_table_sheet_name(enum story_table_sheet sheet)
{
    return tr(SHEETS[sheet].name);
}

size_t story_table_find_column(enum story_table_sheet sheet, const char *key)
{
    for (size_t i = 0; i < SHEETS[sheet].count; i++) {
        if (strcmp(SHEETS[sheet].columns[i].key, key) == 0) {
            return i;
        }
    }
    return TABLE_COLUMNS_MAX;
}

static const struct row_rule *rule_of(enum element element)
{
    for (size_t i = 0; i < COUNT(RULES); i++) {
        if (RULES[i].element == element) {
            return &RULES[i];
        }
    }
    return NULL;
}

enum story_table_sheet story_table_sheet_of(enum element element)
{
    const struct row_rule *rule = rule_of(element);
    return rule != NULL ? rule->sheet : TABLE_SHEET_COUNT;
}

const char *story_table_row_name(enum element element)
{
    const struct row_rule *rule = rule_of(element);
    return rule != NULL && rule->word[0] != '\0' ? tr(rule->word) : "";
}

static const char *suffix_by_rule(const struct row_rule *rule, const char *key)
{
    if (strcmp(key, "name") == 0) {
        return rule->name;
    }
    if (strcmp(key, "text") == 0) {
        return rule->text;
    }
    return rule->element == ELEMENT_NEED ? "@weight" : "@points";
}

// Whether the format knows such a part: a part of an e-mail leads nowhere, so it has no @next.
static bool is_known(enum element element, const char *suffix)
{
    char child[32];
    if (suffix[0] == '@') {
        return words_find_rule(element, suffix + 1) != NULL;
    }
    if (suffix[0] == '\0') {
        return words_element(element)->text;
    }
    size_t size = strcspn(suffix + 1, "[@");
    memcpy(child, suffix + 1, size);
    child[size] = '\0';
    return words_find_child(element, child) != ELEMENT_NONE;
}

const char *story_table_suffix(enum story_table_sheet sheet, enum element element, size_t column)
{
    const struct story_table_column *known = &SHEETS[sheet].columns[column];
    const struct row_rule *rule = rule_of(element);
    if (known->kind == TABLE_ACTS) {
        return words_find_child(element, "act") != ELEMENT_NONE ? "" : NULL;
    }
    if (known->kind != TABLE_EDITED || rule == NULL) {
        return NULL;
    }
    const char *suffix = known->suffix != NULL ? known->suffix : suffix_by_rule(rule, known->key);
    return suffix != NULL && is_known(element, suffix) ? suffix : NULL;
}
