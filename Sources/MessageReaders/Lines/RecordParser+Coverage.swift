/// What is done with the fields of lines: columns and keys.
extension RecordParser {
    static let notMapped = "not named by a --map"
    /// Of a text whose key is not recognised.
    static let unknownText = "text, since its key is not recognised"
    static let noWords = "holds no words"
    static let asText = "text, where it holds words: not recognised"
    static let leftOut = "left out by --ignore-column"

    /// What is done with a field, from what it was taken for.
    static func treatment(of target: FieldTarget, _ map: FieldMap) -> (treatment: FieldCoverage.Treatment, detail: String) {
        switch target.field {
        case .ignored: (.notScreened, "a date, a code or the like; as text where it holds several words")
        case .unrecognised: (.screened, asText)
        case .id: (.notScreened, "names the record")
        case .amount, .currency: (.notScreened, "tells the payment from others")
        case .type, .role, .identifierKind: (.notScreened, "says what the party is: " + map.describe(target))
        case .name, .roleParty, .givenName, .middleName, .familyName, .parties, .identifier, .identifiers, .identifierValue,
            .text, .joined:
            (.screened, map.describe(target))
        case .birthDate, .country, .nationality, .gender, .address, .identifierCountry:
            (.screened, map.describe(target) + ", beside the name")
        }
    }

    /// Changes when the coverage has, and perhaps when it hasn't: to spare making it for nothing.
    public var coverageStamp: Int? {
        switch profile.format {
        case .jsonl: keys.met.count
        case .csv, .tsv, .fixed: 0
        default: nil
        }
    }

    var lineCoverage: FieldCoverage {
        var coverage = FieldCoverage()
        switch map.sources {
        case .columns(let columns, let targets):
            for (column, range) in columns.enumerated() {
                let path = path(ofColumn: column)
                if range.isEmpty {
                    let reason = map.leftOut.contains(column) ? RecordParser.leftOut : RecordParser.notMapped
                    coverage.add(.init(path: path, treatment: .notScreened, detail: reason))
                }
                for i in range {
                    let (treatment, detail) = RecordParser.treatment(of: targets[i], map)
                    coverage.add(.init(path: path, treatment: treatment, detail: detail))
                }
            }
        case .keys: addKeys(to: &coverage, nodes: [])
        case .places(let places):
            var end = 0
            for place in places {
                if place.range.lowerBound > end {
                    let path = RecordParser.path(ofCharacters: end..<place.range.lowerBound)
                    coverage.add(.init(path: path, treatment: .notScreened, detail: RecordParser.notMapped))
                }
                let (treatment, detail) = RecordParser.treatment(of: place.target, map)
                coverage.add(.init(path: RecordParser.path(ofCharacters: place.range), treatment: treatment, detail: detail))
                end = max(end, place.range.upperBound)
            }
        case .pointers(let nodes): addKeys(to: &coverage, nodes: nodes)
        }
        return coverage
    }

    /// Adds the keys that were met: those on the way to a pointer by their place in the record, others by the kind of their object.
    private func addKeys(to coverage: inout FieldCoverage, nodes: [FieldMap.Node]) {
        let paths = FieldMap.paths(of: nodes)
        for met in keys.met {
            let (place, node) = RecordParser.place(ofNumber: met.place)
            let isOnTheWay = paths.indices.contains(node)
            let prefix = isOnTheWay ? paths[node] + "/" : RecordParser.prefix(of: place)
            let key = String(decoding: met.key, as: UTF8.self)
            let path = prefix + (PossibleName.isOne(key) ? PossibleName.hidden : key)
            let target = Int(met.meaning.node)
            if nodes.indices.contains(target), !nodes[target].targets.isEmpty {
                for target in nodes[target].targets {
                    let (treatment, detail) = RecordParser.treatment(of: target, map)
                    coverage.add(.init(path: path, treatment: treatment, detail: detail))
                }
            } else if isOnTheWay, !nodes[node].isOpen {
                if nodes.indices.contains(target) { continue }
                let isID = met.meaning.target.field == .id
                let detail = isID ? "names the record" : RecordParser.notMapped
                coverage.add(.init(path: path, treatment: .notScreened, detail: detail))
            } else if !met.meaning.target.field.isContainer {
                let (treatment, detail) = RecordParser.treatment(of: met.meaning.target, map)
                coverage.add(.init(path: path, treatment: treatment, detail: detail))
            }
        }
    }

    /// The place and the node of a number that `number` made.
    private static func place(ofNumber number: Int32) -> (JSONPlace, node: Int) {
        (JSONPlace(rawValue: UInt8(truncatingIfNeeded: number & 7)) ?? .nested, Int(number >> 3) - 1)
    }

    private static func prefix(of place: JSONPlace) -> String {
        switch place {
        case .record: "/"
        case .party: "party/"
        case .identifier: "identifier/"
        case .nested: "…/"
        case .value, .part: "value/"
        }
    }

    /// A column's name, or its number from 1.
    func path(ofColumn column: Int) -> String {
        let name = profile.columns.indices.contains(column) ? NoteText.plain(profile.columns[column]) : ""
        return name.isEmpty ? "column \(column + 1)" : name
    }

    /// Places from 0, as a layout writes them: from 1, both ends included.
    private static func path(ofCharacters range: Range<Int>) -> String {
        "characters \(range.lowerBound + 1)-\(range.upperBound)"
    }
}

extension FieldMap {
    /// The JSON pointer of each node; empty for the whole record.
    static func paths(of nodes: [Node]) -> [String] {
        var paths = Array(repeating: "", count: nodes.count)
        // A child stands behind its parent.
        for (index, node) in nodes.enumerated() {
            for child in node.children where paths.indices.contains(child.node) {
                paths[child.node] = paths[index] + "/" + String(decoding: child.key, as: UTF8.self)
            }
        }
        return paths
    }
}
