// SPDX-License-Identifier: GPL-3.0-or-later
// What the recruiter's forms share: the shifts there are, sentences, fields.
#include "game/screens/recruiter/recruiter_office.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/report/words.h"
#include "game/scenario/load.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/ui/widget.h"
#include "scoring/competency.h"

enum { FORM_WIDTH = 760 };

/* ---- shifts ---- */

static void take_shift(struct recruiter_shifts *shifts, const struct world *world, const char *name)
{
    struct diag_list diags = { 0 };
    struct bundle content;
    struct buffer path = { 0 };
    buffer_add_format(&path, "shifts/%s", name);
    bundle_init_folder(&content, world->data);
    struct shift *shift = shift_load(&content, buffer_text(&path), &diags);
    if (shift != NULL) {
        struct buffer form = { 0 };
        form_add_name(&form, shift->form, shift->title);
        struct recruiter_shift item = {
            .path = arena_copy_text(&shifts->arena, buffer_text(&path), path.size),
            .title = arena_copy_text(&shifts->arena, shift->title, strlen(shift->title)),
            .form = arena_copy_text(&shifts->arena, buffer_text(&form), form.size),
            .customers = (long)shift->entry_count,
            .indicative = shift->indicative,
        };
        vec_push(&shifts->items, item);
        buffer_finish(&form);
    }
    shift_destroy(shift);
    bundle_finish(&content);
    buffer_finish(&path);
    diag_list_finish(&diags);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(
            ((const struct recruiter_shift *)a)->path, ((const struct recruiter_shift *)b)->path);
}

void recruiter_shifts_read(struct recruiter_shifts *shifts, const struct world *world)
{
    struct buffer folder = { 0 };
    buffer_add_format(&folder, "%s/shifts", world->data);
    DIR *directory = opendir(buffer_text(&folder));
    buffer_finish(&folder);
    if (directory == NULL) {
        return;
    }
    for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
        size_t size = strlen(entry->d_name);
        // Settings keep paths with blanks between them.
        if (size > 4 && entry->d_name[0] != '.' && strchr(entry->d_name, ' ') == NULL &&
                strcmp(entry->d_name + size - 4, ".xml") == 0) {
            take_shift(shifts, world, entry->d_name);
        }
    }
    closedir(directory);
    if (shifts->items.count > 0) {
        qsort(shifts->items.items, shifts->items.count, sizeof(*shifts->items.items), by_path);
    }
}

void recruiter_shifts_finish(struct recruiter_shifts *shifts)
{
    vec_finish(&shifts->items);
    arena_finish(&shifts->arena);
}

const char *recruiter_shift_words(struct ui *ui, const struct recruiter_shift *shift)
{
    bool formed = strcmp(shift->form, shift->title) != 0;
    const char *customers = ui_format(
            ui, tr_plural("%ld customer", "%ld customers", shift->customers), shift->customers);
    return ui_format(ui, "%s%s%s%s · %s%s%s", shift->title, formed ? " (" : "",
            formed ? shift->form : "", formed ? ")" : "", customers, shift->indicative ? " · " : "",
            shift->indicative ? tr("gives the total alone") : "");
}

/* ---- competencies ---- */

bool recruiter_has_competency(const char *ids, const char *id)
{
    size_t size = strlen(id);
    for (const char *at = ids + strspn(ids, " "); *at != '\0'; at += strspn(at, " ")) {
        size_t word = strcspn(at, " ");
        if (word == size && memcmp(at, id, size) == 0) {
            return true;
        }
        at += word;
    }
    return false;
}

const char *recruiter_competencies(struct ui *ui, const char *ids)
{
    const char *words = "";
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        enum competency competency = (enum competency)k;
        if (recruiter_has_competency(ids, competency_id(competency))) {
            words = ui_format(ui, "%s%s%s", words, *words != '\0' ? ", " : "",
                    competency_short_name(competency));
        }
    }
    return words;
}

/* ---- forms ---- */

char *recruiter_sentences(struct diag_list *diags)
{
    struct buffer text = { 0 };
    for (size_t i = 0; i < diags->diags.count; i++) {
        const struct diag *diag = &diags->diags.items[i];
        buffer_add(&text, i > 0 ? "\n" : "");
        if (diag->line > 0) {
            buffer_add_format(&text, tr("Line %d: "), diag->line);
        }
        diag_write_sentence(&text, diag);
    }
    diag_list_finish(diags);
    *diags = (struct diag_list) { 0 };
    return text.size > 0 ? buffer_take(&text) : NULL;
}

void recruiter_build_field(
        struct ui *ui, const char *id, const char *label, int lines, int max_bytes, int width)
{
    ui_open(ui, (struct ui_box) { .gap = 4 });
    ui_text(ui, UI_LABEL, label);
    ui_open(ui, (struct ui_box) { .flow = width > 0 ? UI_ROW : UI_COLUMN });
    ui_field(ui,
            (struct ui_field) { .id = id,
                    .name = label,
                    .lines = lines,
                    .width = width,
                    .max_bytes = max_bytes });
    ui_close(ui);
    ui_close(ui);
}

void recruiter_build_said(struct ui *ui, const char *said, bool failed)
{
    if (said != NULL) {
        ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
        ui_text_with(ui,
                (struct ui_text) {
                        .type = UI_BODY, .weight = 600, .colour = failed ? UI_BAD : UI_GOOD },
                said);
        ui_close(ui);
    }
}

void recruiter_build_back_bar(struct ui *ui, const char *place)
{
    recruiter_open_bar(ui, place);
    ui_button(ui,
            (struct ui_button) { .id = "back",
                    .label = tr("Back"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { UI_KEY_ESCAPE, 0 } });
    ui_close(ui);
}

static struct ui_box form_card(void)
{
    struct ui_box card = ui_card();
    card.padding = UI_ALL(24);
    card.gap = 12;
    return card;
}

void recruiter_open_card(struct ui *ui, const char *title)
{
    ui_open(ui, form_card());
    ui_text(ui, UI_H2, title);
}

void recruiter_open_form(struct ui *ui, const char *id, const char *place)
{
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    recruiter_build_back_bar(ui, place);
    struct ui_box page = ui_page(id);
    page.padding = UI_SIDES(18, 24);
    page.align = UI_CENTRE;
    ui_open(ui, page);
    struct ui_box card = form_card();
    card.width = FORM_WIDTH;
    ui_open(ui, card);
}

void recruiter_close_form(struct ui *ui)
{
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}
