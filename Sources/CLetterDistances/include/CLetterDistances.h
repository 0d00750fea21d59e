// CLetterDistances: the distances of one word from sixteen others at once, letter costs and all, in the lanes of vector registers.
//
// What Wagner and Fischer (1974) with adjacent transpositions (restricted) give, one lane a word. A column is a letter of the others,
// a row one of the word's own. The costs of a column are sixteen rows of a small table, read by letter and turned, so that no lane
// asks for a letter by itself (the query profile of Rognes and Seeberg 2000, turned for many words as in Rognes 2011).

#ifndef CLETTERDISTANCES_H
#define CLETTERDISTANCES_H

#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

// Words side by side, and letters of a word.
enum { LETTERBATCH_LANES = 16, LETTERBATCH_LETTERS = 16 };

// A word and up to sixteen others. All costs are 0...255. Zeroed is empty.
struct letterbatch {
    // Of each letter of the others: what it costs for each letter of the word.
    uint8_t costs[128][LETTERBATCH_LETTERS];
    // The others, lane by lane: their letters, 0...127, and what each costs alone.
    uint8_t letters[LETTERBATCH_LANES][LETTERBATCH_LETTERS];
    uint8_t gaps[LETTERBATCH_LANES][LETTERBATCH_LETTERS];
    uint8_t counts[LETTERBATCH_LANES];
    // The word.
    uint8_t word[LETTERBATCH_LETTERS];
    uint8_t word_gaps[LETTERBATCH_LETTERS];
    uint8_t word_count;
    // Two neighbours exchanged.
    uint8_t transposition;
    // Another cost of one letter where it ends the other as the word's last one ends the word; letter 255 for none.
    uint8_t last_letter;
    uint8_t last_cost;
    // Whether `costs` of a letter are set.
    uint8_t is_set[128];
    int16_t distances[LETTERBATCH_LANES];
};

// Sets `distances` of all lanes whose `counts` are 1...LETTERBATCH_LETTERS; `columns` is the greatest of them.
void letterbatch_run(struct letterbatch *batch, int columns);

static inline int letterbatch_is_set(const struct letterbatch *batch, uint8_t letter) { return batch->is_set[letter & 127]; }

static inline void letterbatch_set_cost(struct letterbatch *batch, uint8_t letter, int row, uint8_t cost) {
    batch->costs[letter & 127][row & 15] = cost;
    batch->is_set[letter & 127] = 1;
}

static inline void letterbatch_set_word(struct letterbatch *batch, int row, uint8_t letter, uint8_t gap) {
    batch->word[row & 15] = letter & 127;
    batch->word_gaps[row & 15] = gap;
}

static inline void letterbatch_set_letter(struct letterbatch *batch, int lane, int column, uint8_t letter, uint8_t gap) {
    batch->letters[lane & 15][column & 15] = letter & 127;
    batch->gaps[lane & 15][column & 15] = gap;
}

static inline void letterbatch_set_count(struct letterbatch *batch, int lane, int count) {
    batch->counts[lane & 15] = (uint8_t)count;
}

static inline int letterbatch_distance(const struct letterbatch *batch, int lane) { return batch->distances[lane & 15]; }

// A word of `count` letters, 1...LETTERBATCH_LETTERS, and no others.
static inline void letterbatch_begin(
    struct letterbatch *batch, int count, uint8_t transposition, uint8_t last_letter, uint8_t last_cost) {
    batch->word_count = (uint8_t)count;
    batch->transposition = transposition;
    batch->last_letter = last_letter;
    batch->last_cost = last_cost;
    for (int i = 0; i < 128; i++) batch->is_set[i] = 0;
}

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
