// SPDX-License-Identifier: GPL-3.0-or-later
// How much must have been seen before a score counts: as the organisation set it.
#include "game/session/gates.h"

#include <stdlib.h>

#include "game/store/settings.h"

enum { GATE_MAX = 100 };

static bool read_one(int *gate, const char *key, struct store *store, struct diag_list *diags)
{
    struct buffer value = { 0 };
    char *end = NULL;
    bool good = store_read_setting(store, key, "", &value, diags);
    long number = strtol(buffer_text(&value), &end, 10);
    if (good && *end == '\0' && number > 0 && number <= GATE_MAX) {
        *gate = (int)number;
    }
    buffer_finish(&value);
    return good;
}

bool gates_read(struct sheet_gates *gates, struct store *store, struct diag_list *diags)
{
    *gates = sheet_gates_default();
    return read_one(&gates->scenarios, "org.gate.customers", store, diags) &&
            read_one(&gates->decisions, "org.gate.decisions", store, diags);
}
