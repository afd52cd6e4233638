// SPDX-License-Identifier: GPL-3.0-or-later
// The words and signs of the desk.
#include "game/screens/candidate/desk_inner.h"

#include <string.h>

#include "game/base/utf8.h"

const char *channel_icon(uint8_t channel)
{
    static const char *const ICONS[CHANNEL_COUNT] = {
        [CHANNEL_PHONE] = "☎",
        [CHANNEL_EMAIL] = "✉",
        [CHANNEL_CHAT] = "◷",
        [CHANNEL_WHATSAPP] = "✆",
        [CHANNEL_WEBCARE] = "@",
        [CHANNEL_TEAM] = "⚑",
    };
    return channel < CHANNEL_COUNT ? ICONS[channel] : "";
}

const char *desk_channel_name(uint8_t channel)
{
    static const char *const NAMES[CHANNEL_COUNT] = {
        [CHANNEL_PHONE] = TR_MARK("Phone"),
        [CHANNEL_EMAIL] = TR_MARK("E-mail"),
        [CHANNEL_CHAT] = TR_MARK("Chat"),
        [CHANNEL_WHATSAPP] = TR_MARK("WhatsApp"),
        [CHANNEL_WEBCARE] = TR_MARK("Webcare"),
        [CHANNEL_TEAM] = TR_MARK("Team"),
    };
    return channel < CHANNEL_COUNT ? tr(NAMES[channel]) : "";
}

const char *desk_system_label(uint32_t system)
{
    static const char *const LABELS[SYSTEM_COUNT] = {
        [SYSTEM_CUSTOMER] = TR_MARK("Customer"),
        [SYSTEM_ORDER] = TR_MARK("Order"),
        [SYSTEM_KNOWLEDGE] = TR_MARK("Knowledge"),
        [SYSTEM_WEB] = TR_MARK("Web"),
        [SYSTEM_PLANNING] = TR_MARK("Planning"),
        [SYSTEM_HISTORY] = TR_MARK("Earlier"),
        [SYSTEM_TEAM] = TR_MARK("Team"),
    };
    return system < SYSTEM_COUNT ? tr(LABELS[system]) : "";
}

const char *desk_clock(struct ui *ui, uint32_t seconds)
{
    return ui_format(ui, "%02u:%02u", seconds / 3600, seconds / 60 % 60);
}

const char *desk_length(struct ui *ui, uint32_t seconds)
{
    return ui_format(ui, "%u:%02u", seconds / 60, seconds % 60);
}

const char *desk_initials(struct ui *ui, const char *name)
{
    const char *last = strrchr(name, ' ');
    struct buffer initials = { 0 };
    const char *at = name;
    utf8_add(&initials, utf8_next(&at));
    if (last != NULL && last[1] != '\0') {
        at = last + 1;
        utf8_add(&initials, utf8_next(&at));
    }
    const char *text = ui_upper(ui, buffer_text(&initials));
    buffer_finish(&initials);
    return text;
}

static const char *name_of(const struct desk *desk, const struct happening *happening)
{
    const struct scenario *model = state_scenario(&desk->session->state, happening->scenario);
    if (happening->contact == INDEX_NONE) {
        return "";
    }
    const struct contact *contact = &model->contacts[happening->contact];
    return scenario_text(model, model->customers[contact->with].name);
}

const char *desk_happening_line(struct desk *desk, struct ui *ui, const struct happening *happening)
{
    const struct scenario *model = state_scenario(&desk->session->state, happening->scenario);
    const char *name = name_of(desk, happening);
    const char *at = desk_clock(ui, happening->time);
    switch (happening->kind) {
    case HAPPENED_ARRIVAL:
        return ui_format(ui, tr("%s  New contact: %s, %s"), at, name,
                desk_channel_name(model->contacts[happening->contact].channel));
    case HAPPENED_CUSTOMER_SAID:
    case HAPPENED_NUDGE:
        return ui_format(
                ui, tr("%s  %s wrote: %s"), at, name, scenario_text(model, happening->text));
    case HAPPENED_ENDED:
        return ui_format(ui, tr("%s  The conversation with %s has ended."), at, name);
    case HAPPENED_BROKEN:
        return ui_format(
                ui, tr("%s  Time has passed for: %s"), at, scenario_text(model, happening->text));
    default:
        return NULL;
    }
}
