import NameMatching

/// The listed units that words are alike to, four bytes each: what is known of a listed unit whoever asks is read from the list again.
///
/// Of a word they stand by ascending unit, and those that count only where it was cut behind the others: in the lower 14 bits how far on
/// the next unit is, above them the kind and the similarity. Where a step doesn't fit it stands in a number of its own.
struct PackedNeighbours {
    private var numbers: [UInt32] = []
    /// Scratch of `append`.
    private var sorted: [UInt64] = []

    private static let stepBits: UInt32 = 14
    private static let longStep: UInt32 = 1 << stepBits - 1
    private static let similarityBits: UInt32 = 14

    /// Numbers of four bytes.
    var count: Int { numbers.count }

    /// - Parameter capacity: numbers for which there is room then.
    mutating func reserveCapacity(_ capacity: Int) { numbers.reserveCapacity(capacity) }

    mutating func removeAll() { numbers.removeAll(keepingCapacity: true) }

    /// Adds the neighbours of a word; where they begin. O(n log n).
    mutating func append(_ neighbours: ArraySlice<Neighbour>, cutCount: Int) -> Int {
        let start = numbers.count
        append(neighbours.dropLast(cutCount))
        append(neighbours.suffix(cutCount))
        return start
    }

    private mutating func append(_ neighbours: ArraySlice<Neighbour>) {
        var last: UInt32 = 0
        sorted.removeAll(keepingCapacity: true)
        for neighbour in neighbours {
            sorted.append(
                UInt64(neighbour.unit) << 32 | UInt64(neighbour.kind.rawValue) << UInt64(PackedNeighbours.similarityBits)
                    | UInt64(neighbour.similarity))
        }
        sorted.sort()
        for value in sorted {
            let unit = UInt32(truncatingIfNeeded: value >> 32)
            let step = unit - last
            last = unit
            let rest = UInt32(truncatingIfNeeded: value) << PackedNeighbours.stepBits
            if step < PackedNeighbours.longStep {
                numbers.append(rest | step)
            } else {
                numbers.append(rest | PackedNeighbours.longStep)
                numbers.append(step)
            }
        }
    }

    /// Adds to `neighbours` those of a word that begin at a place, which are to be completed then. O(n).
    ///
    /// - Parameter announce: is told each unit that will be asked for.
    @inline(__always)
    func unpack(_ start: Int, count: Int, cutCount: Int, into neighbours: inout [Neighbour], _ announce: (Int) -> Void) {
        var place = start
        var unit: UInt32 = 0
        for i in 0..<count {
            if i == count - cutCount { unit = 0 }
            let number = numbers[place]
            place += 1
            var step = number & PackedNeighbours.longStep
            if step == PackedNeighbours.longStep {
                step = numbers[place]
                place += 1
            }
            unit += step
            announce(Int(unit))
            let value = number >> PackedNeighbours.stepBits
            neighbours.append(
                Neighbour(
                    unit: unit, similarity: UInt16(truncatingIfNeeded: value & (1 << PackedNeighbours.similarityBits - 1)),
                    kind: MatchKind(rawValue: UInt8(truncatingIfNeeded: value >> PackedNeighbours.similarityBits)) ?? .unmatched)
            )
        }
    }
}
