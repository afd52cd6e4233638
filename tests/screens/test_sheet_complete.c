// SPDX-License-Identifier: GPL-3.0-or-later
// Protects that the sheet is whole: each of its parts stands on the screen, on paper, on the page
// and, for machines, in the document.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/report/result_out.h"
#include "game/report/result_pdf.h"
#include "game/screens/recruiter/recruiter_look.h"
#include "game/store/candidate.h"
#include "game/store/database.h"
#include "game/store/office.h"
#include "game/ui/access.h"
#include "tests/screens/sheet_seen.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { HASTE = 400, OTHERS = 30 };

static struct {
    char *screen;
    char *paper;
    char *page;
    char *document;
} said;

/* ---- a candidate with everything ---- */

static int64_t ask_for(const char *competencies)
{
    struct office_hand hand = { "Noor", seen.sitter.world.now_ms };
    const struct vacancy vacancy = { .name = "Zwolle",
        .shift = seen.sitter.world.shift,
        .form = "Form A",
        .competencies = competencies,
        .reason = "Storingen",
        .closes_ms = seen.sitter.world.now_ms + 1000,
        .retention_weeks = 4 };
    int64_t id = 0;
    ck_assert(vacancy_add(seen.sitter.store, &vacancy, &hand, &id, &seen.sitter.world.diags));
    return id;
}

static void invite(const char *code)
{
    struct office_hand hand = { "Noor", seen.sitter.world.now_ms };
    struct candidate_new one = { .code = code, .vacancy = ask_for("probing empathy motivation") };
    ck_assert(candidate_add(seen.sitter.store, &one, 1, NULL, &hand, &seen.sitter.world.diags));
}

// Thirty others in whom every competency moves as one, so that none adds anything to the total.
static void add_others(void)
{
    office_copy(&seen.sitter, seen.session, OTHERS, "rules 1");
    struct buffer sql = { 0 };
    buffer_add(&sql, "UPDATE session SET sheet = json_set(sheet");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const char *id = competency_id((enum competency)k);
        buffer_add_format(&sql,
                ", '$.sheets[0].competencies.\"%s\".score', 30 + (id * 7) %% 41 + (id + %d) %% 3, "
                "'$.sheets[0].competencies.\"%s\".se', 5",
                id, k, id);
    }
    buffer_add(&sql, ") WHERE candidate LIKE 'B-%'");
    ck_assert(database_run(seen.sitter.store->office, buffer_text(&sql), &seen.sitter.world.diags));
    buffer_finish(&sql);
}

/* ---- what each of them says ---- */

static char *squeeze(char *text)
{
    size_t size = 0;
    for (const char *at = text; *at != '\0'; at++) {
        bool blank = isspace((unsigned char)*at) != 0;
        if (!blank || (size > 0 && text[size - 1] != ' ')) {
            text[size++] = blank ? ' ' : *at;
        }
    }
    text[size] = '\0';
    return text;
}

static void add_screen(struct buffer *all)
{
    ui_access_print(ui_access_tree(seen.sitter.ui), all);
    buffer_add_char(all, '\n');
}

static char *read_screen(void)
{
    struct buffer all = { 0 };
    seen_show();
    office_press(&seen.sitter, "fold", SHEET_PART_STORY);
    office_press(&seen.sitter, "fold", SHEET_PART_FIGURES);
    add_screen(&all);
    office_press(&seen.sitter, "side", 1);
    add_screen(&all);
    sitter_key(&seen.sitter, UI_KEY_ESCAPE, 0);
    return squeeze(buffer_take(&all));
}

static char *read_paper(const struct recruiter_look *look)
{
    char folder[FIXTURE_PATH_SIZE];
    char path[FIXTURE_PATH_SIZE];
    char command[3 * FIXTURE_PATH_SIZE];
    char line[4000];
    struct buffer text = { 0 };
    fixture_make_folder(folder);
    fixture_join(path, folder, "sheet.pdf");
    ck_assert(result_write_sheet_pdf(&look->result, &look->random, path));
    snprintf(command, sizeof(command), "pdftotext '%s' -", path);
    FILE *pipe = popen(command, "r");
    while (fgets(line, sizeof(line), pipe) != NULL) {
        buffer_add(&text, line);
    }
    ck_assert_int_eq(pclose(pipe), 0);
    fixture_remove_folder(folder);
    return squeeze(buffer_take(&text));
}

static void listen(void)
{
    struct recruiter_look look;
    struct buffer page = { 0 };
    struct buffer document = { 0 };
    said.screen = read_screen();
    recruiter_look_init(&look, &seen.sitter.world, seen.session, "Noor");
    ck_assert(look.replayed);
    said.paper = read_paper(&look);
    result_add_sheet_html(&page, &look.result, &look.random);
    result_write_whole_json(&document, &look.result, &look.random);
    said.page = squeeze(buffer_take(&page));
    said.document = buffer_take(&document);
    recruiter_look_finish(&look);
}

static void forget(void)
{
    free(said.screen);
    free(said.paper);
    free(said.page);
    free(said.document);
}

static void expect(const char *where, const char *text, const char *words)
{
    ck_assert_msg(
            *words == '\0' || strstr(text, words) != NULL, "%s does not say “%s”", where, words);
}

