// SPDX-License-Identifier: GPL-3.0-or-later
// What the program knows for the papers of a shift: hashes, settings, and figures that were
// measured.
#include "game/command/dossier_facts.h"
#include "game/command/unlock.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <json-c/json.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/session/session.h"
#include "game/store/office_scan.h"
#include "game/store/settings.h"

// Below this many people nothing is said of them, as with norms.
enum { PEOPLE_LEAST = 30 };

static void add(struct dossier_facts *facts, const char *name, struct buffer *value)
{
    struct markdown_value *at = &facts->values[facts->count++];
    at->name = name;
    at->value = arena_copy_text(&facts->arena, buffer_text(value), value->size);
    buffer_finish(value);
}

/* ---- from the settings ---- */

static void add_setting(struct dossier_facts *facts, const char *name, const char *key,
        const char *otherwise, struct store *store, struct diag_list *diags)
{
    struct buffer set = { 0 };
    struct buffer value = { 0 };
    (void)store_read_setting(store, key, "", &set, diags);
    markdown_add_line(&value, set.size > 0 ? buffer_text(&set) : otherwise);
    buffer_finish(&set);
    add(facts, name, &value);
}

static void add_settings(struct dossier_facts *facts, struct store *store, struct diag_list *diags)
{
    const char *empty = tr("… (not filled in yet)");
    add_setting(facts, "organisatie", "org.name", empty, store, diags);
    add_setting(facts, "verantwoordelijke", "org.controller", empty, store, diags);
    add_setting(facts, "contact", "org.contact", empty, store, diags);
    add_setting(facts, "lezers", "org.who", tr("the recruiters of this vacancy"), store, diags);
    struct buffer kept = { 0 };
    long weeks = (long)settings_retention_weeks(store, diags);
    buffer_add_format(&kept,
            tr_plural("until %ld week after the procedure, longer only with consent",
                    "until %ld weeks after the procedure, longer only with consent", weeks),
            weeks);
    add(facts, "bewaartermijn", &kept);
    struct buffer log = { 0 };
    long months = (long)store_read_count(
            store, "org.log_months", SETTINGS_PERIOD_MAX, SETTINGS_LOG_MONTHS, diags);
    buffer_add_format(&log, tr_plural("%ld month", "%ld months", months), months);
    add(facts, "logboek", &log);
}

/* ---- from the shift ---- */

static void add_today(struct dossier_facts *facts)
{
    struct buffer value = { 0 };
    time_t now = (time_t)(command_wall_ms() / 1000);
    struct tm day;
    if (localtime_r(&now, &day) != NULL) {
        format_date(&value, format_for(locale_language()), day.tm_year + 1900, day.tm_mon + 1,
                day.tm_mday);
    }
    add(facts, "datum", &value);
}

static void add_text(struct dossier_facts *facts, const char *name, const char *text)
{
    struct buffer value = { 0 };
    markdown_add_line(&value, text);
    add(facts, name, &value);
}

static void add_key_row(struct buffer *out, const struct scenario *scenario)
{
    const struct scenario_key *key = &scenario->key;
    bool concept = key->status == KEY_CONCEPT;
    buffer_add(out, "| ");
    markdown_add_line(out, scenario_text(scenario, scenario->title));
    buffer_add_format(out, " | %s | ", key_status_name((uint8_t)key->status));
    markdown_add_line(out, concept ? "–" : key->by);
    buffer_add(out, " | ");
    markdown_add_line(out, concept ? "–" : key->date);
    buffer_add(out, " |\n");
}

// Hashes and keys: what these papers are about, to the byte.
static void add_pins(struct dossier_facts *facts, const struct session *session)
{
    char content[DIGEST_HEX_SIZE];
    char key[DIGEST_HEX_SIZE];
    struct digest content_hash = bundle_digest(&session->content);
    struct digest key_hash = session_key_hash(session->plan);
    struct buffer value = { 0 };
    digest_write_hex(&content_hash, content);
    digest_write_hex(&key_hash, key);
    buffer_add_format(&value, "- Zeven %s, %s\n- %s: %s, %s %s\n", ZEVEN_VERSION, SESSION_RULES,
            tr("Shift"), session->shift->id, tr("version"), session->shift->version);
    buffer_add_format(&value, "- %s: %s\n- %s: %s\n\n", tr("Content (BLAKE2b)"), content,
            tr("Key (BLAKE2b)"), key);
    buffer_add_format(&value, "| %s | %s | %s | %s |\n| --- | --- | --- | --- |\n", tr("Customer"),
            tr("Key"), tr("By"), tr("Date"));
    for (uint32_t s = 0; s < session->plan->scenario_count; s++) {
        add_key_row(&value, state_scenario(&session->state, s));
    }
    add(facts, "kenmerken", &value);
}

