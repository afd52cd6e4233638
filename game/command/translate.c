// SPDX-License-Identifier: GPL-3.0-or-later
// zeven translate: the catalogue of a scenario in another language, made or brought up to date.
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/bundle.h"
#include "game/base/mem.h"
#include "game/base/save.h"
#include "game/command/answer.h"
#include "game/command/office_words.h"
#include "game/locale/catalogue.h"
#include "game/locale/locale.h"
#include "game/scenario/check.h"
#include "game/scenario/load.h"

struct request {
    const char *file;
    const char *language;
    bool json;
};

// What is being translated, and how far it is.
struct work {
    const struct scenario *scenario;
    const char *language;
    bool json;
    struct bundle *bundle;
    struct catalogue_text *texts;
    struct catalogue catalogue;
    struct diag_list *diags;
};

static const char *understand(int argc, char **argv, struct request *request)
{
    *request = (struct request) { .language = "en" };
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--json") == 0) {
            request->json = true;
        } else if (strcmp(argv[i], "--to") == 0 && i + 1 < argc) {
            request->language = argv[++i];
        } else if (argv[i][0] != '-' && request->file == NULL) {
            request->file = argv[i];
        } else {
            return argv[i];
        }
    }
    return request->file != NULL ? NULL : "";
}

static void list_texts(struct work *work)
{
    const struct scenario *scenario = work->scenario;
    work->texts = mem_alloc((scenario->text_count + 1) * sizeof(*work->texts));
    for (uint32_t i = 0; i < scenario->text_count; i++) {
        const struct text *text = &scenario->texts[i];
        // Without places: a line that moves is not a change to a translation.
        work->texts[i] = (struct catalogue_text) { text->context, text->source, NULL, 0 };
    }
}

static bool load(struct work *work, const char *path, struct catalogue *catalogue)
{
    const struct bundle_file *file = bundle_read(work->bundle, path, work->diags);
    return file != NULL && catalogue_load(catalogue, path, file->bytes, file->size, work->diags);
}

// Not there yet is fine; there and wrong is not: nothing of it may get lost.
static bool load_own(struct work *work, const char *root, const char *path)
{
    struct buffer whole = { 0 };
    buffer_add_format(&whole, "%s/%s", root, path);
    FILE *there = fopen(buffer_text(&whole), "rb");
    bool good = there == NULL || load(work, path, &work->catalogue);
    if (there != NULL) {
        fclose(there);
    }
    buffer_finish(&whole);
    return good;
}

static bool is_sister(const struct work *work, const char *name)
{
    struct buffer ending = { 0 };
    buffer_add_format(&ending, ".%s.po", work->language);
    size_t size = strlen(name);
    bool sister =
            size > ending.size && strcmp(name + size - ending.size, buffer_text(&ending)) == 0;
    buffer_finish(&ending);
    return sister;
}

