// SPDX-License-Identifier: GPL-3.0-or-later
// Slips of the candidates that were chosen in the list, as a PDF in the export folder.
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/report_pdf.h"
#include "game/report/slips.h"
#include "game/screens/export_folder.h"
#include "game/screens/organisation.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/audit.h"
#include "game/store/candidate_page.h"
#include "game/store/invitation.h"
#include "game/ui/widget.h"

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

char *recruiter_print_slips(
        struct world *world, const char *who, const char *const *codes, size_t count, bool *failed)
{
    struct buffer path = { 0 };
    struct buffer said = { 0 };
    *failed = !recruiter_write_slips(world, who, codes, count, &path);
    buffer_add_format(&said,
            *failed ? tr("The slips could not be written: %s") : tr("The slips are written: %s"),
            buffer_text(&path));
    buffer_finish(&path);
    return buffer_take(&said);
}

void recruiter_invited_add(struct recruiter_invited *invited, const char *code)
{
    char *kept = arena_copy_text(&invited->arena, code, strlen(code));
    for (char *at = kept; *at != '\0'; at++) {
        *at = *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at;
    }
    vec_push(&invited->codes, kept);
}

void recruiter_invited_finish(struct recruiter_invited *invited)
{
    vec_finish(&invited->codes);
    arena_finish(&invited->arena);
    *invited = (struct recruiter_invited) { 0 };
}

void recruiter_build_invited(const struct recruiter_invited *invited, struct ui *ui)
{
    long count = (long)invited->codes.count;
    if (count > 0) {
        ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
        ui_button(ui,
                (struct ui_button) { .id = "slips",
                        .label = ui_format(ui,
                                tr_plural("Print the slip", "Print their %ld slips", count),
                                count) });
        ui_close(ui);
    }
}
