// SPDX-License-Identifier: GPL-3.0-or-later
// Saving a play as a rehearsal: a script, or a session of the store, with what it gives now.
#include <string.h>
#include <sys/stat.h>

#include "game/base/save.h"
#include "game/command/answer.h"
#include "game/command/rehearse.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/store/journal.h"
#include "game/store/sessions.h"

enum { SCRIPT_SIZE_MAX = 16 * 1024 * 1024 };

struct saving {
    const struct rehearse_save *save;
    struct command_io *io;
    struct diag_list diags;
    struct buffer path; // of the new file
    struct buffer head; // its lines for the rehearsal
    struct buffer body; // actions and remarks
    VEC(int) lines;     // of a script: where each line of the body stood
    int head_lines;
};

static bool exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

// What looks like a path is one; a name becomes a file among the rehearsals of what it is about.
static void choose_path(struct saving *saving)
{
    const char *name = saving->save->name;
    size_t size = strlen(name);
    bool ends = size > 4 && strcmp(name + size - 4, ".txt") == 0;
    if (strchr(name, '/') != NULL || ends) {
        buffer_add_format(&saving->path, "%s%s", name, ends ? "" : ".txt");
    }
}

// `given` leads to `place`: its rehearsals lie in the same content, told as the caller told it.
static void choose_beside(
        struct saving *saving, const char *given, const struct content_place *place)
{
    size_t outer = strlen(given);
    size_t inner = strlen(place->inside);
    if (outer >= inner && strcmp(given + outer - inner, place->inside) == 0) {
        buffer_add_bytes(&saving->path, given, outer - inner);
    } else {
        buffer_add_format(&saving->path, "%s/", place->root);
    }
    buffer_add(&saving->path, "rehearsals");
    (void)mkdir(buffer_text(&saving->path), 0777); // what is wrong with it, writing says
    buffer_add_format(&saving->path, "/%s.txt", saving->save->name);
}

// From the folder of the new file to `inside`, a path in the same content.
static bool add_about(struct saving *saving, const char *word, const char *inside)
{
    struct content_place place = { 0 };
    char *folder = mem_copy_text(buffer_text(&saving->path));
    char *slash = strrchr(folder, '/');
    if (slash != NULL) {
        *slash = '\0';
    }
    bool there = content_locate(slash != NULL ? folder : ".", &place);
    if (there) {
        buffer_add_format(&saving->head, "#: %s ", word);
        for (const char *at = place.inside; at != NULL && *at != '\0';) {
            buffer_add(&saving->head, "../");
            at = strchr(at, '/');
            at = at != NULL ? at + 1 : NULL;
        }
        buffer_add_format(&saving->head, "%s\n", inside);
    } else {
        diag_add(&saving->diags, DIAG_FILE_MISSING, DIAG_ERROR, folder, 0, strerror(2), NULL);
    }
    content_place_finish(&place);
    mem_free(folder);
    return there;
}

// As typed here, or else from the folder of the scenarios. Of a shift, what is swapped stands
// behind its #.
static bool add_named_about(struct saving *saving, const char *word, const char *given)
{
    struct content_place place = { 0 };
    struct buffer path = { 0 };
    struct buffer about = { 0 };
    size_t size = strcspn(given, "#");
    buffer_add_bytes(&path, given, size);
    if (!exists(buffer_text(&path))) {
        buffer_clear(&path);
        buffer_add_format(&path, "%s/%.*s", saving->io->data, (int)size, given);
    }
    bool good = content_locate(buffer_text(&path), &place);
    if (good && saving->path.size == 0) {
        choose_beside(saving, buffer_text(&path), &place);
    }
    if (good) {
        buffer_add_format(&about, "%s%s", place.inside, given + size);
        good = add_about(saving, word, buffer_text(&about));
    } else {
        diag_add(&saving->diags, DIAG_FILE_MISSING, DIAG_ERROR, given, 0, strerror(2), NULL);
    }
    content_place_finish(&place);
    buffer_finish(&path);
    buffer_finish(&about);
    return good;
}

static bool add_head_of_script(struct saving *saving, const char *text)
{
    struct rehearsal rehearsal = { 0 };
    struct diag_list quiet = { 0 };
    const char *given =
            saving->save->scenario != NULL ? saving->save->scenario : saving->save->shift;
    if (given != NULL) {
        return add_named_about(
                saving, saving->save->scenario != NULL ? "scenario" : "shift", given);
    }
    (void)rehearsal_read(&rehearsal, saving->save->from, text, &quiet);
    bool about = rehearsal.scenario != NULL || rehearsal.shift != NULL;
    if (about) {
        struct buffer path = { 0 };
        const char *slash = strrchr(saving->save->from, '/');
        buffer_add_bytes(&path, saving->save->from,
                slash != NULL ? (size_t)(slash - saving->save->from) + 1 : 0);
        buffer_add(&path, rehearsal.scenario != NULL ? rehearsal.scenario : rehearsal.shift);
        about = add_named_about(
                saving, rehearsal.scenario != NULL ? "scenario" : "shift", buffer_text(&path));
        buffer_finish(&path);
    } else {
        fputs(tr("zeven rehearse: say what the script is about: --scenario FILE or --shift "
                 "FILE.\n"),
                saving->io->err);
    }
    if (about && rehearsal.seed != 1) {
        buffer_add_format(&saving->head, "#: seed %llu\n", (unsigned long long)rehearsal.seed);
    }
    rehearsal_finish(&rehearsal);
    diag_list_finish(&quiet);
    return about;
}

