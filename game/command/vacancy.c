// SPDX-License-Identifier: GPL-3.0-or-later
// zeven vacancy: what people are invited for, and what matters there, fixed beforehand.
#include "game/store/vacancy.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "game/command/doing.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/scenario/load.h"
#include "game/store/settings.h"
#include "scoring/competency.h"

struct asked {
    const char *name;
    const char *rename;
    const char *shift;
    const char *form;
    const char *competencies;
    const char *reason;
    const char *closes;
    const char *weeks;
    const char *why;
    const char *who;
    bool json;
    struct command_io *io;
    struct buffer ids;   // the competencies in the order of the sheet
    struct buffer title; // what lists call the shift
};

/* ---- reading what is asked ---- */

static bool names(const char *list, const char *id)
{
    size_t size = strlen(id);
    for (const char *at = list; (at = strstr(at, id)) != NULL; at += size) {
        bool begins = at == list || strchr(" ,;", at[-1]) != NULL;
        if (begins && (at[size] == '\0' || strchr(" ,;", at[size]) != NULL)) {
            return true;
        }
    }
    return false;
}

static size_t count_words(const char *list)
{
    size_t count = 0;
    for (const char *at = list + strspn(list, " ,;"); *at != '\0'; at += strspn(at, " ,;")) {
        count++;
        at += strcspn(at, " ,;");
    }
    return count;
}

// In the order of the sheet. A word that is no competency leaves what was typed, which the store
// then refuses with the words themselves.
static void order_competencies(struct asked *asked)
{
    size_t known = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const char *id = competency_id((enum competency)k);
        if (names(asked->competencies, id)) {
            buffer_add_format(&asked->ids, "%s%s", known++ > 0 ? " " : "", id);
        }
    }
    if (known != count_words(asked->competencies)) {
        buffer_clear(&asked->ids);
        buffer_add_format(&asked->ids, "(%s)", asked->competencies);
    }
    asked->competencies = buffer_text(&asked->ids);
}

// The shift must be there to invite people for; its form is what lists call it by themselves.
static bool find_title(struct asked *asked, struct diag_list *diags)
{
    struct bundle content;
    bundle_init_folder(&content, asked->io->data);
    struct shift *shift = shift_load(&content, asked->shift, diags);
    if (shift != NULL) {
        form_add_name(&asked->title, shift->form, shift->title);
    }
    bool found = shift != NULL;
    shift_destroy(shift);
    bundle_finish(&content);
    return found;
}

static bool read_weeks(const char *text, int64_t *weeks)
{
    char *end = NULL;
    *weeks = strtol(text, &end, 10);
    return *text >= '0' && *text <= '9' && *end == '\0';
}

// Puts what was given in the place of what stands in `vacancy`.
static bool fill(struct asked *asked, struct vacancy *vacancy, const char **odd)
{
    *odd = asked->closes;
    if (asked->closes != NULL && !words_read_day(asked->closes, &vacancy->closes_ms)) {
        return false;
    }
    *odd = asked->weeks;
    if (asked->weeks != NULL && !read_weeks(asked->weeks, &vacancy->retention_weeks)) {
        return false;
    }
    if (asked->competencies != NULL) {
        order_competencies(asked);
        vacancy->competencies = asked->competencies;
    }
    vacancy->name = asked->rename != NULL ? asked->rename : vacancy->name;
    vacancy->shift = asked->shift != NULL ? asked->shift : vacancy->shift;
    vacancy->form = asked->form != NULL ? asked->form : vacancy->form;
    vacancy->reason = asked->reason != NULL ? asked->reason : vacancy->reason;
    return true;
}

/* ---- saying ---- */

static void add_json(struct json *json, const struct vacancy *vacancy)
{
    json_open_object(json);
    words_json_text(json, "name", vacancy->name);
    words_json_text(json, "shift", vacancy->shift);
    words_json_text(json, "form", vacancy->form);
    json_key(json, "competencies");
    json_open_array(json);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (names(vacancy->competencies, competency_id((enum competency)k))) {
            json_text(json, competency_id((enum competency)k));
        }
    }
    json_close_array(json);
    words_json_text(json, "reason", vacancy->reason);
    words_json_time(json, "created", vacancy->created_ms);
    words_json_time(json, "closes", vacancy->closes_ms);
    words_json_time(json, "closed", vacancy->closed_ms);
    words_json_integer(json, "retention_weeks", vacancy->retention_weeks);
    words_json_time(json, "fixed", vacancy->fixed_ms);
    words_json_integer(json, "candidates", vacancy->candidates);
    json_close_object(json);
}

static void print_json(struct command_io *io, const struct vacancy_list *list)
{
    struct buffer text = { 0 };
    struct json json;
    json_init(&json, &text);
    json_open_object(&json);
    json_key(&json, "vacancies");
    json_open_array(&json);
    for (size_t i = 0; i < list->rows.count; i++) {
        add_json(&json, &list->rows.items[i]);
    }
    json_close_array(&json);
    json_close_object(&json);
    fprintf(io->out, "%s\n", buffer_text(&text));
    buffer_finish(&text);
}

static void print_words(struct command_io *io, const struct vacancy *vacancy)
{
    char day[16];
    words_write_day(day, vacancy->closed_ms > 0 ? vacancy->closed_ms : vacancy->closes_ms);
    fprintf(io->out, "%s\n  %s, %s\n  ", vacancy->name, vacancy->form, vacancy->competencies);
    fprintf(io->out, vacancy->closed_ms > 0 ? tr("closed %s") : tr("closes %s"), day);
    fputs(", ", io->out);
    fprintf(io->out, tr_plural("%ld candidate", "%ld candidates", (long)vacancy->candidates),
            (long)vacancy->candidates);
    fprintf(io->out, "%s\n", vacancy->fixed_ms > 0 ? tr(", fixed: a sheet was opened") : "");
}

