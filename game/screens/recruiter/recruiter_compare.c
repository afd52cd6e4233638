// SPDX-License-Identifier: GPL-3.0-or-later
// Two to five people on one vacancy beside each other: opening it is opening their sheets.
#include "game/screens/recruiter/recruiter_compare.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/base/save.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/screens/export_folder.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/candidate.h"
#include "game/store/office.h"

/* ---- who ---- */

static struct compare_person person_of(const struct peer *peer)
{
    return (struct compare_person) {
        .code = peer->code,
        .vacancy = peer->vacancy,
        .vacancy_name = peer->vacancy_name,
        .running = peer->running,
        .broken_off = peer->broken_off,
        .attempt = peer->attempt,
        .known = peer->known,
        .form = peer->form,
        .indicative = peer->indicative,
        .content = peer->content,
        .key = peer->key,
        .language = peer->language,
        .rules = peer->rules,
    };
}

static bool find_peers(
        struct recruiter_compare *view, struct world *world, const int64_t *sessions, size_t count)
{
    struct diag_list diags = { 0 };
    bool good = true;
    for (size_t i = 0; good && i < count; i++) {
        good = peer_list_add(&view->peers, world->store, sessions[i], &diags);
    }
    if (!good) {
        view->trouble = recruiter_sentences(&diags);
    }
    diag_list_finish(&diags);
    return good;
}

static void open_sheet(struct recruiter_compare *view, struct world *world, size_t i)
{
    struct recruiter_look *look = &view->looks[i];
    struct compare_person *person = &view->people[i];
    recruiter_look_init(look, world, view->peers.rows.items[i].session, view->who);
    person->opened = true;
    person->result = look->replayed ? &look->result : NULL;
    person->trouble = look->trouble;
    person->differs = look->differs;
}

// What can be refused without a sheet is: who may not be compared is not looked at.
static bool may_compare(struct recruiter_compare *view, struct world *world)
{
    size_t count = view->peers.rows.count;
    view->people = mem_alloc((count + 1) * sizeof(*view->people));
    for (size_t i = 0; i < count; i++) {
        view->people[i] = person_of(&view->peers.rows.items[i]);
    }
    if (!compare_people_allowed(&view->refusals, view->people, count)) {
        return false;
    }
    view->looks = mem_alloc(count * sizeof(*view->looks));
    while (view->opened < count) {
        open_sheet(view, world, view->opened++);
    }
    return compare_people_allowed(&view->refusals, view->people, count);
}

static void put_in_words(struct recruiter_compare *view)
{
    const struct compare_people *compared = &view->compared;
    report_init(&view->head, locale_language());
    report_init(&view->limits, locale_language());
    report_init(&view->figures, locale_language());
    compare_people_head(&view->head, compared);
    compare_people_limits(&view->limits, compared);
    compare_people_figures(&view->figures, compared);
    for (size_t i = 0; i < COMPETENCY_COUNT; i++) {
        report_init(&view->words[i], locale_language());
        compare_line_report(&view->words[i], compared, i);
    }
}

/* ---- out ---- */

// Each sheet leaves with the paper, so each gets its line.
static bool may_export(
        const struct recruiter_compare *view, const struct world *world, const char *what)
{
    struct diag_list diags = { 0 };
    bool good = true;
    for (size_t i = 0; good && i < view->peers.rows.count; i++) {
        struct office_audit audit = { .session = view->peers.rows.items[i].session,
            .at_ms = world->now_ms,
            .who = view->who,
            .what = what };
        good = office_open_sheet(world->store, &audit, NULL, NULL, &diags);
    }
    diag_list_finish(&diags);
    return good;
}

static char *path_of(
        const struct recruiter_compare *view, const struct world *world, const char *ending)
{
    struct buffer path = { 0 };
    (void)export_folder(world, &path);
    buffer_add_char(&path, '/');
    for (size_t i = 0; i < view->compared.count; i++) {
        recruiter_add_code(&path, view->compared.people[i].code);
        buffer_add_char(&path, '-');
    }
    buffer_add(&path, ending);
    return buffer_take(&path);
}

static bool make(struct buffer *out, const struct compare_people *compared, bool pdf)
{
    if (pdf) {
        return compare_people_add_pdf(out, compared);
    }
    compare_people_add_html(out, compared);
    return true;
}

