// SPDX-License-Identifier: GPL-3.0-or-later
// Gettext's door: the program's own texts in the language of the moment.
#include "game/locale/locale.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libintl.h>

#include "game/base/buffer.h"

static const char DOMAIN[] = "zeven";
static const char ENGLISH[] = "en";

// Where a language speaks to somebody in two ways, the second one has a catalogue of its own with
// only the texts that differ: "nl@je" before "nl".
static const struct {
    const char *language;
    const char *list;
} INFORMAL[] = {
    { "nl", "nl@je:nl" },
};

// Gettext keeps the language per process, so these stand beside it.
static char current[16] = "en";
static bool is_informal;

// Gettext looks at LANGUAGE only outside the locale "C", and a fresh machine has no other than this
// one. LC_NUMERIC is left alone.
static bool set_categories(void)
{
    if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        (void)setlocale(LC_CTYPE, "C.UTF-8");
    }
    return setlocale(LC_MESSAGES, "C.UTF-8") != NULL;
}

static bool has_catalogue(const char *language, const char *folder)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "%s/%s/LC_MESSAGES/%s.mo", folder, language, DOMAIN);
    bool there = access(buffer_text(&path), R_OK) == 0;
    buffer_finish(&path);
    return there;
}

// "nl", "nl_BE": nothing that could lead out of the folder.
static bool is_language(const char *language)
{
    size_t size = strspn(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
    return size > 0 && size < sizeof(current) && language[size] == '\0';
}

static const char *language_list(void)
{
    for (size_t i = 0; is_informal && i < sizeof(INFORMAL) / sizeof(INFORMAL[0]); i++) {
        if (strcmp(INFORMAL[i].language, current) == 0) {
            return INFORMAL[i].list;
        }
    }
    return current;
}

// The second call also tells gettext to forget which catalogue it had chosen.
static void choose(void)
{
    (void)setenv("LANGUAGE", language_list(), 1);
    (void)textdomain(DOMAIN);
}

bool locale_init(const char *language, const char *folder)
{
    bool works = set_categories();
    bool english = strcmp(language, ENGLISH) == 0;
    bool found = english || (works && is_language(language) && has_catalogue(language, folder));
    (void)stpcpy(current, found ? language : ENGLISH);

    (void)bindtextdomain(DOMAIN, folder);
    (void)bind_textdomain_codeset(DOMAIN, "UTF-8");
    choose();
    return found;
}

bool locale_set_informal(bool informal)
{
    bool before = is_informal;
    if (informal != before) {
        is_informal = informal;
        choose();
    }
    return before;
}

bool locale_use(const char *language)
{
    const char *folder = bindtextdomain(DOMAIN, NULL);
    bool there = strcmp(language, ENGLISH) == 0 ||
            (is_language(language) && folder != NULL && has_catalogue(language, folder));
    if (there && strcmp(language, current) != 0) { // it may be `current` itself
        (void)stpcpy(current, language);
        choose();
    }
    return there;
}

const char *locale_language(void)
{
    return current;
}

const char *locale_default_folder(void)
{
    const char *folder = getenv("ZEVEN_LOCALE");
    return folder != NULL && folder[0] != '\0' ? folder : ZEVEN_LOCALE_FOLDER;
}

// The empty text is where a catalogue keeps its header: nobody asks for that.
const char *tr(const char *msgid)
{
    return msgid[0] != '\0' ? dgettext(DOMAIN, msgid) : msgid;
}

const char *tr_plural(const char *one, const char *many, long count)
{
    unsigned long size = count < 0 ? 0UL - (unsigned long)count : (unsigned long)count;
    return dngettext(DOMAIN, one, many, size);
}

const char *tr_context(const char *context, const char *msgid)
{
    struct buffer key = { 0 };
    buffer_add_format(&key, "%s\004%s", context, msgid);
    const char *text = dgettext(DOMAIN, buffer_text(&key));
    const char *result = text == buffer_text(&key) ? msgid : text;
    buffer_finish(&key);
    return result;
}
