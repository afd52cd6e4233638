// SPDX-License-Identifier: GPL-3.0-or-later
// A hand at mouse or keyboard: real X input through xdotool, each followed by a look whether it
// arrived.
#include "tests/window/hand.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/diag.h"

enum { NOTCHES_MAX = 200, STEPS_MAX = 400, LEAST_SEEN = 10, LEAST_PAGE = 40 };

// A page of its own has no name; the wheel over its middle turns it.
static const struct ui_rect WINDOW = { 0, 0, 1280, 800 };

static bool fail(struct hand *hand, const char *format, ...) PRINTF_LIKE(2, 3);

static bool fail(struct hand *hand, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(hand->why, sizeof(hand->why), format, arguments);
    va_end(arguments);
    return false;
}

static void tell(struct hand *hand, const char *format, ...) PRINTF_LIKE(2, 3);

static void tell(struct hand *hand, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    (void)vfprintf(hand->xdotool, format, arguments);
    va_end(arguments);
    (void)fputc('\n', hand->xdotool);
    (void)fflush(hand->xdotool);
}

bool hand_init(struct hand *hand, struct sight *sight, enum hand_way way)
{
    *hand = (struct hand) { .way = way, .sight = sight };
    // It grumbles when a window was killed.
    hand->xdotool = popen("xdotool - 2>/dev/null", "w");
    return hand->xdotool != NULL;
}

void hand_finish(struct hand *hand)
{
    if (hand->xdotool != NULL) {
        (void)pclose(hand->xdotool);
    }
}

static bool is_shown(const struct sight *sight, const void *context)
{
    (void)context;
    return sight->things.count > 0;
}

bool hand_take_up(struct hand *hand)
{
    char command[160];
    hand->keys = 0;
    hand->presses = 0;
    hand->wheels = 0;
    if (!sight_wait(hand->sight, is_shown, NULL)) {
        return fail(hand, "no window appears");
    }
    (void)snprintf(command, sizeof(command),
            "timeout 20 xdotool search --sync --onlyvisible --pid %d | tail -1",
            (int)hand->sight->shows);
    FILE *found = popen(command, "r");
    bool read = found != NULL && fgets(hand->window, sizeof(hand->window), found) != NULL;
    if (found != NULL) {
        (void)pclose(found);
    }
    hand->window[strcspn(hand->window, "\n")] = '\0';
    (void)snprintf(
            command, sizeof(command), "timeout 20 xdotool windowactivate --sync %s", hand->window);
    return (read && system(command) == 0) || fail(hand, "the window cannot be brought forward");
}

/* ---- has it arrived? ---- */

static bool has_arrived(const struct sight *sight, const void *context)
{
    const struct hand *hand = context;
    return sight->keys >= hand->keys && sight->presses >= hand->presses &&
            sight->wheels >= hand->wheels;
}

static bool arrives(struct hand *hand, const char *what)
{
    return sight_wait(hand->sight, has_arrived, hand) ||
            fail(hand, "%s does not arrive in the window", what);
}

void hand_hold_key(struct hand *hand, const char *key, bool down)
{
    tell(hand, "%s --delay 0 %s", down ? "keydown" : "keyup", key);
    hand->keys += down;
}

bool hand_key(struct hand *hand, const char *key)
{
    tell(hand, "key --delay 0 %s", key);
    hand->keys++;
    return arrives(hand, key);
}

static const struct thing *thing_at(const struct hand *hand, int index)
{
    return &hand->sight->things.items[index];
}

/* ---- mouse ---- */

static void point(struct hand *hand, struct ui_rect at)
{
    tell(hand, "mousemove --window %s %d %d", hand->window, at.x + at.width / 2,
            at.y + at.height / 2);
}

// The nearest thing around it of which enough is in view to turn the wheel over it.
static int page_of(const struct hand *hand, int index)
{
    int page = thing_at(hand, index)->parent;
    while (page >= 0 &&
            (thing_at(hand, page)->seen.height < LEAST_PAGE ||
                    thing_at(hand, page)->seen.width < LEAST_PAGE)) {
        page = thing_at(hand, page)->parent;
    }
    return page;
}

static bool turn_wheel(struct hand *hand, int index)
{
    int page = page_of(hand, index);
    struct ui_rect view = page >= 0 ? thing_at(hand, page)->seen : WINDOW;
    struct ui_rect rect = thing_at(hand, index)->rect;
    bool down = rect.y + rect.height / 2 > view.y + view.height / 2;
    point(hand, view);
    tell(hand, "click --delay 0 %d", down ? 5 : 4);
    hand->wheels++;
    return arrives(hand, "the wheel");
}

