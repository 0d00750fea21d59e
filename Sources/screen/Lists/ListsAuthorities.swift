import ArgumentParser
import EmbeddedLists
import SanctionsModel
import Screening

/// The registry of authorities: who keeps which list, on what legal basis, and whom to ask.
struct ListsAuthorities: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "authorities", abstract: "Show the registry of list authorities and their contacts.")

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        let authorities = EmbeddedLists.authorities
        if json {
            var out = JSONOutput()
            out.array(authorities) { out, authority in
                out.object { out in
                    out.field("id", authority.id)
                    out.field("title", authority.title)
                    out.field("name", authority.name)
                    out.field("jurisdiction", authority.jurisdiction)
                    out.field("legalBasis", authority.legalBasis)
                    out.field("listPage", authority.listPage)
                    out.field("contact", authority.contact)
                    out.key("delisting")
                    out.array(DelistingRoute.routes(ofList: authority.id)) { out, route in
                        out.object { out in
                            out.field("references", route.references)
                            out.field("body", route.body)
                            out.field("page", route.page)
                            out.field("basis", route.basis)
                        }
                    }
                    out.field("changes", authority.changes)
                    out.key("readers")
                    out.array(authority.readers) { $0.string($1) }
                }
            }
            out.newline()
            return Terminal.out(out.bytes)
        }
        var lines: [String] = []
        for authority in authorities {
            lines.append("\(Terminal.paint(authority.id, .bold))  \(authority.title.isEmpty ? authority.name : authority.title)")
            for (label, value) in [
                ("authority", authority.name), ("legal basis", authority.legalBasis), ("list", authority.listPage),
                ("contact", authority.contact), ("changes", authority.changes),
                ("read as", authority.readers.joined(separator: ", ")),
            ] where !value.isEmpty { lines.append("  \(label): \(value)") }
            for route in DelistingRoute.routes(ofList: authority.id) {
                let whom = route.references.isEmpty ? "" : "\(route.references): "
                lines.append("  delisting: \(whom)\(route.body); \(route.page)")
            }
        }
        Terminal.out(lines.joined(separator: "\n") + "\n")
    }
}
