// Screening: the public face. A party or a record → alerts; a stream of records → what is cleared, held and rejected.
//
// Order of the pipeline: bytes → RecordSplitter → RecordParser → ScreeningSession (names whole and by part, identifiers,
// texts) → RecordWriter → bytes. Nothing in the project imports this room but the command line and the adapters.

public import NameMatching
public import SanctionsModel

/// A name score, 0...1 in whole ten-thousandths; compared as it is printed.
public struct Score: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 0...10,000.
    public var tenThousandths: Int

    public init(tenThousandths: Int) { self.tenThousandths = tenThousandths }

    /// 0...1.
    public var value: Double { Double(tenThousandths) / 10_000 }

    public static func < (a: Score, b: Score) -> Bool { a.tenThousandths < b.tenThousandths }

    /// `0.9312`.
    public var description: String {
        var text: [UInt8] = []
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    func write(to text: inout [UInt8]) {
        let amount = tenThousandths.magnitude
        if tenThousandths < 0 { text.append(UInt8(ascii: "-")) }
        text.append(contentsOf: String(amount / 10_000).utf8)
        text.append(UInt8(ascii: "."))
        var unit: UInt = 1_000
        while unit > 0 {
            text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: amount / unit % 10))
            unit /= 10
        }
    }
}

/// What raised an alert.
public enum AlertCause: String, Sendable, Hashable {
    case name, identifier
}

/// In which order people should look.
public enum Priority: String, Sendable, Hashable {
    case high, medium, low
}

/// One item of the evidence for a name score.
public struct Evidence: Sendable, Hashable {
    /// The query's token or tokens, empty when the listed one stayed alone.
    public var query: String
    /// The listed name's token or tokens, empty when the query's stayed alone.
    public var listed: String
    public var kind: MatchKind
    /// Share of the score, 0...1; the weights of all items sum to 1.
    public var weight: Double
    /// 0...1.
    public var similarity: Double
}

/// A party that may be a designation, with everything that an analyst or an auditor needs to see why.
public struct Alert: Sendable {
    /// Stable for the party, the designation and the list's version: 16 hexadecimal digits.
    public var key: String
    public var role: String
    /// The party's name as written.
    public var name: String
    /// The name score, true also where an identifier raised the alert.
    public var score: Score
    public var by: AlertCause
    public var priority: Priority
    public var designation: Designation
    /// The listed name that matched best.
    public var matched: ListedName
    /// Script of the name that matched, ISO 15924.
    public var script: String
    public var secondary: SecondaryEvidence
    public var evidence: [Evidence]
    /// The list, without its designations.
    public var list: SourceList
    /// `Fingerprint.of` the party and the designation: what a suppression of this alert carries.
    public var partyFingerprint = ""
    public var designationFingerprint = ""
    /// The country that the record states of the party as written, its residence or else its nationality; empty for none.
    public var partyCountry = ""
    /// Words of the name that the policy ignores and that were not searched for, as written.
    public var ignoredWords: [String] = []
    /// The party on all lists of the watchlist.
    public var party: ListedParty
    /// Who keeps the list, on what legal basis, and whom to ask; `nil` where the screener was given no registry with it.
    public var authority: Authority?
    /// Why the policy lets it go; `nil` when it holds its record.
    public var released: Release?
}

extension Sequence<Alert> {
    /// Whether at least one alert is not released.
    public var holds: Bool { contains { $0.released == nil } }
}
