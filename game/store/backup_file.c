// SPDX-License-Identifier: GPL-3.0-or-later
// A backup: the files of a folder in one file, each with its hash, and a head that has its own.
#include "game/store/backup_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/bundle.h" // DIAG_FILE_MISSING
#include "game/base/save.h"

// A head is text, so that who has lost the program can still see what is in the file: a first line,
// when it was made, a line a file (hash, size, name), and the hash of all that.
static const char FIRST_LINE[] = "zeven backup 1\n";
static const char CHECK[] = "check ";

enum { HEAD_MAX = 65536, MEMBERS_MAX = 64, NAME_MAX_HERE = 200 };

void backup_file_finish(struct backup_file *backup)
{
    vec_finish(&backup->members);
    arena_finish(&backup->arena);
    *backup = (struct backup_file) { 0 };
}

static bool fail(const char *path, struct diag_list *diags)
{
    diag_add(diags, DIAG_FILE_WRITE, DIAG_ERROR, path, 0, strerror(errno), NULL);
    return false;
}

static bool refuse(int code, const char *path, const char *what, struct diag_list *diags)
{
    diag_add(diags, code, DIAG_ERROR, path, 0, what, NULL);
    return false;
}

/* ---- bytes of a file, without reading them all into memory ---- */

struct view {
    const char *bytes;
    size_t size;
};

static bool view_init(struct view *view, const char *path, struct diag_list *diags)
{
    struct stat status;
    *view = (struct view) { "", 0 };
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool good = file >= 0 && fstat(file, &status) == 0;
    if (good && status.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
        good = bytes != MAP_FAILED;
        if (good) {
            *view = (struct view) { bytes, (size_t)status.st_size };
        }
    }
    if (!good) {
        diag_add(diags, DIAG_FILE_MISSING, DIAG_ERROR, path, 0, strerror(errno), NULL);
    }
    if (file >= 0) {
        (void)close(file);
    }
    return good;
}

static void view_finish(struct view *view)
{
    if (view->size > 0) {
        (void)munmap((void *)(uintptr_t)view->bytes, view->size);
    }
}

static struct digest hash_of(const char *bytes, size_t size)
{
    return digest_compute(&(struct digest_part) { bytes, size }, 1);
}

static bool write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(file, bytes, size);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

/* ---- writing ---- */

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct backup_file_member *)a)->name,
            ((const struct backup_file_member *)b)->name);
}

static bool add_member(
        struct backup_file *backup, const char *folder, const char *name, struct diag_list *diags)
{
    struct buffer path = { 0 };
    struct view view;
    buffer_add_format(&path, "%s/%s", folder, name);
    bool good = view_init(&view, buffer_text(&path), diags);
    if (good) {
        struct backup_file_member member = { .name = arena_copy_text(
                                                     &backup->arena, name, strlen(name)),
            .size = (int64_t)view.size,
            .hash = hash_of(view.bytes, view.size) };
        vec_push(&backup->members, member);
        view_finish(&view);
    }
    buffer_finish(&path);
    return good;
}

static bool find_members(struct backup_file *backup, const char *folder, struct diag_list *diags)
{
    DIR *directory = opendir(folder);
    bool good = directory != NULL || fail(folder, diags);
    struct dirent *entry = NULL;
    while (good && (entry = readdir(directory)) != NULL) {
        if (entry->d_name[0] != '.') {
            good = add_member(backup, folder, entry->d_name, diags);
        }
    }
    if (directory != NULL) {
        (void)closedir(directory);
    }
    if (backup->members.count > 0) {
        qsort(backup->members.items, backup->members.count, sizeof(*backup->members.items),
                by_name);
    }
    return good;
}

