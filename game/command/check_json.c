// SPDX-License-Identifier: GPL-3.0-or-later
// What zeven check found, as JSON.
#include <stdio.h>

#include "game/command/check_inner.h"
#include "game/report/diag_text.h"
#include "game/report/json.h"

static const char *severity_id(enum diag_severity severity)
{
    static const char *const ids[] = { "note", "warning", "error" };
    return ids[severity];
}

static void add_diag(struct json *json, const struct diag *diag)
{
    struct buffer sentence = { 0 };
    char code[16];
    (void)snprintf(code, sizeof(code), "Z%04d", diag->code);
    diag_write_sentence(&sentence, diag);
    json_open_object(json);
    json_key(json, "file");
    json_text(json, diag->file);
    json_key(json, "line");
    json_integer(json, diag->line);
    json_key(json, "code");
    json_text(json, code);
    json_key(json, "severity");
    json_text(json, severity_id(diag->severity));
    json_key(json, "sentence");
    json_text(json, buffer_text(&sentence));
    json_key(json, "accepted");
    json_boolean(json, diag->because != NULL);
    json_key(json, "because");
    json_text(json, diag->because);
    json_close_object(json);
    buffer_finish(&sentence);
}

static void add_count(struct json *json, const char *key, size_t count)
{
    json_key(json, key);
    json_integer(json, (int64_t)count);
}

void check_add_json(
        struct buffer *text, const struct diag_list *diags, const struct check_summary *summary)
{
    struct json json;
    json_init(&json, text);
    json_open_object(&json);
    json_key(&json, "findings");
    json_open_array(&json);
    for (size_t i = 0; i < diags->diags.count; i++) {
        add_diag(&json, &diags->diags.items[i]);
    }
    for (size_t i = 0; i < diags->accepted.count; i++) {
        add_diag(&json, &diags->accepted.items[i]);
    }
    json_close_array(&json);
    json_key(&json, "read");
    json_open_object(&json);
    add_count(&json, "files", summary->files);
    add_count(&json, "scenarios", summary->scenarios);
    add_count(&json, "packs", summary->packs);
    add_count(&json, "shifts", summary->shifts);
    add_count(&json, "contacts", summary->contacts);
    add_count(&json, "turns", summary->turns);
    add_count(&json, "answers", summary->slots);
    add_count(&json, "words", summary->words);
    json_close_object(&json);
    json_close_object(&json);
    buffer_add_char(text, '\n');
}
