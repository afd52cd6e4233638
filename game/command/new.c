// SPDX-License-Identifier: GPL-3.0-or-later
// zeven new: a pack or scenario to start from, or a draft made of a conversation.
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/bundle.h"
#include "game/base/save.h"
#include "game/base/utf8.h"
#include "game/command/answer.h"
#include "game/command/conversation.h"
#include "game/locale/locale.h"
#include "game/report/table/document.h"
#include "game/scenario/check.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/edit.h"
#include "game/scenario/value.h"

enum {
    DIAG_NEW_ID = 769,   // {0} gives no id
    DIAG_NEW_PACK = 770, // there is no pack in {0}
};

struct request {
    const char *kind; // "pack", "scenario"; NULL for a conversation
    const char *path; // what to make
    const char *client;
    const char *from; // the conversation
    const char *channel;
    bool json;
};

/** What is made: a template, and the changes that make it this author's. */
struct making {
    struct command_io *io;
    struct diag_list *diags;
    struct arena arena;
    VEC(struct edit_change) changes;
};

static const char **option_of(struct request *request, const char *word)
{
    const struct {
        const char *name;
        const char **value;
    } options[] = { { "--client", &request->client }, { "--from-transcript", &request->from },
        { "--channel", &request->channel }, { "--out", &request->path } };
    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
        if (strcmp(options[i].name, word) == 0) {
            return options[i].value;
        }
    }
    return NULL;
}

static const char *understand(int argc, char **argv, struct request *request)
{
    *request = (struct request) { .channel = "phone" };
    for (int i = 1; i < argc; i++) {
        const char **option = option_of(request, argv[i]);
        const char **word = request->kind == NULL ? &request->kind : &request->path;
        if (strcmp(argv[i], "--json") == 0) {
            request->json = true;
        } else if (option != NULL && i + 1 < argc) {
            *option = argv[++i];
        } else if (argv[i][0] == '-' || (word == &request->path && request->path != NULL)) {
            return argv[i];
        } else {
            *word = argv[i];
        }
    }
    bool pack = request->kind != NULL && strcmp(request->kind, "pack") == 0;
    bool scenario = request->kind != NULL && strcmp(request->kind, "scenario") == 0;
    if (request->kind != NULL && !pack && !scenario) {
        return request->kind;
    }
    bool one = (request->kind != NULL) != (request->from != NULL);
    bool whole = one && request->path != NULL && pack == (request->client != NULL);
    return whole ? NULL : "";
}

