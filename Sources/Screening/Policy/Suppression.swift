public import SanctionsModel

/// A party that alerts on a designation and was found to be somebody else. It stands until a day, by the word of two people, and
/// falls away by itself when the party or the designation is no longer what they looked at.
public struct Suppression: Sendable, Hashable {
    /// The party's name, for people; it must agree with the fingerprint's party when an alert is released.
    public var partyName: String
    /// `Fingerprint.of` the party.
    public var partyFingerprint: String
    /// The designation's id.
    public var designation: String
    /// `Fingerprint.of` the designation.
    public var designationFingerprint: String
    public var reason: String
    public var author: String
    /// Somebody else than the author.
    public var approver: String
    /// The first day on which it releases.
    public var created: PartialDate.Day
    /// The last day on which it releases.
    public var expires: PartialDate.Day

    public init(
        partyName: String, partyFingerprint: String, designation: String, designationFingerprint: String, reason: String,
        author: String, approver: String, created: PartialDate.Day, expires: PartialDate.Day
    ) {
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
