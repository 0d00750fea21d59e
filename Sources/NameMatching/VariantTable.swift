import ReferenceData

/// Spellings that stand for one name where no rule of letters says so: nicknames, forms of a name in several languages, and what
/// the lists themselves teach about how names are respelled.
///
/// A table of groups; every two spellings of a group meet with the group's similarity. A spelling may stand in several groups: Bill
/// and William, Bill and Bilal. The shipped groups come from `Data/variants.tsv`; a compiled watchlist adds what its own aliases
/// taught (`learned`).
public struct VariantTable: Sendable {
    /// Ten-thousandths, of each group.
    private var similarities: [UInt16] = []
    /// Latin reading (hash) → its groups, ascending.
    private var groups: [UInt64: [UInt32]] = [:]
    /// How many groups are shipped; they stand first.
    public let shippedCount: Int
    /// How many groups a list taught.
    public var learnedCount: Int { similarities.count - shippedCount }
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
    public init(learned: [Learned]) {
        self = .shipped
        for pair in learned {
            let group = UInt32(truncatingIfNeeded: similarities.count)
            similarities.append(UInt16(clamping: pair.similarity))
            groups[pair.a, default: []].append(group)
            groups[pair.b, default: []].append(group)
        }
    }

    /// The groups of a spelling, ascending; empty for most. O(letters).
    public func groups(of latin: ShortText) -> [UInt32] { groups[VariantTable.hash(latin.span)] ?? [] }

    /// The best similarity of a group that holds both spellings, ten-thousandths; 0 when there is none.
    public func similarity(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Int {
        guard let own = groups[VariantTable.hash(a)], let other = groups[VariantTable.hash(b)] else { return 0 }
        var best = 0
        var (i, j) = (0, 0)
        while i < own.count, j < other.count {
            if own[i] == other[j] {
                best = max(best, Int(similarities[Int(own[i])]))
                i += 1
                j += 1
            } else if own[i] < other[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return best
    }

    /// The hash under which a Latin reading stands here.
    public static func hash(_ latin: Span<UInt8>) -> UInt64 { stableHash(latin, seed: 5) }
}
