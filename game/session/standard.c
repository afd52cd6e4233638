// SPDX-License-Identifier: GPL-3.0-or-later
// The panel's line, kept with the key it was set for.
#include "game/session/standard.h"

#include <stdio.h>
#include <stdlib.h>

#include "game/base/mem.h"
#include "game/store/settings.h"

enum { KEY_BYTES = 64 };

static void name_setting(char name[KEY_BYTES], const struct scenario *scenario)
{
    (void)snprintf(name, KEY_BYTES, "standard.%s", scenario->key.hash);
}

// "mean error raters possible;" a competency, and the last over all; raters 0: no line.
bool standard_keep(struct store *store, const struct scenario *scenario,
        const struct standard *standard, struct diag_list *diags)
{
    char name[KEY_BYTES];
    struct buffer value = { 0 };
    name_setting(name, scenario);
    for (int k = 0; k <= COMPETENCY_COUNT; k++) {
        const struct standard_line *line = &standard->line[k];
        buffer_add_format(&value, "%.17g %.17g %d %.17g;", line->mean, line->error,
                line->has ? line->raters : 0, line->possible);
    }
    bool good = store_write_setting(store, name, buffer_text(&value), diags);
    buffer_finish(&value);
    return good;
}

static const char *read_line(const char *text, struct standard_line *line)
{
    char *end = NULL;
    line->mean = strtod(text, &end);
    line->error = strtod(end, &end);
    line->raters = (int)strtol(end, &end, 10);
    line->possible = strtod(end, &end);
    line->has = line->raters >= 2 && *end == ';';
    line->scenarios = line->has;
    return *end == ';' ? end + 1 : end;
}

bool standard_read(struct store *store, const struct scenario *scenario, struct standard *standard,
        struct diag_list *diags)
{
    char name[KEY_BYTES];
    struct buffer value = { 0 };
    *standard = (struct standard) { 0 };
    name_setting(name, scenario);
    bool good = store_read_setting(store, name, "", &value, diags);
    const char *at = buffer_text(&value);
    for (int k = 0; k <= COMPETENCY_COUNT && *at != '\0'; k++) {
        at = read_line(at, &standard->line[k]);
    }
    buffer_finish(&value);
    return good;
}

static double possible_in(const struct sheet_scenario *scenario, int competency)
{
    double possible = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        possible += competency == COMPETENCY_COUNT || competency == k
                ? (double)scenario->cell[k].possible
                : 0;
    }
    return possible;
}

bool standard_of_sheet(struct standard *standard, struct store *store, const struct plan *plan,
        const struct sheet *sheet, struct diag_list *diags)
{
    size_t count = sheet->scenario_count;
    struct standard *all = mem_alloc((count + 1) * sizeof(*all));
    struct standard_line *lines = mem_alloc((count + 1) * sizeof(*lines));
    double *possible = mem_alloc((count + 1) * sizeof(*possible));
    bool good = true;
    *standard = (struct standard) { 0 };
    for (size_t i = 0; i < count && good; i++) {
        uint32_t index = (uint32_t)sheet->scenarios[i].scenario;
        good = index >= plan->scenario_count ||
                standard_read(store, plan->scenarios[index].scenario, &all[i], diags);
    }
    for (int k = 0; k <= COMPETENCY_COUNT && good; k++) {
        for (size_t i = 0; i < count; i++) {
            lines[i] = all[i].line[k];
            possible[i] = possible_in(&sheet->scenarios[i], k);
        }
        standard_combine(&standard->line[k], lines, possible, count);
    }
    mem_free(possible);
    mem_free(lines);
    mem_free(all);
    return good;
}
