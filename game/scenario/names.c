// SPDX-License-Identifier: GPL-3.0-or-later
// Names: every id and path of a scenario, and what it stands for.
#include "game/scenario/names.h"

#include <string.h>

#include "game/scenario/model.h"

enum { NEAR_TRIES_MAX = 50, NEAR_NAMES_MAX = 5000, SHARED_ENDS_MAX = 256 };

void names_init(struct names *names)
{
    *names = (struct names) { .near_left = NEAR_TRIES_MAX };
}

void names_finish(struct names *names)
{
    vec_finish(&names->items);
    vec_finish(&names->links);
    table_finish(&names->paths);
    table_finish(&names->ends);
}

const struct name *names_add(struct names *names, const struct name *name)
{
    if (!table_add(&names->paths, name->path, (uint32_t)names->items.count)) {
        return names_find(names, name->path);
    }
    vec_push(&names->items, *name);
    return NULL;
}

const struct name *names_find(const struct names *names, const char *path)
{
    uint32_t found = table_find(&names->paths, path);
    return found == TABLE_NONE ? NULL : &names->items.items[found];
}

// A chain a spelling: the table holds its newest link.
static void add_end(struct names *names, const char *end, uint32_t name)
{
    uint32_t link = (uint32_t)names->links.count;
    uint32_t head = table_find(&names->ends, end);
    if (head == TABLE_NONE) {
        table_add(&names->ends, end, link);
        vec_push(&names->links, ((struct name_link) { name, INDEX_NONE }));
        return;
    }
    struct name_link *first = &names->links.items[head];
    struct name_link moved = *first;
    *first = (struct name_link) { name, link };
    vec_push(&names->links, moved);
}

static void make_ends(struct names *names)
{
    names->has_ends = true;
    for (uint32_t i = 0; i < names->items.count; i++) {
        const struct name *name = &names->items.items[i];
        if (name->kind != NAME_TURN && name->kind != NAME_SLOT) {
            continue;
        }
        for (const char *end = strchr(name->path, '/'); end != NULL; end = strchr(end, '/')) {
            end++;
            add_end(names, end, i);
        }
    }
}

struct end_search {
    const struct name *anywhere[2];
    const struct name *in_contact[2];
};

static void keep(const struct name *two[2], const struct name *name)
{
    two[two[0] == NULL ? 0 : 1] = name;
}

static const struct name *choose(const struct end_search *search, const struct name *other[2])
{
    const struct name *const *two =
            search->in_contact[0] != NULL ? search->in_contact : search->anywhere;
    if (two[1] == NULL) {
        return two[0];
    }
    other[0] = two[0];
    other[1] = two[1];
    return NULL;
}

const struct name *names_find_end(struct names *names, enum name_kind kind, const char *text,
        uint32_t contact, const struct name *other[2])
{
    other[0] = NULL;
    other[1] = NULL;
    const struct name *exact = names_find(names, text);
    if (exact != NULL && exact->kind == kind) {
        return exact;
    }
    if (!names->has_ends) {
        make_ends(names);
    }
    struct end_search search = { 0 };
    uint32_t link = table_find(&names->ends, text);
    for (int i = 0; i < SHARED_ENDS_MAX && link != INDEX_NONE; i++) {
        const struct name *name = &names->items.items[names->links.items[link].name];
        if (name->kind == kind) {
            keep(search.anywhere, name);
            if (name->contact == contact) {
                keep(search.in_contact, name);
            }
        }
        link = names->links.items[link].next;
    }
    return choose(&search, other);
}

// What an author would write: of a path its last part, as far as `text` is no path itself.
static const char *spelling(const struct name *name, bool whole)
{
    const char *slash = strrchr(name->path, '/');
    const char *colon = strrchr(name->path, ':');
    if (colon != NULL) {
        return colon + 1;
    }
    return whole || slash == NULL ? name->path : slash + 1;
}

const char *names_near(struct names *names, enum name_kind kind, const char *text)
{
    if (names->near_left == 0) {
        return NULL;
    }
    names->near_left--;
    struct table spellings = { 0 };
    bool whole = strchr(text, '/') != NULL;
    for (size_t i = 0; i < names->items.count && spellings.count < NEAR_NAMES_MAX; i++) {
        if (names->items.items[i].kind == kind) {
            table_add(&spellings, spelling(&names->items.items[i], whole), 0);
        }
    }
    const char *near = table_nearest(&spellings, text);
    table_finish(&spellings);
    return near;
}

const char *names_kind_word(enum name_kind kind)
{
    static const char *const words[NAME_KIND_COUNT] = { "customer", "fact", "flag", "need",
        "record", "act", "coach", "contact", "passage", "promise", "observe", "codes", "turn",
        "visit", "end", "reply", "section", "field", "code" };
    return words[kind];
}
