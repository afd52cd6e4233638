// SPDX-License-Identifier: GPL-3.0-or-later
// A small shift from XML in a test, played by lines of action text.
#include "tests/shift/fixture.h"

#include <check.h>
#include <string.h>

#include "game/shift/action_text.h"

static const char PACK[] =
        "<pack xmlns='urn:zeven:scenario:1' id='p' version='1' xml:lang='nl' name='Pakket' "
        "accent='#0b5cad' greeting='Pakket'>"
        "<rule>Een regel.</rule>"
        "<codes id='reasons' label='Reden'>"
        "<code id='a'>a</code><code id='b'>b</code><code id='c'>c</code><code id='d'>d</code>"
        "<code id='e'>e</code><code id='f'>f</code><code id='g'>g</code><code id='h'>h</code>"
        "<code id='i'>i</code><code id='j'>j</code><code id='k'>k</code><code "
        "id='l'>l</code></codes>"
        "<record id='shared' system='knowledge' title='Gedeeld'><text>Voor ieder.</text></record>"
        "</pack>";

static void take(void *payload, const struct happening *happening)
{
    struct fixture *fixture = payload;
    vec_push(&fixture->happenings, *happening);
}

static void add_text(struct bundle *bundle, const char *path, const char *text)
{
    bundle_add(bundle, path, text, strlen(text));
}

static void add_scenario(struct bundle *bundle, const char *id, const char *body)
{
    struct buffer path = { 0 };
    struct buffer text = { 0 };
    buffer_add_format(&path, "packs/p/%s.xml", id);
    buffer_add_format(&text,
            "<scenario xmlns='urn:zeven:scenario:1' id='%s' version='1' xml:lang='nl' "
            "sector='retail-media' client='p'><title>T</title><intent>I</intent>"
            "<customer id='eva' name='Eva' address='u' mood='businesslike'/>%s</scenario>",
            id, body);
    add_text(bundle, buffer_text(&path), buffer_text(&text));
    buffer_finish(&path);
    buffer_finish(&text);
}

static void add_rules(struct bundle *bundle)
{
    struct diag_list diags = { 0 };
    struct buffer rules = { 0 };
    ck_assert(bundle_read_path("scenarios/rules.xml", BUNDLE_FILE_SIZE_MAX, &rules, &diags));
    bundle_add(bundle, "rules.xml", buffer_text(&rules), rules.size);
    buffer_finish(&rules);
    diag_list_finish(&diags);
}

static void start(struct fixture *fixture, const char *path, uint64_t seed)
{
    struct diag_list diags = { 0 };
    fixture->shift = shift_load(&fixture->bundle, path, &diags);
    for (size_t i = 0; i < diags.diags.count && fixture->shift == NULL; i++) {
        const struct diag *diag = &diags.diags.items[i];
        ck_assert_msg(diag->severity != DIAG_ERROR, "%s:%d Z%04d %s", diag->file, diag->line,
                diag->code, diag->arguments[0] != NULL ? diag->arguments[0] : "");
    }
    diag_list_finish(&diags);
    ck_assert_ptr_nonnull(fixture->shift);
    fixture->plan = plan_create(fixture->shift);
    shift_state_init(&fixture->state, fixture->plan, seed);
    struct sink sink = { take, fixture };
    shift_begin(&fixture->state, &sink);
}

static void init(struct fixture *fixture, const char *body, const char *second, const char *entries)
{
    *fixture = (struct fixture) { 0 };
    bundle_init_memory(&fixture->bundle);
    add_rules(&fixture->bundle);
    add_text(&fixture->bundle, "packs/p/pack.xml", PACK);
    add_scenario(&fixture->bundle, "one", body);
    if (second != NULL) {
        add_scenario(&fixture->bundle, "two", second);
    }
    struct buffer shift = { 0 };
    buffer_add_format(&shift,
            "<shift xmlns='urn:zeven:scenario:1' id='s' version='1' xml:lang='nl' form='x' "
            "start='09:00' until='12:00' minutes='5'><title>S</title>"
            "<centre pack='../packs/p/pack.xml'/>%s</shift>",
            entries);
    add_text(&fixture->bundle, "shifts/s.xml", buffer_text(&shift));
    buffer_finish(&shift);
    start(fixture, "shifts/s.xml", 1);
}

