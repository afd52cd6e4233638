// SPDX-License-Identifier: GPL-3.0-or-later
// zeven check --matrix: the customers of a pack beside each other, and who stands out.
#include <string.h>
#include <sys/stat.h>

#include "game/command/answer.h"
#include "game/command/check_inner.h"
#include "game/command/office_words.h"
#include "game/explore/smells/groups.h"
#include "game/explore/smells/smells.h"
#include "game/locale/locale.h"
#include "game/report/report.h"

enum { COLUMNS = 7, WIDTH = 120 };

static void collect(void *data, const char *path, struct scenario *const *scenarios, size_t count,
        struct diag_list *diags)
{
    struct groups *groups = data;
    for (size_t i = 0; i < count; i++) {
        groups_add(groups, scenarios[i]);
    }
    smells_of_pack(path, scenarios, count, diags);
}

static const char *or_dash(const char *text)
{
    return text[0] != '\0' ? text : "–";
}

static const char *mood_word(const char *mood)
{
    static const char *const moods[][2] = {
        { "angry", TR_MARK("angry") },
        { "anxious", TR_MARK("anxious") },
        { "sad", TR_MARK("sad") },
        { "businesslike", TR_MARK("businesslike") },
        { "relieved", TR_MARK("relieved") },
    };
    for (size_t i = 0; i < sizeof(moods) / sizeof(moods[0]); i++) {
        if (strcmp(mood, moods[i][0]) == 0) {
            return tr(moods[i][1]);
        }
    }
    return mood;
}

static void fill_row(const struct group_member *member, const char *cells[COLUMNS])
{
    cells[0] = member->name;
    cells[1] = member->scenario;
    cells[2] = or_dash(member->is[GROUP_ORIGIN]);
    cells[3] = or_dash(member->is[GROUP_GENDER]);
    cells[4] = or_dash(member->is[GROUP_ROLE]);
    cells[5] = mood_word(member->mood);
    cells[6] = member->at_fault ? tr("yes") : tr("no");
}

static void print_table(const struct groups *groups, struct command_io *io)
{
    const struct report_column columns[COLUMNS] = { { tr("Customer"), false },
        { tr("Scenario"), false }, { tr("Name sounds"), false }, { tr("Gender"), false },
        { tr("Role"), false }, { tr("Begins"), false }, { tr("At fault"), false } };
    const char **cells = mem_alloc((groups->count + 1) * COLUMNS * sizeof(*cells));
    struct report report = { 0 };
    struct buffer text = { 0 };
    for (size_t i = 0; i < groups->count; i++) {
        fill_row(&groups->items[i], cells + i * COLUMNS);
    }
    struct report_table table = { columns, COLUMNS, cells, groups->count };
    report_init(&report, locale_language());
    report_table(&report, &table, "");
    report_print(&text, &report, WIDTH);
    fwrite(buffer_text(&text), 1, text.size, io->out);
    report_finish(&report);
    buffer_finish(&text);
    mem_free(cells);
}

static void add_pack_path(struct buffer *pack, const char *path)
{
    struct stat status;
    bool folder = stat(path, &status) == 0 && S_ISDIR(status.st_mode);
    buffer_add(pack, path);
    if (folder) {
        buffer_add(pack, "/pack.xml");
    }
}

static void answer_table(
        const struct groups *groups, struct diag_list *diags, struct command_io *io)
{
    struct answer answer;
    struct json *json = &answer.json;
    answer_open(&answer);
    json_key(json, "customers");
    json_open_array(json);
    for (size_t i = 0; i < groups->count; i++) {
        const struct group_member *member = &groups->items[i];
        json_open_object(json);
        words_json_text(json, "customer", member->name);
        words_json_text(json, "scenario", member->scenario);
        for (int kind = 0; kind < GROUP_KIND_COUNT; kind++) {
            words_json_text(json, group_kind_id((enum group_kind)kind), member->is[kind]);
        }
        words_json_text(json, "mood", member->mood);
        json_key(json, "at_fault");
        json_boolean(json, member->at_fault);
        json_close_object(json);
    }
    json_close_array(json);
    answer_add_findings(json, diags);
    answer_close(&answer, io);
}

int check_matrix(const char *path, bool json, struct command_io *io)
{
    struct groups groups = { 0 };
    struct check_visitor visitor = { .data = &groups, .pack = collect };
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    struct buffer pack = { 0 };
    add_pack_path(&pack, path);
    bool good = scenario_visit_path(buffer_text(&pack), NULL, &visitor, &diags, &summary);
    if (json) {
        answer_table(&groups, &diags, io);
    } else {
        command_print_diags(io, &diags);
    }
    if (groups.count > 0 && !json) {
        print_table(&groups, io);
    } else if (groups.count == 0) {
        fprintf(io->err, tr("zeven check: there are no customers beside %s.\n"),
                buffer_text(&pack));
    }
    bool fine = good && groups.count > 0 && diags.diags.count == 0;
    groups_finish(&groups);
    diag_list_finish(&diags);
    buffer_finish(&pack);
    return fine ? COMMAND_FINE : COMMAND_FINDINGS;
}
