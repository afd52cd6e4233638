// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation as people write it down: who says what, a line each.
#include "game/command/conversation.h"

#include <string.h>
#include <strings.h>

#include "game/base/buffer.h"
#include "game/base/table.h"
#include "game/base/utf8.h"

enum { LABEL_SIZE_MAX = 40, HARD_SPACE = 0xa0, NO_BREAK_SPACE = 0x202f, SOFT_HYPHEN = 0xad };

static const char *const CUSTOMERS[] = { "klant", "beller", "customer", "caller", "consument",
    "bezoeker", "k", "c", "mevrouw", "mevr", "mw", "meneer", "dhr" };
static const char *const AGENTS[] = { "medewerker", "medewerkster", "agent", "adviseur", "collega",
    "employee", "helpdesk", "m", "a", "ik" };

enum speaker { SPEAKER_NONE, SPEAKER_UNKNOWN, SPEAKER_CUSTOMER, SPEAKER_AGENT };

struct reading {
    struct conversation *conversation;
    const char *file;
    struct diag_list *diags;
    struct table labels; // unknown ones, and how often: a name that returns is a speaker
    struct buffer said;  // by the one who speaks now
    enum speaker speaker;
    int line;
    int begin; // of what is said now
};

void conversation_finish(struct conversation *conversation)
{
    vec_finish(&conversation->lines);
    arena_finish(&conversation->arena);
}

// The signs that Windows has between 0x80 and 0x9f, where Unicode has none.
static uint32_t western(unsigned char byte)
{
    static const uint16_t SIGNS[32] = { 0x20ac, ' ', 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
        0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, ' ', 0x017d, ' ', ' ', 0x2018, 0x2019, 0x201c,
        0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, ' ', 0x017e,
        0x0178 };
    return byte >= 0x80 && byte < 0xa0 ? SIGNS[byte - 0x80] : byte;
}

static uint32_t unit_at(const char *bytes, size_t at, bool big)
{
    uint32_t first = (unsigned char)bytes[at];
    uint32_t second = (unsigned char)bytes[at + 1];
    return big ? first << 8 | second : second << 8 | first;
}

// Half a pair becomes a mark that it was there; this is a draft, not a check.
static void add_wide(struct buffer *text, const char *bytes, size_t size, bool big)
{
    for (size_t at = 2; at + 1 < size; at += 2) {
        uint32_t unit = unit_at(bytes, at, big);
        bool high = unit >= 0xd800 && unit < 0xdc00 && at + 3 < size;
        uint32_t low = high ? unit_at(bytes, at + 2, big) : 0;
        if (high && low >= 0xdc00 && low < 0xe000) {
            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            at += 2;
        } else if (unit >= 0xd800 && unit < 0xe000) {
            unit = 0xfffd;
        }
        utf8_add(text, unit);
    }
}

static void decode(struct buffer *text, const char *bytes, size_t size)
{
    bool big = size >= 2 && memcmp(bytes, "\xfe\xff", 2) == 0;
    bool mark = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0;
    if (big || (size >= 2 && memcmp(bytes, "\xff\xfe", 2) == 0)) {
        add_wide(text, bytes, size, big);
    } else if (utf8_valid(bytes, size, NULL)) {
        buffer_add_bytes(text, bytes + (mark ? 3 : 0), size - (mark ? 3 : 0));
    } else {
        for (size_t i = 0; i < size; i++) {
            utf8_add(text, western((unsigned char)bytes[i]));
        }
    }
}

// One line without what cannot be seen: hard spaces become spaces, soft hyphens go.
static void tidy_line(struct buffer *line, const char *text, size_t size)
{
    struct buffer copy = { 0 };
    buffer_add_bytes(&copy, text, size);
    const char *at = buffer_text(&copy);
    bool space = true;
    for (uint32_t c = utf8_next(&at); c != 0; c = utf8_next(&at)) {
        bool hidden = c == SOFT_HYPHEN || c == 0x200b || c == 0xfeff || c == 0xfffe || c == 0xffff;
        bool blank = c <= ' ' || c == HARD_SPACE || c == NO_BREAK_SPACE;
        if (blank && !space) {
            buffer_add_char(line, ' ');
        } else if (!blank && !hidden) {
            utf8_add(line, c);
        }
        space = hidden ? space : blank;
    }
    while (line->size > 0 && line->bytes[line->size - 1] == ' ') {
        line->bytes[--line->size] = '\0';
    }
    buffer_finish(&copy);
}

