// SPDX-License-Identifier: GPL-3.0-or-later
// The navigator: screens as states on a stack. Events come in from the main loop; the top screen
// builds.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/diag.h"
#include "game/store/store.h"
#include "game/ui/ui.h"

struct navigator;

/** How a person sees the program; kept in the store under "display.*". */
struct display_settings {
    int scale;     // percent: 100 125 150 175 200
    bool contrast; // the contrast theme
    bool dyslexic; // OpenDyslexic
    bool calm;     // reduced motion: nothing moves by itself
};

/** Watches files for the screen on top, in place of those watched before; that screen's `window`
 * hears UI_FILES_SAVED. False when some cannot be watched. */
typedef bool (*world_watch)(void *context, const char *const *paths, size_t count);

/** What every screen may use; made by app/, borrowed by all. */
struct world {
    struct store *store;
    const char *data;   // folder of the scenarios
    const char *shift;  // path in it: "shifts/ochtend.xml"
    const char *locale; // folder of the program's catalogues
    struct display_settings display;
    bool lent; // display and language are this person's, not this computer's: they are not kept
    int64_t now_ms;         // wall time of the event being handled
    struct diag_list diags; // what went wrong and was not shown yet
    bool quit;              // a screen asks the program to end
    bool demo;              // plays by itself
    world_watch watch;      // NULL: there is no window to hear of it
    void *watch_context;
};

/** A kind of screen. `self` is the screen's own; every function but `build` and `destroy` may be
 * NULL. */
struct screen_class {
    const char *name;  // for tests and bug reports: "desk"
    bool to_candidate; // speaks to a candidate, so as the organisation chose: u or je
    void (*build)(void *self, struct navigator *navigator);
    void (*handle)(void *self, struct navigator *navigator, const struct ui_message *message);
    void (*shown)(void *self, struct navigator *navigator);  // it came on top (again)
    void (*hidden)(void *self, struct navigator *navigator); // it is left, or the window closes
    bool (*step)(
            void *self, struct navigator *navigator); // demo: does one thing; false = at its end
    /** Looks again at what may have changed by itself; while this screen is on top, each
     * `refresh_ms` (0: never). */
    void (*refresh)(void *self, struct navigator *navigator);
    int refresh_ms;
    /** In place of refresh_ms, where that changes: the wall time at which `refresh` is due; 0:
     * never. */
    int64_t (*due_ms)(const void *self);
    /** The window's own news, which no widget hears of: focus lost or gained, another size, a
     * watched file that was saved, a file that was dropped on it. */
    void (*window)(void *self, struct navigator *navigator, const struct ui_event *event);
    /** The window is being closed; false keeps it open, and asks the person on the screen. Asked a
     * second time it should give way: a desktop that ends does not wait. */
    bool (*may_close)(void *self, struct navigator *navigator);
    void (*destroy)(void *self);
};

/** A navigator without screens, drawing on `ui` and using `world`; both outlive it. */
struct navigator *navigator_create(struct ui *ui, struct world *world);
void navigator_destroy(struct navigator *navigator);

struct ui *navigator_ui(struct navigator *navigator);
struct world *navigator_world(struct navigator *navigator);

/** Puts a screen on top; the navigator owns `self` from here on. Takes effect after the current
 * message. */
void navigator_push(struct navigator *navigator, const struct screen_class *class, void *self);

/** Puts a screen in the place of the top one. */
void navigator_replace(struct navigator *navigator, const struct screen_class *class, void *self);

/** Takes the top screen away; the last one stays. */
void navigator_pop(struct navigator *navigator);

/** Takes away all screens above the topmost one that is called `name`; without one nothing
 * happens. */
void navigator_pop_to(struct navigator *navigator, const char *name);

/** Shuts what is to be shut when nobody touches the window for a while. */
typedef void (*navigator_shut)(struct navigator *navigator);

/** From now on `shut` is called once nobody has touched the window for `after_ms`; NULL: never. */
void navigator_guard(struct navigator *navigator, navigator_shut shut, int64_t after_ms);

/** How long until then, for the main loop to wait; -1 when there is nothing to shut. */
int64_t navigator_guard_left_ms(const struct navigator *navigator, int64_t now_ms);

/** A part of what is done between events, some ten milliseconds of it; false when it was the last.
 */
typedef bool (*navigator_work)(struct navigator *navigator);

/** From now on `work` is done a part at a time while nothing else is; NULL: none. */
void navigator_set_work(struct navigator *navigator, navigator_work work);

/** How long the main loop may wait for an event; -1 = until there is one. */
int64_t navigator_wait_ms(const struct navigator *navigator, int64_t now_ms);

/** Lets it be `now_ms`: shuts, or lets the screen on top look again, when it is time; and does a
 * part of the work. */
void navigator_pass_time(struct navigator *navigator, int64_t now_ms);

/** The topmost screen that is called `name`, borrowed; NULL when there is none. */
void *navigator_find(const struct navigator *navigator, const char *name);

/** The name of the screen on top, "" without one. */
const char *navigator_top(const struct navigator *navigator);

/** Takes an event at wall time `now_ms`; the screen on top gets what ui made of it. */
void navigator_handle(struct navigator *navigator, const struct ui_event *event, int64_t now_ms);

/** Builds the top screen anew when it is out of date; true when there is something to paint. */
bool navigator_build(struct navigator *navigator);

/** Lets a screen that plays by itself do one thing; false when none wants to go on. */
bool navigator_step(struct navigator *navigator, int64_t now_ms);

/** Applies world.display to the ui, and keeps it in the store unless it is lent. */
void navigator_apply_display(struct navigator *navigator);

/** Writes "display 150% contrast": how it looks, for the log. */
void display_settings_write(struct buffer *text, const struct display_settings *display);

/** Reads world.display from the store. */
void display_settings_read(
        struct display_settings *display, struct store *store, struct diag_list *diags);
