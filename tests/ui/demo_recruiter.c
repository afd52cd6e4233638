// SPDX-License-Identifier: GPL-3.0-or-later
// Sample screens of a recruiter: the sheet and the list.
#include "tests/ui/demo_inner.h"

/* ---- sheet ---- */

static void sheet_row(
        struct ui *ui, const char *name, double low, double high, double random, double starter)
{
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW,
                    .gap = 16,
                    .align = UI_CENTRE,
                    .min_height = UI_ROW_HEIGHT,
                    .row_below = 700 });
    ui_text_with(ui, (struct ui_text) { .type = UI_STRONG, .width = 232 }, name);
    double middle = (low + high) / 2;
    if (low < 0) {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .grow = 1 },
                "onvoldoende waargenomen: 2 klanten, 4 momenten");
    } else {
        const char *words = ui_format(ui, "tussen %.0f en %.0f", low, high);
        ui_band(ui, (struct ui_band) { words, 0, low, high, middle, random, starter });
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .width = 56, .align = UI_END },
                ui_format(ui, "%.0f", middle));
        ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .width = 88, .align = UI_END },
                ui_format(ui, "%.0fe", middle - 5));
    }
    ui_close(ui);
}

static void sheet_table(struct ui *ui)
{
    struct ui_box card = ui_card();
    card.gap = 0;
    card.padding = (struct ui_edges) { 14, 18, 6, 18 };
    ui_open(ui, card);
    ui_open(ui,
            (struct ui_box) {
                    .flow = UI_ROW, .gap = 16, .row_below = 700, .padding = { 0, 0, 4, 0 } });
    ui_text_with(ui, (struct ui_text) { .type = UI_LABEL, .width = 232 }, "COMPETENTIE");
    ui_text_with(ui, (struct ui_text) { .type = UI_LABEL, .grow = 1 },
            "90% ZEKER · | GOEDE STARTER · • GOKKER");
    ui_text_with(ui, (struct ui_text) { .type = UI_LABEL, .width = 56, .align = UI_END }, "MIDDEN");
    ui_text_with(
            ui, (struct ui_text) { .type = UI_LABEL, .width = 88, .align = UI_END }, "NORM n 214");
    ui_close(ui);
    static const struct {
        const char *name;
        double low, high, random, starter;
    } ROWS[] = {
        { "Accuratesse", 58, 82, 39, 64 },
        { "Actief lezen / commercie", 41, 74, 36, 61 },
        { "Empathisch vermogen", 73, 92, 42, 66 },
        { "Doorvragen", 63, 88, 37, 59 },
        { "Gesprekstechnieken", 55, 81, 41, 63 },
        { "Motivatie (waargenomen inzet)", -1, -1, -1, -1 },
        { "Probleemoplossend vermogen", 60, 85, 38, 60 },
    };
    for (int i = 0; i < 7; i++) {
        ui_divider(ui);
        sheet_row(ui, ROWS[i].name, ROWS[i].low, ROWS[i].high, ROWS[i].random, ROWS[i].starter);
    }
    ui_close(ui);
}

static void sheet_evidence(struct ui *ui)
{
    struct ui_box card = ui_card();
    card.width = 404;
    card.gap = 8;
    ui_open(ui, card);
    ui_text(ui, UI_H2, "Waarop de score rust");
    ui_text(ui, UI_SMALL, "47 momenten · gefilterd: Doorvragen · u opende er 0");
    ui_divider(ui);
    ui_text(ui, UI_SMALL, "09:42 · M. de Wit · telefoon");
    ui_text(ui, UI_BODY, "“Wat is er dit jaar veranderd in huis?”");
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 6 });
    ui_chip(ui, UI_TONE_GOOD, "Doorvragen 3/3");
    ui_chip(ui, UI_TONE_GOOD, "Gesprekstechnieken 2/2");
    ui_chip(ui, UI_TONE_BAD, "Accuratesse 0/2");
    ui_close(ui);
    ui_divider(ui);
    ui_text(ui, UI_H2, "Besluit van de selecteur");
    ui_field(ui,
            (struct ui_field) { .id = "decision",
                    .name = "Besluit",
                    .placeholder = "Een mens beslist. Noteer uw afweging…" });
    ui_close(ui);
}

static void sheet_bar(struct ui *ui)
{
    ui_open(ui, ui_bar());
    ui_text(ui, UI_STRONG, "Zeven");
    ui_text(ui, UI_SMALL, "Kandidaten › K-2041");
    ui_spacer(ui);
    ui_button(ui, (struct ui_button) { .id = "replay", .label = "Afspelen", .kind = UI_PILL_BAR });
    ui_button(ui,
            (struct ui_button) {
                    .id = "pdf", .label = "Exporteer PDF", .kind = UI_PILL_BAR_STRONG });
    ui_close(ui);
}

