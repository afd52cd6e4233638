// SPDX-License-Identifier: GPL-3.0-or-later
// Sample screens of a candidate: the desk and the welcome.
#include "tests/ui/demo_inner.h"

#include <stddef.h>

static const char *const SYSTEMS[] = { "Klant", "Order", "Kennis", "Web", "Planning", "Eerder",
    "Team" };

static const char *const REPLIES[] = {
    "Het termijnbedrag stond te laag. Zal ik het voor u verhogen, zodat dit volgend jaar niet weer "
    "gebeurt?",
    "Nauwelijks thuis geweest, zegt u. Wat is er dit jaar veranderd in huis?",
    "Ik zie een geschatte meterstand in uw dossier. Hebt u de meter bij de hand, dan vergelijken "
    "we de "
    "standen.",
    "Vervelend voor u. De afrekening is automatisch gemaakt, dus die zou moeten kloppen.",
};

/* ---- desk ---- */

static void desk_bar(struct ui *ui)
{
    ui_open(ui, ui_bar());
    ui_text(ui, UI_STRONG, "Meander Klantcontact");
    ui_text(ui, UI_SMALL, "voor Noordwind Energie · dienst van 09:00");
    ui_spacer(ui);
    ui_text(ui, UI_SMALL, "Klant 3 van 6");
    ui_progress(ui, (struct ui_progress) { "Voortgang", "3 van 6", 3, 6, 120, 6 });
    ui_text(ui, UI_STRONG, "09:42");
    ui_button(ui,
            (struct ui_button) {
                    .id = "display", .label = "Aa", .name = "Weergave", .kind = UI_PILL_BAR });
    ui_button(ui, (struct ui_button) { .id = "pause", .label = "Pauze", .kind = UI_PILL_BAR });
    ui_close(ui);
}

struct queue_row {
    const char *sign;
    const char *who;
    const char *side;
    const char *line;
    enum ui_colour fill;
};

static void queue_row(struct ui *ui, const struct queue_row *row, int number, bool selected)
{
    struct ui_control control = {
        .id = "contact", .number = number, .role = UI_ROLE_LIST_ITEM, .selected = selected
    };
    struct ui_box box = {
        .padding = UI_SIDES(10, 12),
        .gap = 2,
        .radius = UI_CARD_RADIUS,
        .fill = selected ? UI_BRAND2 : row->fill,
        .border = selected ? UI_BRAND : UI_NO_COLOUR,
    };
    ui_open_control(ui, control, box);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 4, .align = UI_BASELINE });
    ui_text_with(ui, (struct ui_text) { .type = UI_STRONG, .grow = 1 },
            ui_format(ui, "%s %s", row->sign, row->who));
    ui_text_with(ui,
            (struct ui_text) { .type = UI_SMALL,
                    .weight = 600,
                    .colour = row->fill == UI_WARN2 ? UI_WARN : UI_INK2 },
            row->side);
    ui_close(ui);
    ui_text(ui, UI_SMALL, row->line);
    ui_close(ui);
}

static void desk_queue(const struct demo *demo, struct ui *ui)
{
    static const struct queue_row ROWS[] = {
        { "☎", "M. de Wit", "02:14", "“Ik heb al drie keer gebeld…”", UI_PAPER },
        { "✆", "Sanne · WhatsApp", "wacht 0:11", "Hoi! Mijn pakket staat op geleverd maar",
                UI_WARN2 },
        { "✉", "R. Yıldız", "09:20", "Klacht: dubbele incasso oktober", UI_PAPER },
    };
    struct ui_box column = {
        .width = 268,
        .scroll = true,
        .id = "queue-column",
        .fill = UI_PAPER,
        .border = UI_LINE,
        .border_sides = UI_RIGHT,
        .padding = UI_SIDES(14, 10),
        .gap = 6,
    };
    ui_open(ui, column);
    ui_open(ui, (struct ui_box) { .padding = UI_SIDES(0, 12) });
    ui_text(ui, UI_LABEL, ui_upper(ui, "Wachtrij · 3 actief"));
    ui_close(ui);
    ui_open_group(ui, UI_ROLE_LIST, "queue", "Wachtrij", (struct ui_box) { .gap = 6 });
    for (int i = 0; i < 3; i++) {
        queue_row(ui, &ROWS[i], i, i == demo->contact);
    }
    ui_close(ui);
    ui_open(ui, (struct ui_box) { .padding = { 14, 12, 0, 12 } });
    ui_text(ui, UI_LABEL, ui_upper(ui, "Afspraken"));
    ui_close(ui);
    struct queue_row promise = { "↺", "Terugbellen A. Janssens", "",
        "beloofd vóór 10:00 · monteur Zwolle", UI_WASH };
    queue_row(ui, &promise, 3, false);
    ui_open(ui, (struct ui_box) { .padding = { 14, 12, 0, 12 } });
    ui_text(ui, UI_LABEL, ui_upper(ui, "Afgerond · 2"));
    ui_close(ui);
    struct queue_row done = { "◷", "Chat · Fatima B.", "✓", "opgelost", UI_PAPER };
    queue_row(ui, &done, 4, false);
    ui_close(ui);
}