static void print(struct command_io *io, const struct vacancy_list *list, bool json)
{
    if (json) {
        print_json(io, list);
        return;
    }
    for (size_t i = 0; i < list->rows.count; i++) {
        print_words(io, &list->rows.items[i]);
    }
}

static bool print_one(
        struct store *store, int64_t id, const struct asked *asked, struct diag_list *diags)
{
    struct vacancy_list list = { 0 };
    bool found = vacancy_find(store, id, &list, diags);
    if (found) {
        print(asked->io, &list, asked->json);
    }
    vacancy_list_finish(&list);
    return found;
}

/* ---- doing ---- */

static int do_list(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    struct vacancy_list list = { 0 };
    bool read = vacancy_read_all(store, &list, diags);
    if (read) {
        print(asked->io, &list, asked->json);
    }
    vacancy_list_finish(&list);
    return read ? COMMAND_FINE : COMMAND_FAILED;
}

static int do_new(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    int64_t weeks = settings_retention_weeks(store, diags);
    weeks = weeks < VACANCY_WEEKS_MAX ? weeks : VACANCY_WEEKS_MAX;
    struct vacancy vacancy = {
        .name = asked->name, .competencies = "", .reason = "", .retention_weeks = weeks
    };
    const char *odd = "";
    int64_t id = 0;
    struct office_hand hand = words_hand(asked->who);
    if (asked->shift == NULL || asked->closes == NULL || !fill(asked, &vacancy, &odd)) {
        return command_refuse_argument(asked->io, "vacancy", odd);
    }
    if (!find_title(asked, diags)) {
        return COMMAND_FAILED;
    }
    vacancy.form = asked->form != NULL ? asked->form : buffer_text(&asked->title);
    bool good =
            vacancy_add(store, &vacancy, &hand, &id, diags) && print_one(store, id, asked, diags);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

static int do_change(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    struct vacancy_list list = { 0 };
    struct office_hand hand = words_hand(asked->who);
    const char *odd = "";
    bool good = vacancy_find_name(store, asked->name, &list, diags);
    if (good && !fill(asked, &list.rows.items[0], &odd)) {
        vacancy_list_finish(&list);
        return command_refuse_argument(asked->io, "vacancy", odd);
    }
    good = good && (asked->shift == NULL || find_title(asked, diags)) &&
            vacancy_change(store, &list.rows.items[0], asked->why, &hand, diags) &&
            print_one(store, list.rows.items[0].id, asked, diags);
    vacancy_list_finish(&list);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

static int do_close(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    struct vacancy_list list = { 0 };
    struct office_hand hand = words_hand(asked->who);
    bool good = vacancy_find_name(store, asked->name, &list, diags) &&
            vacancy_close(store, list.rows.items[0].id, &hand, diags) &&
            print_one(store, list.rows.items[0].id, asked, diags);
    vacancy_list_finish(&list);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

static const struct doing DOINGS[] = {
    { "new", true, false, do_new },
    { "list", false, false, do_list },
    { "change", true, false, do_change },
    { "close", true, false, do_close },
};

static int run(int argc, char **argv, struct command_io *io)
{
    struct asked asked = { .io = io };
    const struct word_option options[] = {
        { "--shift", &asked.shift, NULL },
        { "--form", &asked.form, NULL },
        { "--competencies", &asked.competencies, NULL },
        { "--reason", &asked.reason, NULL },
        { "--closes", &asked.closes, NULL },
        { "--weeks", &asked.weeks, NULL },
        { "--why", &asked.why, NULL },
        { "--who", &asked.who, NULL },
        { "--rename", &asked.rename, NULL },
        { "--json", NULL, &asked.json },
    };
    const struct doing_verb verb = { "vacancy", DOINGS, sizeof(DOINGS) / sizeof(DOINGS[0]), options,
        sizeof(options) / sizeof(options[0]), &asked.name, &asked };
    int result = doing_run(&verb, argc, argv, io);
    buffer_finish(&asked.ids);
    buffer_finish(&asked.title);
    return result;
}

const struct command COMMAND_VACANCY = {
    .name = "vacancy",
    .summary = TR_MARK("what people are invited for, and what matters there"),
    .help = TR_MARK(
            "zeven vacancy new NAME --shift FILE --competencies A,B,C --reason WHY --closes DAY\n"
            "              [--form NAME] [--weeks N] [--who NAME] [--json]\n"
            "zeven vacancy list [--json]\n"
            "zeven vacancy change NAME [--rename NAME] [--competencies …] [--reason …] [--closes "
            "…]\n"
            "              [--weeks …] [--form …] [--shift …] [--why REASON] [--who NAME] "
            "[--json]\n"
            "zeven vacancy close NAME [--who NAME] [--json]\n"
            "\n"
            "A vacancy says beforehand which three or four competencies matter, and why. Once a "
            "score\n"
            "sheet was opened, a change needs --why, and the audit keeps it.\n"
            "  --shift FILE   in the folder of the scenarios: shifts/ochtend.xml\n"
            "  --competencies accuracy, active-reading, empathy, probing, conversation-technique,\n"
            "                 motivation, problem-solving\n"
            "  --form NAME    what lists call the shift; by itself its form\n"
            "  --closes DAY   2026-12-31; what candidates left is kept --weeks after that\n"),
    .run = run,
};
