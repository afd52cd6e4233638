// SPDX-License-Identifier: GPL-3.0-or-later
// The names of what the search speaks about.
#include "game/command/explore_report.h"
#include "game/shift/explain.h"

const char *claim_id(enum claim claim)
{
    static const char *const IDS[CLAIM_COUNT] = {
        [CLAIM_ENDS] = "ends",
        [CLAIM_NOT_STUCK] = "not-stuck",
        [CLAIM_REACHED] = "reached",
        [CLAIM_SEVERAL] = "several-ways",
        [CLAIM_KEPT] = "kept",
        [CLAIM_PATIENT] = "patient",
        [CLAIM_DIFFERENT] = "different",
        [CLAIM_NONE_BEST] = "none-best",
        [CLAIM_NO_DODGING] = "no-dodging",
        [CLAIM_BOUND] = "bound",
    };
    return IDS[claim];
}

static uint32_t turn_of(const struct scenario *model, uint32_t slot)
{
    for (uint32_t i = 0; i < model->turn_count; i++) {
        if (slot - model->turns[i].slots.first < model->turns[i].slots.count) {
            return i;
        }
    }
    return INDEX_NONE;
}

static void write_slot(struct buffer *buffer, const struct scenario *model, uint32_t slot)
{
    turn_write_path(buffer, model, turn_of(model, slot));
    buffer_add_format(buffer, "/%s", scenario_string(model, model->slot_rests[slot].id));
}

static uint32_t slot_of(const struct scenario *model, uint32_t wording)
{
    for (uint32_t i = 0; i < model->slot_count; i++) {
        if (wording - model->slots[i].first_wording < model->slots[i].wording_count) {
            return i;
        }
    }
    return INDEX_NONE;
}

// A line of a customer has no id: its turn, and the line itself.
static void write_says(struct buffer *buffer, const struct scenario *model, uint32_t says)
{
    for (uint32_t i = 0; i < model->turn_count; i++) {
        if (says - model->turns[i].says.first < model->turns[i].says.count) {
            turn_write_path(buffer, model, i);
        }
    }
    buffer_add_format(buffer, " “%s”", scenario_text(model, model->says[says].text));
}

static void write_part(
        struct buffer *buffer, const struct scenario *model, enum part_kind part, uint32_t index)
{
    switch (part) {
    case PART_CONTACT:
        buffer_add(buffer, scenario_string(model, model->contacts[index].id));
        break;
    case PART_TURN:
        turn_write_path(buffer, model, index);
        break;
    case PART_SLOT:
        write_slot(buffer, model, index);
        break;
    case PART_WORDING:
        write_slot(buffer, model, slot_of(model, index));
        break;
    case PART_ENDING:
        buffer_add(buffer, scenario_string(model, model->endings[index].id));
        break;
    case PART_RECORD:
        buffer_add(buffer, scenario_string(model, model->records[index].id));
        break;
    case PART_ACT:
        buffer_add(buffer, scenario_string(model, model->acts[index].id));
        break;
    case PART_COACH:
        buffer_add(buffer, scenario_string(model, model->coach[index].id));
        break;
    case PART_SAYS:
        write_says(buffer, model, index);
        break;
    case PART_PROMISE:
        buffer_add(buffer, scenario_string(model, model->promises[index].id));
        break;
    default:
        break;
    }
}

void finding_write_path(
        struct buffer *buffer, const struct explored *explored, const struct finding *finding)
{
    const struct scenario *model = explored->shift != NULL
            ? explored->shift->entries[finding->scenario].scenario
            : explored->exploration->model;
    if (finding->index == INDEX_NONE) {
        return;
    }
    if (explored->shift != NULL) {
        buffer_add_format(buffer, "%s:", model->id);
    }
    if (finding->claim == CLAIM_SEVERAL) {
        buffer_add(buffer, scenario_string(model, model->facts[finding->index].id));
        return;
    }
    write_part(buffer, model, finding->part, finding->index);
    if (finding->other != INDEX_NONE) {
        buffer_add(buffer, ", ");
        write_part(buffer, model, finding->part, finding->other);
    }
}
