// SPDX-License-Identifier: GPL-3.0-or-later
// Catalogues from and to .po files, through libgettextpo: the only file that knows it.
#include <assert.h>
#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#include <gettext-po.h>

#include "game/base/utf8.h"
#include "game/locale/catalogue_inner.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

// libgettextpo reads and writes files by name only; this one is in memory.
struct memory_file {
    int descriptor;
    char path[40];
};

// Its handler gets no pointer of ours, so what it should tell stands here while it works.
static struct {
    struct diag_list *diags;
    const char *file;
    size_t errors;
    jmp_buf gone; // a fatal error must not return into the library
} listening;

// The library loses a few bytes for each "#~" and "#|" that it reads. The leak check shall not
// blame us.
static void blame_library_not(bool begin)
{
#ifdef __SANITIZE_ADDRESS__
    if (begin) {
        __lsan_disable();
    } else {
        __lsan_enable();
    }
#else
    (void)begin;
#endif
}

static void tell(int code, int severity, size_t line, const char *reason)
{
    char text[256];
    size_t size = strcspn(reason, "\n");
    (void)snprintf(text, sizeof(text), "%.*s", size < 240 ? (int)size : 240, reason);
    bool error = severity != PO_SEVERITY_WARNING;
    listening.errors += error;
    diag_add(listening.diags, code, error ? DIAG_ERROR : DIAG_WARNING, listening.file,
            line == (size_t)-1 ? 0 : (int)line, text, NULL);
    if (severity == PO_SEVERITY_FATAL_ERROR) {
        longjmp(listening.gone, 1);
    }
}

static void hear(int severity, po_message_t message, const char *file, size_t line, size_t column,
        int many, const char *text)
{
    (void)message;
    (void)column;
    (void)many;
    tell(DIAG_PO_SYNTAX, severity, file != NULL ? line : 0, text);
}

// The library has one remark about two messages: that the second is the first again.
static void hear_two(int severity, po_message_t first, const char *file, size_t line, size_t column,
        int many, const char *text, po_message_t second, const char *other_file, size_t other_line,
        size_t other_column, int other_many, const char *other_text)
{
    (void)first;
    (void)column;
    (void)many;
    (void)second;
    (void)other_file;
    (void)other_line;
    (void)other_column;
    (void)other_many;
    (void)other_text;
    tell(DIAG_PO_TWICE, severity, file != NULL ? line : 0, text);
}

static const struct po_xerror_handler HANDLER = { hear, hear_two };

static void listen(const char *file, struct diag_list *diags)
{
    listening.file = file;
    listening.diags = diags;
    listening.errors = 0;
}

static bool open_memory(struct memory_file *memory)
{
    memory->descriptor = memfd_create("catalogue", MFD_CLOEXEC);
    (void)snprintf(memory->path, sizeof(memory->path), "/proc/self/fd/%d", memory->descriptor);
    if (memory->descriptor < 0) {
        tell(DIAG_PO_SYNTAX, PO_SEVERITY_ERROR, 0, strerror(errno));
    }
    return memory->descriptor >= 0;
}

static bool fill_memory(const struct memory_file *memory, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(memory->descriptor, bytes, size);
        if (written <= 0) {
            tell(DIAG_PO_SYNTAX, PO_SEVERITY_ERROR, 0, strerror(errno));
            return false;
        }
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

static po_file_t read_library(const char *path)
{
    return setjmp(listening.gone) == 0 ? po_file_read(path, &HANDLER) : NULL;
}

static po_file_t read_bytes(const char *bytes, size_t size)
{
    struct memory_file memory;
    po_file_t po = NULL;
    if (!open_memory(&memory)) {
        return NULL;
    }
    if (fill_memory(&memory, bytes, size)) {
        blame_library_not(true);
        po = read_library(memory.path);
        blame_library_not(false);
    }
    (void)close(memory.descriptor);
    if (po != NULL && listening.errors > 0) {
        po_file_free(po);
        po = NULL;
    }
    return po;
}

static int line_of(const char *bytes, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++) {
        line += bytes[i] == '\n';
    }
    return line;
}

// Everything of ours is UTF-8; a template says "CHARSET", which is nothing yet.
static bool is_utf8(const char *header)
{
    char *type = header != NULL ? po_header_field(header, "Content-Type") : NULL;
    const char *charset = type != NULL ? strcasestr(type, "charset=") : NULL;
    bool good = charset == NULL || strcasecmp(charset + 8, "UTF-8") == 0 ||
            strcasecmp(charset + 8, "UTF8") == 0 || strcasecmp(charset + 8, "US-ASCII") == 0 ||
            strcmp(charset + 8, "CHARSET") == 0;
    if (!good) {
        tell(DIAG_PO_ENCODING, PO_SEVERITY_ERROR, 0, charset + 8);
    }
    free(type);
    return good;
}