// Past "3.", "-", "*", a bullet, "[09:20]", "09:20:11": what lists and chat logs put in front.
static const char *skip_marks(const char *line)
{
    for (;;) {
        size_t digits = strspn(line, "0123456789");
        size_t clock = strspn(line, "0123456789:.,- /");
        if (digits > 0 && (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ') {
            line += digits + 1;
        } else if (clock > digits && digits > 0 && line[clock - 1] == ' ') {
            line += clock;
        } else if (line[0] == '[' && strchr(line, ']') != NULL) {
            line = strchr(line, ']') + 1;
        } else if (strchr("-*_>#. \t", line[0]) != NULL && line[0] != '\0') {
            line++;
        } else if (strncmp(line, "•", 3) == 0 || strncmp(line, "–", 3) == 0) {
            line += 3;
        } else {
            return line;
        }
    }
}

static bool is_one_of(const char *word, size_t size, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(words[i]) == size && strncasecmp(words[i], word, size) == 0) {
            return true;
        }
    }
    return false;
}

// "Klant", "Klant (boos)", "Klant Fatima El Amrani", "Medewerker 2": the first word tells.
static enum speaker speaker_of(const char *label)
{
    size_t size = strcspn(label, " (.,");
    if (is_one_of(label, size, CUSTOMERS, sizeof(CUSTOMERS) / sizeof(CUSTOMERS[0]))) {
        return SPEAKER_CUSTOMER;
    }
    if (is_one_of(label, size, AGENTS, sizeof(AGENTS) / sizeof(AGENTS[0]))) {
        return SPEAKER_AGENT;
    }
    return SPEAKER_UNKNOWN;
}

// What stands before the first colon, when it looks like a name and not like a sentence.
static bool take_label(const char **line, char label[LABEL_SIZE_MAX + 1])
{
    const char *text = skip_marks(*line);
    const char *colon = strchr(text, ':');
    size_t size = colon != NULL ? (size_t)(colon - text) : 0;
    while (size > 0 && (text[size - 1] == '*' || text[size - 1] == '_' || text[size - 1] == ' ')) {
        size--;
    }
    size_t words = 1;
    for (size_t i = 0; i < size; i++) {
        words += text[i] == ' ' ? 1 : 0;
    }
    if (size == 0 || size > LABEL_SIZE_MAX || words > 4 || memchr(text, '?', size) != NULL ||
            memchr(text, ',', size) != NULL) {
        return false;
    }
    memcpy(label, text, size);
    label[size] = '\0';
    text = colon + 1;
    *line = text + strspn(text, "*_ ");
    return true;
}

static void note_name(struct reading *reading, const char *label)
{
    const char *space = strchr(label, ' ');
    struct conversation *conversation = reading->conversation;
    bool title = strncasecmp(label, "me", 2) == 0 || strncasecmp(label, "mw", 2) == 0 ||
            strncasecmp(label, "dhr", 3) == 0;
    bool name = space != NULL && space[1] >= 'A' && space[1] <= 'Z';
    if (conversation->name == NULL && name) {
        const char *known = title ? label : space + 1;
        conversation->name = arena_copy_text(&conversation->arena, known, strlen(known));
    }
}

static void end_speech(struct reading *reading)
{
    struct conversation *conversation = reading->conversation;
    bool some = reading->speaker == SPEAKER_CUSTOMER || reading->speaker == SPEAKER_AGENT;
    if (some && reading->said.size == 0) {
        diag_add(reading->diags, DIAG_CONVERSATION_SILENT, DIAG_WARNING, reading->file,
                reading->begin, NULL);
    } else if (some) {
        struct conversation_line line = { reading->speaker == SPEAKER_CUSTOMER,
            arena_copy_text(&conversation->arena, buffer_text(&reading->said), reading->said.size),
            reading->begin };
        vec_push(&conversation->lines, line);
    }
    buffer_clear(&reading->said);
}

