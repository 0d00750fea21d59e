import CLetterDistances

/// The distances of one reading from others under one rule, sixteen at a time in the lanes of vector registers: what
/// `LetterRule.distance` gives, of readings of 1...16 letters of the folded alphabet.
struct LetterBatch {
    /// The longest reading.
    static let letters = Int(LETTERBATCH_LETTERS)
    /// The most readings side by side.
    static let lanes = Int(LETTERBATCH_LANES)
    /// Readings from which on lanes take less time than one by one.
    private static let leastLanes = 3

    private var batch = letterbatch()
    private var rule: DistanceRule?
    private var word = ShortText()
    private var isPrepared = false
    private var hasGaps = false

    // SAFETY: all pointers that are handed out here are to this batch or to letters that are read, during a call that writes within
    // the batch whatever numbers it is given.

    /// Readings in the lanes.
    var count: Int { mutating get { Int(unsafe letterbatch_count(&batch)) } }

    /// Whether a reading may be held against others here, or be one of them.
    static func holds(_ fold: Span<UInt8>) -> Bool { (1...letters).contains(fold.count) && CostTable.holds(fold) }

    /// Begins a reading that others are held against: the first one of `rule`.
    ///
    /// - Parameter hasGaps: what the letters of the others cost alone is given with them; if not, the rule is asked.
    mutating func begin(_ word: Span<UInt8>, _ rule: DistanceRule, hasGaps: Bool) {
        self.rule = rule
        self.hasGaps = hasGaps
        self.word = ShortText(word) ?? ShortText()
        isPrepared = false
        unsafe letterbatch_empty(&batch)
    }

    /// Sets what the letters of the word cost. O(letters).
    private mutating func prepare(_ rule: DistanceRule) {
        isPrepared = true
        let word = self.word
        // A last a for an o costs otherwise than within a word.
        let last = word[word.count - 1]
        let partner: UInt8 = rule.lastVowel == nil ? .max : last == .a ? .o : last == .o ? .a : .max
        unsafe letterbatch_begin(
            &batch, Int32(truncatingIfNeeded: word.count), UInt8(truncatingIfNeeded: rule.transposition), partner,
            UInt8(truncatingIfNeeded: rule.lastVowel ?? 0))
        let table = rule.table
        for i in 0..<word.count {
            let gap = UInt8(truncatingIfNeeded: rule.gapOfFirst(word.span, i))
            unsafe table.costs.withRow(word[i], isTurned: table.isTurned) {
                unsafe letterbatch_set_word(&batch, Int32(truncatingIfNeeded: i), word[i], gap, $0)
            }
        }
    }

    /// Adds a reading; there must be a lane. O(letters).
    ///
    /// - Parameters:
    ///   - text: holds its letters from `start` on and what each costs alone behind them, then `padding` bytes or more.
    ///   - limit: the distance up to which it is asked for.
    @inline(__always)
    mutating func add(_ text: Span<UInt8>, at start: Int, count: Int, limit: Int32) {
        precondition(
            start >= 0 && count > 0 && count <= LetterBatch.letters && start + 2 * count + LetterBatch.padding <= text.count,
            "a reading runs beyond its text")
        let lane = unsafe text.withUnsafeBufferPointer { text in
            guard let first = text.baseAddress else { return Int32(0) }
            return unsafe letterbatch_add(
                &batch, first + start, first + start + count, Int32(truncatingIfNeeded: count), Int16(clamping: limit))
        }
        if !hasGaps { setGaps(text.extracting(start..<start + count), lane) }
    }

    /// Bytes that are read beyond a text.
    static let padding = letters

    private mutating func setGaps(_ other: Span<UInt8>, _ lane: Int32) {
        guard let rule else { return }
        for i in other.indices {
            unsafe letterbatch_set_gap(
                &batch, lane, Int32(truncatingIfNeeded: i), UInt8(truncatingIfNeeded: rule.gapOfSecond(other, i)))
        }
    }

    /// Finds the distances of all in the lanes, and empties these. O(letters²) for all together.
    mutating func run() {
        guard let rule else { return }
        guard count < LetterBatch.leastLanes else {
            if !isPrepared { prepare(rule) }
            unsafe letterbatch_run(&batch)
            return
        }
        for lane in 0..<Int32(truncatingIfNeeded: count) {
            let other = unsafe ShortText { unsafe Int(letterbatch_letters(&batch, lane, $0)) }
            let distance = rule.distance(word.span, other.span, limit: Int(unsafe letterbatch_limit(&batch, lane)))
            unsafe letterbatch_set_distance(&batch, lane, Int16(truncatingIfNeeded: distance))
        }
        unsafe letterbatch_empty(&batch)
    }

    /// After `run`, the distance of the one that was in a lane, in hundredths of a letter; any number over its limit when it is over that.
    @inline(__always)
    mutating func distance(_ lane: Int) -> Int { Int(unsafe letterbatch_distance(&batch, Int32(truncatingIfNeeded: lane))) }

    /// After `run`, a bit for each lane in which the distance was at most what it is asked for up to.
    var near: UInt32 { mutating get { unsafe letterbatch_near(&batch) } }
}
