// SPDX-License-Identifier: GPL-3.0-or-later
// Applying what is done on the desk, outside any conversation.
#include "game/shift/apply_desk.h"

#include <string.h>

#include "game/base/utf8.h"
#include "game/shift/advance.h"
#include "game/shift/promise.h"
#include "game/shift/watch.h"

static void open_in(const struct telling *telling, uint32_t scenario, uint32_t record)
{
    const struct record *model = &state_scenario(telling->state, scenario)->records[record];
    struct place nowhere = { scenario, INDEX_NONE };
    mark(telling, scenario, model->opened);
    perform(telling, nowhere, model->effects);
}

// What belongs to a pack lies on the desk of each of its scenarios: opened once, opened for all.
static void open_record(const struct telling *telling, const struct action *action)
{
    struct place nowhere = { action->scenario, INDEX_NONE };
    struct happening opened = happening_at(telling, HAPPENED_OPENED, nowhere);
    opened.item = action->item;
    tell(telling, &opened);
    open_in(telling, action->scenario, action->item);
    const struct plan *plan = telling->state->plan;
    const uint32_t *shared = plan_shared(plan, action->scenario, action->item);
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        if (shared[s] != INDEX_NONE) {
            open_in(telling, s, shared[s]);
        }
    }
}

static bool word_in_query(const char *words, const char *query)
{
    char word[128];
    while (*words != '\0') {
        size_t size = strcspn(words, " ");
        if (size > 0 && size < sizeof(word)) {
            memcpy(word, words, size);
            word[size] = '\0';
            if (utf8_contains_folded(query, word)) {
                return true;
            }
        }
        words += size;
        words += strspn(words, " ");
    }
    return false;
}

static void search(const struct telling *telling, const struct action *action)
{
    const struct scenario *model = state_scenario(telling->state, action->scenario);
    struct place nowhere = { action->scenario, INDEX_NONE };
    struct happening searched = happening_at(telling, HAPPENED_SEARCHED, nowhere);
    searched.item = action->item;
    for (uint32_t i = 0; i < model->record_count; i++) {
        const struct record *record = &model->records[i];
        bool hidden = record->found_by != INDEX_NONE && record->system == action->item;
        if (hidden && word_in_query(scenario_string(model, record->found_by), action->text)) {
            mark(telling, action->scenario, record->found);
            searched.value++;
        }
    }
    tell(telling, &searched);
}

static void do_act(const struct telling *telling, const struct action *action)
{
    const struct scenario *model = state_scenario(telling->state, action->scenario);
    const struct record_act *act = &model->acts[action->item];
    struct place nowhere = { action->scenario, INDEX_NONE };
    if (act->undoes != INDEX_NONE) {
        unmark(telling, action->scenario, model->acts[act->undoes].done);
        promises_unkeep(telling, action->scenario, act->undoes);
    }
    mark(telling, action->scenario, act->done);
    mark(telling, action->scenario, act->did);
    struct happening done = happening_at(telling, HAPPENED_DONE, nowhere);
    done.item = action->item;
    done.text = act->result;
    tell(telling, &done);
    perform(telling, nowhere, act->effects);
    promises_keep(telling, action->scenario, KEPT_BY_ACT, action->item);
}

static void swap_scenario(const struct telling *telling, uint32_t scenario)
{
    telling->state->head->swapped ^= 1u << telling->state->plan->scenarios[scenario].entry;
    watch_all(telling->state);
    advance_moment(telling);
}

void apply_on_desk(const struct telling *telling, const struct action *action)
{
    const struct scenario *model = state_scenario(telling->state, action->scenario);
    switch (action->kind) {
    case ACTION_OPEN:
        open_record(telling, action);
        break;
    case ACTION_SEARCH:
        search(telling, action);
        break;
    case ACTION_PIN:
        mark(telling, action->scenario, model->records[action->item].pinned);
        break;
    case ACTION_ACT:
        do_act(telling, action);
        break;
    case ACTION_PLAN:
        promise_plan(telling, action->scenario, action->item, action->seconds);
        break;
    case ACTION_REPORT_LATE:
        promise_report_late(telling, action->scenario, action->item);
        break;
    case ACTION_SWAP:
        swap_scenario(telling, action->scenario);
        break;
    default:
        break;
    }
}
