// SPDX-License-Identifier: GPL-3.0-or-later
// The key: who answers for the points, and the hash that tells whether they are still the same.
#include <stdlib.h>
#include <string.h>

#include "game/base/digest.h"
#include "game/base/mem.h"
#include "game/scenario/build.h"
#include "game/scenario/diag_codes.h"

// What decides about points, as the file says it. Texts, moods, times and the way on are story: an
// author may polish them without asking the reviewers again.
static const enum attribute KEYED[] = { ATTRIBUTE_ID, ATTRIBUTE_WHEN, ATTRIBUTE_POSSIBLE_WHEN,
    ATTRIBUTE_ONCE, ATTRIBUTE_NEEDLESS, ATTRIBUTE_PROBES, ATTRIBUTE_BY, ATTRIBUTE_COMPETENCY,
    ATTRIBUTE_POINTS, ATTRIBUTE_FACET, ATTRIBUTE_AT_END, ATTRIBUTE_AT_DUE, ATTRIBUTE_AT_SHIFT_END,
    ATTRIBUTE_OPENS_AFTER, ATTRIBUTE_DUE, ATTRIBUTE_NEEDED_BY, ATTRIBUTE_KEPT_BY, ATTRIBUTE_CODE,
    ATTRIBUTE_CODES, ATTRIBUTE_SECTIONS, ATTRIBUTE_FIRST, ATTRIBUTE_KIND };

enum { KEYED_COUNT = sizeof(KEYED) / sizeof(KEYED[0]) };

// Elements that score by themselves.
static bool scores(const struct node *node)
{
    switch ((enum element)node->element) {
    case ELEMENT_SHOWS:
    case ELEMENT_COMPLETE:
    case ELEMENT_ORDER:
    case ELEMENT_RIGHT:
    case ELEMENT_WRAP_FIELD:
    case ELEMENT_PROMISE:
    case ELEMENT_OBSERVE:
    case ELEMENT_EARNS:
    case ELEMENT_CRITICAL:
    case ELEMENT_CRITICAL_HERE:
        return true;
    default:
        return false;
    }
}

// A choice without points is worth the least: beside choices that score it counts too.
static bool is_choice(const struct node *node)
{
    return node->element == ELEMENT_REPLY || node->element == ELEMENT_TOPIC ||
            node->element == ELEMENT_PART || node->element == ELEMENT_INFORMED ||
            node->element == ELEMENT_SECTION;
}

struct piece {
    const struct node *node;
    struct buffer text;
    size_t place; // in the file
    bool keyed;
};

// What has an id may be moved about in the file; where order says which comes first, it stays.
static int compare(const void *a, const void *b)
{
    const struct piece *first = a;
    const struct piece *second = b;
    bool named = node_has(first->node, ATTRIBUTE_ID) && node_has(second->node, ATTRIBUTE_ID);
    int order = (int)first->node->element - (int)second->node->element;
    if (order == 0 && named) {
        order = strcmp(node_id(first->node), node_id(second->node));
    }
    return order != 0 ? order : (first->place > second->place) - (first->place < second->place);
}

static void write_head(struct buffer *out, const struct node *node)
{
    buffer_add(out, words_element((enum element)node->element)->name);
    for (size_t i = 0; i < KEYED_COUNT; i++) {
        const char *value = node_value(node, KEYED[i]);
        if (value != NULL) {
            buffer_add_format(out, " %s=%s", words_attribute(KEYED[i]), value);
        }
    }
    // Of a contact `at` is when it comes; of what is observed, where it counts.
    const char *at = scores(node) ? node_value(node, ATTRIBUTE_AT) : NULL;
    if (at != NULL) {
        buffer_add_format(out, " at=%s", at);
    }
}

