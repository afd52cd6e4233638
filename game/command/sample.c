// SPDX-License-Identifier: GPL-3.0-or-later
// zeven sample: an office to learn with, filled by simulated candidates who really play.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/save.h"
#include "game/command/answer.h"
#include "game/command/office_words.h"
#include "game/command/sample_play.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/scenario/load.h"
#include "game/store/candidate.h"
#include "game/store/norms.h"
#include "game/store/settings.h"
#include "scoring/competency.h"

enum {
    PEOPLE_USUAL = 40,
    PEOPLE_MOST = 2000,
    WAITING = 3, // invited, and not played yet
    OPEN_DAYS = 21,
};

static const int64_t DAY_MS = INT64_C(86400000);

#define VACANCY TR_MARK("Practice (simulated people)")
#define NORM TR_MARK("Simulated candidates")

struct sampling {
    struct command_io *io;
    const char *folder;
    const char *shift;
    const char *seed;
    const char *people;
    int64_t seed_number;
    int64_t count;
    int64_t now_ms;
    bool json;
    struct diag_list diags;
};

/* ---- what it is for ---- */

static bool invite(struct sampling *sampling, struct store *store, int64_t vacancy)
{
    struct office_hand hand = { SAMPLE_WHO, sampling->now_ms - OPEN_DAYS * DAY_MS };
    size_t count = (size_t)sampling->count + WAITING;
    struct candidate_new *items = mem_alloc(count * sizeof(*items));
    char(*codes)[SAMPLE_CODE_SIZE] = mem_alloc(count * sizeof(*codes));
    for (size_t i = 0; i < count; i++) {
        sample_write_code(codes[i], i);
        items[i] = (struct candidate_new) { .code = codes[i], .vacancy = vacancy };
    }
    bool good = candidate_add(store, items, count, NULL, &hand, &sampling->diags);
    mem_free(codes);
    mem_free(items);
    return good;
}

// Says on every screen that nobody of flesh and blood is in it.
static bool describe(struct sampling *sampling, struct store *store, const struct shift *shift)
{
    struct office_hand hand = { SAMPLE_WHO, sampling->now_ms - OPEN_DAYS * DAY_MS };
    int64_t id = 0;
    struct buffer form = { 0 };
    form_add_name(&form, shift->form, shift->title);
    struct vacancy vacancy = {
        .name = tr(VACANCY),
        .shift = sampling->shift,
        .form = buffer_text(&form),
        .competencies = "accuracy empathy probing",
        .reason =
                tr("An example: whoever answers questions by phone listens, asks on and is exact."),
        .closes_ms = sampling->now_ms + OPEN_DAYS * DAY_MS,
        .retention_weeks = 4,
    };
    bool good = store_write_setting(store, "org.name", tr("Practice office"), &sampling->diags) &&
            vacancy_add(store, &vacancy, &hand, &id, &sampling->diags) &&
            invite(sampling, store, id);
    buffer_finish(&form);
    return good;
}

static bool build_norm(struct sampling *sampling, struct store *store, const struct digest *content,
        const struct shift *shift)
{
    const char *ids[COMPETENCY_COUNT];
    struct office_hand hand = { SAMPLE_WHO, sampling->now_ms };
    if (sampling->count < NORMS_PEOPLE_MIN) {
        return true;
    }
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ids[k] = competency_id((enum competency)k);
    }
    struct norms_wish wish = { tr(NORM), *content, shift->form != NULL ? shift->form : "", ids,
        COMPETENCY_COUNT };
    return norms_build(store, &wish, &hand, &sampling->diags);
}

/* ---- making it ---- */

static void tell(const struct sampling *sampling, int64_t done)
{
    int file = fileno(sampling->io->err);
    if (file >= 0 && isatty(file) == 1) {
        fprintf(sampling->io->err, "\r%s %ld/%ld\033[K", tr("Candidates play:"), (long)done,
                (long)sampling->count);
        fputs(done == sampling->count ? "\r\033[K" : "", sampling->io->err);
        (void)fflush(sampling->io->err);
    }
}

static bool play_all(struct sampling *sampling, struct store *store, struct sample *sample)
{
    bool good = true;
    for (int64_t i = 0; good && i < sampling->count; i++) {
        // The last one played this morning, the first some two weeks ago.
        int64_t ago = (sampling->count - 1 - i) * 14 * DAY_MS / sampling->count;
        good = sample_play(sample, store, (uint32_t)i, sampling->now_ms - ago, &sampling->diags);
        tell(sampling, i + 1);
    }
    return good;
}

