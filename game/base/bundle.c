// SPDX-License-Identifier: GPL-3.0-or-later
// A bundle: the files a shift is made of, by path, whether they lie in a folder or were pinned in a
// store.
#include "game/base/bundle.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/mem.h"

void bundle_init_folder(struct bundle *bundle, const char *root)
{
    *bundle = (struct bundle) { .root = mem_copy_text(root) };
}

void bundle_init_memory(struct bundle *bundle)
{
    *bundle = (struct bundle) { 0 };
}

void bundle_finish(struct bundle *bundle)
{
    for (size_t i = 0; i < bundle->files.count; i++) {
        mem_free(bundle->files.items[i].path);
        mem_free(bundle->files.items[i].bytes);
    }
    vec_finish(&bundle->files);
    mem_free(bundle->root);
    bundle->root = NULL;
}

// Where `path` stands, or would stand, in order of path.
static size_t place(const struct bundle *bundle, const char *path)
{
    size_t low = 0;
    size_t high = bundle->files.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(bundle->files.items[middle].path, path) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static const struct bundle_file *find(const struct bundle *bundle, const char *path)
{
    size_t at = place(bundle, path);
    bool here = at < bundle->files.count && strcmp(bundle->files.items[at].path, path) == 0;
    return here ? &bundle->files.items[at] : NULL;
}

// Takes over `bytes`.
static const struct bundle_file *insert(
        struct bundle *bundle, const char *path, char *bytes, size_t size)
{
    size_t at = place(bundle, path);
    struct bundle_file file = { mem_copy_text(path), bytes, size };
    vec_push(&bundle->files, file);
    struct bundle_file *items = bundle->files.items;
    memmove(&items[at + 1], &items[at], (bundle->files.count - 1 - at) * sizeof(*items));
    items[at] = file;
    return &items[at];
}

void bundle_add(struct bundle *bundle, const char *path, const void *bytes, size_t size)
{
    struct buffer copy = { 0 };
    buffer_add_bytes(&copy, bytes, size);
    size_t at = place(bundle, path);
    if (find(bundle, path) != NULL) {
        mem_free(bundle->files.items[at].bytes);
        bundle->files.items[at].size = size;
        bundle->files.items[at].bytes = buffer_take(&copy);
        return;
    }
    insert(bundle, path, buffer_take(&copy), size);
}

// A path from a stranger's file must stay inside the folder.
static bool leaves_root(const char *path)
{
    bool climbs =
            strncmp(path, "../", 3) == 0 || strstr(path, "/../") != NULL || strcmp(path, "..") == 0;
    size_t size = strlen(path);
    return path[0] == '/' || size == 0 || climbs ||
            (size >= 3 && strcmp(path + size - 3, "/..") == 0);
}

static bool read_stream(FILE *stream, size_t size_max, struct buffer *buffer)
{
    char chunk[65536];
    size_t count = 0;
    while ((count = fread(chunk, 1, sizeof(chunk), stream)) > 0) {
        buffer_add_bytes(buffer, chunk, count);
        if (buffer->size > size_max) {
            return false;
        }
    }
    return true;
}

bool bundle_read_path(
        const char *path, size_t size_max, struct buffer *buffer, struct diag_list *diags)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        diag_add(diags, DIAG_FILE_MISSING, DIAG_ERROR, path, 0, strerror(errno), NULL);
        return false;
    }
    if (!S_ISREG(status.st_mode)) {
        diag_add(diags, DIAG_FILE_NOT_A_FILE, DIAG_ERROR, path, 0, NULL);
        return false;
    }
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        diag_add(diags, DIAG_FILE_MISSING, DIAG_ERROR, path, 0, strerror(errno), NULL);
        return false;
    }

    bool fits = read_stream(stream, size_max, buffer);
    (void)fclose(stream);
    if (!fits) {
        char limit[32];
        (void)snprintf(limit, sizeof(limit), "%zu", size_max / (1024 * 1024));
        diag_add(diags, DIAG_FILE_TOO_LARGE, DIAG_ERROR, path, 0, limit, NULL);
    }
    return fits;
}

static char *join(const char *root, const char *path)
{
    struct buffer whole = { 0 };
    buffer_add_format(&whole, "%s/%s", root, path);
    return buffer_take(&whole);
}

const struct bundle_file *bundle_read(
        struct bundle *bundle, const char *path, struct diag_list *diags)
{
    const struct bundle_file *known = find(bundle, path);
    if (known != NULL) {
        return known;
    }
    if (leaves_root(path)) {
        diag_add(diags, DIAG_FILE_PATH, DIAG_ERROR, path, 0, NULL);
        return NULL;
    }
    if (bundle->root == NULL) {
        diag_add(diags, DIAG_FILE_MISSING, DIAG_ERROR, path, 0, strerror(ENOENT), NULL);
        return NULL;
    }

    char *whole = join(bundle->root, path);
    struct buffer bytes = { 0 };
    const struct bundle_file *file = NULL;
    if (bundle_read_path(whole, BUNDLE_FILE_SIZE_MAX, &bytes, diags)) {
        size_t size = bytes.size;
        file = insert(bundle, path, buffer_take(&bytes), size);
    }
    buffer_finish(&bytes);
    mem_free(whole);
    return file;
}

bool bundle_has(const struct bundle *bundle, const char *path)
{
    if (find(bundle, path) != NULL) {
        return true;
    }
    if (bundle->root == NULL || leaves_root(path)) {
        return false;
    }
    char *whole = join(bundle->root, path);
    struct stat status;
    bool there = stat(whole, &status) == 0 && S_ISREG(status.st_mode);
    mem_free(whole);
    return there;
}

struct digest bundle_digest(const struct bundle *bundle)
{
    VEC(struct digest_part) parts = { 0 };
    for (size_t i = 0; i < bundle->files.count; i++) {
        const struct bundle_file *file = &bundle->files.items[i];
        vec_push(&parts, ((struct digest_part) { file->path, strlen(file->path) }));
        vec_push(&parts, ((struct digest_part) { file->bytes, file->size }));
    }
    struct digest digest = digest_compute(parts.items, parts.count);
    vec_finish(&parts);
    return digest;
}
