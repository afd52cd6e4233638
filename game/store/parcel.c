// SPDX-License-Identifier: GPL-3.0-or-later
// Parcels: rows on their way to an office that is closed, sealed for it in play.db.
#include "game/store/parcel.h"

#include <string.h>

#include "game/store/move.h"
#include "game/store/parts.h"
#include "game/store/vault_inner.h"

enum { COLUMNS_MAX = 20, NUMBER_SIZE = 8 };

static const char FIRST_LINE[] = "zeven parcel 1\n";

static const char *const STATEMENTS[] = {
    "INSERT INTO session (id, candidate, shift, seed, content, key, language, rules, created_ms,"
    " state, finished_ms, sheet, evidence, last, chain)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
    " ON CONFLICT DO NOTHING",
    "INSERT INTO journal (session, sequence, kind, text, shown_ms, chosen_ms, order_shown, device,"
    " chain) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
    "INSERT INTO answers (session, fair, realistic, useful) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT DO UPDATE SET fair = excluded.fair, realistic = excluded.realistic,"
    " useful = excluded.useful",
    "INSERT INTO name (candidate, name) VALUES (?1, ?2)"
    " ON CONFLICT DO UPDATE SET name = excluded.name",
    "DELETE FROM name WHERE candidate = ?1",
    "INSERT INTO remark (session, at_ms, kind, text) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO "
    "NOTHING",
};

_Static_assert(sizeof(STATEMENTS) / sizeof(STATEMENTS[0]) == PARCEL_STATEMENT_COUNT, "statements");

const char *parcel_sql(enum parcel_statement statement)
{
    return STATEMENTS[statement];
}

/* ---- writing ---- */

static void add_number(struct buffer *plain, uint64_t number)
{
    for (int i = 0; i < NUMBER_SIZE; i++) {
        buffer_add_char(plain, (char)(unsigned char)(number >> (8 * i)));
    }
}

static void begin_row(struct buffer *plain, enum parcel_statement statement, int columns)
{
    if (plain->size == 0) {
        buffer_add(plain, FIRST_LINE);
    }
    buffer_add_char(plain, (char)statement);
    buffer_add_char(plain, (char)columns);
}

// Text is followed by a NUL, so that it can be used where it stands.
static void add_value(
        struct buffer *plain, enum query_kind kind, int64_t integer, const void *bytes, size_t size)
{
    buffer_add_char(plain, (char)kind);
    if (kind == QUERY_INTEGER) {
        add_number(plain, (uint64_t)integer);
    } else if (kind != QUERY_NULL) {
        add_number(plain, size);
        buffer_add_bytes(plain, bytes, size);
        buffer_add_char(plain, '\0');
    }
}

void parcel_add_row(struct buffer *plain, enum parcel_statement statement, struct query *query)
{
    int columns = query_column_count(query);
    begin_row(plain, statement, columns);
    for (int i = 0; i < columns; i++) {
        enum query_kind kind = query_kind(query, i);
        size_t size = 0;
        const void *bytes = kind == QUERY_BYTES ? query_bytes(query, i, &size) : NULL;
        if (kind == QUERY_TEXT) {
            bytes = query_text(query, i);
            size = strlen(bytes);
        }
        add_value(plain, kind, query_integer(query, i), bytes, size);
    }
}

void parcel_add_values(struct buffer *plain, enum parcel_statement statement,
        const char *const *texts, const int64_t *integers, int count)
{
    begin_row(plain, statement, count);
    for (int i = 0; i < count; i++) {
        bool text = texts[i] != NULL;
        add_value(plain, text ? QUERY_TEXT : QUERY_INTEGER, integers[i], texts[i],
                text ? strlen(texts[i]) : 0);
    }
}

bool parcel_send(struct store *store, struct buffer *plain, const struct digest *content,
        struct diag_list *diags)
{
    struct buffer sealed = { 0 };
    secret_seal(store->vault->keys.open, plain->bytes, plain->size, &sealed);
    secret_wipe(plain->bytes, plain->size);
    struct query *query = query_create(
            store->play, "INSERT INTO parcel (content, sealed) VALUES (?1, ?2)", diags);
    bool good = query != NULL;
    if (good) {
        if (content != NULL) {
            query_bind_digest(query, 1, content);
        }
        query_bind_bytes(query, 2, sealed.bytes, sealed.size);
        good = query_run(query, diags);
    }
    query_destroy(query);
    buffer_finish(&sealed);
    return good;
}

/* ---- reading ---- */

struct value {
    enum query_kind kind;
    int64_t integer;
    const char *bytes;
    size_t size;
};

struct row {
    enum parcel_statement statement;
    int columns;
    struct value values[COLUMNS_MAX];
};

struct reader {
    const char *at;
    const char *end;
};

static bool read_byte(struct reader *reader, int below, int *byte)
{
    if (reader->at >= reader->end) {
        return false;
    }
    *byte = (unsigned char)*reader->at++;
    return *byte < below;
}

static bool read_number(struct reader *reader, uint64_t *number)
{
    if (reader->end - reader->at < NUMBER_SIZE) {
        return false;
    }
    *number = 0;
    for (int i = 0; i < NUMBER_SIZE; i++) {
        *number |= (uint64_t)(unsigned char)*reader->at++ << (8 * i);
    }
    return true;
}

static bool read_value(struct reader *reader, struct value *value)
{
    int kind = 0;
    uint64_t number = 0;
    if (!read_byte(reader, QUERY_BYTES + 1, &kind)) {
        return false;
    }
    *value = (struct value) { .kind = (enum query_kind)kind };
    if (kind == QUERY_NULL) {
        return true;
    }
    if (!read_number(reader, &number)) {
        return false;
    }
    value->integer = (int64_t)number;
    if (kind == QUERY_INTEGER) {
        return true;
    }
    if (number >= (uint64_t)(reader->end - reader->at)) {
        return false;
    }
    value->bytes = reader->at;
    value->size = (size_t)number;
    reader->at += number + 1;
    return reader->at[-1] == '\0';
}

