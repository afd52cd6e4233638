// SPDX-License-Identifier: GPL-3.0-or-later
// Reading XML from memory as a stream of elements and texts, safe for bytes from strangers.
#include "game/xml/reader.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "game/base/buffer.h"
#include "game/base/vec.h"
#include "game/xml/decode.h"
#include "game/xml/scan.h"

static const char instance_space[] = "http://www.w3.org/2001/XMLSchema-instance";

struct reading {
    const char *file;
    const char *text;
    size_t size;
    const char *space;
    bool any; // every namespace goes by
    const struct xml_handler *handler;
    struct diag_list *diags;
    xmlParserCtxt *parser;
    int depth;
    int foreign_depth; // depth of the foreign element we are inside of; 0 = none
    size_t text_size;  // since the last tag
    bool refused;
    bool broken; // no longer well-formed: what the parser still says means nothing
    struct buffer value;
    struct xml_attribute attributes[XML_FOREIGN_ATTRIBUTES_MAX];
};

// Whether `at` lies in the caller's bytes; a parser that reads those in place must not change them.
static bool is_given(const struct reading *reading, const xmlChar *at)
{
    uintptr_t place = (uintptr_t)at;
    uintptr_t begin = (uintptr_t)reading->text;
    return place >= begin && place <= begin + reading->size;
}

// Not xmlStopParser: that frees the bytes the parser may still hold a finger on. Instead the
// parser's own copy becomes all NUL from here: wherever it looks next, the document is over. Its
// state alone does not hold, the parser sets it back; and a million slips are a million messages.
static void halt(struct reading *reading)
{
    xmlParserInput *input = reading->parser->input;
    reading->refused = true;
    reading->broken = true;
    reading->parser->disableSAX = 1;
    reading->parser->wellFormed = 0;
    reading->parser->instate = XML_PARSER_EOF;
    if (input != NULL && input->cur < input->end && !is_given(reading, input->cur)) {
        memset((xmlChar *)input->cur, 0, (size_t)(input->end - input->cur));
    }
}

static void stop(struct reading *reading, int code, int line, int limit)
{
    char number[16];
    (void)snprintf(number, sizeof(number), "%d", limit);
    diag_add(
            reading->diags, code, DIAG_ERROR, reading->file, line, limit > 0 ? number : NULL, NULL);
    halt(reading);
}

static void refuse_foreign(struct reading *reading, int line, const char *name, const char *space)
{
    diag_add(reading->diags, DIAG_XML_NAMESPACE, DIAG_ERROR, reading->file, line, name,
            space != NULL ? space : "", NULL);
    reading->refused = true;
}

// Where the tag that ends before `end` begins. Tags are short: looked for in steps, so that nothing
// ever looks over the whole file.
static const char *tag_start(const char *base, const char *end)
{
    size_t whole = (size_t)(end - base);
    for (size_t size = 128;; size *= 4) {
        size_t behind = size < whole ? size : whole;
        const char *open = memrchr(end - behind, '<', behind);
        if (open != NULL || behind == whole) {
            return open != NULL ? open : base;
        }
    }
}

