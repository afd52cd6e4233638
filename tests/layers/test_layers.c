// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the house: no include runs upward, and every foreign library comes in by its one door.
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/buffer.h"
#include "tests/test_main.h"

// The table of the design: which rooms a room may include, besides itself.
static const struct {
    const char *room;
    const char *may; // rooms between spaces; "*" = all
} ARROWS[] = {
    { "scoring", "" },
    { "game/base", "" },
    { "game/xml", " game/base " },
    { "game/locale", " game/base " },
    { "game/draw", " game/base " },
    { "game/ui", " game/base " },
    { "game/platform", " game/ui game/draw game/base " },
    { "game/scenario", " game/xml game/locale game/base scoring " },
    { "game/shift", " game/scenario game/base scoring " },
    { "game/store", " game/base " },
    { "game/report",
            " game/shift game/scenario game/draw game/locale game/xml game/base scoring " },
    { "game/session", " game/store game/shift game/scenario game/base scoring " },
    { "game/explore", " game/shift game/scenario game/base scoring " },
    { "game/command",
            " game/session game/explore game/store game/report game/shift game/scenario "
            "game/locale "
            "game/base scoring " },
    { "game/screens",
            " game/session game/explore game/store game/report game/shift game/scenario game/draw "
            "game/ui game/locale game/base scoring " },
    { "game/app", "*" },
};

// Foreign headers by the beginning of their name, and the place that may include them.
static const struct {
    const char *header;
    const char *door;
} DOORS[] = {
    { "SDL", "game/platform/" },
    { "libxml/", "game/xml/" },
    { "sqlite3", "game/store/" },
    { "cairo", "game/draw/" },
    { "pango/", "game/draw/" },
    { "fontconfig/", "game/" }, // platform finds fonts, draw lets go of them
    { "gsl/", "scoring/" },
    { "sodium", "game/base/" }, // digests and secrets
    { "libintl", "game/locale/" },
    { "gettext-po", "game/locale/" },
    { "json-c/", "game/" }, // command, and report where it reads back what it wrote
    { "xlsxwriter", "game/report/table/" },
    { "archive", "game/report/table/zip.c" },
};

enum {
    ARROW_COUNT = sizeof(ARROWS) / sizeof(ARROWS[0]),
    DOOR_COUNT = sizeof(DOORS) / sizeof(DOORS[0])
};

struct findings {
    struct buffer text;
    size_t files;
    size_t arrows;
};

// "game/shift" of "game/shift/apply.c"; "scoring" of "scoring/sheet.h".
static void room_of(const char *path, char room[64])
{
    const char *slash = strchr(path, '/');
    if (slash != NULL && strncmp(path, "game/", 5) == 0) {
        slash = strchr(slash + 1, '/');
    }
    size_t size = slash != NULL ? (size_t)(slash - path) : 0;
    (void)snprintf(room, 64, "%.*s", (int)size, path);
}

static bool may_include(const char *from, const char *to)
{
    char padded[80];
    (void)snprintf(padded, sizeof(padded), " %s ", to);
    for (size_t i = 0; i < ARROW_COUNT; i++) {
        if (strcmp(ARROWS[i].room, from) == 0) {
            return strcmp(from, to) == 0 || ARROWS[i].may[0] == '*' ||
                    strstr(ARROWS[i].may, padded) != NULL;
        }
    }
    return false; // a room that is not on the plan
}

static void check_own(struct findings *findings, const char *path, const char *included)
{
    char from[64];
    char to[64];
    room_of(path, from);
    room_of(included, to);
    findings->arrows++;
    if (!may_include(from, to)) {
        buffer_add_format(
                &findings->text, "%s includes %s: %s may not know %s\n", path, included, from, to);
    }
}

static void check_foreign(struct findings *findings, const char *path, const char *header)
{
    for (size_t i = 0; i < DOOR_COUNT; i++) {
        bool its = strncmp(header, DOORS[i].header, strlen(DOORS[i].header)) == 0;
        if (its && strncmp(path, DOORS[i].door, strlen(DOORS[i].door)) != 0) {
            buffer_add_format(&findings->text, "%s includes <%s>: its door is %s\n", path, header,
                    DOORS[i].door);
        }
    }
}

static void check_line(struct findings *findings, const char *path, const char *line)
{
    char name[256];
    if (sscanf(line, "#include \"%255[^\"]\"", name) == 1) {
        check_own(findings, path, name);
    } else if (sscanf(line, "#include <%255[^>]>", name) == 1) {
        check_foreign(findings, path, name);
    } else if (strncmp(line, "extern ", 7) == 0 && path[strlen(path) - 1] == 'c') {
        buffer_add_format(&findings->text, "%s: extern in a .c file\n", path);
    }
}

static void check_file(struct findings *findings, const char *path)
{
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "%s", path);
    char line[1024];
    while (fgets(line, sizeof(line), file) != NULL) {
        check_line(findings, path, line);
    }
    (void)fclose(file);
    findings->files++;
}