static void desk_head(struct ui *ui)
{
    struct ui_box head = {
        .flow = UI_WRAP,
        .align = UI_CENTRE,
        .gap = 12,
        .line_gap = 8,
        .padding = UI_SIDES(10, 20),
        .fill = UI_PAPER,
        .border = UI_LINE,
        .border_sides = UI_BOTTOM,
    };
    ui_open(ui, head);
    ui_avatar(ui, "MW", 54);
    ui_open(ui, (struct ui_box) { .grow = 1, .min_width = 160 });
    ui_text(ui, UI_H2, "Marieke de Wit");
    ui_text(ui, UI_SMALL, "Telefoon · klant sinds 2016 · Zwolle");
    ui_close(ui);
    ui_chip_spans(ui, UI_NEUTRAL, &(struct ui_span) { .text = "02:14", .weight = 600 }, 1);
    ui_button(ui, (struct ui_button) { .id = "hold", .label = "In de wacht", .kind = UI_PILL });
    ui_button(ui,
            (struct ui_button) { .id = "wrap-up", .label = "Afronden", .kind = UI_PILL_STRONG });
    if (!ui_is_wide(ui)) {
        ui_button(
                ui, (struct ui_button) { .id = "systems", .label = "Systemen ▸", .kind = UI_PILL });
    }
    ui_close(ui);
}

static void bubble(struct ui *ui, bool mine, const struct ui_span *spans, size_t count)
{
    struct ui_box box = {
        .self = mine ? UI_END : UI_START,
        .max_width = 484,
        .padding = UI_SIDES(10, 14),
        .radius = 12,
        .fill = mine ? UI_MINE : UI_PAPER,
        .border = mine ? UI_MINE_LINE : UI_LINE,
    };
    ui_open(ui, box);
    ui_spans(ui, (struct ui_text) { .type = UI_BODY }, spans, count);
    ui_close(ui);
}

static void desk_talk(struct ui *ui)
{
    static const struct ui_span FIRST[] = {
        { .text = "Goedemorgen, ik bel nu voor de derde keer over mijn eindafrekening. " },
        { .text = "(zucht)", .italic = true },
        { .text = " Er klopt echt niets van." },
    };
    static const struct ui_span SECOND[] = {
        { .text = "Goedemorgen mevrouw De Wit. Drie keer bellen voor "
                  "hetzelfde, dat is niet hoe het hoort. Ik zoek "
                  "het nu met u uit." }
    };
    static const struct ui_span THIRD[] = {
        { .text = "Nou, graag. Ik moet ineens € 412 bijbetalen, "
                  "terwijl we nauwelijks thuis zijn geweest dit "
                  "jaar." }
    };
    struct ui_box talk = {
        .grow = 1,
        .scroll = true,
        .follow = true,
        .id = "talk",
        .padding = UI_SIDES(16, 20),
        .gap = 10,
        .role = UI_ROLE_REGION,
        .name = "Gesprek",
        .min_height = 120,
    };
    ui_open(ui, talk);
    bubble(ui, false, FIRST, 3);
    bubble(ui, true, SECOND, 1);
    bubble(ui, false, THIRD, 1);
    ui_close(ui);
}

static void desk_replies(const struct demo *demo, struct ui *ui)
{
    struct ui_box panel = {
        .scroll = true,
        .id = "replies-panel",
        .fill = UI_PAPER,
        .border = UI_LINE,
        .border_sides = UI_TOP,
        .padding = { 12, 20, 14, 20 },
        .gap = 8,
    };
    ui_open(ui, panel);
    ui_open(ui,
            (struct ui_box) {
                    .flow = UI_ROW, .justify = UI_PACK_BETWEEN, .gap = 12, .align = UI_BASELINE });
    ui_text(ui, UI_LABEL, ui_upper(ui, "Uw antwoord"));
    ui_text(ui, UI_SMALL, "1–4 kiest, Enter verstuurt");
    ui_close(ui);
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, "replies", "Uw antwoord", (struct ui_box) { .gap = 8 });
    for (int i = 0; i < 4; i++) {
        ui_option(ui,
                (struct ui_option) { .id = "reply",
                        .number = i,
                        .digit = i + 1,
                        .text = REPLIES[i],
                        .selected = i == demo->chosen });
    }
    ui_close(ui);
    ui_close(ui);
}

