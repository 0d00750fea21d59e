import CLetterDistances

/// The distances of one reading from others under one rule, sixteen at a time in the lanes of vector registers: what
/// `LetterRule.distance` gives, of readings of 1...16 letters.
///
/// Readings wait until they are many. Those whose letters alone cost more than their limit, wherever they stand, never come to a lane.
struct LetterBatch {
    /// The longest reading.
    static let letters = Int(LETTERBATCH_LETTERS)
    /// The most readings that wait.
    static let capacity = Int(LETTERBATCH_WAITING)
    /// Readings from which on setting up lanes takes less time than one by one.
    private static let leastLanes = 4

    private var batch = letterbatch()
    private var rule: DistanceRule?
    private var word = ShortText()
    private var isPrepared = false

    // SAFETY: all pointers that are handed out here are to this batch or to letters that are read, during a call that writes within
    // the batch whatever numbers it is given.

    /// Readings that wait.
    var count: Int { mutating get { Int(unsafe letterbatch_waiting_count(&batch)) } }

    var isFull: Bool { mutating get { count == LetterBatch.capacity } }

    /// Begins a reading that others are held against: the first one of `rule`.
    mutating func begin(_ word: Span<UInt8>, _ rule: DistanceRule) {
        self.rule = rule
        self.word = ShortText(word) ?? ShortText()
        isPrepared = false
        unsafe letterbatch_empty(&batch)
    }

    /// Adds a reading; there must be room. O(letters).
    ///
    /// - Parameter limit: the distance up to which it is asked for, at most 15,000.
    /// - Returns: its place.
    @inline(__always)
    mutating func add(_ other: Span<UInt8>, limit: Int) -> Int {
        unsafe other.withUnsafeBufferPointer { letters in
            guard let start = letters.baseAddress, letters.count <= LetterBatch.letters else { return 0 }
            return Int(
                unsafe letterbatch_wait(
                    &batch, start, Int32(truncatingIfNeeded: letters.count), Int16(truncatingIfNeeded: min(limit, 15_000))))
        }
    }

    /// Finds the distances of all that wait. O(letters²) for all together.
    mutating func run() {
        switch rule {
        case .latin(let rule): run(rule, isSwapped: false)
        case .looseVowels(let rule): run(rule, isSwapped: false)
        case .consonants(let rule, let isSwapped): run(rule, isSwapped: isSwapped)
        case .syllables(let rule): run(rule, isSwapped: false)
        case .across(let rule): run(rule, isSwapped: false)
        case nil: break
        }
    }

    /// After `run`, the distance of the one at a place in hundredths of a letter; any number over its limit when it is over that.
    @inline(__always)
    mutating func distance(_ place: Int) -> Int { Int(unsafe letterbatch_distance(&batch, Int32(truncatingIfNeeded: place))) }

    /// The distance up to which the one at a place was asked for.
    @inline(__always)
    mutating func limit(_ place: Int) -> Int { Int(unsafe letterbatch_limit(&batch, Int32(truncatingIfNeeded: place))) }

    /// Nobody waits any more; the word stays.
    mutating func removeAll() { unsafe letterbatch_empty(&batch) }

    private mutating func run(_ rule: some LetterRule, isSwapped: Bool) {
        let count = self.count
        guard count >= LetterBatch.leastLanes else {
            for place in 0..<count {
                let other = waiting(place)
                let limit = limit(place)
                let distance =
                    isSwapped
                    ? rule.distance(other.span, word.span, limit: limit) : rule.distance(word.span, other.span, limit: limit)
                unsafe letterbatch_set_distance(
                    &batch, Int32(truncatingIfNeeded: place), Int16(truncatingIfNeeded: distance))
            }
            return
        }
        if !isPrepared { set(rule, isSwapped: isSwapped) }
        while true {
            let state = unsafe letterbatch_sift(&batch)
            if state == LETTERBATCH_UNSET {
                setLetters(Int(unsafe letterbatch_next(&batch)), rule, isSwapped: isSwapped)
                continue
            }
            setGaps(rule, isSwapped: isSwapped)
            unsafe letterbatch_run(&batch)
            if state == LETTERBATCH_SIFTED { return }
        }
    }

    /// The reading at a place.
    @inline(__always)
    private mutating func waiting(_ place: Int) -> ShortText {
        unsafe ShortText { unsafe Int(letterbatch_waiting(&batch, Int32(truncatingIfNeeded: place), $0)) }
    }

    private mutating func set(_ rule: some LetterRule, isSwapped: Bool) {
        isPrepared = true
        let word = self.word
        // A last a for an o costs otherwise than within a word.
        let last = word[word.count - 1]
        let partner: UInt8 = rule.lastVowel == nil ? .max : last == .a ? .o : last == .o ? .a : .max
        let cost = rule.lastVowel ?? 0
        let gain = partner == .max ? 0 : max(0, rule.substitution(partner, last, isLast: false) - cost)
        let doubled = isSwapped ? rule.doubledGapA : rule.doubledGapB
        unsafe letterbatch_begin(
            &batch, Int32(truncatingIfNeeded: word.count), UInt8(truncatingIfNeeded: rule.transposition), partner,
            UInt8(truncatingIfNeeded: cost), UInt8(truncatingIfNeeded: gain), UInt8(truncatingIfNeeded: doubled ?? 255))
        for i in 0..<word.count {
            let gap = isSwapped ? rule.gapB(word.span, i) : rule.gapA(word.span, i)
            unsafe letterbatch_set_word(&batch, Int32(truncatingIfNeeded: i), word[i], UInt8(truncatingIfNeeded: gap))
        }
    }

    /// Sets what the letters of the one at a place cost.
    private mutating func setLetters(_ place: Int, _ rule: some LetterRule, isSwapped: Bool) {
        let other = waiting(place)
        for i in 0..<other.count where unsafe letterbatch_is_set(&batch, other[i]) == 0 {
            let lone = isSwapped ? rule.loneA(other[i]) : rule.loneB(other[i])
            unsafe rule.table.withUnsafeBufferPointer { table in
                guard let start = table.baseAddress, table.count == 128 * 128 else { return }
                unsafe letterbatch_set_letter(
                    &batch, other[i], start, isSwapped ? 1 : 0, UInt8(truncatingIfNeeded: lone.least),
                    UInt8(truncatingIfNeeded: lone.inside ?? 255))
            }
        }
    }

    /// Sets what letters in the lanes cost alone whose place decides.
    @inline(__always)
    private mutating func setGaps(_ rule: some LetterRule, isSwapped: Bool) {
        let count = unsafe letterbatch_lane_count(&batch)
        for lane in 0..<count {
            let other = waiting(Int(unsafe letterbatch_place(&batch, lane)))
            var open = unsafe letterbatch_open_gaps(&batch, lane)
            while open != 0 {
                let i = open.trailingZeroBitCount
                open &= open &- 1
                let gap = isSwapped ? rule.gapA(other.span, i) : rule.gapB(other.span, i)
                unsafe letterbatch_set_gap(&batch, lane, Int32(truncatingIfNeeded: i), UInt8(truncatingIfNeeded: gap))
            }
        }
    }
}
