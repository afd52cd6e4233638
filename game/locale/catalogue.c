// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue: the texts of a scenario in another language; finding them and saying how they stand.
#include "game/locale/catalogue.h"

#include <ctype.h>
#include <string.h>

#include "game/locale/catalogue_inner.h"

void catalogue_init(struct catalogue *catalogue)
{
    *catalogue = (struct catalogue) { 0 };
}

void catalogue_finish(struct catalogue *catalogue)
{
    table_finish(&catalogue->places);
    table_finish(&catalogue->contexts);
    vec_finish(&catalogue->entries);
    arena_finish(&catalogue->arena);
    catalogue_init(catalogue);
}

// The size of the placeholder "{name}" at `text`, 0 when there is none.
static size_t placeholder_size(const char *text)
{
    size_t size = 1;
    if (text[0] != '{') {
        return 0;
    }
    while (isalnum((unsigned char)text[size]) || text[size] == '_' || text[size] == '-') {
        size++;
    }
    return size > 1 && text[size] == '}' ? size + 1 : 0;
}

static bool has_placeholder(const char *text, const char *name, size_t size)
{
    for (; *text != '\0'; text++) {
        if (placeholder_size(text) == size && strncmp(text, name, size) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_all_placeholders(const char *text, const char *other)
{
    for (; *other != '\0'; other++) {
        size_t size = placeholder_size(other);
        if (size > 0 && !has_placeholder(text, other, size)) {
            return false;
        }
    }
    return true;
}

enum catalogue_status catalogue_judge(const struct catalogue_entry *entry, bool fuzzy)
{
    if (entry->translation[0] == '\0') {
        return CATALOGUE_MISSING;
    }
    if (fuzzy) {
        return CATALOGUE_FUZZY;
    }
    bool same = has_all_placeholders(entry->text, entry->translation) &&
            has_all_placeholders(entry->translation, entry->text);
    return same ? CATALOGUE_TRANSLATED : CATALOGUE_STALE;
}

void catalogue_add_key(struct buffer *key, const char *context, const char *text)
{
    buffer_add(key, context != NULL ? context : "");
    buffer_add_char(key, '\004');
    buffer_add(key, text);
}

void catalogue_add_entry(struct catalogue *catalogue, const struct catalogue_entry *entry)
{
    struct buffer key = { 0 };
    uint32_t index = (uint32_t)catalogue->entries.count;
    catalogue_add_key(&key, entry->context, entry->text);
    char *kept = arena_copy_text(&catalogue->arena, buffer_text(&key), key.size);
    (void)table_add(&catalogue->places, kept, index);
    (void)table_add(&catalogue->contexts, entry->context, index);
    vec_push(&catalogue->entries, *entry);
    buffer_finish(&key);
}

uint32_t catalogue_place(const struct catalogue *catalogue, const char *context, const char *text)
{
    struct buffer key = { 0 };
    catalogue_add_key(&key, context, text);
    uint32_t index = table_find(&catalogue->places, buffer_text(&key));
    buffer_finish(&key);
    return index;
}

uint32_t catalogue_namesake(const struct catalogue *catalogue, const char *context)
{
    bool named = context != NULL && context[0] != '\0';
    return named ? table_find(&catalogue->contexts, context) : (uint32_t)TABLE_NONE;
}

// The entry that says most about a text: its own, else the one of what stood there before.
static const struct catalogue_entry *look(const struct catalogue *catalogue,
        const struct catalogue_text *text, enum catalogue_status *status)
{
    *status = CATALOGUE_MISSING;
    uint32_t index = catalogue_place(catalogue, text->context, text->text);
    bool changed = index == TABLE_NONE;
    if (changed) {
        index = catalogue_namesake(catalogue, text->context);
    }
    if (index == TABLE_NONE || catalogue->entries.items[index].obsolete) {
        return NULL;
    }
    const struct catalogue_entry *entry = &catalogue->entries.items[index];
    *status = changed && entry->status != CATALOGUE_MISSING ? CATALOGUE_FUZZY : entry->status;
    return entry;
}

const char *catalogue_find(const struct catalogue *catalogue, const char *context, const char *text,
        enum catalogue_status *status)
{
    struct catalogue_text wanted = { .context = context, .text = text };
    enum catalogue_status found = CATALOGUE_MISSING;
    const struct catalogue_entry *entry = look(catalogue, &wanted, &found);
    if (status != NULL) {
        *status = found;
    }
    return found == CATALOGUE_TRANSLATED ? entry->translation : NULL;
}

bool catalogue_complete(const struct catalogue *catalogue, const struct catalogue_text *texts,
        size_t count, struct diag_list *diags)
{
    static const int CODES[] = {
        [CATALOGUE_MISSING] = DIAG_PO_TEXT_MISSING,
        [CATALOGUE_FUZZY] = DIAG_PO_TEXT_FUZZY,
        [CATALOGUE_STALE] = DIAG_PO_TEXT_STALE,
    };
    bool complete = true;
    for (size_t i = 0; i < count; i++) {
        const struct catalogue_text *text = &texts[i];
        enum catalogue_status status = CATALOGUE_MISSING;
        const struct catalogue_entry *entry = look(catalogue, text, &status);
        if (status != CATALOGUE_TRANSLATED) {
            diag_add(diags, CODES[status], DIAG_WARNING, text->file, text->line,
                    text->context != NULL ? text->context : "", text->text,
                    entry != NULL ? entry->translation : NULL, NULL);
            complete = false;
        }
    }
    return complete;
}

static const char *keep(struct catalogue *catalogue, const char *text)
{
    return arena_copy_text(&catalogue->arena, text, strlen(text));
}

// What stands there already stays; an empty place is filled.
static void borrow(
        struct catalogue *catalogue, const struct catalogue_text *text, const char *found)
{
    uint32_t place = catalogue_place(catalogue, text->context, text->text);
    if (place != TABLE_NONE) {
        struct catalogue_entry *entry = &catalogue->entries.items[place];
        bool empty = entry->translation[0] == '\0';
        entry->translation = empty ? keep(catalogue, found) : entry->translation;
        entry->status = empty ? CATALOGUE_TRANSLATED : entry->status;
        return;
    }
    struct catalogue_entry entry = { .context = keep(catalogue, text->context),
        .text = keep(catalogue, text->text),
        .translation = keep(catalogue, found),
        .before = "",
        .comment = "",
        .status = CATALOGUE_TRANSLATED };
    catalogue_add_entry(catalogue, &entry);
}

void catalogue_borrow(struct catalogue *catalogue, const struct catalogue *other,
        const struct catalogue_text *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        enum catalogue_status status;
        const char *found = catalogue_find(other, texts[i].context, texts[i].text, &status);
        if (found != NULL) {
            borrow(catalogue, &texts[i], found);
        }
    }
}
