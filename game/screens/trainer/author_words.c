// SPDX-License-Identifier: GPL-3.0-or-later
// What a saved change did to a scenario, in words.
#include "game/screens/trainer/author_words.h"

#include "game/locale/locale.h"
#include "game/screens/trainer/change_words.h"

struct author_sums author_sums_of(const struct author_story *story)
{
    return (struct author_sums) { .measures = story->measures,
        .measured = story->measured,
        .errors = story->diags.errors,
        .remarks = story->diags.diags.count - story->diags.errors };
}

static void add_difference(struct buffer *said, const char *what, long difference)
{
    if (difference != 0) {
        buffer_add_format(said, ", %s %s%ld", what, difference > 0 ? "+" : "−",
                difference > 0 ? difference : -difference);
    }
}

static void add_figures(
        struct buffer *said, const struct author_story *story, const struct author_sums *before)
{
    struct measure_changes changes = { 0 };
    struct buffer line = { 0 };
    if (before->measured && story->measured) {
        measures_compare(&before->measures, &story->measures, &changes);
        change_words_write(&line, &changes);
    }
    if (line.size > 0) {
        buffer_add_format(said, ", %s", buffer_text(&line));
    }
    buffer_finish(&line);
    vec_finish(&changes);
}

void author_say_saved(struct author_story *story, size_t count, const struct author_sums *before)
{
    struct author_sums after = author_sums_of(story);
    struct buffer *said = &story->said;
    buffer_clear(said);
    buffer_add_format(
            said, tr_plural("Saved: %ld place", "Saved: %ld places", (long)count), (long)count);
    add_figures(said, story, before);
    add_difference(said, tr("errors"), (long)after.errors - (long)before->errors);
    add_difference(said, tr("remarks"), (long)after.remarks - (long)before->remarks);
    buffer_add(said, ".");
}
