// SPDX-License-Identifier: GPL-3.0-or-later
// What an author accepts, by file and line: for remarks that are only found in the finished model.
#include <stdlib.h>
#include <string.h>

#include "game/scenario/build.h"
#include "game/scenario/node.h"

// A node and what it holds end with the last that began inside it.
static uint32_t last_line(const struct node *node)
{
    while (node->last != NULL) {
        node = node->last;
    }
    return (uint32_t)node->line;
}

// The next node in the order of the file; NULL behind the last.
static const struct node *following(const struct node *node)
{
    if (node->first != NULL) {
        return node->first;
    }
    while (node != NULL && node->next == NULL) {
        node = node->parent;
    }
    return node != NULL ? node->next : NULL;
}

static void keep(struct acceptances *kept, struct arena *arena, const struct node *node,
        enum file_of_scenario file)
{
    const char *codes = node_value(node, ATTRIBUTE_ACCEPT);
    const char *because = node_value(node, ATTRIBUTE_BECAUSE);
    if (codes == NULL || because == NULL) {
        return;
    }
    const char *reason = arena_copy_text(arena, because, strlen(because));
    for (; codes != NULL; codes = strchr(codes, 'Z')) {
        struct acceptance acceptance = { file, (uint32_t)node->line, last_line(node),
            (int)strtol(++codes, NULL, 10), reason };
        vec_push(kept, acceptance);
    }
}

void acceptances_collect(struct acceptances *kept, struct arena *arena, const struct node *root,
        enum file_of_scenario file)
{
    for (const struct node *node = root; node != NULL; node = following(node)) {
        keep(kept, arena, node, file);
    }
}

void build_keep_acceptances(struct build *build)
{
    struct scenario *scenario = build->scenario;
    const struct tree *trees[FILE_COUNT] = { &build->own, &build->pack, &build->centre };
    for (int i = 0; i < FILE_COUNT; i++) {
        acceptances_collect(
                &build->acceptances, &scenario->arena, trees[i]->root, (enum file_of_scenario)i);
        if (trees[i]->root != NULL) {
            scenario->files[i] = build_path(build, trees[i]->file, NULL);
        }
    }
}
