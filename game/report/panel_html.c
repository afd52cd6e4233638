// SPDX-License-Identifier: GPL-3.0-or-later
// The rating booklet as HTML to print: first how, then what is known, then the situations.
#include "game/report/panel.h"

#include <string.h>

#include "game/locale/locale.h"
#include "game/report/markup.h"
#include "game/report/words.h"

static const char STYLE[] =
        "@page{size:A4;margin:18mm 16mm}"
        "body{font:11pt/1.45 Inter,'Noto Sans',sans-serif;color:#111;max-width:48em;margin:1em "
        "auto;"
        "padding:0 1em}"
        "h1{font-size:20pt;margin:0 0 .2em}h2{font-size:14pt;margin:1.6em 0 .4em}"
        "h3{font-size:12pt;margin:0 0 .3em}p{margin:.3em 0}"
        ".turn{break-before:auto;border-top:2px solid #333;padding-top:.8em;margin-top:1.6em}"
        ".says{border-left:4px solid #777;padding-left:.8em;margin:.5em 0}"
        ".item{break-inside:avoid;border:1px solid #777;border-radius:4px;padding:.6em .8em;"
        "margin:.7em 0}"
        ".code{font-weight:700}.small{font-size:9.5pt;color:#444}"
        "table{border-collapse:collapse;margin:.4em 0;width:100%}"
        "th,td{text-align:left;vertical-align:top;padding:.15em .6em .15em 0;font-weight:400}"
        "td.box{width:2em;text-align:center;border:1px solid #777;padding:.15em 0}"
        ".record{break-inside:avoid;margin:.8em 0;padding-left:.8em;border-left:1px solid #999}"
        ".line{border-bottom:1px solid #333;display:inline-block;min-width:18em}";

// What an author put on a new line stays on one.
static void add_text(struct buffer *out, const char *text)
{
    struct buffer line = { 0 };
    for (size_t size = strcspn(text, "\n"); text[size] != '\0'; size = strcspn(text, "\n")) {
        buffer_clear(&line);
        buffer_add_bytes(&line, text, size);
        markup_add(out, buffer_text(&line));
        buffer_add(out, "<br/>");
        text += size + 1;
    }
    markup_add(out, text);
    buffer_finish(&line);
}

static void add_element(struct buffer *out, const char *element, const char *text)
{
    buffer_add_format(out, "<%s>", element);
    add_text(out, text);
    buffer_add_format(out, "</%s>\n", element);
}

static void add_scales(struct buffer *out, const struct panel *panel)
{
    uint8_t named = 0;
    for (size_t i = 0; i < panel->turns.count; i++) {
        named |= panel->turns.items[i].competency;
    }
    buffer_add(out, "<table>\n");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if ((named & 1u << k) == 0) {
            continue;
        }
        buffer_add(out, "<tr><th scope=\"row\"><b>");
        add_text(out, competency_name((enum competency)k));
        buffer_add(out, "</b><br/>");
        add_text(out, panel_question((enum competency)k));
        buffer_add_format(out, "</th><td>%d ", PANEL_LEAST);
        add_text(out, panel_low((enum competency)k));
        buffer_add_format(out, "<br/>%d ", PANEL_MOST);
        add_text(out, panel_high((enum competency)k));
        buffer_add(out, "</td></tr>\n");
    }
    buffer_add(out, "</table>\n");
}