static void go_on(struct reading *reading, const char *text)
{
    if (text[0] == '\0') {
        return;
    }
    if (reading->speaker == SPEAKER_NONE &&
            diag_list_has(reading->diags, DIAG_CONVERSATION_BEFORE)) {
        return; // said once
    }
    if (reading->speaker == SPEAKER_NONE) {
        diag_add(reading->diags, DIAG_CONVERSATION_BEFORE, DIAG_WARNING, reading->file,
                reading->line, text, NULL);
        return;
    }
    buffer_add(&reading->said, reading->said.size > 0 ? " " : "");
    buffer_add(&reading->said, text);
}

static void speak(
        struct reading *reading, enum speaker speaker, const char *label, const char *text)
{
    if (speaker != reading->speaker) {
        end_speech(reading);
        reading->begin = reading->line;
    }
    if (speaker == SPEAKER_CUSTOMER) {
        note_name(reading, label);
    }
    reading->speaker = speaker;
    go_on(reading, text);
}

static uint32_t times_seen(const struct reading *reading, const char *label)
{
    uint32_t number = table_find(&reading->labels, label);
    return number != TABLE_NONE ? number : 0;
}

static void take_line(struct reading *reading, const char *line)
{
    char label[LABEL_SIZE_MAX + 1];
    const char *text = line;
    bool labelled = take_label(&text, label);
    enum speaker speaker = labelled ? speaker_of(label) : SPEAKER_NONE;
    if (speaker == SPEAKER_UNKNOWN && times_seen(reading, label) > 1) {
        diag_add(reading->diags, DIAG_CONVERSATION_SPEAKER, DIAG_ERROR, reading->file,
                reading->line, label, NULL);
    } else if (speaker == SPEAKER_CUSTOMER || speaker == SPEAKER_AGENT) {
        speak(reading, speaker, label, text);
    } else {
        go_on(reading, line);
    }
}

// "Let op:" stands once; a person speaks more often.
static void count_label(struct reading *reading, const char *line)
{
    char label[LABEL_SIZE_MAX + 1];
    if (!take_label(&line, label) || speaker_of(label) != SPEAKER_UNKNOWN) {
        return;
    }
    for (size_t i = 0; i < reading->labels.capacity; i++) {
        struct table_entry *entry = &reading->labels.entries[i];
        if (entry->key != NULL && strcmp(entry->key, label) == 0) {
            entry->value++;
            return;
        }
    }
    struct arena *arena = &reading->conversation->arena;
    table_add(&reading->labels, arena_copy_text(arena, label, strlen(label)), 1);
}

static void each_line(struct reading *reading, const struct buffer *text,
        void (*take)(struct reading *reading, const char *line))
{
    const char *at = buffer_text(text);
    struct buffer line = { 0 };
    reading->line = 0;
    while (*at != '\0') {
        size_t size = strcspn(at, "\r\n");
        reading->line++;
        buffer_clear(&line);
        tidy_line(&line, at, size);
        take(reading, buffer_text(&line));
        at += size;
        at += at[0] == '\r' && at[1] == '\n' ? 2 : (*at != '\0' ? 1 : 0);
    }
    buffer_finish(&line);
}

static bool has_both(struct reading *reading)
{
    bool customer = false;
    bool agent = false;
    for (size_t i = 0; i < reading->conversation->lines.count; i++) {
        bool its = reading->conversation->lines.items[i].customer;
        customer = customer || its;
        agent = agent || !its;
    }
    if (customer != agent) {
        diag_add(reading->diags, DIAG_CONVERSATION_ONE, DIAG_ERROR, reading->file, 0,
                customer ? "Klant" : "Medewerker", NULL);
    } else if (!customer) {
        diag_add(reading->diags, DIAG_CONVERSATION_EMPTY, DIAG_ERROR, reading->file, 0, NULL);
    }
    return customer && agent;
}

bool conversation_read(struct conversation *conversation, const char *file, const char *bytes,
        size_t size, struct diag_list *diags)
{
    struct reading reading = { .conversation = conversation, .file = file, .diags = diags };
    struct buffer text = { 0 };
    size_t errors = diags->errors;
    decode(&text, bytes, size);
    each_line(&reading, &text, count_label);
    each_line(&reading, &text, take_line);
    end_speech(&reading);
    bool both = diags->errors == errors && has_both(&reading);
    table_finish(&reading.labels);
    buffer_finish(&reading.said);
    buffer_finish(&text);
    return both && diags->errors == errors;
}
