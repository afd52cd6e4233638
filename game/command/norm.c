// SPDX-License-Identifier: GPL-3.0-or-later
// zeven norm: comparison groups from stored sessions, kept as sums, taken out and in.
#include <string.h>

#include "game/base/bundle.h"
#include "game/base/save.h"
#include "game/command/answer.h"
#include "game/command/doing.h"
#include "game/command/norm_json.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/comparison_words.h"
#include "game/report/words.h"
#include "game/session/compare.h"
#include "game/store/office_scan.h"
#include "scoring/competency.h"

enum { FILE_SIZE_MAX = 1024 * 1024 };

struct asked {
    const char *plain; // a name, or a file
    const char *content;
    const char *name;
    const char *out;
    const char *who;
    bool json;
    struct command_io *io;
};

/* ---- saying ---- */

static void print_json(struct asked *asked, const struct norm_list *list, bool whole)
{
    struct buffer text = { 0 };
    struct json json;
    json_init(&json, &text);
    json_open_object(&json);
    json_key(&json, "norms");
    json_open_array(&json);
    for (size_t i = 0; i < list->rows.count; i++) {
        norm_json_write(&json, &list->rows.items[i], whole);
    }
    json_close_array(&json);
    json_close_object(&json);
    fprintf(asked->io->out, "%s\n", buffer_text(&text));
    buffer_finish(&text);
}

static void print_head(struct command_io *io, const struct stored_norm *norm)
{
    char hex[DIGEST_HEX_SIZE];
    digest_write_hex(&norm->content, hex);
    fprintf(io->out, "%s\n  ", norm->name);
    fprintf(io->out, tr("%ld people, %s to %s, in %s\n"), (long)norm->people, norm->first,
            norm->last, norm->languages);
    fprintf(io->out, "  %s; %s\n", comparison_use_words(norm->people),
            comparison_class_words(norm->people));
    fprintf(io->out, tr("  form %s, content %.16s…\n"), *norm->form != '\0' ? norm->form : "–",
            hex);
}

static const char *part_name(const char *id)
{
    int competency = competency_find(id);
    return competency < COMPETENCY_COUNT ? competency_name((enum competency)competency)
                                         : tr("Overall");
}

static void print_part(struct command_io *io, const struct norms_part *part)
{
    int64_t sum = 0;
    for (size_t i = 0; i < part->count; i++) {
        sum += part->counts[i].score * part->counts[i].people;
    }
    struct buffer mean = { 0 };
    format_decimal(&mean, format_for(locale_language()), (double)sum / (double)part->people, 1);
    fprintf(io->out, tr("  %ld people, mean %s, from %d to %d: %s\n"), (long)part->people,
            buffer_text(&mean), part->counts[0].score, part->counts[part->count - 1].score,
            part_name(part->id));
    buffer_finish(&mean);
}

static void print_named(struct command_io *io, const struct stored_norm *norm, const char *id)
{
    for (size_t p = 0; p < norm->part_count; p++) {
        if (strcmp(norm->parts[p].id, id) == 0) {
            print_part(io, &norm->parts[p]);
        }
    }
}

// In the order of the sheet.
static void print_parts(struct command_io *io, const struct stored_norm *norm)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        print_named(io, norm, competency_id((enum competency)k));
    }
    print_named(io, norm, NORMS_OVERALL);
}

static void print(struct asked *asked, const struct norm_list *list, bool whole)
{
    if (asked->json) {
        print_json(asked, list, whole);
        return;
    }
    for (size_t i = 0; i < list->rows.count; i++) {
        const struct stored_norm *norm = &list->rows.items[i];
        print_head(asked->io, norm);
        if (whole) {
            print_parts(asked->io, norm);
        }
    }
}

static bool print_one(
        struct store *store, struct asked *asked, const char *name, struct diag_list *diags)
{
    struct norm_list list = { 0 };
    bool found = norms_find(store, name, &list, diags);
    if (found) {
        print(asked, &list, true);
    }
    norm_list_finish(&list);
    return found;
}

/* ---- doing ---- */

static bool begins_with(const struct digest *content, const char *asked)
{
    char hex[DIGEST_HEX_SIZE];
    digest_write_hex(content, hex);
    return asked == NULL || strncmp(hex, asked, strlen(asked)) == 0;
}

// The content that was asked for, else the one that was played most.
static const struct office_content *choose(const office_content_list *list, const char *asked)
{
    for (size_t i = 0; i < list->count; i++) {
        if (begins_with(&list->items[i].content, asked)) {
            return &list->items[i];
        }
    }
    return NULL;
}

static bool build_on(struct store *store, struct asked *asked, const struct office_content *content,
        struct diag_list *diags)
{
    const char *ids[COMPETENCY_COUNT];
    struct buffer form = { 0 };
    struct diag_list unread = { 0 };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ids[k] = competency_id((enum competency)k);
    }
    // Content of other rules may have no form that can be read; then it has none.
    (void)compare_find_form(store, &content->content, content->shift, &form, &unread);
    struct norms_wish wish = { asked->plain, content->content, buffer_text(&form), ids,
        COMPETENCY_COUNT };
    struct office_hand hand = words_hand(asked->who);
    bool good = norms_build(store, &wish, &hand, diags);
    diag_list_finish(&unread);
    buffer_finish(&form);
    return good;
}

static int do_build(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    office_content_list list = { 0 };
    bool good = office_list_contents(store, &list, diags);
    const struct office_content *content = choose(&list, asked->content);
    if (good && content == NULL) {
        fputs(tr("zeven norm: nobody has finished a shift on that content.\n"), asked->io->err);
    }
    bool asks_well = good && content != NULL;
    good = asks_well && build_on(store, asked, content, diags) &&
            print_one(store, asked, asked->plain, diags);
    bool few = diag_list_has(diags, DIAG_NORM_TOO_FEW);
    vec_finish(&list);
    return good ? COMMAND_FINE : few || (content == NULL) ? COMMAND_FINDINGS : COMMAND_FAILED;
}

