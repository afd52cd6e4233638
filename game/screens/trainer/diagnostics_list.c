// SPDX-License-Identifier: GPL-3.0-or-later
// A list of diagnostics: what is wrong, where, and each opens in the trainer's editor.
#include "game/screens/trainer/diagnostics_list.h"

#include <string.h>

#include "game/base/editor.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/ui/widget.h"

static const char ROW[] = "diagnostic";

static enum ui_colour colour_of(enum diag_severity severity)
{
    return severity == DIAG_ERROR ? UI_BAD : severity == DIAG_WARNING ? UI_WARN : UI_INK2;
}

static bool has_place(const struct diag *diag)
{
    return diag->file != NULL && diag->line > 0;
}

static const char *severity_title(enum diag_severity severity)
{
    switch (severity) {
    case DIAG_NOTE:
        return tr_context("diagnostic", "Note");
    case DIAG_WARNING:
        return tr_context("diagnostic", "Mind");
    case DIAG_ERROR:
        break;
    }
    return tr_context("diagnostic", "Error");
}

static const char *place_of(struct ui *ui, const struct diag *diag)
{
    if (diag->file == NULL) {
        return ui_format(ui, "Z%04d", diag->code);
    }
    const char *slash = strrchr(diag->file, '/');
    const char *name = slash != NULL ? slash + 1 : diag->file;
    return diag->line > 0 ? ui_format(ui, tr("Z%04d · %s, line %d"), diag->code, name, diag->line)
                          : ui_format(ui, "Z%04d · %s", diag->code, name);
}

static void build_words(struct ui *ui, const struct diag *diag)
{
    struct buffer sentence = { 0 };
    diag_write_sentence(&sentence, diag);
    struct ui_span head[] = {
        { .text = severity_title(diag->severity),
                .weight = 700,
                .colour = colour_of(diag->severity) },
        { .text = "  " },
        { .text = place_of(ui, diag), .colour = UI_INK2 },
    };
    ui_spans(ui, (struct ui_text) { .type = UI_SMALL }, head, sizeof(head) / sizeof(head[0]));
    ui_text(ui, UI_BODY, buffer_text(&sentence));
    buffer_finish(&sentence);
}

static void build_row(struct ui *ui, const struct diag *diag, size_t index)
{
    struct ui_box box = { .padding = UI_SIDES(8, 12),
        .gap = 2,
        .radius = UI_CARD_RADIUS,
        .fill = UI_PAPER,
        .border = UI_LINE };
    if (has_place(diag)) {
        ui_open_control(ui,
                (struct ui_control) {
                        .id = ROW, .number = (int64_t)index, .role = UI_ROLE_LIST_ITEM },
                box);
    } else {
        box.role = UI_ROLE_LIST_ITEM;
        ui_open(ui, box);
    }
    build_words(ui, diag);
    ui_close(ui);
}

void diagnostics_list_build(struct ui *ui, const struct diag_list *diags)
{
    ui_open_group(
            ui, UI_ROLE_LIST, "diagnostics", tr("What was found"), (struct ui_box) { .gap = 6 });
    for (size_t i = 0; i < diags->diags.count; i++) {
        build_row(ui, &diags->diags.items[i], i);
    }
    ui_close(ui);
    if (diags->dropped > 0) {
        ui_text(ui, UI_SMALL,
                ui_format(ui,
                        tr_plural("%ld more is not shown.", "%ld more are not shown.",
                                (long)diags->dropped),
                        (long)diags->dropped));
    }
}

void diagnostics_open_file(const char *root, const char *path, int line, struct buffer *trouble)
{
    struct buffer whole = { 0 };
    bool absolute = path[0] == '/' || root == NULL;
    buffer_add_format(&whole, "%s%s%s", absolute ? "" : root, absolute ? "" : "/", path);
    const char *editor = editor_chosen();
    buffer_clear(trouble);
    if (!editor_open(editor, buffer_text(&whole), line)) {
        buffer_add_format(trouble,
                tr("The editor “%s” could not be started. Set VISUAL to the one you use."), editor);
    }
    buffer_finish(&whole);
}

bool diagnostics_list_handle(const struct diag_list *diags, const char *root,
        const struct ui_message *message, struct buffer *trouble)
{
    if (!ui_message_is(message, UI_PRESSED, ROW)) {
        return false;
    }
    size_t index = (size_t)message->number;
    if (index < diags->diags.count && has_place(&diags->diags.items[index])) {
        const struct diag *diag = &diags->diags.items[index];
        diagnostics_open_file(root, diag->file, diag->line, trouble);
    }
    return true;
}
