// SPDX-License-Identifier: GPL-3.0-or-later
// zeven graph: the map of a scenario as SVG, PDF or PNG.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "game/base/folder.h"
#include "game/base/save.h"
#include "game/command/answer.h"
#include "game/command/office_words.h"
#include "game/explore/simulate/ruler.h"
#include "game/explore/simulate/shift_form.h"
#include "game/locale/locale.h"
#include "game/report/map/map_draw.h"
#include "game/report/map/map_layout.h"
#include "game/report/map/map_weights.h"
#include "game/scenario/check.h"
#include "game/scenario/load.h"

enum { PLAYS_MAX = 100000, SEED = 7 };

static const double PEOPLE_RHO = 0.4; // as `zeven simulate` has it

struct graph {
    const char *file;
    const char *out; // NULL = ID.svg, here
    const char *contact;
    bool json;
    long plays;
    enum population population; // POPULATION_COUNT: who choose without reading
    struct command_io *io;
    struct diag_list diags;
};

static bool read_count(const char *text, long *count)
{
    char *end = NULL;
    *count = strtol(text, &end, 10);
    return end != text && *end == '\0' && *count >= 0 && *count <= PLAYS_MAX;
}

static bool read_population(const char *text, enum population *population)
{
    *population = population_find(text);
    return *population != POPULATION_COUNT || strcmp(text, "random") == 0;
}

// The argument that is not understood; NULL when all were.
static const char *read_arguments(struct graph *graph, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        bool valued = i + 1 < argc;
        if (strcmp(argv[i], "--json") == 0) {
            graph->json = true;
        } else if (strcmp(argv[i], "--out") == 0 && valued) {
            graph->out = argv[++i];
        } else if (strcmp(argv[i], "--contact") == 0 && valued) {
            graph->contact = argv[++i];
        } else if (strcmp(argv[i], "--weights") == 0 && valued) {
            if (!read_count(argv[++i], &graph->plays)) {
                return argv[i];
            }
        } else if (strcmp(argv[i], "--population") == 0 && valued) {
            if (!read_population(argv[++i], &graph->population)) {
                return argv[i];
            }
        } else if (graph->file == NULL && argv[i][0] != '-') {
            graph->file = argv[i];
        } else {
            return argv[i];
        }
    }
    return graph->file != NULL ? NULL : "";
}

static bool find_format(const char *out, enum map_format *format)
{
    *format = out != NULL && folder_name_ends(out, ".pdf") ? MAP_PDF
            : out != NULL && folder_name_ends(out, ".png") ? MAP_PNG
                                                           : MAP_SVG;
    return out == NULL || *format != MAP_SVG || strcmp(out, "-") == 0 ||
            folder_name_ends(out, ".svg");
}

static bool find_contact(struct graph *graph, const struct scenario *scenario, uint32_t *contact)
{
    *contact = INDEX_NONE;
    if (graph->contact == NULL) {
        return true;
    }
    struct buffer known = { 0 };
    for (uint32_t i = 0; i < scenario->contact_count; i++) {
        const char *id = scenario_string(scenario, scenario->contacts[i].id);
        buffer_add_format(&known, "%s%s", i > 0 ? ", " : "", id);
        *contact = strcmp(id, graph->contact) == 0 ? i : *contact;
    }
    if (*contact == INDEX_NONE) {
        diag_add(&graph->diags, DIAG_MAP_NO_CONTACT, DIAG_ERROR, graph->file, 0, graph->contact,
                buffer_text(&known), NULL);
    }
    buffer_finish(&known);
    return *contact != INDEX_NONE;
}

