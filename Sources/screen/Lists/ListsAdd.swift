import ArgumentParser
import ListStore
import SanctionsModel
import Screening

/// Records a designation from an official journal before the authority's list file has it.
struct ListsAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Record a designation by hand, before its list has it.",
        usage: """
            screen lists add <name> ... --authority <list> --by <who>
                   --why <reason> --source <address> [<options>]
            """,
        discussion: """
            It is screened along with the lists of the store as local:ID, and dropped when the authority's list has the \
            same reference, or the same name and birth date, or when it expires.
            """)

    @Argument(help: "The name in reading order, then further names of the same party.")
    var names: [String]

    @Option(help: "person, organisation, vessel or aircraft.")
    var type = "person"

    @Option(
        name: .customLong("birth-date"),
        help: ArgumentHelp("1957-03-10, 1957, circa 1957, …; repeatable.", valueName: "date"))
    var birthDates: [String] = []

    @Option(help: ArgumentHelp("A country's code or name; repeatable.", valueName: "country"))
    var nationality: [String] = []

    @Option(help: ArgumentHelp("As in passport:K4417789@SA; repeatable.", valueName: "kind:value@country"))
    var identifier: [String] = []

    @Option(help: ArgumentHelp("The list on which the entry is to appear: eu.", valueName: "list"))
    var authority: String

    @Option(help: "The authority's own reference, where the journal gives it.")
    var reference = ""

    @Option(help: ArgumentHelp("Who records it.", valueName: "who"))
    var by: String

    @Option(help: ArgumentHelp("Why, in a sentence.", valueName: "reason"))
    var why: String

    @Option(help: ArgumentHelp("The journal: its address or citation.", valueName: "address"))
    var source: String

    @Option(help: ArgumentHelp("The last day on which it is screened; default: 30 days from today.", valueName: "date"))
    var expires: String?

    @Option(help: "The part of its id after `local:`; default: made of authority, day and a number.")
    var id = ""

    @OptionGroup var kept: StoreOptions

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        guard let type = PartyType(word: type), type != .any else {
            throw Refusal("--type \(type): expected person, organisation, vessel or aircraft")
        }
        let dates = try birthDates.map { text in
            guard let date = PartialDate(reading: text) else { throw Refusal("--birth-date \(text): can't be read as a date") }
            return date
        }
        let now = Timestamp.now
        let last: CalendarDay
        if let expires {
            last = CalendarDay(try PolicyOptions.day(expires, of: "--expires"))
        } else {
            last = CalendarDay(Timestamp(seconds: now.seconds + 30 * 86_400).day)
        }
        let numbers = try identifier.map { text in
            let identifier = try PartyOptions.identifier(text)
            return HandEntry.Number(kind: identifier.kind, value: identifier.value, country: identifier.country)
        }
        let store = try kept.open()
        let entry = try store.add(
            HandEntry(
                id: id, names: names, type: type, birthDates: dates, nationalities: nationality, identifiers: numbers,
                authority: authority, reference: reference, by: by, why: why, source: source, addedAt: now, expires: last))
        if json {
            var out = JSONOutput()
            HandEntryText.write(entry, to: &out)
            out.newline()
            return Terminal.out(out.bytes)
        }
        Terminal.out(
            "\(HandEntry.list):\(entry.id) is screened from now on, until \(authority)'s list has it or \(entry.expires)\n")
    }
}

/// Takes back what was recorded by hand.
struct ListsWithdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take back a designation that was recorded by hand.")

    @Argument(help: ArgumentHelp("As in local:eu-2026-03-01-1.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Who takes it back.", valueName: "who"))
    var by: String

    @Option(help: ArgumentHelp("Why, in a sentence.", valueName: "reason"))
    var why: String

    @OptionGroup var kept: StoreOptions

    func run() throws {
        let entry = try kept.open().withdraw(id, by: by, why: why, at: .now)
        Terminal.out("\(HandEntry.list):\(entry.id) is dropped: \(entry.end?.because ?? "")\n")
    }
}

/// An entry by hand as JSON.
enum HandEntryText {
    static func write(_ entry: HandEntry, to out: inout JSONOutput) {
        out.object { out in
            out.field("id", "\(HandEntry.list):\(entry.id)")
            out.key("names")
            out.array(entry.names) { $0.string($1) }
            out.field("type", entry.type)
            out.key("birthDates")
            out.array(entry.birthDates) { $0.string($1) }
            out.field("authority", entry.authority)
            out.field("reference", entry.reference)
            out.field("by", entry.by)
            out.field("why", entry.why)
            out.field("source", entry.source)
            out.field("addedAt", "\(entry.addedAt)")
            out.field("expires", "\(entry.expires)")
        }
    }
}
