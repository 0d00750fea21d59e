import JSON
public import SanctionsModel

/// What an alert says of itself that a suppression needs: read back from the alert's JSON, so that nobody copies fingerprints
/// by hand.
public struct SuppressionDraft: Sendable, Hashable {
    /// The alert's key.
    public var key: String
    public var partyName: String
    public var partyFingerprint: String
    public var designation: String
    /// The designation's first name, for the reader.
    public var designationName: String
    public var designationFingerprint: String

    /// The alerts of one line of output: a record's, a look-up's, or one alert by itself; empty where a record has none.
    ///
    /// - Throws: `DraftError` when the line is no such JSON, or of an alert that carries no fingerprints.
    public static func read(_ line: String) throws(DraftError) -> [SuppressionDraft] {
        let node: JSONValue
        do { node = try JSONReader.document(Array(line.utf8)) } catch { throw DraftError(reason: "no JSON: \(error.reason)") }
        guard node.object != nil else { throw DraftError(reason: "no JSON object but \(node.kind)") }
        guard let alerts = node["alerts"] else { return [try draft(node)] }
        var drafts: [SuppressionDraft] = []
        for alert in alerts.list ?? [] { drafts.append(try draft(alert)) }
        return drafts
    }

    private static func draft(_ alert: JSONValue) throws(DraftError) -> SuppressionDraft {
        guard let key = alert["key"]?.string, let name = alert["name"]?.string,
            let designation = alert["designation"], let id = designation["id"]?.string,
            let party = alert["fingerprints"]?["party"]?.string,
            let listed = alert["fingerprints"]?["designation"]?.string, Fingerprint.isValid(party), Fingerprint.isValid(listed)
        else { throw DraftError(reason: "no alert with a key, a name, a designation and fingerprints") }
        return SuppressionDraft(
            key: key, partyName: name, partyFingerprint: party, designation: id,
            designationName: designation["name"]?.string ?? "", designationFingerprint: listed)
    }

    /// An entry for a policy file's `suppressions`, laid out for people, with a comma behind it.
    public func entry(
        reason: String, author: String, approver: String, created: PartialDate.Day, expires: PartialDate.Day
    ) -> String {
        """
        {
            "party": {"name": \(quoted(partyName)), "fingerprint": \(quoted(partyFingerprint))},
            "designation": {
                "id": \(quoted(designation)),
                "name": \(quoted(designationName)),
                "fingerprint": \(quoted(designationFingerprint)),
            },
            "reason": \(quoted(reason)),
            "author": \(quoted(author)),
            "approver": \(quoted(approver)),
            "created": "\(created.description)",
            "expires": "\(expires.description)",
        },

        """
    }

    private func quoted(_ text: String) -> String {
        var out = JSONOutput()
        out.string(text)
        return String(decoding: out.bytes, as: UTF8.self)
    }
}

/// Why a line of output gives no suppression.
public struct DraftError: Error, Sendable, CustomStringConvertible {
    public var reason: String

    public var description: String { reason }
}
