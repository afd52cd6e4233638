// SPDX-License-Identifier: GPL-3.0-or-later
// The organisation that selects: what it filled in about itself, read from the store's settings.
#include "game/screens/organisation.h"

#include <stdlib.h>
#include <string.h>

#include "game/store/settings.h"

// What the law asks at least: Dutch practice deletes four weeks after the procedure, and the log
// without names is kept for half a year.
enum { RETENTION_WEEKS = 4, LOG_MONTHS = 6, PERIOD_MAX = 520 };

static const char *read_text(struct organisation *organisation, struct store *store,
        const char *key, struct diag_list *diags)
{
    struct buffer value = { 0 };
    store_read_setting(store, key, "", &value, diags);
    const char *text = arena_copy_text(&organisation->arena, buffer_text(&value), value.size);
    buffer_finish(&value);
    return text;
}

static long read_period(struct organisation *organisation, struct store *store, const char *key,
        long otherwise, struct diag_list *diags)
{
    const char *text = read_text(organisation, store, key, diags);
    char *end = NULL;
    long period = strtol(text, &end, 10);
    bool fits = *text != '\0' && *end == '\0' && period > 0 && period <= PERIOD_MAX;
    return fits ? period : otherwise;
}

void organisation_read(
        struct organisation *organisation, struct store *store, struct diag_list *diags)
{
    *organisation = (struct organisation) { 0 };
    organisation->name = read_text(organisation, store, "org.name", diags);
    organisation->vacancy = read_text(organisation, store, "org.vacancy", diags);
    organisation->controller = read_text(organisation, store, "org.controller", diags);
    organisation->contact = read_text(organisation, store, "org.contact", diags);
    organisation->who = read_text(organisation, store, "org.who", diags);
    organisation->retention_weeks =
            read_period(organisation, store, "org.retention_weeks", RETENTION_WEEKS, diags);
    organisation->log_months =
            read_period(organisation, store, "org.log_months", LOG_MONTHS, diags);
    const char *report = read_text(organisation, store, "org.report_to_candidate", diags);
    organisation->report_to_candidate = strcmp(report, "no") != 0;
}

void organisation_finish(struct organisation *organisation)
{
    arena_finish(&organisation->arena);
}