// The bytes of the file were good, but "\377" in a text makes others.
static const char *keep(struct catalogue *catalogue, const char *text)
{
    const char *known = text != NULL ? text : "";
    if (!utf8_valid(known, strlen(known), NULL)) {
        tell(DIAG_PO_ENCODING, PO_SEVERITY_ERROR, 0, "?");
        known = "";
    }
    return arena_copy_text(&catalogue->arena, known, strlen(known));
}

static const char *comments_of(po_message_t message)
{
    blame_library_not(true);
    const char *comments = po_message_comments(message);
    blame_library_not(false);
    return comments;
}

static void take_message(struct catalogue *catalogue, po_message_t message)
{
    struct catalogue_entry entry = {
        .context = keep(catalogue, po_message_msgctxt(message)),
        .text = keep(catalogue, po_message_msgid(message)),
        .translation = keep(catalogue, po_message_msgstr(message)),
        .before = keep(catalogue, po_message_prev_msgid(message)),
        .obsolete = po_message_is_obsolete(message) != 0,
        .comment = keep(catalogue, comments_of(message)),
    };
    entry.status = catalogue_judge(&entry, po_message_is_fuzzy(message) != 0);
    catalogue_add_entry(catalogue, &entry);
}

static bool is_header(po_message_t message)
{
    return po_message_msgid(message)[0] == '\0' && po_message_msgctxt(message) == NULL;
}

// The library's own function for this gives a copy that nobody can free.
static const char *find_header(po_file_t po)
{
    const char *header = NULL;
    po_message_iterator_t iterator = po_message_iterator(po, NULL);
    po_message_t message = NULL;
    while (header == NULL && (message = po_next_message(iterator)) != NULL) {
        header = is_header(message) ? po_message_msgstr(message) : NULL;
    }
    po_message_iterator_free(iterator);
    return header;
}

static void take_messages(struct catalogue *catalogue, po_file_t po, bool obsolete)
{
    po_message_iterator_t iterator = po_message_iterator(po, NULL);
    po_message_t message = NULL;
    while ((message = po_next_message(iterator)) != NULL) {
        if (!is_header(message) && (po_message_is_obsolete(message) != 0) == obsolete) {
            take_message(catalogue, message);
        }
    }
    po_message_iterator_free(iterator);
}

bool catalogue_load(struct catalogue *catalogue, const char *file, const char *bytes, size_t size,
        struct diag_list *diags)
{
    static const char MARK[] = "\xEF\xBB\xBF"; // left by editors on Windows
    listen(file, diags);
    if (size >= 3 && memcmp(bytes, MARK, 3) == 0) {
        bytes += 3;
        size -= 3;
    }
    size_t at = 0;
    if (!utf8_valid(bytes, size, &at)) {
        tell(DIAG_PO_ENCODING, PO_SEVERITY_ERROR, (size_t)line_of(bytes, at), "?");
        return false;
    }
    po_file_t po = read_bytes(bytes, size);
    if (po == NULL) {
        return false;
    }
    const char *header = find_header(po);
    if (is_utf8(header)) {
        catalogue->header = header != NULL ? keep(catalogue, header) : NULL;
        // Obsolete ones last: where both have the same key, the living one is found.
        take_messages(catalogue, po, false);
        take_messages(catalogue, po, true);
    }
    po_file_free(po);
    if (listening.errors > 0) {
        catalogue_finish(catalogue);
    }
    return listening.errors == 0;
}

struct written {
    po_message_t message;
};

// What is being written: the file, where its end is, and what of the old catalogue is used.
struct writing {
    po_file_t po;
    po_message_iterator_t end;
    const struct catalogue *old;
    bool *used;           // per old entry
    struct table written; // context, 0x04, text -> position in `messages`
    VEC(struct written) messages;
    struct arena arena;
};

static po_message_t insert(struct writing *writing, const char *context, const char *text)
{
    po_message_t message = po_message_create();
    if (context != NULL && context[0] != '\0') {
        blame_library_not(true);
        po_message_set_msgctxt(message, context);
        blame_library_not(false);
    }
    po_message_set_msgid(message, text);
    po_message_set_msgstr(message, "");
    po_message_insert(writing->end, message);
    return message;
}

static void insert_header(struct writing *writing, const char *language)
{
    static const char HEADER[] = "Project-Id-Version: scenario\nLanguage: %s\nMIME-Version: 1.0\n"
                                 "Content-Type: text/plain; charset=UTF-8\n"
                                 "Content-Transfer-Encoding: 8bit\n";
    struct buffer header = { 0 };
    const char *old = writing->old != NULL ? writing->old->header : NULL;
    if (old != NULL && strstr(old, "charset=UTF-8") != NULL) {
        buffer_add(&header, old);
    } else {
        buffer_add_format(&header, HEADER, language != NULL ? language : "");
    }
    po_message_set_msgstr(insert(writing, NULL, ""), buffer_text(&header));
    buffer_finish(&header);
}

