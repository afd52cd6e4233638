// SPDX-License-Identifier: GPL-3.0-or-later
// The organisation that selects: what it filled in about itself, in the store's settings.
#include "game/screens/organisation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/store/settings.h"

// What the law asks at least: Dutch practice deletes four weeks after the procedure, and the log
// without names is kept for half a year.
enum { CUSTOMERS = 3, DECISIONS = 6 };

static const char *read_text(struct organisation *organisation, struct store *store,
        const char *key, struct diag_list *diags)
{
    struct buffer value = { 0 };
    store_read_setting(store, key, "", &value, diags);
    const char *text = arena_copy_text(&organisation->arena, buffer_text(&value), value.size);
    buffer_finish(&value);
    return text;
}

bool organisation_read_number(const char *text, long most, long *number)
{
    char *end = NULL;
    long read = strtol(text, &end, 10);
    bool fits = *text != '\0' && *end == '\0' && read > 0 && read <= most;
    *number = fits ? read : *number;
    return fits;
}

static long read_number(struct organisation *organisation, struct store *store, const char *key,
        long otherwise, struct diag_list *diags)
{
    long number = otherwise;
    long most = strncmp(key, "org.gate.", 9) == 0 ? ORGANISATION_GATE_MAX : ORGANISATION_PERIOD_MAX;
    (void)organisation_read_number(read_text(organisation, store, key, diags), most, &number);
    return number;
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
    organisation->retention_weeks = read_number(
            organisation, store, "org.retention_weeks", SETTINGS_RETENTION_WEEKS, diags);
    organisation->log_months =
            read_number(organisation, store, "org.log_months", SETTINGS_LOG_MONTHS, diags);
    organisation->shifts = read_text(organisation, store, "org.shifts", diags);
    organisation->norm = read_text(organisation, store, "org.norm", diags);
    organisation->customers =
            read_number(organisation, store, "org.gate.customers", CUSTOMERS, diags);
    organisation->decisions =
            read_number(organisation, store, "org.gate.decisions", DECISIONS, diags);
    const char *address = read_text(organisation, store, "org.address", diags);
    organisation->formal = strcmp(address, "je") != 0;
    const char *report = read_text(organisation, store, "org.report_to_candidate", diags);
    organisation->report_to_candidate = strcmp(report, "no") != 0;
    const char *fairness = read_text(organisation, store, "org.fairness", diags);
    organisation->fairness = strcmp(fairness, "yes") == 0;
    const char *room = read_text(organisation, store, "org.room", diags);
    organisation->room = strcmp(room, "yes") == 0;
}

void organisation_finish(struct organisation *organisation)
{
    arena_finish(&organisation->arena);
}

bool organisation_write_text(
        struct store *store, const char *key, const char *text, struct diag_list *diags)
{
    return store_write_setting(store, key, text[0] != '\0' ? text : NULL, diags);
}

bool organisation_write_number(
        struct store *store, const char *key, long number, struct diag_list *diags)
{
    char text[24];
    (void)snprintf(text, sizeof(text), "%ld", number);
    return store_write_setting(store, key, text, diags);
}

bool organisation_gives(const struct organisation *organisation, const char *shift)
{
    return settings_list_has(organisation->shifts, shift);
}
