// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets: keys out of passphrases, boxes that only a key opens, and memory that is wiped.
#include "game/base/secret.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "game/base/mem.h"

enum { NONCE_SIZE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, LABEL_SIZE = 8, COST_ROOM = 4 };

_Static_assert(SECRET_EXTRA_SIZE == NONCE_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES, "box");
_Static_assert(SECRET_SEAL_EXTRA == crypto_box_SEALBYTES, "seal");
_Static_assert(SECRET_SALT_SIZE == crypto_pwhash_SALTBYTES, "salt");

static void start_sodium(void)
{
    if (sodium_init() < 0) {
        abort();
    }
}

void secret_wipe(void *bytes, size_t size)
{
    sodium_memzero(bytes, size);
}

struct secret_cost secret_cost_moderate(void)
{
    return (struct secret_cost) { crypto_pwhash_OPSLIMIT_MODERATE,
        crypto_pwhash_MEMLIMIT_MODERATE };
}

struct secret_cost secret_cost_least(void)
{
    return (struct secret_cost) { crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };
}

bool secret_cost_fits(const struct secret_cost *cost)
{
    struct secret_cost most = secret_cost_moderate();
    struct secret_cost least = secret_cost_least();
    return cost->passes >= least.passes && cost->passes <= COST_ROOM * most.passes &&
            cost->memory >= least.memory && cost->memory <= COST_ROOM * most.memory;
}

void secret_key_draw(struct secret_key *key)
{
    start_sodium();
    randombytes_buf(key->bytes, sizeof(key->bytes));
}

bool secret_key_from_passphrase(struct secret_key *key, const char *passphrase,
        const unsigned char salt[SECRET_SALT_SIZE], const struct secret_cost *cost)
{
    start_sodium();
    return crypto_pwhash(key->bytes, sizeof(key->bytes), passphrase, strlen(passphrase), salt,
                   cost->passes, (size_t)cost->memory, crypto_pwhash_ALG_ARGON2ID13) == 0;
}

static void write_label(uint64_t label, unsigned char bytes[LABEL_SIZE])
{
    for (int i = 0; i < LABEL_SIZE; i++) {
        bytes[i] = (unsigned char)(label >> (8 * i));
    }
}

void secret_box(const struct secret_key *key, uint64_t label, const void *plain, size_t size,
        void *boxed, unsigned char extra[SECRET_EXTRA_SIZE])
{
    unsigned char place[LABEL_SIZE];
    write_label(label, place);
    start_sodium();
    randombytes_buf(extra, NONCE_SIZE);
    (void)crypto_aead_xchacha20poly1305_ietf_encrypt_detached(boxed, extra + NONCE_SIZE, NULL,
            plain, size, place, sizeof(place), NULL, extra, key->bytes);
}

bool secret_unbox(const struct secret_key *key, uint64_t label, const void *boxed, size_t size,
        const unsigned char extra[SECRET_EXTRA_SIZE], void *plain)
{
    unsigned char place[LABEL_SIZE];
    write_label(label, place);
    start_sodium();
    return crypto_aead_xchacha20poly1305_ietf_decrypt_detached(plain, NULL, boxed, size,
                   extra + NONCE_SIZE, place, sizeof(place), extra, key->bytes) == 0;
}

void secret_pair_draw(struct secret_pair *pair)
{
    start_sodium();
    (void)crypto_box_keypair(pair->open, pair->secret);
}

bool secret_pair_fits(const struct secret_pair *pair)
{
    unsigned char open[SECRET_KEY_SIZE];
    start_sodium();
    return crypto_scalarmult_base(open, pair->secret) == 0 &&
            sodium_memcmp(open, pair->open, sizeof(open)) == 0;
}

void secret_seal(const unsigned char open[SECRET_KEY_SIZE], const void *plain, size_t size,
        struct buffer *sealed)
{
    start_sodium();
    unsigned char *bytes = mem_alloc(size + SECRET_SEAL_EXTRA);
    if (crypto_box_seal(bytes, plain, size, open) != 0) {
        abort(); // only a key that is no point of the curve: keys are checked where they are read
    }
    buffer_add_bytes(sealed, bytes, size + SECRET_SEAL_EXTRA);
    mem_free(bytes);
}

bool secret_unseal(
        const struct secret_pair *pair, const void *sealed, size_t size, struct buffer *plain)
{
    start_sodium();
    if (size < SECRET_SEAL_EXTRA) {
        return false;
    }
    unsigned char *bytes = mem_alloc(size);
    bool good = crypto_box_seal_open(bytes, sealed, size, pair->open, pair->secret) == 0;
    if (good) {
        buffer_add_bytes(plain, bytes, size - SECRET_SEAL_EXTRA);
    }
    secret_wipe(bytes, size);
    mem_free(bytes);
    return good;
}

void secret_write_hex(struct buffer *text, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++) {
        buffer_add_format(text, "%02x", at[i]);
    }
}

bool secret_read_hex(const char *hex, void *bytes, size_t size)
{
    size_t read = 0;
    start_sodium();
    return strlen(hex) == 2 * size &&
            sodium_hex2bin(bytes, size, hex, 2 * size, NULL, &read, NULL) == 0 && read == size;
}