static int do_list(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    struct norm_list list = { 0 };
    bool read = norms_read_all(store, &list, diags);
    if (read) {
        print(asked, &list, false);
    }
    norm_list_finish(&list);
    return read ? COMMAND_FINE : COMMAND_FAILED;
}

static int do_show(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    return print_one(store, asked, asked->plain, diags) ? COMMAND_FINE : COMMAND_FAILED;
}

static int do_export(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    struct norm_list list = { 0 };
    struct buffer text = { 0 };
    struct json json;
    bool good = norms_find(store, asked->plain, &list, diags);
    if (good) {
        json_init(&json, &text);
        norm_json_write(&json, &list.rows.items[0], true);
        buffer_add_char(&text, '\n');
        if (asked->out == NULL) {
            fputs(buffer_text(&text), asked->io->out);
        } else {
            good = save_new_file(asked->out, buffer_text(&text), text.size, diags);
            if (good && asked->json) {
                answer_one_file(asked->out, asked->io);
            } else if (good) {
                fprintf(asked->io->out, tr("%s is written.\n"), asked->out);
            }
        }
    }
    buffer_finish(&text);
    norm_list_finish(&list);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

static void refuse_content(struct asked *asked, const struct stored_norm *norm, const char *form)
{
    char hex[DIGEST_HEX_SIZE];
    digest_write_hex(&norm->content, hex);
    if (form == NULL) {
        fprintf(asked->io->err,
                tr("zeven norm: nothing here was played on the content %.16s…, and “%s” is not "
                   "that content now. This norm would fit nobody.\n"),
                hex, norm->shift);
    } else {
        fprintf(asked->io->err,
                tr("zeven norm: this norm is of form “%s”; here that content is form “%s”.\n"),
                norm->form, form);
    }
}

// Whether what is played here is what the norm was built on.
static bool fits_here(struct store *store, struct asked *asked, const struct stored_norm *norm)
{
    struct buffer form = { 0 };
    struct diag_list unread = { 0 };
    bool known = compare_find_form(store, &norm->content, norm->shift, &form, &unread) ||
            compare_folder_form(asked->io->data, &norm->content, norm->shift, &form, &unread);
    bool fits = known && strcmp(buffer_text(&form), norm->form) == 0;
    if (!fits) {
        refuse_content(asked, norm, known ? buffer_text(&form) : NULL);
    }
    diag_list_finish(&unread);
    buffer_finish(&form);
    return fits;
}

static int import(
        struct store *store, struct asked *asked, struct norm_list *list, struct diag_list *diags)
{
    struct buffer text = { 0 };
    bool read = bundle_read_path(asked->plain, FILE_SIZE_MAX, &text, diags) &&
            norm_json_read(list, buffer_text(&text), asked->plain, diags);
    buffer_finish(&text);
    if (!read) {
        return COMMAND_FAILED;
    }
    struct stored_norm *norm = vec_last(&list->rows);
    norm->name = asked->name != NULL ? asked->name : norm->name;
    if (!fits_here(store, asked, norm)) {
        return COMMAND_FINDINGS;
    }
    struct office_hand hand = words_hand(asked->who);
    bool good = norms_add(store, norm, &hand, diags) && print_one(store, asked, norm->name, diags);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

static int do_import(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    struct norm_list list = { 0 };
    int result = import(store, asked, &list, diags);
    norm_list_finish(&list);
    return result;
}

static int do_remove(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    struct office_hand hand = words_hand(asked->who);
    bool good = norms_remove(store, asked->plain, &hand, diags);
    if (good && asked->json) {
        fputs("{\"removed\":true}\n", asked->io->out);
    }
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

static const struct doing DOINGS[] = {
    { "build", true, false, do_build },
    { "list", false, false, do_list },
    { "show", true, false, do_show },
    { "export", true, false, do_export },
    { "import", true, false, do_import },
    { "remove", true, false, do_remove },
};

static int run(int argc, char **argv, struct command_io *io)
{
    struct asked asked = { .io = io };
    const struct word_option options[] = {
        { "--content", &asked.content, NULL },
        { "--name", &asked.name, NULL },
        { "--out", &asked.out, NULL },
        { "--who", &asked.who, NULL },
        { "--json", NULL, &asked.json },
    };
    const struct doing_verb verb = { "norm", DOINGS, sizeof(DOINGS) / sizeof(DOINGS[0]), options,
        sizeof(options) / sizeof(options[0]), &asked.plain, &asked };
    return doing_run(&verb, argc, argv, io);
}

const struct command COMMAND_NORM = {
    .name = "norm",
    .summary = TR_MARK("comparison groups from stored sessions"),
    .help = TR_MARK(
            "zeven norm build NAME [--content HASH] [--who NAME] [--json]\n"
            "zeven norm list [--json]\n"
            "zeven norm show NAME [--json]\n"
            "zeven norm export NAME [--out FILE [--json]]\n"
            "zeven norm import FILE [--name NAME] [--who NAME] [--json]\n"
            "zeven norm remove NAME [--who NAME] [--json]\n"
            "\n"
            "A norm says how a group scored on one content: of each code the first finished play\n"
            "counts. It keeps whole points and how many people had them, how scores go together,\n"
            "and the months of play; nothing that leads to a person, and nothing below 30 people.\n"
            "From 30 it is indicative, from 200 usable. A score sheet uses it for the same "
            "content\n"
            "and form alone. Erasing candidates leaves norms as they are.\n"
            "  --content HASH  the first figures are enough; by itself what was played most\n"),
    .run = run,
};