static void write_head(struct backup_file *backup, struct buffer *head)
{
    char hex[DIGEST_HEX_SIZE];
    buffer_add_format(head, "%s%" PRId64 "\n", FIRST_LINE, backup->made_ms);
    for (size_t i = 0; i < backup->members.count; i++) {
        const struct backup_file_member *member = &backup->members.items[i];
        digest_write_hex(&member->hash, hex);
        buffer_add_format(head, "%s %" PRId64 " %s\n", hex, member->size, member->name);
    }
    backup->hash = hash_of(buffer_text(head), head->size);
    digest_write_hex(&backup->hash, hex);
    buffer_add_format(head, "%s%s\n", CHECK, hex);
    backup->head_size = (int64_t)head->size;
}

static bool write_bytes(
        int file, const struct backup_file *backup, const char *folder, struct diag_list *diags)
{
    bool good = true;
    for (size_t i = 0; good && i < backup->members.count; i++) {
        struct buffer path = { 0 };
        struct view view;
        buffer_add_format(&path, "%s/%s", folder, backup->members.items[i].name);
        good = view_init(&view, buffer_text(&path), diags);
        if (good) {
            good = write_all(file, view.bytes, view.size) || fail(buffer_text(&path), diags);
            view_finish(&view);
        }
        buffer_finish(&path);
    }
    return good;
}

bool backup_file_write(struct backup_file *backup, const char *folder, const char *path,
        int64_t made_ms, struct diag_list *diags)
{
    struct buffer head = { 0 };
    *backup = (struct backup_file) { .made_ms = made_ms };
    if (!find_members(backup, folder, diags)) {
        return false;
    }
    write_head(backup, &head);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        buffer_finish(&head);
        return errno == EEXIST ? refuse(DIAG_FILE_EXISTS, path, NULL, diags) : fail(path, diags);
    }
    bool good = (write_all(file, buffer_text(&head), head.size) || fail(path, diags)) &&
            write_bytes(file, backup, folder, diags) && (fsync(file) == 0 || fail(path, diags));
    (void)close(file);
    if (!good) {
        (void)unlink(path);
    }
    buffer_finish(&head);
    return good;
}

/* ---- reading ---- */

