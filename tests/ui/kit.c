// SPDX-License-Identifier: GPL-3.0-or-later
// A person for the tests.
#include "tests/ui/kit.h"

#include <stdio.h>
#include <string.h>

#include "game/base/utf8.h"

static const char *const WORDS[] = { "pressed", "selected", "submitted", "toggled", "changed",
    "dismissed", "pointed", "dragged", "wheeled", "steered" };

// Messages carry hashes; these are the ids that the tests use.
static const char *const IDS[] = { "a", "b", "c", "d", "row", "option", "tab", "field", "note",
    "box", "menu", "dialog", "open", "save", "cancel", "key", "page" };

static const char *id_word(uint64_t id)
{
    for (size_t i = 0; i < sizeof(IDS) / sizeof(IDS[0]); i++) {
        if (ui_id(IDS[i]) == id) {
            return IDS[i];
        }
    }
    return "?";
}

void kit_build(struct kit *kit)
{
    ui_begin(kit->ui);
    kit->build(kit->context, kit->ui);
    ui_end(kit->ui);
}

void kit_init(struct kit *kit, int width, int height, int scale,
        void (*build)(void *context, struct ui *ui), void *context)
{
    struct ui_config config = { .width = width, .height = height, .scale = scale };
    *kit = (struct kit) { .ui = ui_create(&config), .build = build, .context = context };
    kit_build(kit);
}

void kit_finish(struct kit *kit)
{
    ui_destroy(kit->ui);
    buffer_finish(&kit->log);
}

void kit_event(struct kit *kit, const struct ui_event *event)
{
    ui_handle(kit->ui, event);
    struct ui_message message;
    while (ui_next_message(kit->ui, &message)) {
        buffer_add_format(&kit->log, "%s %s %d; ", WORDS[message.kind], id_word(message.id),
                (int)message.number);
    }
    kit_build(kit);
}

void kit_key(struct kit *kit, int key, unsigned mods)
{
    struct ui_event event = { .kind = UI_KEY_PRESS, .key = key, .mods = mods };
    kit_event(kit, &event);
}

void kit_type(struct kit *kit, const char *text)
{
    while (*text != '\0') {
        struct buffer one = { 0 };
        uint32_t c = utf8_next(&text);
        utf8_add(&one, c);
        struct ui_event key = { .kind = UI_KEY_PRESS, .key = c < 127 ? (int)c : 0 };
        struct ui_event input = { .kind = UI_TEXT_INPUT };
        memcpy(input.text, buffer_text(&one), one.size);
        kit_event(kit, &key);
        kit_event(kit, &input);
        buffer_finish(&one);
    }
}

struct ui_rect kit_rect(const struct kit *kit, const char *id, int64_t number)
{
    const struct ui_access *item = ui_access_find_id(ui_access_tree(kit->ui), id, number);
    return item != NULL ? item->rect : (struct ui_rect) { 0 };
}

void kit_click(struct kit *kit, const char *id, int64_t number)
{
    struct ui_rect rect = kit_rect(kit, id, number);
    struct ui_event event = { .kind = UI_POINTER_DOWN,
        .x = rect.x + rect.width / 2,
        .y = rect.y + rect.height / 2,
        .clicks = 1 };
    kit_event(kit, &event);
    event.kind = UI_POINTER_UP;
    kit_event(kit, &event);
}

const char *kit_take(struct kit *kit)
{
    static char text[1024];
    snprintf(text, sizeof(text), "%s", buffer_text(&kit->log));
    buffer_clear(&kit->log);
    return text;
}

const char *kit_focus(const struct kit *kit)
{
    const struct ui_access_tree *tree = ui_access_tree(kit->ui);
    for (size_t i = 0; i < tree->items.count; i++) {
        if (tree->items.items[i].focused) {
            return tree->items.items[i].name;
        }
    }
    return "";
}