static bool read_row(struct reader *reader, struct row *row)
{
    int statement = 0;
    if (!read_byte(reader, PARCEL_STATEMENT_COUNT, &statement) ||
            !read_byte(reader, COLUMNS_MAX + 1, &row->columns)) {
        return false;
    }
    row->statement = (enum parcel_statement)statement;
    for (int i = 0; i < row->columns; i++) {
        if (!read_value(reader, &row->values[i])) {
            return false;
        }
    }
    return true;
}

static bool begin_reading(const struct buffer *plain, struct reader *reader)
{
    size_t head = strlen(FIRST_LINE);
    *reader = (struct reader) { plain->bytes + head, plain->bytes + plain->size };
    return plain->size > head && memcmp(plain->bytes, FIRST_LINE, head) == 0;
}

static bool is_whole(const struct buffer *plain)
{
    struct reader reader;
    struct row row;
    bool good = begin_reading(plain, &reader);
    while (good && reader.at < reader.end) {
        good = read_row(&reader, &row);
    }
    return good;
}

/* ---- taking in ---- */

static bool insert_row(struct query *query, const struct row *row, struct diag_list *diags)
{
    for (int i = 0; i < row->columns; i++) {
        const struct value *value = &row->values[i];
        if (value->kind == QUERY_INTEGER) {
            query_bind_integer(query, i + 1, value->integer);
        } else if (value->kind == QUERY_BYTES) {
            query_bind_bytes(query, i + 1, value->bytes, value->size);
        } else {
            query_bind_text(query, i + 1, value->bytes);
        }
    }
    return query_run(query, diags);
}

static bool insert_rows(
        struct database *office, const struct buffer *plain, struct diag_list *diags)
{
    struct query *queries[PARCEL_STATEMENT_COUNT] = { NULL };
    struct reader reader;
    struct row row;
    bool good = begin_reading(plain, &reader);
    while (good && reader.at < reader.end && read_row(&reader, &row)) {
        struct query **query = &queries[row.statement];
        if (*query == NULL) {
            *query = query_create(office, STATEMENTS[row.statement], diags);
        }
        good = *query != NULL && insert_row(*query, &row, diags);
    }
    for (int i = 0; i < PARCEL_STATEMENT_COUNT; i++) {
        query_destroy(queries[i]);
    }
    return good;
}

struct parcel {
    int64_t id;
    bool has_content;
    struct digest content;
    struct buffer plain;
};

static bool unseal(struct store *store, struct query *query, struct parcel *parcel)
{
    size_t size = 0;
    const void *sealed = query_bytes(query, 2, &size);
    parcel->id = query_integer(query, 0);
    parcel->has_content = query_kind(query, 1) == QUERY_BYTES;
    parcel->content = query_digest(query, 1);
    return secret_unseal(&store->vault->opened.pair, sealed, size, &parcel->plain) &&
            is_whole(&parcel->plain);
}

// The next parcel behind `after`; 0 when there is none.
static int64_t read_next(
        struct store *store, int64_t after, struct parcel *parcel, struct diag_list *diags)
{
    struct query *query = query_create(store->play,
            "SELECT id, content, sealed FROM parcel WHERE id > ?1 ORDER BY id LIMIT 1", diags);
    if (query == NULL) {
        return 0;
    }
    query_bind_integer(query, 1, after);
    int64_t id = 0;
    if (query_next(query, diags) == QUERY_ROW) {
        id = query_integer(query, 0);
        if (!unseal(store, query, parcel)) {
            parcel->id = 0;
        }
    }
    query_destroy(query);
    return id;
}

static bool remove_parcel(struct database *play, int64_t id, struct diag_list *diags)
{
    struct query *query = query_create(play, "DELETE FROM parcel WHERE id = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, id);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool take(struct store *store, const struct parcel *parcel, struct diag_list *diags)
{
    return (!parcel->has_content || move_copy_content(store, &parcel->content, diags)) &&
            insert_rows(store->office, &parcel->plain, diags) && parts_fill(store->office, diags);
}

// In the office first, and only then gone here: a crash between takes it in twice, which is once.
static bool take_one(struct store *store, const struct parcel *parcel, struct diag_list *diags)
{
    bool taken = database_begin(store->office, diags) &&
            database_end(store->office, take(store, parcel, diags), diags);
    if (!taken || !database_begin(store->play, diags)) {
        return false;
    }
    bool gone = remove_parcel(store->play, parcel->id, diags) &&
            move_forget_content(store->play, diags);
    return database_end(store->play, gone, diags);
}

static void warn(struct diag_list *diags)
{
    diag_add(diags, DIAG_STORE_PARCEL, DIAG_WARNING, NULL, 0, NULL);
}

// One that cannot come in, or belongs to another that cannot, holds up nobody else.
void parcel_take_all(struct store *store, struct diag_list *diags)
{
    struct parcel parcel = { 0 };
    for (int64_t id = 0; (id = read_next(store, id, &parcel, diags)) > 0;) {
        struct diag_list reasons = { 0 };
        if (parcel.id == 0 || !take_one(store, &parcel, &reasons)) {
            warn(diags);
        }
        if (parcel.plain.size > 0) {
            secret_wipe(parcel.plain.bytes, parcel.plain.size);
        }
        buffer_finish(&parcel.plain);
        parcel = (struct parcel) { 0 };
        diag_list_finish(&reasons);
    }
}
