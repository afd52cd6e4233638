// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed files: every page of a database and of its logs is a box that only one key opens.
#include "game/store/sealed_file.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include <sqlite3.h>

#include "game/base/mem.h"

// A log begins with a head, and each page in it stands behind a head of its own. A rollback journal
// has no such order: there whatever is as long as a page is one.
enum { LOG_HEAD = 32, FRAME_HEAD = 24, SECTOR = 512 };

// In the label of a box: a page belongs to one place in one kind of file.
enum kind { KIND_DATABASE = 1, KIND_LOG = 2, KIND_JOURNAL = 3 };

struct sealed_files {
    sqlite3_vfs vfs; // first: SQLite gives it back to us
    sqlite3_vfs *base;
    struct secret_key key;
    int page_size;
    char name[48];
};

struct sealed_file {
    sqlite3_file file; // first
    const struct sealed_files *files;
    enum kind kind;
    unsigned char *page; // one page of our own
    sqlite3_file *under; // the file as it is, behind this struct
};

static struct sealed_file *self_of(sqlite3_file *file)
{
    return (struct sealed_file *)file;
}

static sqlite3_file *under(sqlite3_file *file)
{
    return self_of(file)->under;
}

/* ---- pages ---- */

static uint64_t label_of(const struct sealed_file *self, sqlite3_int64 offset)
{
    return (uint64_t)offset * 4 + (uint64_t)self->kind;
}

static int content_size(const struct sealed_file *self)
{
    return self->files->page_size - SECRET_EXTRA_SIZE;
}

static bool is_blank(const unsigned char *bytes, size_t size)
{
    unsigned char any = 0;
    for (size_t i = 0; i < size; i++) {
        any |= bytes[i];
    }
    return any == 0;
}

// Gives SQLite zeros in the reserved bytes: its checksums are over the page as it has it.
static bool unseal_page(const struct sealed_file *self, unsigned char *page, sqlite3_int64 offset)
{
    unsigned char *extra = page + content_size(self);
    bool blank = is_blank(extra, SECRET_EXTRA_SIZE); // a hole, or behind the end of the file
    bool good = blank ||
            secret_unbox(&self->files->key, label_of(self, offset), page,
                    (size_t)content_size(self), extra, page);
    if (blank || !good) {
        memset(page, 0, (size_t)content_size(self));
    }
    memset(extra, 0, SECRET_EXTRA_SIZE);
    return good;
}

// Where the first page begins that reaches beyond `offset`.
static sqlite3_int64 first_page(const struct sealed_file *self, sqlite3_int64 offset)
{
    bool log = self->kind == KIND_LOG;
    sqlite3_int64 head = log ? LOG_HEAD + FRAME_HEAD : 0;
    sqlite3_int64 stride = self->files->page_size + (log ? FRAME_HEAD : 0);
    sqlite3_int64 number =
            offset < head ? 0 : (offset - head + stride - self->files->page_size) / stride;
    return head + number * stride;
}

static int read_part(struct sealed_file *self, sqlite3_int64 page_at, unsigned char *out,
        int amount, sqlite3_int64 offset)
{
    int size = self->files->page_size;
    int result = self->under->pMethods->xRead(self->under, self->page, size, page_at);
    if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ) {
        return result;
    }
    bool good = unseal_page(self, self->page, page_at);
    sqlite3_int64 from = page_at > offset ? page_at : offset;
    sqlite3_int64 to = page_at + size < offset + amount ? page_at + size : offset + amount;
    memcpy(out + (from - offset), self->page + (from - page_at), (size_t)(to - from));
    return good ? SQLITE_OK : SQLITE_IOERR_DATA;
}

// A frame of the log that was torn by a crash must not stop the reading of what stands before it:
// SQLite reads heads along when it looks which frames are whole, and then finds by its own checksum
// that this one is not.
static bool may_be_torn(const struct sealed_file *self, int amount)
{
    return self->kind == KIND_LOG && amount > self->files->page_size;
}

