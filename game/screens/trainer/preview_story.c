// SPDX-License-Identifier: GPL-3.0-or-later
// The story a trainer looks at: a scenario's file, and the steps that lead to the place one stands
// at.
#include "game/screens/trainer/preview_story.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/explore/smells/smells.h"
#include "game/explore/smells/visit.h"
#include "game/scenario/load.h"
#include "game/scenario/pack.h"
#include "game/screens/trainer/preview_steps.h"
#include "game/shift/action_text.h"

// A story of more turns than anybody writes is shown at once rather than judged.
enum { SEED = 1, JUDGED_TURNS_MAX = 2000 };

bool preview_story_init(struct preview_story *story, const char *path, const char *language)
{
    *story = (struct preview_story) { 0 };
    if (!content_locate(path, &story->place)) {
        return false;
    }
    story->language = language != NULL ? mem_copy_text(language) : NULL;
    return true;
}

static void forget_files(struct preview_story *story)
{
    for (size_t i = 0; i < story->files.count; i++) {
        mem_free(story->files.items[i]);
    }
    vec_clear(&story->files);
}

static void cut_path(struct preview_story *story, size_t count)
{
    while (story->path.count > count) {
        mem_free(story->path.items[--story->path.count].text);
    }
}

void preview_story_finish(struct preview_story *story)
{
    cut_path(story, 0);
    vec_finish(&story->path);
    forget_files(story);
    vec_finish(&story->files);
    vec_finish(&story->changes);
    diag_list_finish(&story->diags);
    content_place_finish(&story->place);
    mem_free(story->language);
}

uint32_t preview_story_turn(const struct preview_story *story, uint32_t *contact)
{
    uint32_t scenario = 0;
    if (story->session == NULL || !session_focus(story->session, &scenario, contact)) {
        *contact = INDEX_NONE;
        return INDEX_NONE;
    }
    return state_contact(&story->session->state, scenario, *contact)->turn;
}

/* ---- reading ---- */

static void add_file(struct preview_story *story, const char *inside)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "%s/%s", story->place.root, inside);
    for (size_t i = 0; i < story->files.count; i++) {
        if (strcmp(story->files.items[i], buffer_text(&path)) == 0) {
            buffer_finish(&path);
            return;
        }
    }
    vec_push(&story->files, buffer_take(&path));
}

static void add_files(struct preview_story *story, const struct bundle *bundle)
{
    for (size_t i = 0; i < bundle->files.count; i++) {
        add_file(story, bundle->files.items[i].path);
    }
}

// What a file with slips was read from: the slip may stand in any of these, or one may be missing.
static void note_files_of_slips(struct preview_story *story)
{
    struct bundle bundle;
    struct diag_list quiet = { 0 };
    bundle_init_folder(&bundle, story->place.root);
    struct rules *rules = rules_load(&bundle, &quiet);
    if (rules != NULL) {
        scenario_destroy(scenario_load(&bundle, story->place.inside, rules, &quiet));
    }
    rules_destroy(rules);
    add_files(story, &bundle);
    add_file(story, story->place.inside);
    for (size_t i = 0; i < quiet.diags.count; i++) {
        if (quiet.diags.items[i].file != NULL) {
            add_file(story, quiet.diags.items[i].file);
        }
    }
    diag_list_finish(&quiet);
    bundle_finish(&bundle);
}

static bool make(struct preview_story *story, struct preview_step *step)
{
    step->made = step->by_hand ? preview_steps_set(story->session, step->text)
                               : preview_steps_act(story->session, step->text);
    return step->made;
}

// A fact that is gone is passed over; where an action does not go any more the way ends.
static void walk(struct preview_story *story)
{
    bool ended = false;
    story->lost = 0;
    for (size_t i = 0; i < story->path.count; i++) {
        struct preview_step *step = &story->path.items[i];
        step->made = false;
        if (!ended && !make(story, step)) {
            ended = !step->by_hand;
        }
        story->lost += !step->made;
    }
    uint32_t contact = 0;
    if (preview_story_turn(story, &contact) == INDEX_NONE && story->lost > 0) {
        preview_steps_set(story->session, "at " PREVIEW_START);
    }
    story->taken = story->session->steps.count;
}

// What a sceptical colleague would say of it, and what the last save changed in its figures.
static void judge(struct preview_story *story)
{
    const struct scenario *model = state_scenario(&story->session->state, 0);
    if (model->turn_count > JUDGED_TURNS_MAX) {
        return;
    }
    struct diag_list quiet = { 0 }; // of a list of words with a slip: not this author's
    struct language *language = smells_language(&story->session->content, model, &quiet);
    struct scenario_measures measures;
    smells_of_scenario(model, language, &story->diags);
    measures_take(model, language, &measures);
    if (story->measured) {
        measures_compare(&story->measures, &measures, &story->changes);
    }
    story->measures = measures;
    story->measured = true;
    language_destroy(language);
    diag_list_finish(&quiet);
}

bool preview_story_read(struct preview_story *story)
{
    struct session_setup setup = { .root = story->place.root,
        .scenario = story->place.inside,
        .language = story->language,
        .seed = SEED };
    diag_list_finish(&story->diags);
    vec_clear(&story->changes);
    story->session = session_create(&setup, &story->diags);
    if (story->session != NULL) {
        judge(story);
    }
    diag_list_sort(&story->diags);
    if (story->session == NULL) {
        note_files_of_slips(story);
        return false;
    }
    forget_files(story);
    add_files(story, &story->session->content);
    walk(story);
    return true;
}

/* ---- the path ---- */

static void add_step(struct preview_story *story, const char *text, bool by_hand, bool made)
{
    struct preview_step step = { mem_copy_text(text), by_hand, made };
    vec_push(&story->path, step);
}

void preview_story_plan(struct preview_story *story, const char *text)
{
    add_step(story, text, true, false);
}

// Whoever goes another way gives up what was not possible any more.
static void drop_lost(struct preview_story *story)
{
    size_t kept = 0;
    for (size_t i = 0; i < story->path.count; i++) {
        struct preview_step step = story->path.items[i];
        if (step.made) {
            story->path.items[kept++] = step;
        } else {
            mem_free(step.text);
        }
    }
    story->path.count = kept;
    story->lost = 0;
}

bool preview_story_set(struct preview_story *story, const char *text, bool *again)
{
    drop_lost(story);
    struct preview_step *last = story->path.count > 0 ? vec_last(&story->path) : NULL;
    *again = last != NULL && last->by_hand && preview_steps_replaces(text, last->text);
    if (*again) {
        bool takes_back = preview_steps_takes_back(text, last->text);
        cut_path(story, story->path.count - 1);
        if (!takes_back) {
            add_step(story, text, true, false);
        }
        return true;
    }
    if (!preview_steps_set(story->session, text)) {
        return false;
    }
    add_step(story, text, true, true);
    story->taken = story->session->steps.count;
    return true;
}

void preview_story_follow(struct preview_story *story)
{
    if (story->session->steps.count > story->taken) {
        drop_lost(story);
    }
    for (; story->taken < story->session->steps.count; story->taken++) {
        add_step(story, story->session->steps.items[story->taken].text, false, true);
    }
}

void preview_story_go_back(struct preview_story *story, size_t count)
{
    cut_path(story, count);
}
