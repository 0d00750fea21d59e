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

    /// In the order in which the kinds were first met.
    var quirks: [Quirk] { order.compactMap { found[$0] } }
}
