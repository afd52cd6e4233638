// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats: reliability, items, norms, fairness and the rest, computed on one's own data.
#include "game/command/stats/stats.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/command/doing.h"
#include "game/command/stats/session_table.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "scoring/competency.h"

enum { WIDTH_ELSEWHERE = 120 };

static const struct stats_kind KINDS[] = {
    { "reliability", STATS_CSV_OR_SESSIONS, stats_reliability, true },
    { "items", STATS_CSV_OR_SESSIONS, stats_items, true },
    { "replies", STATS_CSV_OR_SESSIONS, stats_replies, false },
    { "gstudy", STATS_CSV_OR_SESSIONS, stats_gstudy, false },
    { "norms", STATS_CSV_OR_SESSIONS, stats_norms, false },
    { "quality", STATS_CSV_OR_SESSIONS, stats_quality, false },
    { "panel", STATS_CSV_ONLY, stats_panel, false },
    { "impact", STATS_NO_FILE, stats_impact, false },
    { "dif", STATS_CSV_ONLY, stats_dif, false },
    { "irt", STATS_CSV_OR_SESSIONS, stats_irt, false },
    { "validity", STATS_CSV_OR_NOT, stats_validity, false },
};

enum { KIND_COUNT = sizeof(KINDS) / sizeof(KINDS[0]) };

// Options

static bool read_range(const char *text, struct number_choice *choice)
{
    char *end = NULL;
    choice->least = strtod(text, &end);
    if (end == text || *end != ':') {
        return false;
    }
    const char *most = end + 1;
    choice->most = strtod(most, &end);
    choice->has_range = end != most && *end == '\0' && choice->least < choice->most;
    return choice->has_range;
}

static bool read_between(const char *text, double low, double high, double *number)
{
    char *end = NULL;
    *number = strtod(text, &end);
    return end != text && *end == '\0' && *number > low && *number < high;
}

static bool read_form(const char *text, enum stats_form *form)
{
    static const char *const FORMS[] = { "text", "json", "csv" };
    for (int i = 0; i < 3; i++) {
        if (strcmp(FORMS[i], text) == 0) {
            *form = (enum stats_form)i;
            return true;
        }
    }
    return false;
}

static bool read_flag(struct stats_options *options, const char *name)
{
    struct {
        const char *name;
        bool *flag;
    } flags[] = { { "--by-scenario", &options->by_prefix }, { "--any-size", &options->any_size },
        { "--equal-slopes", &options->equal_slopes }, { "--sessions", &options->sessions } };
    if (strcmp(name, "--json") == 0) {
        options->form = STATS_JSON;
        return true;
    }
    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        if (strcmp(flags[i].name, name) == 0) {
            *flags[i].flag = true;
            return true;
        }
    }
    return false;
}

static const char **text_option(struct stats_options *options, const char *name)
{
    struct {
        const char *name;
        const char **text;
    } texts[] = {
        { "--csv", &options->csv },
        { "--competency", &options->competency },
        { "--parts", &options->parts },
        { "--content", &options->content },
        { "--form", &options->form_path },
        { "--svg", &options->svg_path },
        { "--pdf", &options->pdf_path },
        { "--columns", &options->choice.columns },
        { "--leave-out", &options->choice.leave_out },
        { "--reverse", &options->choice.reverse },
        { "--group", &options->group },
        { "--focal", &options->focal },
        { "--reference", &options->reference },
        { "--key", &options->key },
        { "--decisions", &options->decisions },
        { "--positions", &options->positions },
        { "--items", &options->items },
        { "--model", &options->model },
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (strcmp(texts[i].name, name) == 0) {
            return texts[i].text;
        }
    }
    return NULL;
}

