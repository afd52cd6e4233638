// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the trainer's bench share: a copy of the scenarios with a story of it open.
#pragma once

#include "game/base/buffer.h"
#include "tests/screens/office.h"

#define JAARNOTA "packs/noordwind/jaarnota.xml"

struct bench {
    struct sitter sitter;
    char folder[64]; // a copy of the shipped scenarios
    char file[128];
};

/** Copies the shipped scenarios and opens JAARNOTA in a window of this size. */
void bench_init_at(struct bench *bench, int width, int height, int scale);
void bench_init(struct bench *bench);
void bench_finish(struct bench *bench);

/** Handles an event and builds again. */
void bench_send(struct bench *bench, struct ui_event event);

/** The box of a turn on the map, NULL when it is not in view; and where it is, which fails then. */
const struct ui_access *bench_box(const struct bench *bench, const char *title);
struct ui_rect bench_place(const struct bench *bench, const char *title);
void bench_click(struct bench *bench, const char *title);

/** The turn that is chosen, as the map says it; "" without one. */
const char *bench_chosen(const struct bench *bench);

/** Where the map is. */
struct ui_rect bench_plane(const struct bench *bench);

void bench_read_file(const char *path, struct buffer *bytes);
