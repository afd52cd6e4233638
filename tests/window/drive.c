// SPDX-License-Identifier: GPL-3.0-or-later
// Plays practice and shift in the real window, from the welcome to the end, by mouse or by keys
// alone; where asked, the window is killed on the way and must go on at the same point.
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/hash.h"
#include "game/base/mem.h"
#include "tests/window/player.h"

enum { KILLS_MAX = 64, KILL_WITHIN_US = 600000 };

struct options {
    const char *app;
    const char *data;
    const char *shift;
    const char *access; // file
    const char *way;    // "mouse" or "keyboard"
    const char *text_size;
    const char *code; // the candidate's
    const char *practice;
    const char *script;
    const char *out; // file: what was done
    const char *pictures;
    int kills;
    uint64_t seed;
};

struct drive {
    const struct options *options;
    struct sight sight;
    struct hand hand;
    struct player player;
    char *script; // cut in lines
    VEC(char *) lines;
    int kills[KILLS_MAX]; // at which lines of the script the clock of a kill starts
    int killed;
    uint64_t random;
};

static volatile sig_atomic_t victim;

static void kill_victim(int signal)
{
    (void)signal;
    if (victim > 0) {
        (void)kill((pid_t)victim, SIGKILL);
    }
}

static bool fail(struct drive *drive, const char *what, const char *why)
{
    (void)fprintf(stderr, "window: %s: %s\n", what, why);
    if (sight_alive(&drive->sight) && drive->options->pictures != NULL) {
        struct buffer path = { 0 };
        buffer_add_format(&path, "%s/failed-%s-%s.png", drive->options->pictures,
                drive->options->way, drive->options->text_size);
        (void)hand_picture(&drive->hand, buffer_text(&path));
        buffer_finish(&path);
    }
    return false;
}

/* ---- the program ---- */

static pid_t start_program(const struct options *options)
{
    pid_t child = fork();
    if (child == 0) {
        execl(options->app, options->app, "--window", "1280x800", "--text-size", options->text_size,
                "--access", options->access, "--data", options->data, "--shift", options->shift,
                (char *)NULL);
        _exit(127);
    }
    return child;
}

static bool open_window(struct drive *drive)
{
    enum hand_way way = strcmp(drive->options->way, "mouse") == 0 ? HAND_MOUSE : HAND_KEYBOARD;
    hand_finish(&drive->hand);
    sight_follow(&drive->sight, 0);
    drive->sight.shows = start_program(drive->options);
    return (hand_init(&drive->hand, &drive->sight, way) && hand_take_up(&drive->hand)) ||
            fail(drive, "window", drive->hand.why);
}

static bool close_window(struct drive *drive)
{
    bool asked = sight_alive(&drive->sight) && kill(drive->sight.shows, SIGTERM) == 0;
    return (asked && sight_ends_well(&drive->sight)) || fail(drive, "window", "does not end well");
}

/* ---- outside the desk ---- */

static bool is_screen(const struct sight *sight, const void *name)
{
    return strcmp(sight->screen, name) == 0;
}

// A press is seen before what comes of letting go.
static bool on_screen(struct drive *drive, const char *name)
{
    return sight_wait(&drive->sight, is_screen, name) ||
            fail(drive, name, "this screen should be here");
}

static const char PASSPHRASE[] = "vier woorden op een rij";

static bool go(struct drive *drive, const char *id, int64_t number, const char *screen)
{
    return (player_choose(&drive->player, id, number) || fail(drive, id, drive->player.why)) &&
            on_screen(drive, screen);
}

static bool visit(struct drive *drive, const char *id, const char *screen)
{
    if (!go(drive, id, 0, screen)) {
        return false;
    }
    player_picture(&drive->player, screen);
    return go(drive, "back", 1, "welcome");
}

