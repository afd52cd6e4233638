// SPDX-License-Identifier: GPL-3.0-or-later
// The points that ways through a scenario offer, as a report for people and as JSON.
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/command/explore_report.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/shift/explain.h"

enum { REGRETS_SHOWN = 10 };

static const struct contact_points *points_at(
        const struct exploration *found, uint32_t contact, int competency)
{
    return &found->points[contact * (COMPETENCY_COUNT + 1) + (uint32_t)(competency + 1)];
}

static void add_contact(struct report *report, const struct exploration *found, uint32_t contact)
{
    report_part(report, scenario_string(found->model, found->model->contacts[contact].id), NULL);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct contact_points *at = points_at(found, contact, k);
        if (!at->decided) {
            report_bullet(report,
                    report_text(report, tr("%s: not decided, there are loops."),
                            competency_name((enum competency)k)));
        } else if (at->most > 0) {
            report_bullet(report,
                    report_text(report,
                            tr("%s: possible at least %d, on average %s, at most %d; points from "
                               "%d to %d."),
                            competency_name((enum competency)k), at->least,
                            explore_figures(report, at->mean, 1), at->most, at->worst, at->best));
        }
    }
}

static void add_paths(struct report *report, const struct exploration *found, uint32_t contact)
{
    for (size_t i = 0; i < found->paths.count; i++) {
        const struct contact_path *path = &found->paths.items[i];
        if (path->contact != contact || path->competency >= 0 || path->count == 0) {
            continue;
        }
        struct buffer slots = { 0 };
        for (uint32_t j = 0; j < path->count; j++) {
            uint32_t id = found->model->slot_rests[path->slots[j]].id;
            buffer_add_format(&slots, "%s%s", j > 0 ? ", " : "", scenario_string(found->model, id));
        }
        report_bullet(report,
                report_text(report, path->best ? tr("Best way: %s.") : tr("Worst way: %s."),
                        buffer_text(&slots)));
        buffer_finish(&slots);
    }
}

static void add_moods(struct report *report, const struct exploration *found)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const int *share = found->mood_share[k];
        if (share[0] > 0) {
            report_bullet(report,
                    report_text(report, tr("%s: of %d points possible, %d hang on a mood."),
                            competency_name((enum competency)k), share[1], share[0]));
        }
    }
}

static int costlier(const void *a, const void *b)
{
    const struct slot_regret *one = a;
    const struct slot_regret *other = b;
    return other->points != one->points
            ? other->points - one->points
            : (int)(one->wording > other->wording) - (int)(one->wording < other->wording);
}

static void add_regrets(struct report *report, const struct exploration *found)
{
    size_t count = found->regrets.count;
    struct slot_regret *sorted = mem_alloc((count + 1) * sizeof(*sorted));
    if (count > 0) {
        memcpy(sorted, found->regrets.items, count * sizeof(*sorted));
        qsort(sorted, count, sizeof(*sorted), costlier);
        report_section(report, tr("What costs most"), NULL);
    }
    for (size_t i = 0; i < count && i < REGRETS_SHOWN && sorted[i].points > 0; i++) {
        struct buffer path = { 0 };
        turn_write_path(&path, found->model, sorted[i].turn);
        const struct scenario *model = found->model;
        report_bullet(report,
                report_text(report, tr("%d points: %s/%s: “%s”"), sorted[i].points,
                        buffer_text(&path),
                        scenario_string(model, model->slot_rests[sorted[i].slot].id),
                        scenario_text(model, model->wordings[sorted[i].wording].say)));
        buffer_finish(&path);
    }
    mem_free(sorted);
}

void explore_points_report(struct report *report, const struct exploration *found)
{
    report_section(report, tr("Points that can be had"),
            tr("Over all ways through a conversation, each as likely; of an e-mail its least and "
               "its most."));
    for (uint32_t c = 0; c < found->model->contact_count; c++) {
        add_contact(report, found, c);
        add_paths(report, found, c);
    }
    add_moods(report, found);
    add_regrets(report, found);
}

static void write_points(struct json *json, const struct exploration *found, uint32_t contact)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct contact_points *at = points_at(found, contact, k);
        json_key(json, competency_id((enum competency)k));
        json_open_object(json);
        json_key(json, "decided");
        json_boolean(json, at->decided);
        json_key(json, "paths");
        json_number(json, at->paths);
        const int numbers[] = { at->least, at->most, at->worst, at->best };
        static const char *const NAMES[] = { "least_possible", "most_possible", "worst", "best" };
        for (int i = 0; i < 4; i++) {
            json_key(json, NAMES[i]);
            json_integer(json, numbers[i]);
        }
        json_key(json, "mean_possible");
        json_number(json, at->mean);
        json_close_object(json);
    }
}

static void write_paths(struct json *json, const struct exploration *found)
{
    json_key(json, "paths");
    json_open_array(json);
    for (size_t i = 0; i < found->paths.count; i++) {
        const struct contact_path *path = &found->paths.items[i];
        json_open_object(json);
        json_key(json, "contact");
        json_text(json, scenario_string(found->model, found->model->contacts[path->contact].id));
        json_key(json, "competency");
        json_text(json,
                path->competency >= 0 ? competency_id((enum competency)path->competency) : NULL);
        json_key(json, "best");
        json_boolean(json, path->best);
        json_key(json, "answers");
        json_open_array(json);
        for (uint32_t j = 0; j < path->count; j++) {
            json_text(json,
                    scenario_string(found->model, found->model->slot_rests[path->slots[j]].id));
        }
        json_close_array(json);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_regrets(struct json *json, const struct exploration *found)
{
    json_key(json, "regrets");
    json_open_array(json);
    for (size_t i = 0; i < found->regrets.count; i++) {
        const struct slot_regret *at = &found->regrets.items[i];
        struct buffer path = { 0 };
        turn_write_path(&path, found->model, at->turn);
        buffer_add_format(
                &path, "/%s", scenario_string(found->model, found->model->slot_rests[at->slot].id));
        json_open_object(json);
        json_key(json, "answer");
        json_text(json, buffer_text(&path));
        json_key(json, "wording");
        json_integer(json, at->wording - found->model->slots[at->slot].first_wording);
        json_key(json, "points");
        json_integer(json, at->points);
        json_close_object(json);
        buffer_finish(&path);
    }
    json_close_array(json);
}

void explore_points_json(struct json *json, const struct exploration *found)
{
    json_key(json, "points");
    json_open_object(json);
    for (uint32_t c = 0; c < found->model->contact_count; c++) {
        json_key(json, scenario_string(found->model, found->model->contacts[c].id));
        json_open_object(json);
        write_points(json, found, c);
        json_close_object(json);
    }
    json_close_object(json);
    json_key(json, "hangs_on_mood");
    json_open_object(json);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        json_key(json, competency_id((enum competency)k));
        json_integer(json, found->mood_share[k][0]);
    }
    json_close_object(json);
    write_paths(json, found);
    write_regrets(json, found);
}
