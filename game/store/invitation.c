// SPDX-License-Identifier: GPL-3.0-or-later
// An invitation: what the candidate's part may know beforehand of a code, in play.db.
#include "game/store/invitation.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/digest.h"
#include "game/base/mem.h"
#include "game/base/secret.h"
#include "game/store/database.h"
#include "game/store/settings.h"

static const char BETWEEN[] = " ,;\t";

enum { WORD_SIZE = 32, PERCENT_MIN = 100, TIME_MAX = 1000, TEXT_MAX = 200 };

bool accommodations_any(const struct accommodations *accommodations)
{
    return accommodations->time_percent != 0 || accommodations->text_percent != 0 ||
            accommodations->contrast || accommodations->dyslexic || accommodations->breaks ||
            accommodations->language[0] != '\0';
}

void accommodations_write(struct buffer *text, const struct accommodations *accommodations)
{
    size_t before = text->size;
    if (accommodations->time_percent != 0) {
        buffer_add_format(text, " time=%d", accommodations->time_percent);
    }
    if (accommodations->text_percent != 0) {
        buffer_add_format(text, " text=%d", accommodations->text_percent);
    }
    buffer_add(text, accommodations->contrast ? " contrast" : "");
    buffer_add(text, accommodations->dyslexic ? " dyslexic" : "");
    buffer_add(text, accommodations->breaks ? " breaks" : "");
    if (accommodations->language[0] != '\0') {
        buffer_add_format(text, " language=%s", accommodations->language);
    }
    if (text->size > before) {
        memmove(text->bytes + before, text->bytes + before + 1, text->size - before);
        text->size--;
    }
}

static bool read_percent(const char *text, int at_most, int *percent)
{
    char *end = NULL;
    long value = strtol(text, &end, 10);
    bool fine = *text >= '0' && *text <= '9' && *end == '\0' && value >= PERCENT_MIN &&
            value <= at_most;
    *percent = fine ? (int)value : *percent;
    return fine;
}

static bool read_language(const char *text, char language[ACCOMMODATION_LANGUAGE_SIZE])
{
    size_t size = strspn(text, "abcdefghijklmnopqrstuvwxyz");
    bool fine = text[size] == '\0' && size >= 2 && size < ACCOMMODATION_LANGUAGE_SIZE;
    if (fine) {
        memcpy(language, text, size + 1);
    }
    return fine;
}

static bool read_switch(struct accommodations *accommodations, const char *word)
{
    bool *place = strcmp(word, "contrast") == 0 ? &accommodations->contrast
            : strcmp(word, "dyslexic") == 0     ? &accommodations->dyslexic
            : strcmp(word, "breaks") == 0       ? &accommodations->breaks
                                                : NULL;
    if (place != NULL) {
        *place = true;
    }
    return place != NULL;
}

static bool read_word(struct accommodations *accommodations, const char *word)
{
    if (strncmp(word, "time=", 5) == 0) {
        return read_percent(word + 5, TIME_MAX, &accommodations->time_percent);
    }
    if (strncmp(word, "text=", 5) == 0) {
        return read_percent(word + 5, TEXT_MAX, &accommodations->text_percent);
    }
    if (strncmp(word, "language=", 9) == 0) {
        return read_language(word + 9, accommodations->language);
    }
    return read_switch(accommodations, word);
}

bool accommodations_read(struct accommodations *accommodations, const char *text, const char **odd)
{
    *accommodations = (struct accommodations) { 0 };
    for (const char *at = text + strspn(text, BETWEEN); *at != '\0';) {
        char word[WORD_SIZE] = "";
        size_t size = strcspn(at, BETWEEN);
        memcpy(word, at, size < WORD_SIZE ? size : 0);
        if (!read_word(accommodations, word)) {
            if (odd != NULL) {
                *odd = at;
            }
            return false;
        }
        at += size;
        at += strspn(at, BETWEEN);
    }
    return true;
}

void accommodations_read_language(const char *text, char language[ACCOMMODATION_LANGUAGE_SIZE])
{
    struct accommodations needs = { 0 };
    bool known = accommodations_read(&needs, text, NULL);
    (void)snprintf(language, sizeof(needs.language), "%s", known ? needs.language : "");
}

// The code itself stands nowhere, and what was agreed opens with it alone: who has the files reads
// of nobody that they were invited. A short code can still be guessed; a long one cannot.
static struct digest digest_of(const char *what, const char *code)
{
    struct digest_part parts[] = { { what, strlen(what) }, { code, strlen(code) } };
    return digest_compute(parts, sizeof(parts) / sizeof(parts[0]));
}

static void write_named(struct buffer *key, const char *name, const char *code)
{
    char hex[DIGEST_HEX_SIZE];
    struct digest digest = digest_of("zeven invitation", code);
    digest_write_hex(&digest, hex);
    buffer_add_format(key, "%s.%s", name, hex);
}

