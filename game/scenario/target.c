// SPDX-License-Identifier: GPL-3.0-or-later
// Targets: where a reply, a visit or a compose leads.
#include "game/scenario/target.h"

#include <string.h>

#include "game/scenario/diag_codes.h"

static const struct target stay = { TARGET_STAY, 0 };

static struct target aim(enum target_kind kind, uint32_t index)
{
    return (struct target) { kind, index & CONDITION_OPERAND_MAX };
}

// The id, or the element when it has none.
static const char *what(const struct node *node)
{
    const char *id = node_value(node, ATTRIBUTE_ID);
    return id != NULL ? id : words_element((enum element)node->element)->name;
}

// Ends and visits are steps as well.
static const char *near_step(struct build *build, const char *next)
{
    const char *turn = names_near(&build->names, NAME_TURN, next);
    const char *end = turn == NULL ? names_near(&build->names, NAME_END, next) : NULL;
    return turn != NULL ? turn : end != NULL ? end : names_near(&build->names, NAME_VISIT, next);
}

static struct target named(
        struct build *build, const struct node *node, const struct place *place, const char *next)
{
    char path[4 * (ID_SIZE_MAX + 1)];
    size_t size = strlen(place->path);
    memcpy(path, place->path, size);
    path[size] = '/';
    memcpy(path + size + 1, next, strlen(next) + 1);
    const struct name *name = names_find(&build->names, path);
    if (name != NULL && name->kind == NAME_TURN) {
        return aim(TARGET_TURN, name->index);
    }
    if (name != NULL && name->kind == NAME_VISIT) {
        return aim(TARGET_VISIT, name->index);
    }
    if (name != NULL && name->kind == NAME_END) {
        return aim(TARGET_END, name->index);
    }
    build->lost = true;
    build_error(build, node, DIAG_NEXT_UNKNOWN, what(node), next, node_id(place->body),
            near_step(build, next), NULL);
    return stay;
}

static struct target back(struct build *build, const struct node *node, const struct place *place)
{
    if (place->body->element != ELEMENT_PASSAGE) {
        build->lost = true;
        build_error(build, node, DIAG_NEXT_RETURN, what(node), NULL);
        return stay;
    }
    return aim(TARGET_RETURN, 0);
}

static bool is_step(const struct node *node)
{
    return node->element == ELEMENT_TURN || node->element == ELEMENT_VISIT ||
            node->element == ELEMENT_END;
}

static struct target following(struct build *build, const struct node *node,
        const struct node *step, const struct place *place)
{
    const struct node *next = step->next;
    while (next != NULL && !is_step(next)) {
        next = next->next;
    }
    if (next != NULL) {
        return named(build, node, place, node_id(next));
    }
    if (place->body->element == ELEMENT_PASSAGE) {
        return aim(TARGET_RETURN, 0);
    }
    build->lost = true;
    build_error(build, node, DIAG_NEXT_MISSING, what(node), NULL);
    return stay;
}

struct target target_read(
        struct build *build, const struct node *node, const struct node *step, uint32_t place)
{
    const struct place *from = &build->places.items[place];
    const char *next = node_value(node, ATTRIBUTE_NEXT);
    if (next == NULL) {
        return following(build, node, step, from);
    }
    if (strcmp(next, "stay") == 0 && node->element == ELEMENT_REPLY) {
        return stay;
    }
    if (strcmp(next, "return") == 0) {
        return back(build, node, from);
    }
    return named(build, node, from, next);
}
