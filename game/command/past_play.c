// SPDX-License-Identifier: GPL-3.0-or-later
// The last play of a candidate as verbs go through it: opened under the eyes of the audit, at any
// of its steps.
#include "game/command/past_play.h"

#include <string.h>

#include "game/command/past_result.h"
#include "game/store/candidate.h"
#include "game/store/interview.h"
#include "game/store/office.h"

static bool find_session(
        struct past_play *past, struct store *store, const char *code, struct diag_list *diags)
{
    char kept[CANDIDATE_CODE_MAX + 1];
    if (!candidate_is_code(code)) {
        diag_add(diags, DIAG_CANDIDATE_CODE, DIAG_ERROR, NULL, 0, code, NULL);
        return false;
    }
    candidate_write_code(kept, code);
    if (!candidate_find_session(store, kept, &past->session, diags)) {
        return false;
    }
    if (past->session == 0) {
        diag_add(diags, DIAG_INTERVIEW_NOTHING, DIAG_ERROR, NULL, 0, kept, NULL);
    }
    return past->session != 0;
}

bool past_play_init(struct past_play *past, struct store *store, const char *code, const char *who,
        const char *what, struct diag_list *diags)
{
    *past = (struct past_play) { 0 };
    if (!find_session(past, store, code, diags)) {
        return false;
    }
    struct office_audit audit = { past->session, command_wall_ms(), who, what };
    past->opened = office_open_sheet(store, &audit, NULL, NULL, diags);
    return past->opened && playback_init(&past->playback, store, past->session, diags) &&
            past_result_of(&past->result, past->playback.session, store, NULL, diags);
}

void past_play_finish(struct past_play *past)
{
    result_finish(&past->result);
    playback_finish(&past->playback);
}

void past_play_add_id(struct buffer *out, const struct result_moment *moment)
{
    buffer_add_format(out, "%s/%s", moment->scenario_id, moment->decision);
}

size_t past_play_find(const struct past_play *past, const char *id)
{
    size_t place = 0;
    for (; place < past->result.moments.count; place++) {
        struct buffer own = { 0 };
        past_play_add_id(&own, &past->result.moments.items[place]);
        bool same = strcmp(buffer_text(&own), id) == 0;
        buffer_finish(&own);
        if (same) {
            break;
        }
    }
    return place;
}

size_t past_play_place(const struct past_play *past, size_t moment)
{
    return playback_find(&past->playback, past->result.moments.items[moment].sequence);
}
