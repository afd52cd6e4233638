// SPDX-License-Identifier: GPL-3.0-or-later
// A quick look over the tags before the parser sees them: the limits the parser itself does not
// keep.
#include "game/xml/scan.h"

#include <stdio.h>
#include <string.h>

#include "game/xml/reader.h"

// libxml2 2.9 compares every attribute with all before it, and complains of every -- in a comment;
// a million of either would hold a trainer's machine for an hour. One linear walk beforehand keeps
// that out.
struct scan {
    const char *file;
    const char *text;
    const char *end;
    const char *at;
    struct diag_list *diags;
    int elements;
    int attributes_max;
};

static bool refuse(struct scan *scan, const char *at, int code, int limit)
{
    int line = 1;
    for (const char *c = scan->text; c < at; c++) {
        line += *c == '\n' ? 1 : 0;
    }
    char number[16];
    (void)snprintf(number, sizeof(number), "%d", limit);
    diag_add(scan->diags, code, DIAG_ERROR, scan->file, line, limit > 0 ? number : NULL, NULL);
    return false;
}

static bool here(const struct scan *scan, const char *word)
{
    size_t size = strlen(word);
    return (size_t)(scan->end - scan->at) >= size && memcmp(scan->at, word, size) == 0;
}

// Past the next `mark`; false when there is none.
static bool skip(struct scan *scan, const char *mark)
{
    const char *begin = scan->at;
    while (scan->at != NULL && !here(scan, mark)) {
        scan->at += scan->at < scan->end ? 1 : 0;
        scan->at = memchr(scan->at, mark[0], (size_t)(scan->end - scan->at));
    }
    if (scan->at == NULL) {
        return refuse(scan, begin, DIAG_XML_ENDS_EARLY, 0);
    }
    scan->at += strlen(mark);
    return true;
}

static bool comment(struct scan *scan)
{
    scan->at += 4;
    if (!skip(scan, "--")) {
        return false;
    }
    if (scan->at == scan->end || *scan->at != '>') {
        return refuse(scan, scan->at, DIAG_XML_COMMENT, 0);
    }
    return true;
}

static bool value(struct scan *scan, int *attributes)
{
    const char *open = scan->at;
    const char *close = memchr(open + 1, *open, (size_t)(scan->end - open - 1));
    if (++*attributes > scan->attributes_max) {
        return refuse(scan, open, DIAG_XML_ATTRIBUTES, scan->attributes_max);
    }
    scan->at = close != NULL ? close + 1 : scan->end;
    if (scan->at - open > XML_VALUE_SIZE_MAX + 2) {
        return refuse(scan, open, DIAG_XML_VALUE_LONG, XML_VALUE_SIZE_MAX);
    }
    return true;
}

enum { IN_NAME, ENDS_NAME, OPENS_VALUE, ENDS_TAG };

static const unsigned char KINDS[256] = {
    [' '] = ENDS_NAME,
    ['='] = ENDS_NAME,
    ['/'] = ENDS_NAME,
    ['\n'] = ENDS_NAME,
    ['\t'] = ENDS_NAME,
    ['\r'] = ENDS_NAME,
    ['"'] = OPENS_VALUE,
    ['\''] = OPENS_VALUE,
    ['>'] = ENDS_TAG,
};

// Past the characters of one kind: most of a file is looked at here.
static const char *past(const struct scan *scan, unsigned char kind)
{
    const char *at = scan->at;
    while (at < scan->end && KINDS[(unsigned char)*at] == kind) {
        at++;
    }
    return at;
}

// From '<' to its '>'.
static bool tag(struct scan *scan)
{
    int attributes = 0;
    scan->at++;
    if (scan->at < scan->end && *scan->at != '/' && ++scan->elements > XML_ELEMENTS_MAX) {
        return refuse(scan, scan->at, DIAG_XML_ELEMENTS, XML_ELEMENTS_MAX);
    }
    while (scan->at < scan->end && *scan->at != '>') {
        unsigned char kind = KINDS[(unsigned char)*scan->at];
        const char *begin = scan->at;
        if (kind == OPENS_VALUE) {
            if (!value(scan, &attributes)) {
                return false;
            }
            continue;
        }
        scan->at = past(scan, kind);
        if (kind == IN_NAME && scan->at - begin > XML_NAME_SIZE_MAX) {
            return refuse(scan, begin + XML_NAME_SIZE_MAX, DIAG_XML_NAME_LONG, XML_NAME_SIZE_MAX);
        }
    }
    return true;
}

static bool markup(struct scan *scan)
{
    if (here(scan, "<!--")) {
        return comment(scan);
    }
    if (here(scan, "<![CDATA[")) {
        return skip(scan, "]]>");
    }
    if (here(scan, "<?")) {
        return skip(scan, "?>");
    }
    return here(scan, "<!") ? refuse(scan, scan->at, DIAG_XML_DOCTYPE, 0) : tag(scan);
}

bool xml_scan(const char *file, const char *text, size_t size, int attributes_max,
        struct diag_list *diags)
{
    struct scan scan = { file, text, text + size, text, diags, 0, attributes_max };
    for (;;) {
        scan.at = memchr(scan.at, '<', (size_t)(scan.end - scan.at));
        if (scan.at == NULL) {
            return true;
        }
        if (!markup(&scan)) {
            return false;
        }
    }
}
