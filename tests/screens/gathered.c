// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of the sheet: one session beside a norm and a line, and what every way out says of it.
#include "tests/screens/gathered.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/command/command.h"
#include "game/locale/locale.h"
#include "game/report/sheet_report.h"
#include "game/screens/recruiter/recruiter.h"
#include "game/session/session.h"
#include "game/session/standard.h"
#include "game/store/norms.h"
#include "tests/screens/office.h"

/* ---- an office with a norm and a line ---- */

static void keep_norm(struct gathered *all)
{
    struct sitter *sitter = &all->sitter;
    struct norms_count counts[] = { { 31, 50 }, { 52, 61 }, { 68, 59 }, { 90, 42 } };
    struct norms_part parts[COMPETENCY_COUNT];
    struct session_list list = { 0 };
    struct diag_list *diags = &sitter->world.diags;
    struct office_hand hand = { "Noor", sitter->world.now_ms };
    ck_assert(store_find_session(sitter->store, all->session, &list, diags));
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        parts[k] = (struct norms_part) { competency_id((enum competency)k), GATHERED_PEOPLE, counts,
            4 };
    }
    struct stored_norm norm = { .name = "Zwolle 2026",
        .content = list.rows.items[0].start.content,
        .shift = sitter->world.shift,
        .form = "a",
        .people = GATHERED_PEOPLE,
        .first = "2026-03",
        .last = "2026-09",
        .languages = "nl",
        .parts = parts,
        .part_count = COMPETENCY_COUNT };
    ck_assert(norms_add(sitter->store, &norm, &hand, diags));
    session_list_finish(&list);
}

static void keep_lines(struct gathered *all)
{
    struct sitter *sitter = &all->sitter;
    struct diag_list *diags = &sitter->world.diags;
    struct session *played = session_resume(sitter->store, all->session, diags);
    for (uint32_t i = 0; i < played->plan->scenario_count; i++) {
        struct standard standard;
        for (int k = 0; k <= COMPETENCY_COUNT; k++) {
            const double expected[] = { 51 + k, 57.3 + i, 60 };
            ck_assert(standard_of(&standard.line[k], expected, 3, 10));
        }
        ck_assert(standard_keep(
                sitter->store, played->plan->scenarios[i].scenario, &standard, diags));
    }
    session_destroy(played);
}

/* ---- what each of them says ---- */

// A page without its markup, each element a blank.
static char *strip(char *page)
{
    char *to = page;
    for (const char *at = page; *at != '\0'; at++) {
        if (*at == '<') {
            at += strcspn(at, ">");
            *to++ = ' ';
        } else {
            *to++ = *at;
        }
        if (*at == '\0') {
            break;
        }
    }
    *to = '\0';
    return played_office_squeeze(page);
}

static char *read_screen(struct gathered *all)
{
    struct sitter *sitter = &all->sitter;
    struct buffer words = { 0 };
    recruiter_show_sheet(sitter->navigator, all->session);
    navigator_build(sitter->navigator);
    office_press(sitter, "fold", SHEET_PART_FIGURES);
    ui_access_print(ui_access_tree(sitter->ui), &words);
    char *text = played_office_squeeze(strdup(buffer_text(&words)));
    buffer_finish(&words);
    sitter_key(sitter, UI_KEY_ESCAPE, 0);
    return text;
}

static struct json_object *read_json(char *text)
{
    struct json_object *object = json_tokener_parse(text);
    ck_assert_ptr_nonnull(object);
    free(text);
    return object;
}

static char *ask(const struct gathered *all, const char *command)
{
    return played_office_ask(&all->office, command);
}

static void take_table(struct gathered *all, const char *name)
{
    char path[FIXTURE_PATH_SIZE];
    fixture_join(path, all->office.folder, name);
    free(played_office_run(&all->office, COMMAND_FINE, NULL,
            (const char *const[]) { "export", "--table", path, "--wide", NULL }));
}

static void take_archive(struct gathered *all)
{
    char path[FIXTURE_PATH_SIZE];
    fixture_join(path, all->office.folder, "all.zip");
    free(played_office_run(&all->office, COMMAND_FINE, NULL,
            (const char *const[]) { "export", "--all", GATHERED_CODE, path, NULL }));
    all->paper =
            played_office_squeeze(ask(all, "unzip -qo all.zip && pdftotext -layout 1/sheet.pdf -"));
    all->page = strip(ask(all, "cat 1/sheet.html"));
    all->csv = ask(all, "cat 1/sheet.csv");
    all->qti = ask(all, "cat 1/qti.xml");
    all->whole = read_json(ask(all, "cat 1/sheet.json"));
    all->xapi = read_json(ask(all, "cat 1/xapi.json"));
}

void gathered_init(struct gathered *all, const char *language, int lines)
{
    *all = (struct gathered) { 0 };
    played_office_init(&all->office);
    sitter_init(&all->sitter, 1280, 800, 100);
    sitter_move_to(&all->sitter, all->office.store);
    all->sitter.world.shift = "shifts/vorm-a.xml";
    all->session = office_play_script(&all->sitter, GATHERED_CODE, "vorm-a", lines, true);
    keep_norm(all);
    keep_lines(all);
    ck_assert(locale_init(language, locale_default_folder()));
    all->screen = read_screen(all);
    store_close(all->sitter.store); // for the verbs
    take_table(all, "wide.xlsx");
    take_table(all, "wide.csv");
    take_archive(all);
    all->wide = ask(all, "cat wide.csv");
    all->workbook = ask(all, "unzip -p wide.xlsx xl/worksheets/sheet1.xml");
    all->sitter.store = fixture_open(all->office.store);
}

void gathered_finish(struct gathered *all)
{
    sitter_finish(&all->sitter);
    played_office_finish(&all->office);
    free(all->screen);
    free(all->paper);
    free(all->page);
    free(all->csv);
    free(all->wide);
    free(all->workbook);
    free(all->qti);
    json_object_put(all->whole);
    json_object_put(all->xapi);
}