static bool is_in_view(const struct thing *thing)
{
    int wanted = thing->rect.height < 2 * LEAST_SEEN ? thing->rect.height / 2 : LEAST_SEEN;
    return thing->seen.width >= LEAST_SEEN && thing->seen.height >= wanted;
}

static bool click(struct hand *hand, const char *id, int64_t number)
{
    for (int i = 0; i < NOTCHES_MAX; i++) {
        int index = sight_find(hand->sight, id, number);
        if (index < 0) {
            return fail(hand, "it is not on the screen");
        }
        if (is_in_view(thing_at(hand, index))) {
            point(hand, thing_at(hand, index)->seen);
            tell(hand, "click --delay 0 1");
            hand->presses++;
            return arrives(hand, "the click");
        }
        if (!turn_wheel(hand, index)) {
            return false;
        }
    }
    return fail(hand, "the wheel does not bring it into view");
}

/* ---- keyboard ---- */

static bool step_towards(struct hand *hand, int index, bool *in_vain)
{
    int focus = sight_focus(hand->sight);
    int group = sight_group(hand->sight, index);
    bool beside = focus >= 0 && group >= 0 && group == sight_group(hand->sight, focus);
    if (beside && !*in_vain) {
        if (!hand_key(hand, focus < index ? "Down" : "Up")) {
            return false;
        }
        *in_vain = sight_focus(hand->sight) == focus;
        return true;
    }
    *in_vain = false;
    return hand_key(hand, focus < 0 || focus < index ? "Tab" : "shift+Tab");
}

bool hand_reach(struct hand *hand, const char *id, int64_t number)
{
    bool in_vain = false;
    for (int i = 0; i < STEPS_MAX; i++) {
        int index = sight_find(hand->sight, id, number);
        if (index < 0) {
            return fail(hand, "it is not on the screen");
        }
        if (thing_at(hand, index)->focused) {
            return is_in_view(thing_at(hand, index)) ||
                    fail(hand, "it has the focus and is out of view");
        }
        if (!step_towards(hand, index, &in_vain)) {
            return false;
        }
    }
    return fail(hand, "no key leads there");
}

bool hand_choose(struct hand *hand, const char *id, int64_t number)
{
    if (hand->way == HAND_MOUSE) {
        return click(hand, id, number);
    }
    return hand_reach(hand, id, number) && hand_key(hand, "Return");
}

/* ---- writing ---- */

struct wanted_text {
    const char *id;
    const char *text;
};

// A passphrase stands there as stars, as many.
static bool has_text(const char *value, const char *text)
{
    size_t size = strlen(text);
    return strcmp(value, text) == 0 ||
            (strlen(value) == size && strspn(value, "*") == size && size > 0);
}

static bool stands_there(const struct sight *sight, const void *context)
{
    const struct wanted_text *wanted = context;
    int index = sight_find(sight, wanted->id, 0);
    return index >= 0 && has_text(sight->things.items[index].value, wanted->text);
}

// A line of it is typed as one; where the next begins Enter is pressed.
static void type(struct hand *hand, const char *text)
{
    while (*text != '\0') {
        int size = (int)strcspn(text, "\n");
        if (size > 0) {
            tell(hand, "type --delay 0 \"%.*s\"", size, text);
        }
        text += size;
        if (*text == '\n') {
            tell(hand, "key --delay 0 Return");
            text++;
        }
    }
}

// Signs beyond ASCII are keys that the program has no name for: they arrive as text alone.
static long keys_of(const char *text)
{
    long keys = 0;
    for (; *text != '\0'; text++) {
        keys += (*text & 0x80) == 0;
    }
    return keys;
}

// What was typed has all arrived once the key after it has.
static bool type_whole(struct hand *hand, const char *text)
{
    if (!hand_key(hand, "ctrl+a")) {
        return false;
    }
    type(hand, text);
    hand->keys += keys_of(text);
    return hand_key(hand, "End");
}

bool hand_write(struct hand *hand, const char *id, const char *text)
{
    struct wanted_text wanted = { id, text };
    bool there = hand->way == HAND_MOUSE ? click(hand, id, 0) : hand_reach(hand, id, 0);
    return there && type_whole(hand, text) &&
            (stands_there(hand->sight, &wanted) ||
                    fail(hand, "what is typed does not stand in the field"));
}

bool hand_picture(const struct hand *hand, const char *path)
{
    pid_t child = fork();
    if (child == 0) {
        // Where the window is gone it would wait for somebody to point at another.
        execlp("timeout", "timeout", "20", "import", "-window", hand->window, path, (char *)NULL);
        _exit(127);
    }
    int status = 1;
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}