// The parser counts lines to the end of a tag; authors look for its beginning.
static int tag_line(const struct reading *reading)
{
    const xmlParserInput *input = reading->parser->input;
    const char *end = (const char *)input->cur;
    int line = input->line;
    for (const char *at = tag_start((const char *)input->base, end);
            (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++) {
        line--;
    }
    return line;
}

// Without entity replacement the parser leaves "&#38;" for every ampersand in a value.
static void add_value(struct buffer *buffer, const char *value, size_t size)
{
    static const char ampersand[] = "&#38;";
    const char *end = value + size;
    while (value < end) {
        size_t rest = (size_t)(end - value);
        const char *first = memchr(value, '&', rest);
        const char *found =
                first != NULL ? memmem(value, rest, ampersand, sizeof(ampersand) - 1) : NULL;
        buffer_add_bytes(buffer, value, found != NULL ? (size_t)(found - value) : rest);
        if (found == NULL) {
            return;
        }
        buffer_add_char(buffer, '&');
        value = found + sizeof(ampersand) - 1;
    }
}

// libxml2 gives five pointers an attribute: name, prefix, namespace, first byte, past the last
// byte.
static size_t take_attributes(struct reading *reading, int line, const xmlChar **given, int count)
{
    size_t taken = 0;
    buffer_clear(&reading->value);
    for (int i = 0; i < count; i++) {
        const char *const *parts = (const char *const *)&given[(size_t)i * 5];
        bool of_xml = parts[2] != NULL && strcmp(parts[2], (const char *)XML_XML_NAMESPACE) == 0;
        if (parts[2] != NULL && !of_xml && !reading->any) {
            if (strcmp(parts[2], instance_space) != 0) {
                refuse_foreign(reading, line, parts[0], parts[2]);
            }
            continue;
        }
        size_t before = reading->value.size;
        add_value(&reading->value, parts[3], (size_t)(parts[4] - parts[3]));
        bool language = of_xml && strcmp(parts[0], "lang") == 0;
        reading->attributes[taken++] = (struct xml_attribute) { language ? "xml:lang" : parts[0],
            NULL, reading->value.size - before };
    }

    const char *at = buffer_text(&reading->value);
    for (size_t i = 0; i < taken; i++) {
        reading->attributes[i].value = at;
        at += reading->attributes[i].size;
    }
    return taken;
}

// An author who forgot xmlns= gets one message, and the rest of the slips as well.
static void adopt_root(struct reading *reading, int line, const char *space)
{
    bool ours = space != NULL && strcmp(space, reading->space) == 0;
    if (!ours) {
        diag_add(reading->diags, DIAG_XML_ROOT_SPACE, DIAG_ERROR, reading->file, line,
                reading->space, NULL);
        reading->refused = true;
    }
    // The parser keeps one copy of it: those who have it are told by its place.
    reading->space = space;
}

static bool is_ours(const struct reading *reading, const char *space)
{
    if (space == NULL || reading->space == NULL) {
        return space == reading->space;
    }
    return space == reading->space || strcmp(space, reading->space) == 0;
}

static void start_element(void *data, const xmlChar *name, const xmlChar *prefix,
        const xmlChar *space, int space_count, const xmlChar **spaces, int count, int defaulted,
        const xmlChar **attributes)
{
    (void)prefix;
    (void)space_count;
    (void)spaces;
    (void)defaulted;
    struct reading *reading = data;
    if (reading->broken) {
        return;
    }
    int line = tag_line(reading);
    reading->depth++;
    reading->text_size = 0;
    if (reading->depth > XML_DEPTH_MAX) {
        stop(reading, DIAG_XML_DEPTH, line, XML_DEPTH_MAX);
        return;
    }
    if (reading->foreign_depth > 0) {
        return;
    }
    if (reading->depth == 1 && !reading->any) {
        adopt_root(reading, line, (const char *)space);
    }
    if (!reading->any && !is_ours(reading, (const char *)space)) {
        refuse_foreign(reading, line, (const char *)name, (const char *)space);
        reading->foreign_depth = reading->depth;
        return;
    }
    struct xml_element element = { (const char *)name, line, reading->attributes,
        take_attributes(reading, line, attributes, count) };
    reading->handler->start(reading->handler->data, &element);
}

static void end_element(
        void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    (void)name;
    (void)prefix;
    (void)space;
    struct reading *reading = data;
    if (reading->broken) {
        return;
    }
    reading->text_size = 0;
    if (reading->foreign_depth == 0) {
        reading->handler->end(reading->handler->data);
    } else if (reading->foreign_depth == reading->depth) {
        reading->foreign_depth = 0;
    }
    reading->depth--;
}

static void take_text(void *data, const xmlChar *text, int size)
{
    struct reading *reading = data;
    if (reading->broken) {
        return;
    }
    reading->text_size += (size_t)size;
    if (reading->text_size > XML_TEXT_SIZE_MAX) {
        stop(reading, DIAG_XML_TEXT_LONG, reading->parser->input->line, XML_TEXT_SIZE_MAX);
    } else if (reading->foreign_depth == 0) {
        reading->handler->text(reading->handler->data, (const char *)text, (size_t)size);
    }
}

// Never reached after xml_scan; here because one refusal is not enough for what a DTD can do.
static void refuse_doctype(
        void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    struct reading *reading = data;
    stop(reading, DIAG_XML_DOCTYPE, reading->parser->input->line, 0);
}

static void note_syntax(struct reading *reading, const xmlError *error)
{
    struct buffer message = { 0 };
    buffer_add(&message, error->message != NULL ? error->message : "");
    while (message.size > 0 && message.bytes[message.size - 1] == '\n') {
        message.bytes[--message.size] = '\0';
    }
    diag_add(reading->diags, DIAG_XML_SYNTAX, DIAG_ERROR, reading->file, error->line,
            buffer_text(&message), NULL);
    buffer_finish(&message);
}

static int code_of(const xmlError *error)
{
    switch (error->code) {
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        return DIAG_XML_ENTITY;
    case XML_ERR_TAG_NAME_MISMATCH:
        return DIAG_XML_TAGS_CROSS;
    case XML_ERR_ATTRIBUTE_REDEFINED:
        return DIAG_XML_TWICE;
    case XML_ERR_TAG_NOT_FINISHED:
        return DIAG_XML_ENDS_EARLY;
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
        return DIAG_XML_QUOTES;
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
        return DIAG_XML_AMPERSAND;
    case XML_ERR_NAME_REQUIRED: // of an element as well; only the words tell
        return strstr(error->message, "EntityRef") != NULL ? DIAG_XML_AMPERSAND : DIAG_XML_SYNTAX;
    default:
        return DIAG_XML_SYNTAX;
    }
}

// The first slip in the form; what the parser says after it are its consequences.
static void note_error(void *data, xmlErrorPtr error)
{
    struct reading *reading = data;
    if (reading->broken || error->level < XML_ERR_ERROR) {
        return;
    }
    halt(reading);
    int code = code_of(error);
    if (code == DIAG_XML_SYNTAX) {
        note_syntax(reading, error);
        return;
    }
    char line[16];
    (void)snprintf(line, sizeof(line), "%d", error->int1);
    bool crossed = code == DIAG_XML_TAGS_CROSS;
    diag_add(reading->diags, code, DIAG_ERROR, reading->file, error->line, error->str1,
            crossed ? line : NULL, error->str2, NULL);
}

static void parse(struct reading *reading)
{
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (parser == NULL) {
        abort();
    }
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = refuse_doctype,
        .startElementNs = start_element,
        .endElementNs = end_element,
        .characters = take_text,
        .ignorableWhitespace = take_text,
        .cdataBlock = take_text,
        .serror = note_error,
    };
    *parser->sax = handler;
    parser->userData = reading;
    reading->parser = parser;
    // The bytes are UTF-8 by now, whatever the declaration says.
    xmlDoc *none = xmlCtxtReadMemory(parser, reading->text, (int)reading->size, NULL, NULL,
            XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
    if (!parser->wellFormed && !reading->refused) {
        diag_add(reading->diags, DIAG_XML_SYNTAX, DIAG_ERROR, reading->file, 0, "", NULL);
        reading->refused = true;
    }
    xmlFreeDoc(none);
    xmlFreeParserCtxt(parser);
}

static bool read(struct reading *reading, const char *bytes, size_t size)
{
    struct xml_bytes decoded;
    int attributes_max = reading->any ? XML_FOREIGN_ATTRIBUTES_MAX : XML_ATTRIBUTES_MAX;
    bool readable = xml_decode(reading->file, bytes, size, &decoded, reading->diags) &&
            xml_scan(reading->file, decoded.text, decoded.size, attributes_max, reading->diags);
    if (readable) {
        xmlInitParser();
        reading->text = decoded.text;
        reading->size = decoded.size;
        parse(reading);
    }
    xml_bytes_finish(&decoded);
    buffer_finish(&reading->value);
    return readable && !reading->refused;
}

bool xml_read(const char *file, const char *bytes, size_t size, const char *space,
        const struct xml_handler *handler, struct diag_list *diags)
{
    struct reading reading = { .file = file, .space = space, .handler = handler, .diags = diags };
    return read(&reading, bytes, size);
}

bool xml_read_foreign(const char *file, const char *bytes, size_t size,
        const struct xml_handler *handler, struct diag_list *diags)
{
    struct reading reading = { .file = file, .any = true, .handler = handler, .diags = diags };
    return read(&reading, bytes, size);
}