static int figure(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_hash(const char *hex, struct digest *hash)
{
    for (size_t i = 0; i < sizeof(hash->bytes); i++) {
        int high = figure(hex[2 * i]);
        int low = high >= 0 ? figure(hex[2 * i + 1]) : -1;
        if (low < 0) {
            return false;
        }
        hash->bytes[i] = (unsigned char)(16 * high + low);
    }
    return true;
}

// A name never leads out of the folder it is written to.
static bool is_name(const char *name)
{
    return name[0] != '\0' && name[0] != '.' && strchr(name, '/') == NULL &&
            strlen(name) <= NAME_MAX_HERE;
}

// "hash size name"
static bool read_line(struct backup_file *backup, const char *line)
{
    struct backup_file_member member = { 0 };
    char *end = NULL;
    if (!read_hash(line, &member.hash) || line[DIGEST_HEX_SIZE - 1] != ' ') {
        return false;
    }
    const char *size = line + DIGEST_HEX_SIZE;
    member.size = strtoll(size, &end, 10);
    if (*size < '0' || *size > '9' || member.size < 0 || *end != ' ' || !is_name(end + 1) ||
            backup->members.count == MEMBERS_MAX) {
        return false;
    }
    member.name = arena_copy_text(&backup->arena, end + 1, strlen(end + 1));
    vec_push(&backup->members, member);
    return true;
}

// The head up to its check, as text of its own that can be cut in lines.
static char *find_head(struct backup_file *backup, const struct view *view)
{
    size_t size = view->size < HEAD_MAX ? view->size : HEAD_MAX;
    char *head = arena_copy_text(&backup->arena, view->bytes, size);
    char *check = strstr(head, "\ncheck ");
    struct digest stated;
    if (check == NULL || strlen(check + 1) < strlen(CHECK) + DIGEST_HEX_SIZE ||
            !read_hash(check + 1 + strlen(CHECK), &stated)) {
        return NULL;
    }
    check[1] = '\0';
    size_t before = (size_t)(check + 1 - head);
    backup->hash = hash_of(head, before);
    backup->head_size = (int64_t)(before + strlen(CHECK) + DIGEST_HEX_SIZE);
    return memcmp(&stated, &backup->hash, sizeof(stated)) == 0 ? head : NULL;
}

static bool read_head(struct backup_file *backup, const struct view *view)
{
    char *head = find_head(backup, view);
    if (head == NULL) {
        return false;
    }
    char *rest = NULL;
    char *line = strtok_r(head + strlen(FIRST_LINE), "\n", &rest);
    backup->made_ms = line != NULL ? strtoll(line, NULL, 10) : 0;
    while ((line = strtok_r(NULL, "\n", &rest)) != NULL) {
        if (strlen(line) < DIGEST_HEX_SIZE || !read_line(backup, line)) {
            return false;
        }
    }
    return true;
}

// Gives each file in turn, once it has its hash.
typedef bool (*take_file)(void *context, const struct backup_file_member *member, const char *bytes,
        struct diag_list *diags);

static bool walk(const struct backup_file *backup, const struct view *view, const char *path,
        take_file take, void *context, struct diag_list *diags)
{
    size_t at = (size_t)backup->head_size;
    for (size_t i = 0; i < backup->members.count; i++) {
        const struct backup_file_member *member = &backup->members.items[i];
        size_t size = (size_t)member->size;
        if (size > view->size - at) {
            return refuse(DIAG_BACKUP_DAMAGED, path, member->name, diags);
        }
        struct digest found = hash_of(view->bytes + at, size);
        if (memcmp(&found, &member->hash, sizeof(found)) != 0) {
            return refuse(DIAG_BACKUP_DAMAGED, path, member->name, diags);
        }
        if (take != NULL && !take(context, member, view->bytes + at, diags)) {
            return false;
        }
        at += size;
    }
    return at == view->size || refuse(DIAG_BACKUP_DAMAGED, path, "end", diags);
}

static bool read_pack(struct backup_file *backup, const struct view *view, const char *path,
        struct diag_list *diags)
{
    size_t size = strlen(FIRST_LINE);
    if (view->size < size || memcmp(view->bytes, FIRST_LINE, size) != 0) {
        return refuse(DIAG_BACKUP_FOREIGN, path, NULL, diags);
    }
    return (read_head(backup, view) && (size_t)backup->head_size <= view->size) ||
            refuse(DIAG_BACKUP_DAMAGED, path, "head", diags);
}

static bool go_through(struct backup_file *backup, const char *path, take_file take, void *context,
        struct diag_list *diags)
{
    struct view view;
    *backup = (struct backup_file) { 0 };
    if (!view_init(&view, path, diags)) {
        return false;
    }
    bool good = read_pack(backup, &view, path, diags) &&
            walk(backup, &view, path, take, context, diags);
    view_finish(&view);
    return good;
}

bool backup_file_check(struct backup_file *backup, const char *path, struct diag_list *diags)
{
    return go_through(backup, path, NULL, NULL, diags);
}

static bool write_member(void *context, const struct backup_file_member *member, const char *bytes,
        struct diag_list *diags)
{
    const struct buffer *folder = context;
    struct buffer path = { 0 };
    buffer_add_format(&path, "%s/%s", buffer_text(folder), member->name);
    int file = open(buffer_text(&path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    bool good = file >= 0 && write_all(file, bytes, (size_t)member->size) && fsync(file) == 0;
    if (!good) {
        fail(buffer_text(&path), diags);
    }
    if (file >= 0) {
        (void)close(file);
    }
    buffer_finish(&path);
    return good;
}

bool backup_file_extract(
        struct backup_file *backup, const char *path, const char *folder, struct diag_list *diags)
{
    struct buffer place = { 0 };
    buffer_add(&place, folder);
    bool good = go_through(backup, path, write_member, &place, diags);
    buffer_finish(&place);
    return good;
}
