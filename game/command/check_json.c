// SPDX-License-Identifier: GPL-3.0-or-later
// What zeven check found, as JSON.
#include "game/command/answer.h"
#include "game/command/check_inner.h"
#include "game/command/office_words.h"

void check_add_json(struct json *json, struct diag_list *diags, const struct check_summary *summary)
{
    answer_add_findings(json, diags);
    json_key(json, "read");
    json_open_object(json);
    words_json_integer(json, "files", (int64_t)summary->files);
    words_json_integer(json, "scenarios", (int64_t)summary->scenarios);
    words_json_integer(json, "packs", (int64_t)summary->packs);
    words_json_integer(json, "shifts", (int64_t)summary->shifts);
    words_json_integer(json, "contacts", (int64_t)summary->contacts);
    words_json_integer(json, "turns", (int64_t)summary->turns);
    words_json_integer(json, "answers", (int64_t)summary->slots);
    words_json_integer(json, "words", (int64_t)summary->words);
    json_close_object(json);
}
