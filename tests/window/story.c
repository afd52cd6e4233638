// SPDX-License-Identifier: GPL-3.0-or-later
// Does in the real window what a story on standard input says, a step a line; sees what `--access`
// writes. Stops at the first step that a person could not do.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/hash.h"
#include "game/base/mem.h"
#include "tests/window/player.h"

enum { LINE_SIZE = 2048, ARGUMENTS_MAX = 24, WHY_SIZE = 512 };

struct story {
    const char *app;
    const char *access;
    const char *data;
    const char *pictures; // with how the names begin: "build/pictures/recruiter-"
    enum hand_way way;
    struct sight sight;
    struct hand hand;
    char why[WHY_SIZE];
};

static bool fail(struct story *story, const char *why)
{
    (void)snprintf(story->why, sizeof(story->why), "%s", why);
    return false;
}

// The first word of `text`; `text` then stands at what comes after it.
static char *take_word(char **text)
{
    char *word = *text + strspn(*text, " ");
    char *end = word + strcspn(word, " ");
    *text = end + (*end != '\0');
    *end = '\0';
    return word;
}

/* ---- the program ---- */

static pid_t run(const struct story *story, char *options)
{
    const char *arguments[ARGUMENTS_MAX] = { story->app, "--access", story->access, "--data",
        story->data };
    int count = 5;
    for (char *word = take_word(&options); *word != '\0' && count < ARGUMENTS_MAX - 1;
            word = take_word(&options)) {
        arguments[count++] = word;
    }
    pid_t child = fork();
    if (child == 0) {
        const char *clock = getenv("WINDOW_CLOCK_LIBRARY");
        if (clock != NULL) {
            (void)setenv("LD_PRELOAD", clock, 1);
        }
        execv(story->app, (char *const *)arguments);
        _exit(127);
    }
    return child;
}

static bool start(struct story *story, char *options)
{
    hand_finish(&story->hand);
    sight_follow(&story->sight, 0);
    story->sight.shows = run(story, options);
    return (hand_init(&story->hand, &story->sight, story->way) && hand_take_up(&story->hand)) ||
            fail(story, story->hand.why);
}

// The signal comes at the worst moment where clock.c is there to give it: just before the program
// begins to wait for what comes after this key, which is not let go.
static bool ask_to_end(struct story *story)
{
    if (!sight_alive(&story->sight)) {
        return false;
    }
    const char *path = getenv("WINDOW_END");
    FILE *file = path != NULL ? fopen(path, "w") : NULL;
    if (file == NULL) {
        return kill(story->sight.shows, SIGTERM) == 0;
    }
    bool good = fclose(file) == 0;
    hand_hold_key(&story->hand, "Shift_L", true);
    return good;
}

static bool stop(struct story *story, char *nothing)
{
    (void)nothing;
    bool ends = ask_to_end(story) && sight_ends_well(&story->sight);
    hand_hold_key(&story->hand, "Shift_L", false);
    return ends || fail(story, "the program does not end, or not well");
}

// As when the power goes: nothing is asked, nothing is put away.
static bool crash(struct story *story, char *nothing)
{
    int status = 0;
    pid_t shows = sight_alive(&story->sight) ? story->sight.shows : -1;
    (void)nothing;
    story->sight.shows = 0;
    return (shows > 0 && kill(shows, SIGKILL) == 0 && waitpid(shows, &status, 0) == shows &&
                   WIFSIGNALED(status)) ||
            fail(story, "was not there to be killed");
}

/* ---- seeing ---- */

static bool is_screen(const struct sight *sight, const void *name)
{
    return strcmp(sight->screen, name) == 0;
}

static bool screen(struct story *story, char *name)
{
    return sight_wait(&story->sight, is_screen, name) || fail(story, story->sight.screen);
}

static bool has_words(const struct sight *sight, const void *words)
{
    for (size_t i = 0; i < sight->things.count; i++) {
        const struct thing *thing = &sight->things.items[i];
        if (strstr(thing->name, words) != NULL || strstr(thing->value, words) != NULL) {
            return true;
        }
    }
    return false;
}

static bool lacks_words(const struct sight *sight, const void *words)
{
    return !has_words(sight, words);
}

static bool see(struct story *story, char *words)
{
    return sight_wait(&story->sight, has_words, words) || fail(story, "is not on the screen");
}

static bool miss(struct story *story, char *words)
{
    return sight_wait(&story->sight, lacks_words, words) || fail(story, "is still on the screen");
}

/* ---- doing ---- */

struct wanted {
    const char *id;
    const char *words; // in its name; "" = the first
    int64_t number;    // what was found
};

static bool is_there(const struct sight *sight, const void *context)
{
    const struct wanted *wanted = context;
    uint64_t hash = hash_text(wanted->id);
    for (size_t i = 0; i < sight->things.count; i++) {
        const struct thing *thing = &sight->things.items[i];
        if (thing->id == hash && strstr(thing->name, wanted->words) != NULL) {
            ((struct wanted *)context)->number = thing->number;
            return true;
        }
    }
    return false;
}

static bool find(struct story *story, struct wanted *wanted)
{
    return sight_wait(&story->sight, is_there, wanted) || fail(story, "is not there");
}

