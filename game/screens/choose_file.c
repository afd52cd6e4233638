// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing a file of one kind: folders and files as a list, by keyboard and by mouse.
#include "game/screens/choose_file.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/base/utf8.h"
#include "game/base/vec.h"
#include "game/locale/locale.h"
#include "game/ui/widget.h"

enum { SHOWN_MOST = 500 };

struct found {
    const char *name;
    bool folder;
    int64_t bytes;
};

struct choose_file {
    char *folder; // without a slash at its end; "" is the root
    char *ending;
    choose_file_take take;
    void *context;
    struct arena arena;
    VEC(struct found) found;
    bool closed; // the folder cannot be read
    bool more;   // than are shown
};

/* ---- a folder ---- */

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool ends_in(const char *name, const char *ending)
{
    size_t size = strlen(name);
    size_t tail = strlen(ending);
    return size > tail && strcasecmp(name + size - tail, ending) == 0;
}

static void add(struct choose_file *choose, const char *name)
{
    struct stat status;
    struct buffer path = { 0 };
    buffer_add_format(&path, "%s/%s", choose->folder, name);
    bool there = stat(buffer_text(&path), &status) == 0 && utf8_valid(name, strlen(name), NULL);
    bool folder = there && S_ISDIR(status.st_mode);
    bool file = there && S_ISREG(status.st_mode) && ends_in(name, choose->ending);
    if ((folder || file) && choose->found.count < SHOWN_MOST) {
        struct found found = { arena_copy_text(&choose->arena, name, strlen(name)), folder,
            status.st_size };
        vec_push(&choose->found, found);
    } else {
        choose->more |= folder || file;
    }
    buffer_finish(&path);
}

// Files first: those are what somebody looks for.
static int by_name(const void *a, const void *b)
{
    const struct found *x = a;
    const struct found *y = b;
    return x->folder != y->folder ? x->folder - y->folder : strcasecmp(x->name, y->name);
}

static void look(struct choose_file *choose)
{
    DIR *directory = opendir(choose->folder[0] != '\0' ? choose->folder : "/");
    vec_finish(&choose->found);
    arena_finish(&choose->arena);
    arena_init(&choose->arena);
    choose->closed = directory == NULL;
    choose->more = false;
    for (struct dirent *entry = NULL; directory != NULL && (entry = readdir(directory)) != NULL;) {
        if (entry->d_name[0] != '.') {
            add(choose, entry->d_name);
        }
    }
    if (directory != NULL) {
        (void)closedir(directory);
    }
    if (choose->found.count > 1) {
        qsort(choose->found.items, choose->found.count, sizeof(struct found), by_name);
    }
}

// The folder that `near` is or stands in; else the person's own.
static char *folder_of(const char *near)
{
    char *path = mem_copy_text(near);
    while (path[0] == '/' && !is_folder(path)) {
        *strrchr(path, '/') = '\0';
    }
    if (path[0] != '/') {
        const char *home = getenv("HOME");
        mem_free(path);
        path = mem_copy_text(home != NULL && is_folder(home) ? home : "");
    }
    for (size_t size = strlen(path); size > 0 && path[size - 1] == '/'; size--) {
        path[size - 1] = '\0';
    }
    return path;
}

static void go_to(struct choose_file *choose, char *folder)
{
    mem_free(choose->folder);
    choose->folder = folder;
    look(choose);
}

static void go_up(struct choose_file *choose)
{
    char *folder = mem_copy_text(choose->folder);
    char *slash = strrchr(folder, '/');
    if (slash != NULL) {
        *slash = '\0';
    }
    go_to(choose, folder);
}

const char *choose_file_dropped(const struct ui_event *event)
{
    bool named = event->kind == UI_FILE_DROPPED && event->path != NULL &&
            utf8_valid(event->path, strlen(event->path), NULL);
    return named && !is_folder(event->path) ? event->path : NULL;
}

/* ---- the screen ---- */

static const char *size_words(struct ui *ui, int64_t bytes)
{
    long kilobytes = (long)((bytes + 999) / 1000);
    return kilobytes < 10000 ? ui_format(ui, tr("%ld KB"), kilobytes)
                             : ui_format(ui, tr("%ld MB"), (kilobytes + 999) / 1000);
}

static void build_one(const struct choose_file *choose, struct ui *ui, size_t index)
{
    const struct found *found = &choose->found.items[index];
    if (index > 0) {
        ui_divider(ui);
    }
    ui_open_control(ui,
            (struct ui_control) {
                    .id = "found", .number = (int64_t)index, .role = UI_ROLE_LIST_ITEM },
            (struct ui_box) {
                    .flow = UI_ROW, .gap = 12, .align = UI_BASELINE, .padding = UI_SIDES(9, 18) });
    ui_text_with(ui,
            (struct ui_text) {
                    .type = found->folder ? UI_BODY : UI_STRONG, .grow = 1, .max_lines = 2 },
            found->folder ? ui_format(ui, "%s/", found->name) : found->name);
    ui_text(ui, UI_SMALL, found->folder ? tr("folder") : size_words(ui, found->bytes));
    ui_close(ui);
}

