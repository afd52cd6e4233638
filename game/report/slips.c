// SPDX-License-Identifier: GPL-3.0-or-later
// Invitation slips: a piece of paper for each candidate, with the code and what to expect.
#include "game/report/slips.h"

#include <stdio.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/markup.h"

enum { SENTENCE_COUNT = 4 };

// What one needs to know beforehand, in the order in which one wonders about it.
static const char *sentence(int index)
{
    static const char *const SENTENCES[SENTENCE_COUNT] = {
        TR_MARK("You are going to work part of a shift at a customer service that does not exist. "
                "Take three quarters of an hour for it; you may pause."),
        TR_MARK("Type this code where your code is asked for. Practise first, as often as you "
                "like: that does not count."),
        TR_MARK("Speed, knowledge of the trade, age and diplomas do not count. A person decides, "
                "never the program."),
        TR_MARK("Is there something you need in order to work well: larger letters, more time, "
                "breaks? Say so before you begin; it costs you nothing."),
    };
    return tr(SENTENCES[index]);
}

/* ---- the language of each ---- */

struct voice {
    char language[16];
    bool informal;
};

// Speaks this language, politely or not as the slips do; a language that is not there changes
// nothing. Gives what to go back to.
static struct voice begin_language(const struct slips *slips, const char *language)
{
    struct voice before;
    (void)snprintf(before.language, sizeof(before.language), "%s", locale_language());
    (void)locale_use(language);
    before.informal = locale_set_informal(slips->informal);
    return before;
}

static void end_language(const struct voice *before)
{
    (void)locale_set_informal(before->informal);
    (void)locale_use(before->language);
}

static const char *language_of(const struct slips *slips, const struct slip *slip)
{
    return *slip->language != '\0' ? slip->language : slips->language;
}

const char *slips_language(const struct slips *slips)
{
    for (size_t i = 1; i < slips->count; i++) {
        if (strcmp(language_of(slips, &slips->items[i]), language_of(slips, slips->items)) != 0) {
            return slips->language;
        }
    }
    return slips->count > 0 ? language_of(slips, slips->items) : slips->language;
}

const char *slips_title(const struct slips *slips)
{
    struct voice before = begin_language(slips, slips_language(slips));
    const char *title = tr("Invitations");
    end_language(&before);
    return title;
}

/* ---- HTML ---- */

static const char STYLE[] =
        "@page{size:A4;margin:14mm}"
        "body{font:11pt/1.4 Inter,'Noto Sans',sans-serif;color:#111;max-width:48em;margin:1em "
        "auto;padding:0 1em}"
        ".slip{break-inside:avoid;border:1px dashed #555;border-radius:6px;padding:.9em 1.2em;"
        "margin:0 0 1em}"
        "h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
        "h2{font-size:13pt;margin:0 0 .2em}"
        ".code{font:700 26pt/1.2 'DejaVu Sans Mono',monospace;letter-spacing:.06em;margin:.2em 0}"
        "p{margin:.3em 0}.small{font-size:9.5pt;color:#444}";

static void add_element(
        struct buffer *out, const char *element, const char *class, const char *text)
{
    buffer_add_format(out, "<%s class=\"%s\">", element, class);
    markup_add(out, text);
    buffer_add_format(out, "</%s>\n", element);
}

static void add_slip(struct buffer *out, const struct slips *slips, const struct slip *slip)
{
    struct voice before = begin_language(slips, language_of(slips, slip));
    buffer_add_format(out, "<section class=\"slip\" lang=\"%s\">\n<h2>", locale_language());
    markup_add(out, slip->vacancy);
    buffer_add(out, "</h2>\n");
    if (*slips->organisation != '\0') {
        add_element(out, "p", "small", slips->organisation);
    }
    if (*slip->name != '\0') {
        add_element(out, "p", "", slip->name);
    }
    add_element(out, "p", "small", tr("Your code"));
    add_element(out, "p", "code", slip->code);
    for (int i = 0; i < SENTENCE_COUNT; i++) {
        add_element(out, "p", "", sentence(i));
    }
    if (*slips->contact != '\0') {
        buffer_add_format(out, "<p class=\"small\">%s ", tr("Questions or objections:"));
        markup_add(out, slips->contact);
        buffer_add(out, "</p>\n");
    }
    buffer_add(out, "</section>\n");
    end_language(&before);
}

void slips_write_html(struct buffer *out, const struct slips *slips)
{
    const char *title = slips_title(slips);
    buffer_add_format(out,
            "<!DOCTYPE html>\n<html lang=\"%s\">\n<head><meta charset=\"utf-8\"/>"
            "<title>%s</title><style>%s</style></head>\n<body><main>\n<h1>%s</h1>\n",
            slips_language(slips), title, STYLE, title);
    for (size_t i = 0; i < slips->count; i++) {
        add_slip(out, slips, &slips->items[i]);
    }
    buffer_add(out, "</main></body>\n</html>\n");
}

/* ---- paper ---- */

static void add_section(struct report *report, const struct slips *slips, const struct slip *slip)
{
    struct voice before = begin_language(slips, language_of(slips, slip));
    struct report_pair pairs[3];
    size_t count = 0;
    if (*slip->name != '\0') {
        pairs[count++] = (struct report_pair) { tr("For"), report_text(report, "%s", slip->name) };
    }
    if (*slips->organisation != '\0') {
        pairs[count++] = (struct report_pair) { tr("Organisation"),
            report_text(report, "%s", slips->organisation) };
    }
    if (*slips->contact != '\0') {
        pairs[count++] = (struct report_pair) { tr("Questions or objections"),
            report_text(report, "%s", slips->contact) };
    }
    report_whole_section(
            report, report_text(report, tr("Your code: %s"), slip->code), slip->vacancy);
    if (count > 0) {
        report_facts(report, pairs, count);
    }
    for (int i = 0; i < SENTENCE_COUNT; i++) {
        report_paragraph(report, sentence(i));
    }
    end_language(&before);
}

void slips_fill_report(struct report *report, const struct slips *slips)
{
    report_title(report, slips_title(slips), "");
    for (size_t i = 0; i < slips->count; i++) {
        add_section(report, slips, &slips->items[i]);
    }
}