static void add_front(struct buffer *out, const struct panel *panel)
{
    const struct scenario *scenario = panel->scenario;
    add_element(out, "h1", scenario_text(scenario, scenario->title));
    buffer_add(out, "<p class=\"small\">");
    add_text(out, scenario->client_name);
    buffer_add_format(out, " · %s %s · %llu</p>\n", scenario->id, scenario->version,
            (unsigned long long)panel->seed);
    buffer_add(out, "<p>");
    add_text(out, tr("Name or code of the rater: "));
    buffer_add(out, "<span class=\"line\">&#160;</span></p>\n");
    add_element(out, "h2", tr("How to rate"));
    add_element(out, "p",
            tr("You read a story, situation by situation, and several things that somebody could "
               "say "
               "there. Rate each of them by itself, on every competency that stands below it, from "
               "1 "
               "to 5. Do not compare: all may be good, all may be weak."));
    add_element(out, "p", tr("1 bad · 2 weak · 3 enough for a starter · 4 good · 5 excellent"));
    add_element(out, "p",
            tr("Rate by yourself, in one go, and do not leaf back to change what you gave. Where a "
               "wording is not clear to you, rate it all the same and write it beside it."));
    add_element(out, "p",
            tr("Below each situation: think of a starter who can just do this work, no more. Write "
               "the letter of what this starter would say, not of what is best. Of an e-mail in "
               "parts write a letter for each part that would be in it, and of questions in free "
               "order those that would be asked."));
    add_scales(out, panel);
    add_element(out, "h2", tr("What is going on"));
    add_element(out, "p", scenario_text(scenario, scenario->intent));
}

static void add_fields(
        struct buffer *out, const struct scenario *scenario, struct range fields, bool attachments)
{
    if (fields.count > 0) {
        buffer_add(out, "<table>\n");
        for (uint32_t i = fields.first; i < fields.first + fields.count; i++) {
            buffer_add(out, attachments ? "<tr><th scope=\"row\"><i>" : "<tr><th scope=\"row\">");
            add_text(out, scenario_text(scenario, scenario->fields[i].name));
            buffer_add(out, attachments ? "</i></th><td>" : "</th><td>");
            add_text(out, scenario_text(scenario, scenario->fields[i].value));
            buffer_add(out, "</td></tr>\n");
        }
        buffer_add(out, "</table>\n");
    }
}

static void add_record(struct buffer *out, const struct panel *panel, uint32_t place)
{
    const struct scenario *scenario = panel->scenario;
    const struct record *record = &scenario->records[panel->records.items[place]];
    buffer_add_format(out, "<div class=\"record\"><h3>%u. ", place + 1);
    add_text(out, scenario_text(scenario, record->title));
    buffer_add(out, "</h3>\n<p class=\"small\">");
    add_text(out, desk_system_name(record->system));
    buffer_add(out, record->date != INDEX_NONE ? " · " : "");
    add_text(out, scenario_text(scenario, record->date));
    buffer_add(out, "</p>\n");
    add_fields(out, scenario, record->fields, false);
    for (uint32_t i = 0; i < record->paragraphs.count; i++) {
        add_element(out, "p",
                scenario_text(scenario, scenario->text_lists[record->paragraphs.first + i]));
    }
    for (uint32_t i = 0; i < record->entries.count; i++) {
        const struct entry *entry = &scenario->entries[record->entries.first + i];
        buffer_add(out, "<p><i>");
        add_text(out, scenario_text(scenario, entry->at));
        buffer_add(out, "</i>: ");
        add_text(out, scenario_text(scenario, entry->text));
        buffer_add(out, "</p>\n");
    }
    add_fields(out, scenario, record->attachments, true);
    buffer_add(out, "</div>\n");
}

static void add_records(struct buffer *out, const struct panel *panel)
{
    const struct scenario *scenario = panel->scenario;
    add_element(out, "h2", tr("What can be looked up"));
    for (uint32_t i = 0; i < scenario->rule_text_count; i++) {
        buffer_add(out, "<p>– ");
        add_text(out, scenario_text(scenario, scenario->rule_texts[i]));
        buffer_add(out, "</p>\n");
    }
    for (uint32_t i = 0; i < panel->records.count; i++) {
        add_record(out, panel, i);
    }
}

static void add_says(struct buffer *out, const struct scenario *scenario, const struct turn *turn)
{
    for (uint32_t i = turn->says.first; i < turn->says.first + turn->says.count; i++) {
        if (i > turn->says.first) {
            buffer_add(out, "<p class=\"small\">");
            add_text(out, tr("or, when it went another way:"));
            buffer_add(out, "</p>\n");
        }
        buffer_add(out, "<p class=\"says\">");
        add_text(out, scenario_text(scenario, scenario->says[i].text));
        buffer_add(out, "</p>\n");
    }
}

