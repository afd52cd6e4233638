// SPDX-License-Identifier: GPL-3.0-or-later
// Zip archives in memory: what spreadsheets are wrapped in. The only file that knows libarchive.
#include "game/report/table/zip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "game/base/mem.h"

void zip_finish(struct zip *zip)
{
    for (size_t i = 0; i < zip->parts.count; i++) {
        mem_free(zip->parts.items[i].name);
        buffer_finish(&zip->parts.items[i].bytes);
    }
    vec_finish(&zip->parts);
}

const struct zip_part *zip_find(const struct zip *zip, const char *name)
{
    for (size_t i = 0; i < zip->parts.count; i++) {
        if (strcmp(zip->parts.items[i].name, name) == 0) {
            return &zip->parts.items[i];
        }
    }
    return NULL;
}

void zip_add(struct zip *zip, const char *name, struct buffer *bytes)
{
    struct zip_part part = { mem_copy_text(name), *bytes };
    *bytes = (struct buffer) { 0 };
    vec_push(&zip->parts, part);
}

struct reading {
    struct archive *archive;
    struct zip *zip;
    const char *file;
    size_t size; // of all parts so far
    struct diag_list *diags;
};

static bool refuse_damaged(struct reading *reading)
{
    const char *reason = archive_error_string(reading->archive);
    diag_add(reading->diags, DIAG_ZIP_DAMAGED, DIAG_ERROR, reading->file, 0,
            reason != NULL ? reason : "", NULL);
    return false;
}

static bool refuse_large(struct reading *reading)
{
    char limit[16];
    (void)snprintf(limit, sizeof(limit), "%d", ZIP_PART_SIZE_MAX / (1024 * 1024));
    diag_add(reading->diags, DIAG_ZIP_LARGE, DIAG_ERROR, reading->file, 0, limit, NULL);
    return false;
}

static bool ends_with(const char *name, const char *end)
{
    size_t size = strlen(name);
    size_t end_size = strlen(end);
    return size >= end_size && strcmp(name + size - end_size, end) == 0;
}

static bool is_wanted(const char *name)
{
    return ends_with(name, ".xml") || ends_with(name, ".rels") || strcmp(name, "mimetype") == 0;
}

// What an archive says of its own sizes is not believed: the bytes are counted as they come.
static bool read_part(struct reading *reading, const char *name)
{
    char chunk[65536];
    struct buffer bytes = { 0 };
    la_ssize_t count = 0;
    bool fits = true;
    while (fits && (count = archive_read_data(reading->archive, chunk, sizeof(chunk))) > 0) {
        buffer_add_bytes(&bytes, chunk, (size_t)count);
        reading->size += (size_t)count;
        fits = bytes.size <= ZIP_PART_SIZE_MAX && reading->size <= ZIP_SIZE_MAX;
    }
    bool good = fits && count == 0;
    if (good) {
        zip_add(reading->zip, name, &bytes);
    } else if (!fits) {
        (void)refuse_large(reading);
    } else {
        (void)refuse_damaged(reading);
    }
    buffer_finish(&bytes);
    return good;
}

static bool read_parts(struct reading *reading)
{
    struct archive_entry *entry = NULL;
    int result = archive_read_next_header(reading->archive, &entry);
    for (int i = 0; result == ARCHIVE_OK || result == ARCHIVE_WARN; i++) {
        const char *name = archive_entry_pathname(entry);
        if (i == ZIP_PARTS_MAX) {
            return refuse_large(reading);
        }
        if (name != NULL && is_wanted(name) && !read_part(reading, name)) {
            return false;
        }
        result = archive_read_next_header(reading->archive, &entry);
    }
    return result == ARCHIVE_EOF || refuse_damaged(reading);
}

bool zip_read(
        struct zip *zip, const char *file, const char *bytes, size_t size, struct diag_list *diags)
{
    struct reading reading = { archive_read_new(), zip, file, 0, diags };
    if (reading.archive == NULL) {
        abort();
    }
    (void)archive_read_support_format_zip(reading.archive);
    bool good = archive_read_open_memory(reading.archive, bytes, size) == ARCHIVE_OK
            ? read_parts(&reading)
            : refuse_damaged(&reading);
    (void)archive_read_free(reading.archive);
    return good;
}

static la_ssize_t take_bytes(struct archive *archive, void *data, const void *bytes, size_t size)
{
    (void)archive;
    buffer_add_bytes(data, bytes, size);
    return (la_ssize_t)size;
}

// Memory is all that is written to, so only a lack of it can go wrong.
static void must(int result)
{
    if (result != ARCHIVE_OK) {
        abort();
    }
}

static void write_part(struct archive *archive, const struct zip_part *part, bool packed)
{
    struct archive_entry *entry = archive_entry_new();
    must(packed ? archive_write_zip_set_compression_deflate(archive)
                : archive_write_zip_set_compression_store(archive));
    archive_entry_set_pathname(entry, part->name);
    archive_entry_set_size(entry, (la_int64_t)part->bytes.size);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    must(archive_write_header(archive, entry));
    (void)archive_write_data(archive, buffer_text(&part->bytes), part->bytes.size);
    archive_entry_free(entry);
}

void zip_write(const struct zip *zip, struct buffer *bytes)
{
    struct archive *archive = archive_write_new();
    if (archive == NULL) {
        abort();
    }
    must(archive_write_set_format_zip(archive));
    must(archive_write_set_bytes_in_last_block(archive, 1));
    must(archive_write_open(archive, bytes, NULL, take_bytes, NULL));
    for (size_t i = 0; i < zip->parts.count; i++) {
        write_part(archive, &zip->parts.items[i], i > 0);
    }
    must(archive_write_close(archive));
    (void)archive_write_free(archive);
}
