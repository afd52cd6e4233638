// SPDX-License-Identifier: GPL-3.0-or-later
// A comparison group in words: what it is, what it is good for, or why there is none.
#include "game/report/comparison_words.h"

#include <stdio.h>
#include <string.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"

enum { USABLE_FROM = 200 };

const char *comparison_use_words(int64_t people)
{
    return people < USABLE_FROM ? tr("indicative: fewer than 200 people") : tr("usable");
}

const char *comparison_class_words(int64_t people)
{
    static const char *const WORDS[] = {
        TR_MARK("size insufficient by COTAN (from 300)"),
        TR_MARK("size sufficient by COTAN"),
        TR_MARK("size good by COTAN"),
    };
    return tr(WORDS[comparison_class_of(people)]);
}

static void add_month(struct buffer *text, const char *month)
{
    int year = 0;
    int number = 0;
    if (sscanf(month, "%4d-%2d", &year, &number) == 2 && number >= 1 && number <= 12) {
        format_month(text, format_for(locale_language()), year, number);
    } else {
        buffer_add(text, month);
    }
}

void comparison_add_period(struct buffer *text, const char *first, const char *last)
{
    add_month(text, first);
    if (strcmp(first, last) != 0) {
        buffer_add(text, tr(" to "));
        add_month(text, last);
    }
}

void comparison_add_languages(struct buffer *text, const char *languages)
{
    for (const char *at = languages; *at != '\0'; at += strspn(at, " ")) {
        char code[16];
        size_t size = strcspn(at, " ");
        (void)snprintf(code, sizeof(code), "%.*s", (int)size, at);
        buffer_add(text, at > languages ? ", " : "");
        buffer_add(text, language_name(code));
        at += size;
    }
}

static void add_group(struct buffer *text, const struct comparison *comparison)
{
    struct buffer period = { 0 };
    comparison_add_period(&period, comparison->first, comparison->last);
    buffer_add_format(text, tr("Comparison group: %s, %ld people, %s; %s; %s."), comparison->name,
            (long)comparison->people, buffer_text(&period),
            comparison_use_words(comparison->people), comparison_class_words(comparison->people));
    buffer_finish(&period);
}

void comparison_add_words(struct buffer *text, const struct comparison *comparison)
{
    switch (comparison->state) {
    case COMPARISON_FITS:
        add_group(text, comparison);
        break;
    case COMPARISON_OTHER_CONTENT:
        buffer_add_format(text,
                tr("Comparison group: none. “%s” (%ld people) played other content, so it says "
                   "nothing about this play."),
                comparison->name, (long)comparison->people);
        break;
    case COMPARISON_OTHER_FORM:
        buffer_add_format(text,
                tr("Comparison group: none. “%s” (%ld people) played another form, so it says "
                   "nothing about this play."),
                comparison->name, (long)comparison->people);
        break;
    case COMPARISON_NONE:
        buffer_add(text, tr("Comparison group: none yet."));
        break;
    }
}

void comparison_add_place(struct buffer *text, const struct comparison_part *part)
{
    if (part->has) {
        buffer_add_format(
                text, tr("higher than %.0f to %.0f of 100 people"), part->band[0], part->band[1]);
    }
}

const char *comparison_attempt_words(struct report *report, const struct result *result)
{
    return result->meta.attempt > 1 ? report_text(report,
                                              tr("This was time %d that this candidate played. "
                                                 "Practice helps: do not put it "
                                                 "beside a first time."),
                                              result->meta.attempt)
                                    : NULL;
}

const char *comparison_language_words(struct report *report, const struct result *result)
{
    const struct comparison *comparison = &result->comparison;
    const char *language = result->meta.language;
    bool told = comparison->state == COMPARISON_FITS && *comparison->languages != '\0' &&
            language != NULL && strstr(comparison->languages, language) == NULL;
    return told
            ? report_text(report,
                      tr("Played in another language (%s) than the comparison group: the places "
                         "in it are a rough guide only."),
                      language_name(language))
            : NULL;
}
