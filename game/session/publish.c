// SPDX-License-Identifier: GPL-3.0-or-later
// Publishing: what must be so before, and the few values that are written then.
#include "game/session/publish.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "game/base/bundle.h"
#include "game/base/folder.h"
#include "game/base/mem.h"
#include "game/scenario/check.h"
#include "game/scenario/edit.h"
#include "game/scenario/load.h"
#include "game/scenario/rules.h"
#include "game/session/rehearse.h"

struct publishing {
    const struct publish_request *request;
    struct publish_copies *copies;
    struct diag_list *diags;
};

static void fail(struct publishing *publishing, int code, const char *path, const char *argument)
{
    diag_add(publishing->diags, code, DIAG_ERROR, path, 0, argument, NULL);
}

// What is wrong with the file itself the checker has said.
static struct scenario *load(const char *path)
{
    struct content_place place = { 0 };
    struct diag_list quiet = { 0 };
    struct bundle bundle;
    if (!content_locate(path, &place)) {
        return NULL;
    }
    bundle_init_folder(&bundle, place.root);
    const char *shift = shift_alone(&bundle, place.inside, NULL, &quiet);
    struct rules *rules = shift != NULL ? rules_load(&bundle, &quiet) : NULL;
    struct scenario *scenario =
            rules != NULL ? scenario_load(&bundle, place.inside, rules, &quiet) : NULL;
    rules_destroy(rules);
    bundle_finish(&bundle);
    diag_list_finish(&quiet);
    content_place_finish(&place);
    return scenario;
}

// However somebody types their own name.
static bool same_person(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strspn(a, " ");
        b += strspn(b, " ");
        if (strncasecmp(a, b, 1) != 0) {
            return false;
        }
        if (*a == '\0') {
            return true;
        }
    }
}

static void judge_key(struct publishing *publishing, struct publish_copy *copy)
{
    struct scenario *scenario = load(copy->path);
    if (scenario == NULL) {
        return;
    }
    const struct scenario_key *key = &scenario->key;
    memcpy(copy->hash, key->hash, sizeof(copy->hash));
    bool already = key->status >= publishing->request->status;
    copy->state = already ? PUBLISH_ALREADY : PUBLISH_WAITS;
    if (*key->author == '\0') {
        fail(publishing, DIAG_PUBLISH_AUTHOR, copy->path, NULL);
    } else if (!already && same_person(key->author, publishing->request->by)) {
        fail(publishing, DIAG_PUBLISH_OWN, copy->path, key->author);
    }
    scenario_destroy(scenario);
}

static void judge_rehearsals(struct publishing *publishing, const struct publish_copy *copy)
{
    struct rehearse_list list = { 0 };
    (void)rehearse_find(&list, copy->path, publishing->diags);
    if (list.files.count == 0) {
        fail(publishing, DIAG_PUBLISH_REHEARSAL, copy->path, NULL);
    }
    for (size_t i = 0; i < list.files.count; i++) {
        struct rehearse_run run;
        rehearse_run(&run, list.files.items[i], publishing->diags);
        if (run.result == REHEARSE_CHANGED || run.rehearsal.claims.count == 0) {
            struct buffer name = { 0 };
            rehearse_name(&name, list.files.items[i]);
            fail(publishing, DIAG_PUBLISH_CHANGED, list.files.items[i], buffer_text(&name));
            buffer_finish(&name);
        }
        rehearse_run_finish(&run);
    }
    rehearse_list_finish(&list);
}

static void add_copy(struct publishing *publishing, const char *path)
{
    struct publish_copy copy = { .path = mem_copy_text(path) };
    if (bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &copy.bytes, publishing->diags)) {
        vec_push(&publishing->copies->items, copy);
    } else {
        mem_free(copy.path);
    }
}

