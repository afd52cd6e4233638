// SPDX-License-Identifier: GPL-3.0-or-later
// A handler may do little: it writes a byte into a pipe, and a thread that sleeps on the other end
// does the rest.
#include "game/platform/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static const int SIGNALS[] = { SIGINT, SIGTERM, SIGHUP };
enum { SIGNAL_COUNT = sizeof(SIGNALS) / sizeof(SIGNALS[0]) };

static struct {
    signals_heard heard;
    void *context;
    int pipe[2];
    pthread_t thread;
    bool hears[SIGNAL_COUNT];
    bool begun;
} signals;

static void note(int number)
{
    int kept = errno;
    char byte = (char)number;
    (void)!write(signals.pipe[1], &byte, 1); // full: it was told often enough
    errno = kept;
}

static void *run(void *nothing)
{
    char byte = 0;
    ssize_t size = 0;
    (void)nothing;
    while ((size = read(signals.pipe[0], &byte, 1)) != 0) {
        if (size == 1) {
            signals.heard(signals.context);
        }
    }
    return NULL;
}

static void hear(int which)
{
    struct sigaction action = { .sa_handler = note, .sa_flags = SA_RESTART };
    struct sigaction before;
    signals.hears[which] = sigaction(SIGNALS[which], NULL, &before) == 0 &&
            before.sa_handler == SIG_DFL && sigaction(SIGNALS[which], &action, NULL) == 0;
}

bool signals_begin(signals_heard heard, void *context)
{
    signals.heard = heard;
    signals.context = context;
    if (signals.begun || pipe2(signals.pipe, O_CLOEXEC) != 0) {
        return signals.begun;
    }
    (void)fcntl(signals.pipe[1], F_SETFL, O_NONBLOCK);
    signals.begun = pthread_create(&signals.thread, NULL, run, NULL) == 0;
    if (!signals.begun) {
        (void)close(signals.pipe[0]);
        (void)close(signals.pipe[1]);
    }
    for (int i = 0; i < SIGNAL_COUNT && signals.begun; i++) {
        hear(i);
    }
    return signals.begun;
}

void signals_end(void)
{
    if (!signals.begun) {
        return;
    }
    for (int i = 0; i < SIGNAL_COUNT; i++) {
        if (signals.hears[i]) {
            (void)signal(SIGNALS[i], SIG_DFL);
        }
    }
    (void)close(signals.pipe[1]);
    pthread_join(signals.thread, NULL);
    (void)close(signals.pipe[0]);
    signals.begun = false;
}
