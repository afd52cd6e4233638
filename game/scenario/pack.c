// SPDX-License-Identifier: GPL-3.0-or-later
// The pack a scenario belongs to, and the centre that pack works for; paths between files.
#include "game/scenario/pack.h"

#include <string.h>

#include "game/base/buffer.h"
#include "game/scenario/diag_codes.h"

static const char default_accent[] = "#1f5f5b";

// Takes the last part off; false when there is none.
static bool climb(struct buffer *path)
{
    if (path->size == 0) {
        return false;
    }
    const char *slash = strrchr(path->bytes, '/');
    path->size = slash != NULL ? (size_t)(slash - path->bytes) : 0;
    path->bytes[path->size] = '\0';
    return true;
}

static bool follow(struct buffer *path, const char *part, size_t size)
{
    if (size == 2 && memcmp(part, "..", 2) == 0) {
        return climb(path);
    }
    if (size > 0 && !(size == 1 && part[0] == '.')) {
        if (path->size > 0) {
            buffer_add_char(path, '/');
        }
        buffer_add_bytes(path, part, size);
    }
    return true;
}

const char *pack_path(struct arena *arena, const char *file, const char *relative)
{
    struct buffer path = { 0 };
    buffer_add(&path, file);
    bool inside = climb(&path);
    while (inside && *relative != '\0') {
        size_t size = strcspn(relative, "/");
        inside = follow(&path, relative, size);
        relative += size + (relative[size] == '/' ? 1 : 0);
    }
    const char *kept = inside ? arena_copy_text(arena, buffer_text(&path), path.size) : NULL;
    buffer_finish(&path);
    return kept;
}

struct tree pack_read_tree(struct bundle *bundle, struct forest *forest, const char *path,
        enum element root, struct diag_list *diags)
{
    const struct bundle_file *file = bundle_read(bundle, path, diags);
    if (file == NULL) {
        return (struct tree) { path, NULL, false };
    }
    return tree_read(forest, path, file->bytes, file->size, root, diags);
}

static bool read_centre(struct build *build, struct bundle *bundle)
{
    const struct node *pack = build->pack.root;
    const char *relative = node_value(pack, ATTRIBUTE_CENTRE);
    if (relative == NULL) {
        return true;
    }
    const char *path = pack_path(&build->forest.arena, build->pack.file, relative);
    if (path == NULL) {
        build_error(build, pack, DIAG_VALUE_PATH, "centre", relative, NULL);
        return false;
    }
    if (!bundle_has(bundle, path)) {
        build_error(build, pack, DIAG_FILE_NAMED, "centre", relative, NULL);
        return false;
    }
    build->centre = pack_read_tree(bundle, &build->forest, path, ELEMENT_PACK, build->diags);
    if (build->centre.root != NULL && node_value(build->centre.root, ATTRIBUTE_CENTRE) != NULL) {
        build_error(build, pack, DIAG_PACK_OF_CENTRE, relative, NULL);
    }
    return build->centre.root != NULL && build->centre.sound;
}

bool pack_read(struct build *build, struct bundle *bundle)
{
    const char *path = pack_path(&build->forest.arena, build->own.file, "pack.xml");
    build->pack = pack_read_tree(bundle, &build->forest, path, ELEMENT_PACK, build->diags);
    return build->pack.root != NULL && build->pack.sound && read_centre(build, bundle);
}

static void add_rules(struct build *build, const struct node *root)
{
    if (root == NULL) {
        return;
    }
    NODE_EACH(node, root, ELEMENT_RULE)
    {
        vec_push(&build->rule_texts, build_text(build, node, node_id(root), "rule"));
    }
}

static const char *kept(struct build *build, enum attribute attribute, const char *otherwise)
{
    const char *value = node_value(build->pack.root, attribute);
    return build_path(build, value != NULL ? value : otherwise, NULL);
}

void pack_fill(struct build *build)
{
    struct scenario *scenario = build->scenario;
    scenario->client_name = kept(build, ATTRIBUTE_NAME, "");
    scenario->greeting = kept(build, ATTRIBUTE_GREETING, scenario->client_name);
    scenario->accent = kept(build, ATTRIBUTE_ACCENT, default_accent);
    const char *client = node_value(build->own.root, ATTRIBUTE_CLIENT);
    if (client != NULL && strcmp(client, node_id(build->pack.root)) != 0) {
        build_error(
                build, build->own.root, DIAG_PACK_CLIENT, client, node_id(build->pack.root), NULL);
    }
    add_rules(build, build->centre.root);
    add_rules(build, build->pack.root);
}

void pack_check(struct bundle *bundle, const char *path, struct diag_list *diags)
{
    struct build build;
    build_init(&build, NULL, diags);
    build.own = pack_read_tree(bundle, &build.forest, path, ELEMENT_PACK, diags);
    build.pack = build.own;
    if (build.own.root != NULL && build.own.sound) {
        (void)read_centre(&build, bundle);
        build_begin(&build);
        build_declare_shared(&build, build.own.root);
        build_declare_wrap_ups(&build);
    }
    arena_finish(&build.scenario->arena);
    mem_free(build.scenario);
    build_finish(&build);
}
