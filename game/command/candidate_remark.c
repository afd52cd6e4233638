// SPDX-License-Identifier: GPL-3.0-or-later
// zeven candidate comment | answer: what a candidate says of a play, and what a person answers.
#include <stdlib.h>
#include <string.h>

#include "game/command/candidate_inner.h"
#include "game/locale/locale.h"
#include "game/store/remark.h"

static void add_json(struct json *json, const struct remark *remark)
{
    bool answered = remark->answered_ms != 0;
    json_open_object(json);
    words_json_integer(json, "number", remark->id);
    words_json_text(json, "kind", remark_kind_id(remark->kind));
    words_json_time(json, "said", remark->at_ms);
    words_json_text(json, "text", remark->text);
    words_json_time(json, "answer_owed_by", remark_due_ms(remark));
    words_json_text(json, "answer", answered ? remark->answer : NULL);
    words_json_text(json, "answered_by", answered ? remark->answerer : NULL);
    words_json_time(json, "answered", remark->answered_ms);
    json_close_object(json);
}

void candidate_write_remarks(struct buffer *out, const char *code, const struct remark_list *list)
{
    struct json json;
    json_init(&json, out);
    json_open_object(&json);
    words_json_text(&json, "candidate", code);
    json_key(&json, "remarks");
    json_open_array(&json);
    for (size_t i = 0; i < list->rows.count; i++) {
        add_json(&json, &list->rows.items[i]);
    }
    json_close_array(&json);
    json_close_object(&json);
    buffer_add_char(out, '\n');
}

static void print_json(struct command_io *io, const char *code, const struct remark_list *list)
{
    struct buffer text = { 0 };
    candidate_write_remarks(&text, code, list);
    fputs(buffer_text(&text), io->out);
    buffer_finish(&text);
}

static void print_words(struct command_io *io, const struct remark *remark)
{
    char said[16];
    char day[16];
    words_write_day(said, remark->at_ms);
    fprintf(io->out, "%ld  %s  %s\n    %s\n", (long)remark->id, said,
            remark->kind == REMARK_CORRECTION ? tr("Asks to have something put right")
                                              : tr("Comment"),
            remark->text);
    fputs("    ", io->out);
    if (remark->answered_ms != 0) {
        words_write_day(day, remark->answered_ms);
        fprintf(io->out, tr("Answered by %s on %s: %s"), remark->answerer, day, remark->answer);
    } else if (remark->kind == REMARK_CORRECTION) {
        words_write_day(day, remark_due_ms(remark));
        fprintf(io->out, tr("An answer is owed by %s"), day);
    }
    fputs("\n", io->out);
}

static bool print(struct store *store, const struct candidate_asked *asked, int64_t session,
        struct diag_list *diags)
{
    struct remark_list list = { 0 };
    bool good = remark_read(store, session, &list, diags);
    if (good && asked->json) {
        print_json(asked->io, asked->plain, &list);
    }
    for (size_t i = 0; good && !asked->json && i < list.rows.count; i++) {
        print_words(asked->io, &list.rows.items[i]);
    }
    remark_list_finish(&list);
    return good;
}

// The play that it is about: the latest one that ended.
static bool find(struct store *store, struct candidate_asked *asked, int64_t *session,
        struct diag_list *diags)
{
    candidate_take_code(asked);
    bool found = candidate_find_session(store, asked->plain, session, diags);
    if (found && *session == 0) {
        fprintf(asked->io->err, tr("zeven candidate: %s has not played to an end yet.\n"),
                asked->plain);
    }
    return found && *session != 0;
}

// Without a text it only tells what was said before.
int candidate_run_comment(struct store *store, void *words, struct diag_list *diags)
{
    struct candidate_asked *asked = words;
    struct office_hand hand = words_hand(asked->who);
    int64_t session = 0;
    bool good = find(store, asked, &session, diags) &&
            (asked->text == NULL ||
                    remark_bring(store, session,
                            asked->correction ? REMARK_CORRECTION : REMARK_COMMENT, asked->text,
                            &hand, diags)) &&
            print(store, asked, session, diags);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

static bool is_about(struct store *store, int64_t session, int64_t id, struct diag_list *diags)
{
    struct remark_list list = { 0 };
    bool read = remark_read(store, session, &list, diags);
    bool found = false;
    for (size_t i = 0; i < list.rows.count; i++) {
        found = found || list.rows.items[i].id == id;
    }
    remark_list_finish(&list);
    return read && found;
}

int candidate_run_answer(struct store *store, void *words, struct diag_list *diags)
{
    struct candidate_asked *asked = words;
    struct office_hand hand = { asked->who, command_wall_ms() };
    char *end = NULL;
    int64_t session = 0;
    int64_t id = asked->number != NULL ? strtoll(asked->number, &end, 10) : 0;
    if (asked->text == NULL || id <= 0 || *end != '\0') {
        return command_refuse_argument(
                asked->io, "candidate", asked->number != NULL ? asked->number : "");
    }
    if (!find(store, asked, &session, diags)) {
        return COMMAND_FAILED;
    }
    if (!is_about(store, session, id, diags)) {
        diag_add(diags, DIAG_REMARK_MISSING, DIAG_ERROR, NULL, 0, asked->number, NULL);
        return COMMAND_FAILED;
    }
    bool good = remark_answer(store, id, asked->text, &hand, diags) &&
            print(store, asked, session, diags);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}
