// SPDX-License-Identifier: GPL-3.0-or-later
// Where the boxes and lines of a map lie: each contact laid out by dot, the contacts side by side.
#include "game/report/map/map_layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/child.h"

enum {
    LIMIT_SECONDS = 20,
    POINTS_PER_INCH = 72,
    ROW_GAP = 56,
    COLUMN_GAP = 28,
    CLUSTER_GAP = 28,
    HEADING_WIDTH = 260
};

// With more lines than this in a contact dot lays out only those that lead one step on: its time
// grows with the square of the rows that a line crosses. The others are drawn over its work.
enum { MANY_EDGES = 150 };

static double least(double a, double b)
{
    return a < b ? a : b;
}

static double most(double a, double b)
{
    return a > b ? a : b;
}

/* ---- how far from the first ---- */

static void find_depths(const struct map *map, const struct map_cluster *cluster, uint32_t *depth)
{
    for (uint32_t i = 0; i < cluster->count; i++) {
        depth[cluster->first + i] = i == 0 ? 0 : INDEX_NONE;
    }
    bool changed = true;
    for (uint32_t round = 0; changed && round < cluster->count; round++) {
        changed = false;
        for (size_t i = 0; i < map->edges.count; i++) {
            const struct map_edge *edge = &map->edges.items[i];
            bool its = edge->from - cluster->first < cluster->count;
            if (its && depth[edge->from] == round && depth[edge->to] == INDEX_NONE) {
                depth[edge->to] = round + 1;
                changed = true;
            }
        }
    }
}

/* ---- what dot is told ---- */

static size_t edges_in(const struct map *map, const struct map_cluster *cluster)
{
    size_t count = 0;
    for (size_t i = 0; i < map->edges.count; i++) {
        count += map->edges.items[i].from - cluster->first < cluster->count ? 1 : 0;
    }
    return count;
}

static void write_edges(
        const struct map *map, const struct map_cluster *cluster, struct buffer *dot)
{
    bool many = edges_in(map, cluster) > MANY_EDGES;
    uint32_t *depth = mem_alloc((map->nodes.count + 1) * sizeof(*depth));
    find_depths(map, cluster, depth);
    for (size_t i = 0; i < map->edges.count; i++) {
        const struct map_edge *edge = &map->edges.items[i];
        bool its = edge->from - cluster->first < cluster->count;
        if (its && (!many || depth[edge->to] == depth[edge->from] + 1)) {
            buffer_add_format(dot, "%u -> %u\n", edge->from, edge->to);
        }
    }
    mem_free(depth);
}

static void write_cluster(
        const struct map *map, const struct map_cluster *cluster, struct buffer *dot)
{
    buffer_add_format(dot, "digraph c%u {\n", cluster->contact);
    buffer_add_format(dot, "nodesep=%.2f ranksep=%.2f\n", (double)COLUMN_GAP / POINTS_PER_INCH,
            (double)ROW_GAP / POINTS_PER_INCH);
    buffer_add_format(dot, "node [shape=box fixedsize=true width=%.4f height=%.4f label=\"\"]\n",
            (double)MAP_NODE_WIDTH / POINTS_PER_INCH, (double)MAP_NODE_HEIGHT / POINTS_PER_INCH);
    buffer_add(dot, "edge [arrowhead=none]\n");
    for (uint32_t i = 0; i < cluster->count; i++) {
        buffer_add_format(dot, "%u\n", cluster->first + i);
    }
    write_edges(map, cluster, dot);
    buffer_add(dot, "}\n");
}

void map_layout_write(const struct map *map, struct buffer *dot)
{
    for (size_t i = 0; i < map->clusters.count; i++) {
        write_cluster(map, &map->clusters.items[i], dot);
    }
}

/* ---- what it says ---- */

struct plain {
    const char *at;
    const struct map_cluster *cluster;
    double height; // of the graph at hand: dot counts from below
    bool good;
};

static double number(struct plain *plain)
{
    char *end = NULL;
    double value = strtod(plain->at, &end);
    plain->good = plain->good && end != plain->at && isfinite(value);
    plain->at = end;
    return value;
}

static uint32_t whole(struct plain *plain, uint32_t limit)
{
    double value = number(plain);
    plain->good = plain->good && value >= 0 && value < limit;
    return plain->good ? (uint32_t)value : 0;
}

static struct canvas_point place(struct plain *plain)
{
    double x = number(plain) * POINTS_PER_INCH;
    double y = plain->height - number(plain) * POINTS_PER_INCH;
    return (struct canvas_point) { x, y };
}

static void read_node(struct map *map, struct plain *plain)
{
    uint32_t index = whole(plain, (uint32_t)map->nodes.count);
    struct canvas_point middle = place(plain);
    if (plain->good) {
        map->nodes.items[index].x = middle.x - MAP_NODE_WIDTH / 2.0;
        map->nodes.items[index].y = middle.y - MAP_NODE_HEIGHT / 2.0;
    }
}

