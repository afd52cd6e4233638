// SPDX-License-Identifier: GPL-3.0-or-later
// The scenario that a trainer has open: reading, typing, saving, going back.
#include "game/screens/trainer/author_story.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/base/save.h"
#include "game/explore/simulate/ruler.h"
#include "game/explore/simulate/shift_form.h"
#include "game/explore/smells/smells.h"
#include "game/explore/smells/visit.h"
#include "game/locale/locale.h"
#include "game/report/map/map_layout.h"
#include "game/report/map/map_weights.h"
#include "game/scenario/load.h"
#include "game/screens/trainer/author_words.h"
#include "game/session/publish.h"

enum { JUDGED_TURNS_MAX = 1000 };

static const double PEOPLE_RHO = 0.4; // as `zeven simulate` has it

/* ---- reading ---- */

static void close_play(struct author_story *story)
{
    map_finish(&story->map);
    shift_destroy(story->shift);
    bundle_finish(&story->bundle);
    story->shift = NULL;
}

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

// What can be played takes the place of what was there; what cannot leaves it standing.
static void read_play(struct author_story *story)
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

static void forget_texts(struct author_story *story)
{
    table_finish(&story->places);
    table_init(&story->places);
    vec_clear(&story->texts);
}

static void read_bytes(struct author_story *story)
{
    struct diag_list quiet = { 0 }; // the same is said when the scenario is loaded
    forget_texts(story);
    edit_close(&story->edit);
    (void)edit_open(
            &story->edit, story->path, buffer_text(&story->bytes), story->bytes.size, &quiet);
    diag_list_finish(&quiet);
    read_play(story);
    story->generation++;
}

bool author_story_init(struct author_story *story, const char *path)
{
    *story = (struct author_story) { 0 };
    struct diag_list diags = { 0 };
    bool there = content_locate(path, &story->place) &&
            bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &story->bytes, &diags);
    diag_list_finish(&diags);
    if (!there) {
        content_place_finish(&story->place);
        return false;
    }
    struct buffer absolute = { 0 };
    buffer_add_format(&absolute, "%s/%s", story->place.root, story->place.inside);
    story->path = buffer_take(&absolute);
    bundle_init_memory(&story->bundle);
    read_bytes(story);
    return true;
}

static void drop_versions(author_versions *versions)
{
    for (size_t i = 0; i < versions->count; i++) {
        mem_free(versions->items[i].bytes);
    }
    vec_clear(versions);
}

static void drop_change(struct author_story *story, size_t index)
{
    mem_free(story->changes.items[index].place);
    mem_free(story->changes.items[index].value);
    story->changes.items[index] = *vec_last(&story->changes);
    story->changes.count--;
}

static void drop_changes(struct author_story *story)
{
    while (story->changes.count > 0) {
        drop_change(story, story->changes.count - 1);
    }
}

void author_story_finish(struct author_story *story)
{
    close_play(story);
    mem_free(story->draft.status);
    diag_list_finish(&story->refusals);
    edit_close(&story->edit);
    table_finish(&story->places);
    vec_finish(&story->texts);
    drop_changes(story);
    vec_finish(&story->changes);
    drop_versions(&story->past);
    drop_versions(&story->later);
    vec_finish(&story->past);
    vec_finish(&story->later);
    diag_list_finish(&story->diags);
    buffer_finish(&story->bytes);
    buffer_finish(&story->said);
    content_place_finish(&story->place);
    mem_free(story->path);
}

bool author_story_refresh(struct author_story *story)
{
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    bool read = bundle_read_path(story->path, BUNDLE_FILE_SIZE_MAX, &bytes, &diags);
    bool other = read &&
            (bytes.size != story->bytes.size ||
                    memcmp(buffer_text(&bytes), buffer_text(&story->bytes), bytes.size) != 0);
    diag_list_finish(&diags);
    if (!other) {
        buffer_finish(&bytes);
        return false;
    }
    buffer_finish(&story->bytes);
    story->bytes = bytes;
    // The versions of before have nothing to do with what stands there now.
    drop_versions(&story->past);
    drop_versions(&story->later);
    read_bytes(story);
    buffer_clear(&story->said);
    buffer_add(&story->said, tr("Changed outside Zeven, and read again."));
    story->failed = false;
    return true;
}

/* ---- another language ---- */

bool author_story_translate(struct author_story *story)
{
    read_bytes(story);
    return true;
}

const char *author_story_shown(const struct author_story *story, const char *source, int line,
        enum catalogue_status *status)
{
    const struct scenario *model = story->map.scenario;
    uint32_t found = INDEX_NONE;
    *status = CATALOGUE_TRANSLATED;
    for (uint32_t i = 0; story->draft.status != NULL && i < model->text_count; i++) {
        const struct text *text = &model->texts[i];
        // A text that stands twice in one place has the line of the first.
        if ((found == INDEX_NONE || (int)text->line == line) && strcmp(text->source, source) == 0) {
            found = i;
        }
    }
    if (found == INDEX_NONE) {
        return source;
    }
    *status = (enum catalogue_status)story->draft.status[found];
    return *status == CATALOGUE_TRANSLATED ? model->shown[found] : source;
}

/* ---- typing ---- */

static size_t find_change(const struct author_story *story, const char *place)
{
    size_t i = 0;
    while (i < story->changes.count && strcmp(story->changes.items[i].place, place) != 0) {
        i++;
    }
    return i;
}

bool author_story_typed(const struct author_story *story, const char *place)
{
    return find_change(story, place) < story->changes.count;
}

