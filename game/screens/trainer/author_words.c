// SPDX-License-Identifier: GPL-3.0-or-later
// What a saved change did to a scenario, in words.
#include "game/screens/trainer/author_words.h"

#include <string.h>

#include "game/locale/locale.h"
#include "game/report/words.h"

static size_t count_words(const char *text)
{
    size_t words = 0;
    while (*text != '\0') {
        size_t size = strcspn(text, " \n");
        words += size > 0 ? 1 : 0;
        text += size + (text[size] != '\0' ? 1 : 0);
    }
    return words;
}

static int worth(const struct scenario *model, uint32_t slot)
{
    int points = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        points += model->reaches[slot].most[k];
    }
    return points;
}

static size_t length(const struct scenario *model, uint32_t slot)
{
    const struct range wordings = slot_wordings(&model->slots[slot]);
    return strlen(scenario_text(model, model->wordings[wordings.first + wordings.count - 1].say));
}

static bool best_is_longest(const struct scenario *model, const struct range slots)
{
    uint32_t best = slots.first;
    uint32_t longest = slots.first;
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        best = worth(model, i) > worth(model, best) ? i : best;
        longest = length(model, i) > length(model, longest) ? i : longest;
    }
    return best == longest;
}

static void add_turn(struct author_sums *sums, const struct scenario *model, struct range slots)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        int most = 0;
        for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
            int here = model->reaches[i].most[k];
            most = here > most ? here : most;
        }
        sums->most[k] += most;
    }
}

struct author_sums author_sums_of(const struct author_story *story)
{
    struct author_sums sums = { .longest = -1,
        .errors = story->diags.errors,
        .remarks = story->diags.diags.count - story->diags.errors };
    const struct scenario *model = story->map.scenario;
    int keyed = 0;
    int longest = 0;
    for (uint32_t i = 0; model != NULL && i < model->turn_count; i++) {
        const struct turn *turn = &model->turns[i];
        add_turn(&sums, model, turn->slots);
        if (turn->decision != INDEX_NONE && turn->slots.count > 1) {
            keyed++;
            longest += best_is_longest(model, turn->slots) ? 1 : 0;
        }
    }
    for (uint32_t i = 0; model != NULL && i < model->text_count; i++) {
        sums.words += count_words(model->texts[i].source);
    }
    sums.longest = keyed > 0 ? longest * 100 / keyed : -1;
    return sums;
}

static void add_difference(struct buffer *said, const char *what, long difference)
{
    if (difference != 0) {
        buffer_add_format(said, ", %s %s%ld", what, difference > 0 ? "+" : "−",
                difference > 0 ? difference : -difference);
    }
}

void author_say_saved(struct author_story *story, size_t count, const struct author_sums *before)
{
    struct author_sums after = author_sums_of(story);
    struct buffer *said = &story->said;
    buffer_clear(said);
    buffer_add_format(
            said, tr_plural("Saved: %ld place", "Saved: %ld places", (long)count), (long)count);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        add_difference(said, competency_short_name((enum competency)k),
                (long)after.most[k] - before->most[k]);
    }
    add_difference(said, tr("errors"), (long)after.errors - (long)before->errors);
    add_difference(said, tr("remarks"), (long)after.remarks - (long)before->remarks);
    add_difference(said, tr("words"), (long)after.words - (long)before->words);
    if (after.longest != before->longest && after.longest >= 0) {
        buffer_add_format(said, tr(", the best answer is now the longest in %d%% of the turns"),
                after.longest);
    }
    buffer_add(said, ".");
}
