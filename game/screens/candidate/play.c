// SPDX-License-Identifier: GPL-3.0-or-later
// Playing: from the welcome to the desk and back, and what happens when a shift has ended.
#include "game/screens/candidate/play.h"

#include <string.h>

#include "game/base/digest.h"
#include "game/screens/candidate/desk.h"
#include "game/screens/candidate/invited.h"
#include "game/screens/candidate/room.h"
#include "game/screens/candidate/screens.h"
#include "game/screens/outcome.h"
#include "game/screens/recruiter/recruiter.h"
#include "game/store/office.h"
#include "game/store/sessions.h"

struct beginning {
    const char *candidate;
    const char *shift;
    const char *language; // NULL = the shift's own
    uint64_t seed;
    bool practice;
};

static struct session *begin(struct world *world, const struct beginning *beginning)
{
    struct session_setup setup = {
        .store = world->store,
        .root = world->data,
        .shift = beginning->shift,
        .candidate = beginning->candidate,
        .language = beginning->language,
        .seed = beginning->seed,
        .created_ms = world->now_ms,
        .practice = beginning->practice,
    };
    return session_create(&setup, &world->diags);
}

static uint64_t draw_seed(void)
{
    uint64_t seed = 0;
    digest_random(&seed, sizeof(seed));
    return seed;
}

// How it looks stands beside the actions: an accommodation is in the log, and never scored.
static void remark_display(struct world *world, struct session *session)
{
    struct buffer text = { 0 };
    display_settings_write(&text, &world->display);
    session_remark(session, buffer_text(&text), world->now_ms, &world->diags);
    buffer_finish(&text);
}

static void open_desk(struct navigator *navigator, const struct desk_setup *setup)
{
    navigator_push(navigator, &DESK_SCREEN, desk_create(setup));
}

static void practice_ended(void *context, struct navigator *navigator, struct session *session)
{
    struct sitting *sitting = context;
    (void)session;
    sitting->practised = true;
    navigator_pop(navigator);
}

bool play_practice(struct navigator *navigator, struct sitting *sitting)
{
    struct world *world = navigator_world(navigator);
    struct beginning beginning = {
        .candidate = sitting->code,
        .shift = sitting_shift_path(sitting, world),
        .language = sitting->shift.practice_language,
        .seed = draw_seed(),
        .practice = true,
    };
    struct session *session = begin(world, &beginning);
    if (session != NULL) {
        open_desk(navigator,
                &(struct desk_setup) { .session = session,
                        .ended = practice_ended,
                        .context = sitting,
                        .breaks = sitting->needs.breaks });
    }
    return session != NULL;
}

// What cannot be kept now stays a running session: it is offered again, with what is wrong said.
static void shift_ended(void *context, struct navigator *navigator, struct session *session)
{
    struct sitting *sitting = context;
    struct world *world = navigator_world(navigator);
    struct result result;
    int64_t id = session->id;
    if (outcome_finish_session(&result, session, world->store, world->now_ms, &world->diags)) {
        invitation_forget(world->store, result.meta.candidate, &world->diags);
        thanks_replace(navigator, sitting, id, &result);
    } else {
        navigator_pop(navigator);
    }
}

static void open_shift(
        struct navigator *navigator, struct sitting *sitting, struct session *session)
{
    open_desk(navigator,
            &(struct desk_setup) { .session = session,
                    .ended = shift_ended,
                    .context = sitting,
                    .breaks = sitting->needs.breaks });
}

static struct session *begin_shift(struct world *world, const struct sitting *sitting)
{
    struct buffer path = { 0 };
    sitting_write_path(sitting, world, &path);
    struct beginning beginning = {
        .candidate = sitting->code,
        .shift = buffer_text(&path),
        .language = sitting->shift.language,
        .seed = draw_seed(),
    };
    struct session *session = begin(world, &beginning);
    buffer_finish(&path);
    return session;
}

bool play_shift(struct navigator *navigator, struct sitting *sitting)
{
    struct world *world = navigator_world(navigator);
    struct session *session = begin_shift(world, sitting);
    if (session == NULL) {
        return false;
    }
    if (*sitting->name != '\0') {
        office_write_name(world->store, sitting->code, sitting->name, &world->diags);
    }
    remark_display(world, session);
    invited_remark(sitting, world, session);
    room_at_desk(sitting, navigator);
    open_shift(navigator, sitting, session);
    return true;
}

// Who goes on sees the desk as it was set for them, whoever sat here in between.
static void take_invitation(struct sitting *sitting, struct navigator *navigator, int64_t id)
{
    struct world *world = navigator_world(navigator);
    struct session_list list = { 0 };
    if (store_find_session(world->store, id, &list, &world->diags) && list.rows.count > 0) {
        sitting_set_code(sitting, list.rows.items[0].start.candidate);
        invited_accept(sitting, navigator);
    }
    session_list_finish(&list);
}

bool play_left(struct navigator *navigator, struct sitting *sitting, int64_t id)
{
    struct world *world = navigator_world(navigator);
    struct session *session = session_resume(world->store, id, &world->diags);
    if (session != NULL) {
        take_invitation(sitting, navigator, id);
        remark_display(world, session);
        invited_remark(sitting, world, session);
        room_at_desk(sitting, navigator);
        open_shift(navigator, sitting, session);
    }
    return session != NULL;
}

static void script_ended(void *context, struct navigator *navigator, struct session *session)
{
    struct world *world = navigator_world(navigator);
    struct result result;
    int64_t id = session->id;
    (void)context;
    bool kept =
            outcome_finish_session(&result, session, world->store, world->now_ms, &world->diags);
    world->demo = false;
    navigator_pop(navigator);
    if (kept) {
        result_finish(&result);
        recruiter_show_sheet(navigator, id);
    }
}

bool play_demo(struct navigator *navigator, const char *script, uint64_t seed)
{
    struct world *world = navigator_world(navigator);
    struct beginning beginning = { .candidate = "K-2041", .shift = world->shift, .seed = seed };
    struct session *session = begin(world, &beginning);
    if (session != NULL) {
        const char *kept = arena_copy_text(&session->arena, script, strlen(script));
        open_desk(navigator,
                &(struct desk_setup) { .session = session, .ended = script_ended, .script = kept });
    }
    return session != NULL;
}