/** What stands on screen, paper and page in these words, and under this key in the document. */
struct part {
    const char *words;
    const char *key;
};

static void expect_parts(const struct part *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        expect("the screen", said.screen, parts[i].words);
        expect("the paper", said.paper, parts[i].words);
        expect("the page", said.page, parts[i].words);
        expect("the document", said.document, parts[i].key);
    }
}

/* ---- the parts ---- */

static const struct part WHOLE[] = {
    { "Candidate K-3001", "\"candidate\":\"K-3001\"" },
    { "attempt 2", "\"attempt\":2" },
    { "do not put it beside a first time", "" },
    { "Dutch", "\"language\":\"nl\"" },
    { "Log intact", "\"chain\":\"intact\"" },
    { "Key: concept", "\"key_status\":\"concept\"" },
    { "Surely better than guessing", "\"verdict\":\"beyond-chance\"" },
    { "Asked for in the vacancy “Zwolle”", "\"vacancy\":\"Zwolle\"" },
    { "nobody has set a line yet", "\"standard\":{}" },
    { "Comparison group: Zwolle 2026, 214 people", "\"norm\":{\"state\":\"fits\"" },
    { "Adds nothing beyond the total: Accuracy", "\"adds_beyond_total\":{\"accuracy\":false" },
    { "None were seen.", "\"criticals\":[]" },
    { "What earned most", "\"moments\":[{" },
    { "What cost most", "\"regrets\":[{" },
    { "How the answers came", "\"signals\":{\"looked_at\":true" },
    { "answers came faster than anybody can read them", "\"rapid\":" },
    { "no part of any score, list or filter", "" },
    { "What this sheet does not say", "" },
    { "Questions for the interview", "" },
    { "How the customers fared", "\"customers\":[{" },
    { "Story, not a score", "\"moods\":[{" },
    { "satisfied: ", "\"satisfaction\":" },
    { "All figures", "\"se_shrunk\":" },
    { "Longest run at one place", "\"longest_run_p\":" },
    { "Enough seen", "\"gates\":{" },
    { "Rules of play", "\"rules\":\"rules 1\"" },
};

START_TEST(a_whole_play_says_everything_everywhere)
{
    invite("K-3001");
    office_play(&seen.sitter, "K-3001", OFFICE_WHOLE, true);
    seen.sitter.world.now_ms += 60000;
    seen.session = office_play_paced(&seen.sitter, "K-3001", HASTE, NULL);
    add_others();
    seen_add_norm("Zwolle 2026", true, seen.result.form != NULL ? seen.result.form : "");
    listen();
    expect_parts(WHOLE, sizeof(WHOLE) / sizeof(WHOLE[0]));
    expect("the screen", said.screen, "signals ");
    expect("the paper", said.paper, "Signals: taken up at ");
    expect("the page", said.page, "Signals: taken up at ");
    expect("the document", said.document, "\"facets\":{\"signals\":{\"moments\":");
    expect("the paper", said.paper, "Per competency");
    expect("the paper", said.paper, "What the score rests on");
    char start[9];
    snprintf(start, sizeof(start), "%s", seen.result.meta.content_hash);
    const struct part hash = { start, start };
    expect_parts(&hash, 1);
    forget();
}
END_TEST

static const struct part CRITICAL[] = {
    { "talk about it", "\"kind\":" },
    { "The rule", "\"rule_opened\":" },
    { "Rules that had been on screen", "\"rules_opened\":[" },
    { "nobody else has finished this content", "\"others\":0" },
};

START_TEST(a_critical_error_says_everything_everywhere)
{
    sitter_finish(&seen.sitter);
    result_finish(&seen.result);
    sitter_init(&seen.sitter, 1280, 800, 100);
    seen.sitter.world.shift = "packs/boekwijzer/boekhouden.xml";
    seen.result = (struct result) { 0 };
    seen_play("K-2039", "boekhouden-weak");
    listen();
    ck_assert_uint_gt(seen.result.criticals.count, 0);
    expect_parts(CRITICAL, sizeof(CRITICAL) / sizeof(CRITICAL[0]));
    const struct result_critical *critical = &seen.result.criticals.items[0];
    const struct part what = { critical->what, critical->what };
    expect_parts(&what, 1);
    forget();
}
END_TEST

static const struct part BROKEN_OFF[] = {
    { "The shift was not played to its end.", "\"over\":false" },
    { "Chances not had", "\"missed\":" },
    { "Not looked at in this session", "\"signals\":{\"looked_at\":false}" },
    { "Still open, ask on", "\"verdict\":\"open\"" },
    { "too little seen", "\"status\":\"insufficient_evidence\"" },
};

START_TEST(a_play_that_was_broken_off_says_so_everywhere)
{
    seen_again(1280, 800, 100, 30);
    listen();
    expect_parts(BROKEN_OFF, sizeof(BROKEN_OFF) / sizeof(BROKEN_OFF[0]));
    forget();
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("sheet complete");
    TCase *tests = tcase_create("sheet complete");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, seen_begin, seen_end);
    tcase_add_test(tests, a_whole_play_says_everything_everywhere);
    tcase_add_test(tests, a_critical_error_says_everything_everywhere);
    tcase_add_test(tests, a_play_that_was_broken_off_says_so_everywhere);
    suite_add_tcase(suite, tests);
    return suite;
}
