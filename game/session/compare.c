// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the norm that fits a play, and places its sheet in it.
#include "game/session/compare.h"

#include <stdio.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/scenario/load.h"
#include "game/session/session.h"
#include "game/store/content.h"
#include "game/store/norms.h"
#include "game/store/settings.h"

static enum comparison_state state_of(
        const struct stored_norm *norm, const struct compare_play *play)
{
    char hex[DIGEST_HEX_SIZE];
    digest_write_hex(&norm->content, hex);
    if (play->content == NULL || strcmp(hex, play->content) != 0) {
        return COMPARISON_OTHER_CONTENT;
    }
    const char *form = play->form != NULL ? play->form : "";
    return strcmp(norm->form, form) == 0 ? COMPARISON_FITS : COMPARISON_OTHER_FORM;
}

// The states stand in order of how near they are. `wanted` is the name of the only one, or "".
static const struct stored_norm *nearest(
        const struct norm_list *list, const struct compare_play *play, const char *wanted)
{
    const struct stored_norm *best = NULL;
    for (size_t i = 0; i < list->rows.count; i++) {
        const struct stored_norm *norm = &list->rows.items[i];
        if (*wanted != '\0' && strcmp(norm->name, wanted) != 0) {
            continue;
        }
        enum comparison_state state = state_of(norm, play);
        enum comparison_state known = best != NULL ? state_of(best, play) : COMPARISON_NONE;
        if (state > known || (state == known && norm->people > best->people)) {
            best = norm;
        }
    }
    return best;
}

static const struct norms_part *part_of(const struct stored_norm *norm, const char *id)
{
    for (size_t i = 0; i < norm->part_count; i++) {
        if (strcmp(norm->parts[i].id, id) == 0) {
            return &norm->parts[i];
        }
    }
    return NULL;
}

static void place(
        struct comparison_part *part, const struct sheet_line *line, const struct norms_part *known)
{
    struct comparison_count *counts = mem_alloc((known->count + 1) * sizeof(*counts));
    for (size_t i = 0; i < known->count; i++) {
        counts[i] = (struct comparison_count) { known->counts[i].score, known->counts[i].people };
    }
    comparison_place(part, line, counts, known->count);
    mem_free(counts);
}

static void fill(
        struct comparison *comparison, const struct stored_norm *norm, const struct sheet *sheet)
{
    (void)snprintf(comparison->name, sizeof(comparison->name), "%s", norm->name);
    (void)snprintf(comparison->first, sizeof(comparison->first), "%s", norm->first);
    (void)snprintf(comparison->last, sizeof(comparison->last), "%s", norm->last);
    (void)snprintf(comparison->languages, sizeof(comparison->languages), "%s", norm->languages);
    comparison->people = norm->people;
    for (int k = 0; comparison->state == COMPARISON_FITS && k < COMPETENCY_COUNT; k++) {
        const struct norms_part *part = part_of(norm, competency_id((enum competency)k));
        if (part != NULL) {
            place(&comparison->part[k], &sheet->line[k], part);
        }
    }
}

bool compare_norms_read(struct compare_norms *norms, struct store *store, struct diag_list *diags)
{
    *norms = (struct compare_norms) { 0 };
    return store_read_setting(store, "org.norm", "", &norms->wanted, diags) &&
            norms_read_all(store, &norms->list, diags);
}

void compare_norms_finish(struct compare_norms *norms)
{
    norm_list_finish(&norms->list);
    buffer_finish(&norms->wanted);
}

void compare_with(struct comparison *comparison, const struct compare_norms *norms,
        const struct compare_play *play, const struct sheet *sheet)
{
    const struct stored_norm *norm = nearest(&norms->list, play, buffer_text(&norms->wanted));
    *comparison = (struct comparison) { 0 };
    if (norm != NULL) {
        comparison->state = state_of(norm, play);
        fill(comparison, norm, sheet);
    }
}

bool compare_sheet(struct comparison *comparison, struct store *store,
        const struct compare_play *play, const struct sheet *sheet, struct diag_list *diags)
{
    struct compare_norms norms;
    *comparison = (struct comparison) { 0 };
    bool good = compare_norms_read(&norms, store, diags);
    if (good) {
        compare_with(comparison, &norms, play, sheet);
    }
    compare_norms_finish(&norms);
    return good;
}

static bool add_form(
        struct bundle *content, const char *shift, struct buffer *form, struct diag_list *diags)
{
    struct shift *loaded = shift_load(content, shift, diags);
    if (loaded != NULL && loaded->form != NULL) {
        buffer_add(form, loaded->form);
    }
    shift_destroy(loaded);
    return loaded != NULL;
}

bool compare_find_form(struct store *store, const struct digest *content, const char *shift,
        struct buffer *form, struct diag_list *diags)
{
    struct bundle files;
    bool found = store_load_content(store, content, &files, diags);
    if (found) {
        (void)add_form(&files, shift, form, diags);
    }
    bundle_finish(&files);
    return found;
}

bool compare_folder_form(const char *root, const struct digest *content, const char *shift,
        struct buffer *form, struct diag_list *diags)
{
    struct session_setup setup = { .root = root, .shift = shift, .candidate = "norm" };
    struct session *session = session_create(&setup, diags);
    bool same = false;
    if (session != NULL) {
        struct digest found = bundle_digest(&session->content);
        same = memcmp(&found, content, sizeof(found)) == 0;
    }
    if (same && session->shift->form != NULL) {
        buffer_add(form, session->shift->form);
    }
    session_destroy(session);
    return same;
}
