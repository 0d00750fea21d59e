/// What is done with the fields of lines: columns and keys.
extension RecordParser {
    static let noKnownName = "no name of a field that is known; --map ROLE.FIELD=SOURCE screens it"
    static let notMapped = "not named by a --map"

    /// What is done with a field, from what it was taken for.
    static func treatment(of target: FieldTarget, _ map: FieldMap) -> (treatment: FieldCoverage.Treatment, detail: String) {
        switch target.field {
        case .ignored, .unrecognised: (.notScreened, noKnownName)
        case .id: (.notScreened, "names the record")
        case .amount, .currency: (.notScreened, "tells the payment from others")
        case .type, .role, .identifierKind: (.notScreened, "says what the party is: " + map.describe(target))
        case .name, .roleParty, .givenName, .middleName, .familyName, .parties, .identifier, .identifiers, .identifierValue,
            .text:
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
                let name = profile.columns.indices.contains(column) ? profile.columns[column] : ""
                let path = name.isEmpty ? "column \(column + 1)" : name
                if range.isEmpty {
                    let reason = map.isMapped ? RecordParser.notMapped : RecordParser.noKnownName
                    coverage.add(.init(path: path, treatment: .notScreened, detail: reason))
                }
                for i in range {
                    let (treatment, detail) = RecordParser.treatment(of: targets[i], map)
                    coverage.add(.init(path: path, treatment: treatment, detail: detail))
                }
            }
        case .keys:
            for met in keys.met where !met.meaning.target.field.isContainer {
                let place = met.place == 0 ? "/" : met.place == 1 ? "party/" : "identifier/"
                let (treatment, detail) = RecordParser.treatment(of: met.meaning.target, map)
                coverage.add(.init(path: place + String(decoding: met.key, as: UTF8.self), treatment: treatment, detail: detail))
            }
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
        case .pointers(let nodes):
            let paths = FieldMap.paths(of: nodes)
            for met in keys.met where paths.indices.contains(Int(met.place)) {
                let path = paths[Int(met.place)] + "/" + String(decoding: met.key, as: UTF8.self)
                let node = Int(met.meaning.node)
                if nodes.indices.contains(node) {
                    for target in nodes[node].targets {
                        let (treatment, detail) = RecordParser.treatment(of: target, map)
                        coverage.add(.init(path: path, treatment: treatment, detail: detail))
                    }
                } else {
                    let isID = met.meaning.target.field == .id
                    coverage.add(
                        .init(path: path, treatment: .notScreened, detail: isID ? "names the record" : RecordParser.notMapped))
                }
            }
        }
        return coverage
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
