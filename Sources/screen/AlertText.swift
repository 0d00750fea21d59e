import NameMatching
import NameText
import SanctionsModel
import Screening

/// An alert in plain words on a page of eighty columns: who is meant, how the names met token by token, the score and its line,
/// what surrounds the name, and what the list says.
enum AlertText {
    /// - Parameter policy: by whose lines and steps the score and the priority are explained; without it they are only told.
    static func text(_ alert: Alert, policy: Policy? = nil, type: PartyType = .any) -> String {
        let designation = alert.designation
        var lines = [headline(alert)]
        if !alert.role.isEmpty { lines += TextColumns.entry(alert.role, alert.name) }
        let main = designation.names.first?.text ?? ""
        lines += TextColumns.entry("listed", main + " (\(designation.type.name))")
        let script = alert.script == "Latn" ? "" : ", written in \(self.script(alert.script))"
        lines += TextColumns.entry("matched by", cause(alert) + script)
        if !alert.evidence.isEmpty { lines += [""] + AlignedNames.lines(alert.evidence) }
        lines.append("")
        lines += TextColumns.entry("score", score(alert, policy, type))
        lines += TextColumns.entry("priority", priority(alert, policy))
        if let released = alert.released { lines += TextColumns.entry("released", self.released(released)) }
        lines += beside(alert.secondary)
        lines.append("")
        lines += facts(alert)
        lines += party(alert.party, alert.designation.id)
        lines += authority(alert)
        lines += advice(alert)
        lines += TextColumns.entry("alert key", alert.key).map { Terminal.paint($0, .faint) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Alerts in their order, but those of one party after each other: the first in full, the others in short.
    static func text(_ alerts: [Alert], policy: Policy? = nil, type: PartyType = .any) -> String {
        var texts: [String] = []
        var told: Set<Int> = []
        for (place, alert) in alerts.enumerated() where told.insert(place).inserted {
            texts.append(text(alert, policy: policy, type: type))
            for (other, next) in alerts.enumerated().dropFirst(place + 1)
            where next.party.id == alert.party.id && next.role == alert.role && next.name == alert.name {
                if told.insert(other).inserted { texts.append(shortText(next, sameAs: alert)) }
            }
        }
        return texts.joined(separator: "\n")
    }

    /// An alert on another list's designation of a party that was told in full.
    private static func shortText(_ alert: Alert, sameAs first: Alert) -> String {
        var lines = [headline(alert) + Terminal.paint("  the same party as \(TextColumns.line(first.designation.id))", .faint)]
        lines += TextColumns.entry("matched by", cause(alert))
        if let released = alert.released { lines += TextColumns.entry("released", self.released(released)) }
        lines += beside(alert.secondary)
        lines += facts(alert)
        lines += authority(alert)
        // Another list may bind others, or order something else.
        if alert.nextStep != first.nextStep || alert.authority?.jurisdiction != first.authority?.jurisdiction {
            lines += advice(alert)
        }
        lines += TextColumns.entry("alert key", alert.key).map { Terminal.paint($0, .faint) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A record that is held or rejected, or of which every alert is released.
    static func text(_ record: RecordOutcome) -> String {
        let place = TextColumns.line((record.place.file.map { $0 + ":" } ?? "line ") + String(record.place.line))
        let id = TextColumns.line(record.id)
        switch record.status {
        case .clear:
            guard !record.alerts.isEmpty else { return "" }
            let alerts = text(record.alerts)
            return Terminal.paint("clear", .green) + "  \(id)  \(place)\n\(alerts)\n"
        case .reject:
            return Terminal.paint("reject", .yellow) + "  \(id)  \(place)  \(TextColumns.line(record.reason ?? ""))\n\n"
        case .hold:
            return Terminal.paint("hold", .red) + "  \(id)  \(place)\n" + stripped(record) + "\(text(record.alerts))\n"
        }
    }

    // MARK: Parts

    /// What the record lacks that a payment like it had.
    private static func stripped(_ record: RecordOutcome) -> String {
        guard let stripped = record.stripped else { return "" }
        let place = (stripped.file.map { $0 + ":" } ?? "line ") + String(stripped.line)
        let text =
            "\(stripped.what): \(stripped.record), \(place), was like this one and raised an alert on \(stripped.designation)"
        return TextColumns.entry("stripped", text).joined(separator: "\n") + "\n"
    }

    private static func headline(_ alert: Alert) -> String {
        let colour: Terminal.Colour = alert.priority == .high ? .red : alert.priority == .medium ? .yellow : .cyan
        return Terminal.paint("\(alert.score)  \(alert.priority.rawValue)", colour) + "  "
            + Terminal.paint(TextColumns.line(alert.designation.id), .bold)
    }

    /// `Arabic script`; the ISO 15924 code of one without a name.
    private static func script(_ code: String) -> String { (Script(code: code)?.title ?? code) + " script" }

    private static func cause(_ alert: Alert) -> String {
        let name = "the \(alert.matched.quality.name) name “\(alert.matched.text)”"
        return alert.by == .identifier ? "an identifier; the nearest name is \(name)" : name
    }

    private static func score(_ alert: Alert, _ policy: Policy?, _ type: PartyType) -> String {
        guard let policy else { return "\(alert.score)" }
        let line = policy.thresholds[type][alert.matched.quality]
        let distance = alert.score.tenThousandths - line
        let words = distance >= 0 ? "above" : "below"
        return "\(alert.score), \(Score(tenThousandths: abs(distance))) \(words) the threshold of \(Score(tenThousandths: line))"
            + (distance < 0 && alert.by == .identifier ? "; an identifier alerts by itself" : "")
    }

    /// The priority with what made it.
    private static func priority(_ alert: Alert, _ policy: Policy?) -> String {
        guard let policy else { return alert.priority.rawValue }
        var reasons: [String] = []
        if alert.by == .identifier {
            reasons.append("an identifier is on the list")
        } else {
            let isHigh = alert.score.tenThousandths >= policy.priority.highScore
            reasons.append(
                alert.matched.quality == .weak
                    ? "a weak alias begins low"
                    : "a score of \(Score(tenThousandths: policy.priority.highScore)) or more begins high"
                        + (isHigh ? "" : ", less begins medium"))
            for kind in SecondaryEvidence.Kind.allCases {
                let agreement = alert.secondary[kind]
                guard agreement != .unknown else { continue }
                let effects = policy.priority[kind]
                let verb = agreement == .match ? "agrees" : "conflicts"
                switch agreement == .match ? effects.match : effects.conflict {
                case .step(0): continue
                case .step(let steps):
                    reasons.append("\(title(kind)) \(verb), \(abs(steps) == 1 ? "one" : "two") \(steps > 0 ? "up" : "down")")
                case .atLeast(let priority): reasons.append("\(title(kind)) \(verb), at least \(priority.rawValue)")
                case .release: reasons.append("\(title(kind)) \(verb)")
                }
            }
        }
        return "\(alert.priority.rawValue): " + reasons.joined(separator: "; ")
    }

    private static func released(_ release: Release) -> String {
        var text = "by \(release.by.rawValue): \(release.reason)"
        if !release.author.isEmpty { text += "; \(release.author), approved by \(release.approver)" }
        if let expires = release.expires { text += "; until \(expires.description)" }
        return text
    }

    private static func title(_ kind: SecondaryEvidence.Kind) -> String {
        switch kind {
        case .type: "type"
        case .birthDate: "birth date"
        case .country: "country"
        case .gender: "gender"
        case .identifier: "identifier"
        case .address: "address"
        }
    }

    /// One entry for each kind of which something is known.
    private static func beside(_ secondary: SecondaryEvidence) -> [String] {
        var lines: [String] = []
        for kind in SecondaryEvidence.Kind.allCases {
            let agreement = secondary[kind]
            let detail = secondary.detail(of: kind)
            guard agreement != .unknown || !detail.isEmpty else { continue }
            let word =
                switch agreement {
                case .match: "agrees"
                case .conflict: "conflicts"
                case .unknown: "unknown"
                }
            let entry = TextColumns.entry(title(kind), word + (detail.isEmpty ? "" : ": " + detail))
            switch agreement {
            case .match: lines += entry.map { Terminal.paint($0, .red) }
            case .conflict: lines += entry.map { Terminal.paint($0, .green) }
            case .unknown: lines += entry
            }
        }
        return lines.isEmpty ? TextColumns.entry("beside", "nothing else is known of the party or the designation") : lines
    }

    /// What the list says.
    private static func facts(_ alert: Alert) -> [String] {
        let designation = alert.designation
        var lines = TextColumns.entry("list", alert.list.title + " (\(alert.list.id))")
        let date = alert.list.date.map(\.description) ?? ""
        lines += TextColumns.entry(
            "version", alert.list.version + (date.isEmpty || alert.list.version.hasPrefix(date) ? "" : " of \(date)")
        )
        func add(_ label: String, _ values: [String]) {
            let values = values.filter { !$0.isEmpty }
            if !values.isEmpty { lines += TextColumns.entry(label, values.joined(separator: "; ")) }
        }
        add("programme", designation.programmes)
        add("listed on", [designation.listedOn?.description ?? ""])
        add("measures", designation.measures.map(\.kind))
        add("legal basis", Array(designation.legalBasis.prefix(4)))
        add("born", designation.births.map(birth))
        add("nationality", designation.nationalities)
        add("gender", designation.genders.map(\.name))
        return lines
    }

    /// Which other lists hold the party, and which do not.
    private static func party(_ party: ListedParty, _ own: String) -> [String] {
        guard party.isShared || !party.missing.isEmpty else { return [] }
        let others = party.entries.filter { $0.id != own }
        var lines = TextColumns.entry(
            "also on",
            others.isEmpty ? "no other list given" : others.map { "\($0.id) (by \($0.link.name))" }.joined(separator: ", "))
        if !party.missing.isEmpty { lines += TextColumns.entry("not on", party.missing.joined(separator: ", ")) }
        return lines
    }

    private static func authority(_ alert: Alert) -> [String] {
        guard let authority = alert.authority else { return [] }
        var lines = TextColumns.entry("authority", authority.name)
        if alert.designation.legalBasis.isEmpty { lines += TextColumns.entry("legal basis", authority.legalBasis) }
        for (label, page) in [("list page", authority.listPage), ("contact", alert.contact)] where !page.isEmpty {
            lines += TextColumns.entry(label, page)
        }
        if let route = alert.delisting {
            lines += TextColumns.entry("delisting", route.body + (route.page == alert.contact ? "" : ": \(route.page)"))
        }
        return lines
    }

    /// The advice.
    private static func advice(_ alert: Alert) -> [String] {
        let advice = alert.advice
        var lines =
            TextColumns.entry("next", advice.step) + TextColumns.entry("otherwise", "if it is somebody else, " + advice.otherwise)
        for (label, text) in [("exempt", advice.exempt), ("caution", advice.caution)] where !text.isEmpty {
            lines += TextColumns.entry(label, text)
        }
        return lines
    }

    private static func birth(_ birth: Birth) -> String {
        let place = [birth.city, birth.region, birth.country].filter { !$0.isEmpty }.joined(separator: ", ")
        let date = birth.date?.description ?? ""
        return date.isEmpty || place.isEmpty ? date + place : "\(date) in \(place)"
    }
}
