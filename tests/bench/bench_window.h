// SPDX-License-Identifier: GPL-3.0-or-later
// The window by the clock: how soon it stands, how it follows keys, what it holds and what it does
// at rest. Needs a display.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BENCH_WIDTH = 1920, BENCH_HEIGHT = 1080 };

struct bench_start {
    double first_frame_ms;
    double computing_ms; // processor time from start to end, nothing done in between
};

struct bench_keys {
    size_t frames; // shown because of a key or a press, at the desk
    double frame_median_ms;
    double frame_p99_ms;
    double computing_median_ms; // processor time of a frame; the rest is waiting for disk or others
    size_t commits;             // those of them that wrote an action to disk first
    double commit_median_ms;
    double commit_p99_ms;
};

struct bench_demo {
    double rss_mb;
    double pss_mb;
    double peak_mb;
    double idle_seconds;
    double wakes; // context switches while nothing happened
};

struct bench_reload {
    double saved_ms; // from the save of the file until the frame that shows it; median
    double idle_seconds;
    double wakes; // while nothing happened to the file that is watched
};

/** Starts `program` until its first frame is shown, BENCH_RUNS times; medians. False when none
 * came. `folder` is for its files. */
bool bench_first_frame(const char *program, const char *folder, struct bench_start *result);

/** Lets the demo play the whole shift at 200 % text, and looks at what is left. */
bool bench_demo_measure(const char *program, const char *folder, struct bench_demo *demo);

/** Looks at a story of `turns` turns, saved BENCH_RUNS times. */
bool bench_reload_measure(
        const char *program, const char *folder, uint32_t turns, struct bench_reload *reload);

/** Plays shifts by keyboard and mouse on a real desk with its store in `folder`, from event to
 * frame. */
bool bench_keys_measure(const char *folder, struct bench_keys *keys);

struct bench_map {
    double open_ms; // from asking for the trainer's bench until its first frame
    size_t moves;   // keys and wheel over the map
    double move_median_ms;
    double move_p99_ms;
    double computing_median_ms; // processor time of one
    double find_median_ms;      // from a typed text until what was found is shown
};

/** Moves about on the map of a story of `turns` turns, from event to frame. */
bool bench_map_measure(const char *folder, uint32_t turns, struct bench_map *map);
