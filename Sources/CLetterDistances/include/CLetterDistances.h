// CLetterDistances: the distances of one word from sixteen others at once, letter costs and all, in the lanes of vector registers.
//
// What Wagner and Fischer (1974) with adjacent transpositions (restricted) give, one lane a word. A column is a letter of the others,
// a row one of the word's own. What a letter of the word costs for each of the others is a row of 32 bytes that is looked up for
// sixteen lanes by shuffles (the query profile of Rognes and Seeberg 2000, in registers as in Rognes 2011).

#ifndef CLETTERDISTANCES_H
#define CLETTERDISTANCES_H

#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

// Words side by side, letters of a word, and codes of letters.
enum { LETTERBATCH_LANES = 16, LETTERBATCH_LETTERS = 16, LETTERBATCH_CODES = 32 };

// A word and the others that it is held against. All costs are 0...255. Zeroed is empty.
struct letterbatch {
    // Of each letter of the word: what it costs for each letter of the others, by code.
    uint8_t costs[LETTERBATCH_LETTERS][LETTERBATCH_CODES];
    // What each costs alone, and their codes.
    uint8_t word_gaps[LETTERBATCH_LETTERS];
    uint8_t word[LETTERBATCH_LETTERS];
    uint8_t word_count;
    // Two neighbours exchanged.
    uint8_t transposition;
    // Another cost of one letter where it ends the other as the word's last one ends the word; code 255 for none.
    uint8_t last_letter;
    uint8_t last_cost;
    // The others in the lanes: their letters, what each costs alone, and how many they are.
    int16_t lane_count;
    // Those that were in the lanes in the last run.
    int16_t ran_count;
    uint8_t counts[LETTERBATCH_LANES];
    uint8_t letters[LETTERBATCH_LANES][LETTERBATCH_LETTERS];
    uint8_t gaps[LETTERBATCH_LANES][LETTERBATCH_LETTERS];
    // The distance up to which each is asked for.
    int16_t limits[LETTERBATCH_LANES];
    // After a run.
    int16_t distances[LETTERBATCH_LANES];
};

// The code of a letter of the folded alphabet, a-z, C, S and Z: 1...30, of each another. Other letters have one as well, and share it.
static inline uint8_t letterbatch_code(uint8_t letter) {
    return letter & 0x20 ? letter & 31 : (uint8_t)(27 + (letter >> 3 & 3));
}

// Sets `distances` of those in the lanes, whose gaps are set, and empties these.
void letterbatch_run(struct letterbatch *batch);

// A word of `count` letters, 1...LETTERBATCH_LETTERS; whoever is in the lanes stays.
static inline void letterbatch_begin(
    struct letterbatch *batch, int count, uint8_t transposition, uint8_t last_letter, uint8_t last_cost) {
    batch->word_count = (uint8_t)(count & 31);
    batch->transposition = transposition;
    batch->last_letter = last_letter == 255 ? 255 : letterbatch_code(last_letter);
    batch->last_cost = last_cost;
}

// A letter of the word, what it costs alone, and for each of the others: LETTERBATCH_CODES costs.
static inline void letterbatch_set_word(struct letterbatch *batch, int row, uint8_t letter, uint8_t gap, const uint8_t *costs) {
    batch->word[row & 15] = letterbatch_code(letter);
    batch->word_gaps[row & 15] = gap;
    __builtin_memcpy(batch->costs[row & 15], costs, LETTERBATCH_CODES);
}

// Another word of 1...LETTERBATCH_LETTERS letters of the folded alphabet, and what each costs alone; of both LETTERBATCH_LETTERS bytes
// are read, whatever stands behind. There must be a lane, which is returned.
static inline int letterbatch_add(struct letterbatch *batch, const uint8_t *letters, const uint8_t *gaps, int count, int16_t limit) {
    const int lane = batch->lane_count++ & (LETTERBATCH_LANES - 1);
    batch->counts[lane] = (uint8_t)count;
    batch->limits[lane] = limit;
    __builtin_memcpy(batch->letters[lane], letters, LETTERBATCH_LETTERS);
    __builtin_memcpy(batch->gaps[lane], gaps, LETTERBATCH_LETTERS);
    return lane;
}

static inline void letterbatch_set_gap(struct letterbatch *batch, int lane, int column, uint8_t gap) {
    batch->gaps[lane & (LETTERBATCH_LANES - 1)][column & (LETTERBATCH_LETTERS - 1)] = gap;
}

static inline int letterbatch_count(const struct letterbatch *batch) { return batch->lane_count; }

// The letters of the one in a lane, LETTERBATCH_LETTERS bytes; their number.
static inline int letterbatch_letters(const struct letterbatch *batch, int lane, uint8_t *letters) {
    __builtin_memcpy(letters, batch->letters[lane & (LETTERBATCH_LANES - 1)], LETTERBATCH_LETTERS);
    return batch->counts[lane & (LETTERBATCH_LANES - 1)];
}

static inline int letterbatch_distance(const struct letterbatch *batch, int lane) {
    return batch->distances[lane & (LETTERBATCH_LANES - 1)];
}

static inline void letterbatch_set_distance(struct letterbatch *batch, int lane, int16_t distance) {
    batch->distances[lane & (LETTERBATCH_LANES - 1)] = distance;
}

static inline int letterbatch_limit(const struct letterbatch *batch, int lane) {
    return batch->limits[lane & (LETTERBATCH_LANES - 1)];
}

// A bit for each of those that were in the lanes whose distance is at most its limit.
static inline uint32_t letterbatch_near(const struct letterbatch *batch) {
    uint32_t near = 0;
    for (int lane = 0; lane < batch->ran_count && lane < LETTERBATCH_LANES; lane++) {
        near |= (uint32_t)(batch->distances[lane] <= batch->limits[lane]) << lane;
    }
    return near;
}

// Nobody is in the lanes any more; the word stays.
static inline void letterbatch_empty(struct letterbatch *batch) {
    batch->ran_count = batch->lane_count;
    batch->lane_count = 0;
}

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
