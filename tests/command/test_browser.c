// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the pages as a browser shows them: they stand there whole, print whole, ask the network
// for nothing, and can be heard as well as seen.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/command/command.h"
#include "game/locale/locale.h"
#include "tests/command/played_office.h"
#include "tests/test_main.h"

// Alone with its folder: whatever it would like to fetch by itself finds nobody.
#define BROWSER                                                                                    \
    "chromium --headless --no-sandbox --disable-gpu --no-first-run --hide-scrollbars "             \
    "--user-data-dir=\"$PWD/browser\" --disable-background-networking --disable-component-update " \
    "--proxy-server=127.0.0.1:9 --log-net-log=\"$PWD/net.json\" "

static struct played_office office;

static void make(const char *const *words)
{
    free(played_office_run(&office, COMMAND_FINE, NULL, words));
}

static char *ask(const char *command)
{
    return played_office_ask(&office, command);
}

static void set_up(void)
{
    char out[FIXTURE_PATH_SIZE];
    played_office_init(&office);
    played_office_invite(&office, "K-7");
    played_office_invite(&office, "K-8");
    played_office_invite(&office, "K-9");
    played_office_play(&office, "K-7");
    played_office_play(&office, "K-9");
    ck_assert(locale_init("nl", locale_default_folder()));
    fixture_join(out, office.folder, "sheet.html");
    make((const char *const[]) { "export", "--html", "K-7", "--out", out, NULL });
    fixture_join(out, office.folder, "report.html");
    make((const char *const[]) { "export", "--html", "K-7", "--own", "--out", out, NULL });
    fixture_join(out, office.folder, "compare.html");
    make((const char *const[]) { "compare", "K-7", "K-9", "--html", out, NULL });
    fixture_join(out, office.folder, "slips.html");
    make((const char *const[]) { "candidate", "slips", "--out", out, NULL });
    fixture_join(out, office.folder, "dossier");
    make((const char *const[]) { "dossier", out, "--n", "100", NULL });
    fixture_join(out, office.folder, "panel");
    make((const char *const[]) { "panel",
            ZEVEN_SOURCE_DIR "/scenarios/packs/noorderkist/pakket.xml", "--out", out, NULL });
    free(ask("mv panel/*.html panel.html && mv dossier/dpia.html dpia.html"));
}

static void tear_down(void)
{
    played_office_finish(&office);
}

static const struct {
    const char *page;
    const char *title; // stands in it
    int width;
    bool prints;
} PAGES[] = {
    { "sheet", "Kandidaat K-7", 1280, true },
    { "sheet", "Kandidaat K-7", 800, false },
    { "report", "Uw verslag", 800, true },
    { "compare", "Alle banden overlappen elkaar.", 1280, true },
    { "slips", "K-8", 800, false },
    { "dpia", "Gegevensbeschermingseffectbeoordeling", 800, false },
    { "panel", "Beoordeel", 800, false },
};

enum { PAGE_COUNT = sizeof(PAGES) / sizeof(PAGES[0]) };

// Addresses that were asked for; the browser's own maker is not the page's doing.
static char *asked_for(void)
{
    return ask("grep -o '\"url\":\"[a-z]*:[^\"]*' net.json | grep -v -e '\"file:' -e '\"data:' "
               "-e '\"chrome' -e 'google' -e 'gvt1' | sort -u");
}

static void take_picture(const char *page, int width)
{
    char command[700];
    snprintf(command, sizeof(command),
            BROWSER "--window-size=%d,1400 --screenshot=\"$PWD/%s-%d.png\" \"file://$PWD/%s.html\" "
                    ">/dev/null 2>&1",
            width, page, width, page);
    free(ask(command));
}

// Kept where the windows keep theirs, for people to look at.
static void keep_picture(const char *page, int width)
{
    const char *pictures = getenv("ZEVEN_PICTURES");
    char command[700];
    if (pictures != NULL) {
        snprintf(command, sizeof(command), "mkdir -p '%s' && cp %s-%d.png '%s/page-%s-%d.png'",
                pictures, page, width, pictures, page, width);
        free(ask(command));
    }
}

