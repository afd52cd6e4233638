// SPDX-License-Identifier: GPL-3.0-or-later
// Watches files: says that one was saved, and never wakes up for anything else.
#include "game/platform/watch.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/base/vec.h"

struct watched {
    int folder; // what inotify calls it
    char *name; // of the file in it
};

struct watch {
    watch_changed changed;
    void *context;
    int news;   // inotify
    int end[2]; // a pipe: closed by whoever ends the watch
    pthread_t thread;
    pthread_mutex_t lock; // over `files`
    VEC(struct watched) files;
};

static bool is_watched(struct watch *watch, const struct inotify_event *event)
{
    bool found = false;
    pthread_mutex_lock(&watch->lock);
    for (size_t i = 0; i < watch->files.count && event->len > 0; i++) {
        const struct watched *file = &watch->files.items[i];
        found = found || (file->folder == event->wd && strcmp(file->name, event->name) == 0);
    }
    pthread_mutex_unlock(&watch->lock);
    return found;
}

// All that lies ready, so that one save is told once.
static bool read_news(struct watch *watch)
{
    _Alignas(struct inotify_event) char bytes[8192];
    bool found = false;
    ssize_t size = read(watch->news, bytes, sizeof(bytes));
    for (ssize_t at = 0; at < size;) {
        const struct inotify_event *event = (const void *)(bytes + at);
        found = is_watched(watch, event) || found;
        at += (ssize_t)(sizeof(*event) + event->len);
    }
    return found;
}

static void *run(void *context)
{
    struct watch *watch = context;
    struct pollfd waits[2] = { { .fd = watch->news, .events = POLLIN },
        { .fd = watch->end[0], .events = POLLIN } };
    int ready = 0;
    while (((ready = poll(waits, 2, -1)) >= 0 || errno == EINTR) && waits[1].revents == 0) {
        if (ready > 0 && read_news(watch)) {
            watch->changed(watch->context);
        }
    }
    return NULL;
}

struct watch *watch_create(watch_changed changed, void *context)
{
    struct watch *watch = mem_alloc(sizeof(*watch));
    watch->changed = changed;
    watch->context = context;
    watch->news = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (watch->news < 0) {
        goto no_news;
    }
    if (pipe(watch->end) != 0) {
        goto no_end;
    }
    pthread_mutex_init(&watch->lock, NULL);
    if (pthread_create(&watch->thread, NULL, run, watch) == 0) {
        return watch;
    }
    pthread_mutex_destroy(&watch->lock);
    (void)close(watch->end[0]);
    (void)close(watch->end[1]);
no_end:
    (void)close(watch->news);
no_news:
    mem_free(watch);
    return NULL;
}

static void forget_files(struct watch *watch)
{
    for (size_t i = 0; i < watch->files.count; i++) {
        mem_free(watch->files.items[i].name);
    }
    vec_clear(&watch->files);
}

void watch_destroy(struct watch *watch)
{
    if (watch == NULL) {
        return;
    }
    (void)close(watch->end[1]);
    pthread_join(watch->thread, NULL);
    (void)close(watch->end[0]);
    (void)close(watch->news);
    pthread_mutex_destroy(&watch->lock);
    forget_files(watch);
    vec_finish(&watch->files);
    mem_free(watch);
}

// The folder is watched, not the file: a file that is saved by another taking its place is another
// file. A link is followed first, since its own folder hears nothing.
static bool add_file(struct watch *watch, const char *path)
{
    char *real = realpath(path, NULL);
    const char *whole = real != NULL ? real : path;
    const char *slash = strrchr(whole, '/');
    struct buffer folder = { 0 };
    buffer_add_bytes(&folder, slash != NULL ? whole : ".",
            slash == whole          ? 1
                    : slash != NULL ? (size_t)(slash - whole)
                                    : 1);
    int number = inotify_add_watch(watch->news, buffer_text(&folder), IN_CLOSE_WRITE | IN_MOVED_TO);
    if (number >= 0) {
        struct watched file = { number, mem_copy_text(slash != NULL ? slash + 1 : whole) };
        vec_push(&watch->files, file);
    }
    buffer_finish(&folder);
    free(real);
    return number >= 0;
}

// Folders stay watched: what is heard of other files in them is passed over.
bool watch_files(struct watch *watch, const char *const *paths, size_t count)
{
    bool all = true;
    pthread_mutex_lock(&watch->lock);
    forget_files(watch);
    for (size_t i = 0; i < count; i++) {
        all = add_file(watch, paths[i]) && all;
    }
    pthread_mutex_unlock(&watch->lock);
    return all;
}
