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
static inline __attribute__((always_inline)) void run(struct letterbatch *batch, const int most) {
    int columns = 0;
    for (int lane = 0; lane < batch->lane_count && lane < LANES; lane++) {
        if (batch->counts[lane] > columns) columns = batch->counts[lane];
    }
    if (columns > LETTERS) columns = LETTERS;
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
    int16_t distances[LANES];
    memcpy(distances, &result, sizeof result);
    for (int lane = 0; lane < batch->lane_count && lane < LANES; lane++) {
        batch->distances[batch->places[lane] & (LETTERBATCH_WAITING - 1)] = distances[lane];
    }
    batch->lane_count = 0;
}

FOR_EACH_PROCESSOR
void letterbatch_run(struct letterbatch *batch) {
    if (batch->word_count <= LETTERS / 2) {
        run(batch, LETTERS / 2);
    } else {
        run(batch, LETTERS);
    }
}

static int is_set(const struct letterbatch *batch, const uint8_t *letters, int count) {
    for (int j = 0; j < count; j++) {
        if (!batch->is_set[letters[j] & 127]) return 0;
    }
    return 1;
}

// What letters cost less that stand after their equals.
static int doubled_gain(const struct letterbatch *batch, const uint8_t *letters, int count) {
    int gain = 0;
    for (int j = 1; j < count; j++) {
        const uint8_t least = batch->least[letters[j] & 127];
        if (letters[j] == letters[j - 1] && batch->doubled < least) gain += least - batch->doubled;
    }
    return gain;
}

// The distance of one that waits is this or more: the least that its letters cost, or that the word's do, whichever is more.
// Negative when what a letter costs is not set.
static inline __attribute__((always_inline)) int bound(const struct letterbatch *batch, int place) {
    const uint8_t *letters = batch->waiting[place];
    int count = batch->waiting_counts[place];
    if (count > LETTERS) count = LETTERS;
    bytes16 best = load(batch->word_gaps);
    int sum = 0;
    for (int j = 0; j < count; j++) {
        const uint8_t letter = letters[j] & 127;
        best = __builtin_elementwise_min(best, load(batch->costs[letter]));
        sum += batch->least[letter];
    }
    if (sum >= 255 && !is_set(batch, letters, count)) return -1;
    if (batch->doubled != 255) sum -= doubled_gain(batch, letters, count);
    uint64_t halves[2];
    memcpy(halves, &best, sizeof halves);
    const uint64_t even = 0x00FF00FF00FF00FF;
    const uint64_t pairs = (halves[0] & even) + (halves[0] >> 8 & even) + (halves[1] & even) + (halves[1] >> 8 & even);
    const int own = (int)(pairs * 0x0001000100010001 >> 48);
    const int most = sum > own ? sum : own;
    return most > batch->last_gain ? most - batch->last_gain : 0;
}

static inline __attribute__((always_inline)) void take(struct letterbatch *batch, int place) {
    const int lane = batch->lane_count++ & (LANES - 1);
    uint8_t *letters = batch->letters[lane];
    uint8_t *gaps = batch->gaps[lane];
    int count = batch->waiting_counts[place];
    if (count > LETTERS) count = LETTERS;
    memcpy(letters, batch->waiting[place], LETTERS);
    batch->counts[lane] = (uint8_t)count;
    batch->places[lane] = (uint8_t)place;
    for (int j = 0; j < count; j++) gaps[j] = batch->inside[letters[j] & 127];
    // A word's ends are always asked for.
    unsigned open = 1u | 1u << (count - 1 & 15);
    if (batch->has_open) {
        for (int j = 0; j < count; j++) open |= (unsigned)(gaps[j] == 255) << j;
    }
    if (batch->doubled != 255) {
        for (int j = 1; j < count; j++) {
            if (letters[j] == letters[j - 1]) gaps[j] = batch->doubled;
        }
    }
    batch->open_gaps[lane] = (uint16_t)open;
}

enum letterbatch_state letterbatch_sift(struct letterbatch *batch) {
    while (batch->next < batch->waiting_count) {
        const int place = batch->next & (LETTERBATCH_WAITING - 1);
        const int least = bound(batch, place);
        if (least < 0) return LETTERBATCH_UNSET;
        batch->next++;
        if (least > batch->limits[place]) {
            batch->distances[place] = (int16_t)least;
            continue;
        }
        take(batch, place);
        if (batch->lane_count == LANES) return LETTERBATCH_FULL;
    }
    return LETTERBATCH_SIFTED;
}

void letterbatch_set_letter(
    struct letterbatch *batch, uint8_t letter, const uint8_t *table, int is_swapped, uint8_t least, uint8_t inside) {
    letter &= 127;
    uint8_t *row = batch->costs[letter];
    for (int i = 0; i < batch->word_count && i < LETTERS; i++) {
        const uint8_t own = batch->word[i];
        const uint8_t cost = own == letter ? 0 : is_swapped ? table[letter * 128 + own] : table[own * 128 + letter];
        row[i] = cost;
        if (cost < least) least = cost;
    }
    batch->least[letter] = least;
    batch->inside[letter] = inside;
    if (inside == 255) batch->has_open = 1;
    batch->is_set[letter] = 1;
}