static void check_folder(struct findings *findings, const char *folder, int depth)
{
    DIR *dir = opendir(folder);
    ck_assert_msg(dir != NULL && depth < 8, "%s", folder);
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        char path[512];
        struct stat status;
        (void)snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        size_t size = strlen(entry->d_name);
        bool code = size > 2 && entry->d_name[size - 2] == '.' &&
                (entry->d_name[size - 1] == 'c' || entry->d_name[size - 1] == 'h');
        if (entry->d_name[0] == '.' || stat(path, &status) != 0) {
            continue;
        }
        if (S_ISDIR(status.st_mode)) {
            check_folder(findings, path, depth + 1);
        } else if (code) {
            check_file(findings, path);
        }
    }
    (void)closedir(dir);
}

START_TEST(no_arrow_runs_upward_and_every_library_has_one_door)
{
    struct findings findings = { 0 };
    check_folder(&findings, "scoring", 0);
    check_folder(&findings, "game", 0);
    ck_assert_msg(findings.text.size == 0, "\n%s", buffer_text(&findings.text));
    // A test that read nothing would hold for any house.
    ck_assert_uint_gt(findings.files, 100);
    ck_assert_uint_gt(findings.arrows, 300);
    buffer_finish(&findings.text);
}
END_TEST

// Whether the lists of this folder, or of one above it, name the source.
static bool is_listed(const char *path)
{
    char folder[512];
    const char *name = strrchr(path, '/') + 1;
    (void)snprintf(folder, sizeof(folder), "%s", path);
    for (char *end = strrchr(folder, '/'); end != NULL; end = strrchr(folder, '/')) {
        char list[600];
        char line[1024];
        *end = '\0';
        (void)snprintf(list, sizeof(list), "%s/CMakeLists.txt", folder);
        FILE *file = fopen(list, "r");
        bool found = false;
        while (file != NULL && !found && fgets(line, sizeof(line), file) != NULL) {
            for (char *rest = line, *word = strsep(&rest, " ()\n"); word != NULL && !found;
                    word = strsep(&rest, " ()\n")) {
                const char *slash = strrchr(word, '/');
                found = strcmp(slash != NULL ? slash + 1 : word, name) == 0;
            }
        }
        if (file != NULL) {
            (void)fclose(file);
        }
        if (found) {
            return true;
        }
    }
    return false;
}

static void check_listed(struct findings *findings, const char *folder, int depth)
{
    DIR *dir = opendir(folder);
    ck_assert_msg(dir != NULL && depth < 8, "%s", folder);
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        char path[512];
        struct stat status;
        (void)snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        size_t size = strlen(entry->d_name);
        if (entry->d_name[0] == '.' || stat(path, &status) != 0) {
            continue;
        }
        if (S_ISDIR(status.st_mode)) {
            check_listed(findings, path, depth + 1);
        } else if (size > 2 && strcmp(entry->d_name + size - 2, ".c") == 0) {
            findings->files++;
            if (!is_listed(path)) {
                buffer_add_format(&findings->text, "%s is built by nothing\n", path);
            }
        }
    }
    (void)closedir(dir);
}

// A source that was moved and left behind still reads as if it were true.
START_TEST(every_source_is_built)
{
    struct findings findings = { 0 };
    check_listed(&findings, "scoring", 0);
    check_listed(&findings, "game", 0);
    check_listed(&findings, "tests", 0);
    ck_assert_msg(findings.text.size == 0, "\n%s", buffer_text(&findings.text));
    ck_assert_uint_gt(findings.files, 300);
    ck_assert(!is_listed("game/command/nowhere.c"));
    buffer_finish(&findings.text);
}
END_TEST

START_TEST(a_wrong_arrow_is_seen)
{
    struct findings findings = { 0 };
    check_line(&findings, "game/shift/apply.c", "#include \"game/store/store.h\"");
    check_line(&findings, "scoring/sheet.c", "#include \"game/base/mem.h\"");
    check_line(&findings, "game/ui/ui.c", "#include <SDL.h>");
    check_line(&findings, "game/store/chain.c", "#include <sodium.h>");
    check_line(&findings, "game/new/thing.c", "#include \"game/base/mem.h\"");
    size_t lines = 0;
    for (const char *at = buffer_text(&findings.text); *at != '\0'; at++) {
        lines += *at == '\n';
    }
    ck_assert_uint_eq(lines, 5);
    buffer_finish(&findings.text);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("layers");
    TCase *cases = tcase_create("layers");
    tcase_add_test(cases, no_arrow_runs_upward_and_every_library_has_one_door);
    tcase_add_test(cases, every_source_is_built);
    tcase_add_test(cases, a_wrong_arrow_is_seen);
    suite_add_tcase(suite, cases);
    return suite;
}
