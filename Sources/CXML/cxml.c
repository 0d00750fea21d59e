#include "CXML.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Most bytes of a tag with its attributes: older versions of libxml compare each attribute with all others, so that the time of
// a tag grows with the square of their number.
#define TAG_LIMIT (1 << 17)

struct cxml_parser {
    xmlParserCtxtPtr context;
    int32_t depth;
    int32_t depth_limit;

    // What is open at the end of the bytes fed so far.
    enum { IN_TEXT, IN_BRACKET, IN_TAG, IN_DECLARATION, IN_COMMENT, IN_DATA } inside;
    // Of a tag: its length and its open quotation mark.
    size_t tag_length;
    uint8_t tag_quote;
    // Bytes of what begins or ends the present markup.
    int matched;

    cxml_event *events;
    size_t event_count;
    size_t event_capacity;

    uint8_t *text;
    size_t text_length;
    size_t text_capacity;

    int failed;
    int32_t error_line;
    char error_message[512];
};

// libxml's own set-up is the one thing that threads share; it must run once before the first parser.
static pthread_once_t library_is_set_up = PTHREAD_ONCE_INIT;

static void set_up_library(void) {
    xmlInitParser();
}

// MARK: - Failing

static void fail(cxml_parser *parser, int line, const char *message) {
    if (parser->failed) return;
    parser->failed = 1;
    parser->error_line = line > 0 ? line : 1;
    snprintf(parser->error_message, sizeof parser->error_message, "%s", message);
    size_t length = strlen(parser->error_message);
    while (length > 0) {
        char last = parser->error_message[length - 1];
        if (last != '\n' && last != '\r' && last != ' ') break;
        parser->error_message[--length] = 0;
    }
}

static int current_line(const cxml_parser *parser) {
    return parser->context != NULL ? xmlSAX2GetLineNumber(parser->context) : 0;
}

static void fail_here(cxml_parser *parser, const char *message) {
    fail(parser, current_line(parser), message);
    if (parser->context != NULL) xmlStopParser(parser->context);
}

// Set as the structured handler, so libxml prints nothing. Only a fatal error makes a document unreadable: an
// undeclared namespace prefix is reported as an error but the element's local name is still known.
#if LIBXML_VERSION >= 21200
static void on_error(void *data, const xmlError *error) {
#else
static void on_error(void *data, xmlErrorPtr error) {
#endif
    cxml_parser *parser = data;
    if (error == NULL || error->level < XML_ERR_FATAL) return;
    fail(parser, error->line, error->message != NULL ? error->message : "not well-formed");
}

// MARK: - Recording events

static int grow(void **memory, size_t *capacity, size_t needed, size_t size) {
    if (needed <= *capacity) return 0;
    size_t wanted = *capacity > 0 ? *capacity : 1024;
    while (wanted < needed) {
        if (wanted > SIZE_MAX / 2 / size) return -1;
        wanted *= 2;
    }
    void *grown = realloc(*memory, wanted * size);
    if (grown == NULL) return -1;
    *memory = grown;
    *capacity = wanted;
    return 0;
}

static int keep_text(cxml_parser *parser, const xmlChar *bytes, size_t length, size_t *offset) {
    *offset = parser->text_length;
    if (length == 0) return 0;
    if (grow((void **)&parser->text, &parser->text_capacity, parser->text_length + length, 1) != 0) return -1;
    memcpy(parser->text + parser->text_length, bytes, length);
    parser->text_length += length;
    return 0;
}

static void record(
    cxml_parser *parser, int32_t kind, const xmlChar *name, const xmlChar *value, size_t value_length
) {
    if (parser->failed) return;
    cxml_event event = {.kind = kind, .line = current_line(parser)};
    event.name_length = name != NULL ? strlen((const char *)name) : 0;
    event.value_length = value_length;
    if (keep_text(parser, name, event.name_length, &event.name_offset) != 0
        || keep_text(parser, value, value_length, &event.value_offset) != 0
        || grow((void **)&parser->events, &parser->event_capacity, parser->event_count + 1, sizeof event) != 0) {
        fail_here(parser, "out of memory");
        return;
    }
    parser->events[parser->event_count++] = event;
}

// MARK: - SAX2 callbacks

static void on_element_start(
    void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
    const xmlChar **namespaces, int attribute_count, int defaulted_count, const xmlChar **attributes
) {
    (void)prefix, (void)uri, (void)namespace_count, (void)namespaces, (void)defaulted_count;
    cxml_parser *parser = data;
    if (parser->failed) return;
    if (parser->depth >= parser->depth_limit) {
        fail_here(parser, "elements are nested too deep");
        return;
    }
    parser->depth += 1;
    record(parser, CXML_ELEMENT_START, name, NULL, 0);
    // Five pointers an attribute: local name, prefix, URI, begin and end of the value.
    for (int i = 0; i < attribute_count; i++) {
        const xmlChar **attribute = attributes + (size_t)i * 5;
        record(parser, CXML_ATTRIBUTE, attribute[0], attribute[3], (size_t)(attribute[4] - attribute[3]));
    }
}

static void on_element_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)prefix, (void)uri;
    cxml_parser *parser = data;
    parser->depth -= 1;
    record(parser, CXML_ELEMENT_END, name, NULL, 0);
}

