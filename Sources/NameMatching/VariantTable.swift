public import Bytes
import ReferenceData

/// Spellings that stand for one name where no rule of letters says so: nicknames, forms of a name in several languages, and what
/// the lists themselves teach about how names are respelled.
///
/// A table of groups; every two spellings of a group meet with the group's similarity. A spelling may stand in several groups: Bill
/// and William, Bill and Bilal. The shipped groups come from `Data/variants.tsv`; a compiled watchlist adds what its own aliases
/// taught (`learned`).
public struct VariantTable: Sendable {
    /// Ten-thousandths, of each shipped group.
    private var similarities: [UInt16] = []
    /// Latin reading (hash) → its shipped groups, ascending.
    private var groups: [UInt64: [UInt32]] = [:]
    /// Pairs that a list taught, each under both of its hashes, ascending: hash, the other's hash, the pair's number × 2¹⁶ + similarity.
    /// Read in place, so that a table of any size is there at once.
    private var rows: Column<UInt64>?
    /// How many groups are shipped; they stand first.
    public let shippedCount: Int
    /// How many groups a list taught.
    public var learnedCount: Int { (rows?.count ?? 0) / 6 }
    /// Rows that could not be read; a test holds it empty.
    let problems: [String]

    public static let shipped = VariantTable(table: String(decoding: ReferenceData.variants, as: UTF8.self))

    /// A pair of spellings that a list's aliases teach.
    public struct Learned: Sendable, Hashable {
        /// Hashes of the Latin readings, the lesser first.
        public var a: UInt64
        public var b: UInt64
        /// Ten-thousandths.
        public var similarity: Int

        public init(a: UInt64, b: UInt64, similarity: Int) {
            self.a = min(a, b)
            self.b = max(a, b)
            self.similarity = similarity
        }
    }

    /// - Parameter table: lines `similarity<TAB>spelling spelling …`, the similarity in ten-thousandths.
    init(table: String) {
        var problems: [String] = []
        for (number, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 2, let similarity = UInt16(cells[0]), (1...9_999).contains(similarity),
                cells[1].contains(" ")
            else {
                problems.append("variants.tsv:\(number + 1): expected a similarity of 1 to 9999 and two spellings or more")
                continue
            }
            let group = UInt32(truncatingIfNeeded: similarities.count)
            similarities.append(similarity)
            for spelling in cells[1].split(separator: " ") {
                let bytes = Array(spelling.utf8)
                groups[VariantTable.hash(bytes.span), default: []].append(group)
            }
        }
        shippedCount = similarities.count
        self.problems = problems
    }

    /// The shipped table with what a list taught.
    public init(learned: [Learned]) { self.init(rows: Column(copying: VariantTable.rows(learned))) }

    /// The same from `rows` that stand in a file. O(1).
    public init(rows: Column<UInt64>) {
        self = .shipped
        self.rows = rows
    }

    /// What `init(rows:)` reads. O(n log n).
    public static func rows(_ learned: [Learned]) -> [UInt64] {
        var rows: [(hash: UInt64, other: UInt64, rest: UInt64)] = []
        for (number, pair) in learned.enumerated() {
            let rest = UInt64(number) << 16 | UInt64(UInt16(clamping: pair.similarity))
            rows.append((pair.a, pair.b, rest))
            rows.append((pair.b, pair.a, rest))
        }
        rows.sort { ($0.hash, $0.rest) < ($1.hash, $1.rest) }
        return rows.flatMap { [$0.hash, $0.other, $0.rest] }
    }

    /// The first of some rows in a file that `rows(_:)` makes none like: the rows ascend, each pair has two, and a similarity; `nil`
    /// where all are as they should. O(n).
    public static func firstUnsoundRow(_ rows: Column<UInt64>) -> Int? {
        guard rows.count % 6 == 0 else { return 0 }
        for row in stride(from: 0, to: rows.count, by: 3) {
            guard (1...10_000).contains(rows[row + 2] & 0xFFFF), row == 0 || rows[row - 3] <= rows[row] else { return row / 3 }
        }
        return nil
    }

    /// What a list taught. O(n).
    public var learned: [Learned] {
        guard let rows else { return [] }
        var learned: [Learned] = []
        for row in stride(from: 0, to: rows.count - 2, by: 3) where rows[row] <= rows[row + 1] {
            learned.append(Learned(a: rows[row], b: rows[row + 1], similarity: Int(rows[row + 2] & 0xFFFF)))
        }
        return learned
    }

    /// The first row of a hash, or of the next greater one. O(log n).
    private static func firstRow(_ hash: UInt64, _ rows: Column<UInt64>) -> Int {
        var (low, high) = (0, rows.count / 3)
        while low < high {
            let middle = (low + high) / 2
            if rows[3 * middle] < hash { low = middle + 1 } else { high = middle }
        }
        return 3 * low
    }

    /// The groups of a spelling, ascending; empty for most. O(letters + log learned).
    public func groups(of latin: ShortText) -> [UInt32] {
        let hash = VariantTable.hash(latin.span)
        var found = groups[hash] ?? []
        guard let rows else { return found }
        var row = VariantTable.firstRow(hash, rows)
        while row + 2 < rows.count, rows[row] == hash {
            found.append(UInt32(truncatingIfNeeded: shippedCount) &+ UInt32(truncatingIfNeeded: rows[row + 2] >> 16))
            row += 3
        }
        return found
    }

    /// The best similarity of a group that holds both spellings, ten-thousandths; 0 when there is none.
    public func similarity(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Int {
        let (a, b) = (VariantTable.hash(a), VariantTable.hash(b))
        var best = 0
        if let own = groups[a], let other = groups[b] {
            for group in own where other.contains(group) { best = max(best, Int(similarities[Int(group)])) }
        }
        guard let rows else { return best }
        var row = VariantTable.firstRow(a, rows)
        while row + 2 < rows.count, rows[row] == a {
            if rows[row + 1] == b { best = max(best, Int(rows[row + 2] & 0xFFFF)) }
            row += 3
        }
        return best
    }

    /// The hash under which a Latin reading stands here.
    public static func hash(_ latin: Span<UInt8>) -> UInt64 { stableHash(latin, seed: 5) }
}
