// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts: found by fontconfig, mapped into memory once, opened per size.
#include "game/platform/fonts.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fontconfig/fontconfig.h>

#include "game/base/buffer.h"
#include "game/base/hash.h"
#include "game/base/utf8.h"
#include "game/base/vec.h"
#include "game/platform/platform.h"

enum { WIDTHS = 65536, GUESSES = 1024, CHAIN_MAX = 16 };

// A font file in memory. Mapped, not read: only the pages that are used count.
struct font_file {
    char *path;
    void *bytes;
    size_t size;
    FcCharSet *signs; // what it has, so that a face is opened only to draw with it
};

struct face {
    int file;
    int size;
    TTF_Font *font;
};

// Which file stands for a look: (family, weight, italic) or the name of a fallback.
struct look {
    uint64_t key;
    int file; // index, -1 = none
};

struct width {
    uint64_t key;
    int width;
};

// Which fallback has a code point, so that it is asked for once.
struct guess {
    uint32_t code_point;
    int look; // index in FALLBACKS + 1; 0 = free
};

struct fonts {
    FcConfig *config;
    VEC(struct font_file) files;
    VEC(struct face) faces;
    VEC(struct look) looks;
    struct width *widths; // direct-mapped: a newcomer takes the place
    struct guess guesses[GUESSES];
    struct buffer text; // of the last split, pieces ended with NUL
};

static const char *const FAMILIES[UI_FAMILY_COUNT] = { "Inter", "OpenDyslexic" };

// Text first, then symbols drawn as text, colour last: ☎ is a sign here, not a picture.
static const char *const FALLBACKS[] = {
    "Inter",
    "Noto Sans",
    "DejaVu Sans",
    "Noto Sans Symbols2",
    "Noto Sans Symbols",
    "Noto Sans Math",
    "Noto Color Emoji",
};

enum { FALLBACK_COUNT = sizeof(FALLBACKS) / sizeof(FALLBACKS[0]), EMOJI = FALLBACK_COUNT - 1 };

/* ---- files ---- */