static void sheet_head(struct ui *ui)
{
    static const struct ui_span SURE[] = {
        { .text = "Zeker boven de lat ", .weight = 700, .colour = UI_GOOD },
        { .text = "Empathie, Doorvragen" },
    };
    static const struct ui_span OPEN[] = {
        { .text = "Nog open, vraag door ", .weight = 700 },
        { .text = "Accuratesse, Actief lezen, Gesprekstechnieken, Oplossen, Motivatie" },
    };
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12, .align = UI_END });
    ui_open(ui, (struct ui_box) { .grow = 1, .min_width = 200 });
    ui_text(ui, UI_H1, "Kandidaat K-2041");
    ui_text(ui, UI_SMALL, "Form A, versie 3 · 18 november 2026 · 6 klanten, 47 momenten");
    ui_close(ui);
    ui_chip(ui, UI_TONE_GOOD, "Logboek ongeschonden");
    ui_close(ui);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
    ui_chip_spans(ui, UI_TONE_GOOD, SURE, 2);
    ui_chip_spans(ui, UI_NEUTRAL, OPEN, 2);
    ui_close(ui);
}

static void export_dialog(struct ui *ui)
{
    ui_open_overlay(
            ui, (struct ui_overlay) { .kind = UI_DIALOG, .id = "ask", .name = "Exporteren" });
    ui_text(ui, UI_H2, "Blad als PDF bewaren?");
    ui_text(ui, UI_BODY, "Het bestand bevat alles wat op dit blad staat, en geen echte tijden.");
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 8, .justify = UI_PACK_END });
    ui_button(ui, (struct ui_button) { .id = "cancel", .label = "Annuleren" });
    ui_button(
            ui, (struct ui_button) { .id = "save", .label = "Bewaren", .kind = UI_BUTTON_PRIMARY });
    ui_close(ui);
    ui_close(ui);
}

void demo_build_sheet(const struct demo *demo, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { 0 });
    sheet_bar(ui);
    ui_open(ui, ui_page("sheet"));
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 16, .row_below = 1000 });
    ui_open(ui, (struct ui_box) { .grow = 1, .gap = 12 });
    sheet_head(ui);
    sheet_table(ui);
    ui_close(ui);
    sheet_evidence(ui);
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
    if (demo->dialog) {
        export_dialog(ui);
    }
}

/* ---- list ---- */

static void list_row(const struct demo *demo, struct ui *ui, int number)
{
    ui_divider(ui);
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW,
                    .gap = 12,
                    .align = UI_CENTRE,
                    .padding = UI_SIDES(0, 10),
                    .min_height = UI_ROW_HEIGHT - 1 });
    const char *code = ui_format(ui, "K-20%d", 41 - number);
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "pick",
                    .number = number,
                    .name = code,
                    .checked = demo->checked[number] });
    struct ui_control control = { .id = "open", .number = number, .role = UI_ROLE_LIST_ITEM };
    ui_open_control(ui, control,
            (struct ui_box) { .flow = UI_WRAP,
                    .grow = 1,
                    .gap = 12,
                    .radius = 6,
                    .line_gap = 1,
                    .align = UI_BASELINE });
    ui_text_with(ui, (struct ui_text) { .type = UI_STRONG, .width = 90 }, code);
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .width = 200 }, "Klantadviseur Zwolle");
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .width = 70 }, "Form A");
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .grow = 1 }, "gespeeld 18 nov");
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .width = 190 }, "voldoende voor 7 van 7");
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .width = 80, .align = UI_END }, "16 dec");
    ui_close(ui);
    ui_close(ui);
}

void demo_build_list(const struct demo *demo, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { 0 });
    ui_open(ui, ui_bar());
    ui_text(ui, UI_STRONG, "Zeven");
    ui_text(ui, UI_SMALL, "Kandidaten");
    ui_spacer(ui);
    ui_button(ui,
            (struct ui_button) {
                    .id = "new", .label = "Nieuwe kandidaat", .kind = UI_PILL_BAR_STRONG });
    ui_close(ui);
    struct ui_box page = ui_page("list");
    page.padding = UI_SIDES(18, 24);
    page.gap = 14;
    ui_open(ui, page);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .align = UI_CENTRE });
    ui_field(ui,
            (struct ui_field) { .id = "search",
                    .name = "Zoeken",
                    .placeholder = "Zoek op code of vacature…",
                    .width = 320 });
    ui_button(ui,
            (struct ui_button) {
                    .id = "all", .label = "Alle 148", .kind = UI_PILL_LINED, .selected = true });
    ui_button(ui,
            (struct ui_button) {
                    .id = "judge", .label = "Te beoordelen 12", .kind = UI_PILL_LINED });
    ui_button(ui,
            (struct ui_button) {
                    .id = "busy", .label = "Bezig 3", .kind = UI_PILL_LINED, .disabled = true });
    ui_chip(ui, UI_TONE_WARN, "Verloopt binnen 7 dagen 5");
    ui_button(ui,
            (struct ui_button) { .id = "sort",
                    .name = "Volgorde: op datum",
                    .label = "op datum",
                    .kind = UI_BUTTON_CHOICE,
                    .width = 160 });
    ui_close(ui);
    struct ui_box card = ui_card();
    card.gap = 0;
    card.padding = UI_ALL(1);
    ui_open(ui, card);
    for (int i = 0; i < 8; i++) {
        list_row(demo, ui, i);
    }
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}
