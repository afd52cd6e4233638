// SPDX-License-Identifier: GPL-3.0-or-later
// Zip archives in memory: what spreadsheets are wrapped in. The only file that knows libarchive.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/base/vec.h"

enum {
    DIAG_ZIP_DAMAGED = 730, // argument: what the library says
    DIAG_ZIP_LARGE = 731,   // unpacked; argument: the limit in MiB
};

enum {
    ZIP_PART_SIZE_MAX = 16 * 1024 * 1024,
    ZIP_SIZE_MAX = 64 * 1024 * 1024, // of all parts together
    ZIP_PARTS_MAX = 2000,
};

struct zip_part {
    char *name; // "xl/workbook.xml"
    struct buffer bytes;
};

/** A zeroed one is ready for use. */
struct zip {
    VEC(struct zip_part) parts;
};

void zip_finish(struct zip *zip);

/**
 * Reads all parts whose name ends in .xml, .rels or is "mimetype"; pictures and the like stay
 * packed. False, with one diagnostic, when it is no whole zip or becomes too large.
 */
bool zip_read(
        struct zip *zip, const char *file, const char *bytes, size_t size, struct diag_list *diags);

/** The part called `name`, or NULL; borrowed. */
const struct zip_part *zip_find(const struct zip *zip, const char *name);

/** Adds a part to be written; takes what is in `bytes`, which is empty again. */
void zip_add(struct zip *zip, const char *name, struct buffer *bytes);

/** Writes all parts in order; the first is not compressed. The same parts give the same bytes. */
void zip_write(const struct zip *zip, struct buffer *bytes);
