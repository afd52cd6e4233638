// SPDX-License-Identifier: GPL-3.0-or-later
// Sight: what stands in the window, as `zeven --access FILE` writes it down.
#include "tests/window/sight.h"

#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/hash.h"
#include "game/base/mem.h"

enum { PATIENCE_MS = 30000, GLANCE_MS = 500 };

bool sight_init(struct sight *sight, const char *path)
{
    *sight = (struct sight) { .path = mem_copy_text(path) };
    char *folder = mem_copy_text(path);
    char *slash = strrchr(folder, '/');
    if (slash != NULL) {
        *slash = '\0';
    }
    sight->watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    bool watches = sight->watch >= 0 &&
            inotify_add_watch(sight->watch, slash != NULL ? folder : ".", IN_MOVED_TO) >= 0;
    mem_free(folder);
    return watches;
}

void sight_finish(struct sight *sight)
{
    if (sight->watch >= 0) {
        close(sight->watch);
    }
    mem_free(sight->path);
    mem_free(sight->text);
    vec_finish(&sight->things);
}

void sight_follow(struct sight *sight, pid_t shows)
{
    (void)unlink(sight->path);
    vec_clear(&sight->things);
    sight->shows = shows;
    sight->keys = 0;
    sight->presses = 0;
    sight->wheels = 0;
    sight->screen[0] = '\0';
}

bool sight_alive(struct sight *sight)
{
    if (sight->shows > 0 && waitpid(sight->shows, NULL, WNOHANG) == sight->shows) {
        sight->shows = 0;
    }
    return sight->shows > 0;
}

bool sight_ends_well(struct sight *sight)
{
    int status = 1;
    struct pollfd ended = { .fd = (int)syscall(SYS_pidfd_open, sight->shows, 0), .events = POLLIN };
    bool in_time = ended.fd >= 0 && poll(&ended, 1, PATIENCE_MS) == 1;
    (void)close(ended.fd);
    if (!in_time || waitpid(sight->shows, &status, 0) != sight->shows) {
        return false;
    }
    sight->shows = 0;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* ---- reading ---- */

// Undoes the escapes of a name in its place.
static void unescape(char *text)
{
    char *to = text;
    for (; *text != '\0'; text++) {
        if (*text == '\\' && text[1] != '\0') {
            text++;
            *to++ = (char)(*text == 'n' ? '\n' : *text == 't' ? '\t' : *text);
        } else {
            *to++ = *text;
        }
    }
    *to = '\0';
}

static int parent_of(const struct sight *sight, int depth)
{
    int at = (int)sight->things.count - 1;
    while (at >= 0 && sight->things.items[at].depth >= depth) {
        at--;
    }
    return at;
}

static void read_thing(struct sight *sight, char *line)
{
    struct thing thing = { .depth = 0 };
    struct ui_rect *rect = &thing.rect;
    struct ui_rect *seen = &thing.seen;
    char states[64];
    int size = 0;
    int read = sscanf(line, "%d %15s %" SCNx64 " %" SCNd64 " %d %d %d %d %d %d %d %d %63[^\t]%n",
            &thing.depth, thing.role, &thing.id, &thing.number, &rect->x, &rect->y, &rect->width,
            &rect->height, &seen->x, &seen->y, &seen->width, &seen->height, states, &size);
    if (read != 13) {
        return;
    }
    char *name = line + size + (line[size] == '\t');
    char *value = strchr(name, '\t');
    if (value != NULL) {
        *value++ = '\0';
        unescape(value);
    }
    unescape(name);
    thing.name = name;
    thing.value = value != NULL ? value : "";
    thing.selected = strstr(states, "selected") != NULL;
    thing.focused = strstr(states, "focused") != NULL;
    thing.parent = parent_of(sight, thing.depth);
    vec_push(&sight->things, thing);
}

static void look(struct sight *sight)
{
    struct buffer text = { 0 };
    struct diag_list diags = { 0 };
    if (bundle_read_path(sight->path, BUNDLE_FILE_SIZE_MAX, &text, &diags)) {
        mem_free(sight->text);
        sight->text = buffer_take(&text);
        vec_clear(&sight->things);
        (void)sscanf(sight->text, "frame %*d keys %ld presses %ld wheels %ld screen %31s",
                &sight->keys, &sight->presses, &sight->wheels, sight->screen);
        char *rest = NULL;
        char *line = strtok_r(sight->text, "\n", &rest);
        while (line != NULL && (line = strtok_r(NULL, "\n", &rest)) != NULL) {
            read_thing(sight, line);
        }
    }
    diag_list_finish(&diags);
    buffer_finish(&text);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void await_news(struct sight *sight)
{
    char news[4096];
    struct pollfd watch = { .fd = sight->watch, .events = POLLIN };
    (void)poll(&watch, 1, GLANCE_MS);
    while (read(sight->watch, news, sizeof(news)) > 0) {
    }
}

bool sight_wait(struct sight *sight, sight_test enough, const void *context)
{
    int64_t until = now_ms() + PATIENCE_MS;
    look(sight);
    while (!enough(sight, context)) {
        if (now_ms() > until || !sight_alive(sight)) {
            return false;
        }
        await_news(sight);
        look(sight);
    }
    return true;
}

/* ---- finding ---- */

int sight_find(const struct sight *sight, const char *id, int64_t number)
{
    uint64_t hash = hash_text(id);
    for (size_t i = 0; i < sight->things.count; i++) {
        if (sight->things.items[i].id == hash && sight->things.items[i].number == number) {
            return (int)i;
        }
    }
    return SIGHT_NOTHING;
}

static bool ends_with(const char *text, const char *end)
{
    size_t size = strlen(text);
    size_t tail = strlen(end);
    return size >= tail && strcmp(text + size - tail, end) == 0;
}

int sight_find_words(const struct sight *sight, const char *id, const char *words)
{
    uint64_t hash = hash_text(id);
    for (size_t i = 0; i < sight->things.count; i++) {
        if (sight->things.items[i].id == hash && ends_with(sight->things.items[i].name, words)) {
            return (int)i;
        }
    }
    return SIGHT_NOTHING;
}

int sight_find_role(const struct sight *sight, const char *role, const char *name)
{
    for (size_t i = 0; i < sight->things.count; i++) {
        const struct thing *thing = &sight->things.items[i];
        if (strcmp(thing->role, role) == 0 && strcmp(thing->name, name) == 0) {
            return (int)i;
        }
    }
    return SIGHT_NOTHING;
}

int sight_focus(const struct sight *sight)
{
    for (size_t i = 0; i < sight->things.count; i++) {
        if (sight->things.items[i].focused) {
            return (int)i;
        }
    }
    return SIGHT_NOTHING;
}

static bool is_group(const struct thing *thing)
{
    static const char *const ROLES[] = { "list", "radiogroup", "tablist", "toolbar", "table" };
    for (size_t i = 0; i < sizeof(ROLES) / sizeof(ROLES[0]); i++) {
        if (strcmp(thing->role, ROLES[i]) == 0) {
            return true;
        }
    }
    return false;
}

int sight_group(const struct sight *sight, int thing)
{
    int at = thing >= 0 ? sight->things.items[thing].parent : SIGHT_NOTHING;
    while (at >= 0 && !is_group(&sight->things.items[at])) {
        at = sight->things.items[at].parent;
    }
    return at;
}