static void on_text(void *data, const xmlChar *bytes, int length) {
    cxml_parser *parser = data;
    // White space between elements is most of the text of an indented document, and means nothing at the top.
    if (length > 0 && parser->depth > 0) record(parser, CXML_TEXT, NULL, bytes, (size_t)length);
}

static void on_document_type(void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id) {
    (void)name, (void)public_id, (void)system_id;
    fail_here(data, "a DOCTYPE is refused: no list needs one, and it can hide entities");
}

static xmlEntityPtr on_entity(void *data, const xmlChar *name) {
    (void)data;
    // The five predefined entities and nothing else; without a DOCTYPE there can be no other.
    return xmlGetPredefinedEntity(name);
}

// MARK: - Long tags

// Whether the tags stay below the limit, in encodings of one byte for an ASCII character. Comments and character data are none.
static int has_short_tags(cxml_parser *parser, const uint8_t *bytes, size_t length) {
    static const char data[] = "[CDATA[";
    for (size_t i = 0; i < length; i++) {
        uint8_t byte = bytes[i];
        switch (parser->inside) {
        case IN_TEXT: {
            const uint8_t *next = memchr(bytes + i, '<', length - i);
            if (next == NULL) return 1;
            i = (size_t)(next - bytes);
            parser->inside = IN_BRACKET;
            break;
        }
        case IN_BRACKET:
            parser->inside = byte == '!' ? IN_DECLARATION : byte == '<' ? IN_BRACKET : IN_TAG;
            if (byte == '>' || byte == '?' || byte == 0) parser->inside = IN_TEXT;
            parser->tag_length = 1;
            parser->tag_quote = 0;
            parser->matched = 0;
            break;
        case IN_TAG:
            if (++parser->tag_length > TAG_LIMIT) return 0;
            if (parser->tag_quote != 0) {
                if (byte == parser->tag_quote) parser->tag_quote = 0;
            } else if (byte == '"' || byte == '\'') {
                parser->tag_quote = byte;
            } else if (byte == '>') {
                parser->inside = IN_TEXT;
            }
            break;
        case IN_DECLARATION:
            if (byte == '-' && parser->matched <= 0) {
                parser->matched -= 1;
                if (parser->matched == -2) parser->inside = IN_COMMENT, parser->matched = 0;
            } else if (parser->matched >= 0 && byte == data[parser->matched]) {
                parser->matched += 1;
                if (data[parser->matched] == 0) parser->inside = IN_DATA, parser->matched = 0;
            } else {
                parser->inside = IN_TEXT;
            }
            break;
        case IN_COMMENT:
        case IN_DATA:
            if (byte == (parser->inside == IN_COMMENT ? '-' : ']')) {
                parser->matched += 1;
            } else {
                if (byte == '>' && parser->matched >= 2) parser->inside = IN_TEXT;
                parser->matched = 0;
            }
            break;
        }
    }
    return 1;
}

// MARK: - The parser

cxml_parser *cxml_open(int32_t depth_limit) {
    pthread_once(&library_is_set_up, set_up_library);
    cxml_parser *parser = calloc(1, sizeof *parser);
    if (parser == NULL) return NULL;
    parser->depth_limit = depth_limit;

    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_element_start;
    handler.endElementNs = on_element_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    handler.cdataBlock = on_text;
    handler.internalSubset = on_document_type;
    handler.getEntity = on_entity;
    handler.serror = on_error;

    parser->context = xmlCreatePushParserCtxt(&handler, parser, NULL, 0, NULL);
    if (parser->context == NULL) {
        free(parser);
        return NULL;
    }
    // NOENT: `&amp;` in an attribute arrives as `&`. HUGE: one text node may exceed 10 MB; depth is bounded above.
    xmlCtxtUseOptions(parser->context, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE | XML_PARSE_NOCDATA);
    return parser;
}

void cxml_close(cxml_parser *parser) {
    if (parser == NULL) return;
    // The handlers build no tree, but what libxml made by itself is ours to free.
    if (parser->context->myDoc != NULL) xmlFreeDoc(parser->context->myDoc);
    xmlFreeParserCtxt(parser->context);
    free(parser->events);
    free(parser->text);
    free(parser);
}

int cxml_feed(cxml_parser *parser, const uint8_t *bytes, size_t length, int is_last) {
    parser->event_count = 0;
    parser->text_length = 0;
    if (parser->failed) return -1;
    if (length > INT32_MAX) {
        fail(parser, current_line(parser), "too many bytes at once");
        return -1;
    }
    if (!has_short_tags(parser, bytes, length)) {
        fail(parser, current_line(parser), "a tag longer than 131072 bytes");
        return -1;
    }
    xmlParseChunk(parser->context, (const char *)bytes, (int)length, is_last);
    if (!parser->failed && !parser->context->wellFormed) {
        fail(parser, current_line(parser), "not well-formed");
    }
    return parser->failed ? -1 : 0;
}

const cxml_event *cxml_events(const cxml_parser *parser, size_t *count) {
    *count = parser->event_count;
    return parser->events;
}

const uint8_t *cxml_event_text(const cxml_parser *parser, size_t *length) {
    *length = parser->text_length;
    return parser->text;
}

int32_t cxml_error_line(const cxml_parser *parser) {
    return parser->failed ? parser->error_line : 0;
}

const char *cxml_error_message(const cxml_parser *parser) {
    return parser->error_message;
}
