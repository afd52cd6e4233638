// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the office as they lie on the disk: each in a box that a passphrase opens.
#include "game/store/vault_keys.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

// In the label of a box: a role's box is no other role's.
enum { LABEL_ROLES = 1, LABEL_SECRET = 100 };

static const char FIRST_LINE[] = "zeven office key 1\n";

static const char *const ROLES[] = { "administrator", "recruiter", "trainer" };

const char *vault_role_name(enum vault_role role)
{
    return ROLES[role];
}

enum vault_role vault_role_find(const char *name)
{
    int role = 0;
    while (role < VAULT_ROLE_COUNT && strcmp(ROLES[role], name) != 0) {
        role++;
    }
    return (enum vault_role)role;
}

static void put(struct vault_box *box, const struct secret_key *key, uint64_t label,
        const unsigned char bytes[SECRET_KEY_SIZE])
{
    box->there = true;
    secret_box(key, label, bytes, SECRET_KEY_SIZE, box->boxed, box->extra);
}

static bool take(const struct vault_box *box, const struct secret_key *key, uint64_t label,
        unsigned char bytes[SECRET_KEY_SIZE])
{
    return box->there && secret_unbox(key, label, box->boxed, SECRET_KEY_SIZE, box->extra, bytes);
}

bool vault_keys_set(struct vault_keys *keys, const struct vault_opened *opened,
        enum vault_role role, const char *passphrase)
{
    struct secret_key key;
    struct secret_key nothing;
    if (!secret_key_from_passphrase(&key, passphrase, keys->salt, &keys->cost)) {
        return false;
    }
    secret_key_draw(&nothing);
    put(&keys->roles[role], &key, (uint64_t)(LABEL_ROLES + role),
            role == VAULT_TRAINER ? nothing.bytes : opened->data.bytes);
    secret_wipe(&key, sizeof(key));
    return true;
}

bool vault_keys_make(struct vault_keys *keys, const char *passphrase,
        const struct secret_cost *cost, struct vault_opened *opened)
{
    *keys = (struct vault_keys) { .cost = *cost };
    struct secret_key salt;
    secret_key_draw(&salt);
    memcpy(keys->salt, salt.bytes, sizeof(keys->salt));
    opened->role = VAULT_ADMINISTRATOR;
    secret_key_draw(&opened->data);
    secret_pair_draw(&opened->pair);
    memcpy(keys->open, opened->pair.open, sizeof(keys->open));
    put(&keys->secret, &opened->data, LABEL_SECRET, opened->pair.secret);
    return vault_keys_set(keys, opened, VAULT_ADMINISTRATOR, passphrase);
}

static bool open_pair(const struct vault_keys *keys, struct vault_opened *opened)
{
    memcpy(opened->pair.open, keys->open, sizeof(opened->pair.open));
    return take(&keys->secret, &opened->data, LABEL_SECRET, opened->pair.secret) &&
            secret_pair_fits(&opened->pair);
}

bool vault_keys_try(const struct vault_keys *keys, const char *passphrase,
        struct vault_opened *opened, bool *enough)
{
    struct secret_key key;
    *enough = secret_key_from_passphrase(&key, passphrase, keys->salt, &keys->cost);
    bool good = false;
    for (int role = 0; *enough && !good && role < VAULT_ROLE_COUNT; role++) {
        good = take(&keys->roles[role], &key, (uint64_t)(LABEL_ROLES + role), opened->data.bytes) &&
                (role == VAULT_TRAINER || open_pair(keys, opened));
        opened->role = (enum vault_role)role;
    }
    secret_wipe(&key, sizeof(key));
    return good;
}

/* ---- the file ---- */

static void write_box(struct buffer *text, const char *name, const struct vault_box *box)
{
    if (box->there) {
        buffer_add_format(text, "%s ", name);
        secret_write_hex(text, box->boxed, sizeof(box->boxed));
        buffer_add_char(text, ' ');
        secret_write_hex(text, box->extra, sizeof(box->extra));
        buffer_add_char(text, '\n');
    }
}

void vault_keys_write(struct buffer *text, const struct vault_keys *keys)
{
    buffer_add(text, FIRST_LINE);
    buffer_add_format(
            text, "argon2id %" PRIu64 " %" PRIu64 " ", keys->cost.passes, keys->cost.memory);
    secret_write_hex(text, keys->salt, sizeof(keys->salt));
    buffer_add(text, "\nopen ");
    secret_write_hex(text, keys->open, sizeof(keys->open));
    buffer_add_char(text, '\n');
    write_box(text, "secret", &keys->secret);
    for (int role = 0; role < VAULT_ROLE_COUNT; role++) {
        write_box(text, ROLES[role], &keys->roles[role]);
    }
}

// Leaves `box` as it was when the line is about another one.
static bool read_box(const char *line, const char *name, struct vault_box *box)
{
    char word[16];
    char boxed[2 * SECRET_KEY_SIZE + 2];
    char extra[2 * SECRET_EXTRA_SIZE + 2];
    struct vault_box read = { .there = true };
    bool good = sscanf(line, "%15s %65s %81s", word, boxed, extra) == 3 &&
            strcmp(word, name) == 0 && secret_read_hex(boxed, read.boxed, sizeof(read.boxed)) &&
            secret_read_hex(extra, read.extra, sizeof(read.extra));
    if (good) {
        *box = read;
    }
    return good;
}

static bool read_line(struct vault_keys *keys, const char *line, int *heads)
{
    char hex[80];
    if (sscanf(line, "argon2id %" SCNu64 " %" SCNu64 " %79s", &keys->cost.passes,
                &keys->cost.memory, hex) == 3) {
        *heads += 1;
        return secret_cost_fits(&keys->cost) &&
                secret_read_hex(hex, keys->salt, sizeof(keys->salt));
    }
    if (sscanf(line, "open %79s", hex) == 1) {
        *heads += 1;
        return secret_read_hex(hex, keys->open, sizeof(keys->open));
    }
    if (read_box(line, "secret", &keys->secret)) {
        *heads += 1;
        return true;
    }
    for (int role = 0; role < VAULT_ROLE_COUNT; role++) {
        if (read_box(line, ROLES[role], &keys->roles[role])) {
            return true;
        }
    }
    return false;
}

bool vault_keys_read(struct vault_keys *keys, const char *text)
{
    *keys = (struct vault_keys) { 0 };
    if (strncmp(text, FIRST_LINE, strlen(FIRST_LINE)) != 0) {
        return false;
    }
    int heads = 0;
    const char *line = strchr(text, '\n') + 1;
    for (; *line != '\0'; line = strchr(line, '\n') + 1) {
        if (strchr(line, '\n') == NULL || !read_line(keys, line, &heads)) {
            return false;
        }
    }
    return heads == 3 && keys->roles[VAULT_ADMINISTRATOR].there;
}