// An empty page has one colour, letters bring many; and some of it must be ink.
static void check_picture(const char *page, int width)
{
    char command[300];
    snprintf(command, sizeof(command), "identify -format '%%w %%k' %s-%d.png", page, width);
    char *size = ask(command);
    int wide = 0;
    int colours = 0;
    ck_assert_int_eq(sscanf(size, "%d %d", &wide, &colours), 2);
    ck_assert_msg(wide == width && colours > 40, "%s: %s", page, size);
    free(size);
}

static void check_print(const char *page, const char *title)
{
    char command[600];
    snprintf(command, sizeof(command),
            BROWSER "--no-pdf-header-footer --print-to-pdf=\"$PWD/p.pdf\" \"file://$PWD/%s.html\" "
                    ">/dev/null 2>&1 && qpdf --check p.pdf >/dev/null && pdftotext p.pdf - | tr -s "
                    "' \\n\\f' ' '",
            page);
    char *text = ask(command);
    ck_assert_msg(strstr(text, title) != NULL, "%s", page);
    // Behind its fold on screen, but on paper there.
    ck_assert(strcmp(page, "sheet") != 0 || strstr(text, tr("Margin (SE)")) != NULL);
    free(text);
}

START_TEST(a_page_stands_there_whole_and_asks_for_nothing)
{
    take_picture(PAGES[_i].page, PAGES[_i].width);
    check_picture(PAGES[_i].page, PAGES[_i].width);
    keep_picture(PAGES[_i].page, PAGES[_i].width);
    char *asked = asked_for();
    ck_assert_str_eq(asked, "");
    free(asked);
    if (PAGES[_i].prints) {
        check_print(PAGES[_i].page, PAGES[_i].title);
    }
}
END_TEST

START_TEST(a_page_that_does_ask_is_caught)
{
    const char page[] = "<p>x</p><img src=\"http://127.0.0.1:9/x.png\">";
    played_office_keep(&office, "asks.html", page, sizeof(page) - 1);
    take_picture("asks", 800);
    char *asked = asked_for();
    ck_assert_ptr_nonnull(strstr(asked, "http://127.0.0.1:9/x.png"));
    free(asked);
}
END_TEST

/* ---- for who hears it ---- */

// How often a path is there, in a page that is XML too.
static int count_of(const char *page, const char *path)
{
    char command[500];
    snprintf(command, sizeof(command), "xmllint --nonet --xpath \"count(%s)\" %s.html", path, page);
    char *text = ask(command);
    int count = atoi(text);
    free(text);
    return count;
}

START_TEST(a_page_can_be_heard)
{
    const char *page = PAGES[_i].page;
    // What would leave who listens without a name, a place or a language.
    static const char *const NEVER[] = {
        "//th[not(@scope)]",
        "//td[not(ancestor::table//th)]",
        "//svg[not(ancestor-or-self::*[@aria-hidden='true'])]",
        "//section[@aria-labelledby and not(@aria-labelledby = .//@id)]",
        "//*[@id = following::*/@id]",
        "//h3[not(preceding::h2 or ancestor::details)]",
        "//*[(self::h1 or self::h2 or self::h3 or self::th) and normalize-space(.) = '' and "
        "not(ancestor::thead)]",
        "//img | //script | //iframe | //link | //object",
    };
    for (size_t i = 0; i < sizeof(NEVER) / sizeof(NEVER[0]); i++) {
        ck_assert_msg(count_of(page, NEVER[i]) == 0, "%s: %s", page, NEVER[i]);
    }
    ck_assert_int_eq(count_of(page, "/html[@lang='nl' or @lang='en']"), 1);
    ck_assert_int_eq(count_of(page, "//h1"), 1);
    ck_assert_int_ge(count_of(page, "//main"), 1);
}
END_TEST

const char *test_skip_reason(void)
{
    bool there = system("(command -v chromium && command -v identify && command -v xmllint && "
                        "command -v qpdf && command -v pdftotext) >/dev/null") == 0;
    return there ? NULL : "chromium, ImageMagick, xmllint, qpdf or pdftotext is not installed";
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("browser");
    TCase *cases = tcase_create("browser");
    tcase_add_unchecked_fixture(cases, set_up, tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, a_page_stands_there_whole_and_asks_for_nothing, 0, PAGE_COUNT);
    tcase_add_test(cases, a_page_that_does_ask_is_caught);
    tcase_add_loop_test(cases, a_page_can_be_heard, 1, PAGE_COUNT);
    suite_add_tcase(suite, cases);
    return suite;
}
