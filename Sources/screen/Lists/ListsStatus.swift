import ArgumentParser
import ListStore
import SanctionsModel
import Screening

/// How the lists of the store stand.
struct ListsStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show the version, age and source of each list that is kept.",
        usage: "screen lists status [<options>]",
        discussion: "Age counts from the last time at which the source was found to hold the version in force.")

    @OptionGroup var kept: StoreOptions

    @Option(help: ArgumentHelp("The time between updates, by which the next is due.", valueName: "time"))
    var every = "1d"

    @Option(
        name: .customLong("max-age"),
        help: ArgumentHelp("Days after which a list is stale; default: \(ListStore.standardMaximumAge).", valueName: "days"))
    var maxAge = ListStore.standardMaximumAge

    @Flag(help: "Exit with 2 when a list is stale, or its last update failed: for monitoring.")
    var check = false

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        guard maxAge >= 0 else { throw Refusal("--max-age \(maxAge): expected 0 or more") }
        let store = try kept.open()
        let every = try ListsUpdate.seconds(self.every, of: "--every")
        let lists = try store.status(at: .now, every: every, maximumAge: maxAge)
        let entries = try store.handEntries().filter { $0.isInForce(on: CalendarDay(.today)) }
        if json {
            Terminal.out(ListsStatus.json(lists, entries, store))
        } else {
            Terminal.out(ListsStatus.table(lists, entries, store))
        }
        if check, lists.isEmpty || lists.contains(where: { $0.isStale || $0.failure != nil }) { throw ExitCode(2) }
    }

    private static func table(_ lists: [ListStatus], _ entries: [HandEntry], _ store: ListStore) -> String {
        guard !lists.isEmpty || !entries.isEmpty else {
            return "\(store.path): no list is kept yet; `screen lists update` fetches them\n"
        }
        var rows = [["list", "version", "age", "designations", "names", "last check", "next due", "state"]]
        for list in lists {
            let contents = list.version?.contents
            rows.append([
                list.list, TextColumns.cut(list.version?.name ?? "none", 26), list.ageText,
                contents.map { Format.count($0.designations) } ?? "-", contents.map { Format.count($0.names) } ?? "-",
                list.checkedAt.map { "\($0)" } ?? "never", "\(list.due)", state(list),
            ])
        }
        var text = columns(rows)
        for list in lists {
            text += TextColumns.line("\(list.list): from \(list.version?.source ?? list.source)") + "\n"
            if let failure = list.failure {
                text +=
                    Terminal.paint(
                        TextColumns.line("\(list.list): last attempt \(list.attemptedAt.map { "\($0)" } ?? ""): \(failure)"), .red
                    )
                    + "\n"
            }
        }
        for entry in entries {
            text +=
                TextColumns.line(
                    "\(HandEntry.list):\(entry.id)  \(entry.names.first ?? "")  for \(entry.authority), by \(entry.by), until \(entry.expires)"
                ) + "\n"
        }
        return text
    }

    private static func state(_ list: ListStatus) -> String {
        if list.version == nil { return "none" }
        if list.isCheckedInFuture { return "check in the future" }
        if list.isStale { return "stale" }
        return list.failure == nil ? "fresh" : "kept, update failed"
    }

    private static func columns(_ rows: [[String]]) -> String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { column < $0.count ? TextColumns.width($0[column]) : 0 }.max() ?? 0 }
        return rows.enumerated().map { number, row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += column == row.count - 1 ? cell : TextColumns.padded(cell, widths[column] + 2)
            }
            return number == 0 ? Terminal.paint(line, .bold) : line
        }.joined(separator: "\n") + "\n"
    }

    private static func json(_ lists: [ListStatus], _ entries: [HandEntry], _ store: ListStore) -> [UInt8] {
        var out = JSONOutput()
        out.object { out in
            out.field("store", store.path)
            out.key("lists")
            out.array(lists) { out, list in
                let contents = list.version?.contents
                out.object { out in
                    out.field("id", list.list)
                    out.field("title", contents?.title ?? "")
                    out.field("version", list.version?.name ?? "")
                    out.field("date", contents?.date?.description ?? "")
                    out.field("sha256", list.version?.sha256 ?? "")
                    out.field("entries", contents?.entries ?? 0)
                    out.field("designations", contents?.designations ?? 0)
                    out.field("names", contents?.names ?? 0)
                    out.field("source", list.version?.source ?? list.source)
                    out.field("fetchedAt", list.version.map { "\($0.fetchedAt)" } ?? "")
                    out.field("checkedAt", list.checkedAt.map { "\($0)" } ?? "")
                    out.field("attemptedAt", list.attemptedAt.map { "\($0)" } ?? "")
                    out.field("due", "\(list.due)")
                    out.key("ageSeconds")
                    if let age = list.age { out.number(age) } else { out.null() }
                    out.key("stale")
                    out.bool(list.isStale)
                    out.field("state", state(list))
                    out.field("failure", list.failure ?? "")
                }
            }
            out.key("byHand")
            out.array(entries) { out, entry in HandEntryText.write(entry, to: &out) }
        }
        out.newline()
        return out.bytes
    }
}