static bool map_file(struct font_file *file, const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (descriptor < 0 || fstat(descriptor, &status) != 0 || status.st_size <= 0) {
        if (descriptor >= 0) {
            close(descriptor);
        }
        return false;
    }
    file->size = (size_t)status.st_size;
    file->bytes = mmap(NULL, file->size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    close(descriptor);
    if (file->bytes == MAP_FAILED) {
        return false;
    }
    file->path = mem_copy_text(path);
    return true;
}

static int load_file(struct fonts *fonts, const FcPattern *match)
{
    FcChar8 *name = NULL;
    FcCharSet *signs = NULL;
    if (FcPatternGetString(match, FC_FILE, 0, &name) != FcResultMatch ||
            FcPatternGetCharSet(match, FC_CHARSET, 0, &signs) != FcResultMatch) {
        return -1;
    }
    const char *path = (const char *)name;
    for (size_t i = 0; i < fonts->files.count; i++) {
        if (strcmp(fonts->files.items[i].path, path) == 0) {
            return (int)i;
        }
    }
    struct font_file file = { 0 };
    if (!map_file(&file, path)) {
        return -1;
    }
    file.signs = FcCharSetCopy(signs);
    vec_push(&fonts->files, file);
    return (int)fonts->files.count - 1;
}

static int fc_weight(int weight)
{
    if (weight >= 700) {
        return FC_WEIGHT_BOLD;
    }
    return weight >= 600 ? FC_WEIGHT_DEMIBOLD : FC_WEIGHT_REGULAR;
}

// WOFF and Type 1 come with the same names; plain OpenType is what FreeType reads without help.
static FcPattern *pattern_for(const char *family, int weight, bool italic)
{
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    FcPatternAddInteger(pattern, FC_WEIGHT, fc_weight(weight));
    FcPatternAddInteger(pattern, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    return pattern;
}

static bool is_family(const FcPattern *match, const char *family)
{
    FcChar8 *name = NULL;
    for (int i = 0; FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++) {
        if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0) {
            return true;
        }
    }
    return false;
}

// `exact`: only this family will do; else the nearest that fontconfig has.
static int find_file(struct fonts *fonts, const char *family, int weight, bool italic, bool exact)
{
    FcPattern *pattern = pattern_for(family, weight, italic);
    // Colour fonts are not called scalable everywhere.
    if (strcmp(family, FALLBACKS[EMOJI]) == 0) {
        FcPatternDel(pattern, FC_SCALABLE);
    }
    FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result = FcResultNoMatch;
    FcPattern *match = FcFontMatch(fonts->config, pattern, &result);
    int file = -1;
    if (match != NULL && (!exact || is_family(match, family))) {
        file = load_file(fonts, match);
    }
    if (match != NULL) {
        FcPatternDestroy(match);
    }
    FcPatternDestroy(pattern);
    return file;
}

static int file_for(struct fonts *fonts, const char *family, int weight, bool italic, bool exact)
{
    uint64_t key = hash_text(family) ^
            hash_mix((uint64_t)weight * 4 + (uint64_t)italic * 2 + (uint64_t)exact);
    for (size_t i = 0; i < fonts->looks.count; i++) {
        if (fonts->looks.items[i].key == key) {
            return fonts->looks.items[i].file;
        }
    }
    struct look look = { key, find_file(fonts, family, weight, italic, exact) };
    vec_push(&fonts->looks, look);
    return look.file;
}

/* ---- faces ---- */

static TTF_Font *face_of(struct fonts *fonts, int file, int size)
{
    if (file < 0) {
        return NULL;
    }
    for (size_t i = 0; i < fonts->faces.count; i++) {
        struct face *face = &fonts->faces.items[i];
        if (face->size == size && face->file == file) {
            return face->font;
        }
    }
    const struct font_file *bytes = &fonts->files.items[file];
    SDL_RWops *stream = SDL_RWFromConstMem(bytes->bytes, (int)bytes->size);
    TTF_Font *font = TTF_OpenFontRW(stream, 1, size);
    if (font != NULL) {
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
        TTF_SetFontKerning(font, 1);
        struct face face = { file, size, font };
        vec_push(&fonts->faces, face);
    }
    return font;
}

static TTF_Font *main_face(struct fonts *fonts, const struct ui_font *font)
{
    const char *family = FAMILIES[font->family];
    return face_of(fonts, file_for(fonts, family, font->weight, font->italic, false), font->size);
}

static int fallback_file(struct fonts *fonts, const struct ui_font *font, int index)
{
    int weight = index == EMOJI ? 400 : font->weight;
    return file_for(fonts, FALLBACKS[index], weight, false, true);
}

static TTF_Font *fallback_face(struct fonts *fonts, const struct ui_font *font, int index)
{
    return face_of(fonts, fallback_file(fonts, font, index), font->size);
}

static bool is_pictograph(uint32_t c)
{
    return (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x1f1e6 && c <= 0x1f1ff);
}

// Joiners, variation selectors and combining marks go with what stands before them.
static bool clings(uint32_t c)
{
    return c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x1f3fb && c <= 0x1f3ff) ||
            (c >= 0x300 && c <= 0x36f) || c == 0x20e3;
}

static int guess_fallback(struct fonts *fonts, const struct ui_font *font, uint32_t c)
{
    struct guess *guess = &fonts->guesses[hash_mix(c) % GUESSES];
    if (guess->look != 0 && guess->code_point == c) {
        return guess->look - 1;
    }
    int found = 0;
    for (int i = 0; i < FALLBACK_COUNT; i++) {
        int index = is_pictograph(c) ? (i + EMOJI) % FALLBACK_COUNT : i;
        int file = fallback_file(fonts, font, index);
        if (file >= 0 && FcCharSetHasChar(fonts->files.items[file].signs, c)) {
            found = index;
            break;
        }
    }
    *guess = (struct guess) { c, found + 1 };
    return found;
}

// The face for a code point; -1 = the main one.
static int face_index(
        struct fonts *fonts, const struct ui_font *font, TTF_Font *primary, uint32_t c)
{
    if (c < 0x80 || (!is_pictograph(c) && TTF_GlyphIsProvided32(primary, c))) {
        return -1;
    }
    return guess_fallback(fonts, font, c);
}

/* ---- splitting and measuring ---- */

struct cut {
    size_t start; // in fonts->text
    int index;
};

static void add_code_point(struct buffer *text, uint32_t c)
{
    utf8_add(text, c < ' ' ? ' ' : c);
}

// Whether the writer asked for a picture: U+FE0F stands behind the sign.
static bool wants_picture(const char *text, const char *end)
{
    return text < end && utf8_next(&text) == 0xfe0f;
}

