// SPDX-License-Identifier: GPL-3.0-or-later
// A shift made on the fly that holds one scenario alone: to rehearse it, to look at it.
#include <stdlib.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/scenario/load.h"
#include "game/scenario/pack.h"
#include "game/scenario/rules.h"

enum { HALF_HOUR = 30 * 60, DAY = 24 * 60 * 60 };

static const char alone_path[] = ".alone.xml"; // a name that no author gives
static const char rules_path[] = "rules.xml";

// A folder without rules of its own is played with those of the program.
static void borrow_rules(struct bundle *bundle)
{
    if (bundle_has(bundle, rules_path)) {
        return;
    }
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    if (bundle_read_path(
                ZEVEN_SOURCE_DIR "/scenarios/rules.xml", BUNDLE_FILE_SIZE_MAX, &bytes, &diags)) {
        bundle_add(bundle, rules_path, bytes.bytes, bytes.size);
    }
    diag_list_finish(&diags);
    buffer_finish(&bytes);
}

static uint32_t latest(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

// From the half hour before the first contact, to an hour after the last thing that can come.
static struct alone_hours hours_of(const struct scenario *scenario)
{
    uint32_t first = DAY;
    uint32_t last = 0;
    uint32_t delays = 0;
    for (uint32_t i = 0; i < scenario->contact_count; i++) {
        const struct contact *contact = &scenario->contacts[i];
        if (contact->has_at) {
            first = contact->at < first ? contact->at : first;
            last = latest(last, contact->at);
        }
        delays += contact->after != INDEX_NONE ? contact->delay : 0;
    }
    for (uint32_t i = 0; i < scenario->promise_count; i++) {
        last = latest(last, latest(scenario->promises[i].due, scenario->promises[i].needed_by));
    }
    for (uint32_t i = 0; i < scenario->record_count; i++) {
        last = latest(last, scenario->records[i].from);
    }
    first = first == DAY ? 9 * 2 * HALF_HOUR : first;
    struct alone_hours hours = { .start = first / HALF_HOUR * HALF_HOUR };
    uint32_t until = latest(first, last) + delays + 2 * HALF_HOUR;
    until = (until + HALF_HOUR - 1) / HALF_HOUR * HALF_HOUR;
    hours.until = until < DAY ? until : DAY - 60;
    return hours;
}

static const char *find_centre(struct bundle *bundle, const char *scenario, struct arena *arena)
{
    struct forest forest = { 0 };
    struct diag_list quiet = { 0 };
    const char *pack = pack_path(arena, scenario, "pack.xml");
    struct tree tree = pack_read_tree(bundle, &forest, pack, ELEMENT_PACK, &quiet);
    const char *centre = tree.root != NULL ? node_value(tree.root, ATTRIBUTE_CENTRE) : NULL;
    const char *path = centre != NULL ? pack_path(arena, pack, centre) : NULL;
    diag_list_finish(&quiet);
    arena_finish(&forest.arena);
    return path != NULL ? path : pack;
}

static void add_escaped(struct buffer *xml, const char *text)
{
    for (; *text != '\0'; text++) {
        buffer_add(xml,
                *text == '&'           ? "&amp;"
                        : *text == '<' ? "&lt;"
                        : *text == '"' ? "&quot;"
                                       : "");
        if (strchr("&<\"", *text) == NULL) {
            buffer_add_char(xml, *text);
        }
    }
}

static void write_shift(struct buffer *xml, const struct scenario *scenario, const char *path,
        const char *centre, struct alone_hours hours)
{
    buffer_add(xml, "<shift xmlns=\"urn:zeven:scenario:1\" id=\"alone\" version=\"1\" xml:lang=\"");
    add_escaped(xml, scenario->language);
    buffer_add_format(xml,
            "\" form=\"alone\" start=\"%02u:%02u\" until=\"%02u:%02u\" minutes=\"10\">",
            hours.start / 3600, hours.start / 60 % 60, hours.until / 3600, hours.until / 60 % 60);
    buffer_add(xml, "<title>");
    add_escaped(xml, scenario->texts[scenario->title].source);
    buffer_add(xml, "</title><centre pack=\"");
    add_escaped(xml, centre);
    buffer_add(xml, "\"/><scenario file=\"");
    add_escaped(xml, path);
    buffer_add(xml, "\"/></shift>\n");
}

static void add_shift(struct bundle *bundle, const struct scenario *model, const char *path,
        const struct alone_hours *hours)
{
    struct arena arena = { 0 };
    struct buffer xml = { 0 };
    bool given = hours != NULL && hours->until > 0;
    write_shift(
            &xml, model, path, find_centre(bundle, path, &arena), given ? *hours : hours_of(model));
    bundle_add(bundle, alone_path, xml.bytes, xml.size);
    buffer_finish(&xml);
    arena_finish(&arena);
}

const char *shift_alone(struct bundle *bundle, const char *scenario,
        const struct alone_hours *hours, struct diag_list *diags)
{
    borrow_rules(bundle);
    struct rules *rules = rules_load(bundle, diags);
    if (rules == NULL) {
        return NULL;
    }
    // What it warns of is said when the shift itself is loaded.
    struct diag_list quiet = { 0 };
    struct scenario *model = scenario_load(bundle, scenario, rules, &quiet);
    if (model == NULL) {
        scenario_destroy(scenario_load(bundle, scenario, rules, diags));
    } else {
        add_shift(bundle, model, scenario, hours);
    }
    bool made = model != NULL;
    scenario_destroy(model);
    rules_destroy(rules);
    diag_list_finish(&quiet);
    return made ? alone_path : NULL;
}

struct shift *shift_load_alone(struct bundle *bundle, const char *scenario,
        const struct alone_hours *hours, struct diag_list *diags)
{
    borrow_rules(bundle);
    struct rules *rules = rules_load(bundle, diags);
    struct scenario *model = rules != NULL ? scenario_load(bundle, scenario, rules, diags) : NULL;
    if (model == NULL) {
        rules_destroy(rules);
        return NULL;
    }
    add_shift(bundle, model, scenario, hours);
    return shift_load_given(bundle, alone_path, rules, model, diags);
}
