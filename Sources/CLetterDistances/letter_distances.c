#include "CLetterDistances.h"

#include <string.h>

#if defined(__x86_64__) && defined(__clang__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

// Vectors of the compiler's own kind, so that every machine has them: 16 lanes are two registers of 128 bits, or one of 256.
typedef uint8_t bytes16 __attribute__((vector_size(16)));
typedef int16_t lanes16 __attribute__((vector_size(32)));

#define LANES LETTERBATCH_LANES
#define LETTERS LETTERBATCH_LETTERS

#define WIDE(bytes) __builtin_convertvector(bytes, lanes16)
#define INTERLEAVE_LOW(a, b) \
    __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define INTERLEAVE_HIGH(a, b) \
    __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)

static inline __attribute__((always_inline)) bytes16 load(const uint8_t *from) {
    bytes16 bytes;
    memcpy(&bytes, from, sizeof bytes);
    return bytes;
}

// `letterbatch_code` of sixteen letters.
static inline __attribute__((always_inline)) bytes16 codes(bytes16 letters) {
    const bytes16 is_lower = (letters & 0x20) != 0;
    return (is_lower & letters & 31) | (~is_lower & (27 + (letters >> 3 & 3)));
}

// Sixteen rows of sixteen bytes, turned: four rounds of interleaving, halves first.
static inline __attribute__((always_inline)) void turn(bytes16 *a) {
    bytes16 b[16];
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 8; i++) {
            b[2 * i] = INTERLEAVE_LOW(a[i], a[i + 8]);
            b[2 * i + 1] = INTERLEAVE_HIGH(a[i], a[i + 8]);
        }
        for (int i = 0; i < 8; i++) {
            a[2 * i] = INTERLEAVE_LOW(b[i], b[i + 8]);
            a[2 * i + 1] = INTERLEAVE_HIGH(b[i], b[i + 8]);
        }
    }
}

// What every processor can: Armv8 by one instruction, others byte by byte.
static inline __attribute__((always_inline)) bytes16 shuffle(bytes16 table, bytes16 indices) {
#if defined(__aarch64__)
    // 0 for indices beyond 15.
    return (bytes16)vqtbl1q_u8((uint8x16_t)table, (uint8x16_t)indices);
#else
    uint8_t from[16], of[16];
    memcpy(from, &table, sizeof from);
    memcpy(of, &indices, sizeof of);
    for (int i = 0; i < 16; i++) of[i] = of[i] & 0x80 ? 0 : from[of[i] & 15];
    return load(of);
#endif
}

#define LANES_NAME(name) name##_anywhere
#define LANES_TARGET
#define LANES_SHUFFLE(table, indices) shuffle(table, indices)
#include "letter_lanes.h"

#if defined(__x86_64__) && defined(__clang__)

#define LANES_NAME(name) name##_avx2
#define LANES_TARGET __attribute__((target("avx2")))
#define LANES_SHUFFLE(table, indices) ((bytes16)_mm_shuffle_epi8((__m128i)(table), (__m128i)(indices)))
#include "letter_lanes.h"

void letterbatch_run(struct letterbatch *batch) {
    if (__builtin_cpu_supports("avx2")) {
        run_avx2(batch);
    } else {
        run_anywhere(batch);
    }
}

#else

void letterbatch_run(struct letterbatch *batch) { run_anywhere(batch); }

#endif