// Lines for the rehearsal are written anew; everything else is the author's.
static void copy_script(struct saving *saving, const char *text)
{
    for (int line = 1; *text != '\0'; line++) {
        size_t size = strcspn(text, "\n");
        size += text[size] == '\n';
        if (strncmp(text, "#:", 2) != 0) {
            buffer_add_bytes(&saving->body, text, size);
            vec_push(&saving->lines, line);
        }
        text += size;
    }
    if (saving->body.size > 0 && saving->body.bytes[saving->body.size - 1] != '\n') {
        buffer_add_char(&saving->body, '\n');
    }
}

static bool take_script(struct saving *saving)
{
    struct buffer text = { 0 };
    bool good = bundle_read_path(saving->save->from, SCRIPT_SIZE_MAX, &text, &saving->diags) &&
            add_head_of_script(saving, buffer_text(&text));
    if (good) {
        copy_script(saving, buffer_text(&text));
    }
    buffer_finish(&text);
    return good;
}

static bool copy_journal(struct saving *saving, struct store *store, const struct session_row *row)
{
    struct journal journal = { 0 };
    bool good = add_named_about(saving, "shift", row->start.shift) &&
            journal_read(store, row->id, &journal, &saving->diags);
    for (size_t i = 0; good && i < journal.rows.count; i++) {
        if (journal.rows.items[i].entry.kind == JOURNAL_ACTION) {
            buffer_add_format(&saving->body, "%s\n", journal.rows.items[i].entry.text);
        }
    }
    journal_finish(&journal);
    return good;
}

// The last session with this code.
static bool take_session(struct saving *saving)
{
    struct session_list list = { 0 };
    const char *code = saving->save->from;
    struct store *store = command_open_office(saving->io, false, &saving->diags);
    bool good = store != NULL && store_list_finished(store, code, &list, &saving->diags) &&
            store_list_running(store, code, &list, &saving->diags);
    if (good && list.rows.count == 0) {
        fprintf(saving->io->err,
                tr("zeven rehearse: “%s” is no script, and nobody played with that code.\n"), code);
        good = false;
    }
    good = good && copy_journal(saving, store, vec_last(&list.rows));
    session_list_finish(&list);
    store_close(store);
    return good;
}

// What is wrong with the new file is told of the script it was made of: that is what stays.
static void tell_of_script(struct saving *saving, const struct diag_list *own)
{
    for (size_t i = 0; i < own->diags.count; i++) {
        const struct diag *diag = &own->diags.items[i];
        int place = diag->line - saving->head_lines - 1;
        bool known = place >= 0 && (size_t)place < saving->lines.count;
        diag_add(&saving->diags, diag->code, diag->severity,
                known ? saving->save->from : diag->file,
                known ? saving->lines.items[place] : diag->line, diag->arguments[0],
                diag->arguments[1], diag->arguments[2], diag->arguments[3], NULL);
    }
}

// Plays what was written, and adds what it gave. The file must lie where it will lie: paths in it
// are seen from there.
static int add_claims(struct saving *saving, const char *path, struct buffer *text)
{
    struct rehearsal rehearsal = { 0 };
    struct diag_list own = { 0 };
    struct rehearsal_findings findings = { 0 };
    struct session *session = NULL;
    int result = COMMAND_FAILED;
    if (rehearsal_read(&rehearsal, path, buffer_text(text), &saving->diags)) {
        session = rehearse_begin(&rehearsal, NULL, &own);
    }
    if (session != NULL) {
        result = COMMAND_FINDINGS;
        if (rehearsal_play(&rehearsal, session, &findings, &own)) {
            buffer_add_char(text, '\n');
            rehearsal_write_claims(text, session);
            bool written = save_file(path, text->bytes, text->size, NULL, &saving->diags);
            result = written ? COMMAND_FINE : COMMAND_FAILED;
        }
    }
    tell_of_script(saving, &own);
    diag_list_finish(&own);
    session_destroy(session);
    rehearsal_findings_finish(&findings);
    rehearsal_finish(&rehearsal);
    return result;
}

static int write_rehearsal(struct saving *saving)
{
    struct buffer text = { 0 };
    const char *path = buffer_text(&saving->path);
    int result = COMMAND_FAILED;
    for (const char *at = buffer_text(&saving->head); *at != '\0'; at++) {
        saving->head_lines += *at == '\n';
    }
    buffer_add_format(&text, "%s%s", buffer_text(&saving->head), buffer_text(&saving->body));
    if (save_new_file(path, text.bytes, text.size, &saving->diags)) {
        result = add_claims(saving, path, &text);
        if (result == COMMAND_FINE && saving->save->json) {
            answer_one_file(path, saving->io);
        } else if (result == COMMAND_FINE) {
            fprintf(saving->io->out, tr("%s is written.\n"), path);
        } else {
            (void)remove(path);
        }
    }
    buffer_finish(&text);
    return result;
}

int rehearse_save(const struct rehearse_save *save, struct command_io *io)
{
    struct saving saving = { .save = save, .io = io };
    int result = COMMAND_FINDINGS;
    choose_path(&saving);
    if (exists(save->from) ? take_script(&saving) : take_session(&saving)) {
        result = write_rehearsal(&saving);
    } else if (saving.diags.errors > 0) {
        result = COMMAND_FAILED;
    }
    command_print_diags(io, &saving.diags);
    diag_list_finish(&saving.diags);
    buffer_finish(&saving.path);
    buffer_finish(&saving.head);
    buffer_finish(&saving.body);
    vec_finish(&saving.lines);
    return result;
}
