// SPDX-License-Identifier: GPL-3.0-or-later
// What a verb answers a program: one JSON object, and the files it wrote.
#include "game/command/answer.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/command/office_words.h"
#include "game/report/diag_text.h"

void answer_open(struct answer *answer)
{
    *answer = (struct answer) { 0 };
    json_init(&answer->json, &answer->text);
    json_open_object(&answer->json);
}

void answer_close(struct answer *answer, struct command_io *io)
{
    json_close_object(&answer->json);
    buffer_add_char(&answer->text, '\n');
    fwrite(buffer_text(&answer->text), 1, answer->text.size, io->out);
    buffer_finish(&answer->text);
}

// A table of all sessions may be larger than what one wants in memory: it is looked at in place.
bool answer_hash_file(const char *path, size_t *size, char hex[DIGEST_HEX_SIZE])
{
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool known = file >= 0 && fstat(file, &status) == 0;
    *size = known ? (size_t)status.st_size : 0;
    void *bytes = *size > 0 ? mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0) : NULL;
    known = known && bytes != MAP_FAILED;
    if (known) {
        struct digest digest = digest_plain(bytes != NULL ? bytes : "", *size);
        digest_write_hex(&digest, hex);
    }
    if (known && bytes != NULL) {
        (void)munmap(bytes, *size);
    }
    if (file >= 0) {
        (void)close(file);
    }
    return known;
}

static void add_file(struct json *json, const char *path)
{
    char hex[DIGEST_HEX_SIZE];
    size_t size = 0;
    bool known = answer_hash_file(path, &size, hex);
    json_open_object(json);
    words_json_text(json, "file", path);
    words_json_integer(json, "bytes", (int64_t)size);
    words_json_text(json, "hash", known ? hex : NULL);
    json_close_object(json);
}

void answer_add_files(struct json *json, const char *const *paths, size_t count)
{
    json_key(json, "files");
    json_open_array(json);
    for (size_t i = 0; i < count; i++) {
        if (paths[i] != NULL) {
            add_file(json, paths[i]);
        }
    }
    json_close_array(json);
}

void answer_one_file(const char *path, struct command_io *io)
{
    struct answer answer;
    answer_open(&answer);
    answer_add_files(&answer.json, &path, 1);
    answer_close(&answer, io);
}

static void add_finding(struct json *json, const struct diag *diag)
{
    static const char *const SEVERITIES[] = { "note", "warning", "error" };
    struct buffer sentence = { 0 };
    char code[16];
    (void)snprintf(code, sizeof(code), "Z%04d", diag->code);
    diag_write_sentence(&sentence, diag);
    json_open_object(json);
    words_json_text(json, "file", diag->file);
    words_json_integer(json, "line", diag->line);
    words_json_text(json, "code", code);
    words_json_text(json, "severity", SEVERITIES[diag->severity]);
    words_json_text(json, "sentence", buffer_text(&sentence));
    json_key(json, "accepted");
    json_boolean(json, diag->because != NULL);
    words_json_text(json, "because", diag->because);
    json_close_object(json);
    buffer_finish(&sentence);
}

void answer_add_findings(struct json *json, struct diag_list *diags)
{
    diag_list_sort(diags);
    json_key(json, "findings");
    json_open_array(json);
    for (size_t i = 0; i < diags->diags.count; i++) {
        add_finding(json, &diags->diags.items[i]);
    }
    for (size_t i = 0; i < diags->accepted.count; i++) {
        add_finding(json, &diags->accepted.items[i]);
    }
    json_close_array(json);
}

static ssize_t hear(void *cookie, const char *bytes, size_t size)
{
    struct answer_ear *ear = cookie;
    ear->heard = true;
    size_t written = fwrite(bytes, 1, size, ear->out);
    return fflush(ear->out) == 0 ? (ssize_t)written : 0;
}

void answer_ear_begin(struct answer_ear *ear, struct command_io *io)
{
    *ear = (struct answer_ear) { .out = io->out };
    ear->through = fopencookie(ear, "w", (cookie_io_functions_t) { .write = hear });
    io->out = ear->through != NULL ? ear->through : io->out;
}

void answer_ear_end(struct answer_ear *ear, struct command_io *io, int result)
{
    if (ear->through == NULL) {
        return;
    }
    (void)fclose(ear->through);
    io->out = ear->out;
    if (!ear->heard && result == COMMAND_FINDINGS) {
        fputs("{\"answer\":\"no\"}\n", io->out);
    }
}
