// SPDX-License-Identifier: GPL-3.0-or-later
// The access tree: what is on screen in words and in reading order.
#include "game/ui/access.h"

#include <inttypes.h>
#include <string.h>

#include "game/base/hash.h"

static const char *const WORDS[UI_ROLE_COUNT] = {
    [UI_ROLE_NONE] = "box",
    [UI_ROLE_TEXT] = "text",
    [UI_ROLE_HEADING] = "heading",
    [UI_ROLE_BUTTON] = "button",
    [UI_ROLE_LINK] = "link",
    [UI_ROLE_CHECKBOX] = "checkbox",
    [UI_ROLE_RADIO_GROUP] = "radiogroup",
    [UI_ROLE_RADIO] = "radio",
    [UI_ROLE_TAB_LIST] = "tablist",
    [UI_ROLE_TAB] = "tab",
    [UI_ROLE_LIST] = "list",
    [UI_ROLE_LIST_ITEM] = "item",
    [UI_ROLE_TOOLBAR] = "toolbar",
    [UI_ROLE_FIELD] = "field",
    [UI_ROLE_PROGRESS] = "progress",
    [UI_ROLE_IMAGE] = "image",
    [UI_ROLE_REGION] = "region",
    [UI_ROLE_STATUS] = "status",
    [UI_ROLE_DIALOG] = "dialog",
    [UI_ROLE_TABLE] = "table",
    [UI_ROLE_TABLE_ROW] = "row",
    [UI_ROLE_MENU] = "menu",
    [UI_ROLE_MENU_ITEM] = "menuitem",
};

const char *ui_role_word(enum ui_role role)
{
    return WORDS[role];
}

// The states that hold, joined by `between`; how many there are.
static int add_states(const struct ui_access *item, struct buffer *out, const char *between)
{
    const struct {
        bool on;
        const char *word;
    } states[] = {
        { item->selected, "selected" },
        { item->checked, "checked" },
        { item->disabled, "disabled" },
        { item->has_menu, "has-menu" },
        { item->expanded, "expanded" },
        { item->focused, "focused" },
    };
    int count = 0;
    for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
        if (states[i].on) {
            buffer_add_format(out, "%s%s", count++ > 0 ? between : "", states[i].word);
        }
    }
    return count;
}

static void print_states(const struct ui_access *item, struct buffer *out)
{
    struct buffer states = { 0 };
    if (add_states(item, &states, " ") > 0) {
        buffer_add_format(out, " [%s]", buffer_text(&states));
    }
    buffer_finish(&states);
}

static void print_item(const struct ui_access *item, struct buffer *out)
{
    buffer_add_format(out, "%*s%s", 2 * item->depth, "", ui_role_word(item->role));
    if (item->level > 0) {
        buffer_add_format(out, " %d", item->level);
    }
    if (*item->name != '\0') {
        buffer_add_format(out, " \"%s\"", item->name);
    }
    if (item->value != NULL) {
        buffer_add_format(out, " = \"%s\"", item->value);
    }
    print_states(item, out);
    buffer_add_char(out, '\n');
}

void ui_access_print(const struct ui_access_tree *tree, struct buffer *out)
{
    for (size_t i = 0; i < tree->items.count; i++) {
        print_item(&tree->items.items[i], out);
    }
}

static void write_rect(const struct ui_rect *rect, struct buffer *out)
{
    buffer_add_format(out, " %d %d %d %d", rect->x, rect->y, rect->width, rect->height);
}

static void write_words(const char *words, struct buffer *out)
{
    for (; *words != '\0'; words++) {
        const char *escaped = *words == '\n' ? "\\n"
                : *words == '\t'             ? "\\t"
                : *words == '\\'             ? "\\\\"
                                             : NULL;
        if (escaped != NULL) {
            buffer_add(out, escaped);
        } else {
            buffer_add_char(out, *words);
        }
    }
}

void ui_access_write(const struct ui_access_tree *tree, struct buffer *out)
{
    for (size_t i = 0; i < tree->items.count; i++) {
        const struct ui_access *item = &tree->items.items[i];
        buffer_add_format(out, "%d %s %016" PRIx64 " %" PRId64, item->depth,
                ui_role_word(item->role), item->id, item->number);
        write_rect(&item->rect, out);
        write_rect(&item->seen, out);
        buffer_add_char(out, ' ');
        if (add_states(item, out, ",") == 0) {
            buffer_add_char(out, '-');
        }
        buffer_add_char(out, '\t');
        write_words(item->name, out);
        buffer_add_char(out, '\t');
        write_words(item->value != NULL ? item->value : "", out);
        buffer_add_char(out, '\n');
    }
}

const struct ui_access *ui_access_find(
        const struct ui_access_tree *tree, enum ui_role role, const char *name)
{
    for (size_t i = 0; i < tree->items.count; i++) {
        const struct ui_access *item = &tree->items.items[i];
        if (item->role == role && strcmp(item->name, name) == 0) {
            return item;
        }
    }
    return NULL;
}

const struct ui_access *ui_access_find_id(
        const struct ui_access_tree *tree, const char *id, int64_t number)
{
    uint64_t hash = hash_text(id);
    for (size_t i = 0; i < tree->items.count; i++) {
        const struct ui_access *item = &tree->items.items[i];
        if (item->id == hash && item->number == number) {
            return item;
        }
    }
    return NULL;
}