static void history_item(struct ui *ui, bool last, const char *when, const char *what)
{
    ui_open(ui, (struct ui_box) { .moment = last ? UI_MOMENT_LAST : UI_MOMENT });
    ui_text(ui, UI_STRONG, when);
    ui_text(ui, UI_SMALL, what);
    ui_close(ui);
}

static void desk_history(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { 0 });
    history_item(ui, false, "14 okt · telefoon",
            "Vraag over eindafrekening. Notitie: “uitgelegd dat het klopt”.");
    history_item(ui, false, "17 okt · website",
            "Bekeek 4× “Geschatte meterstand”. Formulier afgebroken bij stap 3.");
    history_item(ui, false, "21 okt · telefoon", "In wachtrij opgehangen na 11:40.");
    history_item(ui, true, "Vandaag · website", "Zocht op “overstappen opzegtermijn”.");
    ui_close(ui);
}

static void desk_systems(const struct demo *demo, struct ui *ui)
{
    struct ui_box tabs = { .flow = UI_WRAP, .gap = 6, .line_gap = 6 };
    ui_open_group(ui, UI_ROLE_TAB_LIST, "systems-tabs", "Systemen", tabs);
    for (int i = 0; i < 7; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "system",
                        .number = i,
                        .label = SYSTEMS[i],
                        .kind = UI_TAB,
                        .width = 77,
                        .selected = i == demo->system,
                        .shortcut = { UI_KEY_F1 + i, 0 },
                        .shortcut2 = { '1' + i, UI_ALT } });
    }
    ui_close(ui);
    ui_gap(ui, 4);
    ui_text(ui, UI_H2, "Klantreis");
    desk_history(ui);
    struct ui_box note = {
        .padding = UI_SIDES(12, 14),
        .gap = 4,
        .radius = UI_CARD_RADIUS,
        .fill = UI_WASH,
        .border = UI_LINE,
    };
    ui_open(ui, note);
    ui_text(ui, UI_LABEL, ui_upper(ui, "Eigen notitie"));
    ui_field(ui,
            (struct ui_field) { .id = "note",
                    .name = "Eigen notitie",
                    .placeholder = "Schrijf hier wat u wilt onthouden",
                    .lines = 2,
                    .plain = true });
    ui_close(ui);
}

void demo_build_desk(const struct demo *demo, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { 0 });
    desk_bar(ui);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .grow = 1, .row_below = 760 });
    desk_queue(demo, ui);
    ui_open(ui, (struct ui_box) { .grow = 1 });
    desk_head(ui);
    desk_talk(ui);
    desk_replies(demo, ui);
    ui_close(ui);
    struct ui_box right = {
        .width = 352,
        .scroll = true,
        .id = "systems-column",
        .fill = UI_PAPER,
        .border = UI_LINE,
        .border_sides = UI_LEFT,
        .padding = UI_SIDES(12, 12),
        .gap = 10,
    };
    if (ui_is_wide(ui)) {
        ui_open(ui, right);
        desk_systems(demo, ui);
        ui_close(ui);
    } else if (demo->drawer) {
        ui_open_overlay(
                ui, (struct ui_overlay) { .kind = UI_DRAWER, .id = "drawer", .name = "Systemen" });
        desk_systems(demo, ui);
        ui_close(ui);
    }
    ui_close(ui);
    ui_close(ui);
}

/* ---- welcome ---- */

static void step(struct ui *ui, const char *number, const char *title, const char *text)
{
    struct ui_box row = {
        .flow = UI_ROW, .gap = 12, .padding = UI_SIDES(10, 0), .align = UI_CENTRE
    };
    ui_open(ui, row);
    ui_badge(ui, number);
    ui_open(ui, (struct ui_box) { .grow = 1, .gap = 2 });
    ui_text(ui, UI_STRONG, title);
    ui_text(ui, UI_SMALL, text);
    ui_close(ui);
    ui_close(ui);
}

static void fact(struct ui *ui, const char *title, const char *text)
{
    ui_open(ui, (struct ui_box) { .gap = 2 });
    ui_text(ui, UI_STRONG, title);
    ui_text(ui, UI_SMALL, text);
    ui_close(ui);
}

