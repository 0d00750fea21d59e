import Bytes

/// The most that the meetings of one listed name can add to its bound.
extension Meetings {
    /// As no token of the name is met twice, alone and written together with a neighbour. O(tokens).
    ///
    /// - Parameter units: where the units of the name stand in `held`.
    @inline(__always)
    func most(ofUnits units: Range<Int>, _ held: Column<UInt32>) -> Bound {
        let count = Watchlist.tokenCount(ofUnits: units.count)
        let pairs = units.lowerBound + count
        // By the tokens before the last one, and with it.
        var (before, most) = (Bound.zero, Bound.zero)
        for i in 0..<count {
            var next = most
            if let term = term(ofUnit: held[units.lowerBound + i]) { next += term }
            if i > 0, let term = term(ofUnit: held[pairs + i - 1]) { next.formMaximum(before + term) }
            (before, most) = (most, next)
        }
        if count > 2, let term = term(ofUnit: held[units.upperBound - 1]) { most.formMaximum(term) }
        return most
    }

    /// As no word of the query meets two tokens of the name; of queries of `WordTerms.limit` words at most. O(units × words).
    func mostOfWords(_ units: Range<Int>, _ held: Column<UInt32>) -> Bound {
        var terms = WordTerms()
        for place in units {
            if let (words, share) = share(ofUnit: held[place]) { terms.add(share, of: words) }
        }
        return terms.sum
    }
}

/// The most that each word of a query can add.
struct WordTerms {
    private var terms = InlineArray<8, Bound>(repeating: .zero)
    private var words: UInt64 = 0

    /// The most words of a query.
    static let limit = 8

    @inline(__always)
    mutating func add(_ term: Bound, of met: UInt64) {
        words |= met
        var rest = met
        while rest != 0 {
            terms[rest.trailingZeroBitCount].formMaximum(term)
            rest &= rest - 1
        }
    }

    var sum: Bound {
        var sum = Bound.zero
        var rest = words
        while rest != 0 {
            sum += terms[rest.trailingZeroBitCount]
            rest &= rest - 1
        }
        return sum
    }
}
