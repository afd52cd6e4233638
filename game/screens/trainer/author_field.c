// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of the inspector: each shows a place in the file, and takes what is typed there.
#include <string.h>

#include "game/base/hash.h"
#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/scenario/edit.h"
#include "game/screens/trainer/author_inner.h"

enum { FIELD_LINES = 2, POINTS_WIDTH = 56, POINTS_BYTES = 3, TEXT_BYTES = 16000 };

static int64_t number_of(const char *place)
{
    return (int64_t)(hash_text(place) >> 1);
}

struct author_field *author_field_find(struct author *author, int64_t number)
{
    for (size_t i = 0; i < author->fields.count; i++) {
        if (author->fields.items[i].number == number) {
            return &author->fields.items[i];
        }
    }
    return NULL;
}

void author_forget_fields(struct author *author)
{
    for (size_t i = 0; i < author->fields.count; i++) {
        mem_free(author->fields.items[i].place);
    }
    vec_clear(&author->fields);
}

// As it was typed, or in another language as its catalogue has it.
const char *author_field_text(
        struct author *author, const char *place, enum catalogue_status *status)
{
    struct author_story *story = &author->story;
    *status = CATALOGUE_TRANSLATED;
    const char *text = author_story_read(story, place);
    if (text == NULL || story->draft.status == NULL || strchr(place, '@') != NULL) {
        return text;
    }
    uint32_t element = edit_element(&story->edit, place);
    int line = element == XML_NONE ? 0 : story->edit.map->places.items[element].line;
    return author_story_shown(story, text, line, status);
}

static const char *field_name(const struct author *author, struct ui *ui,
        const struct author_field *field, const char *name)
{
    if (field->status != CATALOGUE_TRANSLATED) {
        return ui_format(ui, "%s (%s)", name, author_status_words(field->status));
    }
    return author_story_typed(&author->story, field->place)
            ? ui_format(ui, tr("%s (not saved)"), name)
            : name;
}

// A field is given its text when the file was read anew, not at every frame: between, it is the
// trainer's.
static int64_t prepare(struct author *author, struct ui *ui, const char *place)
{
    int64_t number = number_of(place);
    struct author_field *field = author_field_find(author, number);
    if (field == NULL) {
        struct author_field fresh = { number, mem_copy_text(place), 0, CATALOGUE_TRANSLATED };
        vec_push(&author->fields, fresh);
        field = vec_last(&author->fields);
    }
    if (field->generation != author->story.generation) {
        const char *text = author_field_text(author, place, &field->status);
        ui_set_field_text(ui, "edit", number, text != NULL ? text : "");
        field->generation = author->story.generation;
    }
    return number;
}

void author_build_field(struct author *author, struct ui *ui, const char *place, const char *name)
{
    int64_t number = prepare(author, ui, place);
    const struct author_field *field = author_field_find(author, number);
    if (field->status != CATALOGUE_TRANSLATED) {
        ui_chip(ui, UI_TONE_WARN, author_status_words(field->status));
    }
    ui_field(ui,
            (struct ui_field) { .id = "edit",
                    .number = number,
                    .name = field_name(author, ui, field, name),
                    .lines = FIELD_LINES,
                    .read_only = author->story.draft.status != NULL,
                    .max_bytes = TEXT_BYTES });
}

void author_build_points(struct author *author, struct ui *ui, const char *place, const char *name)
{
    int64_t number = prepare(author, ui, place);
    ui_field(ui,
            (struct ui_field) { .id = "edit",
                    .number = number,
                    .name = name,
                    .read_only = author->story.draft.status != NULL,
                    .max_bytes = POINTS_BYTES,
                    .width = POINTS_WIDTH });
}
