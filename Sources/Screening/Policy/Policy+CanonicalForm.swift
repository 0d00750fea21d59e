import SanctionsModel

extension Policy {
    /// The whole policy, everything stated, in the format of policy files and in one fixed order: what the hash is made of.
    /// Read as a policy file it gives this policy again.
    public var canonicalForm: String {
        var out = JSONOutput()
        out.object { out in
            out.key("thresholds")
            write(thresholds, to: &out)
            out.key("weakAliases")
            out.object { out in
                out.field("alerts", weakAliases.alerts.rawValue)
                out.key("corroboratedBy")
                out.array(weakAliases.corroboratedBy.map(\.rawValue).sorted()) { $0.string($1) }
            }
            out.key("priority")
            out.object { out in
                out.key("highScore")
                out.score(priority.highScore)
                for kind in SecondaryEvidence.Kind.allCases {
                    let effects = priority[kind]
                    out.key(text: kind.rawValue)
                    out.object { out in
                        out.key("match")
                        out.effect(effects.match)
                        out.key("conflict")
                        out.effect(effects.conflict)
                    }
                }
            }
            out.key("ignoredWords")
            out.array(ignoredWords.sorted()) { $0.string($1) }
            out.key("selection")
            out.object { out in
                for (key, choice) in [
                    ("lists", selection.lists), ("programmes", selection.programmes), ("measures", selection.measures),
                ] {
                    out.key(text: key)
                    out.object { out in
                        out.key(text: PolicyKeys.otherwise)
                        out.string(choice.otherwise.rawValue)
                        for (word, decision) in choice.byWord.sorted(by: { $0.key < $1.key }) {
                            out.key(text: word)
                            out.string(decision.rawValue)
                        }
                    }
                }
            }
            out.key("maximumAge")
            out.object { out in
                if let days = maximumAge.otherwise {
                    out.key(text: PolicyKeys.otherwise)
                    out.number(days)
                }
                for (list, days) in maximumAge.byList.sorted(by: { $0.key < $1.key }) {
                    out.key(text: list)
                    out.number(days)
                }
            }
            out.key("suppressions")
            out.array(suppressions) { $1.write(to: &$0) }
        }
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private func write(_ thresholds: Thresholds, to out: inout JSONOutput) {
        out.object { out in
            for type in PartyType.allCases {
                out.key(text: type.name)
                out.object { out in
                    let lines = thresholds[type]
                    for (key, line) in zip(PolicyKeys.qualities, [lines.primary, lines.strong, lines.weak]) {
                        out.key(text: key)
                        out.score(line)
                    }
                }
            }
            out.key("text")
            out.score(thresholds.text)
        }
    }
}

extension Suppression {
    /// An entry of a policy file's `suppressions`.
    public func write(to out: inout JSONOutput) {
        out.object { out in
            out.key("party")
            out.object { out in
                out.field("name", partyName)
                out.field("fingerprint", partyFingerprint)
            }
            out.key("designation")
            out.object { out in
                out.field("id", designation)
                out.field("fingerprint", designationFingerprint)
            }
            out.field("reason", reason)
            out.field("author", author)
            out.field("approver", approver)
            out.field("created", created.description)
            out.field("expires", expires.description)
        }
    }
}

extension JSONOutput {
    fileprivate mutating func score(_ tenThousandths: Int) { decimal(Double(tenThousandths) / 10_000) }

    fileprivate mutating func effect(_ effect: PriorityEffect) {
        switch effect {
        case .step(let steps): number(steps)
        case .atLeast(let priority): string(priority.rawValue)
        case .release: string("release")
        }
    }
}
