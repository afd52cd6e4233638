// SPDX-License-Identifier: GPL-3.0-or-later
// The right column of the trainer's bench: the chosen turn, its texts, points and reasons to be
// edited in place.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/scenario/edit.h"
#include "game/screens/trainer/author_inner.h"

/* ---- the elements of the file ---- */

/** An element of the open file and the way to it. */
struct part {
    struct author *author;
    struct ui *ui;
    uint32_t element;
    const char *place; // lives as long as the tree of widgets
};

static const struct xml_place *item_of(const struct part *part)
{
    return &part->author->story.edit.map->places.items[part->element];
}

static bool is(const struct part *part, const char *name)
{
    return strcmp(item_of(part)->name, name) == 0;
}

static const char *attribute(const struct part *part, const char *name)
{
    const struct xml_place_attribute *found =
            xml_map_attribute(part->author->story.edit.map, part->element, name);
    return found != NULL ? found->value : NULL;
}

// The way to a child is the way to its parent and a step: its id, or its competency, or its number
// among those of its name.
static struct part child_at(const struct part *parent, uint32_t element)
{
    struct part part = *parent;
    part.element = element;
    const struct xml_place *places = parent->author->story.edit.map->places.items;
    const char *name = places[element].name;
    const char *id = attribute(&part, strcmp(name, "shows") == 0 ? "competency" : "id");
    int number = 1;
    for (uint32_t i = item_of(parent)->first; i != element; i = places[i].next) {
        number += strcmp(places[i].name, name) == 0 ? 1 : 0;
    }
    part.place = id != NULL ? ui_format(parent->ui, "%s/%s[%s]", parent->place, name, id)
                            : ui_format(parent->ui, "%s/%s[%d]", parent->place, name, number);
    return part;
}

static bool first_part(const struct part *parent, struct part *part)
{
    uint32_t first = item_of(parent)->first;
    if (first != XML_NONE) {
        *part = child_at(parent, first);
    }
    return first != XML_NONE;
}

static bool next_part(const struct part *parent, struct part *part)
{
    uint32_t next = item_of(part)->next;
    if (next != XML_NONE) {
        *part = child_at(parent, next);
    }
    return next != XML_NONE;
}

#define EACH_PART(child, parent)                                                                   \
    for (bool more = first_part(parent, child); more; more = next_part(parent, child))

static const char *read_part(const struct part *part)
{
    enum catalogue_status status;
    const char *text = author_field_text(part->author, part->place, &status);
    return text != NULL ? text : "";
}

static const char *read_value(const struct part *part, const char *name)
{
    const char *place = ui_format(part->ui, "%s@%s", part->place, name);
    const char *text = author_story_read(&part->author->story, place);
    return text != NULL ? text : "";
}

/* ---- words ---- */

static const char *competency_of(const struct part *part)
{
    static const char *const IDS[COMPETENCY_COUNT] = { "accuracy", "active-reading", "empathy",
        "probing", "conversation-technique", "motivation", "problem-solving" };
    const char *id = attribute(part, "competency");
    for (int k = 0; id != NULL && k < COMPETENCY_COUNT; k++) {
        if (strcmp(IDS[k], id) == 0) {
            return competency_short_name((enum competency)k);
        }
    }
    return competency_short_name(COMPETENCY_ACCURACY);
}

static bool is_slot(const struct part *part)
{
    return is(part, "reply") || is(part, "topic") || is(part, "part");
}

// What a weak answer tempts with, as people say it; an id we do not know as it stands.
static const char *temptation_words(const char *id)
{
    static const struct {
        const char *id;
        const char *words;
    } WORDS[] = {
        { "rule", TR_MARK("the rule") },
        { "speed", TR_MARK("speed") },
        { "kindness", TR_MARK("kindness") },
        { "caution", TR_MARK("caution") },
        { "habit", TR_MARK("habit") },
        { "helpfulness", TR_MARK("helpfulness") },
    };
    for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++) {
        if (strcmp(WORDS[i].id, id) == 0) {
            return tr(WORDS[i].words);
        }
    }
    return id;
}

