// A thin face on libxml2's push parser (SAX2): the only place of the project that sees libxml headers.
//
// Order: cxml_open, then cxml_feed for each piece of the document (the last one with `is_last`), reading the events
// of each piece before the next is fed, then cxml_close. Nothing is called back and nothing is printed; all state is
// in the parser, so two threads may read two documents at once.
//
// Refused at once: a DOCTYPE (and with it every entity declaration and external entity), and elements nested deeper
// than `depth_limit`. Nothing is ever loaded from a file or the network.

#ifndef CXML_H
#define CXML_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// An element begins: `name` is its local name.
#define CXML_ELEMENT_START 1
/// An attribute of the element that began last: `name` is its local name, `value` its value.
#define CXML_ATTRIBUTE 2
/// Character data in `value`; one run of text may come in several events.
#define CXML_TEXT 3
/// The element that began last and hasn't ended ends: `name` is its local name.
#define CXML_ELEMENT_END 4

/// One event. Offsets and lengths are bytes of UTF-8 inside the text that `cxml_event_text` returns.
typedef struct {
    int32_t kind;
    /// Line of the document, counted from 1.
    int32_t line;
    size_t name_offset;
    size_t name_length;
    size_t value_offset;
    size_t value_length;
} cxml_event;

typedef struct cxml_parser cxml_parser;

/// NULL when memory runs out. `depth_limit` is the deepest nesting of elements that is read.
cxml_parser *cxml_open(int32_t depth_limit);

/// Frees the parser and all it returned. NULL is allowed.
void cxml_close(cxml_parser *parser);

/// Parses `length` bytes, at most INT32_MAX, and replaces the events of the piece before.
/// 0 when all is well so far, else -1 and the parser stays failed: see cxml_error_line and cxml_error_message.
int cxml_feed(cxml_parser *parser, const uint8_t *bytes, size_t length, int is_last);

/// The events of the last piece; valid until the next call on this parser.
const cxml_event *cxml_events(const cxml_parser *parser, size_t *count);

/// The text to which the events' offsets refer; valid until the next call on this parser.
const uint8_t *cxml_event_text(const cxml_parser *parser, size_t *length);

/// Line of the first error, counted from 1; 0 when there is none.
int32_t cxml_error_line(const cxml_parser *parser);

/// The first error in words, without a trailing line break; empty when there is none.
const char *cxml_error_message(const cxml_parser *parser);

#ifdef __cplusplus
}
#endif

#endif
