// SPDX-License-Identifier: GPL-3.0-or-later
// zeven panel import: ratings read back, what they say of the key, and the line they draw.
#include "game/command/panel_import.h"

#include <errno.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/command/stats/stats_out.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/report/panel_gather.h"
#include "game/report/panel_ratings.h"
#include "game/report/words.h"
#include "game/scenario/check.h"
#include "game/scenario/load.h"
#include "game/session/standard.h"

enum { FILES_MOST = 64, RATERS_ADVISED = 5, WIDTH_ELSEWHERE = 120 };

struct wish {
    const char *files[FILES_MOST];
    int file_count;
    const char *scenario;
    enum stats_form form;
    bool look; // keep nothing
};

/* ---- what is read ---- */

static bool is_workbook(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot != NULL && (strcmp(dot, ".xlsx") == 0 || strcmp(dot, ".ods") == 0);
}

// One CSV as it is; spreadsheets as one CSV.
static bool read_files(const struct wish *wish, struct buffer *text, struct diag_list *diags)
{
    if (wish->file_count == 1 && !is_workbook(wish->files[0])) {
        return bundle_read_path(wish->files[0], BUNDLE_FILE_SIZE_MAX, text, diags);
    }
    bool good = true;
    panel_gather_head(text);
    for (int i = 0; i < wish->file_count && good; i++) {
        struct buffer bytes = { 0 };
        good = bundle_read_path(wish->files[i], BUNDLE_FILE_SIZE_MAX, &bytes, diags) &&
                panel_gather_workbook(text, wish->files[i], &bytes, diags);
        buffer_finish(&bytes);
    }
    return good;
}

static struct shift *load(const char *file, struct bundle *bundle, struct diag_list *diags)
{
    struct content_place place = { 0 };
    struct diag_list own = { 0 };
    struct shift *shift = NULL;
    if (!content_locate(file, &place)) {
        diag_add(diags, DIAG_FILE_MISSING, DIAG_ERROR, file, 0, strerror(errno), NULL);
        return NULL;
    }
    bundle_init_folder(bundle, place.root);
    const char *path = shift_alone(bundle, place.inside, NULL, diags);
    if (path != NULL) {
        shift = shift_load(bundle, path, &own);
    }
    diag_list_finish(&own);
    content_place_finish(&place);
    return shift;
}

/* ---- what is said ---- */

static const char *const VERDICT_CODES[] = { "agrees", "disputed", "against", "unrated" };
static const char *const VERDICT_WORDS[] = { TR_MARK("agrees"), TR_MARK("disputed"),
    TR_MARK("against"), TR_MARK("not rated") };

static void add_verdict(struct stats_out *out, enum panel_verdict verdict)
{
    stats_code(out, "verdict", tr("The panel"), VERDICT_CODES[verdict], tr(VERDICT_WORDS[verdict]));
}

static void add_agreement(struct stats_out *out, const struct panel_ratings *got)
{
    bool fine = got->refusal == AGREEMENT_FINE;
    stats_integer(out, "raters", tr("Raters"), (int64_t)got->raters.count);
    stats_integer(out, "things", tr("Answers times competencies"), (int64_t)got->things.count);
    stats_integer(out, "rated_by_all", tr("Of these rated by all"), got->rated_by_all);
    stats_maybe(out, "ICC2", "ICC(2,1)", fine, got->icc.two, 3);
    stats_maybe(out, "ICC2k", "ICC(2,k)", fine, got->icc.two_mean, 3);
    stats_maybe(out, "fleiss_kappa", tr("Fleiss' kappa"), got->has_fleiss, got->fleiss, 3);
    stats_maybe(out, "kappa_quadratic_mean", tr("Weighted kappa, mean over pairs"), got->has_kappa,
            got->kappa, 3);
    stats_maybe(out, "key_r", tr("Correlation with the key"), got->has_key, got->key_r, 3);
    stats_integer(out, "agree", tr("Answers: agrees with the key"), got->agree);
    stats_integer(out, "disputed", tr("Answers: disputed"), got->disputed);
    stats_integer(out, "against", tr("Answers: against the key"), got->against);
}