static void write_key(struct buffer *key, const char *code)
{
    write_named(key, "invitation", code);
}

static struct secret_key key_of(const char *code)
{
    struct digest digest = digest_of("zeven invitation key", code);
    struct secret_key key;
    memcpy(key.bytes, digest.bytes, sizeof(key.bytes));
    return key;
}

// In hexadecimal: what the box needs beside its bytes, then the bytes.
static void write_boxed(struct buffer *boxed, const char *code, const struct buffer *plain)
{
    unsigned char extra[SECRET_EXTRA_SIZE];
    unsigned char *bytes = mem_alloc(plain->size + 1);
    struct secret_key key = key_of(code);
    secret_box(&key, 0, plain->bytes, plain->size, bytes, extra);
    secret_write_hex(boxed, extra, sizeof(extra));
    secret_write_hex(boxed, bytes, plain->size);
    mem_free(bytes);
}

static bool read_boxed(struct buffer *plain, const char *code, const struct buffer *boxed)
{
    size_t size = boxed->size / 2;
    unsigned char *bytes = mem_alloc(size + 1);
    struct secret_key key = key_of(code);
    bool good = size > SECRET_EXTRA_SIZE && secret_read_hex(buffer_text(boxed), bytes, size);
    unsigned char *inside = bytes + SECRET_EXTRA_SIZE;
    good = good && secret_unbox(&key, 0, inside, size - SECRET_EXTRA_SIZE, bytes, inside);
    if (good) {
        buffer_add_bytes(plain, inside, size - SECRET_EXTRA_SIZE);
    }
    mem_free(bytes);
    return good;
}

static bool write_withdrawn(
        struct store *store, const char *code, const char *until, struct diag_list *diags)
{
    struct buffer key = { 0 };
    write_named(&key, "withdrawn", code);
    bool good = store_write_setting(store, buffer_text(&key), until, diags);
    buffer_finish(&key);
    return good;
}

bool invitation_write(struct store *store, const char *code, const char *shift,
        const struct accommodations *accommodations, struct diag_list *diags)
{
    struct buffer key = { 0 };
    struct buffer value = { 0 };
    write_key(&key, code);
    buffer_add_format(&value, "%s\n", shift);
    accommodations_write(&value, accommodations);
    struct buffer boxed = { 0 };
    write_boxed(&boxed, code, &value);
    bool good = write_withdrawn(store, code, NULL, diags) &&
            store_write_setting(store, buffer_text(&key), buffer_text(&boxed), diags);
    buffer_finish(&boxed);
    buffer_finish(&key);
    buffer_finish(&value);
    return good;
}

bool invitation_read(struct store *store, const char *code, struct buffer *shift,
        struct accommodations *accommodations, bool *found, struct diag_list *diags)
{
    struct buffer key = { 0 };
    struct buffer value = { 0 };
    write_key(&key, code);
    struct buffer boxed = { 0 };
    bool good = store_read_setting(store, buffer_text(&key), "", &boxed, diags);
    bool opened = good && read_boxed(&value, code, &boxed);
    const char *line = opened ? strchr(buffer_text(&value), '\n') : NULL;
    buffer_finish(&boxed);
    *found = line != NULL && accommodations_read(accommodations, line + 1, NULL);
    if (*found) {
        buffer_add_bytes(shift, value.bytes, (size_t)(line - value.bytes));
    }
    buffer_finish(&key);
    buffer_finish(&value);
    return good;
}

bool invitation_forget(struct store *store, const char *code, struct diag_list *diags)
{
    struct buffer key = { 0 };
    write_key(&key, code);
    bool good = store_write_setting(store, buffer_text(&key), NULL, diags);
    buffer_finish(&key);
    return good;
}

bool invitation_withdraw(
        struct store *store, const char *code, int64_t until_ms, struct diag_list *diags)
{
    char until[24];
    (void)snprintf(until, sizeof(until), "%" PRId64, until_ms);
    return invitation_forget(store, code, diags) && write_withdrawn(store, code, until, diags);
}

bool invitation_is_withdrawn(struct store *store, const char *code, struct diag_list *diags)
{
    struct buffer key = { 0 };
    struct buffer until = { 0 };
    write_named(&key, "withdrawn", code);
    bool read = store_read_setting(store, buffer_text(&key), "", &until, diags);
    bool withdrawn = read && until.size > 0;
    buffer_finish(&until);
    buffer_finish(&key);
    return withdrawn;
}

bool invitation_forget_withdrawn(struct store *store, int64_t now_ms, struct diag_list *diags)
{
    struct query *query = query_create(store->play,
            "DELETE FROM setting WHERE key GLOB 'withdrawn.*' AND CAST(value AS INTEGER) < ?1",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, now_ms);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}
