// SPDX-License-Identifier: GPL-3.0-or-later
// Protects conversations on their way out of a word processor.
#include "game/command/conversation.h"

#include <string.h>

#include "game/base/buffer.h"
#include "tests/test_main.h"

static struct conversation conversation;
static struct diag_list diags;

static void tear_down(void)
{
    conversation_finish(&conversation);
    diag_list_finish(&diags);
}

#define TALK "k:Waar blijft het?|m:Ik zoek het op.|"

static const struct {
    const char *what;
    const char *text;
    const char *heard; // k: and m:, each ended with |
} WAYS[] = {
    { "plain", "Klant: Waar blijft het?\nMedewerker: Ik zoek het op.\n", TALK },
    { "no line end at the end", "Klant: Waar blijft het?\nMedewerker: Ik zoek het op.", TALK },
    { "Windows", "Klant: Waar blijft het?\r\n\r\nMedewerker: Ik zoek het op.\r\n", TALK },
    { "an old Mac", "Klant: Waar blijft het?\rMedewerker: Ik zoek het op.\r", TALK },
    { "a mark in front", "\xef\xbb\xbfKlant: Waar blijft het?\nMedewerker: Ik zoek het op.", TALK },
    { "capitals, spaces, no space", "KLANT :Waar blijft het?\nmedewerker:  Ik zoek\thet op. ",
            TALK },
    { "a list", "1. Klant: Waar blijft het?\n2) Medewerker: Ik zoek het op.", TALK },
    { "bullets", "\xe2\x80\xa2 Klant: Waar blijft het?\n- Medewerker: Ik zoek het op.", TALK },
    { "bold", "**Klant:** Waar blijft het?\n__Medewerker__: Ik zoek het op.", TALK },
    { "a chat log", "[12-05 09:20] Klant: Waar blijft het?\n09:21:04 - Medewerker: Ik zoek het op.",
            TALK },
    { "hard spaces and soft hyphens",
            "Klant:\xc2\xa0Waar blij\xc2\xad"
            "ft het?\nMedewerker: Ik\xe2\x80\xafzoek het op.",
            TALK },
    { "words in brackets", "Klant (boos): Waar blijft het?\nMedewerker 2: Ik zoek het op.", TALK },
    { "letters", "K: Waar blijft het?\nM: Ik zoek het op.", TALK },
    { "a manual line break",
            "Klant: Waar\x0b"
            "blijft het?\nMedewerker: Ik zoek\nhet op.",
            TALK },
    { "the same speaker twice",
            "Klant: Waar\nKlant: blijft het?\nMedewerker: Ik zoek het\n\nMedewerker: op.", TALK },
    { "a colon in what is said", "Klant: Ik zei: nu.\nMedewerker: Drie dingen:\nLet op: morgen.\n",
            "k:Ik zei: nu.|m:Drie dingen: Let op: morgen.|" },
    { "Western Windows", "Klant: \x93Z\xf3?\x94 \x80 5\nMedewerker: \xc9\xe9n",
            "k:“Zó?” € 5|m:Één|" },
    { "the one who answers begins", "Medewerker: Goedemorgen.\nKlant: Dag.",
            "m:Goedemorgen.|k:Dag.|" },
};

static void write_heard(struct buffer *heard)
{
    for (size_t i = 0; i < conversation.lines.count; i++) {
        buffer_add_format(heard, "%c:%s|", conversation.lines.items[i].customer ? 'k' : 'm',
                conversation.lines.items[i].text);
    }
}

START_TEST(every_way_of_writing_it_down_is_heard)
{
    struct buffer heard = { 0 };
    bool good =
            conversation_read(&conversation, "g.txt", WAYS[_i].text, strlen(WAYS[_i].text), &diags);
    ck_assert_msg(good, "%s", WAYS[_i].what);
    write_heard(&heard);
    ck_assert_msg(strcmp(buffer_text(&heard), WAYS[_i].heard) == 0, "%s: %s", WAYS[_i].what,
            buffer_text(&heard));
    ck_assert_uint_eq(diags.diags.count, 0);
    buffer_finish(&heard);
}
END_TEST

