// SPDX-License-Identifier: GPL-3.0-or-later
// The page of norms: the comparison groups there are, and building one of what was played here.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/comparison_words.h"
#include "game/report/words.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/screens/trainer/figures.h"
#include "game/session/compare.h"
#include "game/store/norms.h"
#include "game/store/office_scan.h"
#include "game/ui/widget.h"
#include "scoring/competency.h"

enum { PAGE_WIDTH = 820, HASH_FIGURES = 16 };

struct norms_page {
    char *who;
    struct norm_list list;
    office_content_list contents; // most played first
    struct recruiter_shifts shifts;
    size_t chosen;   // content to build on
    int64_t removes; // the norm that is asked about; 0 = none
    char *built;     // name of what was built just now
    char *trouble;   // NULL = none
};

/* ---- what stands there ---- */

static void build_norm(const struct norms_page *page, const struct stored_norm *norm, struct ui *ui)
{
    char hex[DIGEST_HEX_SIZE];
    digest_write_hex(&norm->content, hex);
    ui_divider(ui);
    ui_open(ui, (struct ui_box) { .gap = 4, .padding = UI_SIDES(8, 0), .role = UI_ROLE_LIST_ITEM });
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .line_gap = 4, .align = UI_CENTRE });
    ui_text(ui, UI_STRONG, norm->name);
    ui_chip(ui, norm->people < NORMS_USABLE_FROM ? UI_TONE_WARN : UI_TONE_GOOD,
            comparison_use_words(norm->people));
    ui_spacer(ui);
    ui_button(ui,
            (struct ui_button) { .id = page->removes == norm->id ? "remove" : "ask-remove",
                    .number = norm->id,
                    .label = page->removes == norm->id ? tr("Really remove it") : tr("Remove"),
                    .name = ui_format(ui,
                            page->removes == norm->id ? tr("Really remove %s") : tr("Remove %s"),
                            norm->name),
                    .kind = UI_PILL_LINED });
    ui_close(ui);
    struct buffer period = { 0 };
    struct buffer languages = { 0 };
    comparison_add_period(&period, norm->first, norm->last);
    comparison_add_languages(&languages, norm->languages);
    ui_text(ui, UI_BODY,
            ui_format(ui, tr("%ld people · %s · %s"), (long)norm->people, buffer_text(&period),
                    buffer_text(&languages)));
    buffer_finish(&period);
    buffer_finish(&languages);
    ui_text(ui, UI_SMALL, comparison_class_words(norm->people));
    struct buffer form = { 0 };
    form_add_name(&form, norm->form, "–");
    ui_text(ui, UI_SMALL, ui_format(ui, tr("%s, content %.16s…"), buffer_text(&form), hex));
    buffer_finish(&form);
    ui_close(ui);
}

static void build_list(const struct norms_page *page, struct ui *ui)
{
    recruiter_open_card(ui, tr("Comparison groups"));
    if (page->list.rows.count == 0) {
        ui_text(ui, UI_BODY, tr("There is none yet."));
    }
    ui_open_group(ui, UI_ROLE_LIST, "norms", tr("Comparison groups"), (struct ui_box) { 0 });
    for (size_t i = 0; i < page->list.rows.count; i++) {
        build_norm(page, &page->list.rows.items[i], ui);
    }
    ui_close(ui);
    ui_close(ui);
}

// What the shift is called on the other screens; its path when it is no longer here.
static const char *shift_words(const struct norms_page *page, const char *path, struct ui *ui)
{
    for (size_t i = 0; i < page->shifts.items.count; i++) {
        const struct recruiter_shift *shift = &page->shifts.items.items[i];
        if (strcmp(shift->path, path) == 0) {
            return ui_format(ui, "%s (%s)", shift->title, shift->form);
        }
    }
    return path;
}

static void build_choice(const struct norms_page *page, struct ui *ui)
{
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, "contents", tr("What was played"),
            (struct ui_box) { .gap = 8 });
    for (size_t i = 0; i < page->contents.count; i++) {
        const struct office_content *content = &page->contents.items[i];
        char hex[DIGEST_HEX_SIZE];
        digest_write_hex(&content->content, hex);
        ui_checkbox(ui,
                (struct ui_checkbox) { .id = "content",
                        .number = (int64_t)i,
                        .label = ui_format(ui,
                                tr_plural("%s, content %.*s…: %ld finished play",
                                        "%s, content %.*s…: %ld finished plays",
                                        (long)content->sessions),
                                shift_words(page, content->shift, ui), HASH_FIGURES, hex,
                                (long)content->sessions),
                        .checked = page->chosen == i,
                        .radio = true });
    }
    ui_close(ui);
}

static bool has_enough(const struct norms_page *page)
{
    return page->chosen < page->contents.count &&
            page->contents.items[page->chosen].sessions >= NORMS_PEOPLE_MIN;
}

static void build_news(const struct norms_page *page, struct ui *ui)
{
    if (page->trouble == NULL && page->built == NULL) {
        return;
    }
    bool bad = page->trouble != NULL;
    recruiter_build_said(
            ui, bad ? page->trouble : ui_format(ui, tr("✓ “%s” is there."), page->built), bad);
}