static bool leave(struct drive *drive, const char *screen)
{
    struct player *player = &drive->player;
    if (drive->hand.way == HAND_KEYBOARD) {
        return (hand_key(&drive->hand, "F9") || fail(drive, "F9", drive->hand.why)) &&
                on_screen(drive, screen);
    }
    if (sight_find(&drive->sight, "leave", 0) < 0 && !player_choose(player, "show-contacts", 0)) {
        return fail(drive, "leave", player->why);
    }
    return go(drive, "leave", 0, screen);
}

/* ---- playing ---- */

static bool read_script(struct drive *drive, const char *path)
{
    struct buffer text = { 0 };
    struct diag_list diags = { 0 };
    bool read = bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &text, &diags);
    mem_free(drive->script);
    drive->script = buffer_take(&text);
    vec_clear(&drive->lines);
    char *rest = NULL;
    char *line = strtok_r(drive->script, "\n", &rest);
    for (; line != NULL; line = strtok_r(NULL, "\n", &rest)) {
        if (line[0] != '#') {
            vec_push(&drive->lines, line);
        }
    }
    diag_list_finish(&diags);
    return read || fail(drive, path, "cannot be read");
}

static bool play_practice(struct drive *drive)
{
    struct player *player = &drive->player;
    player->practice = true;
    if (!read_script(drive, drive->options->practice) || !go(drive, "practise", 0, "desk")) {
        return false;
    }
    player->kind = "practice-";
    bool good = player_begin(player);
    for (size_t i = 0; good && i < drive->lines.count; i++) {
        good = (player_do(player, drive->lines.items[i], (int)i + 1) && player_agrees(player)) ||
                fail(drive, drive->lines.items[i], player->why);
    }
    good = good && leave(drive, "welcome");
    player->kind = "";
    player->paused = false;
    player_finish(player);
    player->practice = false;
    return good;
}

static int compare_numbers(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void plan_kills(struct drive *drive)
{
    drive->random = drive->options->seed;
    for (int i = 0; i < drive->options->kills; i++) {
        drive->kills[i] = (int)(hash_next(&drive->random) % drive->lines.count);
    }
    qsort(drive->kills, (size_t)drive->options->kills, sizeof(int), compare_numbers);
}

static void arm(struct drive *drive, size_t line)
{
    if (drive->killed < drive->options->kills && victim == 0 &&
            drive->kills[drive->killed] <= (int)line) {
        struct itimerval timer = {
            .it_value = { .tv_usec = 1 + (suseconds_t)(hash_next(&drive->random) % KILL_WITHIN_US) }
        };
        victim = drive->sight.shows;
        (void)setitimer(ITIMER_REAL, &timer, NULL);
    }
}

// What the journal holds must be what was done, and at least all that was seen done.
static bool read_journal(struct drive *drive, size_t *count)
{
    struct player *player = &drive->player;
    char command[1024];
    char line[4096];
    (void)snprintf(command, sizeof(command), "'%s' export --script %s", drive->options->app,
            drive->options->code);
    FILE *journal = popen(command, "r");
    bool good = journal != NULL;
    *count = 0;
    while (good && fgets(line, sizeof(line), journal) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#') {
            continue;
        }
        good = *count < player->deeds.count && strcmp(line, player->deeds.items[*count].text) == 0;
        (*count)++;
    }
    if (!good) {
        return fail(drive, "in the journal and not done", line);
    }
    bool ended = pclose(journal) == 0;
    return (ended && *count >= player->kept) || fail(drive, "journal", "something is lost");
}

static size_t line_after(const struct player *player)
{
    int line = 0;
    for (size_t i = 0; i < player->deeds.count; i++) {
        line = player->deeds.items[i].line > line ? player->deeds.items[i].line : line;
    }
    return (size_t)line;
}

static bool go_on(struct drive *drive)
{
    struct player *player = &drive->player;
    size_t count = 0;
    victim = 0;
    drive->killed++;
    if (!read_journal(drive, &count) || !player_go_back(player, count) || !open_window(drive)) {
        return false;
    }
    player_picture(player, "go-on");
    int offer = sight_find_words(&drive->sight, "go-on", "");
    if (offer < 0) {
        return fail(drive, "welcome", "does not offer to go on");
    }
    return go(drive, "go-on", drive->sight.things.items[offer].number, "desk") &&
            (player_agrees(player) || fail(drive, "gone on", player->why));
}

