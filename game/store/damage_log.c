// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the log of a database has lost something in its middle.
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/store/damage.h"
#include "game/store/sealed_file.h"
#include "game/store/store.h"

// SQLite reads a log up to the first page that does not fit, and drops the rest: after a crash that
// is what was never confirmed. But a change is confirmed only when all before it is on the disk. So
// where a change was begun after the one in which a page does not fit, that page was once whole.
enum {
    LOG_HEAD = 32,
    FRAME_HEAD = 24,
    PAGE_MIN = 512,
    PAGE_MAX = 65536,
    MAGIC = 0x377f0682, // the last bit: sums are over words with the high byte first
    TRIES = 3,
    REST_NS = 5000000,
};

struct log {
    int file;
    const struct sealed_files *files;
    size_t page_size;
    unsigned char salts[8]; // what frames of this round of the log have
    bool high_first;
    uint32_t sums[2]; // up to here
    unsigned char frame[FRAME_HEAD + PAGE_MAX];
};

static uint32_t read_word(const unsigned char *at, bool high_first)
{
    return high_first
            ? (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3]
            : (uint32_t)at[3] << 24 | (uint32_t)at[2] << 16 | (uint32_t)at[1] << 8 | at[0];
}

// The sums of https://www.sqlite.org/fileformat2.html#wal_format, 4.2.
static void add_sums(struct log *log, const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i += 8) {
        log->sums[0] += read_word(bytes + i, log->high_first) + log->sums[1];
        log->sums[1] += read_word(bytes + i + 4, log->high_first) + log->sums[0];
    }
}

static bool sums_are(const struct log *log, const unsigned char *at)
{
    return log->sums[0] == read_word(at, true) && log->sums[1] == read_word(at + 4, true);
}

static bool read_head(struct log *log)
{
    unsigned char head[LOG_HEAD];
    if (pread(log->file, head, sizeof(head), 0) != (ssize_t)sizeof(head)) {
        return false;
    }
    uint32_t magic = read_word(head, true);
    log->high_first = (magic & 1) != 0;
    log->page_size = read_word(head + 8, true);
    memcpy(log->salts, head + 16, sizeof(log->salts));
    memset(log->sums, 0, sizeof(log->sums));
    add_sums(log, head, 24);
    return (magic & ~UINT32_C(1)) == MAGIC && sums_are(log, head + 24) &&
            log->page_size >= PAGE_MIN && log->page_size <= PAGE_MAX;
}

/* ---- frames ---- */

static bool read_frame(struct log *log, int64_t number)
{
    size_t size = FRAME_HEAD + log->page_size;
    off_t at = LOG_HEAD + (off_t)(number * (int64_t)size);
    return pread(log->file, log->frame, size, at) == (ssize_t)size;
}

static bool is_of_this_round(const struct log *log)
{
    return memcmp(log->frame + 8, log->salts, sizeof(log->salts)) == 0;
}

static bool ends_change(const struct log *log)
{
    return read_word(log->frame + 4, true) != 0;
}

static bool opens(struct log *log, int64_t number)
{
    int64_t at = LOG_HEAD + number * (int64_t)(FRAME_HEAD + log->page_size) + FRAME_HEAD;
    return log->files == NULL || sealed_files_open_log(log->files, log->frame + FRAME_HEAD, at);
}

// Afterwards `sums` are those that the frame says, so that the next can be judged by itself.
static bool fits(struct log *log, int64_t number)
{
    bool good = is_of_this_round(log) && opens(log, number);
    add_sums(log, log->frame, 8);
    add_sums(log, log->frame + FRAME_HEAD, log->page_size);
    good = good && sums_are(log, log->frame + 16);
    log->sums[0] = read_word(log->frame + 16, true);
    log->sums[1] = read_word(log->frame + 20, true);
    return good;
}

static bool lost_something(struct log *log)
{
    int64_t number = 0;
    while (read_frame(log, number) && fits(log, number)) {
        number++;
    }
    bool ended = false; // the change in which a page does not fit
    for (; read_frame(log, number); number++) {
        bool ours = is_of_this_round(log);
        if (ours && ended && opens(log, number)) {
            return true;
        }
        ended = ended || (ours && ends_change(log));
    }
    return false;
}

// A head is written and on the disk before any frame.
static bool is_broken(struct log *log)
{
    off_t size = lseek(log->file, 0, SEEK_END);
    return read_head(log) ? lost_something(log) : size > LOG_HEAD;
}

bool damage_check_log(const char *path, const struct sealed_files *files, struct diag_list *diags)
{
    struct buffer name = { 0 };
    buffer_add_format(&name, "%s-wal", path);
    int file = open(buffer_text(&name), O_RDONLY | O_CLOEXEC);
    struct log *log = mem_alloc(sizeof(*log));
    *log = (struct log) { .file = file, .files = files };
    bool broken = file >= 0;
    for (int i = 0; i < TRIES && broken; i++) {
        broken = is_broken(log);
        if (broken) {
            (void)nanosleep(&(struct timespec) { .tv_nsec = REST_NS }, NULL);
        }
    }
    if (file >= 0) {
        (void)close(file);
    }
    if (broken) {
        diag_add(diags, DIAG_STORE_DAMAGED, DIAG_ERROR, path, 0, NULL);
        diag_add(diags, DIAG_DAMAGE_LOG, DIAG_NOTE, path, 0, NULL);
    }
    secret_wipe(log, sizeof(*log));
    mem_free(log);
    buffer_finish(&name);
    return !broken;
}