static void add_raters(struct stats_out *out, const struct panel_ratings *got)
{
    stats_list_open(out, "by_rater", tr("Each rater beside the key"));
    for (size_t i = 0; i < got->raters.count; i++) {
        const struct panel_rater *rater = &got->raters.items[i];
        stats_text(out, "rater", tr("Rater"), rater->name);
        stats_maybe(out, "kappa_key", tr("Weighted kappa with the key"), rater->has_kappa,
                rater->kappa, 3);
        stats_maybe(out, "line", tr("Just good enough"), rater->has_line[COMPETENCY_COUNT],
                rater->line[COMPETENCY_COUNT], 1);
    }
    stats_list_close(out);
}

static void add_decisions(struct stats_out *out, const struct panel_ratings *got)
{
    const struct scenario *scenario = got->panel.scenario;
    stats_list_open(out, "decisions", tr("Is the key's best the panel's best?"));
    for (size_t i = 0; i < got->decisions.count; i++) {
        const struct panel_decision *decision = &got->decisions.items[i];
        struct buffer path = { 0 };
        panel_add_turn_path(&path, scenario, got->panel.turns.items[decision->turn].turn);
        stats_text(out, "decision", tr("Turn"), buffer_text(&path));
        stats_code(out, "competency", tr("Competency"), competency_id(decision->competency),
                competency_short_name(decision->competency));
        stats_integer(out, "raters", tr("Raters"), decision->raters);
        stats_integer(out, "best", tr("Find it best"), decision->best);
        stats_maybe(out, "cvr", tr("CVR"), decision->raters > 0, decision->cvr, 2);
        add_verdict(out, decision->verdict);
        buffer_finish(&path);
    }
    stats_list_close(out);
}

// In text only what is not agreed on; programs get all.
static void add_things(struct stats_out *out, const struct panel_ratings *got, bool all)
{
    const struct scenario *scenario = got->panel.scenario;
    stats_list_open(out, "answers", all ? tr("Answers") : tr("Answers to talk about"));
    for (size_t i = 0; i < got->things.count; i++) {
        const struct panel_thing *thing = &got->things.items[i];
        const struct panel_item *item = &got->panel.items.items[thing->item];
        enum panel_verdict verdict = panel_thing_verdict(thing);
        if (!all && (verdict == PANEL_AGREES || verdict == PANEL_UNRATED)) {
            continue;
        }
        struct buffer path = { 0 };
        panel_add_turn_path(&path, scenario, got->panel.turns.items[item->turn].turn);
        buffer_add_format(&path, " %s%s",
                scenario_string(scenario, scenario->slot_rests[item->slot].id),
                item->informed ? "+" : "");
        stats_text(out, "answer", tr("Answer"), buffer_text(&path));
        stats_text(out, "code", tr("Code"), item->code);
        stats_code(out, "competency", tr("Competency"), competency_id(thing->competency),
                competency_short_name(thing->competency));
        stats_integer(out, "points", tr("Points"), thing->points);
        stats_integer(out, "most", tr("Of"), thing->most);
        stats_maybe(out, "mean", tr("Mean"), thing->count > 0, thing->mean, 2);
        stats_maybe(out, "sd", "SD", thing->count > 1, thing->sd, 2);
        stats_integer(out, "n", tr("Raters"), thing->count);
        add_verdict(out, verdict);
        buffer_finish(&path);
    }
    stats_list_close(out);
}

static void add_line(struct stats_out *out, const struct panel_ratings *got)
{
    stats_list_open(out, "standard", tr("A starter who is just good enough, 0 to 100"));
    for (int k = 0; k <= COMPETENCY_COUNT; k++) {
        const struct standard_line *line = &got->standard.line[k];
        if (line->raters > 0) {
            stats_code(out, "competency", tr("Competency"),
                    k < COMPETENCY_COUNT ? competency_id((enum competency)k) : "overall",
                    k < COMPETENCY_COUNT ? competency_short_name((enum competency)k)
                                         : tr("All together"));
            stats_integer(out, "raters", tr("Raters"), line->raters);
            stats_maybe(out, "mean", tr("Mean"), line->has, line->mean, 1);
            stats_interval(out, "ci95", tr("Its interval"), line->has, line->interval, 1);
        }
    }
    stats_list_close(out);
}

