// SPDX-License-Identifier: GPL-3.0-or-later
// SDL's events in the words of ui.
#include "game/platform/events.h"

static const struct {
    SDL_Keycode from;
    int to;
} KEYS[] = {
    { SDLK_RETURN, UI_KEY_ENTER },
    { SDLK_KP_ENTER, UI_KEY_ENTER },
    { SDLK_ESCAPE, UI_KEY_ESCAPE },
    { SDLK_TAB, UI_KEY_TAB },
    { SDLK_BACKSPACE, UI_KEY_BACKSPACE },
    { SDLK_DELETE, UI_KEY_DELETE },
    { SDLK_LEFT, UI_KEY_LEFT },
    { SDLK_RIGHT, UI_KEY_RIGHT },
    { SDLK_UP, UI_KEY_UP },
    { SDLK_DOWN, UI_KEY_DOWN },
    { SDLK_HOME, UI_KEY_HOME },
    { SDLK_END, UI_KEY_END },
    { SDLK_PAGEUP, UI_KEY_PAGE_UP },
    { SDLK_PAGEDOWN, UI_KEY_PAGE_DOWN },
    { SDLK_KP_PLUS, '+' },
    { SDLK_KP_MINUS, '-' },
};

static bool is_digit_key(SDL_Scancode code)
{
    return code >= SDL_SCANCODE_1 && code <= SDL_SCANCODE_0;
}

static int digit_of(int index)
{
    return '0' + (index + 1) % 10;
}

static int key_of(const SDL_Keysym *symbol)
{
    for (size_t i = 0; i < sizeof(KEYS) / sizeof(KEYS[0]); i++) {
        if (KEYS[i].from == symbol->sym) {
            return KEYS[i].to;
        }
    }
    if (symbol->sym >= SDLK_F1 && symbol->sym <= SDLK_F12) {
        return UI_KEY_F1 + (symbol->sym - SDLK_F1);
    }
    bool pad_digit = symbol->scancode >= SDL_SCANCODE_KP_1 && symbol->scancode <= SDL_SCANCODE_KP_0;
    if (pad_digit && (symbol->mod & KMOD_NUM) != 0) {
        return digit_of((int)symbol->scancode - SDL_SCANCODE_KP_1);
    }
    // On French and Belgian keyboards the digits stand above the signs: the place counts, not the
    // sign.
    if (is_digit_key(symbol->scancode)) {
        return digit_of((int)symbol->scancode - SDL_SCANCODE_1);
    }
    return symbol->sym >= ' ' && symbol->sym < 127 ? (int)symbol->sym : UI_KEY_NONE;
}

// The right Alt key writes signs (€, é): it is no Alt to us.
static unsigned mods_of(const SDL_Keysym *symbol)
{
    unsigned mods = 0;
    mods |= (symbol->mod & KMOD_SHIFT) != 0 ? UI_SHIFT : 0u;
    mods |= (symbol->mod & KMOD_CTRL) != 0 ? UI_CTRL : 0u;
    mods |= (symbol->mod & KMOD_LALT) != 0 ? UI_ALT : 0u;
    bool sign = symbol->sym < '0' || symbol->sym > '9';
    if (is_digit_key(symbol->scancode) && sign) {
        mods &= ~(unsigned)UI_SHIFT;
    }
    return mods;
}

static bool translate_key(const SDL_Event *from, struct ui_event *to)
{
    to->kind = UI_KEY_PRESS;
    to->key = key_of(&from->key.keysym);
    to->mods = mods_of(&from->key.keysym);
    return to->key != UI_KEY_NONE;
}

static bool translate_text(const SDL_Event *from, struct ui_event *to)
{
    SDL_Keymod mods = SDL_GetModState();
    bool command = (mods & (KMOD_LALT | KMOD_CTRL)) != 0 && (mods & (KMOD_RALT | KMOD_MODE)) == 0;
    to->kind = UI_TEXT_INPUT;
    SDL_utf8strlcpy(to->text, from->text.text, sizeof(to->text));
    return !command && to->text[0] != '\0';
}

static bool translate_button(const SDL_Event *from, struct ui_event *to)
{
    to->kind = from->type == SDL_MOUSEBUTTONDOWN ? UI_POINTER_DOWN : UI_POINTER_UP;
    to->x = from->button.x;
    to->y = from->button.y;
    to->clicks = from->button.clicks;
    to->mods = (SDL_GetModState() & KMOD_SHIFT) != 0 ? UI_SHIFT : 0;
    return from->button.button == SDL_BUTTON_LEFT;
}

static bool translate_wheel(const SDL_Event *from, struct ui_event *to)
{
    to->kind = UI_WHEEL;
    to->x = from->wheel.mouseX;
    to->y = from->wheel.mouseY;
    to->wheel = from->wheel.direction == SDL_MOUSEWHEEL_FLIPPED ? from->wheel.y : -from->wheel.y;
    return to->wheel != 0;
}

static bool translate_window(const SDL_Event *from, struct ui_event *to)
{
    switch (from->window.event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        to->kind = UI_RESIZE;
        to->width = from->window.data1;
        to->height = from->window.data2;
        return true;
    case SDL_WINDOWEVENT_EXPOSED:
        to->kind = UI_EXPOSE;
        return true;
    case SDL_WINDOWEVENT_FOCUS_GAINED:
    case SDL_WINDOWEVENT_FOCUS_LOST:
        to->kind = UI_WINDOW_FOCUS;
        to->gained = from->window.event == SDL_WINDOWEVENT_FOCUS_GAINED;
        return true;
    case SDL_WINDOWEVENT_CLOSE:
        to->kind = UI_QUIT;
        return true;
    default:
        return false;
    }
}

bool events_translate(const SDL_Event *from, struct ui_event *to)
{
    *to = (struct ui_event) { 0 };
    switch (from->type) {
    case SDL_QUIT:
        to->kind = UI_QUIT;
        return true;
    case SDL_KEYDOWN:
        return translate_key(from, to);
    case SDL_TEXTINPUT:
        return translate_text(from, to);
    case SDL_MOUSEMOTION:
        to->kind = UI_POINTER_MOVE;
        to->x = from->motion.x;
        to->y = from->motion.y;
        return true;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return translate_button(from, to);
    case SDL_MOUSEWHEEL:
        return translate_wheel(from, to);
    case SDL_WINDOWEVENT:
        return translate_window(from, to);
    default:
        return false;
    }
}