static void export(struct recruiter_compare *view, struct navigator *navigator, bool pdf)
{
    struct world *world = navigator_world(navigator);
    struct recruiter_export *exported = &view->exported;
    struct buffer out = { 0 };
    struct diag_list diags = { 0 };
    recruiter_export_finish(exported);
    if (!may_export(view, world, pdf ? "pdf" : "html")) {
        exported->failed = true;
        exported->said = tr("Nothing was written, because it could not be noted who did.");
        return;
    }
    char *path = path_of(view, world, pdf ? tr("comparison.pdf") : tr("comparison.html"));
    exported->failed = !make(&out, &view->compared, pdf) ||
            !save_file(path, out.bytes, out.size, NULL, &diags);
    exported->said = exported->failed ? tr("This file could not be written:") : tr("Written to:");
    exported->paths[exported->count++] = path;
    ui_scroll_to_start(navigator_ui(navigator), "compare", 0);
    diag_list_finish(&diags);
    buffer_finish(&out);
}

/* ---- the screen ---- */

static void build_bar(const struct recruiter_compare *view, struct ui *ui)
{
    recruiter_open_bar(ui, tr("Candidates › Compare"));
    ui_button(ui,
            (struct ui_button) { .id = "back",
                    .label = tr("Back"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { UI_KEY_ESCAPE, 0 } });
    if (view->allowed) {
        ui_button(ui,
                (struct ui_button) {
                        .id = "html", .label = tr("Export HTML"), .kind = UI_PILL_BAR });
        ui_button(ui,
                (struct ui_button) {
                        .id = "pdf", .label = tr("Export PDF"), .kind = UI_PILL_BAR_STRONG });
    }
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    const struct recruiter_compare *view = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    build_bar(view, ui);
    recruiter_build_compare(view, ui);
    ui_close(ui);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct recruiter_compare *view = self;
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    } else if (recruiter_handle_exported(&view->exported, navigator_ui(navigator), message)) {
        return;
    } else if (ui_message_is(message, UI_PRESSED, "pdf")) {
        export(view, navigator, true);
    } else if (ui_message_is(message, UI_PRESSED, "html")) {
        export(view, navigator, false);
    } else if (ui_message_is(message, UI_PRESSED, "fold")) {
        view->unfolded = !view->unfolded;
    } else if (ui_message_is(message, UI_PRESSED, "person")) {
        recruiter_push_sheet(navigator, message->number, view->who);
    }
    ui_touch(navigator_ui(navigator));
}

static void destroy(void *self)
{
    struct recruiter_compare *view = self;
    for (size_t i = 0; i < view->opened; i++) {
        recruiter_look_finish(&view->looks[i]);
    }
    for (size_t i = 0; i < COMPETENCY_COUNT; i++) {
        report_finish(&view->words[i]);
    }
    report_finish(&view->head);
    report_finish(&view->limits);
    report_finish(&view->figures);
    compare_refusals_finish(&view->refusals);
    recruiter_export_finish(&view->exported);
    peer_list_finish(&view->peers);
    mem_free(view->looks);
    mem_free(view->people);
    mem_free(view->trouble);
    mem_free(view->who);
    mem_free(view);
}

static const struct screen_class COMPARE = {
    .name = "recruiter-compare",
    .build = build,
    .handle = handle,
    .destroy = destroy,
};

void recruiter_push_compare(
        struct navigator *navigator, const int64_t *sessions, size_t count, const char *who)
{
    struct recruiter_compare *view = mem_alloc(sizeof(*view));
    struct world *world = navigator_world(navigator);
    view->who = mem_copy_text(who);
    view->allowed = find_peers(view, world, sessions, count) && may_compare(view, world);
    if (view->allowed) {
        compare_people_init(&view->compared, view->people, count);
        put_in_words(view);
    }
    navigator_push(navigator, &COMPARE, view);
}

// Who has played nothing to its end has no sheet to compare.
char *recruiter_push_compare_codes(
        struct navigator *navigator, const char *const *codes, size_t count, const char *who)
{
    struct store *store = navigator_world(navigator)->store;
    int64_t *sessions = mem_alloc((count + 1) * sizeof(*sessions));
    struct buffer unplayed = { 0 };
    struct buffer said = { 0 };
    struct diag_list diags = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (!candidate_find_session(store, codes[i], &sessions[i], &diags) || sessions[i] == 0) {
            buffer_add_format(&unplayed, "%s%s", unplayed.size > 0 ? ", " : "", codes[i]);
        }
    }
    if (unplayed.size == 0) {
        recruiter_push_compare(navigator, sessions, count, who);
    } else {
        buffer_add_format(
                &said, tr("There is nothing to compare yet of %s."), buffer_text(&unplayed));
    }
    bool failed = unplayed.size > 0;
    buffer_finish(&unplayed);
    diag_list_finish(&diags);
    mem_free(sessions);
    return failed ? buffer_take(&said) : NULL;
}
