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

// Words side by side, letters of a word, and words that wait.
enum { LETTERBATCH_LANES = 16, LETTERBATCH_LETTERS = 16, LETTERBATCH_WAITING = 64 };

// A word, others that wait to be held against it, and the sixteen that are. All costs are 0...255. Zeroed is empty.
struct letterbatch {
    // Of each letter of the others: what it costs for each letter of the word.
    uint8_t costs[128][LETTERBATCH_LETTERS];
    // The least that a letter of the others costs, whatever it meets; and what it costs alone within a word, 255 where that depends
    // on the letters beside it.
    uint8_t least[128];
    uint8_t inside[128];
    // Whether what a letter costs is set.
    uint8_t is_set[128];
    // The others that wait, each with the distance up to which it is asked for and, in the end, its distance.
    uint8_t waiting[LETTERBATCH_WAITING][LETTERBATCH_LETTERS];
    uint8_t waiting_counts[LETTERBATCH_WAITING];
    int16_t limits[LETTERBATCH_WAITING];
    int16_t distances[LETTERBATCH_WAITING];
    int16_t waiting_count;
    // The next one that waits to be sifted.
    int16_t next;
    // The others in the lanes: their letters, 0...127, what each costs alone, and a bit for each where that is yet to be set.
    uint8_t letters[LETTERBATCH_LANES][LETTERBATCH_LETTERS];
    uint8_t gaps[LETTERBATCH_LANES][LETTERBATCH_LETTERS];
    uint16_t open_gaps[LETTERBATCH_LANES];
    uint8_t counts[LETTERBATCH_LANES];
    // Where they waited.
    uint8_t places[LETTERBATCH_LANES];
    int16_t lane_count;
    // The word.
    uint8_t word[LETTERBATCH_LETTERS];
    uint8_t word_gaps[LETTERBATCH_LETTERS];
    uint8_t word_count;
    // Two neighbours exchanged.
    uint8_t transposition;
    // Another cost of one letter where it ends the other as the word's last one ends the word; letter 255 for none.
    uint8_t last_letter;
    uint8_t last_cost;
    // By how much it is less than the cost that `costs` has in its place.
    uint8_t last_gain;
    // What a letter costs alone after its equal, whichever it is; 255 where that is as elsewhere.
    uint8_t doubled;
    // Some letter that is set costs what the letters beside it decide.
    uint8_t has_open;
};

enum letterbatch_state {
    // All that waited are in lanes or have their distance.
    LETTERBATCH_SIFTED,
    // The lanes are full.
    LETTERBATCH_FULL,
    // What some letter of the next one costs is not set.
    LETTERBATCH_UNSET,
};

// Takes those that wait to lanes, one by one; but not those whose letters alone cost more than their limit, wherever they stand:
// these have that for a distance.
enum letterbatch_state letterbatch_sift(struct letterbatch *batch);

// Sets `distances` of those in the lanes, whose gaps are set, and empties these.
void letterbatch_run(struct letterbatch *batch);

// What a letter of the others costs for each letter of the word: read from a table of 128 × 128 whose first letter is the word's, or
// the other way round; and alone: at the least, and within a word.
void letterbatch_set_letter(
    struct letterbatch *batch, uint8_t letter, const uint8_t *table, int is_swapped, uint8_t least, uint8_t inside);

// A word of `count` letters, 1...LETTERBATCH_LETTERS; nobody waits, and no letter of others is set.
static inline void letterbatch_begin(
    struct letterbatch *batch, int count, uint8_t transposition, uint8_t last_letter, uint8_t last_cost, uint8_t last_gain,
    uint8_t doubled) {
    batch->word_count = (uint8_t)(count & 31);
    batch->transposition = transposition;
    batch->last_letter = last_letter;
    batch->last_cost = last_cost;
    batch->last_gain = last_gain;
    batch->doubled = doubled;
    batch->has_open = 0;
    // More than a letter costs: a sum from there on is looked at again.
    for (int i = 0; i < 128; i++) batch->least[i] = 255;
    for (int i = 0; i < 128; i++) batch->is_set[i] = 0;
    for (int i = 0; i < LETTERBATCH_LETTERS; i++) batch->word_gaps[i] = 0;
}

static inline void letterbatch_set_word(struct letterbatch *batch, int row, uint8_t letter, uint8_t gap) {
    batch->word[row & 15] = letter & 127;
    batch->word_gaps[row & 15] = gap;
}

static inline int letterbatch_waiting_count(const struct letterbatch *batch) { return batch->waiting_count; }

// Another word waits, of 1...LETTERBATCH_LETTERS letters below 128; there must be a place, which is returned.
static inline int letterbatch_wait(struct letterbatch *batch, const uint8_t *letters, int count, int16_t limit) {
    const int place = batch->waiting_count++ & (LETTERBATCH_WAITING - 1);
    uint8_t *to = batch->waiting[place];
    batch->waiting_counts[place] = (uint8_t)count;
    batch->limits[place] = limit;
    // Two moves that overlap rather than a call.
    if (count >= 8 && count <= LETTERBATCH_LETTERS) {
        __builtin_memcpy(to, letters, 8);
        __builtin_memcpy(to + (count - 8), letters + (count - 8), 8);
    } else if (count >= 4 && count < 8) {
        __builtin_memcpy(to, letters, 4);
        __builtin_memcpy(to + (count - 4), letters + (count - 4), 4);
    } else {
        for (int i = 0; i < count && i < 3; i++) to[i] = letters[i];
    }
    return place;
}

// Nobody waits any more.
static inline void letterbatch_empty(struct letterbatch *batch) { batch->waiting_count = batch->next = batch->lane_count = 0; }

static inline int letterbatch_distance(const struct letterbatch *batch, int place) {
    return batch->distances[place & (LETTERBATCH_WAITING - 1)];
}

static inline int letterbatch_limit(const struct letterbatch *batch, int place) {
    return batch->limits[place & (LETTERBATCH_WAITING - 1)];
}

static inline void letterbatch_set_distance(struct letterbatch *batch, int place, int16_t distance) {
    batch->distances[place & (LETTERBATCH_WAITING - 1)] = distance;
}

// The letters of one that waits, LETTERBATCH_LETTERS bytes; their number.
static inline int letterbatch_waiting(const struct letterbatch *batch, int place, uint8_t *letters) {
    __builtin_memcpy(letters, batch->waiting[place & (LETTERBATCH_WAITING - 1)], LETTERBATCH_LETTERS);
    return batch->waiting_counts[place & (LETTERBATCH_WAITING - 1)];
}

static inline int letterbatch_next(const struct letterbatch *batch) { return batch->next; }

static inline int letterbatch_lane_count(const struct letterbatch *batch) { return batch->lane_count; }

// Where the one in a lane waited.
static inline int letterbatch_place(const struct letterbatch *batch, int lane) { return batch->places[lane & 15]; }

static inline int letterbatch_is_set(const struct letterbatch *batch, uint8_t letter) { return batch->is_set[letter & 127]; }

// A bit for each letter in a lane whose gap is yet to be set.
static inline uint16_t letterbatch_open_gaps(const struct letterbatch *batch, int lane) { return batch->open_gaps[lane & 15]; }

static inline void letterbatch_set_gap(struct letterbatch *batch, int lane, int column, uint8_t gap) {
    batch->gaps[lane & 15][column & 15] = gap;
}

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
