import CLetterDistances

/// The distances of one reading from others under one rule, sixteen at a time in the lanes of vector registers: what
/// `LetterRule.distance` gives, of readings of 1...16 letters.
struct LetterBatch {
    static let lanes = Int(LETTERBATCH_LANES)
    /// The longest reading.
    static let letters = Int(LETTERBATCH_LETTERS)

    private var batch = letterbatch()
    private var rule = DistanceRule.syllables(SyllableRule())
    private var word = ShortText()
    /// The others, lane by lane, and their letters' number.
    private var others = InlineArray<256, UInt8>(repeating: 0)
    private var counts = InlineArray<16, Int>(repeating: 0)
    private(set) var count = 0
    private var isPrepared = false

    /// Others from which on all lanes together take less time than one by one.
    private static let leastLanes = 4

    /// Begins a reading that others are held against: the first one of `rule`.
    mutating func begin(_ word: Span<UInt8>, _ rule: DistanceRule) {
        self.rule = rule
        self.word = ShortText(word) ?? ShortText()
        count = 0
        isPrepared = false
    }

    /// Adds a reading in the next lane; there must be one. O(letters).
    @inline(__always)
    mutating func add(_ other: Span<UInt8>) {
        let start = count * LetterBatch.letters
        for i in other.indices { others[start + i] = other[i] }
        counts[count] = other.count
        count += 1
    }

    /// Finds the distances of all that were added, and begins anew with the same word. O(letters²) for all together.
    ///
    /// - Parameter body: gets each lane with its distance in hundredths of a letter; any number over its limit when it is over that.
    @inline(__always)
    mutating func run(limit: (_ lane: Int) -> Int, _ body: (_ lane: Int, _ distance: Int) -> Void) {
        switch rule {
        case .latin(let rule): run(rule, isSwapped: false, limit, body)
        case .looseVowels(let rule): run(rule, isSwapped: false, limit, body)
        case .consonants(let rule, let isSwapped): run(rule, isSwapped: isSwapped, limit, body)
        case .syllables(let rule): run(rule, isSwapped: false, limit, body)
        case .across(let rule): run(rule, isSwapped: false, limit, body)
        }
        count = 0
    }

    private mutating func run(
        _ rule: some LetterRule, isSwapped: Bool, _ limit: (_ lane: Int) -> Int, _ body: (_ lane: Int, _ distance: Int) -> Void
    ) {
        let others = self.others
        guard count >= LetterBatch.leastLanes else {
            for lane in 0..<count {
                let start = lane * LetterBatch.letters
                let other = others.span.extracting(start..<start + counts[lane])
                let most = limit(lane)
                body(
                    lane,
                    isSwapped ? rule.distance(other, word.span, limit: most) : rule.distance(word.span, other, limit: most))
            }
            return
        }
        if !isPrepared { set(rule, isSwapped: isSwapped) }
        var columns = 0
        for lane in 0..<count {
            let length = counts[lane]
            columns = max(columns, length)
            let start = lane * LetterBatch.letters
            let other = others.span.extracting(start..<start + length)
            for j in other.indices {
                let y = other[j]
                if unsafe letterbatch_is_set(&batch, y) == 0 { setCosts(y, rule, isSwapped: isSwapped) }
                let gap = isSwapped ? rule.gapA(other, j) : rule.gapB(other, j)
                unsafe letterbatch_set_letter(
                    &batch, Int32(truncatingIfNeeded: lane), Int32(truncatingIfNeeded: j), y, UInt8(truncatingIfNeeded: gap))
            }
            unsafe letterbatch_set_count(&batch, Int32(truncatingIfNeeded: lane), Int32(truncatingIfNeeded: length))
        }
        // SAFETY: the pointer is to this batch alone, during the call; so in all calls here, which write within the batch whatever
        // numbers they are given.
        unsafe letterbatch_run(&batch, Int32(truncatingIfNeeded: columns))
        for lane in 0..<count {
            body(lane, Int(unsafe letterbatch_distance(&batch, Int32(truncatingIfNeeded: lane))))
        }
    }

    @inline(__always)
    private mutating func set(_ rule: some LetterRule, isSwapped: Bool) {
        isPrepared = true
        let word = self.word
        // A last a for an o costs otherwise than within a word.
        let last = word[word.count - 1]
        let partner: UInt8 = last == .a ? .o : last == .o ? .a : .max
        let cost = isSwapped ? rule.substitution(partner, last, isLast: true) : rule.substitution(last, partner, isLast: true)
        unsafe letterbatch_begin(
            &batch, Int32(truncatingIfNeeded: word.count), UInt8(truncatingIfNeeded: rule.transposition), partner,
            UInt8(truncatingIfNeeded: cost))
        for i in 0..<word.count {
            let gap = isSwapped ? rule.gapB(word.span, i) : rule.gapA(word.span, i)
            unsafe letterbatch_set_word(&batch, Int32(truncatingIfNeeded: i), word[i], UInt8(truncatingIfNeeded: gap))
        }
    }

    /// What the word's letters cost for one of another.
    @inline(__always)
    private mutating func setCosts(_ y: UInt8, _ rule: some LetterRule, isSwapped: Bool) {
        for i in 0..<word.count {
            let x = word[i]
            let cost =
                x == y ? 0 : isSwapped ? rule.substitution(y, x, isLast: false) : rule.substitution(x, y, isLast: false)
            unsafe letterbatch_set_cost(&batch, y, Int32(truncatingIfNeeded: i), UInt8(truncatingIfNeeded: cost))
        }
    }
}