static void change(struct making *making, const char *place, const char *value)
{
    struct edit_change made = { arena_copy_text(&making->arena, place, strlen(place)),
        value != NULL ? arena_copy_text(&making->arena, value, strlen(value)) : NULL };
    vec_push(&making->changes, made);
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

// The id of a file or folder: its name without ".xml".
static const char *id_of(struct making *making, const char *path)
{
    size_t whole = strlen(path);
    while (whole > 1 && path[whole - 1] == '/') {
        whole--;
    }
    const char *kept = arena_copy_text(&making->arena, path, whole);
    const char *name = base_of(kept);
    size_t size = strlen(name);
    size -= size > 4 && strcmp(name + size - 4, ".xml") == 0 ? 4 : 0;
    const char *id = arena_copy_text(&making->arena, name, size);
    if (value_is_id(id, size)) {
        return id;
    }
    diag_add(making->diags, DIAG_NEW_ID, DIAG_ERROR, path, 0, id, NULL);
    return NULL;
}

static void path_beside(struct buffer *beside, const char *path, const char *name)
{
    size_t size = (size_t)(base_of(path) - path);
    buffer_clear(beside);
    buffer_add_bytes(beside, path, size);
    buffer_add(beside, name);
}

// The template with the changes, as a new file at `path`.
static bool make_file(struct making *making, const char *template, const char *path)
{
    struct buffer source = { 0 };
    struct buffer bytes = { 0 };
    struct buffer from = { 0 };
    struct edit edit = { 0 };
    buffer_add_format(&from, "%s/start/%s", making->io->data, template);
    bool good =
            bundle_read_path(buffer_text(&from), BUNDLE_FILE_SIZE_MAX, &source, making->diags) &&
            edit_open(&edit, path, buffer_text(&source), source.size, making->diags) &&
            edit_apply(
                    &edit, making->changes.items, making->changes.count, &bytes, making->diags) &&
            save_new_file(path, buffer_text(&bytes), bytes.size, making->diags);
    edit_close(&edit);
    buffer_finish(&from);
    buffer_finish(&bytes);
    buffer_finish(&source);
    vec_clear(&making->changes);
    return good;
}

static bool make_folder(struct making *making, const char *path)
{
    if (mkdir(path, 0777) == 0 || errno == EEXIST) {
        return true;
    }
    diag_add(making->diags, DIAG_FILE_WRITE, DIAG_ERROR, path, 0, strerror(errno), NULL);
    return false;
}

static bool is_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool make_pack(struct making *making, const struct request *request, struct buffer *path)
{
    const char *id = id_of(making, request->path);
    struct buffer centre = { 0 };
    buffer_add_format(path, "%s/pack.xml", request->path);
    buffer_add_format(&centre, "%s/../meander/pack.xml", request->path);
    bool good = id != NULL && make_folder(making, request->path);
    if (good) {
        change(making, "@id", id);
        change(making, "@name", request->client);
        change(making, "@greeting", request->client);
        if (is_file(buffer_text(&centre)) && strcmp(id, "meander") != 0) {
            change(making, "@centre", "../meander/pack.xml");
        }
        good = make_file(making, "pack.start", buffer_text(path));
    }
    buffer_finish(&centre);
    return good;
}

// The first list of codes of a pack, and its first code; false without one.
static bool find_codes(struct edit *edit, const char **list, const char **code)
{
    for (uint32_t i = 0; i < edit->map->places.count; i++) {
        if (edit_kind(edit, i) == ELEMENT_CODES) {
            *list = edit_read_below(edit, i, "@id");
            *code = edit_read_below(edit, i, "/code@id");
            return *list != NULL && *code != NULL;
        }
    }
    return false;
}

#define WRAP_UP "contact[call]/wrap-up"

// A pack with codes of its own kind gets those in the form; one that has none, no form.
static void choose_codes(struct making *making, struct edit *pack)
{
    const char *list = NULL;
    const char *code = NULL;
    if (edit_read(pack, "codes[contact-reasons]/code[order-late]") != NULL) {
        return;
    }
    if (find_codes(pack, &list, &code)) {
        change(making, WRAP_UP "/field[reason]@codes", list);
        change(making, WRAP_UP "/field[reason]/right@code", code);
    } else {
        change(making, WRAP_UP, NULL);
    }
}

// What a scenario takes over from the pack in its folder; false without one.
static bool join_pack(struct making *making, const char *path, bool codes)
{
    struct buffer file = { 0 };
    struct buffer bytes = { 0 };
    struct edit pack = { 0 };
    path_beside(&file, path, "pack.xml");
    bool good = is_file(buffer_text(&file));
    if (!good) {
        diag_add(making->diags, DIAG_NEW_PACK, DIAG_ERROR, path, 0, buffer_text(&file), NULL);
    }
    good = good &&
            bundle_read_path(buffer_text(&file), BUNDLE_FILE_SIZE_MAX, &bytes, making->diags) &&
            edit_open(&pack, buffer_text(&file), buffer_text(&bytes), bytes.size, making->diags);
    const char *client = good ? edit_read(&pack, "@id") : NULL;
    if (client != NULL) {
        change(making, "@client", client);
    }
    if (good && codes) {
        choose_codes(making, &pack);
    }
    edit_close(&pack);
    buffer_finish(&bytes);
    buffer_finish(&file);
    return good;
}

static bool make_scenario(struct making *making, const struct request *request)
{
    const char *id = id_of(making, request->path);
    if (id == NULL || !join_pack(making, request->path, true)) {
        return false;
    }
    change(making, "@id", id);
    return make_file(making, "scenario.start", request->path);
}

static void change_turn(struct making *making, int number, const char *what, const char *value)
{
    struct buffer place = { 0 };
    buffer_add_format(&place, "contact[call]/turn[turn-%d]/%s", number, what);
    change(making, buffer_text(&place), value);
    buffer_finish(&place);
}

// A turn for each time the customer speaks; what opens the call is the greeting, and is no choice.
static void add_turns(struct making *making, const struct conversation *conversation)
{
    int number = 0;
    for (size_t i = 0; i < conversation->lines.count; i++) {
        const struct conversation_line *line = &conversation->lines.items[i];
        bool last = i + 1 == conversation->lines.count;
        if (line->customer && last && number > 0) {
            change(making, "contact[call]/end[agreed]/says", line->text);
        } else if (line->customer) {
            change_turn(making, ++number, "says", line->text);
        } else if (number > 0) {
            change_turn(making, number, "reply[said]/say", line->text);
        }
    }
}

static void add_head(struct making *making, const struct request *request,
        const struct conversation *conversation, const char *id)
{
    struct buffer title = { 0 };
    struct buffer intent = { 0 };
    size_t first = conversation->lines.items[0].customer ? 0 : 1;
    buffer_add_format(&title, "Concept: %s", base_of(request->from));
    buffer_add_format(&intent, "Gevraagd: %s Erachter: …", conversation->lines.items[first].text);
    change(making, "@id", id);
    change(making, "title", buffer_text(&title));
    change(making, "intent", buffer_text(&intent));
    change(making, "contact[call]@channel", request->channel);
    if (conversation->name != NULL) {
        change(making, "customer[klant]@name", conversation->name);
    }
    buffer_finish(&intent);
    buffer_finish(&title);
}

static bool make_draft(struct making *making, const struct request *request)
{
    struct buffer bytes = { 0 };
    struct conversation conversation = { 0 };
    const char *id = id_of(making, request->path);
    bool good = id != NULL && join_pack(making, request->path, false) &&
            bundle_read_path(request->from, BUNDLE_FILE_SIZE_MAX, &bytes, making->diags) &&
            document_read(request->from, &bytes, making->diags) &&
            conversation_read(
                    &conversation, request->from, buffer_text(&bytes), bytes.size, making->diags);
    if (good) {
        add_head(making, request, &conversation, id);
        add_turns(making, &conversation);
        good = make_file(making, "conversation.start", request->path);
    }
    conversation_finish(&conversation);
    buffer_finish(&bytes);
    return good;
}

static void say(const struct request *request, const char *made, struct making *making)
{
    if (request->json) {
        struct answer answer;
        answer_open(&answer);
        answer_add_files(&answer.json, &made, 1);
        answer_add_findings(&answer.json, making->diags);
        answer_close(&answer, making->io);
    } else {
        fprintf(making->io->out,
                tr("Made: %s\nRead what is in it, and check it with: zeven check %s\n"), made,
                made);
    }
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct request request;
    const char *strange = understand(argc, argv, &request);
    if (strange != NULL) {
        return command_refuse_argument(io, "new", strange);
    }
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    struct making making = { .io = io, .diags = &diags };
    struct buffer path = { 0 };
    bool pack = request.kind != NULL && strcmp(request.kind, "pack") == 0;
    bool good = pack ? make_pack(&making, &request, &path)
                     : (request.from != NULL ? make_draft(&making, &request)
                                             : make_scenario(&making, &request));
    const char *made = pack ? buffer_text(&path) : request.path;
    bool sound = good && scenario_check_path(made, &diags, &summary);
    if (good) {
        say(&request, made, &making);
    }
    command_print_diags(io, &diags);
    diag_list_finish(&diags);
    buffer_finish(&path);
    vec_finish(&making.changes);
    arena_finish(&making.arena);
    return !good ? COMMAND_FAILED : (sound ? COMMAND_FINE : COMMAND_FINDINGS);
}

const struct command COMMAND_NEW = {
    .name = "new",
    .summary = TR_MARK("make a pack or scenario to start from"),
    .help = TR_MARK(
            "zeven new pack FOLDER --client NAME [--json]\n"
            "zeven new scenario FOLDER/ID.xml [--json]\n"
            "zeven new --from-transcript FILE --out FOLDER/ID.xml [--channel CHANNEL] [--json]\n"
            "\n"
            "Makes files that work at once, with comments that say what to do. Nothing is ever "
            "overwritten.\n"
            "A scenario goes into the folder of a pack. With --from-transcript it is a draft made "
            "of a\n"
            "conversation in a plain text, .docx or .odt, a line each:\n"
            "  Klant: Waar blijft mijn bestelling?\n"
            "  Medewerker: Ik zoek het voor u op.\n"
            "Lines without a name go on with the one before.\n"
            "  --channel  phone (as it is without), chat, whatsapp, e-mail or webcare\n"
            "  --json     the file that was made, and what is to be mended in it\n"
            "Exit codes: 0 made, 1 made and something to mend, 3 not made.\n"),
    .run = run,
};
