// SPDX-License-Identifier: GPL-3.0-or-later
// Words for the things of the house, as people read them: competencies, channels, outcomes.
#include "game/report/words.h"

#include <stddef.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/scenario/model.h"

static const char *word(const char *const *words, size_t count, size_t index)
{
    return index < count ? tr(words[index]) : "";
}

#define WORD(words, index) word(words, sizeof(words) / sizeof((words)[0]), index)

const char *competency_name(enum competency competency)
{
    static const char *const NAMES[] = {
        TR_MARK("Accuracy"),
        TR_MARK("Active reading / commerce"),
        TR_MARK("Empathy"),
        TR_MARK("Probing"),
        TR_MARK("Conversation technique"),
        TR_MARK("Motivation (effort seen)"),
        TR_MARK("Problem solving"),
    };
    return WORD(NAMES, competency);
}

const char *competency_short_name(enum competency competency)
{
    switch (competency) {
    case COMPETENCY_ACTIVE_READING:
        return tr("Active reading");
    case COMPETENCY_EMPATHY:
        return tr_context("short", "Empathy");
    case COMPETENCY_MOTIVATION:
        return tr("Motivation");
    case COMPETENCY_PROBLEM_SOLVING:
        return tr_context("short", "Problem solving");
    default:
        return competency_name(competency);
    }
}

const char *competency_abbreviation(enum competency competency)
{
    static const char *const SHORT[COMPETENCY_COUNT] = { TR_MARK("Acc"), TR_MARK("Read"),
        TR_MARK("Emp"), TR_MARK("Prob"), TR_MARK("Conv"), TR_MARK("Mot"), TR_MARK("Solv") };
    return tr(SHORT[competency]);
}

const char *channel_name(uint8_t channel)
{
    static const char *const NAMES[] = {
        TR_MARK("phone"),
        TR_MARK("e-mail"),
        TR_MARK("chat"),
        TR_MARK("WhatsApp"),
        TR_MARK("social media"),
        TR_MARK("team"),
    };
    return WORD(NAMES, channel);
}

const char *outcome_name(uint8_t outcome)
{
    static const char *const NAMES[] = {
        TR_MARK("solved"),
        TR_MARK("passed on"),
        TR_MARK("broken off"),
    };
    return WORD(NAMES, outcome);
}

const char *critical_kind_name(uint8_t kind)
{
    static const char *const NAMES[] = {
        TR_MARK("privacy"),
        TR_MARK("safety"),
        TR_MARK("costly falsehood"),
    };
    return WORD(NAMES, kind);
}

const char *key_status_id(uint8_t status)
{
    static const char *const IDS[] = { "concept", "reviewed", "established" };
    return status < sizeof(IDS) / sizeof(IDS[0]) ? IDS[status] : "";
}

const char *key_status_name(uint8_t status)
{
    static const char *const NAMES[] = {
        TR_MARK("concept"),
        TR_MARK("reviewed"),
        TR_MARK("established"),
    };
    return WORD(NAMES, status);
}

const char *desk_system_name(uint8_t system)
{
    static const char *const NAMES[] = {
        TR_MARK("customer"),
        TR_MARK("order"),
        TR_MARK("knowledge"),
        TR_MARK("web"),
        TR_MARK("planning"),
        TR_MARK("history"),
        TR_MARK("team"),
    };
    return WORD(NAMES, system);
}

// A letter alone says nothing; a word ("short") is a name.
void form_add_name(struct buffer *text, const char *form, const char *title)
{
    if (form == NULL || *form == '\0') {
        buffer_add(text, title);
        return;
    }
    char first = *form >= 'a' && *form <= 'z' ? (char)(*form - 'a' + 'A') : *form;
    if (form[1] == '\0') {
        buffer_add_format(text, tr("Form %c"), first);
    } else {
        buffer_add_format(text, "%c%s", first, form + 1);
    }
}

const char *language_name(const char *code)
{
    if (strcmp(code, "nl") == 0) {
        return tr("Dutch");
    }
    return strcmp(code, "en") == 0 ? tr("English") : code;
}

#undef WORD
