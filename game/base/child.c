// SPDX-License-Identifier: GPL-3.0-or-later
// A child process: another program that gets its input at once and gives its output back, by a
// clock.
#include "game/base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { IN, OUT, CHUNK = 65536 };

struct running {
    pid_t pid;
    int in;  // what the child reads; -1 = closed
    int out; // what it writes
    size_t written;
};

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void close_end(int *end)
{
    if (*end >= 0) {
        (void)close(*end);
    }
    *end = -1;
}

// A socket and not a pipe for its input: writing to one whose reader is gone can be done without a
// signal.
static bool open_ends(int in[2], int out[2])
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) != 0) {
        return false;
    }
    if (pipe2(out, O_CLOEXEC) != 0) {
        close_end(&in[0]);
        close_end(&in[1]);
        return false;
    }
    (void)fcntl(in[1], F_SETFL, O_NONBLOCK);
    return true;
}

static int spawn(const struct child *child, int in, int out, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // posix_spawn takes its words as if it would change them; it does not.
    int trouble = posix_spawnp(
            pid, child->words[0], &actions, NULL, (char *const *)(void *)child->words, environ);
    posix_spawn_file_actions_destroy(&actions);
    return trouble;
}

static int begin(const struct child *child, struct running *running)
{
    int in[2];
    int out[2];
    if (!open_ends(in, out)) {
        return errno;
    }
    int trouble = spawn(child, in[IN], out[OUT], &running->pid);
    close_end(&in[IN]);
    close_end(&out[OUT]);
    running->in = in[OUT];
    running->out = out[IN];
    running->written = 0;
    if (trouble != 0) {
        close_end(&running->in);
        close_end(&running->out);
    }
    return trouble;
}

static void feed(const struct child *child, struct running *running)
{
    ssize_t count = send(running->in, child->input + running->written,
            child->input_size - running->written, MSG_NOSIGNAL);
    if (count > 0) {
        running->written += (size_t)count;
    }
    bool gone = count < 0 && errno != EAGAIN && errno != EINTR;
    if (gone || running->written == child->input_size) {
        close_end(&running->in);
    }
}

static void drain(struct running *running, struct buffer *output)
{
    char chunk[CHUNK];
    ssize_t count = read(running->out, chunk, sizeof(chunk));
    if (count > 0 && output->size + (size_t)count <= CHILD_OUTPUT_MAX) {
        buffer_add_bytes(output, chunk, (size_t)count);
    } else if (count >= 0 || errno != EINTR) {
        close_end(&running->out);
    }
}

// True when the child has closed its output in time.
static bool talk(const struct child *child, struct running *running, struct buffer *output)
{
    long long until = now_ms() + child->limit_ms;
    while (running->out >= 0) {
        long long left = until - now_ms();
        struct pollfd ends[] = { { running->out, POLLIN, 0 }, { running->in, POLLOUT, 0 } };
        int ready = left > 0 ? poll(ends, 2, (int)left) : 0;
        if (ready == 0 || (ready < 0 && errno != EINTR)) {
            return false;
        }
        if (ready > 0 && running->in >= 0 && ends[1].revents != 0) {
            feed(child, running);
        }
        if (ready > 0 && ends[0].revents != 0) {
            drain(running, output);
        }
    }
    return true;
}

enum child_end child_run(const struct child *child, struct buffer *output)
{
    struct running running = { 0 };
    int trouble = begin(child, &running);
    if (trouble != 0) {
        return trouble == ENOENT || trouble == EACCES ? CHILD_ABSENT : CHILD_FAILED;
    }
    bool in_time = talk(child, &running, output);
    if (!in_time) {
        (void)kill(running.pid, SIGKILL);
    }
    close_end(&running.in);
    close_end(&running.out);
    int status = 0;
    while (waitpid(running.pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (!in_time) {
        return CHILD_LATE;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? CHILD_FINE : CHILD_FAILED;
}
