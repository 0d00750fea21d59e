import SanctionsModel

/// Makes a `FieldMap` of what the user mapped, or of what the vocabulary knows.
enum FieldMapCompiler {
    /// The roles and kinds that mappings name, each once.
    struct Tables {
        var roles = [FieldMap.Role(text: [], type: .any)]
        var kinds: [[UInt8]] = [[]]

        mutating func target(of mapping: FieldMapping) -> FieldTarget {
            FieldTarget(
                mapping.field, slot: slot(mapping.role), kind: kind(mapping.identifierKind))
        }

        private mutating func slot(_ role: String) -> UInt16 {
            guard !role.isEmpty else { return 0 }
            let text = Array(role.utf8)
            if let known = roles.firstIndex(where: { $0.text == text }) { return UInt16(truncatingIfNeeded: known) }
            roles.append(FieldMap.Role(text: text, type: FieldVocabulary.roles.first { $0.role == role }?.type ?? .any))
            return UInt16(truncatingIfNeeded: roles.count - 1)
        }

        private mutating func kind(_ kind: String) -> UInt16 {
            let text = Array(kind.utf8)
            if let known = kinds.firstIndex(of: text) { return UInt16(truncatingIfNeeded: known) }
            kinds.append(text)
            return UInt16(truncatingIfNeeded: kinds.count - 1)
        }
    }

    static func check(_ mappings: [FieldMapping]) throws(InputError) {
        guard !mappings.contains(where: \.isRecordLength) else {
            throw InputError(.badMapping, "--map length=…: only records of fixed width have a length")
        }
        guard mappings.count <= 4096 else { throw InputError(.badMapping, "--map: more than 4096 of them") }
        if !mappings.contains(where: { FieldTarget($0.field).isName || $0.field == .text || $0.field == .identifier }) {
            throw InputError(.badMapping, "--map: none of them names a party; add one such as --map name=SOURCE")
        }
    }

    /// What stands at which place of a line of fixed width, and how long a record is when its lines don't end (0 when they
    /// do).
    ///
    /// A source is `START-END` or `START+LENGTH`, in characters from 1; `length=N` says that records of N characters follow
    /// each other without line ends.
    static func places(
        _ mappings: [FieldMapping]
    ) throws(InputError) -> (map: FieldMap, recordLength: Int, notes: [String]) {
        guard !mappings.isEmpty else {
            throw InputError(
                .badMapping, "--format fixed: say where the fields stand, with --map creditor.name=1-35 or --map-file FILE")
        }
        try check(mappings.filter { !$0.isRecordLength })
        var tables = Tables()
        var places: [FieldMap.Place] = []
        var recordLength = 0
        for mapping in mappings {
            guard case .named(let source) = mapping.source else {
                throw InputError(.badMapping, "--map \(mapping.text): a JSON pointer, but the input is of fixed width")
            }
            if mapping.isRecordLength {
                guard let length = Int(source), (1...largestPlace).contains(length) else {
                    throw InputError(.badMapping, "--map \(mapping.text): expected a length of 1 to \(largestPlace)")
                }
                recordLength = length
                continue
            }
            places.append(FieldMap.Place(range: try range(source, in: mapping), target: tables.target(of: mapping)))
        }
        if recordLength > 0, let last = places.first(where: { $0.range.upperBound > recordLength }) {
            throw InputError(
                .badMapping,
                "a field ends at character \(last.range.upperBound), but records have \(recordLength) (length=\(recordLength))")
        }
        places.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        let map = FieldMap(roles: tables.roles, kinds: tables.kinds, sources: .places(places))
        let taken = places.map { "\($0.range.lowerBound + 1)-\($0.range.upperBound) → \(map.describe($0.target))" }
        return (map, recordLength, ["characters taken: " + taken.joined(separator: ", ")])
    }

    static let largestPlace = 1 << 20

    private static func range(_ source: String, in mapping: FieldMapping) throws(InputError) -> Range<Int> {
        for sign: Character in ["-", "+"] {
            let parts = source.split(separator: sign, omittingEmptySubsequences: false)
            guard parts.count == 2, let first = Int(parts[0]), let second = Int(parts[1]), first >= 1, second >= 1 else {
                continue
            }
            guard first <= largestPlace, second <= largestPlace else { break }
            let end = sign == "-" ? second : first - 1 + second
            guard end >= first else { break }
            return first - 1..<end
        }
        throw InputError(
            .badMapping,
            "--map \(mapping.text): expected characters as START-END or START+LENGTH, from 1 to \(largestPlace), as in 1-35")
    }

