// SPDX-License-Identifier: GPL-3.0-or-later
// The scenario that a trainer has open: reading, typing, saving, going back.
#include "game/screens/trainer/author_story.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/base/save.h"
#include "game/locale/locale.h"
#include "game/scenario/load.h"
#include "game/screens/trainer/author_read.h"
#include "game/screens/trainer/author_words.h"
#include "game/session/publish.h"

/* ---- reading ---- */

static void close_play(struct author_story *story)
{
    map_finish(&story->map);
    shift_destroy(story->shift);
    bundle_finish(&story->bundle);
    story->shift = NULL;
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
    author_read_play(story);
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
        author_read_play(story);
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
