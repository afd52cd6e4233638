// SPDX-License-Identifier: GPL-3.0-or-later
// Wrong passphrases: counted on the disk, so that each costs more waiting and starting again helps
// nobody.
#include "game/store/vault_tries.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/bundle.h"
#include "game/base/save.h"
#include "game/store/store.h"

enum { FILE_SIZE_MAX = 64 * 1024, WAIT_FIRST_MS = 2000, WAIT_MOST_MS = 15 * 60 * 1000 };

void vault_tries_finish(struct vault_tries *tries)
{
    vec_finish(&tries->at_ms);
}

static void write_path(struct buffer *path, const char *folder)
{
    buffer_add_format(path, "%s/office.tries", folder);
}

static void read_lines(struct vault_tries *tries, const char *text)
{
    char *end = NULL;
    tries->count = strtoll(text, &end, 10);
    tries->last_ms = strtoll(end, &end, 10);
    while (*end == '\n' && end[1] != '\0' && tries->at_ms.count < VAULT_TRIES_KEPT) {
        char *before = end;
        int64_t at_ms = strtoll(end, &end, 10);
        if (end == before) {
            break;
        }
        vec_push(&tries->at_ms, at_ms);
    }
}

void vault_tries_read(struct vault_tries *tries, const char *folder)
{
    struct buffer path = { 0 };
    struct buffer text = { 0 };
    struct diag_list none = { 0 };
    *tries = (struct vault_tries) { 0 };
    write_path(&path, folder);
    if (bundle_read_path(buffer_text(&path), FILE_SIZE_MAX, &text, &none)) {
        read_lines(tries, buffer_text(&text));
    }
    diag_list_finish(&none);
    buffer_finish(&text);
    buffer_finish(&path);
}

static bool remove_file(const char *path, struct diag_list *diags)
{
    if (unlink(path) == 0 || errno == ENOENT) {
        return true;
    }
    diag_add(diags, DIAG_STORE_READ_ONLY, DIAG_ERROR, path, 0, NULL);
    return false;
}

bool vault_tries_write(const struct vault_tries *tries, const char *folder, struct diag_list *diags)
{
    struct buffer path = { 0 };
    struct buffer text = { 0 };
    write_path(&path, folder);
    buffer_add_format(&text, "%" PRId64 " %" PRId64 "\n", tries->count, tries->last_ms);
    for (size_t i = 0; i < tries->at_ms.count; i++) {
        buffer_add_format(&text, "%" PRId64 "\n", tries->at_ms.items[i]);
    }
    bool none = tries->count == 0 && tries->at_ms.count == 0;
    bool good = none ? remove_file(buffer_text(&path), diags)
                     : save_file(buffer_text(&path), buffer_text(&text), text.size, NULL, diags);
    buffer_finish(&text);
    buffer_finish(&path);
    return good;
}

int64_t vault_tries_wait_ms(const struct vault_tries *tries, int64_t now_ms)
{
    if (tries->count < VAULT_TRIES_FREE) {
        return 0;
    }
    int64_t wait = WAIT_FIRST_MS;
    for (int64_t i = VAULT_TRIES_FREE; i < tries->count && wait < WAIT_MOST_MS; i++) {
        wait *= 2;
    }
    wait = wait < WAIT_MOST_MS ? wait : WAIT_MOST_MS;
    int64_t left = tries->last_ms + wait - now_ms;
    return left > wait ? wait : left > 0 ? left : 0;
}

void vault_tries_add(struct vault_tries *tries, int64_t now_ms)
{
    tries->count++;
    tries->last_ms = now_ms;
    if (tries->at_ms.count < VAULT_TRIES_KEPT) {
        vec_push(&tries->at_ms, now_ms);
    }
}
