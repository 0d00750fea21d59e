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

    static func check(_ mappings: [FieldMapping], needsParty: Bool = true) throws(InputError) {
        guard !mappings.contains(where: \.isRecordLength) else {
            throw InputError(.badMapping, "--map length=…: only records of fixed width have a length")
        }
        guard mappings.count <= 4096 else { throw InputError(.badMapping, "--map: more than 4096 of them") }
        if needsParty, !mappings.contains(where: { FieldTarget($0.field).isName || $0.field == .text || $0.field == .identifier })
        {
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
        let map = FieldMap(roles: tables.roles, kinds: tables.kinds, sources: .places(places), isMapped: true)
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
}
