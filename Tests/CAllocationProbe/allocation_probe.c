// The dynamic linker takes the first definition of a symbol, and that of the program comes before the C library's: so these are
// the ones that the Swift runtime, ICU and libxml2 call too. glibc keeps its own under __libc_ names for this purpose.

#include "CAllocationProbe.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

static _Thread_local callocationprobe_count taken;

callocationprobe_count callocationprobe_now(void) { return taken; }

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define HAS_OTHER_ALLOCATOR 1
#endif
#endif

#if defined(__GLIBC__) && !defined(HAS_OTHER_ALLOCATOR)

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);
void __libc_free(void *);

static void *counted(void *memory, size_t size) {
    taken.count += 1;
    taken.bytes += (int64_t)size;
    return memory;
}

void *malloc(size_t size) { return counted(__libc_malloc(size), size); }
void *calloc(size_t count, size_t size) { return counted(__libc_calloc(count, size), count * size); }
void *realloc(void *memory, size_t size) { return counted(__libc_realloc(memory, size), size); }
void *memalign(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size), size); }
void *aligned_alloc(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size), size); }
void free(void *memory) { __libc_free(memory); }

int posix_memalign(void **result, size_t alignment, size_t size) {
    if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
    void *memory = counted(__libc_memalign(alignment, size), size);
    if (memory == NULL) return ENOMEM;
    *result = memory;
    return 0;
}

#endif

int callocationprobe_works(void) {
    int64_t before = taken.count;
    // Through a volatile pointer, or the compiler leaves the pair out.
    void *(*volatile allocate)(size_t) = malloc;
    free(allocate(16));
    return taken.count == before + 1;
}
