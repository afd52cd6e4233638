// SPDX-License-Identifier: GPL-3.0-or-later
// Protects secrets: what was boxed or sealed opens with its key and label only, and only whole.
#include "game/base/secret.h"

#include <string.h>

#include "tests/test_main.h"

static const char WORDS[] = "nobody else is to read this";

START_TEST(a_box_opens_with_its_key_and_label_only)
{
    struct secret_key key;
    struct secret_key other;
    unsigned char boxed[sizeof(WORDS)];
    unsigned char extra[SECRET_EXTRA_SIZE];
    char plain[sizeof(WORDS)];
    secret_key_draw(&key);
    secret_key_draw(&other);
    secret_box(&key, 7, WORDS, sizeof(WORDS), boxed, extra);
    ck_assert(memcmp(boxed, WORDS, sizeof(WORDS)) != 0);
    ck_assert(secret_unbox(&key, 7, boxed, sizeof(boxed), extra, plain));
    ck_assert_str_eq(plain, WORDS);
    ck_assert(!secret_unbox(&other, 7, boxed, sizeof(boxed), extra, plain));
    ck_assert(!secret_unbox(&key, 8, boxed, sizeof(boxed), extra, plain));
    for (size_t i = 0; i < sizeof(boxed); i++) {
        boxed[i] ^= 1;
        ck_assert(!secret_unbox(&key, 7, boxed, sizeof(boxed), extra, plain));
        boxed[i] ^= 1;
    }
    for (size_t i = 0; i < sizeof(extra); i++) {
        extra[i] ^= 1;
        ck_assert(!secret_unbox(&key, 7, boxed, sizeof(boxed), extra, plain));
        extra[i] ^= 1;
    }
}
END_TEST

START_TEST(the_same_words_are_never_boxed_alike)
{
    struct secret_key key;
    unsigned char boxed[2][sizeof(WORDS)];
    unsigned char extra[SECRET_EXTRA_SIZE];
    secret_key_draw(&key);
    secret_box(&key, 7, WORDS, sizeof(WORDS), boxed[0], extra);
    secret_box(&key, 7, WORDS, sizeof(WORDS), boxed[1], extra);
    ck_assert(memcmp(boxed[0], boxed[1], sizeof(boxed[0])) != 0);
}
END_TEST

START_TEST(a_passphrase_gives_one_key_and_each_salt_another)
{
    unsigned char salt[SECRET_SALT_SIZE] = { 1 };
    struct secret_cost cost = secret_cost_least();
    struct secret_key keys[4];
    ck_assert(secret_key_from_passphrase(&keys[0], "vier woorden op een rij", salt, &cost));
    ck_assert(secret_key_from_passphrase(&keys[1], "vier woorden op een rij", salt, &cost));
    ck_assert(secret_key_from_passphrase(&keys[2], "vier woorden op een rei", salt, &cost));
    salt[0] = 2;
    ck_assert(secret_key_from_passphrase(&keys[3], "vier woorden op een rij", salt, &cost));
    ck_assert_mem_eq(&keys[0], &keys[1], sizeof(keys[0]));
    ck_assert_mem_ne(&keys[0], &keys[2], sizeof(keys[0]));
    ck_assert_mem_ne(&keys[0], &keys[3], sizeof(keys[0]));
}
END_TEST

START_TEST(what_is_sealed_opens_with_the_secret_half_only)
{
    struct secret_pair pair;
    struct secret_pair other;
    struct buffer sealed = { 0 };
    struct buffer plain = { 0 };
    secret_pair_draw(&pair);
    secret_pair_draw(&other);
    ck_assert(secret_pair_fits(&pair));
    secret_seal(pair.open, WORDS, sizeof(WORDS), &sealed);
    ck_assert_uint_eq(sealed.size, sizeof(WORDS) + SECRET_SEAL_EXTRA);
    ck_assert(secret_unseal(&pair, sealed.bytes, sealed.size, &plain));
    ck_assert_str_eq(buffer_text(&plain), WORDS);
    ck_assert(!secret_unseal(&other, sealed.bytes, sealed.size, &plain));
    ck_assert(!secret_unseal(&pair, sealed.bytes, sealed.size - 1, &plain));
    ck_assert(!secret_unseal(&pair, sealed.bytes, 3, &plain));
    sealed.bytes[40] ^= 1;
    ck_assert(!secret_unseal(&pair, sealed.bytes, sealed.size, &plain));
    memcpy(other.open, pair.open, sizeof(other.open));
    ck_assert(!secret_pair_fits(&other));
    buffer_finish(&sealed);
    buffer_finish(&plain);
}
END_TEST

START_TEST(hexadecimal_is_read_whole_or_not)
{
    unsigned char bytes[3] = { 0x0a, 0xff, 0x10 };
    struct buffer text = { 0 };
    secret_write_hex(&text, bytes, sizeof(bytes));
    ck_assert_str_eq(buffer_text(&text), "0aff10");
    memset(bytes, 0, sizeof(bytes));
    ck_assert(secret_read_hex("0aff10", bytes, 3));
    ck_assert_uint_eq(bytes[1], 0xff);
    ck_assert(!secret_read_hex("0aff1", bytes, 3));
    ck_assert(!secret_read_hex("0aff1000", bytes, 3));
    ck_assert(!secret_read_hex("0aff1z", bytes, 3));
    buffer_finish(&text);
}
END_TEST

START_TEST(a_cost_out_of_reason_is_refused)
{
    struct secret_cost cost = secret_cost_moderate();
    ck_assert(secret_cost_fits(&cost));
    cost.memory *= 5;
    ck_assert(!secret_cost_fits(&cost));
    cost = secret_cost_least();
    ck_assert(secret_cost_fits(&cost));
    cost.passes = 0;
    ck_assert(!secret_cost_fits(&cost));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("secret");
    TCase *tests = tcase_create("secret");
    tcase_add_test(tests, a_box_opens_with_its_key_and_label_only);
    tcase_add_test(tests, the_same_words_are_never_boxed_alike);
    tcase_add_test(tests, a_passphrase_gives_one_key_and_each_salt_another);
    tcase_add_test(tests, what_is_sealed_opens_with_the_secret_half_only);
    tcase_add_test(tests, hexadecimal_is_read_whole_or_not);
    tcase_add_test(tests, a_cost_out_of_reason_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