static void now_text(char text[32])
{
    time_t now = time(NULL);
    struct tm utc = { 0 };
    (void)gmtime_r(&now, &utc);
    (void)strftime(text, 32, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

static void say(const struct graph *graph, const struct map *map, const char *path)
{
    if (!graph->json) {
        fprintf(graph->io->out, tr("Written: %s (boxes %zu, ways %zu, contacts %zu).\n"), path,
                map->nodes.count, map->edges.count, map->clusters.count);
        return;
    }
    struct answer answer;
    answer_open(&answer);
    answer_add_files(&answer.json, &path, 1);
    words_json_integer(&answer.json, "boxes", (int64_t)map->nodes.count);
    words_json_integer(&answer.json, "ways", (int64_t)map->edges.count);
    words_json_integer(&answer.json, "contacts", (int64_t)map->clusters.count);
    answer_close(&answer, graph->io);
}

static int write_out(struct graph *graph, const struct map *map, const struct buffer *bytes)
{
    struct buffer path = { 0 };
    if (graph->out != NULL && strcmp(graph->out, "-") == 0) {
        fwrite(buffer_text(bytes), 1, bytes->size, graph->io->out);
        return COMMAND_FINE;
    }
    if (graph->out != NULL) {
        buffer_add(&path, graph->out);
    } else {
        buffer_add_format(&path, "%s.svg", map->scenario->id);
    }
    bool written = save_file(buffer_text(&path), bytes->bytes, bytes->size, NULL, &graph->diags);
    if (written) {
        say(graph, map, buffer_text(&path));
    }
    buffer_finish(&path);
    return written ? COMMAND_FINE : COMMAND_FAILED;
}

static int draw(struct graph *graph, struct map *map, enum map_format format)
{
    char created[32];
    now_text(created);
    struct buffer bytes = { 0 };
    bool drawn = map_write(map, format, created, &bytes);
    int result = drawn ? write_out(graph, map, &bytes) : COMMAND_FAILED;
    buffer_finish(&bytes);
    return result;
}

static void next_candidate(void *counting)
{
    map_counting_next(counting);
}

static void let_people_play(struct graph *graph, struct map *map, const struct ruler *ruler)
{
    struct plan *plan = plan_create(map->shift);
    struct map_counting *counting = map_counting_create(map);
    struct shift_form form;
    struct people people = {
        .seed = SEED, .slope = ruler->populations[graph->population].slope, .rho = PEOPLE_RHO
    };
    shift_form_init(&form, plan);
    shift_form_show(&form, &people, (uint32_t)graph->plays,
            &(struct shift_audience) { next_candidate, map_counting_sink(counting) });
    shift_form_finish(&form);
    map_counting_destroy(counting);
    plan_destroy(plan);
}

// The people are those that `zeven simulate` goes by; how able they are stands with the content.
static bool weigh(struct graph *graph, struct map *map)
{
    if (graph->plays == 0) {
        return true;
    }
    if (graph->population == POPULATION_COUNT) {
        map_weigh(map, SEED, (uint32_t)graph->plays);
        return true;
    }
    struct bundle bundle;
    bundle_init_folder(&bundle, graph->io->data);
    struct ruler *ruler = ruler_load(&bundle, &graph->diags);
    if (ruler != NULL) {
        let_people_play(graph, map, ruler);
    }
    bool known = ruler != NULL;
    ruler_destroy(ruler);
    bundle_finish(&bundle);
    return known;
}

static int map_shift(struct graph *graph, const struct shift *shift)
{
    uint32_t contact = INDEX_NONE;
    enum map_format format = MAP_SVG;
    if (!find_contact(graph, shift->entries[0].scenario, &contact)) {
        return COMMAND_FINDINGS;
    }
    (void)find_format(graph->out, &format);
    struct map map;
    map_init(&map, shift, contact);
    int result = COMMAND_FAILED;
    if (map_layout(&map, &graph->diags) && weigh(graph, &map)) {
        result = draw(graph, &map, format);
    }
    map_finish(&map);
    return result;
}

static int map_file(struct graph *graph)
{
    struct content_place place;
    if (!content_locate(graph->file, &place)) {
        struct buffer bytes = { 0 };
        (void)bundle_read_path(graph->file, BUNDLE_FILE_SIZE_MAX, &bytes, &graph->diags);
        buffer_finish(&bytes);
        return COMMAND_FAILED;
    }
    struct bundle bundle;
    bundle_init_folder(&bundle, place.root);
    const char *path = shift_alone(&bundle, place.inside, NULL, &graph->diags);
    struct shift *shift = path != NULL ? shift_load(&bundle, path, &graph->diags) : NULL;
    int result = shift != NULL ? map_shift(graph, shift) : COMMAND_FINDINGS;
    shift_destroy(shift);
    bundle_finish(&bundle);
    content_place_finish(&place);
    return result;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct graph graph = { .plays = MAP_PLAYS, .population = POPULATION_LITERATURE, .io = io };
    enum map_format format = MAP_SVG;
    const char *refused = read_arguments(&graph, argc, argv);
    bool taken = graph.json && graph.out != NULL && strcmp(graph.out, "-") == 0;
    if (refused == NULL && (taken || !find_format(graph.out, &format))) {
        refused = graph.out;
    }
    if (refused != NULL) {
        return command_refuse_argument(io, "graph", refused);
    }
    int result = map_file(&graph);
    command_print_diags(io, &graph.diags);
    diag_list_finish(&graph.diags);
    return result;
}

const struct command COMMAND_GRAPH = {
    .name = "graph",
    .summary = TR_MARK("draw a scenario as a map"),
    .help = TR_MARK("zeven graph FILE [--out FILE.svg|.pdf|.png] [--contact ID] [--weights N]\n"
                    "                 [--population low|literature|high|random] [--json]\n"
                    "\n"
                    "Draws the turns, answers, conditions and endings of a scenario: a colour and "
                    "a word for the\n"
                    "competency that counts most, a thicker line where more candidates pass. "
                    "Needs Graphviz.\n"
                    "  --out FILE     where to; without it ID.svg in this folder; - writes SVG to "
                    "the output\n"
                    "  --contact ID   this contact only\n"
                    "  --weights N    how many simulated candidates are let through (400; 0 "
                    "none)\n"
                    "  --population P who they are: as in `zeven simulate`, or random: who "
                    "choose without\n"
                    "                 reading (literature)\n"
                    "  --json         the file that was written, and what is on it\n"
                    "Exit codes: 0 drawn, 1 the scenario has errors, 3 it could not be drawn.\n"),
    .run = run,
};