static void reuse(struct writing *writing, po_message_t message, uint32_t index, bool same)
{
    const struct catalogue_entry *entry = &writing->old->entries.items[index];
    writing->used[index] = true;
    po_message_set_comments(message, entry->comment);
    if (entry->translation[0] == '\0') {
        return;
    }
    po_message_set_msgstr(message, entry->translation);
    bool doubted = entry->status == CATALOGUE_FUZZY;
    const char *before = doubted && entry->before[0] != '\0' ? entry->before : entry->text;
    if (!same || before != entry->text) {
        po_message_set_prev_msgid(message, before);
    }
    po_message_set_fuzzy(message, !same || doubted);
}

static void translate(
        struct writing *writing, po_message_t message, const struct catalogue_text *text)
{
    if (writing->old == NULL) {
        return;
    }
    uint32_t same = catalogue_place(writing->old, text->context, text->text);
    uint32_t before = catalogue_namesake(writing->old, text->context);
    if (same != TABLE_NONE) {
        reuse(writing, message, same, true);
    } else if (before != TABLE_NONE) {
        reuse(writing, message, before, false);
    }
}

static po_message_t find_or_insert(struct writing *writing, const struct catalogue_text *text)
{
    struct buffer key = { 0 };
    catalogue_add_key(&key, text->context, text->text);
    uint32_t place = table_find(&writing->written, buffer_text(&key));
    struct written found = { 0 };
    if (place != TABLE_NONE) {
        assert(writing->messages.items != NULL);
        found = writing->messages.items[place];
    } else {
        char *kept = arena_copy_text(&writing->arena, buffer_text(&key), key.size);
        (void)table_add(&writing->written, kept, (uint32_t)writing->messages.count);
        found.message = insert(writing, text->context, text->text);
        translate(writing, found.message, text);
        vec_push(&writing->messages, found);
    }
    buffer_finish(&key);
    return found.message;
}

static void insert_texts(struct writing *writing, const struct catalogue_text *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (texts[i].text[0] == '\0') {
            continue; // a catalogue keeps its header under the empty text
        }
        po_message_t message = find_or_insert(writing, &texts[i]);
        if (texts[i].file != NULL) {
            po_message_add_filepos(message, texts[i].file, (size_t)texts[i].line);
        }
    }
}

static void insert_obsolete(struct writing *writing)
{
    for (size_t i = 0; writing->old != NULL && i < writing->old->entries.count; i++) {
        const struct catalogue_entry *entry = &writing->old->entries.items[i];
        if (writing->used[i] || entry->translation[0] == '\0') {
            continue;
        }
        po_message_t message = insert(writing, entry->context, entry->text);
        po_message_set_msgstr(message, entry->translation);
        po_message_set_comments(message, entry->comment);
        po_message_set_fuzzy(message, entry->status == CATALOGUE_FUZZY);
        po_message_set_obsolete(message, 1);
    }
}

static bool write_library(po_file_t po, const char *path)
{
    return setjmp(listening.gone) == 0 && po_file_write(po, path, &HANDLER) != NULL;
}

static bool read_memory(const struct memory_file *memory, struct buffer *out)
{
    char chunk[4096];
    ssize_t size = 0;
    while ((size = read(memory->descriptor, chunk, sizeof(chunk))) > 0) {
        buffer_add_bytes(out, chunk, (size_t)size);
    }
    return size == 0;
}

static bool print(po_file_t po, struct buffer *out)
{
    struct memory_file memory;
    if (!open_memory(&memory)) {
        return false;
    }
    blame_library_not(true);
    bool good = write_library(po, memory.path) && listening.errors == 0;
    blame_library_not(false);
    good = good && read_memory(&memory, out);
    (void)close(memory.descriptor);
    return good;
}

bool catalogue_write(const struct catalogue_text *texts, size_t count, const char *language,
        const struct catalogue *old, struct buffer *po, struct diag_list *diags)
{
    listen(NULL, diags);
    struct writing writing = { .po = po_file_create(), .old = old };
    writing.end = po_message_iterator(writing.po, NULL);
    writing.used = mem_alloc((old != NULL ? old->entries.count : 0) + 1);
    insert_header(&writing, language);
    insert_texts(&writing, texts, count);
    insert_obsolete(&writing);
    bool good = print(writing.po, po);

    po_message_iterator_free(writing.end);
    po_file_free(writing.po);
    mem_free(writing.used);
    table_finish(&writing.written);
    vec_finish(&writing.messages);
    arena_finish(&writing.arena);
    return good;
}
