// SPDX-License-Identifier: GPL-3.0-or-later
// zeven candidate add, change, withdraw and import: codes that are invited, one by one or as a
// class.
#include <string.h>

#include "game/base/bundle.h"
#include "game/command/candidate_inner.h"
#include "game/locale/locale.h"
#include "game/report/table/class_list.h"
#include "game/store/candidate.h"

enum { CSV_SIZE_MAX = 32 * 1024 * 1024 };

static bool find_vacancy(
        struct store *store, const char *name, int64_t *id, struct diag_list *diags)
{
    struct vacancy_list list = { 0 };
    bool found = vacancy_find_name(store, name, &list, diags);
    *id = found ? list.rows.items[0].id : 0;
    vacancy_list_finish(&list);
    return found;
}

bool candidate_read_needs(struct accommodations *needs, const char *text, struct diag_list *diags)
{
    const char *odd = NULL;
    bool known = text == NULL || accommodations_read(needs, text, &odd);
    if (!known) {
        diag_add(diags, DIAG_CANDIDATE_ACCOMMODATION, DIAG_ERROR, NULL, 0, odd, NULL);
    }
    return known;
}

int candidate_run_add(struct store *store, void *words, struct diag_list *diags)
{
    struct candidate_asked *asked = words;
    candidate_take_code(asked);
    struct candidate_new item = { .code = asked->plain, .name = asked->name };
    struct office_hand hand = words_hand(asked->who);
    if (asked->vacancy == NULL) {
        return command_refuse_argument(asked->io, "candidate", "");
    }
    bool good = find_vacancy(store, asked->vacancy, &item.vacancy, diags) &&
            candidate_read_needs(&item.accommodations, asked->needs, diags) &&
            candidate_add(store, &item, 1, NULL, &hand, diags);
    if (!good) {
        return COMMAND_FAILED;
    }
    return candidate_print(store, asked->plain, asked->json, asked->io, diags) ? COMMAND_FINE
                                                                               : COMMAND_FAILED;
}

int candidate_run_change(struct store *store, void *words, struct diag_list *diags)
{
    struct candidate_asked *asked = words;
    candidate_take_code(asked);
    struct office_hand hand = words_hand(asked->who);
    struct accommodations needs = { 0 };
    if (asked->needs == NULL) {
        return command_refuse_argument(asked->io, "candidate", "");
    }
    bool good = candidate_read_needs(&needs, asked->needs, diags) &&
            candidate_change(store, asked->plain, &needs, &hand, diags) &&
            candidate_print(store, asked->plain, asked->json, asked->io, diags);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

int candidate_run_withdraw(struct store *store, void *words, struct diag_list *diags)
{
    struct candidate_asked *asked = words;
    candidate_take_code(asked);
    struct office_hand hand = words_hand(asked->who);
    if (!candidate_withdraw(store, asked->plain, &hand, diags)) {
        return COMMAND_FAILED;
    }
    if (asked->json) {
        struct buffer text = { 0 };
        struct json json;
        json_init(&json, &text);
        json_open_object(&json);
        words_json_text(&json, "withdrawn", asked->plain);
        json_close_object(&json);
        fprintf(asked->io->out, "%s\n", buffer_text(&text));
        buffer_finish(&text);
    } else {
        fprintf(asked->io->out, tr("The invitation of %s is withdrawn.\n"), asked->plain);
    }
    return COMMAND_FINE;
}

/* ---- a file ---- */

static bool import(struct store *store, const struct class_list *class,
        const struct candidate_asked *asked, struct diag_list *diags)
{
    VEC(struct candidate_line) lines = { 0 };
    struct office_hand hand = words_hand(asked->who);
    for (size_t i = 0; i < class->lines.count; i++) {
        const struct class_line *line = &class->lines.items[i];
        struct candidate_line item = { line->code, line->name, line->vacancy, line->needs,
            line->line };
        vec_push(&lines, item);
    }
    bool good = candidate_add_class(store, lines.items, lines.count, asked->plain, &hand, diags);
    vec_finish(&lines);
    return good;
}

int candidate_run_import(struct store *store, void *words, struct diag_list *diags)
{
    const struct candidate_asked *asked = words;
    struct buffer bytes = { 0 };
    struct class_list class = { 0 };
    size_t count = 0;
    bool good = bundle_read_path(asked->plain, CSV_SIZE_MAX, &bytes, diags);
    if (good) {
        good = class_list_init(&class, asked->plain, buffer_text(&bytes), bytes.size,
                       asked->vacancy, diags) &&
                import(store, &class, asked, diags);
        count = class.lines.count;
        class_list_finish(&class);
    }
    buffer_finish(&bytes);
    if (good && asked->json) {
        fprintf(asked->io->out, "{\"invited\":%zu}\n", count);
    } else if (good) {
        fprintf(asked->io->out,
                tr_plural("%ld candidate is invited.\n", "%ld candidates are invited.\n",
                        (long)count),
                (long)count);
    }
    return good ? COMMAND_FINE : COMMAND_FAILED;
}
