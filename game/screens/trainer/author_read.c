// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the open scenario for its map: where it goes, how it weighs, what smells.
#include "game/screens/trainer/author_read.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/explore/simulate/ruler.h"
#include "game/explore/simulate/shift_form.h"
#include "game/explore/smells/smells.h"
#include "game/explore/smells/visit.h"
#include "game/report/map/map_layout.h"
#include "game/report/map/map_weights.h"
#include "game/scenario/load.h"

enum { JUDGED_TURNS_MAX = 1000 };

static const double PEOPLE_RHO = 0.4; // as `zeven simulate` has it

// Another text moves nothing: where boxes and lines are the same they keep their places.
static bool same_shape(const struct map *a, const struct map *b)
{
    if (a->nodes.count != b->nodes.count || a->edges.count != b->edges.count ||
            a->clusters.count != b->clusters.count) {
        return false;
    }
    for (size_t i = 0; i < a->edges.count; i++) {
        if (a->edges.items[i].from != b->edges.items[i].from ||
                a->edges.items[i].to != b->edges.items[i].to) {
            return false;
        }
    }
    for (size_t i = 0; i < a->clusters.count; i++) {
        if (a->clusters.items[i].count != b->clusters.items[i].count) {
            return false;
        }
    }
    return true;
}

static void take_places(struct map *map, const struct map *from)
{
    for (size_t i = 0; i < map->nodes.count; i++) {
        map->nodes.items[i].x = from->nodes.items[i].x;
        map->nodes.items[i].y = from->nodes.items[i].y;
    }
    for (size_t i = 0; i < map->clusters.count; i++) {
        map->clusters.items[i].rect = from->clusters.items[i].rect;
    }
    for (size_t i = 0; i < map->edges.count; i++) {
        map->edges.items[i].points = from->edges.items[i].points;
        map->edges.items[i].point_count = from->edges.items[i].point_count;
    }
    for (size_t i = 0; i < from->points.count; i++) {
        vec_push(&map->points, from->points.items[i]);
    }
    map->width = from->width;
    map->height = from->height;
}

static void next_candidate(void *counting)
{
    map_counting_next(counting);
}

static void let_people_play(struct map *map, const struct ruler *ruler)
{
    struct plan *plan = plan_create(map->shift);
    struct map_counting *counting = map_counting_create(map);
    struct shift_form form;
    struct people people = { .seed = AUTHOR_SEED,
        .slope = ruler->populations[POPULATION_LITERATURE].slope,
        .rho = PEOPLE_RHO };
    shift_form_init(&form, plan);
    shift_form_show(&form, &people, AUTHOR_PLAYS,
            &(struct shift_audience) { next_candidate, map_counting_sink(counting) });
    shift_form_finish(&form);
    map_counting_destroy(counting);
    plan_destroy(plan);
}

// Simulated people where the content says how able they are; else some who choose without reading.
static void weigh(struct author_story *story)
{
    struct bundle bundle;
    struct diag_list quiet = { 0 };
    bundle_init_folder(&bundle, story->place.root);
    struct ruler *ruler =
            bundle_has(&bundle, "simulation.xml") ? ruler_load(&bundle, &quiet) : NULL;
    if (ruler != NULL) {
        let_people_play(&story->map, ruler);
    } else {
        map_weigh(&story->map, AUTHOR_SEED, AUTHOR_PLAYS);
    }
    ruler_destroy(ruler);
    bundle_finish(&bundle);
    diag_list_finish(&quiet);
}

static void make_map(struct author_story *story, const struct map *before)
{
    if (before->nodes.count > 0 && same_shape(&story->map, before)) {
        take_places(&story->map, before);
    } else {
        struct diag_list diags = { 0 };
        story->rows = !map_layout(&story->map, &diags);
        diag_list_finish(&diags);
    }
    weigh(story);
}

// What a sceptical colleague would say of it, and its figures; a story as long as a book is looked
// at by `zeven check`.
static void judge(struct author_story *story, struct bundle *bundle, const struct scenario *model)
{
    struct diag_list quiet = { 0 };
    story->measured = model->turn_count <= JUDGED_TURNS_MAX;
    if (story->measured) {
        struct language *language = smells_language(bundle, model, &quiet);
        smells_of_scenario(model, language, &story->diags);
        measures_take(model, language, &story->measures);
        language_destroy(language);
    }
    diag_list_finish(&quiet);
}

// Before something that is not translated, on the map.
static const char UNTRANSLATED[] = "⚠ ";

// In the file's own language what is typed is what is shown; a catalogue is another's work.
static void show_language(
        struct author_story *story, struct bundle *bundle, struct scenario *scenario)
{
    mem_free(story->draft.status);
    story->draft = (struct translate_draft) { 0 };
    if (strcmp(story->language, scenario->language) == 0) {
        story->language[0] = '\0';
    }
    if (story->language[0] != '\0' &&
            !scenario_translate_draft(scenario, bundle, story->language, UNTRANSLATED,
                    &story->draft, &story->diags)) {
        story->language[0] = '\0';
    }
}

// By line, what must be mended before what may be.
static void sort_errors_first(struct diag_list *list)
{
    diag_list_sort(list);
    struct diag *sorted = mem_alloc((list->diags.count + 1) * sizeof(*sorted));
    size_t count = 0;
    for (int severity = DIAG_ERROR; severity >= DIAG_NOTE; severity--) {
        for (size_t i = 0; i < list->diags.count; i++) {
            if ((int)list->diags.items[i].severity == severity) {
                sorted[count++] = list->diags.items[i];
            }
        }
    }
    if (count > 0) {
        memcpy(list->diags.items, sorted, count * sizeof(*sorted));
    }
    mem_free(sorted);
}

void author_read_play(struct author_story *story)
{
    struct bundle bundle;
    diag_list_finish(&story->diags);
    bundle_init_folder(&bundle, story->place.root);
    struct shift *shift = shift_load_alone(&bundle, story->place.inside, NULL, &story->diags);
    story->fresh = shift != NULL;
    if (shift != NULL) {
        judge(story, &bundle, shift->entries[0].scenario);
        show_language(story, &bundle, shift->entries[0].scenario);
    }
    sort_errors_first(&story->diags);
    if (shift == NULL) {
        bundle_finish(&bundle);
        return;
    }
    struct map before = story->map;
    struct shift *old = story->shift;
    struct bundle old_bundle = story->bundle;
    story->shift = shift;
    story->bundle = bundle;
    map_init(&story->map, shift, INDEX_NONE);
    make_map(story, &before);
    map_finish(&before);
    shift_destroy(old);
    bundle_finish(&old_bundle);
}