// "Doorvragen 3 · Gesprekstechnieken 2 → oorzaak": what an answer gives, on one line.
static const char *slot_summary(const struct part *slot)
{
    struct buffer words = { 0 };
    struct part child = *slot;
    EACH_PART(&child, slot)
    {
        if (is(&child, "shows")) {
            buffer_add_format(&words, "%s%s %s", words.size > 0 ? " · " : "", competency_of(&child),
                    read_value(&child, "points"));
        } else if (is(&child, "temptation")) {
            buffer_add_format(&words, "%s%s", words.size > 0 ? " · " : "",
                    ui_format(slot->ui, tr("tempts by %s"),
                            temptation_words(read_value(&child, "is"))));
        } else if (is(&child, "informed")) {
            buffer_add_format(
                    &words, "%s%s", words.size > 0 ? " · " : "", tr("knowing changes it"));
        }
    }
    const char *next = attribute(slot, "next");
    if (next != NULL) {
        buffer_add_format(&words, "%s→ %s", words.size > 0 ? " " : "", next);
    }
    const char *text = ui_format(slot->ui, "%s", buffer_text(&words));
    buffer_finish(&words);
    return text;
}

static void build_when(const struct part *part)
{
    const char *when = attribute(part, "when");
    if (when != NULL) {
        ui_text_with(part->ui, (struct ui_text) { .type = UI_SMALL, .italic = true },
                ui_format(part->ui, tr("only when %s"), when));
    }
}

/* ---- an answer, open ---- */

// The competency, its points and why, under each other: in 200 % there is no room beside.
static void build_shows(const struct part *shows)
{
    struct ui *ui = shows->ui;
    const char *name = competency_of(shows);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8, .align = UI_CENTRE });
    ui_text_with(ui,
            (struct ui_text) { .type = UI_SMALL, .weight = 600, .colour = UI_INK, .grow = 1 },
            name);
    author_build_points(shows->author, ui, ui_format(ui, "%s@points", shows->place),
            ui_format(ui, tr("Points for %s"), name));
    ui_close(ui);
    author_build_field(shows->author, ui, shows->place, ui_format(ui, tr("Why: %s"), name));
}

static void build_wording(const struct part *holder, const char *name)
{
    struct part child = *holder;
    EACH_PART(&child, holder)
    {
        if (is(&child, "say")) {
            author_build_field(holder->author, holder->ui, child.place, name);
        } else if (is(&child, "answer")) {
            author_build_field(holder->author, holder->ui, child.place, tr("The customer answers"));
        } else if (is(&child, "shows")) {
            build_shows(&child);
        }
    }
}

static void build_informed(const struct part *slot, const char *name)
{
    struct part child = *slot;
    EACH_PART(&child, slot)
    {
        if (is(&child, "informed")) {
            const char *by = attribute(&child, "by");
            ui_divider(slot->ui);
            ui_text_with(slot->ui, (struct ui_text) { .type = UI_SMALL, .italic = true },
                    ui_format(slot->ui, tr("knowing %s"), by != NULL ? by : "…"));
            build_wording(&child, ui_format(slot->ui, tr("%s, knowing"), name));
        }
    }
}

static const char *slot_name(const struct part *slot)
{
    const char *id = attribute(slot, "id");
    return id != NULL ? id : "?";
}

static const char *slot_words(const struct part *slot)
{
    struct part child = *slot;
    EACH_PART(&child, slot)
    {
        if (is(&child, "say")) {
            return read_part(&child);
        }
    }
    return "";
}

static void build_open_slot(const struct part *slot, int index)
{
    struct ui *ui = slot->ui;
    struct ui_box card = ui_card();
    card.padding = UI_SIDES(8, 10);
    card.gap = 6;
    card.fill = UI_BRAND2;
    card.role = UI_ROLE_REGION;
    card.name = ui_format(ui, tr("Answer %s"), slot_name(slot));
    ui_open(ui, card);
    ui_button(ui,
            (struct ui_button) { .id = "answer",
                    .number = index,
                    .label = ui_format(ui, "▾ %s", slot_name(slot)),
                    .name = ui_format(ui, tr("Fold %s"), slot_name(slot)),
                    .kind = UI_LINK });
    build_when(slot);
    build_wording(slot, ui_format(ui, tr("Answer %s"), slot_name(slot)));
    build_informed(slot, ui_format(ui, tr("Answer %s"), slot_name(slot)));
    const char *summary = slot_summary(slot);
    if (summary[0] != '\0') {
        ui_text(ui, UI_SMALL, summary);
    }
    ui_close(ui);
}

static void build_folded_slot(const struct part *slot, int index)
{
    struct ui *ui = slot->ui;
    struct ui_box card = ui_card();
    card.padding = UI_SIDES(8, 10);
    card.gap = 4;
    ui_open_control(ui,
            (struct ui_control) { .id = "answer", .number = index, .role = UI_ROLE_BUTTON }, card);
    ui_text(ui, UI_BODY, slot_words(slot));
    const char *summary = slot_summary(slot);
    if (summary[0] != '\0') {
        ui_text(ui, UI_SMALL, summary);
    }
    ui_close(ui);
}

/* ---- a turn, an ending ---- */

