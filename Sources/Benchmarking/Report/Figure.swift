/// One measured figure, beside what it is to be held against.
package struct Figure: Sendable {
    /// What a figure counts, and so how it is written and whether more is better.
    package enum Unit: String, Sendable {
        case namesASecond = "names/s"
        case recordsASecond = "records/s"
        case megabytesASecond = "MB/s"
        case nanosecondsAPair = "ns a pair"
        case nanosecondsAWord = "ns a word"
        case microseconds = "µs"
        case milliseconds = "ms"
        case seconds = "s"
        case bytesAName = "bytes a name"
        case megabytes = "MB"
        case allocationsARecord = "allocations a record"
        case allocationsAName = "allocations a name"
        case percent = "%"

        package var moreIsBetter: Bool {
            switch self {
            case .namesASecond, .recordsASecond, .megabytesASecond: true
            default: false
            }
        }
    }

    /// What stands beside a figure.
    package struct Reference: Sendable {
        package var title: String
        /// In the figure's unit.
        package var value: Double

        package init(_ title: String, _ value: Double) {
            self.title = title
            self.value = value
        }
    }

    /// A line that the figure, or its ratio to the reference, should reach.
    package enum Reach: Sendable {
        /// In the figure's unit: at least where more is better, else at most.
        case value(Double)
        /// Times better than the reference, at least.
        case ratio(Double)
    }

    /// Stable, for programs: `search.names`.
    package var id: String
    package var title: String
    package var value: Double
    package var unit: Unit
    package var reference: Reference?
    package var reach: Reach?
    /// In plain words what was done.
    package var meaning: String

    package init(
        _ id: String, _ title: String, _ value: Double, _ unit: Unit, reference: Reference? = nil, reach: Reach? = nil,
        meaning: String = ""
    ) {
        self.id = id
        self.title = title
        self.value = value
        self.unit = unit
        self.reference = reference
        self.reach = reach
        self.meaning = meaning
    }

    /// How many times better than its reference; `nil` where there is none.
    package var ratio: Double? {
        guard let reference, value > 0, reference.value > 0 else { return nil }
        return unit.moreIsBetter ? value / reference.value : reference.value / value
    }

    /// Whether it reaches its line; `nil` where there is none, or no reference to hold it against.
    package var isReached: Bool? {
        switch reach {
        case .value(let line): unit.moreIsBetter ? value >= line : value <= line
        case .ratio(let line): ratio.map { $0 >= line }
        case nil: nil
        }
    }
}
