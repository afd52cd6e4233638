// SPDX-License-Identifier: GPL-3.0-or-later
// Reading XML from memory as a stream of elements and texts, safe for bytes from strangers.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/diag.h"

enum {
    DIAG_XML_SYNTAX = 100,        // argument: what the parser says
    DIAG_XML_EMPTY = 101,         // nothing in the file
    DIAG_XML_NOT_XML = 102,       // a picture, an archive, plain text
    DIAG_XML_DOCTYPE = 103,       // <!DOCTYPE ...> is refused
    DIAG_XML_ENTITY = 104,        // &name; that XML does not know; argument: name
    DIAG_XML_ENCODING = 105,      // bytes that are no UTF-8
    DIAG_XML_NUL = 106,           // a NUL byte
    DIAG_XML_DEPTH = 107,         // argument: the limit, as in the next ones
    DIAG_XML_ATTRIBUTES = 108,    // too many on one element
    DIAG_XML_NAME_LONG = 109,     // of an element or attribute
    DIAG_XML_VALUE_LONG = 110,    // of an attribute
    DIAG_XML_TEXT_LONG = 111,     // between two tags
    DIAG_XML_ELEMENTS = 112,      // in one file
    DIAG_XML_NAMESPACE = 113,     // a foreign element or attribute; arguments: name, namespace
    DIAG_XML_TAGS_CROSS = 114,    // arguments: opened, its line, closed
    DIAG_XML_TWICE = 115,         // the same attribute twice; argument: name
    DIAG_XML_ENDS_EARLY = 116,    // the file stops inside an element
    DIAG_XML_QUOTES = 117,        // an attribute value without straight quotes
    DIAG_XML_AMPERSAND = 118,     // a bare &
    DIAG_XML_SIZE = 119,          // argument: the limit in MiB
    DIAG_XML_ROOT_SPACE = 120,    // the root is of another namespace; argument: the right one
    DIAG_XML_ENCODING_NAME = 121, // UTF-32 and other encodings we do not read; argument: which
    DIAG_XML_COMMENT = 122,       // -- inside a comment
};

enum {
    XML_SIZE_MAX = 16 * 1024 * 1024,
    XML_DEPTH_MAX = 32,
    XML_ATTRIBUTES_MAX = 32,
    XML_FOREIGN_ATTRIBUTES_MAX = 128, // office programs name forty namespaces on one element
    XML_NAME_SIZE_MAX = 100,
    XML_VALUE_SIZE_MAX = 4000,
    XML_TEXT_SIZE_MAX = 65536,
    XML_ELEMENTS_MAX = 1000000,
};

/** A value is not ended with NUL. */
struct xml_attribute {
    const char *name; // "id", "xml:lang"
    const char *value;
    size_t size;
};

/** Borrowed for the length of one call. */
struct xml_element {
    const char *name;
    int line; // where its tag begins
    const struct xml_attribute *attributes;
    size_t attribute_count;
};

/** What hears the document go by; every start has its end, unless reading fails. */
struct xml_handler {
    void *data;
    void (*start)(void *data, const struct xml_element *element);
    void (*text)(void *data, const char *text, size_t size);
    void (*end)(void *data);
};

/**
 * Reads `size` bytes as a document of namespace `space`; `file` names it in diagnostics. UTF-8 and
 * UTF-16, with or without a byte order mark. A foreign element is diagnosed and passed over with
 * all it holds. False when it is not well-formed or past a limit; what went by until then stays
 * heard. False also after a foreign name: there is at least one error in `diags`.
 */
bool xml_read(const char *file, const char *bytes, size_t size, const char *space,
        const struct xml_handler *handler, struct diag_list *diags);

/**
 * Likewise a file of another program, as carefully: elements and attributes of every namespace go
 * by under their names without a prefix.
 */
bool xml_read_foreign(const char *file, const char *bytes, size_t size,
        const struct xml_handler *handler, struct diag_list *diags);