static void build_new(const struct norms_page *page, struct ui *ui)
{
    recruiter_open_card(ui, tr("Build one of what was played here"));
    if (page->contents.count == 0) {
        ui_text(ui, UI_BODY, tr("Nobody has finished a shift yet."));
        ui_close(ui);
        return;
    }
    build_choice(page, ui);
    if (!has_enough(page)) {
        ui_text(ui, UI_BODY, tr("It takes 30 people: fewer say nothing, and could be known."));
    }
    ui_text(ui, UI_LABEL, tr("Its name"));
    ui_field(ui,
            (struct ui_field) { .id = "name",
                    .name = tr("Name of the norm"),
                    .placeholder = tr("Customer advisers 2026"),
                    .max_bytes = NORMS_NAME_MAX });
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) { .id = "build",
                    .label = tr("Build the norm"),
                    .kind = UI_BUTTON_PRIMARY,
                    .disabled = !has_enough(page) });
    ui_close(ui);
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    const struct norms_page *page = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    recruiter_build_back_bar(ui, tr("Candidates › Norms"));
    recruiter_open_page(ui, "norms-page", PAGE_WIDTH);
    ui_text(ui, UI_WELCOME, tr("Norms"));
    ui_text(ui, UI_BODY,
            tr("A norm says how a group scored. A score sheet uses it for the same content and "
               "form "
               "alone, with its name and size. It holds totals, and nothing of a person: it stays "
               "when candidates are erased."));
    build_news(page, ui);
    build_list(page, ui);
    build_new(page, ui);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui, (struct ui_button) { .id = "figures", .label = tr("Figures of the scenarios…") });
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}

/* ---- what is done ---- */

static void tell(struct norms_page *page, const char *built, const struct diag_list *diags)
{
    mem_free(page->trouble);
    mem_free(page->built);
    page->built = built != NULL ? mem_copy_text(built) : NULL;
    page->trouble = diags->diags.count > 0 ? recruiter_first_sentence(diags) : NULL;
}

static void load(struct norms_page *page, struct store *store, struct diag_list *diags)
{
    norm_list_finish(&page->list);
    page->list = (struct norm_list) { 0 };
    vec_clear(&page->contents);
    (void)(norms_read_all(store, &page->list, diags) &&
            office_list_contents(store, &page->contents, diags));
}

static void make(struct norms_page *page, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    struct diag_list diags = { 0 };
    struct diag_list unread = { 0 };
    struct buffer form = { 0 };
    const struct office_content *content = &page->contents.items[page->chosen];
    const char *ids[COMPETENCY_COUNT];
    char *name = recruiter_read_name(navigator_ui(navigator), "name");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ids[k] = competency_id((enum competency)k);
    }
    (void)compare_find_form(world->store, &content->content, content->shift, &form, &unread);
    struct norms_wish wish = { name, content->content, buffer_text(&form), ids, COMPETENCY_COUNT };
    struct office_hand hand = { page->who, world->now_ms };
    bool good = norms_build(world->store, &wish, &hand, &diags);
    load(page, world->store, &diags);
    tell(page, good ? name : NULL, &diags);
    if (good) {
        ui_set_field_text(navigator_ui(navigator), "name", 0, "");
    }
    mem_free(name);
    buffer_finish(&form);
    diag_list_finish(&unread);
    diag_list_finish(&diags);
}

static void remove_norm(struct norms_page *page, struct world *world, int64_t id)
{
    struct diag_list diags = { 0 };
    struct office_hand hand = { page->who, world->now_ms };
    for (size_t i = 0; i < page->list.rows.count; i++) {
        if (page->list.rows.items[i].id == id) {
            (void)norms_remove(world->store, page->list.rows.items[i].name, &hand, &diags);
            break;
        }
    }
    page->removes = 0;
    load(page, world->store, &diags);
    tell(page, NULL, &diags);
    diag_list_finish(&diags);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct norms_page *page = self;
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
        return;
    }
    if (ui_message_is(message, UI_PRESSED, "figures")) {
        figures_open(navigator, TR_MARK("Candidates › Norms › Figures"));
        return;
    }
    if (ui_message_is(message, UI_SELECTED, "content") ||
            ui_message_is(message, UI_SUBMITTED, "content")) {
        page->chosen = (size_t)message->number;
    } else if (ui_message_is(message, UI_PRESSED, "ask-remove")) {
        page->removes = message->number;
        ui_focus(navigator_ui(navigator), "remove", message->number);
    } else if (ui_message_is(message, UI_PRESSED, "remove")) {
        remove_norm(page, navigator_world(navigator), message->number);
        ui_focus(navigator_ui(navigator), "back", 0);
    } else if (has_enough(page) &&
            (ui_message_is(message, UI_PRESSED, "build") ||
                    ui_message_is(message, UI_SUBMITTED, "name"))) {
        make(page, navigator);
        ui_scroll_to_start(navigator_ui(navigator), "norms-page", 0);
    }
    ui_touch(navigator_ui(navigator));
}

static void shown(void *self, struct navigator *navigator)
{
    struct norms_page *page = self;
    struct diag_list diags = { 0 };
    load(page, navigator_world(navigator)->store, &diags);
    tell(page, NULL, &diags);
    diag_list_finish(&diags);
    ui_focus(navigator_ui(navigator), "back", 0);
}

static void destroy(void *self)
{
    struct norms_page *page = self;
    norm_list_finish(&page->list);
    vec_finish(&page->contents);
    recruiter_shifts_finish(&page->shifts);
    mem_free(page->who);
    mem_free(page->built);
    mem_free(page->trouble);
    mem_free(page);
}

static const struct screen_class NORMS = {
    .name = "recruiter-norms",
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void recruiter_open_norms(struct navigator *navigator, const char *who)
{
    struct norms_page *page = mem_alloc(sizeof(*page));
    page->who = mem_copy_text(who);
    recruiter_shifts_read(&page->shifts, navigator_world(navigator));
    navigator_push(navigator, &NORMS, page);
}
