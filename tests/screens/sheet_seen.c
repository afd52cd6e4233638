// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of the score sheet's screen: one session that was really played, and its sheet open.
#include "tests/screens/sheet_seen.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "game/screens/outcome.h"
#include "game/screens/recruiter/recruiter.h"
#include "game/session/session.h"
#include "game/session/standard.h"
#include "game/store/norms.h"
#include "game/store/sessions.h"
#include "game/store/settings.h"

struct sheet_seen seen;

void seen_keep_random(const char *value)
{
    struct buffer key = { 0 };
    buffer_add_format(
            &key, "random.rules 1.%s.%s", seen.sitter.world.shift, seen.result.meta.content_hash);
    ck_assert(store_write_setting(
            seen.sitter.store, buffer_text(&key), value, &seen.sitter.world.diags));
    buffer_finish(&key);
}

// Four hundred plays for each test would take the most of its time.
void seen_open(int width, int height, int scale, int lines)
{
    sitter_init(&seen.sitter, width, height, scale);
    seen.session = office_play(&seen.sitter, "K-2041", lines, true);
    ck_assert(
            outcome_load(&seen.result, seen.session, seen.sitter.store, &seen.sitter.world.diags));
    seen_keep_random("400 12 13 14 - 16 17 18");
}

void seen_show(void)
{
    recruiter_show_sheet(seen.sitter.navigator, seen.session);
    navigator_build(seen.sitter.navigator);
    ck_assert_str_eq(navigator_top(seen.sitter.navigator), "recruiter-sheet");
}

void seen_begin(void)
{
    seen_open(1280, 800, 100, OFFICE_WHOLE);
}

void seen_end(void)
{
    result_finish(&seen.result);
    sitter_finish(&seen.sitter);
}

void seen_again(int width, int height, int scale, int lines)
{
    seen_end();
    seen_open(width, height, scale, lines);
}

void seen_play(const char *candidate, const char *script)
{
    seen.session = office_play_script(&seen.sitter, candidate, script, OFFICE_WHOLE, true);
    result_finish(&seen.result);
    ck_assert(
            outcome_load(&seen.result, seen.session, seen.sitter.store, &seen.sitter.world.diags));
}

size_t seen_count_moments(int competency, int64_t scenario)
{
    size_t count = 0;
    for (size_t i = 0; i < seen.result.moments.count; i++) {
        const struct result_moment *moment = &seen.result.moments.items[i];
        bool about = competency < 0;
        for (size_t j = 0; j < moment->point_count; j++) {
            about = about || (int)moment->points[j].competency == competency;
        }
        count += about && (scenario < 0 || moment->scenario == scenario);
    }
    return count;
}

void seen_add_norm(const char *name, bool same_content, const char *form)
{
    struct norms_count counts[] = { { 20, 60 }, { 50, 60 }, { 80, 94 } };
    struct norms_part part = { "empathy", 214, counts, 3 };
    struct session_list list = { 0 };
    struct diag_list *diags = &seen.sitter.world.diags;
    ck_assert(store_find_session(seen.sitter.store, seen.session, &list, diags));
    struct stored_norm norm = { .name = name,
        .shift = seen.sitter.world.shift,
        .form = form,
        .people = 214,
        .first = "2026-03",
        .last = "2026-09",
        .languages = "nl",
        .parts = &part,
        .part_count = 1 };
    if (same_content) {
        norm.content = list.rows.items[0].start.content;
    }
    struct office_hand hand = { "Noor", seen.sitter.world.now_ms };
    ck_assert(norms_add(seen.sitter.store, &norm, &hand, diags));
    session_list_finish(&list);
}

void seen_keep_lines(double percent)
{
    struct diag_list *diags = &seen.sitter.world.diags;
    struct standard standard;
    const double expected[] = { percent - 2, percent, percent + 2 };
    struct session *played = session_resume(seen.sitter.store, seen.session, diags);
    for (int k = 0; k <= COMPETENCY_COUNT; k++) {
        ck_assert(standard_of(&standard.line[k], expected, 3, 10));
    }
    for (uint32_t i = 0; i < played->plan->scenario_count; i++) {
        ck_assert(standard_keep(
                seen.sitter.store, played->plan->scenarios[i].scenario, &standard, diags));
    }
    session_destroy(played);
}

size_t seen_telling_moment(void)
{
    for (size_t i = 0; i < seen.result.moments.count; i++) {
        const struct result_moment *moment = &seen.result.moments.items[i];
        if (moment->kind == RESULT_TURN && *moment->heard != '\0' && moment->shown.count > 0 &&
                moment->looked_up.count > 0 && *moment->points[0].why != '\0') {
            return i;
        }
    }
    ck_abort_msg("the demo has no such moment");
    return 0;
}

void seen_expect_file(const char *folder, const char *ending, const char *begins)
{
    char path[600];
    char start[16] = "";
    snprintf(path, sizeof(path), "%s/export/K-2041-%.8s-%s", folder, seen.result.meta.journal_hash,
            ending);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    ck_assert_uint_gt(fread(start, 1, strlen(begins), file), 0);
    fclose(file);
    ck_assert_str_eq(start, begins);
}
