// SPDX-License-Identifier: GPL-3.0-or-later
// Where the program begins: the screen that stands there when the window opens.
#include "game/screens/start.h"

#include "game/base/bundle.h"
#include "game/screens/candidate/play.h"
#include "game/screens/candidate/screens.h"
#include "game/screens/trainer/trainer.h"

static const char DEMO_SCRIPT[] = "rehearsals/demo.txt";

enum { DEMO_SEED = 7 };

void start_screens(struct navigator *navigator)
{
    welcome_open(navigator);
}

bool start_trainer(struct navigator *navigator, const char *file)
{
    struct buffer bytes = { 0 };
    struct diag_list *diags = &navigator_world(navigator)->diags;
    bool there = file == NULL || bundle_read_path(file, BUNDLE_FILE_SIZE_MAX, &bytes, diags);
    buffer_finish(&bytes);
    if (there) {
        welcome_open(navigator);
        trainer_open(navigator, file);
    }
    return there;
}

bool start_demo(struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    struct buffer path = { 0 };
    struct buffer script = { 0 };
    buffer_add_format(&path, "%s/%s", world->data, DEMO_SCRIPT);
    welcome_open(navigator); // where one comes out behind the sheet
    bool begun =
            bundle_read_path(buffer_text(&path), BUNDLE_FILE_SIZE_MAX, &script, &world->diags) &&
            play_demo(navigator, buffer_text(&script), DEMO_SEED);
    buffer_finish(&path);
    buffer_finish(&script);
    return begun;
}