static const char *nothing_words(const struct choose_file *choose, struct ui *ui)
{
    return choose->closed
            ? tr("This folder cannot be opened.")
            : ui_format(ui, tr("There is no file here that ends in %s."), choose->ending);
}

static bool has_file(const struct choose_file *choose)
{
    return choose->found.count > 0 && !choose->found.items[0].folder;
}

static void build_found(const struct choose_file *choose, struct ui *ui)
{
    if (!has_file(choose)) {
        ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
        ui_text(ui, UI_BODY, nothing_words(choose, ui));
        ui_close(ui);
    }
    if (choose->found.count > 0) {
        struct ui_box card = ui_card();
        card.gap = 0;
        card.padding = UI_ALL(1);
        ui_open(ui, card);
        ui_open_group(
                ui, UI_ROLE_LIST, "found-list", tr("Files and folders"), (struct ui_box) { 0 });
        for (size_t i = 0; i < choose->found.count; i++) {
            build_one(choose, ui, i);
        }
        ui_close(ui);
        ui_close(ui);
    }
    if (choose->more) {
        ui_text(ui, UI_SMALL, ui_format(ui, tr("Only the first %d are shown."), SHOWN_MOST));
    }
}

static void build(void *self, struct navigator *navigator)
{
    const struct choose_file *choose = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    ui_open(ui, ui_bar());
    ui_text(ui, UI_STRONG, "Zeven");
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .max_lines = 1 }, tr("Choose a file"));
    ui_spacer(ui);
    ui_button(ui,
            (struct ui_button) { .id = "back",
                    .label = tr("Back"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { UI_KEY_ESCAPE, 0 } });
    ui_close(ui);
    struct ui_box page = ui_page("choose-file");
    page.padding = UI_SIDES(16, 24);
    page.gap = 12;
    ui_open(ui, page);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12, .line_gap = 8, .align = UI_CENTRE });
    ui_button(ui,
            (struct ui_button) { .id = "up",
                    .label = tr("One folder up"),
                    .kind = UI_PILL_LINED,
                    .disabled = choose->folder[0] == '\0',
                    .shortcut = { UI_KEY_UP, UI_ALT } });
    ui_text(ui, UI_BODY, choose->folder[0] != '\0' ? choose->folder : "/");
    ui_close(ui);
    build_found(choose, ui);
    ui_close(ui);
    ui_close(ui);
}

static void focus_first(const struct choose_file *choose, struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    ui_scroll_to_start(ui, "choose-file", 0);
    ui_focus(ui, choose->found.count > 0 ? "found" : "up", 0);
    ui_touch(ui);
}

static void open_found(struct choose_file *choose, struct navigator *navigator, size_t index)
{
    struct buffer path = { 0 };
    const struct found *found = &choose->found.items[index];
    bool folder = found->folder;
    buffer_add_format(&path, "%s/%s", choose->folder, found->name);
    if (folder) {
        go_to(choose, buffer_take(&path));
        focus_first(choose, navigator);
    } else {
        choose->take(choose->context, buffer_text(&path));
        navigator_pop(navigator);
    }
    buffer_finish(&path);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct choose_file *choose = self;
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    } else if (ui_message_is(message, UI_PRESSED, "up")) {
        go_up(choose);
        focus_first(choose, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "found") &&
            (size_t)message->number < choose->found.count) {
        open_found(choose, navigator, (size_t)message->number);
    }
}

// A folder is gone to, a file of the kind that is looked for is chosen.
static void window(void *self, struct navigator *navigator, const struct ui_event *event)
{
    struct choose_file *choose = self;
    const char *path = choose_file_dropped(event);
    if (path != NULL && ends_in(path, choose->ending)) {
        choose->take(choose->context, path);
        navigator_pop(navigator);
    } else if (event->kind == UI_FILE_DROPPED && path == NULL && is_folder(event->path)) {
        go_to(choose, folder_of(event->path));
        focus_first(choose, navigator);
    }
}

static void shown(void *self, struct navigator *navigator)
{
    focus_first(self, navigator);
}

static void destroy(void *self)
{
    struct choose_file *choose = self;
    vec_finish(&choose->found);
    arena_finish(&choose->arena);
    mem_free(choose->folder);
    mem_free(choose->ending);
    mem_free(choose);
}

static const struct screen_class CHOOSE_FILE = {
    .name = "choose-file",
    .build = build,
    .handle = handle,
    .shown = shown,
    .window = window,
    .destroy = destroy,
};

void choose_file_open(struct navigator *navigator, const char *near, const char *ending,
        choose_file_take take, void *context)
{
    struct choose_file *choose = mem_alloc(sizeof(*choose));
    choose->ending = mem_copy_text(ending);
    choose->take = take;
    choose->context = context;
    go_to(choose, folder_of(near));
    navigator_push(navigator, &CHOOSE_FILE, choose);
}