static bool read_number_option(struct stats_options *options, const char *name, const char *value)
{
    if (strcmp(name, "--as") == 0) {
        return read_form(value, &options->form);
    }
    if (strcmp(name, "--range") == 0) {
        return read_range(value, &options->choice);
    }
    if (strcmp(name, "--confidence") == 0) {
        return read_between(value, 0, 1, &options->confidence);
    }
    if (strcmp(name, "--target") == 0) {
        return read_between(value, 0, 1, &options->target);
    }
    if (strcmp(name, "--rating-reliability") == 0) {
        return read_between(value, 0, 1, &options->criterion);
    }
    if (strcmp(name, "--range-ratio") == 0) {
        return read_between(value, 0, 100, &options->restriction);
    }
    if (strcmp(name, "--score") == 0) {
        options->has_raw = true;
        return read_between(value, -1e9, 1e9, &options->raw);
    }
    if (strcmp(name, "--steps") == 0) {
        double steps = 0;
        bool fine = read_between(value, 1, 100, &steps);
        options->steps = (int)steps;
        return fine;
    }
    if (strcmp(name, "--counts") == 0 && options->group_count < 32) {
        options->groups[options->group_count++] = value;
        return true;
    }
    return false;
}

// The index of the argument that is not understood; 0 when all are.
static int read_options(int argc, char **argv, struct stats_options *options)
{
    for (int i = 2; i < argc; i++) {
        if (read_flag(options, argv[i])) {
            continue;
        }
        if (i + 1 >= argc) {
            return i;
        }
        const char **text = text_option(options, argv[i]);
        if (text != NULL) {
            *text = argv[++i];
        } else if (read_number_option(options, argv[i], argv[i + 1])) {
            i++;
        } else {
            return i;
        }
    }
    return 0;
}

// What the parts share

// Decisions are what items are made of; everything else asks how whole scenarios go together.
static bool by_decision(const struct stats_job *job)
{
    const char *parts = job->options->parts;
    return parts != NULL ? strcmp(parts, "decisions") == 0 : job->by_decision;
}

void stats_note_sessions(struct stats_job *job, const struct session_table *sessions)
{
    char text[400];
    snprintf(text, sizeof(text),
            tr("%lld sessions on content %.12s; %lld on other content are left out. Cells are "
               "earned over possible, 0 to 1."),
            sessions->sessions, sessions->content, sessions->elsewhere);
    stats_note(&job->out, text);
}

static bool open_sessions(struct stats_job *job, struct number_table *table)
{
    *table = (struct number_table) { 0 };
    struct store *store = command_open_office(job->io, false, job->diags);
    struct session_choice choice = { job->options->competency, job->options->content,
        by_decision(job) };
    struct session_table sessions = { 0 };
    bool good = store != NULL && session_table_init(&sessions, store, &choice, job->diags);
    store_close(store);
    if (good) {
        stats_note_sessions(job, &sessions);
        good = number_table_init_numbers(table, tr("the sessions"), sessions.numbers,
                sessions.names.items, sessions.names.count, &job->options->choice, job->diags);
    }
    session_table_finish(&sessions);
    return good;
}

bool stats_open(struct stats_job *job, struct number_table *table)
{
    if (job->options->sessions) {
        return open_sessions(job, table);
    }
    return number_table_init(
            table, job->options->csv, job->io->in, &job->options->choice, job->diags);
}

int stats_refuse(struct stats_job *job, const char *code, const char *why)
{
    fprintf(job->io->err, "%s\n", why);
    struct stats_out *out = &job->out;
    vec_clear(&out->facts);
    stats_code(out, "refused", tr("Refused"), code, why);
    return COMMAND_FINDINGS;
}

void stats_note_listwise(struct stats_out *out, int64_t complete, int64_t seen)
{
    char text[300];
    if (seen > complete) {
        snprintf(text, sizeof(text),
                tr("%lld of %lld people have every part; the others are left out (listwise)."),
                (long long)complete, (long long)seen);
        stats_note(out, text);
    }
}

static bool has_hole(const double *row, size_t parts)
{
    for (size_t i = 0; i < parts; i++) {
        if (row[i] != row[i]) {
            return true;
        }
    }
    return false;
}

