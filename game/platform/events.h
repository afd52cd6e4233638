// SPDX-License-Identifier: GPL-3.0-or-later
// SDL's events in the words of ui. Inside platform only.
#pragma once

#include <SDL.h>

#include "game/ui/event.h"

/** False when the event means nothing to us. */
bool events_translate(const SDL_Event *from, struct ui_event *to);
