// SPDX-License-Identifier: GPL-3.0-or-later
// The random player of a shift: played once for each content, then kept as a setting.
#include <stdlib.h>

#include "game/screens/recruiter/recruiter_look.h"
#include "game/session/session.h"
#include "game/store/settings.h"

enum { RANDOM_SEED = 1 };

// "400 38.5 - 41.25 …": plays, and a score or a dash for each competency.
static void write_value(struct buffer *value, const struct random_player *random)
{
    buffer_add_format(value, "%u", random->plays);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (random->observed[k]) {
            buffer_add_format(value, " %.17g", random->score[k]);
        } else {
            buffer_add(value, " -");
        }
    }
}

static bool read_value(struct random_player *random, const char *text)
{
    char *end = NULL;
    *random = (struct random_player) { .plays = (uint32_t)strtoul(text, &end, 10) };
    bool good = random->plays > 0;
    for (int k = 0; good && k < COMPETENCY_COUNT; k++) {
        while (*end == ' ') {
            end++;
        }
        if (*end == '-') {
            end++;
            continue;
        }
        const char *start = end;
        random->score[k] = strtod(start, &end);
        random->observed[k] = true;
        good = end != start && random->score[k] >= 0 && random->score[k] <= 100;
    }
    return good;
}

void recruiter_random_player(struct random_player *random, const struct session_row *row,
        const struct plan *plan, struct store *store, struct diag_list *diags)
{
    // The rules and the shift belong to the name: other rules, other plays.
    char content[DIGEST_HEX_SIZE];
    struct buffer key = { 0 };
    struct buffer value = { 0 };
    digest_write_hex(&row->start.content, content);
    buffer_add_format(&key, "random.%s.%s.%s", SESSION_RULES, row->start.shift, content);
    bool keeps = store->play != NULL;
    if (keeps) {
        store_read_setting(store, buffer_text(&key), "", &value, diags);
    }
    if (!read_value(random, buffer_text(&value))) {
        random_player_init(random, plan, RANDOM_SEED, RANDOM_PLAYS);
        buffer_clear(&value);
        write_value(&value, random);
        if (keeps) {
            store_write_setting(store, buffer_text(&key), buffer_text(&value), diags);
        }
    }
    buffer_finish(&key);
    buffer_finish(&value);
}