bool stats_rows_read(struct stats_rows *rows, struct number_table *table, bool holes)
{
    *rows = (struct stats_rows) { .parts = table->parts };
    size_t room = 0;
    for (;;) {
        if (rows->rows == room) {
            room = 2 * room + 256;
            rows->cells = mem_resize(rows->cells, room * rows->parts * sizeof(double));
        }
        double *row = &rows->cells[rows->rows * rows->parts];
        enum number_row found = number_table_next(table, row);
        if (found != NUMBER_ROW) {
            return found == NUMBER_END;
        }
        rows->seen++;
        rows->rows += holes || !has_hole(row, rows->parts);
    }
}

void stats_rows_finish(struct stats_rows *rows)
{
    mem_free(rows->cells);
}

int stats_prefixes(const struct number_table *table, int *scenario)
{
    int count = 0;
    for (size_t i = 0; i < table->parts; i++) {
        const char *name = number_table_name(table, i);
        size_t size = strcspn(name, ":/");
        scenario[i] = -1;
        for (size_t j = 0; j < i && scenario[i] < 0; j++) {
            const char *other = number_table_name(table, j);
            bool same = strcspn(other, ":/") == size && strncmp(name, other, size) == 0;
            scenario[i] = same ? scenario[j] : -1;
        }
        scenario[i] = scenario[i] < 0 ? count++ : scenario[i];
    }
    return count;
}

// The verb

static void print(struct stats_job *job)
{
    struct buffer buffer = { 0 };
    stats_print(
            &buffer, &job->out, job->options->form, command_width(job->io->out, WIDTH_ELSEWHERE));
    fwrite(buffer_text(&buffer), 1, buffer.size, job->io->out);
    buffer_finish(&buffer);
}

static int run_kind(
        const struct stats_kind *kind, const struct stats_options *options, struct command_io *io)
{
    struct diag_list diags = { 0 };
    struct stats_job job = { .options = options, .io = io, .diags = &diags };
    job.by_decision = strcmp(kind->name, "items") == 0;
    bool charts = options->svg_path != NULL || options->pdf_path != NULL;
    int result = charts ? stats_chart(&job) : kind->run(&job);
    bool refused_for_people = result == COMMAND_FINDINGS && options->form == STATS_TEXT;
    if ((result == COMMAND_FINE || result == COMMAND_FINDINGS) && !refused_for_people) {
        print(&job);
    }
    command_print_diags(io, &diags);
    stats_out_finish(&job.out);
    diag_list_finish(&diags);
    return result;
}

static bool source_fits(const struct stats_kind *kind, const struct stats_options *options)
{
    switch (kind->source) {
    case STATS_CSV_OR_SESSIONS:
        return options->sessions != (options->csv != NULL);
    case STATS_CSV_ONLY:
        return options->csv != NULL && !options->sessions;
    case STATS_CSV_OR_NOT:
        return !options->sessions;
    case STATS_NO_FILE:
        break;
    }
    return !options->sessions && options->csv == NULL;
}

static bool words_fit(const struct stats_options *options)
{
    bool parts = options->parts == NULL || strcmp(options->parts, "scenarios") == 0 ||
            strcmp(options->parts, "decisions") == 0;
    bool competency =
            options->competency == NULL || competency_find(options->competency) != COMPETENCY_COUNT;
    return parts && competency;
}

