import NameMatching
import SanctionsModel
import Screening

/// An alert in plain words: who is meant, how the names met token by token, and what surrounds them.
enum AlertText {
    static func text(_ alert: Alert) -> String {
        let colour: Terminal.Colour = alert.priority == .high ? .red : alert.priority == .medium ? .yellow : .cyan
        let designation = alert.designation
        var lines = [
            Terminal.paint("\(alert.score)  \(alert.priority.rawValue)", colour) + "  "
                + Terminal.paint(designation.id, .bold) + "  \(designation.type.name)  " + (designation.names.first?.text ?? "")
        ]
        if !alert.role.isEmpty { lines.append("  \(alert.role): \(alert.name)") }
        lines.append("  matched the \(alert.matched.quality.name) name “\(alert.matched.text)” (\(alert.script))")
        if alert.by == .identifier { lines.append("  an identifier of the party is on the list") }
        lines += evidence(alert.evidence)
        var around: [String] = []
        for (name, agreement) in [
            ("type", alert.secondary.type), ("birth date", alert.secondary.birthDate), ("country", alert.secondary.country),
            ("gender", alert.secondary.gender), ("identifier", alert.secondary.identifier),
        ] where agreement != .unknown {
            around.append("\(name): " + Terminal.paint(agreement.rawValue, agreement == .match ? .red : .green))
        }
        lines.append("  beside the name: " + (around.isEmpty ? "nothing known" : around.joined(separator: ", ")))
        let births = designation.births.compactMap(\.date).map(\.description).joined(separator: " or ")
        var facts: [String] = []
        if !births.isEmpty { facts.append("born \(births)") }
        if !designation.nationalities.isEmpty { facts.append(designation.nationalities.joined(separator: ", ")) }
        if !designation.programmes.isEmpty { facts.append(designation.programmes.joined(separator: ", ")) }
        if let listedOn = designation.listedOn { facts.append("listed on \(listedOn)") }
        if !designation.measures.isEmpty { facts.append(designation.measures.map(\.kind).joined(separator: ", ")) }
        if !facts.isEmpty { lines.append("  listed: " + facts.joined(separator: "; ")) }
        lines.append(Terminal.paint("  list \(alert.list.id) version \(alert.list.version), alert key \(alert.key)", .faint))
        return lines.joined(separator: "\n")
    }

    /// A record that is held or rejected.
    static func text(_ record: RecordOutcome) -> String {
        let place = (record.place.file.map { $0 + ":" } ?? "line ") + String(record.place.line)
        switch record.status {
        case .clear: return ""
        case .reject:
            return Terminal.paint("reject", .yellow) + "  \(record.id)  \(place)  \(record.reason ?? "")\n\n"
        case .hold:
            let alerts = record.alerts.map { text($0) }.joined(separator: "\n")
            return Terminal.paint("hold", .red) + "  \(record.id)  \(place)\n\(alerts)\n\n"
        }
    }

    /// One line for each item: the query's tokens, the listed ones, how they met, with what weight and likeness.
    static func evidence(_ items: [Evidence]) -> [String] {
        let width = items.map { max($0.query.count, 1) }.max() ?? 1
        let listedWidth = items.map { max($0.listed.count, 1) }.max() ?? 1
        return items.map { item in
            let isMet = item.kind != .unmatched
            let query = Format.padded(item.query.isEmpty ? "–" : item.query, width)
            let listed = Format.padded(item.listed.isEmpty ? "–" : item.listed, listedWidth)
            let words = isMet ? "\(phrase(item.kind)), likeness \(Format.decimal(item.similarity))" : "met nobody"
            return "    \(query)  \(isMet ? "=" : " ")  \(listed)  weight \(Format.decimal(item.weight))  "
                + Terminal.paint(words, isMet ? .green : .faint)
        }
    }

    private static func phrase(_ kind: MatchKind) -> String {
        switch kind {
        case .equal: "equal"
        case .transliteration: "the same in another script"
        case .variant: "another form of the word"
        case .spelling: "another spelling of the sounds"
        case .consonants: "the same consonants"
        case .edit: "a few letters differ"
        case .joined: "the words are cut elsewhere"
        case .initial: "an initial"
        case .unmatched: "met nobody"
        }
    }
}
