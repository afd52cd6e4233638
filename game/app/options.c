// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line asks of the window.
#include "game/app/options.h"

#include <stdlib.h>
#include <string.h>

#include "game/locale/locale.h"

enum { DEMO_PACE_MS = 1100, PACE_MIN_MS = 1 };

bool options_are_verb(int argc, char **argv)
{
    if (argc < 2) {
        return false;
    }
    const char *first = argv[1];
    bool asks = strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 ||
            strcmp(first, "--version") == 0;
    return first[0] != '-' || asks;
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
    if (strcmp(name, "--data") == 0) {
        options->data = value;
        return true;
    }
    return false;
}

bool options_read(struct options *options, int argc, char **argv, FILE *err)
{
    *options = (struct options) { .pace_ms = DEMO_PACE_MS };
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--demo") == 0) {
            options->demo = true;
        } else if (strcmp(argv[i], "--fullscreen") == 0) {
            options->fullscreen = true;
        } else if (i + 1 < argc && read_valued(options, argv[i], argv[i + 1])) {
            i++;
        } else {
            fprintf(err, tr("zeven: “%s” is not understood here. All that is: zeven help\n"),
                    argv[i]);
            return false;
        }
    }
    return true;
}
