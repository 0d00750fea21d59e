/// The whole names that a `name` of SECO's list stands for: its parts in their order, once as they are and once for each language
/// and script in which parts are spelt; a part without such a spelling stays as it is.
struct SECOSpellings {
    struct Spelling: Hashable {
        var text: String
        var family: String
        var given: String
        /// As the list states it (ISO 639-2), empty for the name as it is.
        var language: String
    }

    /// Spellings of one name that are made out; parts with alternatives multiply.
    static let limit = 64

    private(set) var all: [Spelling] = []
    private(set) var titles: [String] = []
    /// There were more than `limit`.
    private(set) var isCut = false

    private struct Word {
        var type: String
        var text: String
    }

    init(_ name: XMLElement) {
        let parts = name.all("name-part").enumerated().sorted { a, b in
            let (first, second) = (SECOSpellings.order(a.element), SECOSpellings.order(b.element))
            return first == second ? a.offset < b.offset : first < second
        }.map(\.element)
        titles = parts.filter { SECOSpellings.isTitle($0) }.flatMap { $0.values("value") }
        // Parts of one order are alternatives.
        var places: [[XMLElement]] = []
        for part in parts where !SECOSpellings.isTitle(part) {
            if let last = places.last?.first, SECOSpellings.order(last) == SECOSpellings.order(part) {
                places[places.count - 1].append(part)
            } else {
                places.append([part])
            }
        }
        add(places.map { $0.flatMap(SECOSpellings.base) }, language: "")
        var cultures: [[String]] = []
        for variant in places.joined().flatMap({ $0.all("spelling-variant") }) {
            cultures.appendUnique([variant[attribute: "lang"], variant[attribute: "script"]])
        }
        for culture in cultures {
            let words = places.map { place in
                let spelt = place.flatMap { SECOSpellings.variants($0, culture) }
                return spelt.isEmpty ? place.flatMap(SECOSpellings.base) : spelt
            }
            add(words, language: culture[0])
        }
    }

    private static func order(_ part: XMLElement) -> Int { Int(part[attribute: "order"]) ?? 0 }

    private static func isTitle(_ part: XMLElement) -> Bool { part[attribute: "name-part-type"] == "title" }

    private static func base(_ part: XMLElement) -> [Word] {
        part.values("value").map { Word(type: part[attribute: "name-part-type"], text: $0) }
    }

    private static func variants(_ part: XMLElement, _ culture: [String]) -> [Word] {
        part.all("spelling-variant").filter { [$0[attribute: "lang"], $0[attribute: "script"]] == culture && !$0.value.isEmpty }
            .map { Word(type: part[attribute: "name-part-type"], text: $0.value) }
    }

    private mutating func add(_ places: [[Word]], language: String) {
        var names: [[Word]] = [[]]
        for words in places where !words.isEmpty {
            names = names.flatMap { name in words.map { name + [$0] } }
            if names.count > SECOSpellings.limit {
                isCut = true
                names = Array(names.prefix(SECOSpellings.limit))
            }
        }
        for name in names where !name.isEmpty {
            func text(_ types: Set<String>) -> String {
                name.filter { types.contains($0.type) }.map(\.text).joined(separator: " ")
            }
            let spelling = Spelling(
                text: name.map(\.text).joined(separator: " "), family: text(["family-name"]),
                given: text(["given-name", "further-given-name"]), language: language)
            guard all.count < SECOSpellings.limit else {
                isCut = true
                return
            }
            if !all.contains(where: { $0.text == spelling.text }) { all.append(spelling) }
        }
    }
}
