// SPDX-License-Identifier: GPL-3.0-or-later
// Slips of the candidates that were chosen in the list, as a PDF in the export folder.
#include "game/locale/locale.h"
#include "game/report/report_pdf.h"
#include "game/report/slips.h"
#include "game/screens/export_folder.h"
#include "game/screens/organisation.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/audit.h"
#include "game/store/candidate_page.h"
#include "game/store/invitation.h"

static bool write_pdf(const struct slips *slips, const char *path)
{
    const struct report_paper paper = {
        .title = slips_title(slips), .subject = "", .created = "1970-01-01T00:00:00Z"
    };
    struct report report = { 0 };
    report_init(&report, slips_language(slips));
    slips_fill_report(&report, slips);
    bool good = report_write_pdf(&report, path, &paper);
    report_finish(&report);
    return good;
}

static bool write_audit(struct world *world, const char *who, size_t count)
{
    struct buffer detail = { 0 };
    buffer_add_format(&detail, "%zu", count);
    struct audit_entry entry = {
        .at_ms = world->now_ms, .who = who, .what = "slips", .detail = buffer_text(&detail)
    };
    bool good = audit_write(world->store, &entry, &world->diags);
    buffer_finish(&detail);
    return good;
}

bool recruiter_write_slips(struct world *world, const char *who, const char *const *codes,
        size_t count, struct buffer *path)
{
    struct candidate_page page = { 0 };
    struct organisation organisation = { 0 };
    VEC(struct slip) items = { 0 };
    organisation_read(&organisation, world->store, &world->diags);
    bool good = export_folder(world, path) && write_audit(world, who, count);
    buffer_add(path, "/slips.pdf");
    for (size_t i = 0; good && i < count; i++) {
        good = candidate_read_one(world->store, codes[i], &page, &world->diags);
    }
    for (size_t i = 0; good && i < page.rows.count; i++) {
        const struct candidate_row *row = &page.rows.items[i];
        struct slip slip = { row->code, row->name, row->vacancy_name, "" };
        accommodations_read_language(row->accommodations, slip.language);
        vec_push(&items, slip);
    }
    struct slips slips = { organisation.name, organisation.contact, locale_language(),
        !organisation.formal, items.items, items.count };
    good = good && write_pdf(&slips, buffer_text(path));
    vec_finish(&items);
    candidate_page_finish(&page);
    organisation_finish(&organisation);
    return good;
}
