// Evaluation: how well a watchlist finds what it should, and what else it alerts on, measured on the user's own lists and names.
//
// Order of the pipeline: Watchlist → NameCorpus (listed names, cut into words and blocks) → DeckGenerator (controls,
// manipulations, hard negatives) → DeckRun (every row asked of the search) → EvaluationReport → text, JSON, HTML. Must not
// import the readers of lists; nothing imports this room but the command line and the benchmarks. Planted: the same names in messages.

public import SanctionsModel

/// One question of a deck and its answer.
public struct DeckRow: Sendable, Hashable {
    /// Unique in its deck, `<category>-<number>`.
    public var id: String
    public var type: PartyType
    /// The name to ask for.
    public var name: String
    /// Of the designation that the name was made from; empty when unknown.
    public var birthDate: String
    /// ISO 3166-1 alpha-2, as `birthDate`.
    public var country: String
    /// Ids of the designations that must be found; empty for a name that is nobody's on the list.
    public var expected: [String]
    /// The raw value of a `DeckCategory` in a generated deck, any word in another.
    public var category: String
    /// What was done to which listed name, for people: `1 edit: letters changed places | USAMA BIN LADIN`.
    public var parameters: String
    /// ISO 15924 of most letters of the name.
    public var script: String

    public init(
        id: String, type: PartyType, name: String, birthDate: String = "", country: String = "", expected: [String],
        category: String, parameters: String = "", script: String = ""
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.birthDate = birthDate
        self.country = country
        self.expected = expected
        self.category = category
        self.parameters = parameters
        self.script = script
    }

    /// Whether the name is listed, so that it must be found.
    public var isListed: Bool { !expected.isEmpty }
}

extension DeckRow {
    /// The columns of a deck. The first six are those that any deck of queries has.
    public static let columns = [
        "id", "type", "name", "birth_date", "country", "expected", "category", "parameters", "script",
    ]

    /// The columns without which a deck can't be asked.
    public static let neededColumns = ["id", "type", "name", "expected"]

    /// The cells in the order of `columns`.
    public var cells: [String] {
        [id, type.name, name, birthDate, country, expected.joined(separator: ";"), category, parameters, script]
    }

    /// A row of a deck by the names of its columns. A column that is absent is empty; a deck without categories has the word
    /// before the first hyphen of the id for one.
    public init(columns: [String], cells: [String]) {
        func cell(_ name: String) -> String {
            guard let i = columns.firstIndex(of: name), cells.indices.contains(i) else { return "" }
            return cells[i]
        }
        let id = cell("id")
        let category = cell("category")
        self.init(
            id: id, type: PartyType(word: cell("type")) ?? .any, name: cell("name"), birthDate: cell("birth_date"),
            country: cell("country"), expected: cell("expected").split(separator: ";").map(String.init),
            category: category.isEmpty ? id.split(separator: "-").first.map(String.init) ?? id : category,
            parameters: cell("parameters"), script: cell("script"))
    }
}
