import NameMatching
import SanctionsModel
import WatchlistStore

/// The alert in the contract of the output: keys in this order, always.
extension Alert {
    public func write(to out: inout JSONOutput) {
        out.object { out in
            out.field("key", key)
            out.field("role", role)
            out.field("name", name)
            out.key("score")
            out.decimal(score.value)
            out.field("by", by.rawValue)
            out.field("priority", priority.rawValue)
            out.key("designation")
            out.object { out in
                out.field("id", designation.id)
                out.field("authority", designation.authority)
                out.field("reference", designation.reference)
                out.field("type", designation.type.name)
                out.field("name", designation.names.first?.text ?? "")
                out.field("matched", matched.text)
                out.field("quality", matched.quality.name)
                out.field("script", script)
                out.field("programme", designation.programmes.joined(separator: "; "))
                out.field("listedOn", designation.listedOn?.description ?? "")
                out.key("measures")
                out.array(designation.measures) { $0.string($1.kind) }
            }
            out.key("secondary")
            out.object { out in
                out.field("type", secondary.type.rawValue)
                out.field("birthDate", secondary.birthDate.rawValue)
                out.field("country", secondary.country.rawValue)
                out.field("gender", secondary.gender.rawValue)
                out.field("identifier", secondary.identifier.rawValue)
                out.field("address", secondary.address.rawValue)
                // Only where there is something to say, of the kinds of which there is, in their order.
                if !secondary.details.isEmpty {
                    out.key("details")
                    out.object { out in
                        for kind in SecondaryEvidence.Kind.allCases {
                            let text = secondary.detail(of: kind)
                            guard !text.isEmpty else { continue }
                            switch kind {
                            case .type: out.field("type", text)
                            case .birthDate: out.field("birthDate", text)
                            case .country: out.field("country", text)
                            case .gender: out.field("gender", text)
                            case .identifier: out.field("identifier", text)
                            case .address: out.field("address", text)
                            }
                        }
                    }
                }
            }
            out.key("evidence")
            out.array(evidence) { $1.write(to: &$0) }
            out.key("list")
            out.object { out in
                out.field("id", list.id)
                out.field("version", list.version)
                out.field("sha256", list.sha256)
            }
            out.key("fingerprints")
            out.object { out in
                out.field("party", partyFingerprint)
                out.field("designation", designationFingerprint)
            }
            if !ignoredWords.isEmpty {
                out.key("ignoredWords")
                out.array(ignoredWords) { $0.string($1) }
            }
            if let released {
                out.key("released")
                released.write(to: &out)
            }
            out.key("party")
            party.write(to: &out)
            out.key("authority")
            out.object { out in
                out.field("name", authority?.name ?? "")
                out.field("jurisdiction", authority?.jurisdiction ?? "")
                out.field("legalBasis", authority?.legalBasis ?? "")
                out.key("acts")
                out.array(designation.legalBasis) { $0.string($1) }
                out.field("listPage", authority?.listPage ?? "")
                out.field("contact", contact)
                out.field("delisting", delisting?.page ?? "")
                out.field("next", nextStep.rawValue)
            }
        }
    }
}

extension ListedParty {
    public func write(to out: inout JSONOutput) {
        out.object { out in
            out.field("id", id)
            out.key("lists")
            out.array(entries) { out, entry in
                out.object { out in
                    out.field("list", entry.list)
                    out.field("id", entry.id)
                    out.field("by", entry.link.name)
                }
            }
            out.key("missing")
            out.array(missing) { $0.string($1) }
        }
    }
}

extension Evidence {
    public func write(to out: inout JSONOutput) {
        out.object { out in
            out.field("query", query)
            out.field("listed", listed)
            out.field("kind", kind.name)
            out.key("weight")
            out.decimal(weight)
            out.key("similarity")
            out.decimal(similarity)
        }
    }
}