// A place is looked up once: in a long story that is a walk, and every frame asks again.
static const char *read_once(struct author_story *story, const char *place)
{
    uint32_t known = table_find(&story->places, place);
    if (known != TABLE_NONE) {
        return story->texts.items[known];
    }
    if (story->edit.map == NULL) {
        return NULL;
    }
    const char *kept = arena_copy_text(&story->edit.arena, place, strlen(place));
    vec_push(&story->texts, edit_read(&story->edit, place));
    table_add(&story->places, kept, (uint32_t)story->texts.count - 1);
    return *vec_last(&story->texts);
}

const char *author_story_read(struct author_story *story, const char *place)
{
    size_t i = find_change(story, place);
    return i < story->changes.count ? story->changes.items[i].value : read_once(story, place);
}

void author_story_type(struct author_story *story, const char *place, const char *value)
{
    size_t i = find_change(story, place);
    if (i < story->changes.count) {
        drop_change(story, i);
    }
    const char *was = read_once(story, place);
    if (was == NULL || strcmp(was, value) != 0) {
        struct author_change change = { mem_copy_text(place), mem_copy_text(value) };
        vec_push(&story->changes, change);
    }
    // What could not be saved was taken back by hand: it is no news any more.
    if (story->changes.count == 0 && story->failed) {
        story->failed = false;
        buffer_clear(&story->said);
        read_play(story);
    }
}

bool author_story_place(
        const struct author_story *story, const struct map_node *node, struct buffer *place)
{
    struct buffer ids = { 0 };
    const struct scenario *model = story->map.scenario;
    bool passage = strchr(node->title, '/') != NULL;
    if (!passage) {
        buffer_add_format(&ids, "%s/", scenario_string(model, model->contacts[node->contact].id));
    }
    buffer_add(&ids, node->title);
    bool found = story->edit.map != NULL && edit_find(&story->edit, buffer_text(&ids), place);
    buffer_finish(&ids);
    return found;
}

/* ---- saving and going back ---- */

static void push_version(author_versions *versions, const struct buffer *bytes)
{
    struct author_version version = { mem_alloc(bytes->size + 1), bytes->size };
    memcpy(version.bytes, buffer_text(bytes), bytes->size);
    vec_push(versions, version);
}

static void take_bytes(struct author_story *story, struct buffer *after)
{
    buffer_finish(&story->bytes);
    story->bytes = *after;
    *after = (struct buffer) { 0 };
}

// What went wrong takes the place of the list until the file is read again.
static bool refuse(struct author_story *story, struct diag_list *diags)
{
    diag_list_finish(&story->diags);
    story->diags = *diags;
    story->failed = true;
    buffer_clear(&story->said);
    buffer_add(&story->said, tr("Not saved: see what was found. What you typed is still here."));
    return false;
}

bool author_story_save(struct author_story *story)
{
    if (story->changes.count == 0) {
        return true;
    }
    struct edit_change *changes = mem_alloc(story->changes.count * sizeof(*changes));
    for (size_t i = 0; i < story->changes.count; i++) {
        changes[i] = (struct edit_change) { story->changes.items[i].place,
            story->changes.items[i].value };
    }
    struct diag_list diags = { 0 };
    struct buffer after = { 0 };
    struct author_sums before = author_sums_of(story);
    bool good =
            edit_file(story->path, &story->bytes, changes, story->changes.count, &after, &diags);
    mem_free(changes);
    if (!good) {
        buffer_finish(&after);
        return refuse(story, &diags);
    }
    diag_list_finish(&diags);
    push_version(&story->past, &story->bytes);
    drop_versions(&story->later);
    take_bytes(story, &after);
    size_t count = story->changes.count;
    drop_changes(story);
    read_bytes(story);
    story->failed = false;
    author_say_saved(story, count, &before);
    return true;
}

bool author_story_publish(struct author_story *story)
{
    struct publish_request request = { story->path, story->by, story->date, KEY_ESTABLISHED };
    struct publish_copies copies = { 0 };
    enum publish_result result = publish(&request, &copies, &story->refusals);
    bool written = result == PUBLISH_DONE && copies.items.items[0].state == PUBLISH_WRITTEN;
    publish_copies_finish(&copies);
    struct buffer after = { 0 };
    if (written && bundle_read_path(story->path, BUNDLE_FILE_SIZE_MAX, &after, &story->refusals)) {
        push_version(&story->past, &story->bytes);
        drop_versions(&story->later);
        take_bytes(story, &after);
        read_bytes(story);
        story->failed = false;
        buffer_clear(&story->said);
        buffer_add_format(&story->said, tr("Published: %s answers for the points."), story->by);
    }
    buffer_finish(&after);
    return result == PUBLISH_DONE;
}

static bool go_to(
        struct author_story *story, author_versions *from, author_versions *to, const char *said)
{
    if (from->count == 0) {
        return false;
    }
    struct diag_list diags = { 0 };
    const struct author_version version = *vec_last(from);
    struct save_known known = { buffer_text(&story->bytes), story->bytes.size };
    if (!save_file(story->path, version.bytes, version.size, &known, &diags)) {
        return refuse(story, &diags);
    }
    diag_list_finish(&diags);
    push_version(to, &story->bytes);
    buffer_clear(&story->bytes);
    buffer_add_bytes(&story->bytes, version.bytes, version.size);
    mem_free(version.bytes);
    from->count--;
    read_bytes(story);
    story->failed = false;
    buffer_clear(&story->said);
    buffer_add(&story->said, said);
    return true;
}

bool author_story_undo(struct author_story *story)
{
    return go_to(story, &story->past, &story->later, tr("The version before is back in the file."));
}

bool author_story_redo(struct author_story *story)
{
    return go_to(story, &story->later, &story->past, tr("The later version is back in the file."));
}
