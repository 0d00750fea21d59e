import SanctionsModel

/// Counts what is odd in a list by kind and keeps the first places of each.
struct QuirkLog {
    /// Places kept of each kind.
    static let placesKept = 5
    private var order: [String] = []
    private var found: [String: Quirk] = [:]

    /// `text` names the designation or quotes what was odd; it is cut at 160 characters.
    mutating func note(_ kind: String, line: Int, _ text: String) {
        if found[kind] == nil { order.append(kind) }
        var quirk = found[kind] ?? Quirk(kind: kind, count: 0, examples: [])
        quirk.count += 1
        if quirk.examples.count < QuirkLog.placesKept {
            quirk.examples.append("line \(line): \(String(text.collapsed.unicodeScalars.prefix(160)))")
        }
        found[kind] = quirk
    }

    /// Notes a column that no reader knows and that is kept as a remark. One that may say measures or the strength of a name is a
    /// warning of its own: what it says is not acted on.
    mutating func note(unknownColumn title: String, line: Int, _ text: String) {
        let kind = "unknown column `\(title.collapsed)`"
        note(
            QuirkLog.isOfWeight(title)
                ? "warning: \(kind) may say measures or the strength of names, which is not read: kept as a remark"
                : "\(kind): kept as a remark", line: line, text)
    }

    /// Returns whether a title speaks of measures or of the strength of names.
    static func isOfWeight(_ title: String) -> Bool {
        let title = title.asciiLowercased
        return [
            "measure", "strength", "quality", "sanction", "restriction", "embargo", "freeze", "prohibition", "travel ban",
            "travelban",
        ].contains { title.offset(of: $0) != nil }
    }

    /// In the order in which the kinds were first met.
    var quirks: [Quirk] { order.compactMap { found[$0] } }
}
