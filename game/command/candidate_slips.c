// SPDX-License-Identifier: GPL-3.0-or-later
// zeven candidate slips: a piece of paper for everybody who is invited and did not begin yet.
#include "game/base/folder.h"
#include "game/base/save.h"
#include "game/command/answer.h"
#include "game/command/candidate_inner.h"
#include "game/locale/locale.h"
#include "game/report/report_pdf.h"
#include "game/report/slips.h"
#include "game/store/audit.h"
#include "game/store/candidate_page.h"
#include "game/store/invitation.h"
#include "game/store/settings.h"

enum { PAGE_ROWS = 500 };

struct printing {
    struct candidate_page page; // of all who are invited
    VEC(struct slip) items;
    struct buffer organisation;
    struct buffer contact;
};

static void printing_finish(struct printing *printing)
{
    candidate_page_finish(&printing->page);
    vec_finish(&printing->items);
    buffer_finish(&printing->organisation);
    buffer_finish(&printing->contact);
}

static bool read_all(struct store *store, struct candidate_query *query, struct printing *printing,
        struct diag_list *diags)
{
    size_t before = 0;
    bool good = true;
    query->at_most = PAGE_ROWS;
    do {
        before = printing->page.rows.count;
        good = candidate_read_page(store, query, &printing->page, diags);
        if (printing->page.rows.count > before) {
            const struct candidate_row *last = vec_last(&printing->page.rows);
            query->after = (struct candidate_key) { last->at_ms, last->id };
        }
    } while (good && printing->page.rows.count > before);
    return good;
}

// The oldest first: in the order in which they were invited, as the list they came from.
static void take_invited(struct printing *printing)
{
    for (size_t i = printing->page.rows.count; i > 0; i--) {
        const struct candidate_row *row = &printing->page.rows.items[i - 1];
        if (row->state == CANDIDATE_INVITED) {
            struct slip slip = { row->code, row->name, row->vacancy_name, "" };
            accommodations_read_language(row->accommodations, slip.language);
            vec_push(&printing->items, slip);
        }
    }
}

static bool make(const struct slips *slips, bool pdf, struct buffer *bytes)
{
    const struct report_paper paper = {
        .title = slips_title(slips), .subject = "", .created = "1970-01-01T00:00:00Z"
    };
    if (!pdf) {
        slips_write_html(bytes, slips);
        return true;
    }
    struct report report = { 0 };
    report_init(&report, slips_language(slips));
    slips_fill_report(&report, slips);
    bool good = report_add_pdf(bytes, &report, &paper);
    report_finish(&report);
    return good;
}

static bool write(struct store *store, const struct printing *printing,
        const struct candidate_asked *asked, bool pdf, struct diag_list *diags)
{
    char detail[32];
    struct buffer bytes = { 0 };
    struct office_hand hand = words_hand(asked->who);
    struct slips slips = { buffer_text(&printing->organisation), buffer_text(&printing->contact),
        locale_language(), store_setting_is(store, "org.address", "je", diags),
        printing->items.items, printing->items.count };
    (void)snprintf(detail, sizeof(detail), "%zu", printing->items.count);
    struct audit_entry entry = {
        .at_ms = hand.at_ms, .who = hand.who, .what = "slips", .detail = detail
    };
    bool good = audit_write(store, &entry, diags) && make(&slips, pdf, &bytes) &&
            save_file(asked->out, bytes.bytes, bytes.size, NULL, diags);
    buffer_finish(&bytes);
    return good;
}

static int say(struct command_io *io, const struct candidate_asked *asked, size_t count)
{
    if (asked->json) {
        struct answer answer;
        answer_open(&answer);
        answer_add_files(&answer.json, &asked->out, count > 0 ? 1 : 0);
        words_json_integer(&answer.json, "slips", (int64_t)count);
        answer_close(&answer, io);
    } else if (count == 0) {
        fputs(tr("zeven candidate: nobody is invited who did not begin yet.\n"), io->err);
    } else {
        fprintf(io->out, tr("%s is written.\n"), asked->out);
    }
    return count > 0 ? COMMAND_FINE : COMMAND_FINDINGS;
}

int candidate_run_slips(struct store *store, void *words, struct diag_list *diags)
{
    const struct candidate_asked *asked = words;
    struct candidate_query query = { .now_ms = command_wall_ms() };
    struct printing printing = { 0 };
    bool pdf = asked->out != NULL && folder_name_ends(asked->out, ".pdf");
    if (asked->out == NULL || (!pdf && !folder_name_ends(asked->out, ".html"))) {
        return command_refuse_argument(
                asked->io, "candidate", asked->out != NULL ? asked->out : "");
    }
    bool good = candidate_narrow(store, asked, &query, diags) &&
            read_all(store, &query, &printing, diags);
    good = good && store_read_setting(store, "org.name", "", &printing.organisation, diags) &&
            store_read_setting(store, "org.contact", "", &printing.contact, diags);
    take_invited(&printing);
    size_t count = printing.items.count;
    good = good && (count == 0 || write(store, &printing, asked, pdf, diags));
    printing_finish(&printing);
    return good ? say(asked->io, asked, count) : COMMAND_FAILED;
}