static void borrow(struct work *work, const char *name)
{
    struct buffer path = { 0 };
    struct catalogue sister = { 0 };
    struct diag_list unsaid = {
        0
    }; // what is wrong with another's file is said when that is checked
    struct diag_list *diags = work->diags;
    buffer_add_format(&path, "po/%s", name);
    work->diags = &unsaid;
    if (load(work, buffer_text(&path), &sister)) {
        catalogue_borrow(&work->catalogue, &sister, work->texts, work->scenario->text_count);
    }
    work->diags = diags;
    catalogue_finish(&sister);
    diag_list_finish(&unsaid);
    buffer_finish(&path);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

// The client's and the centre's texts stand in the catalogue of each of their scenarios.
static void borrow_from_sisters(struct work *work, const char *root)
{
    struct buffer folder = { 0 };
    struct dirent **names = NULL;
    buffer_add_format(&folder, "%s/po", root);
    int count = scandir(buffer_text(&folder), &names, NULL, by_name);
    for (int i = 0; i < count; i++) {
        if (is_sister(work, names[i]->d_name)) {
            borrow(work, names[i]->d_name);
        }
        free(names[i]);
    }
    free(names);
    buffer_finish(&folder);
}

static bool write(struct work *work, const char *root, const char *path)
{
    struct buffer bytes = { 0 };
    struct buffer whole = { 0 };
    buffer_add_format(&whole, "%s/po", root);
    (void)mkdir(buffer_text(&whole), 0777); // what is wrong with it, writing says
    buffer_clear(&whole);
    buffer_add_format(&whole, "%s/%s", root, path);
    bool good = catalogue_write(work->texts, work->scenario->text_count, work->language,
                        &work->catalogue, &bytes, work->diags) &&
            save_file(buffer_text(&whole), bytes.bytes, bytes.size, NULL, work->diags);
    buffer_finish(&whole);
    buffer_finish(&bytes);
    return good;
}

static void answer_counts(const char *root, const char *path, size_t total,
        const size_t counts[CATALOGUE_STALE + 1], struct command_io *io)
{
    struct buffer whole = { 0 };
    struct answer answer;
    buffer_add_format(&whole, "%s/%s", root, path);
    const char *file = buffer_text(&whole);
    answer_open(&answer);
    answer_add_files(&answer.json, &file, 1);
    words_json_integer(&answer.json, "texts", (int64_t)total);
    words_json_integer(&answer.json, "translated", (int64_t)counts[CATALOGUE_TRANSLATED]);
    words_json_integer(&answer.json, "to_look_at",
            (int64_t)(counts[CATALOGUE_FUZZY] + counts[CATALOGUE_STALE]));
    words_json_integer(&answer.json, "missing", (int64_t)counts[CATALOGUE_MISSING]);
    answer_close(&answer, io);
    buffer_finish(&whole);
}

static bool count(
        const struct work *work, const char *root, const char *path, struct command_io *io)
{
    size_t total = work->scenario->text_count;
    size_t counts[CATALOGUE_STALE + 1] = { 0 };
    for (size_t i = 0; i < total; i++) {
        enum catalogue_status status;
        (void)catalogue_find(
                &work->catalogue, work->texts[i].context, work->texts[i].text, &status);
        counts[status]++;
    }
    size_t again = counts[CATALOGUE_FUZZY] + counts[CATALOGUE_STALE];
    if (work->json) {
        answer_counts(root, path, total, counts, io);
    } else {
        fprintf(io->out, tr("%s: %zu texts, %zu translated, %zu to look at again, %zu missing.\n"),
                path, total, counts[CATALOGUE_TRANSLATED], again, counts[CATALOGUE_MISSING]);
    }
    return counts[CATALOGUE_TRANSLATED] == total;
}

static int translate(struct work *work, const char *root, struct command_io *io)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "po/%s.%s.po", work->scenario->id, work->language);
    int result = COMMAND_FAILED;
    list_texts(work);
    if (load_own(work, root, buffer_text(&path))) {
        borrow_from_sisters(work, root);
        if (write(work, root, buffer_text(&path))) {
            result = count(work, root, buffer_text(&path), io) ? COMMAND_FINE : COMMAND_FINDINGS;
        }
    }
    catalogue_finish(&work->catalogue);
    mem_free(work->texts);
    buffer_finish(&path);
    return result;
}

static int translate_file(
        const struct request *request, struct command_io *io, struct diag_list *diags)
{
    struct content_place place;
    if (!content_locate(request->file, &place)) {
        struct buffer bytes = { 0 };
        (void)bundle_read_path(request->file, BUNDLE_FILE_SIZE_MAX, &bytes, diags);
        buffer_finish(&bytes);
        return COMMAND_FAILED;
    }
    struct bundle bundle;
    bundle_init_folder(&bundle, place.root);
    const char *path = shift_alone(&bundle, place.inside, NULL, diags);
    struct shift *shift = path != NULL ? shift_load(&bundle, path, diags) : NULL;
    int result = COMMAND_FINDINGS;
    if (shift != NULL) {
        struct work work = { .scenario = shift->entries[0].scenario,
            .language = request->language,
            .json = request->json,
            .bundle = &bundle,
            .diags = diags };
        result = translate(&work, place.root, io);
    }
    shift_destroy(shift);
    bundle_finish(&bundle);
    content_place_finish(&place);
    return result;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct request request;
    struct diag_list diags = { 0 };
    const char *refused = understand(argc, argv, &request);
    if (refused != NULL) {
        return command_refuse_argument(io, "translate", refused);
    }
    int result = translate_file(&request, io, &diags);
    command_print_diags(io, &diags);
    diag_list_finish(&diags);
    return result;
}

const struct command COMMAND_TRANSLATE = {
    .name = "translate",
    .summary = TR_MARK("make the translation file of a scenario, or bring it up to date"),
    .help = TR_MARK("zeven translate SCENARIO [--to LANGUAGE] [--json]\n"
                    "\n"
                    "Writes po/ID.LANGUAGE.po beside the packs: every text of the scenario, its "
                    "client and the\n"
                    "centre. What is translated stays; what changed since is marked fuzzy, for you "
                    "to look at\n"
                    "again; what other scenarios have translated of the same client is taken over. "
                    "Edit the file\n"
                    "with any translation editor, or as text.\n"
                    "  --to LANGUAGE  en, fr, nl-BE … (en)\n"
                    "  --json         the file that was written, and how many texts are missing\n"
                    "Exit codes: 0 all is translated, 1 not yet, 3 a file could not be read or "
                    "written.\n"),
    .run = run,
};
