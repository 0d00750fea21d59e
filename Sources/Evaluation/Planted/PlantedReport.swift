import SanctionsModel

/// Where planted names are found and where they are lost.
public struct PlantedReport: Sendable {
    /// Of the names planted in one field.
    public struct Counts: Sendable, Hashable {
        public var planted = 0
        /// Found in the field.
        public var found = 0
        /// Found by the name alone.
        public var alone = 0
        /// Found by the name alone and not in the field.
        public var lost = 0

        mutating func add(isFound: Bool, isFoundAlone: Bool) {
            planted += 1
            found += isFound ? 1 : 0
            alone += isFoundAlone ? 1 : 0
            lost += isFoundAlone && !isFound ? 1 : 0
        }

        mutating func add(_ other: Counts) {
            planted += other.planted
            found += other.found
            alone += other.alone
            lost += other.lost
        }
    }

    /// A name that was lost.
    public struct Example: Sendable, Hashable {
        /// As it was written into the field, and the name that can be read there.
        public var written: String
        public var name: String
        /// Why the record was rejected, when it was.
        public var reject: String?
        /// `role: name` and `text: …` of all that was read of the message.
        public var read: [String]
    }

    /// One field of one message, written in one way.
    public struct Line: Sendable {
        /// `pacs.008, UTF-16LE`.
        public var message: String
        /// `iso20022`.
        public var format: String
        public var field: String
        /// It is searched as a text, not as a party's name.
        public var isText: Bool
        public var variant: PlantedVariant
        public var counts: Counts
        public var lost: [Example]
    }

    public var subject: EvaluationReport.Subject
    /// Ten-thousandths.
    public var threshold: Int
    public var textThreshold: Int
    /// How many of the names are found alone, in the order of `kinds`.
    public var alone: [Share]
    public var lines: [Line]

    static let kinds: [MessageSlot.Kind] = [.party(.any), .party(.person), .party(.organisation), .text]
    static let kindTitles = ["any party", "a person", "an organisation", "a text"]

    public var counts: Counts {
        lines.reduce(into: Counts()) { $0.add($1.counts) }
    }

    /// No name was lost in any field.
    public var isComplete: Bool { counts.lost == 0 }
}
