// SPDX-License-Identifier: GPL-3.0-or-later
// A record on the desk: its fields, entries and acts, with the words marked that were searched for.
#include <string.h>

#include "game/base/utf8.h"
#include "game/screens/candidate/desk_inner.h"
enum { MARKS_MAX = 40 };

static bool is_searched(const struct desk *desk, const char *word, size_t size)
{
    struct buffer one = { 0 };
    bool found = false;
    buffer_add_bytes(&one, word, size);
    for (const char *at = desk->searched; *at != '\0' && !found; at += strspn(at, " ")) {
        struct buffer part = { 0 };
        size_t length = strcspn(at, " ");
        buffer_add_bytes(&part, at, length);
        found = utf8_contains_folded(buffer_text(&one), buffer_text(&part));
        buffer_finish(&part);
        at += length;
    }
    buffer_finish(&one);
    return found;
}

void desk_build_marked(
        const struct desk *desk, struct ui *ui, struct ui_text look, const char *text)
{
    static const char BETWEEN[] = " \n.,;:!?()";
    struct ui_span spans[MARKS_MAX];
    size_t count = 0;
    bool searched = desk->searched[0] != '\0' && desk->searched_in == desk->system;
    const char *plain = text;
    for (const char *at = text; searched && *at != '\0' && count + 3 < MARKS_MAX;) {
        size_t size = strcspn(at, BETWEEN);
        if (size > 0 && is_searched(desk, at, size)) {
            if (at > plain) {
                spans[count++] = (struct ui_span) { .text = ui_format(
                                                            ui, "%.*s", (int)(at - plain), plain) };
            }
            spans[count++] = (struct ui_span) {
                .text = ui_format(ui, "%.*s", (int)size, at), .weight = 700, .colour = UI_BRAND
            };
            plain = at + size;
        }
        at += size;
        at += strspn(at, BETWEEN);
    }
    if (*plain != '\0' || count == 0) {
        spans[count++] = (struct ui_span) { .text = plain };
    }
    ui_spans(ui, look, spans, count);
}

static bool field_pinned(
        const struct desk *desk, uint32_t scenario, uint32_t record, uint32_t field)
{
    for (size_t i = 0; i < desk->session->pins.count; i++) {
        const struct session_pin *pin = &desk->session->pins.items[i];
        if (pin->scenario == scenario && pin->record == record && pin->field == field) {
            return true;
        }
    }
    return false;
}

static void build_field(
        struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t index, uint32_t field_index)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    const struct field *field = &model->fields[model->records[index].fields.first + field_index];
    const char *name = scenario_text(model, field->name);
    bool pinned = field_pinned(desk, scenario, index, field_index);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8, .align = UI_CENTRE });
    ui_open(ui, (struct ui_box) { .grow = 1 });
    ui_text(ui, UI_SMALL, name);
    desk_build_marked(
            desk, ui, (struct ui_text) { .type = UI_BODY }, scenario_text(model, field->value));
    ui_close(ui);
    ui_button(ui,
            (struct ui_button) { .id = "pin",
                    .number = field_index,
                    .label = pinned ? tr("pinned") : tr("pin"),
                    .name = ui_format(ui, tr("Pin %s"), name),
                    .kind = UI_PILL,
                    .selected = pinned,
                    .disabled = pinned });
    ui_close(ui);
}

// What happened before, one moment below the other on a line.
static void build_entries(
        const struct desk *desk, struct ui *ui, const struct scenario *model, struct range entries)
{
    ui_open(ui, (struct ui_box) { 0 });
    for (uint32_t i = 0; i < entries.count; i++) {
        const struct entry *entry = &model->entries[entries.first + i];
        bool last = i + 1 == entries.count;
        ui_open(ui, (struct ui_box) { .moment = last ? UI_MOMENT_LAST : UI_MOMENT });
        ui_text(ui, UI_STRONG, scenario_text(model, entry->at));
        desk_build_marked(
                desk, ui, (struct ui_text) { .type = UI_SMALL }, scenario_text(model, entry->text));
        ui_close(ui);
    }
    ui_close(ui);
}

static void build_acts(struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t index)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    for (uint32_t i = 0; i < model->act_count; i++) {
        const struct record_act *act = &model->acts[i];
        if (act->record != index) {
            continue;
        }
        if (state_marked(&desk->session->state, scenario, act->done)) {
            ui_open(ui,
                    (struct ui_box) { .padding = UI_SIDES(8, 12),
                            .radius = UI_CARD_RADIUS,
                            .fill = UI_GOOD2,
                            .role = UI_ROLE_STATUS,
                            .name = scenario_text(model, act->result) });
            ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .colour = UI_GOOD },
                    ui_format(ui, "✓ %s", scenario_text(model, act->result)));
            ui_close(ui);
        } else if (record_act_available(&desk->session->state, scenario, i)) {
            ui_button(ui,
                    (struct ui_button) { .id = "act",
                            .number = desk_number(scenario, i),
                            .label = scenario_text(model, act->label) });
        }
    }
}

static void build_record_head(
        struct ui *ui, const struct scenario *model, const struct record *record)
{
    ui_button(ui,
            (struct ui_button) { .id = "back",
                    .label = tr("‹ Back to the list"),
                    .kind = UI_LINK,
                    .shortcut = { UI_KEY_LEFT, UI_ALT } });
    ui_text(ui, UI_H2, scenario_text(model, record->title));
    struct buffer line = { 0 };
    buffer_add(&line, scenario_text(model, record->date));
    if (record->version != INDEX_NONE) {
        buffer_add(&line, line.size > 0 ? " · " : "");
        buffer_add_format(&line, tr("version %s"), scenario_text(model, record->version));
    }
    if (record->subtitle != INDEX_NONE) {
        buffer_add(&line, line.size > 0 ? " · " : "");
        buffer_add(&line, scenario_text(model, record->subtitle));
    }
    if (line.size > 0) {
        ui_text(ui, UI_SMALL, buffer_text(&line));
    }
    buffer_finish(&line);
}

void desk_build_record(struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t index)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    const struct record *record = &model->records[index];
    build_record_head(ui, model, record);
    for (uint32_t i = 0; i < record->paragraphs.count; i++) {
        desk_build_marked(desk, ui, (struct ui_text) { .type = UI_BODY },
                scenario_text(model, model->text_lists[record->paragraphs.first + i]));
    }
    for (uint32_t i = 0; i < record->fields.count; i++) {
        build_field(desk, ui, scenario, index, i);
    }
    if (record->entries.count > 0) {
        build_entries(desk, ui, model, record->entries);
    }
    for (uint32_t i = 0; i < record->attachments.count; i++) {
        const struct field *attachment = &model->fields[record->attachments.first + i];
        ui_open(ui,
                (struct ui_box) { .padding = UI_ALL(12),
                        .gap = 4,
                        .radius = UI_CARD_RADIUS,
                        .fill = UI_WASH,
                        .border = UI_LINE });
        ui_text(ui, UI_LABEL,
                ui_format(ui, tr("Attachment: %s"), scenario_text(model, attachment->name)));
        desk_build_marked(desk, ui, (struct ui_text) { .type = UI_BODY },
                scenario_text(model, attachment->value));
        ui_close(ui);
    }
    build_acts(desk, ui, scenario, index);
}