/* ---- figures ---- */

static struct json_object *get(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    (void)json_object_object_get_ex(object, key, &value);
    return value;
}

// What another verb says as JSON; NULL when it says nothing.
static struct json_object *ask(int argc, char **argv, struct command_io *io)
{
    char *out = NULL;
    char *err = NULL;
    size_t size = 0;
    struct command_io own = *io;
    own.out = open_memstream(&out, &size);
    own.err = open_memstream(&err, &size);
    (void)command_run(argc, argv, &own);
    (void)fclose(own.out);
    (void)fclose(own.err);
    struct json_object *object = json_tokener_parse(out);
    free(out);
    free(err);
    return object;
}

static void add_number(struct buffer *out, struct json_object *value, int decimals)
{
    if (value == NULL || json_object_is_type(value, json_type_null)) {
        buffer_add(out, tr("not shown"));
    } else {
        format_decimal(out, format_for(locale_language()), json_object_get_double(value), decimals);
    }
}

static void add_simulated_row(struct buffer *out, struct json_object *score)
{
    struct json_object *of = get(score, "of");
    struct json_object *own = get(score, "prmse_itself");
    struct json_object *total = get(score, "prmse_total");
    int found = of != NULL ? competency_find(json_object_get_string(of)) : -1;
    if (found < 0 || found >= COMPETENCY_COUNT) {
        return;
    }
    buffer_add_format(out, "| %s | ", competency_name((enum competency)found));
    add_number(out, get(score, "r_squared"), 2);
    buffer_add(out, " | ");
    add_number(out, get(score, "coverage_shrunken"), 2);
    buffer_add(out, " | ");
    bool known = own != NULL && total != NULL && !json_object_is_type(own, json_type_null) &&
            !json_object_is_type(total, json_type_null);
    bool adds = known && json_object_get_double(own) > json_object_get_double(total);
    buffer_add_format(out, "%s |\n", !known ? tr("not shown") : adds ? tr("yes") : tr("no"));
}

static void add_simulated(
        struct buffer *out, const struct dossier_request *request, struct command_io *io)
{
    char *argv[] = { strdup("simulate"), strdup(request->shift), strdup("--n"),
        strdup(request->people), strdup("--json"), NULL };
    struct json_object *object = ask(5, argv, io);
    struct json_object *scores = get(get(object, "form"), "scores");
    for (size_t i = 0; argv[i] != NULL; i++) {
        free(argv[i]);
    }
    if (scores == NULL) {
        buffer_add_format(out, "- %s\n", tr("With simulated people: not shown."));
        json_object_put(object);
        return;
    }
    buffer_add_format(out,
            tr("With %s simulated people, of whom it is known what they can do. This "
               "says how well the shift could measure, and nothing about validity."),
            request->people);
    buffer_add_format(out, "\n\n| %s | %s | %s | %s |\n| --- | --- | --- | --- |\n",
            tr("Competency"), tr("Reliability (simulated)"), tr("True score inside the 90% band"),
            tr("Says something the total does not"));
    for (size_t i = 0; i < json_object_array_length(scores); i++) {
        add_simulated_row(out, json_object_array_get_idx(scores, i));
    }
    buffer_add(out, "\n");
    json_object_put(object);
}

