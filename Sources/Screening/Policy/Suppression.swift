public import SanctionsModel

/// A party that alerts on a designation and was found to be somebody else. It stands until a day, by the word of two people, and
/// falls away by itself when the party or the designation is no longer what they looked at.
public struct Suppression: Sendable, Hashable {
    /// The party's name, for people; it must agree with the fingerprint's party when an alert is released.
    public private(set) var partyName: String
    /// `Fingerprint.of` the party.
    public private(set) var partyFingerprint: String
    /// The designation's id.
    public private(set) var designation: String
    /// `Fingerprint.of` the designation.
    public private(set) var designationFingerprint: String
    public private(set) var reason: String
    public private(set) var author: String
    /// Somebody else than the author.
    public private(set) var approver: String
    /// The first day on which it releases.
    public private(set) var created: PartialDate.Day
    /// The last day on which it releases.
    public private(set) var expires: PartialDate.Day

    /// - Throws: `PolicyError` unless two people answer for it, both fingerprints are some, and it stands for a day at least.
    public init(
        partyName: String, partyFingerprint: String, designation: String, designationFingerprint: String, reason: String,
        author: String, approver: String, created: PartialDate.Day, expires: PartialDate.Day
    ) throws(PolicyError) {
        for (field, value) in [
            ("party", partyName), ("designation", designation), ("reason", reason), ("author", author),
            ("approver", approver),
        ] where value.allSatisfy(\.isWhitespace) {
            throw PolicyError(reason: "a suppression without its \(field)")
        }
        guard Fingerprint.normalised(author) != Fingerprint.normalised(approver) else {
            throw PolicyError(reason: "the approver must be somebody else than the author")
        }
        guard Fingerprint.isValid(partyFingerprint), Fingerprint.isValid(designationFingerprint) else {
            throw PolicyError(reason: "a suppression needs the fingerprints of the party and of the designation")
        }
        guard created <= expires else { throw PolicyError(reason: "a suppression expires before it is created") }
        self.partyName = partyName
        self.partyFingerprint = partyFingerprint
        self.designation = designation
        self.designationFingerprint = designationFingerprint
        self.reason = reason
        self.author = author
        self.approver = approver
        self.created = created
        self.expires = expires
    }

    /// Whether a suppression stands on a day against a watchlist.
    public enum State: String, Sendable, Hashable {
        case active
        /// Its first day is yet to come.
        case early
        /// Its last day is over.
        case expired
        /// The list says something else about the designation than when the two people looked.
        case changed
        /// No list holds the designation any more.
        case delisted

        /// What to do about it, in plain words.
        public var text: String {
            switch self {
            case .active: "active"
            case .early: "not yet valid"
            case .expired: "expired"
            case .changed: "the designation has changed: look again"
            case .delisted: "the designation is not on the lists"
            }
        }
    }
}

/// Why an alert does not hold its record, though it is one.
public struct Release: Sendable, Hashable {
    public enum Cause: String, Sendable, Hashable, Codable {
        case suppression, selection, conflict
    }

    public var by: Cause
    /// The suppression's reason; the list, programme or measure; the kinds of evidence that conflict.
    public var reason: String
    /// The suppression, by its place in the policy.
    public var index: Int?
    public var author = ""
    public var approver = ""
    public var expires: PartialDate.Day?

    init(_ cause: Cause, reason: String) {
        by = cause
        self.reason = reason
    }

    init(_ suppression: Suppression, index: Int) {
        by = .suppression
        reason = suppression.reason
        self.index = index
        author = suppression.author
        approver = suppression.approver
        expires = suppression.expires
    }

    public func write(to out: inout JSONOutput) {
        out.object { out in
            out.field("by", by.rawValue)
            out.field("reason", reason)
            if let expires {
                out.field("author", author)
                out.field("approver", approver)
                out.field("expires", expires.description)
            }
        }
    }
}
