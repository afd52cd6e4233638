// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line asks of the window.
#include "game/app/options.h"

#include <stdlib.h>
#include <string.h>

#include "game/command/command.h"
#include "game/locale/locale.h"

enum { DEMO_PACE_MS = 1100, PACE_MIN_MS = 1 };

static bool asks_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

// The one verb that opens the window; what it asks of it is read with the window's own options.
static bool is_preview(int argc, char **argv)
{
    bool asks = false;
    for (int i = 2; i < argc; i++) {
        asks = asks || asks_help(argv[i]);
    }
    return argc > 1 && strcmp(argv[1], "preview") == 0 && !asks;
}

bool options_are_verb(int argc, char **argv)
{
    if (argc < 2) {
        return false;
    }
    const char *first = argv[1];
    bool asks = asks_help(first) || strcmp(first, "--version") == 0;
    return (first[0] != '-' && !is_preview(argc, argv)) || asks;
}

static bool read_size(struct options *options, const char *text)
{
    char *end = NULL;
    long width = strtol(text, &end, 10);
    long height = *end == 'x' ? strtol(end + 1, &end, 10) : 0;
    if (*end != '\0' || width < 320 || height < 240 || width > 16384 || height > 16384) {
        return false;
    }
    options->width = (int)width;
    options->height = (int)height;
    return true;
}

// An option that takes a value; true when it was one and its value fits.
static bool read_valued(struct options *options, const char *name, const char *value)
{
    if (strcmp(name, "--window") == 0) {
        return read_size(options, value);
    }
    if (strcmp(name, "--text-size") == 0) {
        options->text_size = (int)strtol(value, NULL, 10);
        return options->text_size >= 100 && options->text_size <= 200 &&
                options->text_size % 25 == 0;
    }
    if (strcmp(name, "--pace") == 0) {
        options->pace_ms = (int)strtol(value, NULL, 10);
        return options->pace_ms >= PACE_MIN_MS;
    }
    if (strcmp(name, "--language") == 0) {
        options->language = value;
        return true;
    }
    if (strcmp(name, "--store") == 0) {
        options->store = value;
        return true;
    }
    if (strcmp(name, "--access") == 0) {
        options->access = value;
        return true;
    }
    if (strcmp(name, "--shift") == 0) {
        options->shift = value;
        return true;
    }
    if (strcmp(name, "--data") == 0) {
        options->data = value;
        return true;
    }
    return false;
}

// What only a preview takes.
static bool read_preview(struct preview_setup *setup, const char *name, const char *value)
{
    static const char *const NAMES[] = { "--turn", "--facts", "--flags", "--mood", "--time" };
    const char **fields[] = { &setup->turn, &setup->facts, &setup->flags, &setup->mood,
        &setup->time };
    for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++) {
        if (strcmp(name, NAMES[i]) == 0) {
            *fields[i] = value;
            return true;
        }
    }
    return false;
}

static bool refuse_preview(FILE *err, const char *argument)
{
    struct command_io io = { .err = err };
    (void)command_refuse_argument(&io, "preview", argument);
    return false;
}

static bool begin_preview(struct options *options, int argc, char **argv, FILE *err)
{
    options->preview = true;
    if (argc < 3 || argv[2][0] == '-') {
        return refuse_preview(err, "");
    }
    options->looked_at.file = argv[2];
    return true;
}

bool options_read(struct options *options, int argc, char **argv, FILE *err)
{
    *options = (struct options) { .pace_ms = DEMO_PACE_MS };
    bool previews = is_preview(argc, argv);
    if (previews && !begin_preview(options, argc, argv, err)) {
        return false;
    }
    for (int i = previews ? 3 : 1; i < argc; i++) {
        if (strcmp(argv[i], "--demo") == 0) {
            options->demo = true;
        } else if (strcmp(argv[i], "--trainer") == 0) {
            options->trainer = true;
            if (i + 1 < argc && argv[i + 1][0] != '-') {
                options->trained_on = argv[++i];
            }
        } else if (strcmp(argv[i], "--fullscreen") == 0) {
            options->fullscreen = true;
        } else if (i + 1 < argc && read_valued(options, argv[i], argv[i + 1])) {
            i++;
        } else if (previews && i + 1 < argc &&
                read_preview(&options->looked_at, argv[i], argv[i + 1])) {
            i++;
        } else if (previews) {
            return refuse_preview(err, argv[i]);
        } else {
            fprintf(err, tr("zeven: “%s” is not understood here. All that is: zeven help\n"),
                    argv[i]);
            return false;
        }
    }
    return true;
}