// Of real people: only where there are enough of them.
static void add_real(
        struct buffer *out, enum competency competency, const char *content, struct command_io *io)
{
    char *argv[] = { strdup("stats"), strdup("reliability"), strdup("--sessions"),
        strdup("--competency"), strdup(competency_id(competency)), strdup("--content"),
        strdup(content), strdup("--json"), NULL };
    struct json_object *object = ask(8, argv, io);
    struct json_object *alpha = get(object, "alpha");
    struct json_object *bounds = get(object, "alpha_ci95");
    struct json_object *people = get(object, "n");
    for (size_t i = 0; argv[i] != NULL; i++) {
        free(argv[i]);
    }
    buffer_add_format(out, "- %s: ", competency_name(competency));
    if (alpha != NULL && people != NULL && json_object_get_int(people) >= PEOPLE_LEAST) {
        buffer_add(out, tr("alpha "));
        add_number(out, alpha, 2);
        buffer_add(out, " (95%: ");
        add_number(out, bounds != NULL ? json_object_array_get_idx(bounds, 0) : NULL, 2);
        buffer_add(out, " – ");
        add_number(out, bounds != NULL ? json_object_array_get_idx(bounds, 1) : NULL, 2);
        buffer_add_format(out, "), N = %d\n", json_object_get_int(people));
    } else {
        buffer_add_format(out, "%s\n", tr("not shown"));
    }
    json_object_put(object);
}

static int64_t sessions_on(struct store *store, const struct digest *hash, struct diag_list *diags)
{
    office_content_list contents = { 0 };
    int64_t sessions = 0;
    (void)office_list_contents(store, &contents, diags);
    for (size_t i = 0; i < contents.count; i++) {
        if (memcmp(contents.items[i].content.bytes, hash->bytes, DIGEST_SIZE) == 0) {
            sessions = contents.items[i].sessions;
        }
    }
    vec_finish(&contents);
    return sessions;
}

static void add_people(
        struct buffer *out, int64_t sessions, const struct digest *hash, struct command_io *io)
{
    char content[DIGEST_HEX_SIZE];
    digest_write_hex(hash, content);
    if (sessions < PEOPLE_LEAST) {
        buffer_add_format(out,
                tr("- Reliability with real candidates: not shown; %ld sessions of this content, "
                   "and it takes %d.\n"),
                (long)sessions, PEOPLE_LEAST);
        buffer_add_format(out, "%s\n", tr("- Norm group: not shown."));
        return;
    }
    buffer_add_format(out, "\n%s\n\n",
            tr("With real candidates, reliability over the customers of the shift:"));
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        add_real(out, (enum competency)k, content, io);
    }
}

static void add_measured(struct dossier_facts *facts, const struct dossier_request *request,
        const struct digest *hash, int64_t sessions, struct command_io *io)
{
    struct buffer value = { 0 };
    add_simulated(&value, request, io);
    add_people(&value, sessions, hash, io);
    buffer_add_format(&value, "%s\n%s\n%s\n%s",
            tr("- That the score predicts work (validity): not shown."),
            tr("- That groups have equal chances (adverse impact): not shown."),
            tr("- That items work alike for groups (DIF): not shown."),
            tr("- That a second play gives the same (retest): not shown."));
    add(facts, "meting", &value);
    struct buffer played = { 0 };
    buffer_add_format(
            &played, tr_plural("%ld session", "%ld sessions", (long)sessions), (long)sessions);
    add(facts, "sessies", &played);
}

// Only as long as needed: the verbs that are asked open the store themselves.
static bool read_store(struct dossier_facts *facts, const struct digest *hash, int64_t *sessions,
        struct command_io *io, struct diag_list *diags)
{
    struct store *store = command_open_office(io, false, diags);
    if (store != NULL) {
        add_settings(facts, store, diags);
        *sessions = sessions_on(store, hash, diags);
    }
    store_close(store);
    return store != NULL;
}

bool dossier_facts_init(struct dossier_facts *facts, const struct dossier_request *request,
        struct command_io *io, struct diag_list *diags)
{
    *facts = (struct dossier_facts) { 0 };
    struct session_setup setup = {
        .root = io->data, .shift = request->shift, .candidate = "", .seed = 1
    };
    struct session *session = session_create(&setup, diags);
    if (session == NULL) {
        return false;
    }
    struct digest hash = bundle_digest(&session->content);
    int64_t sessions = 0;
    add_text(facts, "versie", ZEVEN_VERSION);
    add_text(facts, "dienst", session->shift->title);
    add_text(facts, "dienst-versie", session->shift->version);
    add_today(facts);
    add_pins(facts, session);
    session_destroy(session);
    bool good = read_store(facts, &hash, &sessions, io, diags);
    if (good) {
        add_measured(facts, request, &hash, sessions, io);
    }
    return good;
}

void dossier_facts_finish(struct dossier_facts *facts)
{
    arena_finish(&facts->arena);
}
