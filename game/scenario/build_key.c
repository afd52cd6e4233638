// SPDX-License-Identifier: GPL-3.0-or-later
// The key: who answers for the points, and the hash that tells whether they are still the same.
#include <stdlib.h>
#include <string.h>
#include <strings.h>

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
    const char *id; // NULL without one
    size_t place;   // in the file
};

// Which nodes score, or hold something that does, by their serial; the pieces that are being
// written, each holder's on top of those it stands in.
struct writing {
    struct buffer out;
    bool *keyed;
    uint8_t ranks[ATTRIBUTE_COUNT]; // in KEYED; its count for the others
    VEC(struct piece) pieces;
};

// What has an id may be moved about in the file; where order says which comes first, it stays.
static int compare(const void *a, const void *b)
{
    const struct piece *first = a;
    const struct piece *second = b;
    int order = (int)first->node->element - (int)second->node->element;
    if (order == 0 && first->id != NULL && second->id != NULL) {
        order = strcmp(first->id, second->id);
    }
    return order != 0 ? order : (first->place > second->place) - (first->place < second->place);
}

static void write_attribute(struct buffer *out, enum attribute attribute, const char *value)
{
    buffer_add_char(out, ' ');
    buffer_add(out, words_attribute(attribute));
    buffer_add_char(out, '=');
    buffer_add(out, value);
}

static void rank_attributes(struct writing *writing)
{
    memset(writing->ranks, KEYED_COUNT, sizeof(writing->ranks));
    for (uint8_t i = 0; i < KEYED_COUNT; i++) {
        writing->ranks[KEYED[i]] = i;
    }
}

static void write_head(struct writing *writing, const struct node *node)
{
    struct buffer *out = &writing->out;
    const char *values[KEYED_COUNT + 1];
    uint32_t given = 0; // a bit each
    for (size_t i = 0; i < node->attribute_count; i++) {
        uint8_t rank = writing->ranks[node->attributes[i].attribute];
        values[rank] = node->attributes[i].value;
        given |= values[rank] != NULL ? UINT32_C(1) << rank : 0;
    }
    buffer_add(out, words_element((enum element)node->element)->name);
    for (size_t i = 0; i < KEYED_COUNT; i++) {
        if ((given >> i & 1) != 0) {
            write_attribute(out, KEYED[i], values[i]);
        }
    }
    // Of a contact `at` is when it comes; of what is observed, where it counts.
    const char *at = scores(node) ? node_value(node, ATTRIBUTE_AT) : NULL;
    if (at != NULL) {
        write_attribute(out, ATTRIBUTE_AT, at);
    }
}

static bool find_keyed(struct writing *writing, const struct node *node)
{
    bool keyed = scores(node);
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        keyed = find_keyed(writing, child) || keyed;
    }
    writing->keyed[node->serial] = keyed;
    return keyed;
}

// Nearly always they stand in order already.
static void sort_pieces(struct piece *pieces, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (compare(&pieces[i - 1], &pieces[i]) > 0) {
            qsort(pieces, count, sizeof(*pieces), compare);
            return;
        }
    }
}

// What of the node is written, in its order.
static void list_pieces(struct writing *writing, const struct node *node)
{
    size_t first = writing->pieces.count;
    size_t place = 0;
    bool keyed = writing->keyed[node->serial];
    for (const struct node *child = node->first; child != NULL; child = child->next, place++) {
        if (writing->keyed[child->serial] || (keyed && is_choice(child))) {
            const char *id = node_has(child, ATTRIBUTE_ID) ? node_id(child) : NULL;
            struct piece piece = { child, id, place };
            vec_push(&writing->pieces, piece);
        }
    }
    sort_pieces(writing->pieces.items + first, writing->pieces.count - first);
}

// Adds the node with all below it that scores.
static void write_node(struct writing *writing, const struct node *node)
{
    size_t first = writing->pieces.count;
    write_head(writing, node);
    buffer_add_char(&writing->out, '(');
    list_pieces(writing, node);
    for (size_t i = first; i < writing->pieces.count; i++) {
        // What is written below stands above these, and is gone again.
        size_t count = writing->pieces.count;
        write_node(writing, writing->pieces.items[i].node);
        writing->pieces.count = count;
    }
    buffer_add_char(&writing->out, ')');
}

static void write_passages(struct writing *writing, const struct node *root)
{
    if (root == NULL) {
        return;
    }
    NODE_EACH(passage, root, ELEMENT_PASSAGE)
    {
        if (find_keyed(writing, passage)) {
            writing->pieces.count = 0;
            write_node(writing, passage);
        }
    }
}

static void hash_key(const struct build *build, char hash[KEY_HASH_SIZE])
{
    struct writing writing = { .keyed = mem_alloc(build->forest.node_count + 1) };
    char hex[DIGEST_HEX_SIZE];
    rank_attributes(&writing);
    (void)find_keyed(&writing, build->own.root);
    write_node(&writing, build->own.root);
    write_passages(&writing, build->pack.root);
    write_passages(&writing, build->centre.root);
    struct digest_part part = { buffer_text(&writing.out), writing.out.size };
    struct digest digest = digest_compute(&part, 1);
    digest_write_hex(&digest, hex);
    memcpy(hash, hex, KEY_HASH_SIZE - 1);
    hash[KEY_HASH_SIZE - 1] = '\0';
    buffer_finish(&writing.out);
    vec_finish(&writing.pieces);
    mem_free(writing.keyed);
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
    if (strcasecmp(key->by, key->author) == 0) {
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
