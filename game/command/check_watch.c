// SPDX-License-Identifier: GPL-3.0-or-later
// zeven check --watch: after every save what changed, until it is stopped.
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "game/command/answer.h"
#include "game/command/check_inner.h"
#include "game/locale/locale.h"

struct watching {
    const char *path;
    const char *name; // in its folder
    struct command_io *io;
    bool json;
    struct check_measured last; // of the last version that could be played
};

// The folder is watched, not the file: many editors save a new file under the old name.
static int watch_folder(const char *path)
{
    struct buffer folder = { 0 };
    const char *slash = strrchr(path, '/');
    buffer_add_bytes(
            &folder, slash != NULL ? path : ".", slash != NULL ? (size_t)(slash - path) : 1);
    int watch = inotify_init1(IN_CLOEXEC);
    const char *name = folder.size > 0 ? buffer_text(&folder) : "/";
    if (watch >= 0 && inotify_add_watch(watch, name, IN_CLOSE_WRITE | IN_MOVED_TO) < 0) {
        close(watch);
        watch = -1;
    }
    buffer_finish(&folder);
    return watch;
}

// Waits for the next save; false when there is nothing to wait for any more.
static bool wait_for_save(int watch, const char *name)
{
    _Alignas(struct inotify_event) char events[4096];
    for (;;) {
        ssize_t size = read(watch, events, sizeof(events));
        if (size < 0 && errno == EINTR) {
            continue;
        }
        if (size <= 0) {
            return false;
        }
        for (char *at = events; at < events + size;) {
            const struct inotify_event *event = (const struct inotify_event *)(const void *)at;
            if (event->len > 0 && strcmp(event->name, name) == 0) {
                return true;
            }
            at += sizeof(*event) + event->len;
        }
    }
}

static void add_findings(struct buffer *text, size_t count)
{
    if (count > 0) {
        buffer_add_format(
                text, tr_plural("; %ld finding", "; %ld findings", (long)count), (long)count);
    }
}

// One line; what is wrong is said before it, on the other stream.
static void say(const struct watching *watching, const struct check_measured *before,
        const struct check_measured *now, struct diag_list *diags, bool first)
{
    struct buffer text = { 0 };
    command_print_diags(watching->io, diags);
    if (now->known) {
        check_add_change(&text, &before->measures, &now->measures);
    } else {
        buffer_add(&text, tr("cannot be played as it is"));
    }
    add_findings(&text, diags->diags.count);
    fprintf(watching->io->out, "%s%s\n", first ? tr("Now: ") : "", buffer_text(&text));
    buffer_finish(&text);
}

static void answer_look(const struct watching *watching, const struct check_measured *before,
        const struct check_measured *now, struct diag_list *diags)
{
    struct answer answer;
    answer_open(&answer);
    check_add_change_json(&answer.json, before, now);
    answer_add_findings(&answer.json, diags);
    answer_close(&answer, watching->io);
}

static void look(struct watching *watching, bool first)
{
    struct diag_list diags = { 0 };
    struct check_measured now;
    check_measure(watching->path, NULL, &now, &diags);
    struct check_measured before = watching->last.known ? watching->last : now;
    if (watching->json) {
        answer_look(watching, &before, &now, &diags);
    } else {
        say(watching, &before, &now, &diags, first);
    }
    watching->last = now.known ? now : watching->last;
    fflush(watching->io->out);
    fflush(watching->io->err);
    diag_list_finish(&diags);
}

int check_watch(const char *path, int saves, bool json, struct command_io *io)
{
    const char *slash = strrchr(path, '/');
    struct watching watching = {
        .path = path, .name = slash != NULL ? slash + 1 : path, .io = io, .json = json
    };
    int watch = access(path, R_OK) == 0 ? watch_folder(path) : -1;
    if (watch < 0) {
        fprintf(io->err, tr("zeven check: %s cannot be watched.\n"), path);
        return COMMAND_FAILED;
    }
    look(&watching, true);
    for (int seen = 0; saves == 0 || seen < saves; seen++) {
        if (!wait_for_save(watch, watching.name)) {
            break;
        }
        look(&watching, false);
    }
    close(watch);
    return COMMAND_FINE;
}