static void add_folder(struct publishing *publishing, const char *folder)
{
    struct folder_list names = { 0 };
    folder_read(&names, folder);
    for (size_t i = 0; i < names.items.count; i++) {
        const char *name = names.items.items[i];
        if (folder_name_ends(name, ".xml") && strcmp(name, "pack.xml") != 0) {
            struct buffer path = { 0 };
            buffer_add_format(&path, "%s/%s", folder, name);
            add_copy(publishing, buffer_text(&path));
            buffer_finish(&path);
        }
    }
    folder_list_finish(&names);
}

// Errors refuse; what the checker warns of is between it and the author.
static void check(struct publishing *publishing, const char *path, bool folder)
{
    struct check_summary summary = { 0 };
    struct diag_list diags = { 0 };
    (void)(folder ? scenario_check_folder(path, &diags, &summary)
                  : scenario_check_path(path, &diags, &summary));
    for (size_t i = 0; i < diags.diags.count; i++) {
        const struct diag *diag = &diags.diags.items[i];
        if (diag->severity == DIAG_ERROR) {
            diag_add(publishing->diags, diag->code, diag->severity, diag->file, diag->line,
                    diag->arguments[0], diag->arguments[1], diag->arguments[2], diag->arguments[3],
                    NULL);
        }
    }
    diag_list_finish(&diags);
}

// "scenarios/packs/x/pack.xml" and "scenarios/packs/x/" are the folder.
static void find(struct publishing *publishing)
{
    struct stat status;
    char *path = mem_copy_text(publishing->request->path);
    char *pack = strstr(path, "/pack.xml");
    if (pack != NULL && pack[strlen("/pack.xml")] == '\0') {
        *pack = '\0';
    }
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/') {
        path[--size] = '\0';
    }
    bool folder = stat(path, &status) == 0 && S_ISDIR(status.st_mode);
    check(publishing, path, folder);
    if (folder) {
        add_folder(publishing, path);
    } else {
        add_copy(publishing, path);
    }
    mem_free(path);
}

static bool write_down(const struct publishing *publishing, const struct publish_copy *copy)
{
    static const char *const STATUS[KEY_STATUS_COUNT] = { "concept", "reviewed", "established" };
    const struct publish_request *request = publishing->request;
    const struct edit_change changes[] = {
        { "key@status", STATUS[request->status] },
        { "key@by", request->by },
        { "key@date", request->date },
        { "key@hash", copy->hash },
    };
    struct buffer after = { 0 };
    bool good = edit_file(copy->path, &copy->bytes, changes, sizeof(changes) / sizeof(changes[0]),
            &after, publishing->diags);
    buffer_finish(&after);
    return good;
}

static enum publish_result write_all(const struct publishing *publishing)
{
    for (size_t i = 0; i < publishing->copies->items.count; i++) {
        struct publish_copy *copy = &publishing->copies->items.items[i];
        if (copy->state != PUBLISH_WAITS) {
            continue;
        }
        if (!write_down(publishing, copy)) {
            return PUBLISH_FAILED;
        }
        copy->state = PUBLISH_WRITTEN;
    }
    return PUBLISH_DONE;
}

enum publish_result publish(const struct publish_request *request, struct publish_copies *copies,
        struct diag_list *diags)
{
    struct diag_list own = { 0 };
    struct publishing publishing = { request, copies, &own };
    find(&publishing);
    for (size_t i = 0; i < copies->items.count && own.errors == 0; i++) {
        judge_key(&publishing, &copies->items.items[i]);
    }
    // All at once, so that an author hears all that stands in the way.
    for (size_t i = 0; i < copies->items.count; i++) {
        judge_rehearsals(&publishing, &copies->items.items[i]);
    }
    bool good = own.errors == 0 && copies->items.count > 0;
    enum publish_result result = good ? write_all(&publishing) : PUBLISH_REFUSED;
    diag_list_finish(diags);
    *diags = own;
    return result;
}

void publish_copies_finish(struct publish_copies *copies)
{
    for (size_t i = 0; i < copies->items.count; i++) {
        mem_free(copies->items.items[i].path);
        buffer_finish(&copies->items.items[i].bytes);
    }
    vec_finish(&copies->items);
}