static void add_notes(struct stats_out *out, const struct panel_ratings *got, bool kept)
{
    if (got->raters.count < RATERS_ADVISED) {
        stats_note(out, tr("Fewer than five raters: ask more before leaning on this."));
    }
    stats_note(out,
            tr("An answer is agreed on when its mean lies within 1 of what its points come to and "
               "raters differ by at most 1; against from 2 away, and further than raters differ. A "
               "decision is agreed on when two "
               "thirds find the key's best at least as good as all else."));
    if (!got->standard.line[COMPETENCY_COUNT].has) {
        stats_note(out,
                tr("No line: it takes two raters who say what a just-good-enough starter would "
                   "say."));
    } else if (kept) {
        stats_note(out,
                tr("The line is kept with this key and drawn on sheets; when points change it is "
                   "gone."));
    }
}

static void describe(
        struct stats_out *out, const struct panel_ratings *got, const struct wish *wish, bool kept)
{
    out->title = tr("What the panel says of the key");
    add_agreement(out, got);
    add_raters(out, got);
    add_line(out, got);
    add_decisions(out, got);
    add_things(out, got, wish->form != STATS_TEXT);
    add_notes(out, got, kept);
}

/* ---- what is done ---- */

// While the window has play.db the office alone takes it; while the office is locked, play.db does.
static bool keep(
        const struct panel_ratings *got, const struct command_io *io, struct diag_list *diags)
{
    struct store *store = command_open_store(io, true, diags);
    bool good = store != NULL && standard_keep(store, got->panel.scenario, &got->standard, diags);
    store_close(store);
    return good;
}

static int say(const struct wish *wish, const struct panel_ratings *got, struct command_io *io,
        struct diag_list *diags)
{
    if (got->raters.count == 0) {
        fputs(tr("zeven panel: there are no ratings in it.\n"), io->err);
        return COMMAND_FINDINGS;
    }
    bool keeps = !wish->look && got->standard.line[COMPETENCY_COUNT].has;
    if (keeps && !keep(got, io, diags)) {
        return COMMAND_FAILED;
    }
    struct stats_out out = { 0 };
    struct buffer text = { 0 };
    describe(&out, got, wish, keeps);
    stats_print(&text, &out, wish->form, command_width(io->out, WIDTH_ELSEWHERE));
    fwrite(buffer_text(&text), 1, text.size, io->out);
    buffer_finish(&text);
    stats_out_finish(&out);
    return got->against > 0 ? COMMAND_FINDINGS : COMMAND_FINE;
}

static int import(const struct wish *wish, struct command_io *io, struct diag_list *diags)
{
    struct bundle bundle = { 0 };
    struct buffer text = { 0 };
    struct csv csv = { 0 };
    int result = COMMAND_FAILED;
    struct shift *shift = load(wish->scenario, &bundle, diags);
    if (shift != NULL && read_files(wish, &text, diags)) {
        struct panel_ratings got = { 0 };
        bool good = csv_init(&csv, wish->files[0], buffer_text(&text), text.size, diags) &&
                panel_ratings_init(&got, shift->entries[0].scenario, &csv, diags);
        result = good ? say(wish, &got, io, diags) : COMMAND_FAILED;
        panel_ratings_finish(&got);
        csv_finish(&csv);
    }
    buffer_finish(&text);
    shift_destroy(shift);
    bundle_finish(&bundle);
    return result;
}

static bool take_argument(struct wish *wish, const char *text)
{
    if (strcmp(text, "--json") == 0) {
        wish->form = STATS_JSON;
    } else if (strcmp(text, "--look") == 0) {
        wish->look = true;
    } else if (text[0] == '-' || wish->file_count == FILES_MOST) {
        return false;
    } else {
        wish->files[wish->file_count++] = text;
    }
    return true;
}

int panel_import(int argc, char **argv, struct command_io *io)
{
    struct wish wish = { .form = STATS_TEXT };
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--as") == 0 && i + 1 < argc && strcmp(argv[i + 1], "csv") == 0) {
            wish.form = STATS_CSV;
            i++;
        } else if (!take_argument(&wish, argv[i])) {
            return command_refuse_argument(io, "panel", argv[i]);
        }
    }
    if (wish.file_count < 2) {
        return command_refuse_argument(io, "panel", "");
    }
    wish.scenario = wish.files[--wish.file_count];
    struct diag_list diags = { 0 };
    int result = import(&wish, io, &diags);
    command_print_diags(io, &diags);
    diag_list_finish(&diags);
    return result;
}
