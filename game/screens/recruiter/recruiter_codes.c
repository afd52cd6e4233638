// SPDX-License-Identifier: GPL-3.0-or-later
// Codes as they are typed: one a line, behind it perhaps a name; and codes that are drawn.
#include "game/screens/recruiter/recruiter_codes.h"

#include <stdio.h>
#include <string.h>

#include "game/base/digest.h"
#include "game/store/candidate_page.h"

enum { TRIES = 50 }; // for one code

void recruiter_codes_finish(struct recruiter_codes *codes)
{
    vec_finish(&codes->items);
    arena_finish(&codes->arena);
}

static char *trimmed(struct arena *arena, const char *text, size_t size)
{
    while (size > 0 && (*text == ' ' || *text == '\t')) {
        text++;
        size--;
    }
    while (size > 0 && strchr(" \t\r", text[size - 1]) != NULL) {
        size--;
    }
    return arena_copy_text(arena, text, size);
}

// "K-2041; Noor de Vries", or with a tab, as a spreadsheet copies its columns.
void recruiter_codes_read(
        struct recruiter_codes *codes, const char *text, const struct candidate_new *like)
{
    struct arena *arena = &codes->arena;
    int number = 0;
    for (const char *at = text; *at != '\0';) {
        size_t size = strcspn(at, "\n");
        size_t code = strcspn(at, ";\t\n");
        struct candidate_new item = *like;
        item.code = trimmed(arena, at, code);
        item.name = code < size ? trimmed(arena, at + code + 1, size - code - 1) : "";
        item.line = ++number;
        if (*item.code != '\0' || *item.name != '\0') {
            vec_push(&codes->items, item);
        }
        at += size + (at[size] == '\n');
    }
}

static bool is_free(struct store *store, const char *code)
{
    struct candidate_page page = { 0 };
    struct diag_list diags = { 0 };
    bool taken = candidate_read_one(store, code, &page, &diags);
    candidate_page_finish(&page);
    diag_list_finish(&diags);
    return !taken;
}

void recruiter_codes_draw(struct buffer *text, struct store *store, int count)
{
    int made = 0;
    if (text->size > 0 && text->bytes[text->size - 1] != '\n') {
        buffer_add_char(text, '\n');
    }
    for (int i = 0; made < count && i < count * TRIES; i++) {
        char code[CANDIDATE_CODE_MAX + 1];
        uint32_t drawn = 0;
        digest_random(&drawn, sizeof(drawn));
        (void)snprintf(code, sizeof(code), "K-%06u", 100000 + drawn % 900000);
        if (strstr(buffer_text(text), code) == NULL && is_free(store, code)) {
            buffer_add_format(text, "%s\n", code);
            made++;
        }
    }
}