static void welcome_left(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .grow = 62, .gap = 20 });
    ui_open(ui, (struct ui_box) { .gap = 12 });
    ui_text(ui, UI_WELCOME, "Een ochtend klantenservice,\nvanaf uw eigen stoel");
    ui_text(ui, UI_LEAD,
            "U werkt straks een deel van een dienst bij een klantenservice die niet bestaat. "
            "Klanten bellen, "
            "mailen en appen. U zoekt op wat u nodig hebt, antwoordt, en komt na wat u belooft.");
    ui_close(ui);
    struct ui_box card = ui_card();
    card.gap = 0;
    card.padding = UI_SIDES(10, 20);
    ui_open(ui, card);
    step(ui, "1", "Oefenen", "Eén gesprek dat niet meetelt. Zo vaak u wilt.");
    ui_divider(ui);
    step(ui, "2", "De dienst",
            "Zes klanten, ongeveer 45 minuten. Tussendoor mag u pauzeren. De klok loopt als u iets "
            "doet, niet "
            "terwijl u leest.");
    ui_divider(ui);
    step(ui, "3", "Uw verslag", "U krijgt uw eigen verslag en mag er iets bij zetten.");
    ui_close(ui);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    ui_button(ui,
            (struct ui_button) { .id = "practise",
                    .label = "Begin met oefenen",
                    .kind = UI_BUTTON_LARGE_PRIMARY });
    ui_button(ui,
            (struct ui_button) {
                    .id = "skip", .label = "Ik heb al geoefend", .kind = UI_BUTTON_LARGE });
    ui_close(ui);
    ui_close(ui);
}

static void welcome_right(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .grow = 38 });
    struct ui_box card = ui_card();
    card.padding = UI_ALL(24);
    ui_open(ui, card);
    ui_text(ui, UI_H2, "Goed om te weten");
    fact(ui, "Wat wij meten",
            "Zeven competenties: accuratesse, actief lezen, empathisch vermogen, doorvragen, "
            "gesprekstechnieken, motivatie, probleemoplossend vermogen.");
    ui_divider(ui);
    fact(ui, "Wat niet meetelt", "Snelheid, kennis van de branche, leeftijd, diploma’s.");
    ui_divider(ui);
    fact(ui, "Wie ziet het",
            "U, en de selecteurs van deze vacature. Een mens beslist, nooit het programma.");
    ui_divider(ui);
    fact(ui, "Vragen of bezwaar", "Lees de volledige uitleg: grondslag, inzage, bezwaar, klacht.");
    ui_divider(ui);
    fact(ui, "Hoe lang",
            "Antwoorden en verslag tot vier weken na de procedure. Wat daarna blijft, staat in de "
            "volledige uitleg.");
    ui_close(ui);
    ui_close(ui);
}

static void language_menu(struct ui *ui)
{
    struct ui_overlay menu = {
        .kind = UI_MENU, .id = "languages", .name = "Taal", .anchor = "language"
    };
    static const char *const LANGUAGES[] = { "Nederlands", "English" };
    ui_open_overlay(ui, menu);
    for (int i = 0; i < 2; i++) {
        ui_menu_item(ui,
                (struct ui_menu_item) { .id = "choose-language",
                        .number = i,
                        .label = LANGUAGES[i],
                        .selected = i == 0 });
    }
    ui_close(ui);
}

void demo_build_welcome(const struct demo *demo, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { 0 });
    ui_open(ui, ui_bar());
    ui_text(ui, UI_STRONG, "Zeven");
    ui_text(ui, UI_SMALL, "Meander Klantcontact · klantadviseur");
    ui_spacer(ui);
    ui_button(ui,
            (struct ui_button) { .id = "language", .label = "Nederlands ▾", .kind = UI_PILL_BAR });
    ui_button(ui,
            (struct ui_button) { .id = "display", .label = "Aa Weergave", .kind = UI_PILL_BAR });
    ui_close(ui);
    struct ui_box page = ui_page("welcome");
    page.padding = UI_SIDES(44, ui_is_wide(ui) ? 72 : 24);
    ui_open(ui, page);
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW,
                    .gap = 28,
                    .row_below = 900,
                    .align = UI_START,
                    .max_width = 1240 });
    welcome_left(ui);
    welcome_right(ui);
    ui_close(ui);
    ui_close(ui);
    if (demo->menu) {
        language_menu(ui);
    }
    ui_close(ui);
}