static bool fill(struct sampling *sampling, struct store *store)
{
    struct sample sample;
    bool good = sample_init(&sample, sampling->io->data, sampling->shift,
            (uint64_t)sampling->seed_number, &sampling->diags);
    good = good && describe(sampling, store, sample.shift) && play_all(sampling, store, &sample) &&
            build_norm(sampling, store, &sample.content, sample.shift);
    sample_finish(&sample);
    return good;
}

// Only where nothing is: real candidates are never among them.
static bool make_folder(struct sampling *sampling)
{
    if (mkdir(sampling->folder, 0700) == 0) {
        return true;
    }
    int code = errno == EEXIST ? DIAG_FILE_EXISTS : DIAG_FILE_WRITE;
    diag_add(&sampling->diags, code, DIAG_ERROR, sampling->folder, 0, strerror(errno), NULL);
    return false;
}

static void say(const struct sampling *sampling)
{
    if (!sampling->json) {
        fprintf(sampling->io->out,
                tr_plural("%ld simulated candidate played. Look round with: zeven --store %s\n",
                        "%ld simulated candidates played. Look round with: zeven --store %s\n",
                        (long)sampling->count),
                (long)sampling->count, sampling->folder);
        return;
    }
    struct answer answer;
    bool norm = sampling->count >= NORMS_PEOPLE_MIN;
    answer_open(&answer);
    words_json_text(&answer.json, "folder", sampling->folder);
    words_json_text(&answer.json, "vacancy", tr(VACANCY));
    words_json_text(&answer.json, "shift", sampling->shift);
    words_json_integer(&answer.json, "played", sampling->count);
    words_json_integer(&answer.json, "invited", sampling->count + WAITING);
    words_json_text(&answer.json, "norm", norm ? tr(NORM) : NULL);
    answer_close(&answer, sampling->io);
}

static int make(struct sampling *sampling)
{
    struct store *store =
            make_folder(sampling) ? store_open(sampling->folder, &sampling->diags) : NULL;
    bool good = store != NULL && store_hurry(store, &sampling->diags) && fill(sampling, store);
    store_close(store);
    if (good) {
        say(sampling);
    }
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct sampling sampling = { .io = io,
        .shift = "shifts/vorm-a.xml",
        .seed_number = 1,
        .count = PEOPLE_USUAL,
        .now_ms = command_wall_ms() };
    const struct word_option options[] = {
        { "--shift", &sampling.shift, NULL },
        { "--people", &sampling.people, NULL },
        { "--seed", &sampling.seed, NULL },
        { "--json", NULL, &sampling.json },
    };
    const char *odd = "";
    if (!words_read(argc, argv, 1, options, sizeof(options) / sizeof(options[0]), &sampling.folder,
                &odd) ||
            sampling.folder == NULL) {
        return command_refuse_argument(io, "sample", odd != NULL ? odd : "");
    }
    if (sampling.people != NULL &&
            !words_read_number(sampling.people, 1, PEOPLE_MOST, &sampling.count)) {
        return command_refuse_argument(io, "sample", sampling.people);
    }
    if (sampling.seed != NULL &&
            !words_read_number(sampling.seed, 0, INT64_MAX, &sampling.seed_number)) {
        return command_refuse_argument(io, "sample", sampling.seed);
    }
    int result = make(&sampling);
    command_print_diags(io, &sampling.diags);
    diag_list_finish(&sampling.diags);
    return result;
}

const struct command COMMAND_SAMPLE = {
    .name = "sample",
    .summary = TR_MARK("an office to learn with, full of simulated candidates"),
    .help = TR_MARK(
            "zeven sample FOLDER [--shift FILE] [--people N] [--seed S] [--json]\n"
            "\n"
            "Makes a new folder with a vacancy for which simulated candidates really played a "
            "shift, so that\n"
            "list, sheets, norms, papers and statistics can be looked at before anybody is "
            "invited. Look\n"
            "round in it with: zeven --store FOLDER. Its vacancy and its codes, OEF-001 and on, "
            "say that\n"
            "nobody in it is real; a folder that is there already is refused.\n"
            "\n"
            "  --shift FILE   in the folder of the scenarios (shifts/vorm-a.xml)\n"
            "  --people N     how many played (40); from 30 on there is a norm too\n"
            "  --seed S       other people (1)\n"
            "  --json         what is in it, for programs\n"),
    .run = run,
};