static struct map_edge *edge_between(struct map *map, uint32_t from, uint32_t to)
{
    size_t low = 0;
    size_t high = map->edges.count;
    while (low < high) { // lines stand in the order of their boxes
        size_t middle = (low + high) / 2;
        if (map->edges.items[middle].from < from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < map->edges.count && map->edges.items[low].from == from; low++) {
        if (map->edges.items[low].to == to) {
            return &map->edges.items[low];
        }
    }
    return NULL;
}

enum { CURVE_POINTS_MAX = 4096 };

static void read_edge(struct map *map, struct plain *plain)
{
    uint32_t from = whole(plain, (uint32_t)map->nodes.count);
    uint32_t to = whole(plain, (uint32_t)map->nodes.count);
    uint32_t count = whole(plain, CURVE_POINTS_MAX);
    struct map_edge *edge = edge_between(map, from, to);
    plain->good = plain->good && edge != NULL && count % 3 == 1;
    if (!plain->good) {
        return;
    }
    edge->points = (uint32_t)map->points.count;
    edge->point_count = count;
    for (uint32_t i = 0; i < count && plain->good; i++) {
        struct canvas_point point = place(plain);
        vec_push(&map->points, point);
    }
}

static bool takes(struct plain *plain, const char *word)
{
    size_t size = strlen(word);
    bool is = strncmp(plain->at, word, size) == 0;
    plain->at += is ? size : 0;
    return is;
}

// One line of the answer; false at the end of all graphs.
static bool read_line(struct map *map, struct plain *plain, struct map_cluster *cluster)
{
    if (takes(plain, "graph ")) {
        (void)number(plain); // a scale, always 1
        cluster->rect.width = number(plain) * POINTS_PER_INCH;
        cluster->rect.height = number(plain) * POINTS_PER_INCH;
        plain->height = cluster->rect.height;
    } else if (takes(plain, "node ")) {
        read_node(map, plain);
    } else if (takes(plain, "edge ")) {
        read_edge(map, plain);
    } else if (takes(plain, "stop")) {
        return false;
    } else {
        plain->good = false;
    }
    plain->at += strcspn(plain->at, "\n");
    plain->at += *plain->at == '\n' ? 1 : 0;
    return plain->good;
}

/* ---- what dot left out ---- */

// Back to the same box: a loop at its right side.
static void draw_loop(const struct map_node *node, struct canvas_point curve[4])
{
    double x = node->x + MAP_NODE_WIDTH;
    double low = node->y + MAP_NODE_HEIGHT * 0.75;
    double high = node->y + MAP_NODE_HEIGHT * 0.25;
    curve[0] = (struct canvas_point) { x, low };
    curve[1] = (struct canvas_point) { x + COLUMN_GAP, low };
    curve[2] = (struct canvas_point) { x + COLUMN_GAP, high };
    curve[3] = (struct canvas_point) { x, high };
}

static void draw_across(
        const struct map_node *from, const struct map_node *to, struct canvas_point curve[4])
{
    struct canvas_point first = { from->x + MAP_NODE_WIDTH / 2.0, from->y + MAP_NODE_HEIGHT };
    struct canvas_point last = { to->x + MAP_NODE_WIDTH / 2.0, to->y };
    double pull = least(ROW_GAP, most(20, fabs(last.y - first.y) / 2));
    curve[0] = first;
    curve[1] = (struct canvas_point) { first.x, first.y + pull };
    curve[2] = (struct canvas_point) { last.x, last.y - pull };
    curve[3] = last;
}

// A line that dot did not draw.
static void draw_edge(struct map *map, struct map_edge *edge)
{
    const struct map_node *from = &map->nodes.items[edge->from];
    struct canvas_point curve[4];
    if (edge->from == edge->to) {
        draw_loop(from, curve);
    } else {
        draw_across(from, &map->nodes.items[edge->to], curve);
    }
    edge->points = (uint32_t)map->points.count;
    edge->point_count = 4;
    for (int i = 0; i < 4; i++) {
        vec_push(&map->points, curve[i]);
    }
}

static void draw_rest(struct map *map)
{
    for (size_t i = 0; i < map->edges.count; i++) {
        if (map->edges.items[i].point_count == 0) {
            draw_edge(map, &map->edges.items[i]);
        }
    }
}

/* ---- the contacts beside each other ---- */

// A frame has room for its heading, however little stands in it.
static double inner_width(const struct map_cluster *cluster)
{
    return most(cluster->rect.width, HEADING_WIDTH);
}

static void move_cluster(struct map *map, struct map_cluster *cluster, double x, double y)
{
    double left = x + MAP_MARGIN + (inner_width(cluster) - cluster->rect.width) / 2;
    double top = y + MAP_MARGIN + MAP_HEADING;
    for (uint32_t i = 0; i < cluster->count; i++) {
        map->nodes.items[cluster->first + i].x += left;
        map->nodes.items[cluster->first + i].y += top;
    }
    for (size_t i = 0; i < map->edges.count; i++) {
        const struct map_edge *edge = &map->edges.items[i];
        if (edge->from - cluster->first >= cluster->count) {
            continue;
        }
        for (uint32_t p = 0; p < edge->point_count; p++) {
            map->points.items[edge->points + p].x += left;
            map->points.items[edge->points + p].y += top;
        }
    }
    cluster->rect = (struct canvas_rect) { x, y, inner_width(cluster) + 2 * MAP_MARGIN,
        cluster->rect.height + 2 * MAP_MARGIN + MAP_HEADING };
}

// Wide enough for a page somewhat broader than high.
static double page_width(const struct map *map)
{
    double area = 0;
    double widest = 0;
    for (size_t i = 0; i < map->clusters.count; i++) {
        const struct canvas_rect *rect = &map->clusters.items[i].rect;
        area += (inner_width(&map->clusters.items[i]) + CLUSTER_GAP) *
                (rect->height + MAP_HEADING + CLUSTER_GAP);
        widest = most(widest, inner_width(&map->clusters.items[i]) + 2 * MAP_MARGIN);
    }
    return most(widest, sqrt(area * 1.6)) + CLUSTER_GAP;
}

// In the order of the file, left to right and then on to a next row, as one reads.
static void pack(struct map *map)
{
    double width = page_width(map);
    double x = 0;
    double y = 0;
    double row = 0;
    map->width = 0;
    for (size_t i = 0; i < map->clusters.count; i++) {
        struct map_cluster *cluster = &map->clusters.items[i];
        double needed = inner_width(cluster) + 2 * MAP_MARGIN;
        if (x > 0 && x + needed > width) {
            x = 0;
            y += row + CLUSTER_GAP;
            row = 0;
        }
        move_cluster(map, cluster, x, y);
        x += needed + CLUSTER_GAP;
        row = most(row, cluster->rect.height);
        map->width = most(map->width, x - CLUSTER_GAP);
    }
    map->height = y + row;
}

static void forget_curves(struct map *map)
{
    vec_clear(&map->points);
    for (size_t i = 0; i < map->edges.count; i++) {
        map->edges.items[i].point_count = 0;
    }
}

bool map_layout_read(struct map *map, const char *plain_text)
{
    struct plain plain = { .at = plain_text, .good = true };
    forget_curves(map);
    for (size_t i = 0; i < map->clusters.count && plain.good; i++) {
        plain.good = strncmp(plain.at, "graph ", 6) == 0;
        while (plain.good && read_line(map, &plain, &map->clusters.items[i])) {
        }
        plain.at += plain.good && *plain.at == '\n' ? 1 : 0;
    }
    if (plain.good) {
        draw_rest(map);
        pack(map);
    }
    return plain.good;
}

/* ---- without dot ---- */

struct rows {
    uint32_t *depth;  // by node, from the first of its contact
    uint32_t *placed; // by row: boxes in it
};

static void place_rows(struct map *map, struct map_cluster *cluster, struct rows *rows)
{
    double right = 0;
    double low = 0;
    for (uint32_t i = 0; i < cluster->count; i++) {
        struct map_node *node = &map->nodes.items[cluster->first + i];
        uint32_t row = rows->depth[cluster->first + i];
        row = row == INDEX_NONE ? 0 : row;
        node->x = rows->placed[row]++ * (double)(MAP_NODE_WIDTH + COLUMN_GAP);
        node->y = row * (double)(MAP_NODE_HEIGHT + ROW_GAP);
        right = most(right, node->x + MAP_NODE_WIDTH);
        low = most(low, node->y + MAP_NODE_HEIGHT);
    }
    cluster->rect.width = right;
    cluster->rect.height = low;
}

void map_layout_rows(struct map *map)
{
    forget_curves(map);
    size_t size = (map->nodes.count + 1) * sizeof(uint32_t);
    struct rows rows = { mem_alloc(size), NULL };
    for (size_t i = 0; i < map->clusters.count; i++) {
        rows.placed = mem_alloc(size);
        find_depths(map, &map->clusters.items[i], rows.depth);
        place_rows(map, &map->clusters.items[i], &rows);
        mem_free(rows.placed);
    }
    draw_rest(map);
    pack(map);
    mem_free(rows.depth);
}

/* ---- both ---- */

static bool complain(enum child_end end, struct diag_list *diags)
{
    static const char LIMIT[] = "20";
    enum map_diag code = end == CHILD_ABSENT ? DIAG_MAP_NO_DOT
            : end == CHILD_LATE              ? DIAG_MAP_LATE
                                             : DIAG_MAP_FAILED;
    diag_add(diags, code, DIAG_ERROR, NULL, 0, LIMIT, NULL);
    return false;
}

bool map_layout(struct map *map, struct diag_list *diags)
{
    struct buffer dot = { 0 };
    struct buffer plain = { 0 };
    map_layout_write(map, &dot);
    const char *const words[] = { "dot", "-Tplain", NULL };
    enum child_end end = child_run(
            &(struct child) { words, buffer_text(&dot), dot.size, LIMIT_SECONDS * 1000 }, &plain);
    bool good = end == CHILD_FINE && map_layout_read(map, buffer_text(&plain));
    if (!good) {
        complain(end, diags);
        map_layout_rows(map);
    }
    buffer_finish(&dot);
    buffer_finish(&plain);
    return good;
}
