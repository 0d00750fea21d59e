import ArgumentParser
import Bytes
import Evaluation
import ListReaders
import SanctionsModel
import WatchlistStore

/// Makes a deck from the user's own lists and names.
struct EvaluateGenerate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Make a deck from any watchlist: names as listed, manipulated, and hard negatives.",
        usage: "screen evaluate generate [-w <path> ...] -o <path> [<options>]",
        discussion: """
            Writes id,type,name,birth_date,country,expected,category,parameters,script. The same list and seed give the same \
            deck. `screen evaluate DECK.csv -w LIST` reports on it; `screen evaluate generate --describe` says what each category \
            does.
            """)

    @OptionGroup var lists: WatchlistOptions
    @OptionGroup var making: DeckOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The deck to write, CSV; - is standard output.", valueName: "path"))
    var output: String?

    @Flag(help: "Say what each category does, and end.")
    var describe = false

    func run() throws {
        if describe {
            Terminal.out(EvaluateGenerate.description())
            return
        }
        guard let output else { throw Refusal("-o: where to write the deck") }
        let rows = try making.rows(lists.open())
        try Deck.write([DeckRow.columns] + rows.map(\.cells), to: output)
        Terminal.error(TextColumns.line(making.summary(of: rows) + " → \(output == "-" ? "standard output" : output)"))
    }

    private static func description() -> String {
        var text = ""
        func add(_ name: String, _ title: String, _ method: String) {
            text += Terminal.paint("\(name): \(title)", .bold) + "\n"
            for line in Format.wrapped(method, width: 76) { text += "    \(line)\n" }
        }
        for category in DeckCategory.allCases {
            add(category.rawValue, category.title, category.method)
            if category == .negative { for kind in HardNegative.allCases { add("  " + kind.rawValue, kind.title, kind.method) } }
        }
        return text
    }
}

/// How a deck is made.
struct DeckOptions: ParsableArguments {
    @Option(help: "Seed of the draw.")
    var seed: UInt64 = 1

    @Option(
        name: .customLong("per-category"),
        help: ArgumentHelp("Rows of each category, and of each kind of hard negative.", valueName: "n"))
    var perCategory = 250

    @Option(
        help: ArgumentHelp(
            "Ordinary names of your own, customers say, as negatives: CSV with a column name (and type, birth_date, country), or one name a line.",
            valueName: "path"))
    var names: String?

    func rows(_ watchlist: Watchlist) throws -> [DeckRow] {
        guard (1...1_000_000).contains(perCategory) else { throw Refusal("--per-category \(perCategory): expected 1 to 1000000") }
        return DeckGenerator(seed: seed, perCategory: perCategory).rows(watchlist, ordinary: try ordinary())
    }

    /// `8,123 rows (seed 1): 5,000 listed, 3,123 not`.
    func summary(of rows: [DeckRow]) -> String {
        let listed = rows.count { $0.isListed }
        return
            "\(Format.count(rows.count)) rows (seed \(seed)): \(Format.count(listed)) of listed names, \(Format.count(rows.count - listed)) of others"
    }

    private func ordinary() throws -> [OrdinaryName] {
        guard let names else { return [] }
        var reader = CSVRows(try readFile(names), file: names)
        var rows: [[String]] = []
        while let row = try reader.takeRow() { if row.fields != [""] { rows.append(row.fields) } }
        guard let header = rows.first else { throw Refusal("\(names): empty") }
        let columns = header.map { $0.lowercased() }
        guard let name = columns.firstIndex(where: { ["name", "full_name", "customer"].contains($0) }) else {
            // One name a line: a comma belongs to the name.
            return rows.map { OrdinaryName(name: $0.joined(separator: ",")) }
        }
        func cell(_ row: [String], _ column: String) -> String {
            columns.firstIndex(of: column).flatMap { row.indices.contains($0) ? row[$0] : nil } ?? ""
        }
        return rows.dropFirst().compactMap { row in
            guard row.indices.contains(name), !row[name].isEmpty else { return nil }
            return OrdinaryName(
                name: row[name], type: PartyType(word: cell(row, "type")) ?? .any, birthDate: cell(row, "birth_date"),
                country: cell(row, "country"))
        }
    }
}
