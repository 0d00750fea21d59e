// The lanes, once for each kind of processor: included with
// LANES_NAME      the name of the function,
// LANES_TARGET    what it is compiled for,
// LANES_SHUFFLE   sixteen bytes of a table by sixteen indices of four bits; 0 where an index has its highest bit.

// For words of at most `most` letters, a constant.
LANES_TARGET static inline __attribute__((always_inline)) void LANES_NAME(lanes)(struct letterbatch *batch, const int most) {
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
        const bytes16 code = codes(columns_of_letters[column]);
        // The codes of the lower half of a row, and of the upper one: the highest bit where a code is of the other.
        const bytes16 low = code | (code & 16) << 3;
        const bytes16 high = low ^ 0x90;
        const lanes16 letters = WIDE(code);
        const lanes16 gap = WIDE(columns_of_gaps[column]);
        const lanes16 ends = counts == (int16_t)(column + 1);
        now[0] = last[0] + gap;
        for (int i = 0; i < count; i++) {
            const uint8_t *row = batch->costs[i];
            lanes16 cost = WIDE(LANES_SHUFFLE(load(row), low) | LANES_SHUFFLE(load(row + 16), high));
            is_letter[i] = letters == (int16_t)batch->word[i];
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
    letterbatch_empty(batch);
}

LANES_TARGET static void LANES_NAME(run)(struct letterbatch *batch) {
    if (batch->word_count <= LETTERS / 2) {
        LANES_NAME(lanes)(batch, LETTERS / 2);
    } else {
        LANES_NAME(lanes)(batch, LETTERS);
    }
}

#undef LANES_NAME
#undef LANES_TARGET
#undef LANES_SHUFFLE
