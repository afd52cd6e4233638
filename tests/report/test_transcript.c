// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the transcript: everything said is in it, in order of time, and no score unless asked
// for.
#include "game/report/transcript.h"

#include <string.h>

#include "game/locale/locale.h"
#include "game/shift/shift.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

// The same actions once more, listened to by the transcript.
static void tell(const struct play *play, bool scores, struct buffer *out)
{
    struct shift_state state;
    shift_state_init(&state, play->plan, 7);
    struct transcript transcript;
    transcript_init(&transcript, out, &state, scores);
    struct sink sink = { transcript_take, &transcript };
    shift_begin(&state, &sink);
    for (size_t i = 0; i < play->actions.count; i++) {
        struct shift_event event;
        ck_assert_int_eq(shift_decide(&state, &play->actions.items[i], &event), REFUSED_NOT);
        transcript_action(&transcript, &play->actions.items[i]);
        shift_apply(&state, &event, &sink);
    }
    shift_state_finish(&state);
}

static void play_parcel(struct play *play)
{
    play_init(play, "noorderkist/pakket");
    play_rehearsal(play, "pakket-model", PLAY_WHOLE);
}

START_TEST(everything_said_is_in_it)
{
    ck_assert(locale_init("nl", locale_default_folder()));
    struct play play;
    struct buffer out = { 0 };
    play_parcel(&play);
    tell(&play, false, &out);
    const struct scenario *model = play.plan->scenarios[0].scenario;
    int said = 0;
    for (size_t i = 0; i < play.happenings.count; i++) {
        const struct happening *happening = &play.happenings.items[i];
        bool speech = happening->kind == HAPPENED_CANDIDATE_SAID ||
                happening->kind == HAPPENED_CUSTOMER_SAID;
        if (speech) {
            said++;
            ck_assert_ptr_nonnull(strstr(buffer_text(&out), scenario_text(model, happening->text)));
        }
    }
    ck_assert_int_gt(said, 20);
    ck_assert_ptr_nonnull(strstr(buffer_text(&out), "09:12 [WhatsApp] Joris Nijland: "));
    ck_assert_ptr_nonnull(strstr(buffer_text(&out), " [WhatsApp] u: "));
    ck_assert_ptr_nonnull(strstr(buffer_text(&out), " — opgezocht: "));
    ck_assert_ptr_nonnull(strstr(buffer_text(&out), " — einde van de dienst\n"));
    buffer_finish(&out);
    play_finish(&play);
}
END_TEST

START_TEST(time_never_runs_back)
{
    struct play play;
    struct buffer out = { 0 };
    play_parcel(&play);
    tell(&play, false, &out);
    char last[6] = "00:00";
    for (const char *line = buffer_text(&out); *line != '\0'; line = strchr(line, '\n') + 1) {
        if (line[2] == ':' && line[5] == ' ') {
            ck_assert_msg(strncmp(last, line, 5) <= 0, "%s before %.30s", last, line);
            memcpy(last, line, 5);
        }
    }
    ck_assert_str_ne(last, "00:00");
    buffer_finish(&out);
    play_finish(&play);
}
END_TEST

START_TEST(points_are_told_only_to_who_asks)
{
    ck_assert(locale_init("nl", locale_default_folder()));
    struct play play;
    struct buffer plain = { 0 };
    struct buffer scored = { 0 };
    play_parcel(&play);
    tell(&play, false, &plain);
    tell(&play, true, &scored);
    ck_assert_ptr_null(strstr(buffer_text(&plain), "Empathie "));
    ck_assert_ptr_nonnull(strstr(buffer_text(&scored), "Empathie 3/3 ("));
    ck_assert_uint_gt(scored.size, plain.size);
    buffer_finish(&plain);
    buffer_finish(&scored);
    play_finish(&play);
}
END_TEST

START_TEST(what_no_happening_tells_is_told_too)
{
    ck_assert(locale_init("nl", locale_default_folder()));
    struct play play;
    struct buffer out = { 0 };
    play_init(&play, "noorderkist/pakket");
    struct shift_state state;
    shift_state_init(&state, play.plan, 7);
    struct transcript transcript;
    transcript_init(&transcript, &out, &state, false);
    const struct action actions[] = {
        { .kind = ACTION_NOTE, .text = "belt om tien uur" },
        { .kind = ACTION_SEARCH, .text = "pakket" },
        { .kind = ACTION_WAIT },
        { .kind = ACTION_PAUSE },
        { .kind = ACTION_TAKE },
    };
    for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++) {
        transcript_action(&transcript, &actions[i]);
    }
    ck_assert_str_eq(buffer_text(&out),
            "09:00 — genoteerd: belt om tien uur\n09:00 — gezocht op: pakket\n"
            "09:00 — gewacht op wat er komt\n09:00 — pauze\n");
    shift_state_finish(&state);
    buffer_finish(&out);
    play_finish(&play);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("transcript");
    TCase *cases = tcase_create("transcript");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, everything_said_is_in_it);
    tcase_add_test(cases, time_never_runs_back);
    tcase_add_test(cases, points_are_told_only_to_who_asks);
    tcase_add_test(cases, what_no_happening_tells_is_told_too);
    suite_add_tcase(suite, cases);
    return suite;
}