void fixture_init(struct fixture *fixture, const char *body)
{
    init(fixture, body, NULL, "<scenario file='../packs/p/one.xml'/>");
}

void fixture_init_two(struct fixture *fixture, const char *body, const char *second)
{
    init(fixture, body, second,
            "<scenario file='../packs/p/one.xml'/><scenario file='../packs/p/two.xml'/>");
}

void fixture_init_swap(struct fixture *fixture, const char *body, const char *equivalent)
{
    init(fixture, body, equivalent,
            "<scenario file='../packs/p/one.xml' swap='../packs/p/two.xml'/>");
}

void fixture_init_shipped(struct fixture *fixture, uint64_t seed)
{
    *fixture = (struct fixture) { 0 };
    bundle_init_folder(&fixture->bundle, "scenarios");
    start(fixture, "shifts/ochtend.xml", seed);
}

void fixture_finish(struct fixture *fixture)
{
    shift_state_finish(&fixture->state);
    plan_destroy(fixture->plan);
    shift_destroy(fixture->shift);
    bundle_finish(&fixture->bundle);
    arena_finish(&fixture->arena);
    vec_finish(&fixture->happenings);
}

enum refusal fixture_play(struct fixture *fixture, const char *text)
{
    struct diag_list diags = { 0 };
    struct action action;
    bool read = action_read(text, fixture->plan, &fixture->arena, &action, NULL, 0, &diags);
    ck_assert_msg(read, "%s: Z%04d", text, read ? 0 : diags.diags.items[0].code);
    diag_list_finish(&diags);

    struct shift_event event;
    enum refusal refusal = shift_decide(&fixture->state, &action, &event);
    if (refusal == REFUSED_NOT) {
        struct sink sink = { take, fixture };
        shift_apply(&fixture->state, &event, &sink);
    }
    return refusal;
}

void fixture_play_all(struct fixture *fixture, const char *lines)
{
    while (*lines != '\0') {
        size_t size = strcspn(lines, "\n");
        char *line = arena_copy_text(&fixture->arena, lines, size);
        if (size > 0) {
            enum refusal refusal = fixture_play(fixture, line);
            ck_assert_msg(refusal == REFUSED_NOT, "%s: %s", line, refusal_id(refusal));
        }
        lines += size + (lines[size] == '\n');
    }
}

struct points fixture_points(
        const struct fixture *fixture, const char *decision, enum competency competency)
{
    struct points points = { -1, -1 };
    for (size_t i = 0; i < fixture->happenings.count; i++) {
        const struct happening *at = &fixture->happenings.items[i];
        if (at->kind != HAPPENED_SCORED || at->competency != competency) {
            continue;
        }
        const struct scenario *model = state_scenario(&fixture->state, at->scenario);
        const char *id = scenario_string(model, model->decisions[at->decision].id);
        if (strcmp(id, decision) == 0) {
            ck_assert_msg(points.possible < 0, "%s settled twice", decision);
            points = (struct points) { at->earned, at->possible };
        }
    }
    return points;
}

size_t fixture_count(const struct fixture *fixture, enum happening_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < fixture->happenings.count; i++) {
        count += fixture->happenings.items[i].kind == kind;
    }
    return count;
}

const struct contact_state *fixture_contact(const struct fixture *fixture, const char *id)
{
    for (uint32_t s = 0; s < fixture->plan->scenario_count; s++) {
        uint32_t contact = table_find(&state_scenario(&fixture->state, s)->contact_ids, id);
        if (contact != TABLE_NONE) {
            return state_contact(&fixture->state, s, contact);
        }
    }
    ck_abort_msg("no contact %s", id);
}

const char *fixture_last_said(const struct fixture *fixture)
{
    for (size_t i = fixture->happenings.count; i > 0; i--) {
        const struct happening *at = &fixture->happenings.items[i - 1];
        if (at->kind == HAPPENED_CUSTOMER_SAID || at->kind == HAPPENED_NUDGE) {
            return scenario_text(state_scenario(&fixture->state, at->scenario), at->text);
        }
    }
    return "";
}
