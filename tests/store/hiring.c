// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of vacancies and of candidates share: vacancies, people, and plays that ended.
#include "tests/store/hiring.h"

#include <string.h>

#include "game/store/audit.h"
#include "game/store/sessions.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

const struct office_hand HIRING_NOOR = { "Noor", 1000 };

struct vacancy hiring_vacancy(const char *name)
{
    return (struct vacancy) { .name = name,
        .shift = "shifts/ochtend.xml",
        .form = "Form A",
        .competencies = "accuracy empathy probing",
        .reason = "Veel klachten aan de lijn",
        .closes_ms = 10 * HIRING_DAY_MS,
        .retention_weeks = 4 };
}

int64_t hiring_add(struct store *store, const char *name, struct diag_list *diags)
{
    struct vacancy vacancy = hiring_vacancy(name);
    int64_t id = 0;
    ck_assert(vacancy_add(store, &vacancy, &HIRING_NOOR, &id, diags));
    fixture_expect_none(diags);
    return id;
}

void hiring_invite(struct store *store, const char *code, int64_t vacancy, struct diag_list *diags)
{
    struct candidate_new item = { .code = code, .vacancy = vacancy };
    ck_assert(candidate_add(store, &item, 1, NULL, &HIRING_NOOR, diags));
    fixture_expect_none(diags);
}

int64_t hiring_play(
        struct store *store, const char *code, int64_t finished_ms, struct diag_list *diags)
{
    int64_t id = fixture_create_session(store, code);
    struct session_end end = { .state = SESSION_FINISHED,
        .finished_ms = finished_ms,
        .sheet = "{\"status\":\"ok\"}{\"status\":\"ok\"}{\"status\":\"insufficient\"}",
        .evidence = "{\"session\":{\"moments\":[{},{},{}]}}" };
    ck_assert(store_finish_session(store, id, &end, diags));
    fixture_expect_none(diags);
    return id;
}

struct candidate_row hiring_read_one(
        struct store *store, struct candidate_page *page, const char *code, struct diag_list *diags)
{
    *page = (struct candidate_page) { 0 };
    ck_assert(candidate_read_one(store, code, page, diags));
    return page->rows.items[0];
}

bool hiring_refused(int code, struct diag_list *diags)
{
    bool has = diags->diags.count > 0 && diag_list_has(diags, code);
    diag_list_finish(diags);
    return has;
}

size_t hiring_count_audit(struct store *store, const char *what, struct diag_list *diags)
{
    struct audit_list list = { 0 };
    size_t count = 0;
    ck_assert(audit_read(store, &(struct audit_filter) { 0 }, &list, diags));
    for (size_t i = 0; i < list.lines.count; i++) {
        count += strcmp(list.lines.items[i].what, what) == 0;
    }
    audit_list_finish(&list);
    return count;
}