static void build_slots(const struct part *holder, int *index)
{
    struct part child = *holder;
    EACH_PART(&child, holder)
    {
        if (is_slot(&child)) {
            if (*index == holder->author->unfolded) {
                build_open_slot(&child, *index);
            } else {
                build_folded_slot(&child, *index);
            }
            ++*index;
        } else if (is(&child, "section")) {
            const char *label = attribute(&child, "label");
            ui_text(holder->ui, UI_LABEL, label != NULL ? label : slot_name(&child));
            build_slots(&child, index);
        } else if (is(&child, "compose")) {
            build_slots(&child, index);
        } else if (is(&child, "complete") || is(&child, "order")) {
            build_shows(&child);
        }
    }
}

static void build_says(const struct part *turn)
{
    struct part child = *turn;
    bool said = false;
    EACH_PART(&child, turn)
    {
        if (!is(&child, "says")) {
            continue;
        }
        if (!said) {
            ui_text(turn->ui, UI_LABEL, ui_upper(turn->ui, tr_context("turn", "Customer says")));
        }
        said = true;
        build_when(&child);
        author_build_field(
                turn->author, turn->ui, child.place, tr_context("turn", "Customer says"));
    }
}

static void build_head(struct author *author, struct ui *ui, const struct map_node *node)
{
    const struct map *map = &author->story.map;
    ui_text(ui, UI_H2, node->title);
    struct buffer words = { 0 };
    for (size_t i = 0; i < map->clusters.count; i++) {
        if (map->clusters.items[i].contact == node->contact) {
            buffer_add(&words, map->clusters.items[i].title);
        }
    }
    if (map->plays > 0) {
        struct buffer share = { 0 };
        format_percent(&share, format_for(locale_language()), (double)node->passes / map->plays, 0);
        buffer_add(&words, " · ");
        buffer_add_format(&words,
                map->blind ? tr("%s of candidates who choose without reading come here")
                           : tr("%s of simulated candidates come here"),
                buffer_text(&share));
        buffer_finish(&share);
    }
    ui_text(ui, UI_SMALL, buffer_text(&words));
    buffer_finish(&words);
}

static void build_tools(const struct part *part)
{
    struct ui *ui = part->ui;
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
    ui_button(ui,
            (struct ui_button) { .id = "open-line",
                    .number = item_of(part)->line,
                    .label = ui_format(ui, tr("Line %d in the editor"), item_of(part)->line),
                    .kind = UI_PILL_LINED });
    ui_close(ui);
}

static void build_element(const struct part *part)
{
    struct ui *ui = part->ui;
    build_tools(part);
    build_says(part);
    if (is(part, "turn")) {
        int index = 0;
        ui_text(ui, UI_LABEL, ui_upper(ui, tr("Answers")));
        build_slots(part, &index);
    }
}

static void build_none(struct ui *ui)
{
    ui_text(ui, UI_H2, tr("Choose a turn"));
    ui_text(ui, UI_BODY,
            tr("Click on the map, or go there with Tab: arrows move the map, Shift with an arrow "
               "goes from turn to turn, Enter opens one. Ctrl+F finds."));
}

void author_build_turn(struct author *author, struct ui *ui)
{
    if (!author->open || author->selected == INDEX_NONE) {
        build_none(ui);
        return;
    }
    const struct map_node *node = &author->story.map.nodes.items[author->selected];
    struct buffer place = { 0 };
    build_head(author, ui, node);
    author_build_language_note(author, ui);
    if (author_story_place(&author->story, node, &place)) {
        const char *kept = ui_format(ui, "%s", buffer_text(&place));
        struct part part = { author, ui, edit_element(&author->story.edit, kept), kept };
        build_element(&part);
        if (node->kind == MAP_TURN) {
            author_build_spread(author, ui);
        }
    } else {
        ui_text(ui, UI_BODY, node->text);
        ui_text(ui, UI_SMALL,
                tr("This stands in the file of the pack, which all its scenarios share. Change it "
                   "there."));
    }
    buffer_finish(&place);
}

bool author_handle_turn(struct author *author, struct ui *ui, const struct ui_message *message)
{
    if (ui_message_is(message, UI_CHANGED, "edit")) {
        const struct author_field *field = author_field_find(author, message->number);
        if (field != NULL) {
            author_story_type(
                    &author->story, field->place, ui_field_text(ui, "edit", message->number));
        }
    } else if (ui_message_is(message, UI_PRESSED, "answer")) {
        bool again = author->unfolded == (int)message->number;
        author->unfolded = again ? -1 : (int)message->number;
        ui_focus(ui, "answer", message->number);
    } else {
        return false;
    }
    ui_touch(ui);
    return true;
}
