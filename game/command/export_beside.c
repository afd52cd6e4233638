// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside the sheets of a table: where they lie in the norm, and the panel's line.
#include "game/command/export_beside.h"

#include <stdio.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/report/beside_json.h"
#include "game/session/standard.h"

static struct json_object *get(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    (void)json_object_object_get_ex(object, key, &value);
    return value;
}

static const char *text_of(struct json_object *object, const char *key)
{
    const char *text = json_object_get_string(get(object, key));
    return text != NULL ? text : "";
}

bool export_beside_init(struct export_beside *beside, struct store *store, struct diag_list *diags)
{
    *beside = (struct export_beside) { .store = store };
    return compare_norms_read(&beside->norms, store, diags);
}

void export_beside_finish(struct export_beside *beside)
{
    compare_norms_finish(&beside->norms);
    session_destroy(beside->played);
}

/* ---- the sheet as it was kept ---- */

static void read_line(struct sheet_line *line, struct json_object *kept)
{
    struct json_object *score = get(kept, "score");
    struct json_object *error = get(kept, "se_shrunk");
    line->status =
            strcmp(text_of(kept, "status"), "ok") == 0 ? SHEET_OK : SHEET_INSUFFICIENT_EVIDENCE;
    line->has_score = score != NULL;
    line->score = json_object_get_double(score);
    line->has_shrunk = error != NULL;
    line->se_shrunk = json_object_get_double(error);
}

static void read_lines(struct sheet *sheet, struct json_object *kept)
{
    struct json_object *lines = get(kept, "competencies");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        read_line(&sheet->line[k], get(lines, competency_id((enum competency)k)));
    }
}

/* ---- what could be earned, by scenario ---- */

static bool has_content(const struct export_beside *beside, const char *hash)
{
    char hex[DIGEST_HEX_SIZE];
    if (beside->played == NULL) {
        return false;
    }
    struct digest digest = bundle_digest(&beside->played->content);
    digest_write_hex(&digest, hex);
    return strcmp(hex, hash) == 0;
}

static int scenario_of(const struct plan *plan, const char *id)
{
    for (uint32_t i = 0; i < plan->scenario_count; i++) {
        if (strcmp(plan->scenarios[i].scenario->id, id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static int competency_of(const char *id)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (strcmp(competency_id((enum competency)k), id) == 0) {
            return k;
        }
    }
    return -1;
}

static void take_points(struct sheet_scenario *scenario, struct json_object *points)
{
    for (size_t i = 0; points != NULL && i < json_object_array_length(points); i++) {
        struct json_object *point = json_object_array_get_idx(points, i);
        int competency = competency_of(text_of(point, "competency"));
        if (competency >= 0) {
            scenario->cell[competency].possible += json_object_get_int64(get(point, "possible"));
        }
    }
}

// Each scenario of the plan has its row; where nothing was possible, the row has no weight.
static void gather_possible(
        struct sheet *sheet, const struct plan *plan, struct json_object *evidence)
{
    struct json_object *moments = get(evidence, "moments");
    for (uint32_t i = 0; i < plan->scenario_count; i++) {
        sheet->scenarios[i].scenario = (int)i;
    }
    for (size_t i = 0; moments != NULL && i < json_object_array_length(moments); i++) {
        struct json_object *moment = json_object_array_get_idx(moments, i);
        int scenario = scenario_of(plan, text_of(moment, "scenario"));
        if (scenario >= 0) {
            take_points(&sheet->scenarios[scenario], get(moment, "points"));
        }
    }
}

static void find_line(struct export_beside *beside, const struct office_evidence *row,
        struct sheet *sheet, struct json_object *evidence)
{
    struct diag_list own = { 0 };
    if (!has_content(beside, text_of(evidence, "content_hash"))) {
        session_destroy(beside->played);
        beside->played = session_resume(beside->store, row->session, &own);
    }
    if (beside->played != NULL) {
        const struct plan *plan = beside->played->plan;
        sheet->scenarios = mem_alloc((plan->scenario_count + 1) * sizeof(*sheet->scenarios));
        sheet->scenario_count = plan->scenario_count;
        gather_possible(sheet, plan, evidence);
        (void)standard_of_sheet(&beside->standard, beside->store, plan, sheet, &own);
        mem_free(sheet->scenarios);
    }
    diag_list_finish(&own);
}

void export_beside_read(struct export_beside *beside, const struct office_evidence *row,
        struct json_object *kept, struct json_object *evidence)
{
    struct sheet sheet = { 0 };
    const char *form = text_of(evidence, "form");
    struct compare_play play = { text_of(evidence, "content_hash"), *form != '\0' ? form : NULL };
    beside->standard = (struct standard) { 0 };
    read_lines(&sheet, kept);
    compare_with(&beside->comparison, &beside->norms, &play, &sheet);
    find_line(beside, row, &sheet, evidence);
}

/* ---- cells ---- */

void export_beside_add_heads(struct data_table *table, enum competency competency)
{
    static const char *const NAMES[] = { "norm_people", "norm_percentile", "norm_low", "norm_high",
        "line" };
    for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++) {
        char name[64];
        (void)snprintf(name, sizeof(name), "%s_%s", competency_id(competency), NAMES[i]);
        data_table_text(table, name);
    }
}

void export_beside_add(
        const struct export_beside *beside, struct data_table *table, enum competency competency)
{
    const struct comparison_part *part = &beside->comparison.part[competency];
    const struct standard_line *line = &beside->standard.line[competency];
    if (part->has) {
        data_table_integer(table, part->people);
    } else {
        data_table_text(table, NULL);
    }
    data_table_number(table, part->has, part->percentile);
    data_table_number(table, part->has, part->band[0]);
    data_table_number(table, part->has, part->band[1]);
    data_table_number(table, line->has, line->mean);
}

void export_beside_add_norm_heads(struct data_table *table)
{
    data_table_text(table, "norm");
    data_table_text(table, "norm_state");
}

void export_beside_add_norm(const struct export_beside *beside, struct data_table *table)
{
    data_table_text(table, beside->comparison.name);
    data_table_text(table, beside_state_id(beside->comparison.state));
}
