import SanctionsModel
import Screening

/// A policy in plain words.
enum PolicyText {
    static func heading(_ text: String) -> String { "\n" + Terminal.paint(text, .bold) + "\n" }

    static func text(_ policy: Policy) -> String {
        var text = Terminal.paint(policy.title.isEmpty ? "Policy" : policy.title, .bold) + ", hash \(policy.hash)\n"
        text += thresholds(policy.thresholds)
        text += weakAliases(policy.weakAliases)
        text += priority(policy.priority)
        text += heading("Ignored words")
        text += wrapped(policy.ignoredWords.isEmpty ? "none" : policy.ignoredWords.joined(separator: ", "))
        text += selection(policy.selection)
        text += ages(policy.maximumAge)
        text += suppressions(policy.suppressions)
        return text
    }

    private static func thresholds(_ thresholds: Thresholds) -> String {
        var text = heading("A name alerts from") + "  \(Format.padded("", 16))primary   strong    weak alias\n"
        for type in PartyType.allCases {
            let name = type == .any ? "no stated type" : type.name
            let lines = thresholds[type]
            let scores = [lines.primary, lines.strong, lines.weak].map { Format.padded(score($0), 10) }
            text += "  \(Format.padded(name, 16))\(scores.joined())\n".trimmedLine
        }
        return text + "  in a text       \(score(thresholds.text)), where it stands whole\n"
    }

    private static func weakAliases(_ rule: WeakAliasRule) -> String {
        let words =
            switch rule.alerts {
            case .always: "alert like other names, with low priority at first"
            case .corroborated:
                "alert where one of these agrees: \(rule.corroboratedBy.map(\.rawValue).sorted().joined(separator: ", ")); wholly equal, always"
            case .wholeName: "alert only when they are wholly equal"
            }
        return heading("Weak aliases") + wrapped(words)
    }

    private static func priority(_ rules: PriorityRules) -> String {
        var text = heading("Priority")
        text += wrapped("high from \(score(rules.highScore)) on, else medium; low for a weak alias; then:")
        for kind in SecondaryEvidence.Kind.allCases {
            let effects = rules[kind]
            let words = "match \(effect(effects.match)), conflict \(effect(effects.conflict))"
            text += "  \(Format.padded(kind.rawValue, 12))\(words)\n"
        }
        return text + wrapped("An identifier that alerts by itself is high.")
    }

    private static func effect(_ effect: PriorityEffect) -> String {
        switch effect {
        case .step(0): "changes nothing"
        case .step(let steps): "\(steps > 0 ? "up" : "down") \(abs(steps))"
        case .atLeast(let priority): "at least \(priority.rawValue)"
        case .release: "releases the alert"
        }
    }

    private static func selection(_ selection: Selection) -> String {
        if selection.isEverything, selection.requiredLists.isEmpty {
            return heading("In force") + "  every list, programme and measure holds\n"
        }
        var text = heading("In force")
        for (name, choice) in [
            ("lists", selection.lists), ("programmes", selection.programmes), ("measures", selection.measures),
        ] {
            var words = Decision.allCases.reversed().compactMap { decision -> String? in
                let words = choice.byWord.filter { $0.value == decision }.keys.sorted()
                return words.isEmpty ? nil : "\(decision.rawValue) \(words.joined(separator: ", "))"
            }
            words.append("\(words.isEmpty ? "all" : "all other") \(choice.otherwise.rawValue)")
            text += wrapped("\(name): \(words.joined(separator: "; "))")
        }
        return text
            + wrapped("A designation's strictest programme and measure count; of list, programme and measure the mildest.")
    }

    private static func ages(_ ages: ListAges) -> String {
        var words = ages.byList.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value) days" }
        if let days = ages.otherwise { words.append("\(words.isEmpty ? "every list" : "every other list") \(days) days") }
        return heading("Lists may be as old as") + wrapped(words.isEmpty ? "no limit" : words.joined(separator: ", "))
    }

    private static func suppressions(_ suppressions: [Suppression]) -> String {
        guard !suppressions.isEmpty else { return heading("Suppressions") + "  none\n" }
        var text = heading("Suppressions: \(suppressions.count)")
        for (index, suppression) in suppressions.enumerated() {
            text += "  [\(index)] \(suppression.partyName) is not \(suppression.designation)\n"
            let people = "\(suppression.author), approved by \(suppression.approver)"
            let days = "\(suppression.created.description) to \(suppression.expires.description)"
            text += wrapped("\(suppression.reason) (\(people); \(days))", indent: 6)
        }
        return text
    }

    private static func score(_ tenThousandths: Int) -> String { Score(tenThousandths: tenThousandths).description }

    /// Text in lines of at most 80 columns.
    static func wrapped(_ text: String, indent: Int = 2) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = margin
        for word in text.split(separator: " ") {
            if line.count > indent, line.count + 1 + word.count > 80 {
                lines.append(line)
                line = margin
            }
            line += (line.count > indent ? " " : "") + word
        }
        lines.append(line)
        return lines.joined(separator: "\n") + "\n"
    }
}

extension String {
    /// A line without the spaces before its end.
    fileprivate var trimmedLine: String {
        var rest = self[...]
        while let last = rest.last, last == " " || last == "\n" { rest.removeLast() }
        return rest + "\n"
    }
}
