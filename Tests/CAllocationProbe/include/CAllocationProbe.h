#ifndef CALLOCATIONPROBE_H
#define CALLOCATIONPROBE_H

#include <stdint.h>

/// Counts what the calling thread takes from the heap. Linked into tests and benchmarks alone: it stands before the C library's
/// malloc, calloc, realloc and their aligned kin in every program that holds it, and hands each call on.
typedef struct {
    /// Calls that gave memory; a realloc is one.
    int64_t count;
    /// Bytes that were asked for.
    int64_t bytes;
} callocationprobe_count;

/// What this thread has taken since it began. Two readings give what lies between them.
callocationprobe_count callocationprobe_now(void);

/// Whether allocations are seen at all: 0 where another allocator stands before this one, as under an address sanitizer.
int callocationprobe_works(void);

#endif