// Adds the node with all below it that scores; returns whether anything does.
static bool write_node(struct buffer *out, const struct node *node)
{
    VEC(struct piece) pieces = { 0 };
    bool keyed = scores(node);
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        struct piece piece = { .node = child, .place = pieces.count };
        piece.keyed = write_node(&piece.text, child);
        keyed = keyed || piece.keyed;
        vec_push(&pieces, piece);
    }
    if (pieces.count > 1) {
        qsort(pieces.items, pieces.count, sizeof(*pieces.items), compare);
    }
    write_head(out, node);
    buffer_add_char(out, '(');
    for (size_t i = 0; i < pieces.count; i++) {
        if (pieces.items[i].keyed || (keyed && is_choice(pieces.items[i].node))) {
            buffer_add(out, buffer_text(&pieces.items[i].text));
        }
        buffer_finish(&pieces.items[i].text);
    }
    buffer_add_char(out, ')');
    vec_finish(&pieces);
    return keyed;
}

static void write_passages(struct buffer *out, const struct node *root)
{
    if (root == NULL) {
        return;
    }
    NODE_EACH(passage, root, ELEMENT_PASSAGE)
    {
        struct buffer text = { 0 };
        if (write_node(&text, passage)) {
            buffer_add(out, buffer_text(&text));
        }
        buffer_finish(&text);
    }
}

static void hash_key(const struct build *build, char hash[KEY_HASH_SIZE])
{
    struct buffer text = { 0 };
    char hex[DIGEST_HEX_SIZE];
    (void)write_node(&text, build->own.root);
    write_passages(&text, build->pack.root);
    write_passages(&text, build->centre.root);
    struct digest_part part = { buffer_text(&text), text.size };
    struct digest digest = digest_compute(&part, 1);
    digest_write_hex(&digest, hex);
    memcpy(hash, hex, KEY_HASH_SIZE - 1);
    hash[KEY_HASH_SIZE - 1] = '\0';
    buffer_finish(&text);
}

static const char *kept(struct build *build, const struct node *node, enum attribute attribute)
{
    const char *value = node_value(node, attribute);
    return build_path(build, value != NULL ? value : "", NULL);
}

static const char *missing(const struct node *node)
{
    static const enum attribute ASKED[] = { ATTRIBUTE_BY, ATTRIBUTE_DATE, ATTRIBUTE_HASH };
    for (size_t i = 0; i < sizeof(ASKED) / sizeof(ASKED[0]); i++) {
        if (node_value(node, ASKED[i]) == NULL) {
            return words_attribute(ASKED[i]);
        }
    }
    return NULL;
}

// Whether what the file says of its key still holds.
static bool holds(struct build *build, const struct node *node, const struct scenario_key *key)
{
    const char *status = node_value(node, ATTRIBUTE_STATUS);
    const char *gap = missing(node);
    if (gap != NULL) {
        build_warning(build, node, DIAG_KEY_UNSIGNED, status, gap, NULL);
        return false;
    }
    if (strcmp(key->by, key->author) == 0) {
        build_warning(build, node, DIAG_KEY_OWN, status, key->by, NULL);
        return false;
    }
    if (strcmp(node_value(node, ATTRIBUTE_HASH), key->hash) != 0) {
        build_warning(build, node, DIAG_KEY_CHANGED, status, key->by, key->date, NULL);
        return false;
    }
    return true;
}

void build_key(struct build *build)
{
    struct scenario_key *key = &build->scenario->key;
    const struct node *node = node_child(build->own.root, ELEMENT_KEY);
    *key = (struct scenario_key) { KEY_CONCEPT, "", "", "", "" };
    hash_key(build, key->hash);
    if (node == NULL) {
        return;
    }
    key->author = kept(build, node, ATTRIBUTE_AUTHOR);
    key->by = kept(build, node, ATTRIBUTE_BY);
    key->date = kept(build, node, ATTRIBUTE_DATE);
    enum key_status said = (enum key_status)node_choice(node, ATTRIBUTE_STATUS, KEY_CONCEPT);
    key->status = said != KEY_CONCEPT && holds(build, node, key) ? said : KEY_CONCEPT;
}
