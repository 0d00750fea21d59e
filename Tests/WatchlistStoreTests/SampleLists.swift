import EmbeddedLists
import SanctionsModel
import TestSupport

@testable import WatchlistStore

/// A small list for a test: names of designations, by type.
func makeList(_ id: String, _ designations: [Designation], version: String = "1") -> SourceList {
    SourceList(
        id: id, title: "List \(id)", version: version, date: PartialDate(year: 2026, month: 2, day: 27),
        files: [SourceFile(name: "\(id).csv", size: 10, sha256: String(repeating: "0", count: 64))],
        sha256: String(repeating: "1", count: 64), entryCount: designations.count, designations: designations)
}

/// A designation whose first name is primary and whose others are strong, weak where they begin with `~`.
func makeDesignation(_ id: String, _ type: PartyType, _ names: String..., identifiers: [Identifier] = []) -> Designation {
    let parts = id.split(separator: ":", maxSplits: 1)
    var designation = Designation(id: id, authority: String(parts[0]), reference: String(parts[parts.count - 1]), type: type)
    for (i, name) in names.enumerated() {
        let isWeak = name.hasPrefix("~")
        designation.names.append(
            ListedName(isWeak ? String(name.dropFirst()) : name, quality: isWeak ? .weak : i == 0 ? .primary : .strong))
    }
    designation.identifiers = identifiers
    return designation
}

/// Persons and organisations made up for tests, with a common word, a digit, an initial, scripts, a weak alias among them.
enum Sample {
    static let designations: [Designation] = [
        makeDesignation(
            "aa:1", .person, "Usama bin Muhammad bin Awad bin Ladin", "Osama bin Laden", "أسامة بن لادن", "~Abu Abdallah"),
        makeDesignation("aa:2", .person, "Vladimir Illarionovich Karamzin", "Владимир Карамзин", "~Falcon"),
        makeDesignation("aa:3", .organisation, "Zentrix Aerospace GmbH", "~Vega Nine"),
        makeDesignation("aa:4", .organisation, "Brigade 7", "7th Brigade"),
        makeDesignation("aa:5", .organisation, "Brigade 8"),
        makeDesignation("aa:6", .organisation, "Hizbavar", "~Wolverine", "HZBV"),
        makeDesignation("aa:7", .person, "Ri Won Ho", "리원호"),
        makeDesignation("aa:8", .person, "Chairman"),
        makeDesignation("aa:9", .vessel, "Ocean Maru 7", "Ocean Marvel"),
        makeDesignation("aa:10", .person, "Ahmad bin Hasan", "A. B. Hasan"),
        makeDesignation("aa:11", .organisation, "General Trading Company for Tractors", "AA"),
        makeDesignation("aa:12", .person, "Abdul Rahman Yasin", "عبد الرحمن ياسين"),
    ]

    static let list = makeList("aa", designations)

    static func watchlist() throws -> Watchlist { try Watchlist(lists: [list]) }

    /// The excerpts that travel inside the program: nearly two hundred real designations.
    static let excerpts = Result { try Watchlist(lists: try EmbeddedLists.lists()) }
}

extension NameSearch {
    func search(_ name: String, type: PartyType = .any, threshold: Int = 8_000) -> [NameHit] {
        let bytes = Array(name.utf8)
        return search(bytes.span, type: type, threshold: threshold)
    }

    func exhaustive(_ name: String, type: PartyType = .any, threshold: Int) -> [NameHit] {
        let bytes = Array(name.utf8)
        return exhaustive(bytes.span, type: type, threshold: threshold)
    }

    func search(text: String, threshold: Int = 8_000) -> [TextHit] {
        let bytes = Array(text.utf8)
        return search(text: bytes.span, threshold: threshold)
    }

    /// Ids of the designations found.
    func ids(_ name: String, type: PartyType = .any, threshold: Int = 8_000) -> [String] {
        search(name, type: type, threshold: threshold).map { watchlist.designationID($0.designation) }
    }

    func explain(_ name: String, _ hit: NameHit) -> Explanation {
        let bytes = Array(name.utf8)
        return explain(bytes.span, listedName: hit.name, anatomy: hit.anatomy)
    }
}

/// A seeded stream of what people ask a watchlist for.
struct RandomQueries {
    var random: SeededRandom
    private let listed: [String]

    init(seed: UInt64, _ watchlist: Watchlist) {
        random = SeededRandom(seed: seed)
        listed = watchlist.lists().flatMap(\.designations).flatMap(\.names).map(\.text)
    }

    private static let ordinary = [
        "John Smith", "Maria Garcia Lopez", "Mohammed Ali", "Wang Wei", "Anna Schmidt", "Ahmad Hassan", "Fatima Zahra",
        "Olga Ivanova",
        "Nguyen Van An", "Acme Trading Company Ltd", "National Bank of Commerce", "J R Hartley", "Kim Min Su", "Abdul Rahman",
        "Islamic Relief", "Deutsche Bank AG", "Ibrahim Musa", "Jean-Pierre Dubois", "Shipping International LLC", "Brigade 9",
    ]

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func pick<T>(_ list: [T]) -> T { list[number(0...list.count - 1)] }

    /// A name with letters left out, exchanged, changed, or words left out, added, exchanged, cut elsewhere.
    mutating func mutated(_ name: String) -> String {
        var letters = Array(name.unicodeScalars)
        var words = name.split(separator: " ").map(String.init)
        let place = number(0...max(0, letters.count - 1))
        switch number(0...8) {
        case 0 where letters.count > 1: letters.remove(at: place)
        case 1 where !letters.isEmpty: letters[place] = pick(Array("aeioukhst".unicodeScalars))
        case 2: letters.insert(pick(Array("aeinrs ".unicodeScalars)), at: place)
        case 3 where place > 0: letters.swapAt(place, place - 1)
        case 4: return name.filter { !"aeiouAEIOU".contains($0) }
        case 5: return name.filter { $0 != " " }
        case 6 where words.count > 1:
            words.remove(at: number(0...words.count - 1))
            return words.joined(separator: " ")
        case 7:
            words.insert(pick(["Ahmad", "Trading", "bin", "Dr", "7", "J", "Petrov"]), at: number(0...words.count))
            return words.joined(separator: " ")
        case 8 where !words.isEmpty:
            let i = number(0...words.count - 1)
            words[i] = String(words[i].prefix(1))
            return words.shuffled(using: &random).joined(separator: " ")
        default: return words.shuffled(using: &random).joined(separator: " ")
        }
        return String(String.UnicodeScalarView(letters))
    }

    mutating func query() -> String {
        switch number(0...7) {
        case 0: pick(listed)
        case 1: pick(Self.ordinary)
        case 2: mutated(pick(Self.ordinary))
        case 3: pick(listed.filter { !$0.utf8.allSatisfy { $0 < 0x80 } } + Self.ordinary.prefix(1))
        case 4: mutated(mutated(pick(listed)))
        default: mutated(pick(listed))
        }
    }
}
