// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a file in the editor that a person has chosen, at a line.
#include "game/base/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/mem.h"

enum { WORDS_MAX = 16, PLACE_SIZE = 32 };

static const char DESKTOP[] = "xdg-open";

struct call {
    char *words; // one copy; the arguments point into it
    const char *arguments[WORDS_MAX + 3];
    int count;
    char line[PLACE_SIZE];
    char *place; // path and line in one
};

static bool is_set(const char *value)
{
    return value != NULL && value[strspn(value, " \t")] != '\0';
}

const char *editor_chosen(void)
{
    const char *visual = getenv("VISUAL");
    const char *editor = getenv("EDITOR");
    return is_set(visual) ? visual : is_set(editor) ? editor : DESKTOP;
}

static const char *program_name(const char *program)
{
    const char *slash = strrchr(program, '/');
    return slash != NULL ? slash + 1 : program;
}

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names != NULL; names++) {
        if (strcmp(name, *names) == 0) {
            return true;
        }
    }
    return false;
}

static void add(struct call *call, const char *word)
{
    call->arguments[call->count++] = word;
}

// Nearly every editor takes +LINE; these have a way of their own.
static void add_place(struct call *call, const char *path, int line)
{
    static const char *const GOTO[] = { "code", "codium", "code-oss", NULL };
    static const char *const JOINED[] = { "subl", "zed", "hx", NULL };
    static const char *const NONE[] = { "xdg-open", NULL };
    const char *name = program_name(call->arguments[0]);
    bool has_goto = is_one_of(name, GOTO);
    if (line <= 0 || is_one_of(name, NONE)) {
        add(call, path);
    } else if (has_goto || is_one_of(name, JOINED)) {
        size_t size = strlen(path) + PLACE_SIZE;
        call->place = mem_alloc(size);
        (void)snprintf(call->place, size, "%s:%d", path, line);
        if (has_goto) {
            add(call, "--goto");
        }
        add(call, call->place);
    } else {
        (void)snprintf(call->line, sizeof(call->line), "+%d", line);
        add(call, call->line);
        add(call, path);
    }
}

static bool fill_call(struct call *call, const char *editor, const char *path, int line)
{
    call->words = mem_copy_text(editor);
    char *rest = NULL;
    for (char *word = strtok_r(call->words, " \t", &rest); word != NULL && call->count < WORDS_MAX;
            word = strtok_r(NULL, " \t", &rest)) {
        add(call, word);
    }
    if (call->count > 0) {
        add_place(call, path, line);
    }
    return call->count > 0;
}

// The child of a child: nobody has to wait for it. What kept it from starting comes back by the
// pipe, which a program that did start has closed.
static void start(const struct call *call, int report)
{
    if (fork() != 0) {
        _exit(0);
    }
    (void)execvp(call->arguments[0], (char *const *)(void *)call->arguments);
    int error = errno;
    ssize_t written = write(report, &error, sizeof(error));
    _exit(written > 0 ? 127 : 126);
}

static bool run(const struct call *call)
{
    int report[2];
    if (pipe(report) != 0) {
        return false;
    }
    (void)fcntl(report[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(report[1], F_SETFD, FD_CLOEXEC);
    pid_t child = fork();
    if (child == 0) {
        start(call, report[1]);
    }
    (void)close(report[1]);
    int error = 0;
    bool started = child > 0 && waitpid(child, NULL, 0) == child &&
            read(report[0], &error, sizeof(error)) == 0;
    (void)close(report[0]);
    return started;
}

bool editor_open(const char *editor, const char *path, int line)
{
    struct call call = { 0 };
    bool started = fill_call(&call, editor, path, line) && run(&call);
    mem_free(call.place);
    mem_free(call.words);
    return started;
}
