// SPDX-License-Identifier: GPL-3.0-or-later
// On the sheet: the menu of what it can be taken out as, and what came of it.
#include "game/base/buffer.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_sheet.h"

static const struct {
    const char *id;
    const char *label;
    const char *hint;
} FORMATS[RECRUITER_FORMAT_COUNT] = {
    [RECRUITER_PDF] = { "pdf", TR_MARK("Score sheet as PDF"), TR_MARK("to print and to file") },
    [RECRUITER_HTML] = { "html", TR_MARK("Score sheet as HTML"),
            TR_MARK("one page for a browser, also for a screen reader") },
    [RECRUITER_CSV] = { "csv", TR_MARK("Score sheet and observations as CSV"),
            TR_MARK("two files for a spreadsheet") },
    [RECRUITER_REPORT] = { "own-report", TR_MARK("The candidate's own report as PDF"),
            TR_MARK("to give to the candidate") },
    [RECRUITER_JSON] = { "json", TR_MARK("All of it as JSON"), TR_MARK("for other programs") },
    [RECRUITER_QTI] = { "qti", TR_MARK("Results as QTI 2.2"),
            TR_MARK("for programs that keep assessments") },
    [RECRUITER_XAPI] = { "xapi", TR_MARK("Decisions as xAPI"),
            TR_MARK("for a learning record store") },
};

/* ---- building ---- */

void recruiter_build_export_button(const struct recruiter_sheet *view, struct ui *ui)
{
    ui_button(ui,
            (struct ui_button) { .id = "export",
                    .label = tr("Export"),
                    .kind = UI_PILL_BAR_STRONG,
                    .shortcut = { 'e', UI_CTRL },
                    .menu = view->exporting ? UI_MENU_OPEN : UI_MENU_SHUT });
}

// Of a play that cannot be played again there is only the sheet as it was stored.
void recruiter_build_export_menu(const struct recruiter_sheet *view, struct ui *ui)
{
    int count = view->look.replayed ? RECRUITER_FORMAT_COUNT : RECRUITER_PDF + 1;
    bool roomy = ui_is_wide(ui);
    ui_open_overlay(ui,
            (struct ui_overlay) { .kind = UI_MENU,
                    .id = "export-menu",
                    .name = tr("Export"),
                    .anchor = "export" });
    for (int i = 0; i < count; i++) {
        ui_menu_item(ui,
                (struct ui_menu_item) { .id = FORMATS[i].id,
                        .label = tr(FORMATS[i].label),
                        .hint = roomy ? tr(FORMATS[i].hint) : NULL });
    }
    ui_close(ui);
}

static void build_written(const struct recruiter_export *exported, struct ui *ui)
{
    struct ui_text words = { .type = UI_SMALL, .colour = exported->failed ? UI_BAD : UI_INK2 };
    ui_open(ui, (struct ui_box) { .grow = 1, .gap = 2, .role = UI_ROLE_STATUS });
    if (exported->count == 0) {
        ui_text_with(ui, words, exported->said);
    }
    for (size_t i = 0; i < exported->count; i++) {
        ui_text_with(ui, words, ui_format(ui, "%s %s", exported->said, exported->paths[i]));
    }
    ui_close(ui);
}

void recruiter_build_exported(const struct recruiter_export *exported, struct ui *ui)
{
    if (exported->said == NULL) {
        return;
    }
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 12, .align = UI_CENTRE });
    build_written(exported, ui);
    if (exported->count > 0 && !exported->failed) {
        ui_button(ui,
                (struct ui_button) {
                        .id = "copy-path", .label = tr("Copy the path"), .kind = UI_LINK });
    }
    ui_close(ui);
}

/* ---- what is done with it ---- */

static void export(
        struct recruiter_sheet *view, struct navigator *navigator, enum recruiter_format format)
{
    struct ui *ui = navigator_ui(navigator);
    recruiter_export(view, navigator_world(navigator), format);
    view->exporting = false;
    view->drawer = false;
    ui_scroll_to_start(ui, "sheet", 0);
}

// One a line.
static void copy_paths(const struct recruiter_export *exported, struct ui *ui)
{
    struct buffer lines = { 0 };
    for (size_t i = 0; i < exported->count; i++) {
        buffer_add(&lines, i == 0 ? "" : "\n");
        buffer_add(&lines, exported->paths[i]);
    }
    ui_copy(ui, buffer_text(&lines));
    buffer_finish(&lines);
}

bool recruiter_handle_exported(
        const struct recruiter_export *exported, struct ui *ui, const struct ui_message *message)
{
    bool mine = ui_message_is(message, UI_PRESSED, "copy-path");
    if (mine) {
        copy_paths(exported, ui);
    }
    return mine;
}

bool recruiter_handle_export(
        struct recruiter_sheet *view, struct navigator *navigator, const struct ui_message *message)
{
    for (int i = 0; i < RECRUITER_FORMAT_COUNT; i++) {
        if (ui_message_is(message, UI_PRESSED, FORMATS[i].id)) {
            export(view, navigator, (enum recruiter_format)i);
            return true;
        }
    }
    if (ui_message_is(message, UI_PRESSED, "report")) { // beside the decision
        export(view, navigator, RECRUITER_REPORT);
    } else if (ui_message_is(message, UI_PRESSED, "export")) {
        view->exporting = !view->exporting;
    } else if (ui_message_is(message, UI_DISMISSED, "export-menu")) {
        view->exporting = false;
    } else {
        return recruiter_handle_exported(&view->exported, navigator_ui(navigator), message);
    }
    return true;
}