static int unseal_range(
        struct sealed_file *self, unsigned char *out, int amount, sqlite3_int64 offset)
{
    int size = self->files->page_size;
    int stride = size + (self->kind == KIND_LOG ? FRAME_HEAD : 0);
    for (sqlite3_int64 at = first_page(self, offset); at < offset + amount; at += stride) {
        bool whole = at >= offset && at + size <= offset + amount;
        int result = SQLITE_OK;
        if (!whole) {
            result = read_part(self, at, out, amount, offset);
        } else if (!unseal_page(self, out + (at - offset), at)) {
            result = SQLITE_IOERR_DATA;
        }
        if (result != SQLITE_OK && !(result == SQLITE_IOERR_DATA && may_be_torn(self, amount))) {
            return result;
        }
    }
    return SQLITE_OK;
}

static int read_journal(
        struct sealed_file *self, unsigned char *out, int amount, sqlite3_int64 offset)
{
    if (amount == self->files->page_size) {
        (void)unseal_page(self, out, offset); // a torn one fails SQLite's own checksum
    }
    return SQLITE_OK;
}

static int file_read(sqlite3_file *file, void *out, int amount, sqlite3_int64 offset)
{
    struct sealed_file *self = self_of(file);
    int read = self->under->pMethods->xRead(self->under, out, amount, offset);
    if (read != SQLITE_OK && read != SQLITE_IOERR_SHORT_READ) {
        return read;
    }
    int opened = self->kind == KIND_JOURNAL ? read_journal(self, out, amount, offset)
                                            : unseal_range(self, out, amount, offset);
    return opened != SQLITE_OK ? opened : read;
}

static int write_page(struct sealed_file *self, const unsigned char *page, sqlite3_int64 offset)
{
    size_t size = (size_t)content_size(self);
    // Ours to use, and to come back as zeros: the checksums of the logs are made over them too.
    if (!is_blank(page + size, SECRET_EXTRA_SIZE)) {
        return SQLITE_IOERR_WRITE;
    }
    secret_box(
            &self->files->key, label_of(self, offset), page, size, self->page, self->page + size);
    return self->under->pMethods->xWrite(self->under, self->page, self->files->page_size, offset);
}

// Whether exactly one page is written here, or a head, which is no secret; else nothing is.
static bool is_page(const struct sealed_file *self, int amount, sqlite3_int64 offset)
{
    bool as_long = amount == self->files->page_size;
    return as_long && (self->kind == KIND_JOURNAL || first_page(self, offset) == offset);
}

static bool is_head(const struct sealed_file *self, int amount, sqlite3_int64 offset)
{
    sqlite3_int64 next = first_page(self, offset);
    bool of_frame = amount == FRAME_HEAD && offset + FRAME_HEAD == next;
    bool of_log = amount == LOG_HEAD && offset == 0;
    return self->kind == KIND_JOURNAL || (self->kind == KIND_LOG && (of_frame || of_log));
}

static int file_write(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 offset)
{
    struct sealed_file *self = self_of(file);
    if (is_page(self, amount, offset)) {
        return write_page(self, bytes, offset);
    }
    if (is_head(self, amount, offset)) {
        return self->under->pMethods->xWrite(self->under, bytes, amount, offset);
    }
    return SQLITE_IOERR_WRITE; // never in the clear
}

/* ---- what passes through ---- */

static int file_close(sqlite3_file *file)
{
    struct sealed_file *self = self_of(file);
    int result = self->under->pMethods->xClose(self->under);
    secret_wipe(self->page, (size_t)self->files->page_size);
    mem_free(self->page);
    return result;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return under(file)->pMethods->xTruncate(under(file), size);
}

