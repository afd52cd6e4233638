// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the session: reads from a journal how the playing went; not for other rooms.
#include "game/session/circumstances.h"

#include <string.h>

// Larger letters, contrast and another language leave pace and pattern as they are. Everything else
// that can be agreed does not, and what is not known here is taken to be such a thing.
static bool is_harmless(const char *word, size_t size)
{
    static const char *const WORDS[] = { "text=", "contrast", "language=" };
    for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++) {
        size_t known = strlen(WORDS[i]);
        bool value = WORDS[i][known - 1] == '=';
        if (strncmp(word, WORDS[i], known) == 0 && (value ? size > known : size == known)) {
            return true;
        }
    }
    return false;
}

static bool makes_unfair(const char *remark)
{
    static const char AGREED[] = "accommodations";
    size_t lead = sizeof(AGREED) - 1;
    if (strncmp(remark, AGREED, lead) != 0 || (remark[lead] != ' ' && remark[lead] != '\0')) {
        return false;
    }
    const char *at = remark + lead;
    for (at += strspn(at, " "); *at != '\0'; at += strspn(at, " ")) {
        size_t size = strcspn(at, " ");
        if (!is_harmless(at, size)) {
            return true;
        }
        at += size;
    }
    return false;
}

static bool is_remark(const struct journal_entry *entry, const char *text)
{
    return entry->kind == JOURNAL_REMARK && strcmp(entry->text, text) == 0;
}

static bool is_by_person(const struct journal_entry *entry)
{
    return entry->kind == JOURNAL_ACTION && entry->shown_ms > 0 &&
            strcmp(entry->device, "script") != 0;
}

struct reader {
    struct circumstances found;
    int64_t left_ms; // since when the window is left; 0 = it is not
    int64_t last_ms; // the row before; 0 = none, or it makes room for a rest
};

static void take_remark(struct reader *reader, const struct journal_entry *entry)
{
    reader->found.agreed = reader->found.agreed || makes_unfair(entry->text);
    if (is_remark(entry, "focus lost") && reader->left_ms == 0) {
        reader->left_ms = entry->chosen_ms;
        reader->found.away++;
    } else if (is_remark(entry, "focus gained") && reader->left_ms > 0) {
        int64_t away = entry->chosen_ms - reader->left_ms;
        reader->found.away_ms += away > 0 ? away : 0;
        reader->left_ms = 0;
    }
}

static void take_action(struct reader *reader, const struct journal_entry *entry)
{
    reader->found.timed = reader->found.timed || is_by_person(entry);
    bool idle = reader->last_ms > 0 && entry->chosen_ms - reader->last_ms > CIRCUMSTANCES_IDLE_MS;
    reader->found.idle += idle;
}

struct circumstances circumstances_of(const struct journal *journal)
{
    struct reader reader = { 0 };
    for (size_t i = 0; i < journal->rows.count; i++) {
        const struct journal_entry *entry = &journal->rows.items[i].entry;
        bool remark = entry->kind == JOURNAL_REMARK;
        if (remark) {
            take_remark(&reader, entry);
        } else {
            take_action(&reader, entry);
        }
        // Away, at rest, or come back on another day: none of these is sitting idle.
        bool rests = reader.left_ms > 0 || (!remark && strcmp(entry->text, "pause") == 0) ||
                (remark && !is_remark(entry, "focus gained"));
        reader.last_ms = rests ? 0 : entry->chosen_ms;
    }
    return reader.found;
}