static bool press(struct story *story, char *what)
{
    struct wanted wanted = { .id = take_word(&what), .words = what };
    return find(story, &wanted) &&
            (hand_choose(&story->hand, wanted.id, wanted.number) || fail(story, story->hand.why));
}

static bool reach(struct story *story, char *what)
{
    struct wanted wanted = { .id = take_word(&what), .words = what };
    return find(story, &wanted) &&
            (hand_reach(&story->hand, wanted.id, wanted.number) || fail(story, story->hand.why));
}

// "\n" begins another line.
static void break_lines(char *text)
{
    char *to = text;
    for (; *text != '\0'; text++) {
        bool breaks = text[0] == '\\' && text[1] == 'n';
        *to++ = breaks ? '\n' : *text;
        text += breaks;
    }
    *to = '\0';
}

static bool put(struct story *story, char *what)
{
    struct wanted wanted = { .id = take_word(&what), .words = "" };
    break_lines(what);
    return find(story, &wanted) &&
            (hand_write(&story->hand, wanted.id, what) || fail(story, story->hand.why));
}

static bool key(struct story *story, char *name)
{
    return hand_key(&story->hand, name) || fail(story, story->hand.why);
}

static bool picture(struct story *story, char *name)
{
    char path[LINE_SIZE];
    (void)snprintf(path, sizeof(path), "%s%s.png", story->pictures, name);
    return hand_picture(&story->hand, path) || fail(story, path);
}

// The window hears of it with what comes next.
static bool put_clock(struct story *story, char *seconds)
{
    const char *path = getenv("WINDOW_CLOCK");
    FILE *file = path != NULL ? fopen(path, "w") : NULL;
    bool good = file != NULL && fprintf(file, "%s\n", seconds) > 0;
    return (file != NULL && fclose(file) == 0 && good) || fail(story, "has no clock");
}

/* ---- a shift ---- */

static bool play_lines(struct player *player, FILE *file, long lines)
{
    char line[LINE_SIZE];
    int number = 0;
    bool good = player_begin(player);
    while (good && number < lines && fgets(line, sizeof(line), file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (*line != '#' && *line != '\0') {
            good = player_do(player, line, ++number) && player_glances(player);
        }
    }
    return good && player_agrees(player);
}

// "play 12 shifts/kort.xml rehearsals/kort.txt": the first twelve of it, at the desk.
static bool play(struct story *story, char *what)
{
    char path[LINE_SIZE];
    long lines = strtol(take_word(&what), NULL, 10);
    struct player player = { .hand = &story->hand,
        .sight = &story->sight,
        .data = story->data,
        .shift = take_word(&what),
        .kind = "",
        .manner = "" };
    (void)snprintf(path, sizeof(path), "%s/%s", story->data, what);
    FILE *file = fopen(path, "r");
    bool good = (file != NULL && play_lines(&player, file, lines)) || fail(story, player.why);
    if (file != NULL) {
        (void)fclose(file);
    }
    player_finish(&player);
    return good;
}

/* ---- the story ---- */

static bool step(struct story *story, char *line)
{
    static const struct {
        const char *word;
        bool (*act)(struct story *story, char *rest);
    } STEPS[] = { { "start", start }, { "stop", stop }, { "crash", crash }, { "screen", screen },
        { "see", see }, { "miss", miss }, { "press", press }, { "reach", reach }, { "write", put },
        { "key", key }, { "picture", picture }, { "clock", put_clock }, { "play", play } };
    const char *word = take_word(&line);
    for (size_t i = 0; i < sizeof(STEPS) / sizeof(STEPS[0]); i++) {
        if (strcmp(word, STEPS[i].word) == 0) {
            return STEPS[i].act(story, line);
        }
    }
    return fail(story, "is no step");
}

static bool tell(struct story *story)
{
    char line[LINE_SIZE];
    char whole[LINE_SIZE];
    while (fgets(line, sizeof(line), stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        memcpy(whole, line, sizeof(whole));
        if (*line != '#' && *line != '\0' && !step(story, line)) {
            (void)fprintf(
                    stderr, "window: “%s”: %s (on %s)\n", whole, story->why, story->sight.screen);
            return false;
        }
    }
    return true;
}

static void finish(struct story *story, bool good)
{
    char failed[] = "failed";
    if (story->sight.shows > 0) {
        if (!good) {
            (void)picture(story, failed);
        }
        (void)kill(story->sight.shows, SIGKILL);
        (void)waitpid(story->sight.shows, NULL, 0);
    }
    hand_finish(&story->hand);
    sight_finish(&story->sight);
}

int main(int argc, char **argv)
{
    if (argc != 6) {
        (void)fputs("story ZEVEN DATA ACCESS PICTURES mouse|keyboard\n", stderr);
        return 2;
    }
    (void)signal(SIGPIPE, SIG_IGN);
    struct story story = { .app = argv[1],
        .data = argv[2],
        .access = argv[3],
        .pictures = argv[4],
        .way = strcmp(argv[5], "mouse") == 0 ? HAND_MOUSE : HAND_KEYBOARD };
    bool good = sight_init(&story.sight, story.access) && tell(&story);
    finish(&story, good);
    return good ? 0 : 1;
}
