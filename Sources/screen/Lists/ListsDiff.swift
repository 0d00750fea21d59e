import ArgumentParser
import SanctionsModel
import Screening

/// What changed between two versions of lists, by designation.
struct ListsDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compare two versions of a list by designation.")

    @Argument(help: "A list file or watchlist, or a list of the store: un@2024-09-21.")
    var old: String

    @Argument(help: "A list file or watchlist, or a list of the store: un.")
    var new: String

    @Flag(help: "As JSON: added, removed and changed designation ids, and what changed in each.")
    var json = false

    @OptionGroup var kept: StoreOptions

    func run() throws {
        let before = try designations(old)
        let after = try designations(new)
        let added = after.keys.filter { before[$0] == nil }.sorted()
        let removed = before.keys.filter { after[$0] == nil }.sorted()
        var changed: [(id: String, fields: [String])] = []
        for (id, designation) in after.sorted(by: { $0.key < $1.key }) {
            guard let other = before[id], other != designation else { continue }
            changed.append((id, designation.fieldsDiffering(from: other)))
        }
        if json {
            var out = JSONOutput()
            out.object { out in
                out.key("added")
                out.array(added) { $0.string($1) }
                out.key("removed")
                out.array(removed) { $0.string($1) }
                out.key("changed")
                out.array(changed) { $0.string($1.id) }
                out.key("changes")
                out.array(changed) { out, change in
                    out.object { out in
                        out.field("id", change.id)
                        out.key("fields")
                        out.array(change.fields) { $0.string($1) }
                    }
                }
            }
            out.newline()
            return Terminal.out(out.bytes)
        }
        var lines: [String] = []
        func line(_ sign: String, _ id: String, _ colour: Terminal.Colour, _ rest: String) -> String {
            Terminal.paint("\(sign) \(TextColumns.line(id))", colour) + "  " + TextColumns.line(rest)
        }
        for id in added { lines.append(line("+", id, .green, after[id]?.names.first?.text ?? "")) }
        for id in removed { lines.append(line("-", id, .red, before[id]?.names.first?.text ?? "")) }
        for change in changed {
            let name = after[change.id]?.names.first?.text ?? ""
            lines.append(line("~", change.id, .yellow, "\(name): \(change.fields.joined(separator: ", "))"))
        }
        lines.append("\(added.count) added, \(removed.count) removed, \(changed.count) changed")
        Terminal.out(lines.joined(separator: "\n") + "\n")
    }

    private func designations(_ path: String) throws -> [String: Designation] {
        var found: [String: Designation] = [:]
        for list in try WatchlistOptions.lists([path], store: kept.found(), newest: false, isQuiet: true) {
            for designation in list.designations { found[designation.id] = designation }
        }
        return found
    }
}
