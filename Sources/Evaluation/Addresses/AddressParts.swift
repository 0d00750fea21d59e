import ReferenceData

/// Parts of postal addresses by country, from `Data/postal-addresses.tsv`.
package struct AddressParts: Sendable {
    package static let shared = AddressParts(String(decoding: ReferenceData.postalAddresses, as: UTF8.self))

    /// A piece of a value: text as it stands, or something to draw.
    enum Piece: Sendable, Hashable {
        case text(String)
        case part(String)
        case number(ClosedRange<Int>)
        case digit
        case letter
    }

    /// Countries in the order of the table, ISO 3166-1 alpha-2.
    private(set) var countries: [String] = []
    /// Country → part → its values.
    private(set) var values: [String: [String: [[Piece]]]] = [:]
    /// Rows that can't be read, and parts that a value names and no row has; a test holds it empty.
    private(set) var problems: [String] = []

    init(_ table: String) {
        for (number, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 3, cells[0].utf8.count == 2, !cells[1].isEmpty, values[cells[0]]?[cells[1]] == nil else {
                problems.append("postal-addresses.tsv:\(number + 1)")
                continue
            }
            if values[cells[0]] == nil { countries.append(cells[0]) }
            let read = cells[2].split(separator: "|", omittingEmptySubsequences: false).map(AddressParts.pieces)
            if read.contains(nil) || read.contains([]) { problems.append("postal-addresses.tsv:\(number + 1)") }
            values[cells[0], default: [:]][cells[1]] = read.compactMap { $0 }
        }
        for country in countries { check(country) }
    }

    /// Every part that a value names must be there, and hold no pattern.
    private mutating func check(_ country: String) {
        let parts = values[country] ?? [:]
        if parts["pattern"] == nil { problems.append("\(country): no pattern") }
        for pieces in parts.sorted(by: { $0.key < $1.key }).flatMap(\.value) {
            for case .part(let name) in pieces where parts[name] == nil || name == "pattern" {
                problems.append("\(country): {\(name)}")
            }
        }
    }

    /// The pieces of a value; `nil` when a brace is not closed or a range is none.
    private static func pieces(_ value: Substring) -> [Piece]? {
        var pieces: [Piece] = []
        var text = ""
        var rest = value.unicodeScalars[...]
        func flush() {
            if !text.isEmpty { pieces.append(.text(text)) }
            text = ""
        }
        while let scalar = rest.popFirst() {
            switch scalar {
            case "{":
                guard let end = rest.firstIndex(of: "}") else { return nil }
                flush()
                let name = String(rest[..<end])
                let bounds = name.split(separator: "-").map { Int($0) }
                if let low = bounds.first ?? nil {
                    guard bounds.count == 2, let high = bounds[1], low < high else { return nil }
                    pieces.append(.number(low...high))
                } else {
                    pieces.append(.part(name))
                }
                rest = rest[rest.index(after: end)...]
            case "#" where rest.first != "{":
                flush()
                pieces.append(.digit)
            case "@":
                flush()
                pieces.append(.letter)
            default: text.unicodeScalars.append(scalar)
            }
        }
        flush()
        return pieces
    }
}
