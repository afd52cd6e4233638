// SPDX-License-Identifier: GPL-3.0-or-later
// On the sheet: the menu of what it can be taken out as, and what came of it.
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

// The paths stand in fields, so that they can be copied and never run out of the window.
void recruiter_build_exported(const struct recruiter_export *exported, struct ui *ui)
{
    if (exported->said == NULL) {
        return;
    }
    ui_open(ui, (struct ui_box) { .gap = 6, .role = UI_ROLE_STATUS });
    ui_chip_spans(ui, exported->failed ? UI_TONE_BAD : UI_TONE_BRAND,
            &(struct ui_span) { .text = exported->said }, 1);
    for (size_t i = 0; i < exported->count; i++) {
        ui_field(ui,
                (struct ui_field) { .id = "written",
                        .number = (int64_t)i,
                        .name = tr("Written file"),
                        .read_only = true });
    }
    ui_close(ui);
}

/* ---- what is done with it ---- */

static void export(
        struct recruiter_sheet *view, struct navigator *navigator, enum recruiter_format format)
{
    struct ui *ui = navigator_ui(navigator);
    recruiter_export(view, navigator_world(navigator), format);
    for (size_t i = 0; i < view->exported.count; i++) {
        ui_set_field_text(ui, "written", (int64_t)i, view->exported.paths[i]);
    }
    view->exporting = false;
    view->drawer = false;
    ui_scroll_to_start(ui, "sheet", 0);
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
        return false;
    }
    return true;
}
