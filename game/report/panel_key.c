// SPDX-License-Identifier: GPL-3.0-or-later
// The key file of a panel: which code in the booklet is which answer. It holds no points.
#include "game/report/json.h"
#include "game/report/panel.h"

static void add_text(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

// The facts that a wording asks, so that it is found again after others were added before it.
static void add_facts(struct json *json, const struct scenario *scenario, uint32_t wording)
{
    json_key(json, "informed_by");
    json_open_array(json);
    for (uint32_t f = 0; f < scenario->fact_count; f++) {
        if (panel_asks(scenario, wording, f)) {
            json_text(json, scenario_string(scenario, scenario->facts[f].id));
        }
    }
    json_close_array(json);
}

static void add_item(struct json *json, const struct panel *panel, const struct panel_item *item)
{
    const struct scenario *scenario = panel->scenario;
    const struct panel_turn *turn = &panel->turns.items[item->turn];
    struct buffer path = { 0 };
    panel_add_turn_path(&path, scenario, turn->turn);
    json_open_object(json);
    add_text(json, "item", item->code);
    add_text(json, "turn", buffer_text(&path));
    add_text(json, "slot", scenario_string(scenario, scenario->slot_rests[item->slot].id));
    add_facts(json, scenario, item->wording);
    json_key(json, "competencies");
    json_open_array(json);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if ((turn->competency & 1u << k) != 0) {
            json_text(json, competency_id((enum competency)k));
        }
    }
    json_close_array(json);
    json_close_object(json);
    buffer_finish(&path);
}

void panel_write_key(struct buffer *out, const struct panel *panel)
{
    struct json json;
    json_init(&json, out);
    json_open_object(&json);
    add_text(&json, "format", "zeven-panel-1");
    add_text(&json, "scenario", panel->scenario->id);
    add_text(&json, "version", panel->scenario->version);
    add_text(&json, "key_hash", panel->scenario->key.hash);
    json_key(&json, "seed");
    json_integer(&json, (int64_t)panel->seed);
    json_key(&json, "least");
    json_integer(&json, PANEL_LEAST);
    json_key(&json, "most");
    json_integer(&json, PANEL_MOST);
    json_key(&json, "items");
    json_open_array(&json);
    for (size_t i = 0; i < panel->items.count; i++) {
        add_item(&json, panel, &panel->items.items[i]);
    }
    json_close_array(&json);
    json_close_object(&json);
    buffer_add_char(out, '\n');
}