static bool never(const struct sight *sight, const void *nothing)
{
    (void)sight;
    (void)nothing;
    return false;
}

// How quick the machine is does not count: whatever kills are left come before the last line.
static bool do_line(struct drive *drive, size_t at)
{
    struct player *player = &drive->player;
    if (at + 1 == drive->lines.count && drive->killed < drive->options->kills) {
        return sight_wait(&drive->sight, never, NULL);
    }
    return player_do(player, drive->lines.items[at], (int)at + 1) && player_glances(player);
}

static bool play_lines(struct drive *drive)
{
    struct player *player = &drive->player;
    size_t at = 0;
    while (at < drive->lines.count) {
        arm(drive, at);
        if (do_line(drive, at)) {
            at++;
        } else if (sight_alive(&drive->sight) || victim == 0) {
            return fail(drive, drive->lines.items[at], player->why);
        } else if (!go_on(drive)) {
            return false;
        } else {
            at = line_after(player);
        }
    }
    return true;
}

static bool play_shift(struct drive *drive)
{
    struct player *player = &drive->player;
    if (!read_script(drive, drive->options->script) || !go(drive, "shift", 0, "before")) {
        return false;
    }
    player_picture(player, "before");
    if (!hand_write(&drive->hand, "code", drive->options->code)) {
        return fail(drive, "code", drive->hand.why);
    }
    if (!go(drive, "begin", 0, "desk")) {
        return false;
    }
    player_picture(player, "begun");
    plan_kills(drive);
    if (!player_begin(player) || !play_lines(drive)) {
        return false;
    }
    return (player_agrees(player) || fail(drive, "the end", player->why)) && leave(drive, "thanks");
}

static bool say_thanks(struct drive *drive)
{
    static const int ANSWERS[] = { 4, 13, 25 };
    player_picture(&drive->player, "thanks");
    for (size_t i = 0; i < sizeof(ANSWERS) / sizeof(ANSWERS[0]); i++) {
        if (!go(drive, "answer", ANSWERS[i], "thanks")) {
            return false;
        }
    }
    if (!player_choose(&drive->player, "next", 0)) {
        return fail(drive, "next", drive->player.why);
    }
    player_picture(&drive->player, drive->sight.screen);
    bool own = strcmp(drive->sight.screen, "own-report") == 0;
    return own ? go(drive, "back", 1, "welcome") : on_screen(drive, "welcome");
}

static bool fill_in(struct drive *drive, const char *id, const char *text)
{
    return hand_write(&drive->hand, id, text) || fail(drive, id, drive->hand.why);
}

static bool asks_organisation(const struct sight *sight, const void *nothing)
{
    (void)nothing;
    return sight_find(sight, "org-name", 0) >= 0;
}

// The first time: a passphrase, then the organisation.
static bool set_up_office(struct drive *drive)
{
    struct player *player = &drive->player;
    if (!go(drive, "recruiter", 0, "recruiter-setup")) {
        return false;
    }
    player_picture(player, "recruiter-setup");
    if (!fill_in(drive, "who", "Venster") || !fill_in(drive, "passphrase", PASSPHRASE) ||
            !fill_in(drive, "again", PASSPHRASE) || !go(drive, "next", 0, "recruiter-setup") ||
            !sight_wait(&drive->sight, asks_organisation, NULL) ||
            !fill_in(drive, "org-name", "Meander")) {
        return false;
    }
    player_picture(player, "recruiter-setup-2");
    return go(drive, "done", 0, "recruiter-list");
}

static bool come_in(struct drive *drive)
{
    player_picture(&drive->player, "recruiter-entrance");
    return fill_in(drive, "who", "Venster") && fill_in(drive, "passphrase", PASSPHRASE) &&
            go(drive, "open", 0, "recruiter-list");
}

