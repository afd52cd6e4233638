// SPDX-License-Identifier: GPL-3.0-or-later
// The draft of a talk: which moments were chosen, and what was rated and noted and not kept yet.
#include <string.h>

#include "game/report/words.h"
#include "game/screens/recruiter/recruiter_interview.h"

static const char *const MOMENT[INTERVIEW_MOMENTS] = { "moment-1", "moment-2" };
static const char *const ABOUT[INTERVIEW_MOMENTS] = { "about-1", "about-2" };
static const char *const RATING[INTERVIEW_MOMENTS] = { "rating-1", "rating-2" };
static const char *const NOTE[INTERVIEW_MOMENTS] = { "note-1", "note-2" };

// "packet/call/opening", as ratings are kept.
static void write_moment(struct buffer *text, const struct result_moment *moment)
{
    buffer_clear(text);
    buffer_add_format(text, "%s/%s", moment->scenario_id, moment->decision);
}

// Coming to the form and going away again is no draft.
static bool is_begun(const struct interview *interview, const struct ui *ui)
{
    bool begun = false;
    for (size_t i = 0; i < interview->count; i++) {
        begun = begun || interview->ratings[i] > 0 ||
                *ui_field_text(ui, "talk-note", (int64_t)i) != '\0';
    }
    return begun && interview->stage == INTERVIEW_RATE;
}

static void gather(const void *self, const struct ui *ui, struct recruiter_form_values *values)
{
    const struct interview *interview = self;
    struct buffer text = { 0 };
    recruiter_values_add(values, "stage", is_begun(interview, ui) ? "rate" : "");
    for (size_t i = 0; i < interview->count; i++) {
        const struct interview_pick *pick = &interview->picks[i];
        char rating[2] = { (char)('0' + interview->ratings[i]), '\0' };
        write_moment(&text, interview_moment(interview, pick));
        recruiter_values_add(values, MOMENT[i], buffer_text(&text));
        recruiter_values_add(values, ABOUT[i], competency_id(pick->competency));
        recruiter_values_add(values, RATING[i], rating);
        recruiter_values_add(values, NOTE[i], ui_field_text(ui, "talk-note", (int64_t)i));
    }
    recruiter_values_add(values, "who", ui_field_text(ui, "talk-who", 0));
    buffer_finish(&text);
}

static void put_back_moment(struct interview *interview, size_t index, const char *id)
{
    struct buffer text = { 0 };
    for (size_t i = 0; id != NULL && i < interview->result.moments.count; i++) {
        const struct result_moment *moment = &interview->result.moments.items[i];
        write_moment(&text, moment);
        if (strcmp(buffer_text(&text), id) == 0 && interview_is_fit(moment)) {
            interview_choose(interview, index, i);
        }
    }
    buffer_finish(&text);
}

// Only a competency that was seen at that moment can be rated there.
static void put_back_about(struct interview *interview, size_t index, const char *id)
{
    struct interview_pick *pick = &interview->picks[index];
    const struct result_moment *moment = interview_moment(interview, pick);
    for (size_t i = 0; id != NULL && i < moment->point_count; i++) {
        if (strcmp(competency_id(moment->points[i].competency), id) == 0) {
            pick->competency = moment->points[i].competency;
        }
    }
}

static void fill_one(
        struct interview *interview, struct ui *ui, const struct draft *draft, size_t index)
{
    const char *rating = draft_text(draft, RATING[index]);
    const char *note = draft_text(draft, NOTE[index]);
    put_back_moment(interview, index, draft_text(draft, MOMENT[index]));
    put_back_about(interview, index, draft_text(draft, ABOUT[index]));
    if (rating != NULL && *rating >= '0' && *rating <= '0' + INTERVIEW_RATINGS) {
        interview->ratings[index] = *rating - '0';
    }
    if (note != NULL) {
        ui_set_field_text(ui, "talk-note", (int64_t)index, note);
    }
}

static void fill(void *self, struct ui *ui, const struct draft *draft)
{
    struct interview *interview = self;
    const char *stage = draft_text(draft, "stage");
    const char *who = draft_text(draft, "who");
    for (size_t i = 0; i < interview->count; i++) {
        fill_one(interview, ui, draft, i);
    }
    if (who != NULL) {
        ui_set_field_text(ui, "talk-who", 0, who);
    }
    if (stage != NULL && interview->stage != INTERVIEW_TOGETHER) {
        interview->stage = *stage != '\0' ? INTERVIEW_RATE : INTERVIEW_PREPARE;
    }
}

void interview_open_draft(struct interview *interview)
{
    static const struct recruiter_draft_form FORM = { gather, fill };
    struct draft_place place = { "interview", interview->session,
        interview->result.meta.candidate };
    (void)recruiter_draft_open(
            &interview->draft, interview->navigator, &place, interview->who, &FORM, interview);
}
