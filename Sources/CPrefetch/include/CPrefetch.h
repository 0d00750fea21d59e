// CPrefetch: asks for a line of memory before it is read, so that the processor need not wait for it.

#ifndef CPREFETCH_H
#define CPREFETCH_H

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

// Any address may be asked for; nothing is read.
static inline __attribute__((always_inline)) void prefetch_read(const void *address) { __builtin_prefetch(address, 0, 3); }

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
