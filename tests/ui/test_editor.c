// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what people type: every edit keeps whole UTF-8, selections are replaced, undo goes back
// step by step.
#include "game/ui/editor.h"

#include <string.h>

#include "game/base/hash.h"
#include "game/base/utf8.h"
#include "tests/test_main.h"

// One letter an edit: < > move, [ ] move by word, { } select.
static bool move(struct editor *editor, uint32_t c)
{
    bool forward = c == '>' || c == ']' || c == '}';
    bool word = c == '[' || c == ']';
    if (c == 0 || strchr("<>[]{}", (int)c) == NULL) {
        return false;
    }
    size_t at = forward ? editor_after(editor, word) : editor_before(editor, word);
    editor_move(editor, at, c == '{' || c == '}');
    return true;
}

// b backspace, d delete, w word back, u undo, r redo; anything else is typed.
static void change(struct editor *editor, uint32_t c, const char *typed)
{
    switch (c) {
    case 'b':
        editor_delete(editor, false, false);
        break;
    case 'd':
        editor_delete(editor, true, false);
        break;
    case 'w':
        editor_delete(editor, false, true);
        break;
    case 'u':
        editor_undo(editor);
        break;
    case 'r':
        editor_redo(editor);
        break;
    default:
        editor_insert(editor, typed, true);
    }
}

static void play(struct editor *editor, const char *script)
{
    while (*script != '\0') {
        const char *start = script;
        uint32_t c = utf8_next(&script);
        char typed[5] = { 0 };
        memcpy(typed, start, (size_t)(script - start));
        if (c > 127 || !move(editor, c)) {
            change(editor, c, typed);
        }
    }
}

static const struct {
    const char *what;
    const char *start;
    const char *script;
    const char *text; // with | at the caret
} EDITS[] = {
    { "typing", "", "één", "één|" },
    { "in the middle", "ac", "<€", "a€|c" },
    { "backspace takes a code point", "a€", "b", "a|" },
    { "delete takes a code point", "€a", "<<d", "|a" },
    { "nothing to delete", "a", "d", "a|" },
    { "nothing before", "a", "<b", "|a" },
    { "by word", "een twee drie", "[", "een twee |drie" },
    { "two words", "een twee drie", "[[", "een |twee drie" },
    { "forward by word", "een twee", "[[]", "een |twee" },
    { "a word back is deleted", "een twee", "w", "een |" },
    { "a selection is replaced", "abc", "{{x", "ax|" },
    { "a selection is deleted", "abc", "{{b", "a|" },
    { "an emoji is one thing", "a😀", "b", "a|" },
    { "undo a word of typing", "", "xyzu", "|" },
    { "undo then redo", "", "xyzur", "xyz|" },
    { "space starts a new step", "", "x yu", "x |" },
    { "undo a deletion", "ac", "bu", "ac|" },
    { "typing forgets redo", "", "xuyr", "y|" },
};

START_TEST(edits_do_what_they_say)
{
    struct editor editor = { .max_bytes = 100 };
    editor_set(&editor, EDITS[_i].start);
    play(&editor, EDITS[_i].script);
    struct buffer got = { 0 };
    buffer_add_bytes(&got, buffer_text(&editor.text), editor.caret);
    buffer_add_char(&got, '|');
    buffer_add(&got, buffer_text(&editor.text) + editor.caret);
    ck_assert_msg(strcmp(buffer_text(&got), EDITS[_i].text) == 0, "%s: got \"%s\"", EDITS[_i].what,
            buffer_text(&got));
    buffer_finish(&got);
    editor_finish(&editor);
}
END_TEST

static const struct {
    const char *what;
    const char *paste;
    bool lines;
    const char *text;
} PASTES[] = {
    { "newlines become spaces in one line", "a\nb", false, "a b" },
    { "newlines stay in many lines", "a\nb", true, "a\nb" },
    { "tabs become spaces", "a\tb", true, "a b" },
    { "carriage returns and bells go", "a\r\n\ab", true, "a\nb" },
    { "what is no UTF-8 is refused", "a\xff", true, "" },
    { "whole code points up to the limit", "aaaaaaaa€", false, "aaaaaaaa" },
    { "as much as fits", "abcdefghijkl", false, "abcdefghij" },
};

START_TEST(pastes_are_made_clean)
{
    struct editor editor = { .max_bytes = 10 };
    editor_insert(&editor, PASTES[_i].paste, PASTES[_i].lines);
    ck_assert_msg(strcmp(buffer_text(&editor.text), PASTES[_i].text) == 0, "%s: got \"%s\"",
            PASTES[_i].what, buffer_text(&editor.text));
    editor_finish(&editor);
}
END_TEST

START_TEST(a_word_is_selected_by_a_double_click)
{
    struct editor editor = { .max_bytes = 100 };
    editor_set(&editor, "een twee drie");
    editor_select_word(&editor, 6);
    size_t start = 0;
    size_t end = 0;
    editor_selection(&editor, &start, &end);
    ck_assert_uint_eq(start, 4);
    ck_assert_uint_eq(end, 8);
    editor_finish(&editor);
}
END_TEST

// A million monkeys: whatever is done, the text stays whole UTF-8 within its limit and the caret on
// a code point.
START_TEST(random_edits_never_break_the_text)
{
    static const char *const KEYS[] = { "<", ">", "[", "]", "{", "}", "b", "d", "w", "u", "r", "é",
        "€", "x", " ", "😀", "\n" };
    uint64_t seed = (uint64_t)_i + 1;
    struct editor editor = { .max_bytes = 40 };
    for (int i = 0; i < 4000; i++) {
        play(&editor, KEYS[hash_next(&seed) % (sizeof(KEYS) / sizeof(KEYS[0]))]);
        const char *text = buffer_text(&editor.text);
        ck_assert_uint_le(editor.text.size, 40);
        ck_assert_uint_le(editor.caret, editor.text.size);
        ck_assert_uint_le(editor.anchor, editor.text.size);
        ck_assert(utf8_valid(text, editor.text.size, NULL));
        ck_assert((text[editor.caret] & 0xc0) != 0x80);
        ck_assert((text[editor.anchor] & 0xc0) != 0x80);
    }
    editor_finish(&editor);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("editor");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 30); // machines under load
    tcase_add_loop_test(all, edits_do_what_they_say, 0, (int)(sizeof(EDITS) / sizeof(EDITS[0])));
    tcase_add_loop_test(all, pastes_are_made_clean, 0, (int)(sizeof(PASTES) / sizeof(PASTES[0])));
    tcase_add_test(all, a_word_is_selected_by_a_double_click);
    tcase_add_loop_test(all, random_edits_never_break_the_text, 0, 8);
    suite_add_tcase(suite, all);
    return suite;
}
