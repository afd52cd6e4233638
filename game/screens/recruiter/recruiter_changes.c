// SPDX-License-Identifier: GPL-3.0-or-later
// What was done with a vacancy, in words: the audit keeps ids and moments.
#include <stdlib.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/ui/widget.h"

static const char ARROW[] = " → ";

enum kind { KIND_TEXT, KIND_COMPETENCIES, KIND_DAY };

static const struct {
    const char *id; // as the store writes it
    const char *label;
    enum kind kind;
} PARTS[] = {
    { "name", TR_MARK("Name"), KIND_TEXT },
    { "shift", TR_MARK("Shift"), KIND_TEXT },
    { "form", TR_MARK("Shift in lists"), KIND_TEXT },
    { "competencies", TR_MARK("Competencies"), KIND_COMPETENCIES },
    { "reason", TR_MARK("Reason"), KIND_TEXT },
    { "closes", TR_MARK("Closes on"), KIND_DAY },
    { "retention", TR_MARK("Weeks kept"), KIND_TEXT },
};

enum { PART_COUNT = sizeof(PARTS) / sizeof(PARTS[0]), PART_NONE = -1 };

static const char *value_words(struct ui *ui, enum kind kind, const char *text, size_t size)
{
    const char *value = ui_format(ui, "%.*s", (int)size, text);
    return kind == KIND_COMPETENCIES ? recruiter_competencies(ui, value)
            : kind == KIND_DAY       ? recruiter_day(ui, strtoll(value, NULL, 10))
                                     : value;
}

// "closes: 1 → 2" names a part; a line of a longer reason names none.
static int part_of(const char *line, size_t size)
{
    const char *colon = memchr(line, ':', size);
    for (int i = 0; colon != NULL && i < PART_COUNT; i++) {
        size_t length = strlen(PARTS[i].id);
        if ((size_t)(colon - line) == length && memcmp(line, PARTS[i].id, length) == 0) {
            return i;
        }
    }
    return PART_NONE;
}

static const char *line_words(struct ui *ui, const char *line, size_t size)
{
    int part = part_of(line, size);
    const char *arrow = strstr(line, ARROW);
    if (part == PART_NONE || arrow == NULL || arrow >= line + size) {
        return ui_format(ui, "%.*s", (int)size, line);
    }
    const char *old = line + strlen(PARTS[part].id) + strlen(": ");
    const char *new = arrow + strlen(ARROW);
    enum kind kind = PARTS[part].kind;
    return ui_format(ui, "%s: %s → %s", tr(PARTS[part].label),
            value_words(ui, kind, old, (size_t)(arrow - old)),
            value_words(ui, kind, new, (size_t)(line + size - new)));
}

// "accuracy empathy probing: why these": how a vacancy began.
static const char *first_words(struct ui *ui, const char *detail)
{
    size_t ids = strcspn(detail, ":");
    return ui_format(ui, "%s%s", value_words(ui, KIND_COMPETENCIES, detail, ids), detail + ids);
}

static void build_detail(struct ui *ui, const struct audit_line *line)
{
    if (strcmp(line->what, "vacancy-new") == 0) {
        ui_text(ui, UI_BODY, first_words(ui, line->detail));
        return;
    }
    for (const char *at = line->detail; *at != '\0';) {
        size_t size = strcspn(at, "\n");
        if (size > 0) {
            ui_text(ui, UI_BODY, line_words(ui, at, size));
        }
        at += size + (at[size] == '\n');
    }
}

static const char *what_words(const char *what)
{
    return strcmp(what, "vacancy-new") == 0       ? tr("opened")
            : strcmp(what, "vacancy-closed") == 0 ? tr("closed")
                                                  : tr("changed");
}

// Who was invited and whose sheet was opened are lines of the same vacancy, but not changes of it.
void recruiter_build_changes(struct ui *ui, const struct audit_list *changes)
{
    ui_text(ui, UI_H2, tr("What was done with it"));
    for (size_t i = 0; i < changes->lines.count; i++) {
        const struct audit_line *line = &changes->lines.items[i];
        if (strncmp(line->what, "vacancy-", strlen("vacancy-")) == 0) {
            ui_open(ui, (struct ui_box) { .gap = 2 });
            ui_text(ui, UI_SMALL,
                    ui_format(ui, "%s · %s · %s", recruiter_day(ui, line->at_ms), line->who,
                            what_words(line->what)));
            build_detail(ui, line);
            ui_close(ui);
        }
    }
}