static int file_sync(sqlite3_file *file, int flags)
{
    return under(file)->pMethods->xSync(under(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return under(file)->pMethods->xFileSize(under(file), size);
}

static int file_lock(sqlite3_file *file, int level)
{
    return under(file)->pMethods->xLock(under(file), level);
}

static int file_unlock(sqlite3_file *file, int level)
{
    return under(file)->pMethods->xUnlock(under(file), level);
}

static int file_check_lock(sqlite3_file *file, int *reserved)
{
    return under(file)->pMethods->xCheckReservedLock(under(file), reserved);
}

static int file_control(sqlite3_file *file, int what, void *argument)
{
    return under(file)->pMethods->xFileControl(under(file), what, argument);
}

// Larger sectors would make a journal's heads as long as pages.
static int file_sector(sqlite3_file *file)
{
    (void)file;
    return SECTOR;
}

// Without these a frame of the log could be cut in two, or pages be written behind our back.
static int file_traits(sqlite3_file *file)
{
    int traits = under(file)->pMethods->xDeviceCharacteristics(under(file));
    return (traits & (SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN | SQLITE_IOCAP_SEQUENTIAL)) |
            SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int file_map(sqlite3_file *file, int region, int size, int extend, void volatile **out)
{
    return under(file)->pMethods->xShmMap(under(file), region, size, extend, out);
}

static int file_map_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return under(file)->pMethods->xShmLock(under(file), offset, count, flags);
}

static void file_barrier(sqlite3_file *file)
{
    under(file)->pMethods->xShmBarrier(under(file));
}

static int file_unmap(sqlite3_file *file, int remove)
{
    return under(file)->pMethods->xShmUnmap(under(file), remove);
}

// Version 2: pages are never mapped into memory, where we could not unseal them.
static const sqlite3_io_methods METHODS = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_traits,
    .xShmMap = file_map,
    .xShmLock = file_map_lock,
    .xShmBarrier = file_barrier,
    .xShmUnmap = file_unmap,
};

/* ---- opening ---- */

static int open_file(
        sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
    struct sealed_files *files = (struct sealed_files *)vfs;
    struct sealed_file *self = self_of(file);
    enum kind kind = (flags & SQLITE_OPEN_MAIN_DB) != 0 ? KIND_DATABASE
            : (flags & SQLITE_OPEN_WAL) != 0            ? KIND_LOG
                                                        : KIND_JOURNAL;
    self->file.pMethods = NULL;
    if ((flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) == 0) {
        return SQLITE_CANTOPEN;
    }
    self->files = files;
    self->kind = kind;
    self->under = (sqlite3_file *)(self + 1);
    int result = files->base->xOpen(files->base, name, self->under, flags, out_flags);
    if (result == SQLITE_OK) {
        self->page = mem_alloc((size_t)files->page_size);
        self->file.pMethods = &METHODS;
    }
    return result;
}

struct sealed_files *sealed_files_create(const struct secret_key *key, int page_size)
{
    struct sealed_files *files = mem_alloc(sizeof(*files));
    files->base = sqlite3_vfs_find(NULL);
    assert(files->base != NULL && files->base->iVersion >= 2);
    files->vfs = *files->base; // its own data too: what we do not do ourselves goes on as it was
    files->vfs.szOsFile = (int)sizeof(struct sealed_file) + files->base->szOsFile;
    files->vfs.pNext = NULL;
    files->vfs.zName = files->name;
    files->vfs.xOpen = open_file;
    files->key = *key;
    files->page_size = page_size;
    (void)snprintf(files->name, sizeof(files->name), "sealed-%p", (void *)files);
    if (sqlite3_vfs_register(&files->vfs, 0) != SQLITE_OK) {
        sealed_files_destroy(files);
        return NULL;
    }
    return files;
}

void sealed_files_destroy(struct sealed_files *files)
{
    if (files == NULL) {
        return;
    }
    sqlite3_vfs_unregister(&files->vfs);
    secret_wipe(&files->key, sizeof(files->key));
    mem_free(files);
}

const char *sealed_files_name(const struct sealed_files *files)
{
    return files->name;
}

bool sealed_files_open_log(const struct sealed_files *files, unsigned char *page, int64_t offset)
{
    const struct sealed_file log = { .files = files, .kind = KIND_LOG };
    return unseal_page(&log, page, offset);
}
