// SPDX-License-Identifier: GPL-3.0-or-later
// Where the program begins: the screen that stands there when the window opens.
#include "game/screens/start.h"

#include <string.h>

#include "game/base/bundle.h"
#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/candidate/desk.h"

static const char DEMO_SCRIPT[] = "rehearsals/demo.txt";

enum { DEMO_SEED = 7 };

static struct session *create(
        struct world *world, const char *candidate, uint64_t seed, bool practice)
{
    struct session_setup setup = {
        .store = world->store,
        .root = world->data,
        .shift = world->shift,
        .candidate = candidate,
        .seed = seed,
        .created_ms = world->now_ms,
        .practice = practice,
    };
    return session_create(&setup, &world->diags);
}

static void quit(void *context, struct navigator *navigator, struct session *session)
{
    (void)context;
    (void)session;
    navigator_world(navigator)->quit = true;
}

void start_screens(struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    struct session *session = create(world, "K-0001", 1, false);
    if (session == NULL) {
        world->quit = true;
        return;
    }
    struct desk_setup setup = { .session = session, .ended = quit };
    navigator_push(navigator, &DESK_SCREEN, desk_create(&setup));
}

bool start_demo(struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    struct buffer path = { 0 };
    struct buffer script = { 0 };
    buffer_add_format(&path, "%s/%s", world->data, DEMO_SCRIPT);
    bool read = bundle_read_path(buffer_text(&path), BUNDLE_FILE_SIZE_MAX, &script, &world->diags);
    struct session *session = read ? create(world, "demo", DEMO_SEED, false) : NULL;
    if (session != NULL) {
        struct desk_setup setup = {
            .session = session, .ended = quit, .script = buffer_text(&script)
        };
        setup.script = arena_copy_text(&session->arena, buffer_text(&script), script.size);
        navigator_push(navigator, &DESK_SCREEN, desk_create(&setup));
    }
    buffer_finish(&path);
    buffer_finish(&script);
    return session != NULL;
}