START_TEST(utf16_is_heard_in_both_orders)
{
    static const char text[] = "Klant: Hoi!\nMedewerker: Dag.";
    struct buffer bytes = { 0 };
    buffer_add_bytes(&bytes, _i == 0 ? "\xff\xfe" : "\xfe\xff", 2);
    for (size_t i = 0; i < strlen(text); i++) {
        char pair[2] = { _i == 0 ? text[i] : '\0', _i == 0 ? '\0' : text[i] };
        buffer_add_bytes(&bytes, pair, 2);
    }
    ck_assert(conversation_read(&conversation, "g.txt", bytes.bytes, bytes.size, &diags));
    ck_assert_str_eq(conversation.lines.items[0].text, "Hoi!");
    ck_assert_str_eq(conversation.lines.items[1].text, "Dag.");
    buffer_finish(&bytes);
}
END_TEST

START_TEST(the_name_of_the_customer_is_kept)
{
    static const char *const NAMES[][2] = {
        { "Klant Fatima El Amrani: Dag.\nM: Dag.", "Fatima El Amrani" },
        { "Mevrouw De Wit: Dag.\nIk: Dag.", "Mevrouw De Wit" },
        { "Klant: Dag.\nKlant Wil: Hoi.\nM: Dag.", "Wil" },
    };
    ck_assert(
            conversation_read(&conversation, "g.txt", NAMES[_i][0], strlen(NAMES[_i][0]), &diags));
    ck_assert_str_eq(conversation.name, NAMES[_i][1]);
}
END_TEST

static const struct {
    const char *text;
    int code;
    int line;
} SLIPS[] = {
    { "", DIAG_CONVERSATION_EMPTY, 0 },
    { "Er was eens een klant.\nDie belde.", DIAG_CONVERSATION_EMPTY, 0 },
    { "Klant: Dag.\nKlant: Hallo?", DIAG_CONVERSATION_ONE, 0 },
    { "Medewerker: Dag.", DIAG_CONVERSATION_ONE, 0 },
    { "Klant: Dag.\n\nPiet: Hoi.\nKlant: Ja.\nPiet: Nee.", DIAG_CONVERSATION_SPEAKER, 3 },
    { "Gesprek van maandag\nKlant: Dag.\nM: Dag.", DIAG_CONVERSATION_BEFORE, 1 },
    { "Klant: Dag.\nMedewerker:\nKlant: Hallo?\nM: Ja.", DIAG_CONVERSATION_SILENT, 2 },
};

START_TEST(what_is_wrong_is_said_by_line)
{
    (void)conversation_read(&conversation, "g.txt", SLIPS[_i].text, strlen(SLIPS[_i].text), &diags);
    size_t at = 0;
    while (at < diags.diags.count && diags.diags.items[at].code != SLIPS[_i].code) {
        at++;
    }
    ck_assert_msg(at < diags.diags.count, "%s", SLIPS[_i].text);
    ck_assert_int_eq(diags.diags.items[at].line, SLIPS[_i].line);
}
END_TEST

// Whatever bytes come: no crash, and valid text or a diagnostic.
START_TEST(any_bytes_are_borne)
{
    static const char SIGNS[] = "Klant:Medwrk \n\r\xff\xfe\0*-[]09.\x80\xc3\xa9";
    unsigned seed = (unsigned)_i + 1;
    char bytes[400];
    for (size_t i = 0; i < sizeof(bytes); i++) {
        seed = seed * 1664525u + 1013904223u;
        bytes[i] = SIGNS[(seed >> 8) % (sizeof(SIGNS) - 1)];
    }
    bool good = conversation_read(&conversation, "g.txt", bytes, sizeof(bytes), &diags);
    ck_assert(good || diags.errors > 0);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("conversation");
    TCase *cases = tcase_create("conversation");
    tcase_add_checked_fixture(cases, NULL, tear_down);
    tcase_add_loop_test(
            cases, every_way_of_writing_it_down_is_heard, 0, sizeof(WAYS) / sizeof(WAYS[0]));
    tcase_add_loop_test(cases, utf16_is_heard_in_both_orders, 0, 2);
    tcase_add_loop_test(cases, the_name_of_the_customer_is_kept, 0, 3);
    tcase_add_loop_test(cases, what_is_wrong_is_said_by_line, 0, sizeof(SLIPS) / sizeof(SLIPS[0]));
    tcase_add_loop_test(cases, any_bytes_are_borne, 0, 50);
    suite_add_tcase(suite, cases);
    return suite;
}
