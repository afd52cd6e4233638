// SPDX-License-Identifier: GPL-3.0-or-later
// What a test does to the program from inside, loaded before the C library: a wall clock that is
// put forward by the seconds that stand in the file WINDOW_CLOCK (time that only runs on is left
// alone), and a SIGTERM at the worst moment, once, when there is a file WINDOW_END. SDL wakes
// itself up by messages to its window: the last of them comes once more, when the window has just
// gone.
#include <dlfcn.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long seconds_ahead(void)
{
    const char *path = getenv("WINDOW_CLOCK");
    FILE *file = path != NULL ? fopen(path, "r") : NULL;
    long seconds = 0;
    if (file != NULL) {
        if (fscanf(file, "%ld", &seconds) != 1) {
            seconds = 0;
        }
        (void)fclose(file);
    }
    return seconds;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    long result = syscall(SYS_clock_gettime, clock, now);
    if (result == 0 && clock == CLOCK_REALTIME) {
        now->tv_sec += seconds_ahead();
    }
    return (int)result;
}

// SDL, and nobody else here, waits for what is urgent too.
static bool is_window_waiting(const struct pollfd *waits, nfds_t count, int timeout_ms)
{
    return count == 1 && waits[0].events == (POLLIN | POLLPRI) && timeout_ms != 0;
}

int poll(struct pollfd *waits, nfds_t count, int timeout_ms)
{
    const char *end = getenv("WINDOW_END");
    if (end != NULL && is_window_waiting(waits, count, timeout_ms) && unlink(end) == 0) {
        (void)kill(getpid(), SIGTERM);
    }
    return (int)syscall(SYS_poll, waits, count, timeout_ms);
}

// As X11/Xlib.h has them, without its types.
typedef int send_event(void *display, unsigned long window, int propagate, long mask, void *event);
typedef int destroy_window(void *display, unsigned long window);
typedef int synchronise(void *display, int discard);

enum { EVENT_SIZE = 192 };

static struct {
    void *display;
    unsigned long window;
    char event[EVENT_SIZE];
} last;

static void find(void *function, const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    memcpy(function, &found, sizeof(found));
}

int XSendEvent(void *display, unsigned long window, int propagate, long mask, void *event);
int XSendEvent(void *display, unsigned long window, int propagate, long mask, void *event)
{
    send_event *send = NULL;
    find(&send, "XSendEvent");
    if (mask == 0) {
        last.display = display;
        last.window = window;
        memcpy(last.event, event, sizeof(last.event));
    }
    return send(display, window, propagate, mask, event);
}

int XDestroyWindow(void *display, unsigned long window);
int XDestroyWindow(void *display, unsigned long window)
{
    destroy_window *destroy = NULL;
    synchronise *wait = NULL;
    find(&destroy, "XDestroyWindow");
    find(&wait, "XSync");
    int result = destroy(display, window);
    (void)wait(display, 0);
    if (last.display != NULL && last.window == window) {
        (void)XSendEvent(last.display, window, 0, 0, last.event);
    }
    return result;
}
