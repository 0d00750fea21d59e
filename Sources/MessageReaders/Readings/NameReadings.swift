/// Further readings of a name or text, beside the one as written: what was encoded twice, decoded; letters that were lost, left
/// out; letters that are drawn otherwise, as what they are drawn for.
///
/// A reading replaces nothing. Keeps its scratch: allocates nothing once that has grown.
public struct NameReadings: Sendable {
    /// What a value is.
    public enum Use: Sendable {
        case name
        case text
    }

    /// The texts of all readings, UTF-8.
    public private(set) var bytes: [UInt8] = []
    /// Where each reading stands in `bytes`.
    public private(set) var ranges: [Range<Int>] = []
    /// Whether one of them is a decoding of what was encoded twice.
    public private(set) var isDecoded = false
    /// Whether too few letters are left of it, by the marks that conversions leave.
    public private(set) var isUnreadable = false
    private var scratch = Scratch()
    private var mojibake = Mojibake()

    /// Taken out of self while it is written to.
    private struct Scratch: Sendable {
        /// The value as far as it is decoded.
        var current: [UInt8] = []
        var next: [UInt8] = []
        var turnedRound: [UInt8] = []
    }

    /// Rounds of decoding: `&amp;amp;#39;` takes three.
    private static let rounds = 4

    public init() {}

    public var isEmpty: Bool { ranges.isEmpty }

    /// Finds the readings of a value, which replace those of the value before.
    ///
    /// - Parameter value: UTF-8; what is not valid is passed over.
    /// - Complexity: O(bytes).
    public mutating func read(_ value: Span<UInt8>, as use: Use) {
        if !ranges.isEmpty {
            ranges.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
        }
        isDecoded = false
        isUnreadable = false
        let signs = NameSigns.of(value)
        if signs.isEmpty || signs == .cyrillic { return }
        readOn(value, signs, use)
    }

    @inline(never)
    private mutating func readOn(_ value: Span<UInt8>, _ signs: NameSigns, _ use: Use) {
        var work = Scratch()
        swap(&work, &scratch)
        defer { swap(&work, &scratch) }
        work.current.removeAll(keepingCapacity: true)
        for i in value.indices { work.current.append(value[i]) }
        if !signs.isDisjoint(with: [.escape, .latin, .symbol]) { decode(&work.current, &work.next) }
        let current = work.current
        // Of a value that was decoded the decoded form says what is left of it.
        let (isChanged, isUnreadable) = LostLetters.read(current.span, as: use, into: &work.next)
        self.isUnreadable = isUnreadable
        if isChanged { add(work.next) }
        if !signs.isDisjoint(with: [.bar, .drawn, .symbol]) {
            readDrawn(current.span, &work.next, &work.turnedRound, hasBar: signs.contains(.bar))
        }
    }

    /// Letters drawn otherwise: a bar as i, then as l; what holds turned letters also from its end.
    private mutating func readDrawn(
        _ current: Span<UInt8>, _ next: inout [UInt8], _ turnedRound: inout [UInt8], hasBar: Bool
    ) {
        let (isDrawn, turned) = DrawnLetters.read(current, bar: UInt8(ascii: "i"), into: &next)
        guard isDrawn else { return }
        add(next)
        if turned > 1 {
            DrawnLetters.turnRound(next.span, into: &turnedRound)
            add(turnedRound)
        }
        if hasBar, DrawnLetters.read(current, bar: UInt8(ascii: "l"), into: &next).isChanged { add(next) }
    }

    /// Decodes the value as far as it goes; adds it when that changed it, and what it is in other code pages.
    private mutating func decode(_ current: inout [UInt8], _ next: inout [UInt8]) {
        var isChanged = false
        for _ in 0..<NameReadings.rounds {
            guard EscapedLetters.decode(current.span, into: &next) || mojibake.decode(current.span, into: &next) else { break }
            swap(&current, &next)
            isChanged = true
        }
        if isChanged {
            add(current)
            isDecoded = true
        }
        guard MistakenCodePage.isPossible(current.span) else { return }
        for page in MistakenCodePage.all where page.read(current.span, into: &next) {
            add(next)
            isDecoded = true
        }
    }

    private mutating func add(_ reading: [UInt8]) {
        ranges.append(bytes.count..<bytes.count + reading.count)
        bytes += reading
    }
}
