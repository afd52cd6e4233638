// SPDX-License-Identifier: GPL-3.0-or-later
// A file that always holds what is on screen in words, for programs that read along.
#include "game/app/access_file.h"

#include <stdio.h>

void access_file_count(struct access_file *file, const struct ui_event *event)
{
    switch (event->kind) {
    case UI_KEY_PRESS:
        file->keys++;
        break;
    case UI_POINTER_UP:
        file->presses++;
        break;
    case UI_WHEEL:
        file->wheels += event->wheel < 0 ? -event->wheel : event->wheel;
        break;
    default:
        break;
    }
}

static bool put(const char *path, const struct buffer *text)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        return false;
    }
    bool whole = fwrite(buffer_text(text), 1, text->size, file) == text->size;
    return fclose(file) == 0 && whole;
}

void access_file_write(struct access_file *file, struct navigator *navigator, bool painted)
{
    if (file->path == NULL) {
        return;
    }
    file->frames += painted ? 1 : 0;
    struct buffer text = { 0 };
    struct buffer aside = { 0 };
    buffer_add_format(&text, "frame %ld keys %ld presses %ld wheels %ld screen %s\n", file->frames,
            file->keys, file->presses, file->wheels, navigator_top(navigator));
    ui_access_write(ui_access_tree(navigator_ui(navigator)), &text);
    buffer_add_format(&aside, "%s.new", file->path);
    if (put(buffer_text(&aside), &text)) {
        (void)rename(buffer_text(&aside), file->path);
    }
    buffer_finish(&aside);
    buffer_finish(&text);
}
