import ArgumentParser
import EmbeddedLists
import ListStore
import SanctionsModel
import Screening
import WatchlistStore

/// Where an asset that is frozen by one list could still be moved: parties that another list lacks.
struct ListsGaps: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps", abstract: "Show designations of one list that another one lacks.",
        usage: "screen lists gaps <sources> ... [<options>]",
        discussion: """
            A list is held to another one where it is meant to carry its entries (UN to EU, UN and EU to France, …); of all \
            others only the numbers are told, for each authority decides on its own. One party is found on two lists by \
            references, identifiers, and names with birth dates: a gap may be a party that could not be told with certainty.
            """)

    @Argument(help: "Compiled watchlists, list files, folders, or lists of the store (un, eu@2025-01-31).")
    var sources: [String]

    @OptionGroup var kept: StoreOptions

    @Flag(help: "Of several versions of one list keep the newest.")
    var newest = false

    @Option(help: ArgumentHelp("Only from this list.", valueName: "list"))
    var from: String?

    @Option(help: ArgumentHelp("Only to this list.", valueName: "list"))
    var to: String?

    @Flag(help: "Name the designations between lists of which neither carries the other as well.")
    var autonomous = false

    @Option(name: .customLong("as-of"), help: ArgumentHelp("The day to count from; default: today.", valueName: "date"))
    var asOf: String?

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        let day = try PolicyOptions.day(asOf, of: "--as-of")
        let watchlist = try WatchlistOptions.open(sources, store: kept.found(), newest: newest, isQuiet: json)
        let lists = Dictionary(watchlist.sources.map { ($0.id, $0) }) { first, _ in first }
        guard lists.count > 1 else { throw Refusal("gaps are between lists: name two or more") }
        for (option, name) in [("--from", from), ("--to", to)] {
            if let name, lists[name] == nil { throw Refusal("\(option) \(name): is not among the lists given") }
        }
        let gaps = ListGap.all(in: watchlist).filter { (from ?? $0.from) == $0.from && (to ?? $0.to) == $0.to }.map { gap in
            let duty = EmbeddedLists.carriedLists.first { $0.list == gap.to && $0.carries == gap.from }
            return Told(
                gap: gap, basis: duty?.basis,
                missing: duty != nil || autonomous ? gap.missing.map { Missing(watchlist, $0, lists[gap.to]?.date, day) } : nil)
        }
        Terminal.out(json ? ListsGaps.json(gaps, watchlist) : Array(ListsGaps.text(gaps, watchlist).utf8))
    }

    /// A gap with what is told of it.
    private struct Told {
        var gap: ListGap
        /// Why the list is held to the other one; `nil` when it isn't.
        var basis: String?
        /// `nil` where only the number is told.
        var missing: [Missing]?
    }

    private struct Missing {
        var designation: Designation
        /// Days since it was listed; `nil` when its list says no day.
        var days: Int?
        /// Listed after the other list's version: a newer one may hold it.
        var isAfterVersion: Bool

        init(_ watchlist: Watchlist, _ index: Int, _ date: PartialDate?, _ day: PartialDate.Day) {
            let designation = watchlist.designation(index)
            self.designation = designation
            days = designation.listedOn.map { day.dayNumber - $0.latest.dayNumber }
            isAfterVersion = date.flatMap { date in designation.listedOn.map { $0.earliest > date.latest } } ?? false
        }
    }

    private static func text(_ gaps: [Told], _ watchlist: Watchlist) -> String {
        var text = ""
        for source in watchlist.sources {
            text += "\(Terminal.paint(source.id, .bold)): \(source.title), version \(source.version)\n"
        }
        text += "\n" + Terminal.paint("from      to        carried  designations  held there  missing there", .bold) + "\n"
        for told in gaps {
            let gap = told.gap
            text += TextColumns.padded(gap.from, 10) + TextColumns.padded(gap.to, 10)
            text += TextColumns.padded(told.basis == nil ? "no" : "yes", 9)
            text += TextColumns.padded(Format.count(gap.designationCount), 14) + TextColumns.padded(Format.count(gap.held), 12)
            text += Format.count(gap.missing.count) + "\n"
        }
        for told in gaps {
            guard let missing = told.missing, !missing.isEmpty else { continue }
            text += "\n" + Terminal.paint("\(told.gap.from), missing on \(told.gap.to)", .bold)
            text += " (\(told.basis ?? "each authority decides on its own"))\n"
            for one in missing {
                let designation = one.designation
                let listed = designation.listedOn.map { "listed on \($0)" } ?? "day of listing not said"
                let age = one.days.map { ", \(Format.count($0)) days" } ?? ""
                let late = one.isAfterVersion ? Terminal.paint("; after the version of \(told.gap.to)", .faint) : ""
                text += "  \(designation.id)  \(designation.names.first?.text ?? "")  \(listed)\(age)\(late)\n"
            }
        }
        return text
    }

    private static func json(_ gaps: [Told], _ watchlist: Watchlist) -> [UInt8] {
        var out = JSONOutput()
        out.object { out in
            out.key("lists")
            out.array(watchlist.sources) { out, list in
                out.object { out in
                    out.field("id", list.id)
                    out.field("version", list.version)
                    out.field("date", list.date?.description ?? "")
                    out.field("sha256", list.sha256)
                }
            }
            out.key("gaps")
            out.array(gaps) { out, told in
                out.object { out in
                    out.field("from", told.gap.from)
                    out.field("to", told.gap.to)
                    out.key("carried")
                    out.bool(told.basis != nil)
                    out.field("basis", told.basis ?? "")
                    out.field("designations", told.gap.designationCount)
                    out.field("held", told.gap.held)
                    out.field("missing", told.gap.missing.count)
                    out.key("entries")
                    if let missing = told.missing { entries(missing, &out) } else { out.null() }
                }
            }
        }
        out.newline()
        return out.bytes
    }

    private static func entries(_ missing: [Missing], _ out: inout JSONOutput) {
        out.array(missing) { out, one in
            out.object { out in
                out.field("id", one.designation.id)
                out.field("name", one.designation.names.first?.text ?? "")
                out.field("type", one.designation.type.name)
                out.key("programmes")
                out.array(one.designation.programmes) { $0.string($1) }
                out.field("listedOn", one.designation.listedOn?.description ?? "")
                out.key("days")
                if let days = one.days { out.number(days) } else { out.null() }
                out.key("afterVersion")
                out.bool(one.isAfterVersion)
            }
        }
    }
}
