// SPDX-License-Identifier: GPL-3.0-or-later
// Pinned content: the bytes a session was played with, kept once per hash.
#include "game/store/content.h"

#include <string.h>

#include "game/store/database.h"

static struct digest hash_file(const struct bundle_file *file)
{
    return digest_compute(&(struct digest_part) { file->bytes, file->size }, 1);
}

static bool insert_content(
        struct database *database, const struct digest *hash, struct diag_list *diags)
{
    struct query *query = query_create(
            database, "INSERT INTO content (hash) VALUES (?1) ON CONFLICT DO NOTHING", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_digest(query, 1, hash);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

// One row of `blob` and one of `content_file` for each file.
static bool insert_files(struct query *blob, struct query *place, const struct bundle *bundle,
        const struct digest *content, struct diag_list *diags)
{
    for (size_t i = 0; i < bundle->files.count; i++) {
        const struct bundle_file *file = &bundle->files.items[i];
        struct digest hash = hash_file(file);
        query_bind_digest(blob, 1, &hash);
        query_bind_bytes(blob, 2, file->bytes, file->size);
        query_bind_digest(place, 1, content);
        query_bind_text(place, 2, file->path);
        query_bind_digest(place, 3, &hash);
        if (!query_run(blob, diags) || !query_run(place, diags)) {
            return false;
        }
    }
    return true;
}

static bool pin(struct database *database, const struct bundle *bundle,
        const struct digest *content, struct diag_list *diags)
{
    struct query *blob = query_create(database,
            "INSERT INTO blob (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING", diags);
    struct query *place = query_create(database,
            "INSERT INTO content_file (content, path, blob) VALUES (?1, ?2, ?3)"
            " ON CONFLICT DO NOTHING",
            diags);
    bool good = blob != NULL && place != NULL && insert_content(database, content, diags) &&
            insert_files(blob, place, bundle, content, diags);
    query_destroy(blob);
    query_destroy(place);
    return good;
}

bool store_pin_content(struct store *store, const struct bundle *bundle, struct digest *hash,
        struct diag_list *diags)
{
    *hash = bundle_digest(bundle);
    if (!database_begin(store->play, diags)) {
        return false;
    }
    bool good = pin(store->play, bundle, hash, diags);
    return database_end(store->play, good, diags);
}

// Adds the files of `hash` to `out`; none when this database does not have it.
static bool load(struct database *database, const struct digest *hash, struct bundle *out,
        struct diag_list *diags)
{
    struct query *query = query_create(database,
            "SELECT path, bytes FROM content_file JOIN blob ON blob.hash = content_file.blob"
            " WHERE content = ?1 ORDER BY path",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_digest(query, 1, hash);
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        size_t size = 0;
        const void *bytes = query_bytes(query, 1, &size);
        bundle_add(out, query_text(query, 0), bytes, size);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

static bool check(const struct bundle *bundle, const struct digest *hash, struct diag_list *diags)
{
    struct digest found = bundle_digest(bundle);
    if (bundle->files.count > 0 && memcmp(&found, hash, sizeof(found)) == 0) {
        return true;
    }
    char hex[DIGEST_HEX_SIZE];
    digest_write_hex(hash, hex);
    int code = bundle->files.count > 0 ? DIAG_STORE_CONTENT_CHANGED : DIAG_STORE_NO_CONTENT;
    diag_add(diags, code, DIAG_ERROR, NULL, 0, hex, NULL);
    return false;
}

bool store_load_content(
        struct store *store, const struct digest *hash, struct bundle *out, struct diag_list *diags)
{
    bundle_init_memory(out);
    bool read = store->play == NULL || load(store->play, hash, out, diags);
    if (read && out->files.count == 0) {
        read = load(store->office, hash, out, diags);
    }
    if (read && check(out, hash, diags)) {
        return true;
    }
    bundle_finish(out);
    bundle_init_memory(out);
    return false;
}
