// SPDX-License-Identifier: GPL-3.0-or-later
// Stored sessions as a table of numbers: one row a candidate, one column a scenario or a decision.
#include "game/command/stats/session_table.h"

#include <math.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/base/table.h"
#include "game/command/command.h"
#include "game/store/office_scan.h"
#include "game/store/parts.h"

enum { NO_COLUMN = -1, SPOOL_BYTES = 1 << 18 };

struct work {
    struct session_table *out;
    struct diag_list *diags;
    int *column_of;  // of each part; NO_COLUMN = not asked for
    int64_t *earned; // of the session at hand, by column
    int64_t *possible;
    double *row;
};

/* ---- columns ---- */

static int column_of_name(struct session_table *out, struct table *places, const char *name)
{
    uint32_t place = table_find(places, name);
    if (place == TABLE_NONE) {
        const char *kept = arena_copy_text(&out->arena, name, strlen(name));
        place = (uint32_t)out->names.count;
        table_add(places, kept, place);
        vec_push(&out->names, kept);
    }
    return (int)place;
}

static void find_columns(
        struct work *work, const struct session_choice *choice, const struct part_list *list)
{
    struct table places = { 0 };
    struct buffer name = { 0 };
    work->column_of = mem_alloc((list->parts.count + 1) * sizeof(*work->column_of));
    for (size_t i = 0; i < list->parts.count; i++) {
        const struct part_name *part = &list->parts.items[i];
        bool wanted =
                choice->competency == NULL || strcmp(choice->competency, part->competency) == 0;
        buffer_clear(&name);
        buffer_add(&name, part->scenario);
        if (choice->by_decision) {
            buffer_add_format(&name, ":%s", part->decision);
        }
        work->column_of[i] =
                wanted ? column_of_name(work->out, &places, buffer_text(&name)) : NO_COLUMN;
    }
    buffer_finish(&name);
    table_finish(&places);
}

/* ---- rows ---- */

void session_table_refuse(struct diag_list *diags, int64_t session)
{
    char number[24];
    snprintf(number, sizeof(number), "%lld", (long long)session);
    diag_add(diags, DIAG_STATS_EVIDENCE, DIAG_ERROR, NULL, 0, number, NULL);
}

static void add_cells(struct work *work, const struct session_cells *cells)
{
    size_t columns = work->out->names.count;
    memset(work->earned, 0, columns * sizeof(*work->earned));
    memset(work->possible, 0, columns * sizeof(*work->possible));
    for (size_t i = 0; i < cells->count; i++) {
        const struct part_cell *cell = &cells->cells[i];
        int column = work->column_of[cell->part];
        if (column != NO_COLUMN) {
            work->earned[column] += cell->earned;
            work->possible[column] += cell->possible;
        }
    }
}

static bool take(void *context, const struct session_cells *cells)
{
    struct work *work = context;
    size_t columns = work->out->names.count;
    if (!cells->readable) {
        session_table_refuse(work->diags, cells->session);
        return false;
    }
    add_cells(work, cells);
    for (size_t i = 0; i < columns; i++) {
        work->row[i] =
                work->possible[i] > 0 ? (double)work->earned[i] / (double)work->possible[i] : NAN;
    }
    return fwrite(work->row, sizeof(*work->row), columns, work->out->numbers) == columns;
}

static bool write_rows(struct work *work, struct store *store, const struct digest *content,
        const struct part_list *list)
{
    size_t columns = work->out->names.count + 1;
    work->earned = mem_alloc(columns * sizeof(*work->earned));
    work->possible = mem_alloc(columns * sizeof(*work->possible));
    work->row = mem_alloc(columns * sizeof(*work->row));
    bool good = parts_scan(store, content, list, command_wall_ms(), take, work, work->diags);
    mem_free(work->earned);
    mem_free(work->possible);
    mem_free(work->row);
    return good;
}

static bool write_table(struct session_table *table, struct store *store,
        const struct session_choice *choice, const struct digest *content, struct diag_list *diags)
{
    struct work work = { .out = table, .diags = diags };
    struct part_list list = { 0 };
    table->numbers = tmpfile();
    bool good = table->numbers != NULL && setvbuf(table->numbers, NULL, _IOFBF, SPOOL_BYTES) == 0 &&
            parts_read_names(store, content, &list, diags);
    if (good) {
        find_columns(&work, choice, &list);
        good = write_rows(&work, store, content, &list) && fflush(table->numbers) == 0;
        mem_free(work.column_of);
        rewind(table->numbers);
    }
    part_list_finish(&list);
    return good;
}

/* ---- which sessions ---- */

static bool same_beginning(const struct digest *content, const char *asked)
{
    char hex[DIGEST_HEX_SIZE];
    digest_write_hex(content, hex);
    return strncmp(hex, asked, strlen(asked)) == 0;
}

bool session_table_choose(struct session_table *table, struct store *store, const char *asked,
        struct digest *content, struct diag_list *diags)
{
    office_content_list list = { 0 };
    bool good = office_list_contents(store, &list, diags);
    bool found = false;
    for (size_t i = 0; good && i < list.count; i++) {
        const struct office_content *one = &list.items[i];
        bool this_one = !found && (asked == NULL || same_beginning(&one->content, asked));
        *(this_one ? &table->sessions : &table->elsewhere) += one->sessions;
        if (this_one) {
            found = true;
            *content = one->content;
            digest_write_hex(content, table->content);
        }
    }
    if (good && !found) {
        diag_add(diags, list.count == 0 ? DIAG_STATS_NO_SESSIONS : DIAG_STATS_CONTENT, DIAG_ERROR,
                NULL, 0, asked, NULL);
    }
    vec_finish(&list);
    return good && found;
}

void session_table_finish(struct session_table *table)
{
    vec_finish(&table->names);
    arena_finish(&table->arena);
}

bool session_table_init(struct session_table *table, struct store *store,
        const struct session_choice *choice, struct diag_list *diags)
{
    *table = (struct session_table) { 0 };
    struct digest content = { 0 };
    bool good = session_table_choose(table, store, choice->content, &content, diags) &&
            write_table(table, store, choice, &content, diags);
    if (!good && table->numbers != NULL) {
        (void)fclose(table->numbers);
        table->numbers = NULL;
    }
    return good;
}
