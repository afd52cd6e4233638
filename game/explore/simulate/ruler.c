// SPDX-License-Identifier: GPL-3.0-or-later
// The ruler: how able the simulated people are taken to be, and the words that tricksters look for.
#include "game/explore/simulate/ruler.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/base/utf8.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/node.h"
#include "game/scenario/pack.h"

static const double THOUSANDTHS = 1e3;
static const double MILLIONTHS = 1e6;

const char *population_id(enum population population)
{
    static const char *const IDS[POPULATION_COUNT] = { "low", "literature", "high" };
    return IDS[population];
}

enum population population_find(const char *id)
{
    int found = words_find_choice(words_populations, id);
    return found < 0 ? POPULATION_COUNT : (enum population)found;
}

static void read_population(struct ruler *ruler, const struct node *node)
{
    int is = node_choice(node, ATTRIBUTE_IS, -1);
    if (is >= 0) {
        ruler->populations[is] = (struct ruler_population) {
            .reliability = node_number(node, ATTRIBUTE_RELIABILITY, 0) / THOUSANDTHS,
            .slope = node_number(node, ATTRIBUTE_SLOPE, 0) / MILLIONTHS,
        };
    }
}

static void read_words(struct ruler *ruler, const struct node *node)
{
    int is = node_choice(node, ATTRIBUTE_IS, -1);
    const char *language = node_value(node, ATTRIBUTE_LANGUAGE);
    if (is >= 0 && language != NULL && ruler->word_count < RULER_WORDS_MAX) {
        ruler->words[ruler->word_count++] = (struct ruler_words) {
            .surface = (enum surface)is,
            .language = arena_copy_text(&ruler->arena, language, strlen(language)),
            .words = arena_copy_text(&ruler->arena, node->text, strlen(node->text)),
        };
    }
}

// Three populations are asked for; one of them twice leaves another without its slope.
static void check_populations(
        const struct ruler *ruler, const struct tree *tree, struct diag_list *diags)
{
    for (int i = 0; i < POPULATION_COUNT; i++) {
        if (!(ruler->populations[i].slope > 0)) {
            diag_add(diags, DIAG_RULES_NEEDED, DIAG_ERROR, tree->file, tree->root->line,
                    "population", population_id((enum population)i), NULL);
        }
    }
}

struct ruler *ruler_load(struct bundle *bundle, struct diag_list *diags)
{
    size_t errors = diags->errors;
    struct forest forest = { 0 };
    struct ruler *ruler = mem_alloc(sizeof(*ruler));
    struct tree tree = pack_read_tree(bundle, &forest, "simulation.xml", ELEMENT_SIMULATION, diags);
    if (tree.root != NULL && tree.sound) {
        NODE_EACH(population, tree.root, ELEMENT_POPULATION)
        {
            read_population(ruler, population);
        }
        NODE_EACH(words, tree.root, ELEMENT_SURFACE_WORDS)
        {
            read_words(ruler, words);
        }
        check_populations(ruler, &tree, diags);
    }
    arena_finish(&forest.arena);
    if (diags->errors > errors) {
        ruler_destroy(ruler);
        return NULL;
    }
    return ruler;
}

void ruler_destroy(struct ruler *ruler)
{
    if (ruler != NULL) {
        arena_finish(&ruler->arena);
        mem_free(ruler);
    }
}

static int count_words(const char *words, const char *text)
{
    char word[64];
    int count = 0;
    while (*words != '\0') {
        size_t size = strcspn(words, " ");
        if (size > 0 && size < sizeof(word)) {
            memcpy(word, words, size);
            word[size] = '\0';
            count += utf8_contains_folded(text, word) ? 1 : 0;
        }
        words += size;
        words += strspn(words, " ");
    }
    return count;
}

int ruler_count(
        const struct ruler *ruler, enum surface surface, const char *language, const char *text)
{
    int count = 0;
    for (uint32_t i = 0; i < ruler->word_count; i++) {
        const struct ruler_words *at = &ruler->words[i];
        if (at->surface == surface && strcmp(at->language, language) == 0) {
            count += count_words(at->words, text);
        }
    }
    return count;
}