static void add_needed(struct buffer *out, const struct scenario *scenario, uint32_t wording)
{
    bool first = true;
    buffer_add(out, "<p class=\"small\">");
    add_text(out, tr("Only who knows this can say it: "));
    for (uint32_t f = 0; f < scenario->fact_count; f++) {
        if (panel_asks(scenario, wording, f)) {
            buffer_add(out, first ? "" : "; ");
            add_text(out, scenario_text(scenario, scenario->facts[f].label));
            first = false;
        }
    }
    buffer_add(out, "</p>\n");
}

static void add_boxes(struct buffer *out, uint8_t named)
{
    buffer_add(out, "<table>\n");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if ((named & 1u << k) == 0) {
            continue;
        }
        buffer_add(out, "<tr><th scope=\"row\">");
        add_text(out, competency_name((enum competency)k));
        buffer_add(out, "</th>");
        for (int n = PANEL_LEAST; n <= PANEL_MOST; n++) {
            buffer_add_format(out, "<td class=\"box\">%d</td>", n);
        }
        buffer_add(out, "</tr>\n");
    }
    buffer_add(out, "</table>\n");
}

static void add_item(struct buffer *out, const struct panel *panel, const struct panel_turn *turn,
        const struct panel_item *item)
{
    const struct scenario *scenario = panel->scenario;
    uint32_t section = scenario->slot_rests[item->slot].section;
    buffer_add(out, "<div class=\"item\"><p><span class=\"code\">");
    add_text(out, item->code);
    buffer_add(out, "</span> ");
    if (section != INDEX_NONE) {
        add_text(out, scenario_text(scenario, scenario->sections[section].label));
        buffer_add(out, ": ");
    }
    add_text(out, scenario_text(scenario, scenario->wordings[item->wording].say));
    buffer_add(out, "</p>\n");
    if (item->informed) {
        add_needed(out, scenario, item->wording);
    }
    add_boxes(out, turn->competency);
    buffer_add(out, "</div>\n");
}

static void add_turn(struct buffer *out, const struct panel *panel, const struct panel_turn *turn)
{
    const struct scenario *scenario = panel->scenario;
    const struct turn *from = &scenario->turns[turn->turn];
    const struct contact *contact = &scenario->contacts[from->contact];
    buffer_add_format(out, "<div class=\"turn\"><h3>%u. ", turn->number);
    add_text(out, scenario_text(scenario, scenario->customers[contact->with].name));
    buffer_add(out, " · ");
    add_text(out, channel_name(contact->channel));
    buffer_add(out, "</h3>\n");
    add_says(out, scenario, from);
    if (turn->records.count > 0) {
        buffer_add(out, "<p class=\"small\">");
        add_text(out, tr("To be looked up: "));
        for (uint32_t i = 0; i < turn->records.count; i++) {
            buffer_add_format(out, "%s%u", i > 0 ? ", " : "",
                    panel->mentions.items[turn->records.first + i] + 1);
        }
        buffer_add(out, "</p>\n");
    }
    for (uint32_t i = 0; i < turn->items.count; i++) {
        add_item(out, panel, turn, &panel->items.items[turn->items.first + i]);
    }
    buffer_add(out, "<p>");
    add_text(out, tr("A starter who can just do this work says here (letter, or letters): "));
    buffer_add(out, "______</p>\n</div>\n");
}

void panel_write_html(struct buffer *out, const struct panel *panel)
{
    buffer_add_format(out,
            "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"/>\n<title>",
            locale_language());
    add_text(out, scenario_text(panel->scenario, panel->scenario->title));
    buffer_add_format(out, "</title>\n<style>%s</style></head><body><main>\n", STYLE);
    add_front(out, panel);
    add_records(out, panel);
    add_element(out, "h2", tr("The situations"));
    for (size_t i = 0; i < panel->turns.count; i++) {
        add_turn(out, panel, &panel->turns.items[i]);
    }
    buffer_add(out, "</main></body></html>\n");
}