// The recruiter sets up, goes out and comes in, opens the sheet of this shift and goes back.
static bool look_at_sheet(struct drive *drive)
{
    struct player *player = &drive->player;
    if (!set_up_office(drive) || !go(drive, "back", 0, "recruiter-entrance") || !come_in(drive)) {
        return false;
    }
    player_picture(player, "recruiter-list");
    int first = sight_find_words(&drive->sight, "session", "");
    if (first < 0) {
        return fail(drive, "recruiter-list", "the shift is not in it");
    }
    if (!go(drive, "session", drive->sight.things.items[first].number, "recruiter-sheet")) {
        return false;
    }
    player_picture(player, "recruiter-sheet");
    return go(drive, "back", 0, "recruiter-list") && go(drive, "back", 0, "recruiter-entrance") &&
            go(drive, "back", 0, "welcome");
}

static bool write_deeds(const struct drive *drive)
{
    FILE *out = fopen(drive->options->out, "w");
    for (size_t i = 0; out != NULL && i < drive->player.deeds.count; i++) {
        (void)fprintf(out, "%s\n", drive->player.deeds.items[i].text);
    }
    return out != NULL && fclose(out) == 0;
}

static bool drive_all(struct drive *drive)
{
    if (!open_window(drive) || !on_screen(drive, "welcome")) {
        return false;
    }
    player_picture(&drive->player, "welcome");
    bool good = visit(drive, "notice", "notice") && visit(drive, "display", "display") &&
            (drive->options->practice == NULL || play_practice(drive)) && play_shift(drive) &&
            say_thanks(drive) && look_at_sheet(drive);
    return good && close_window(drive) && write_deeds(drive) &&
            (drive->killed == drive->options->kills ||
                    fail(drive, "kills", "fewer than were asked"));
}

/* ---- options ---- */

static bool read_option(struct options *options, const char *name, const char *value)
{
    const struct {
        const char *name;
        const char **text;
    } texts[] = {
        { "--app", &options->app },
        { "--data", &options->data },
        { "--shift", &options->shift },
        { "--access", &options->access },
        { "--way", &options->way },
        { "--text-size", &options->text_size },
        { "--code", &options->code },
        { "--practice", &options->practice },
        { "--script", &options->script },
        { "--out", &options->out },
        { "--pictures", &options->pictures },
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (strcmp(name, texts[i].name) == 0) {
            *texts[i].text = value;
            return true;
        }
    }
    if (strcmp(name, "--kills") == 0) {
        options->kills = (int)strtol(value, NULL, 10);
        return options->kills >= 0 && options->kills <= KILLS_MAX;
    }
    if (strcmp(name, "--seed") == 0) {
        options->seed = strtoull(value, NULL, 10);
        return true;
    }
    return false;
}

static void finish(struct drive *drive)
{
    if (drive->sight.shows > 0) {
        (void)kill(drive->sight.shows, SIGKILL);
        (void)waitpid(drive->sight.shows, NULL, 0);
    }
    player_finish(&drive->player);
    hand_finish(&drive->hand);
    sight_finish(&drive->sight);
    vec_finish(&drive->lines);
    mem_free(drive->script);
}

int main(int argc, char **argv)
{
    struct options options = { .way = "mouse", .text_size = "100", .code = "K-0001" };
    for (int i = 1; i < argc; i += 2) {
        if (i + 1 >= argc || !read_option(&options, argv[i], argv[i + 1])) {
            (void)fprintf(stderr, "window: “%s” is not understood\n", argv[i]);
            return 2;
        }
    }
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGALRM, kill_victim);
    char manner[64];
    (void)snprintf(manner, sizeof(manner), "%s-%s", options.way, options.text_size);
    struct drive drive = { .options = &options };
    drive.player = (struct player) { .hand = &drive.hand,
        .sight = &drive.sight,
        .data = options.data,
        .shift = options.shift,
        .pictures = options.pictures,
        .kind = "",
        .manner = manner };
    bool good = sight_init(&drive.sight, options.access) && drive_all(&drive);
    if (!good)
        write_deeds(&drive);
    finish(&drive);
    return good ? 0 : 1;
}