// Copies the text with a NUL behind each piece; where the pieces start stands in `cuts`.
static size_t cut_text(struct fonts *fonts, const struct ui_font *font, const char *text,
        size_t size, struct cut *cuts)
{
    TTF_Font *primary = main_face(fonts, font);
    const char *end = text + size;
    size_t count = 0;
    buffer_clear(&fonts->text);
    while (text < end) {
        uint32_t c = utf8_next(&text);
        int before = count > 0 ? cuts[count - 1].index : -2;
        bool stays = count > 0 && (clings(c) || (c == ' ' && before != EMOJI));
        int index = stays ? before : face_index(fonts, font, primary, c);
        if (c >= 0x80 && wants_picture(text, end) && fallback_file(fonts, font, EMOJI) >= 0) {
            index = EMOJI;
        }
        if (index != before && count < FONTS_PIECES_MAX) {
            if (count > 0) {
                buffer_add_bytes(&fonts->text, "", 1);
            }
            cuts[count++] = (struct cut) { fonts->text.size, index };
        }
        add_code_point(&fonts->text, c);
    }
    return count;
}

static void measure_piece(struct fonts_piece *piece, const struct ui_font *font)
{
    int height = 0;
    TTF_SizeUTF8(piece->face, piece->text, &piece->width, &height);
    if (piece->picture && height > 0) {
        piece->height = font->size * 6 / 5;
        piece->width = piece->width * piece->height / height;
    }
}

size_t fonts_split(struct fonts *fonts, const struct ui_font *font, const char *text, size_t size,
        struct fonts_piece *pieces)
{
    struct cut cuts[FONTS_PIECES_MAX];
    size_t count = cut_text(fonts, font, text, size, cuts);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        int index = cuts[i].index;
        struct fonts_piece piece = {
            .face = index < 0 ? main_face(fonts, font) : fallback_face(fonts, font, index),
            .text = fonts->text.bytes + cuts[i].start,
            .picture = index == EMOJI,
        };
        if (piece.face != NULL) {
            measure_piece(&piece, font);
            pieces[kept++] = piece;
        }
    }
    return kept;
}

static uint64_t font_key(const struct ui_font *font)
{
    return hash_mix(((uint64_t)font->family << 40) ^ ((uint64_t)font->size << 20) ^
            ((uint64_t)font->weight << 2) ^ font->italic);
}

int fonts_width(struct fonts *fonts, const struct ui_font *font, const char *text, size_t size)
{
    uint64_t key = hash_bytes(text, size) ^ font_key(font);
    struct width *known = &fonts->widths[hash_mix(key) % WIDTHS];
    if (known->key == key) {
        return known->width;
    }
    struct fonts_piece pieces[FONTS_PIECES_MAX];
    size_t count = fonts_split(fonts, font, text, size, pieces);
    int width = 0;
    for (size_t i = 0; i < count; i++) {
        width += pieces[i].width;
    }
    *known = (struct width) { key, width };
    return width;
}

void fonts_metrics(struct fonts *fonts, const struct ui_font *font, int *ascent, int *descent)
{
    TTF_Font *face = main_face(fonts, font);
    *ascent = TTF_FontAscent(face);
    *descent = -TTF_FontDescent(face);
}

/* ---- beginning and end ---- */

struct fonts *fonts_create(struct diag_list *diags)
{
    struct fonts *fonts = mem_alloc(sizeof(*fonts));
    fonts->widths = mem_alloc(WIDTHS * sizeof(*fonts->widths));
    fonts->config = FcInitLoadConfigAndFonts();
    struct ui_font body = { UI_SANS, 15, 400, false };
    if (TTF_Init() != 0 || main_face(fonts, &body) == NULL) {
        diag_add(diags, DIAG_PLATFORM_NO_FONT, DIAG_ERROR, NULL, 0, FAMILIES[UI_SANS], NULL);
        fonts_destroy(fonts);
        return NULL;
    }
    return fonts;
}

void fonts_destroy(struct fonts *fonts)
{
    if (fonts == NULL) {
        return;
    }
    for (size_t i = 0; i < fonts->faces.count; i++) {
        TTF_CloseFont(fonts->faces.items[i].font);
    }
    for (size_t i = 0; i < fonts->files.count; i++) {
        FcCharSetDestroy(fonts->files.items[i].signs);
        munmap(fonts->files.items[i].bytes, fonts->files.items[i].size);
        mem_free(fonts->files.items[i].path);
    }
    if (TTF_WasInit() > 0) {
        TTF_Quit();
    }
    if (fonts->config != NULL) {
        FcConfigDestroy(fonts->config);
    }
    vec_finish(&fonts->faces);
    vec_finish(&fonts->files);
    vec_finish(&fonts->looks);
    buffer_finish(&fonts->text);
    mem_free(fonts->widths);
    mem_free(fonts);
}
