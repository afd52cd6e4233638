// SPDX-License-Identifier: GPL-3.0-or-later
// Effects and points: what a reply, an answer, a record or an act brings about.
#include "game/scenario/effects.h"

#include "game/scenario/diag_codes.h"

static void add(struct build *build, enum effect_kind kind, uint32_t a, uint32_t b)
{
    if (a != INDEX_NONE) {
        vec_push(&build->effects, ((struct effect) { kind, a, b }));
    }
}

static uint32_t speech_act(struct build *build, const struct node *node)
{
    const char *id = node_value(node, ATTRIBUTE_IS);
    uint32_t found = id != NULL ? table_find(&build->rules->act_ids, id) : TABLE_NONE;
    if (id != NULL && found == TABLE_NONE) {
        build_error(build, node, DIAG_NAME_UNKNOWN, "act", id,
                table_nearest(&build->rules->act_ids, id), NULL);
    }
    return found;
}

static uint32_t flag_mark(struct build *build, const struct node *node)
{
    uint32_t flag = build_resolve_attribute(build, node, ATTRIBUTE_FLAG, NAME_FLAG);
    return flag == INDEX_NONE ? INDEX_NONE : build->flags.items[flag].mark;
}

static uint32_t critical_of(struct build *build, const struct node *node, const char *path)
{
    uint32_t *made = &build->criticals_of[node->serial];
    if (*made == INDEX_NONE) {
        struct critical critical = { .id = INDEX_NONE,
            .kind = (uint8_t)node_choice(node, ATTRIBUTE_KIND, 0),
            .record = build_resolve_attribute(build, node, ATTRIBUTE_RECORD, NAME_RECORD) };
        critical.what = build_text(build, node, path, "critical");
        vec_push(&build->criticals, critical);
        *made = (uint32_t)build->criticals.count - 1;
    }
    return *made;
}

static void add_acts(struct build *build, const struct node *node, struct scope scope)
{
    NODE_EACH(child, node, ELEMENT_SPEECH_ACT)
    {
        add(build, EFFECT_ACT, speech_act(build, child), scope.customer);
    }
}

static void add_other(struct build *build, const struct node *child)
{
    switch ((enum element)child->element) {
    case ELEMENT_TEACHES:
        add(build, EFFECT_TEACH, build_resolve_attribute(build, child, ATTRIBUTE_FACT, NAME_FACT),
                0);
        break;
    case ELEMENT_SET:
        add(build, EFFECT_MARK, flag_mark(build, child), 0);
        break;
    case ELEMENT_SOLVES:
        add(build, EFFECT_SOLVE, build_resolve_attribute(build, child, ATTRIBUTE_NEED, NAME_NEED),
                0);
        break;
    case ELEMENT_PROMISES:
        add(build, EFFECT_PROMISE,
                build_resolve_attribute(build, child, ATTRIBUTE_PROMISE, NAME_PROMISE),
                node_time(child, ATTRIBUTE_BY, INDEX_NONE));
        break;
    case ELEMENT_CRITICAL_HERE:
        add(build, EFFECT_CRITICAL, critical_of(build, child, node_id(child->parent)), 0);
        break;
    default:
        break;
    }
}

static void add_others(struct build *build, const struct node *node)
{
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        add_other(build, child);
    }
}

static struct range since(const struct build *build, size_t first)
{
    return (struct range) { (uint32_t)first, (uint32_t)(build->effects.count - first) };
}

struct range effects_read(struct build *build, const struct node *node, struct scope scope)
{
    size_t first = build->effects.count;
    add_acts(build, node, scope);
    add_others(build, node);
    return since(build, first);
}

struct range effects_read_wording(struct build *build, const struct node *slot,
        const struct node *informed, struct scope scope)
{
    size_t first = build->effects.count;
    bool own_acts = informed != NULL && node_child(informed, ELEMENT_SPEECH_ACT) != NULL;
    add_acts(build, own_acts ? informed : slot, scope);
    add_others(build, slot);
    if (informed != NULL) {
        add_others(build, informed);
    }
    return since(build, first);
}

int effects_competency(const struct node *node, int otherwise)
{
    return node_choice(node, ATTRIBUTE_COMPETENCY, otherwise);
}

uint8_t effects_facet(struct build *build, const struct node *node, int competency)
{
    const char *name = words_element((enum element)node->element)->name;
    int facet = node_choice(node, ATTRIBUTE_FACET, -1);
    if (competency == COMPETENCY_ACTIVE_READING && facet < 0) {
        build_error(build, node, DIAG_FACET_MISSING, name, NULL);
    }
    if (competency != COMPETENCY_ACTIVE_READING && facet >= 0) {
        build_warning(build, node, DIAG_FACET_STRAY, name,
                competency < COMPETENCY_COUNT ? competency_id((enum competency)competency) : "",
                NULL);
        facet = -1;
    }
    return (uint8_t)(facet + 1);
}

static void add_shows(struct build *build, const struct node *node, size_t first, const char *path)
{
    struct shows shows = { 0 };
    int competency = effects_competency(node, COMPETENCY_COUNT);
    if (competency >= COMPETENCY_COUNT) {
        return;
    }
    for (size_t i = first; i < build->shows.count; i++) {
        if (build->shows.items[i].competency == competency) {
            build_error(build, node, DIAG_SHOWS_TWICE, competency_id((enum competency)competency),
                    path, NULL);
            return;
        }
    }
    shows.competency = (uint8_t)competency;
    shows.points = (int8_t)node_number(node, ATTRIBUTE_POINTS, 0);
    shows.facet = effects_facet(build, node, competency);
    shows.why = build_text(build, node, path, "shows");
    vec_push(&build->shows, shows);
}

static bool restates(const struct node *informed, int competency)
{
    if (informed == NULL) {
        return false;
    }
    NODE_EACH(child, informed, ELEMENT_SHOWS)
    {
        if (effects_competency(child, COMPETENCY_COUNT) == competency) {
            return true;
        }
    }
    return false;
}

struct range effects_read_shows(
        struct build *build, const struct node *slot, const struct node *informed, const char *path)
{
    size_t first = build->shows.count;
    NODE_EACH(child, slot, ELEMENT_SHOWS)
    {
        if (!restates(informed, effects_competency(child, COMPETENCY_COUNT))) {
            add_shows(build, child, first, path);
        }
    }
    if (informed != NULL) {
        NODE_EACH(child, informed, ELEMENT_SHOWS)
        {
            add_shows(build, child, first, path);
        }
    }
    return (struct range) { (uint32_t)first, (uint32_t)(build->shows.count - first) };
}