    /// What each column is taken for, and notes that say so.
    static func columns(
        _ names: [String], hasHeader: Bool, mappings: [FieldMapping]
    ) throws(InputError) -> (map: FieldMap, notes: [String]) {
        var targets: [[FieldTarget]] = Array(repeating: [], count: names.count)
        var map = FieldMap.vocabulary(.keys)
        if mappings.isEmpty {
            for (column, name) in names.enumerated() {
                var target = FieldVocabulary.meaning(of: name, at: .record)
                if target.field == .identifiers { target.field = .identifier }
                if target.field != .unrecognised, target.field != .parties { targets[column] = [target] }
            }
            joinUnprefixed(&targets)
            keepUsed(&targets, &map)
            guard targets.joined().contains(where: \.isName) else { throw noName(names) }
        } else {
            try check(mappings)
            map.isMapped = true
            var tables = Tables()
            for mapping in mappings {
                let target = tables.target(of: mapping)
                for column in try places(of: mapping, in: names, hasHeader: hasHeader) { targets[column].append(target) }
            }
            map.roles = tables.roles
            map.kinds = tables.kinds
            if !mappings.contains(where: { $0.field == .id }) {
                for (column, name) in names.enumerated() {
                    let target = FieldVocabulary.meaning(of: name, at: .record)
                    if target.field == .id { targets[column].append(target) }
                }
            }
        }
        keepBestID(&targets)

        var ranges: [Range<Int>] = []
        var flat: [FieldTarget] = []
        for column in targets {
            ranges.append(flat.count..<flat.count + column.count)
            flat += column
        }
        map.sources = .columns(ranges, targets: flat)
        return (map, notes(names, targets: targets, map: map))
    }

    /// `debtor, dob, country`: what has no role belongs to the only role that has a name.
    private static func joinUnprefixed(_ targets: inout [[FieldTarget]]) {
        let named = Set(targets.joined().filter(\.isName).map(\.slot))
        guard named.count == 1, let slot = named.first, slot != 0 else { return }
        for column in targets.indices {
            for i in targets[column].indices
            where targets[column][i].slot == 0 && !targets[column][i].field.isOfRecord {
                targets[column][i].slot = slot
            }
        }
    }

    /// Renumbers roles and kinds so that the map holds those alone that columns name: a parser copies them to each record.
    private static func keepUsed(_ targets: inout [[FieldTarget]], _ map: inout FieldMap) {
        var slots: [UInt16] = [0]
        var kinds: [UInt16] = [0]
        for column in targets.indices {
            for i in targets[column].indices {
                targets[column][i].slot = place(of: targets[column][i].slot, in: &slots)
                targets[column][i].kind = place(of: targets[column][i].kind, in: &kinds)
            }
        }
        map.roles = slots.map { map.roles[Int($0)] }
        map.kinds = kinds.map { map.kinds[Int($0)] }
    }

    private static func place(of number: UInt16, in known: inout [UInt16]) -> UInt16 {
        if let index = known.firstIndex(of: number) { return UInt16(truncatingIfNeeded: index) }
        known.append(number)
        return UInt16(truncatingIfNeeded: known.count - 1)
    }

    /// One column identifies the record: the one of lowest rank, of these the first.
    private static func keepBestID(_ targets: inout [[FieldTarget]]) {
        let ids = targets.joined().filter { $0.field == .id }
        guard let best = ids.map(\.rank).min() else { return }
        var isFound = false
        for column in targets.indices {
            targets[column].removeAll { target in
                guard target.field == .id else { return false }
                defer { if target.rank == best { isFound = true } }
                return isFound || target.rank != best
            }
        }
    }

    private static func places(
        of mapping: FieldMapping, in names: [String], hasHeader: Bool
    ) throws(InputError) -> [Int] {
        guard case .named(let source) = mapping.source else {
            throw InputError(
                .badMapping, "--map \(mapping.text): a JSON pointer, but the input has columns; \(seen(names, hasHeader))")
        }
        if hasHeader {
            let exact = names.indices.filter { names[$0] == source }
            if !exact.isEmpty { return exact }
            let wanted = Array(source.utf8)
            if let hash = FieldVocabulary.normalHash(wanted.span) {
                let alike = names.indices.filter { index in
                    let name = Array(names[index].utf8)
                    return FieldVocabulary.normalHash(name.span) == hash
                }
                if !alike.isEmpty, Int(source) == nil { return alike }
            }
        }
        if let number = Int(source), names.indices.contains(number &- 1) { return [number &- 1] }
        throw InputError(.badMapping, "--map \(mapping.text): there is no column \(source); \(seen(names, hasHeader))")
    }

    private static func seen(_ names: [String], _ hasHeader: Bool) -> String {
        hasHeader ? "columns seen: " + quoted(names) : "the input has \(names.count) columns and no header"
    }

    private static func noName(_ names: [String]) -> InputError {
        InputError(
            .noNameColumn,
            "no column is known to hold a name; columns seen: \(quoted(names)); say which one does with "
                + "--map name=COLUMN or --map ROLE.name=COLUMN (a column's name, or its number from 1)")
    }

    /// Column names for people: the first thirty, each cut at forty characters.
    private static func quoted(_ names: [String]) -> String {
        let shown = names.prefix(30).map { name in
            name.count > 40 ? "\"\(name.prefix(40))…\"" : "\"\(name)\""
        }
        return shown.joined(separator: ", ") + (names.count > 30 ? ", … (\(names.count) in all)" : "")
    }

    private static func notes(_ names: [String], targets: [[FieldTarget]], map: FieldMap) -> [String] {
        var taken: [String] = []
        var unread: [String] = []
        for (column, name) in names.enumerated() {
            let name = name.isEmpty ? "column \(column + 1)" : name
            if targets[column].isEmpty {
                unread.append(name)
            } else {
                taken.append("\(name) → " + targets[column].map(map.describe).joined(separator: " + "))
            }
        }
        var notes = ["columns taken: " + taken.joined(separator: ", ")]
        if !unread.isEmpty { notes.append("columns not read: " + unread.joined(separator: ", ")) }
        return notes
    }
}
