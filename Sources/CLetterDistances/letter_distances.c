#include "CLetterDistances.h"

#include <string.h>

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

// Where the compiler can, the same code once more for 256-bit registers; the loader takes what the processor has.
#if defined(__x86_64__) && defined(__linux__) && defined(__clang__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

static inline __attribute__((always_inline)) bytes16 load(const uint8_t *from) {
    bytes16 bytes;
    memcpy(&bytes, from, sizeof bytes);
    return bytes;
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

// For words of at most `most` letters, a constant: rows beyond it are not turned.
static inline __attribute__((always_inline)) void run(struct letterbatch *batch, int columns, const int most) {
    const int count = batch->word_count > most ? most : batch->word_count;
    const lanes16 zero = {0};
    // What the word's beginnings cost: of this column, the last one, the one before.
    lanes16 cells[3][LETTERS + 1];
    lanes16 *now = cells[0], *last = cells[1], *before = cells[2];
    // Where a letter of the word is the lane's, in this column and the last.
    lanes16 is_letter[LETTERS], was_letter[LETTERS];
    lanes16 result = zero;
    last[0] = zero;
    for (int i = 0; i < count; i++) {
        last[i + 1] = last[i] + (int16_t)batch->word_gaps[i];
        was_letter[i] = zero;
    }
    bytes16 columns_of_letters[LETTERS], columns_of_gaps[LETTERS];
    for (int lane = 0; lane < LANES; lane++) {
        columns_of_letters[lane] = load(batch->letters[lane]);
        columns_of_gaps[lane] = load(batch->gaps[lane]);
    }
    turn(columns_of_letters);
    turn(columns_of_gaps);
    const lanes16 counts = WIDE(load(batch->counts));
    const lanes16 far = zero + (int16_t)0x3FFF;
    for (int column = 0; column < columns; column++) {
        bytes16 rows[LETTERS];
        // Of each lane the costs of its letter; turned, of each letter of the word its cost in each lane.
        for (int lane = 0; lane < LANES; lane++) rows[lane] = load(batch->costs[columns_of_letters[column][lane] & 127]);
        turn(rows);
        const lanes16 letters = WIDE(columns_of_letters[column]);
        const lanes16 gap = WIDE(columns_of_gaps[column]);
        const lanes16 ends = counts == (int16_t)(column + 1);
        now[0] = last[0] + gap;
        for (int i = 0; i < count; i++) {
            is_letter[i] = letters == (int16_t)batch->word[i];
            lanes16 cost = WIDE(rows[i]);
            if (i == count - 1 && batch->last_letter != 255) {
                const lanes16 is_last = ends & (letters == (int16_t)batch->last_letter);
                cost = (is_last & (int16_t)batch->last_cost) | (~is_last & cost);
            }
            lanes16 best = __builtin_elementwise_min(last[i] + cost, last[i + 1] + gap);
            best = __builtin_elementwise_min(best, now[i] + (int16_t)batch->word_gaps[i]);
            if (i > 0 && column > 0) {
                const lanes16 is_swapped = was_letter[i] & is_letter[i - 1];
                const lanes16 swapped = before[i - 1] + (int16_t)batch->transposition;
                best = __builtin_elementwise_min(best, (is_swapped & swapped) | (~is_swapped & far));
            }
            now[i + 1] = best;
        }
        result = (ends & now[count]) | (~ends & result);
        for (int i = 0; i < count; i++) was_letter[i] = is_letter[i];
        lanes16 *free = before;
        before = last;
        last = now;
        now = free;
    }
    memcpy(batch->distances, &result, sizeof result);
}

FOR_EACH_PROCESSOR
void letterbatch_run(struct letterbatch *batch, int columns) {
    if (columns > LETTERS) columns = LETTERS;
    if (batch->word_count <= LETTERS / 2) {
        run(batch, columns, LETTERS / 2);
    } else {
        run(batch, columns, LETTERS);
    }
}