static int run(int argc, char **argv, struct command_io *io)
{
    size_t at = doing_find(argc, argv, KINDS, KIND_COUNT, sizeof(KINDS[0]));
    if (at == KIND_COUNT) {
        return command_refuse_argument(io, "stats", argc > 1 ? argv[1] : "");
    }
    const struct stats_kind *kind = &KINDS[at];
    struct stats_options options = { .confidence = .95, .target = .80 };
    int wrong = read_options(argc, argv, &options);
    if (wrong > 0) {
        return command_refuse_argument(io, "stats", argv[wrong]);
    }
    if (!source_fits(kind, &options)) {
        return command_refuse_argument(io, "stats", options.sessions ? "--sessions" : "");
    }
    bool charts = options.svg_path != NULL || options.pdf_path != NULL;
    if (charts && !kind->charts) {
        return command_refuse_argument(io, "stats", options.svg_path != NULL ? "--svg" : "--pdf");
    }
    if (!words_fit(&options)) {
        return command_refuse_argument(
                io, "stats", options.parts != NULL ? options.parts : options.competency);
    }
    if (options.choice.reverse != NULL && !options.choice.has_range) {
        fputs(tr("zeven stats: --reverse needs --range LOWEST:HIGHEST.\n"), io->err);
        return COMMAND_USAGE;
    }
    return run_kind(kind, &options, io);
}

const struct command COMMAND_STATS = {
    .name = "stats",
    .summary = TR_MARK("reliability, items, norms and fairness of your own data"),
    .help = TR_MARK(
            "zeven stats KIND --csv FILE | --sessions [options]\n"
            "\n"
            "FILE has one row a person and one column a part, with a line of names on top; an\n"
            "empty cell is missing; - is standard input. Columns named candidate, person, code\n"
            "or id are left out. Without an answer it says why, and exits with 1.\n"
            "--sessions takes the finished sessions of the store: a column a scenario (items: a\n"
            "decision), of one --competency ID or of all; --parts scenarios|decisions;\n"
            "--content HASH when not the content that was played most.\n"
            "\n"
            "  reliability  alpha with its interval, omega, lambda, split half, error\n"
            "  items        facility, item-rest, extreme groups, Moodle's indices, weights\n"
            "  replies      how often each reply was chosen, and by whom, also by nobody\n"
            "               (of a file --key FILE: item,key; --steps N: to choose from)\n"
            "  gstudy       how much is people, how much scenarios; how many are needed\n"
            "  norms        percentiles, T, sten, stanine of the row totals (--score N: of one)\n"
            "  quality      rapid answers and positions; columns of a file are milliseconds by\n"
            "               decision (--decisions FILE: decision,words; --positions FILE;\n"
            "               --steps N)\n"
            "  panel        agreement of raters: one row a thing rated, one column a rater\n"
            "  impact       adverse impact of counts typed in; nothing is stored\n"
            "               (--counts \"GROUP=SELECTED/ALL\", twice or more)\n"
            "  dif          items that work otherwise for one group (--group COLUMN --focal "
            "VALUE)\n"
            "  irt          items and abilities of the 2PL or GPCM; never the score of record\n"
            "               (--model 2pl|gpcm, --items FILE: given parameters)\n"
            "  validity     columns score and rating: whether the game says something here\n"
            "               (--form FILE.pdf: the coach's form; --rating-reliability R and\n"
            "               --range-ratio U: corrected too)\n"
            "\n"
            "  reliability and items draw too: intervals, facility beside the rest, scores,\n"
            "  information (--svg FILE, --pdf FILE; of one --competency, or of all)\n"
            "\n"
            "  Missing cells: reliability, items, replies, norms, panel and dif leave the row\n"
            "  out (listwise); gstudy, irt and quality use what is there; validity takes who has\n"
            "  both figures. Items of sessions are described for who came to each.\n"
            "\n"
            "  --columns A,B   only these parts        --leave-out A,B  not these\n"
            "  --reverse A,B   taken upside down       --range LO:HI    of every part\n"
            "  --by-scenario   parts named SCENARIO:DECISION or SCENARIO/DECISION belong together\n"
            "  --confidence P  of intervals (0.95)     --target R       to reach (0.80)\n"
            "  --any-size      answer for small samples too, at your own risk\n"
            "  --json          full precision          --as csv         for a spreadsheet\n"),
    .run = run,
};
