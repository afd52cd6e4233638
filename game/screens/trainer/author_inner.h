// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the trainer's bench: its state, and the columns it is built of.
#pragma once

#include "game/screens/navigator.h"
#include "game/screens/trainer/author_list.h"
#include "game/screens/trainer/author_story.h"
#include "game/screens/trainer/author_tiles.h"
#include "game/ui/widget.h"

/** Where one looks at the map from. */
struct author_view {
    double x; // of the map, in the middle of the plane
    double y;
    int zoom;  // a step of author_zoom
    int width; // of the plane when it was painted last, in pixels; 0 = not yet
    int height;
    bool fit; // show the whole map as soon as the size is known
};

enum author_drawer { AUTHOR_NO_DRAWER, AUTHOR_LIST_DRAWER, AUTHOR_TURN_DRAWER };

/** A field of the inspector and the place in the file that it shows. */
struct author_field {
    int64_t number;
    char *place;
    uint64_t generation;          // of the reading whose text it was given
    enum catalogue_status status; // of that text, in another language
};

enum { AUTHOR_LANGUAGES_MAX = 12 };

/** The languages a scenario can be shown in: its own first, then those of its catalogues. */
struct author_languages {
    char ids[AUTHOR_LANGUAGES_MAX][16];
    int count;
};

enum author_dialog { AUTHOR_NO_DIALOG, AUTHOR_LANGUAGE_MENU, AUTHOR_PUBLISH_DIALOG };

struct author {
    struct author_list list;
    struct author_coverage coverage;
    bool covers_shift; // else the open scenario alone
    struct author_story story;
    bool open; // there is a story
    struct author_view view;
    struct author_tiles tiles;
    uint32_t selected; // node of the map; INDEX_NONE
    int unfolded;      // the answer whose fields are shown, counted from 0; -1 = none
    VEC(struct author_field) fields;
    enum author_drawer drawer;
    enum author_dialog dialog;
    struct author_languages languages; // as they were when the menu opened
    bool leaving;                      // asked whether what was typed is to be saved
    int64_t leaves_to; // the entry of the list to open then; below 0: out of the bench, or of the
                       // program
    size_t found;      // nodes with the text that was looked for
    struct buffer trouble; // the editor could not be started
};

/** Changes the story by `what`, and keeps the chosen turn and the counts right. */
bool author_change(struct author *author, struct navigator *navigator,
        bool (*what)(struct author_story *story));

/* ---- the bar ---- */

/** Whether there is room for the list at the left. */
bool author_has_left(const struct ui *ui);

void author_build_bar(const struct author *author, struct ui *ui);

/* ---- below the map ---- */

void author_build_found(struct author *author, struct ui *ui);

/* ---- another language ---- */

void author_build_languages(const struct author *author, struct ui *ui);

/** Says that texts cannot be changed here and how many are not translated; nothing in the file's
 * own language. */
void author_build_language_note(const struct author *author, struct ui *ui);

/** "not translated", "translation out of date". */
const char *author_status_words(enum catalogue_status status);

/** The name of the language that is shown. */
const char *author_language_name(const struct author *author);

/** Takes a message about the language; false when it is about something else. */
bool author_handle_language(
        struct author *author, struct navigator *navigator, const struct ui_message *message);

/* ---- publishing ---- */

void author_build_publish(const struct author *author, struct ui *ui);

/** Takes a message about publishing; false when it is about something else. */
bool author_handle_publish(
        struct author *author, struct navigator *navigator, const struct ui_message *message);

/* ---- the left column ---- */

void author_build_list(struct author *author, struct ui *ui);

/** Whether the entry is the story that is open. */
bool author_is_open(const struct author *author, const struct author_entry *entry);

/* ---- the map ---- */

void author_build_map(struct author *author, struct ui *ui);

/** Takes a message about the map; false when it is about something else. */
bool author_handle_map(struct author *author, struct ui *ui, const struct ui_message *message);

/** Chooses a node and brings it into view; INDEX_NONE chooses none. */
void author_select(struct author *author, struct ui *ui, uint32_t node);

/* ---- where one looks from ---- */

/** Forgets where one was: the usual size, nothing chosen. */
void author_view_reset(struct author *author);

/** Pixels a unit of the map at the zoom of now; and that zoom, in percent. */
double author_scale(const struct author *author, const struct ui *ui);
int author_view_percent(const struct author *author);

/** Keeps some of the map in view. */
void author_view_stay(struct author *author);

/** The whole map, not larger than usual; the beginning of it; as little further as shows a node. */
void author_view_fit(struct author *author, const struct ui *ui);
void author_view_begin(struct author *author, double scale);
void author_view_reveal(struct author *author, double scale, uint32_t index);

/** Some steps larger or smaller; what lies (x, y) pixels from the middle stays there. */
void author_view_zoom(struct author *author, const struct ui *ui, int by, int x, int y);

/** The rectangle of a node in pixels from the middle of the plane. */
struct ui_rect author_node_rect(
        const struct author *author, double scale, const struct map_node *node);

/** The node at a place there, nearest to the middle, and beside the chosen one in the direction of
 * an arrow; INDEX_NONE when there is none. */
uint32_t author_node_at(const struct author *author, double scale, int x, int y);
uint32_t author_node_in_middle(const struct author *author);
uint32_t author_node_beside(const struct author *author, int key);

/* ---- the right column ---- */

void author_build_turn(struct author *author, struct ui *ui);

/** What simulated candidates said at the chosen turn; nothing when there were none. */
void author_build_spread(struct author *author, struct ui *ui);

/** Takes a message about the inspector; false when it is about something else. */
bool author_handle_turn(struct author *author, struct ui *ui, const struct ui_message *message);

/** A field with the text at `place`, or with points; `name` says what it is. */
void author_build_field(struct author *author, struct ui *ui, const char *place, const char *name);
void author_build_points(struct author *author, struct ui *ui, const char *place, const char *name);

/** The text at a place: as it was typed, or in another language as its catalogue has it; NULL when
 * there is none. */
const char *author_field_text(
        struct author *author, const char *place, enum catalogue_status *status);

/** The field of that number; NULL without one. */
struct author_field *author_field_find(struct author *author, int64_t number);

/** Forgets which fields have which text: another story. */
void author_forget_fields(struct author *author);
