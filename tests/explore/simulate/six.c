// SPDX-License-Identifier: GPL-3.0-or-later
// For tests: shifts loaded from memory or from the shipped scenarios, ready to be simulated.
#include "tests/explore/simulate/six.h"

#include <stdio.h>
#include <string.h>

#include "game/report/diag_text.h"
#include "game/scenario/load.h"
#include "scoring/competency.h"
#include "tests/test_main.h"

#define SPACE "xmlns=\"urn:zeven:scenario:1\""

static void add_file(struct bundle *bundle, const char *path)
{
    char from[512];
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    (void)snprintf(from, sizeof(from), ZEVEN_SOURCE_DIR "/scenarios/%s", path);
    ck_assert(bundle_read_path(from, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    bundle_add(bundle, path, bytes.bytes, bytes.size);
    buffer_finish(&bytes);
}

static void add_text(struct bundle *bundle, const char *path, const struct buffer *text)
{
    bundle_add(bundle, path, text->bytes, text->size);
}

static void load(struct six *six, const char *path)
{
    struct diag_list diags = { 0 };
    struct buffer text = { 0 };
    six->shift = shift_load(&six->bundle, path, &diags);
    six->ruler = ruler_load(&six->bundle, &diags);
    diag_list_write(&text, &diags);
    ck_assert_msg(six->shift != NULL && six->ruler != NULL, "%s", buffer_text(&text));
    six->plan = plan_create(six->shift);
    buffer_finish(&text);
    diag_list_finish(&diags);
}

static void add_pack(struct bundle *bundle)
{
    struct buffer text = { 0 };
    buffer_add(&text,
            "<pack " SPACE " id=\"x\" version=\"1\" xml:lang=\"nl\" name=\"X\" accent=\"#0b5cad\">"
            "<codes id=\"reasons\" label=\"Reden\">");
    for (char c = 'a'; c <= 'l'; c++) {
        buffer_add_format(&text, "<code id=\"%c-code\">%c</code>", c, c);
    }
    buffer_add(&text, "</codes></pack>");
    add_text(bundle, "packs/x/pack.xml", &text);
    buffer_finish(&text);
}

static void begin_scenario(struct buffer *text, uint32_t number)
{
    buffer_add_format(text,
            "<scenario " SPACE " id=\"s%u\" version=\"1\" xml:lang=\"nl\" sector=\"retail-media\" "
            "client=\"x\"><title>T</title><intent>I</intent>",
            number);
}

static void add_shift(struct bundle *bundle, uint32_t scenarios)
{
    struct buffer text = { 0 };
    buffer_add(&text,
            "<shift " SPACE " id=\"six\" version=\"1\" xml:lang=\"nl\" form=\"f\" start=\"09:00\" "
            "until=\"17:00\" minutes=\"20\"><title>Zes</title><centre "
            "pack=\"../packs/x/pack.xml\"/>");
    for (uint32_t i = 0; i < scenarios; i++) {
        buffer_add_format(&text, "<scenario file=\"../packs/x/s%u.xml\"/>", i);
    }
    buffer_add(&text, "</shift>");
    add_text(bundle, "shifts/six.xml", &text);
    buffer_finish(&text);
}

static void add_ideal_turn(struct buffer *text, uint32_t turn, const char *competency)
{
    buffer_add_format(text, "<turn id=\"t%u\"><says>?</says>", turn);
    for (int points = 0; points < 4; points++) {
        buffer_add_format(text,
                "<reply id=\"r%d\"><say>A%d</say><shows competency=\"%s\" %s points=\"%d\">W"
                "</shows></reply>",
                points, points, competency,
                strcmp(competency, "active-reading") == 0 ? "facet=\"signals\"" : "", points);
    }
    buffer_add(text, "</turn>");
}

static void add_ideal_scenario(struct bundle *bundle, uint32_t number)
{
    char path[64];
    struct buffer text = { 0 };
    begin_scenario(&text, number);
    buffer_add(&text,
            "<customer id=\"c\" name=\"C\" address=\"u\" mood=\"businesslike\"/>"
            "<contact id=\"m\" channel=\"e-mail\" with=\"c\" at=\"09:00\" start=\"t0\" "
            "subject=\"S\" answers-after=\"0\">");
    for (uint32_t turn = 0; turn < 2 * COMPETENCY_COUNT; turn++) {
        add_ideal_turn(&text, turn, competency_id((enum competency)(turn / 2)));
    }
    buffer_add(&text, "<end id=\"e\" outcome=\"resolved\"/></contact></scenario>");
    (void)snprintf(path, sizeof(path), "packs/x/s%u.xml", number);
    add_text(bundle, path, &text);
    buffer_finish(&text);
}

static void begin(struct six *six)
{
    *six = (struct six) { 0 };
    bundle_init_memory(&six->bundle);
    add_file(&six->bundle, "rules.xml");
    add_file(&six->bundle, "simulation.xml");
    add_pack(&six->bundle);
}

void six_init_ideal(struct six *six, uint32_t scenarios)
{
    begin(six);
    for (uint32_t i = 0; i < scenarios; i++) {
        add_ideal_scenario(&six->bundle, i);
    }
    add_shift(&six->bundle, scenarios);
    load(six, "shifts/six.xml");
}

void six_init_shipped(struct six *six, const char *path)
{
    *six = (struct six) { 0 };
    bundle_init_folder(&six->bundle, ZEVEN_SOURCE_DIR "/scenarios");
    load(six, path);
}

void six_init_story(struct six *six, const char *story)
{
    struct buffer text = { 0 };
    begin(six);
    begin_scenario(&text, 0);
    buffer_add(&text, story);
    buffer_add(&text, "</scenario>");
    add_text(&six->bundle, "packs/x/s0.xml", &text);
    add_shift(&six->bundle, 1);
    load(six, "shifts/six.xml");
    buffer_finish(&text);
}

void six_finish(struct six *six)
{
    plan_destroy(six->plan);
    shift_destroy(six->shift);
    ruler_destroy(six->ruler);
    bundle_finish(&six->bundle);
}
