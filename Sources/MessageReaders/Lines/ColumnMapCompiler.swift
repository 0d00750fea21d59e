import SanctionsModel

/// Decides once what each column of delimited text is read as: from its header, the user's mappings, and the first rows.
///
/// Every column has a meaning of its own. One that is not recognised is screened as text wherever a value may hold words, in
/// whatever row; the first rows decide no more than whether the user is told of it.
struct ColumnMapCompiler {
    /// The fields of the first line.
    let cells: [String]
    let firstLine: FirstLine
    let sample: DelimitedSample
    let options: InputOptions

    private var targets: [[FieldTarget]]
    /// What the vocabulary takes each column for.
    private var known: [FieldTarget]
    /// Columns of which nobody knows what they hold.
    private var unrecognised: [Int] = []
    private var map = FieldMap.vocabulary(.keys)
    /// Of each column its place among the joined ones.
    private var joinedParts: [Int: Int] = [:]
    /// Columns that a mapping names.
    private var mapped: Set<Int> = []
    private var notes: [String] = []

    init(cells: [String], firstLine: FirstLine, sample: DelimitedSample, options: InputOptions) {
        self.cells = cells
        self.firstLine = firstLine
        self.sample = sample
        self.options = options
        targets = Array(repeating: [], count: cells.count)
        known = Array(repeating: FieldTarget(.unrecognised), count: cells.count)
    }

    /// - Throws: `InputError` when a mapping or a column left out doesn't fit, when no column may name a party, and, with
    ///   `strictColumns`, when one is not recognised and may hold words.
    mutating func compile() throws(InputError) -> (map: FieldMap, columns: [String], notes: [String]) {
        recognise()
        let leftOut = try leftOutColumns()
        try FieldMapCompiler.check(options.mappings, needsParty: options.onlyMapped)
        map.isMapped = options.onlyMapped
        if options.onlyMapped {
            keepMappedAlone()
        } else {
            for column in targets.indices where !leftOut.contains(column) && known[column].field != .unrecognised {
                targets[column] = [known[column].field == .id && mapsID ? .ignored : known[column]]
            }
        }
        for mapping in options.mappings { try add(mapping) }
        for column in leftOut { targets[column] = [] }
        map.leftOut = leftOut
        joinUnprefixed()
        keepBestID()
        if !options.onlyMapped {
            joinPartsOfNames()
            joinNumbered()
            for column in targets.indices where targets[column].isEmpty && !leftOut.contains(column) {
                targets[column] = [FieldTarget(.unrecognised)]
                unrecognised.append(column)
            }
        }
        keepUsed()
        guard targets.joined().contains(where: \.isScreened) else { throw nothingToScreen() }
        try checkStrict()
        flatten()
        makeNotes()
        return (map, cells.indices.map { isHidden($0) ? "" : cells[$0] }, notes)
    }

    // MARK: Headers

    private mutating func recognise() {
        guard firstLine != .record else { return }
        for (column, cell) in cells.enumerated() {
            var target = FieldVocabulary.meaning(ofHeader: cell)
            switch target.field {
            case .identifiers: target.field = .identifier
            // `customers`: a cell that names them.
            case .parties: target = FieldTarget(.name)
            case .identifierKind, .identifierValue, .identifierCountry: target = FieldTarget(.unrecognised)
            default: break
            }
            known[column] = target
        }
    }

    /// The record's id is found by its usual words when everything else is mapped.
    private mutating func keepMappedAlone() {
        guard !mapsID else { return }
        for column in targets.indices where known[column].field == .id { targets[column] = [known[column]] }
    }

    private var mapsID: Bool { options.mappings.contains { $0.field == .id } }

    // MARK: Mappings

    private mutating func add(_ mapping: FieldMapping) throws(InputError) {
        guard case .named(let source) = mapping.source else {
            throw InputError(.badMapping, "--map \(mapping.text): a JSON pointer, but the input has columns; \(seen)")
        }
        let target = target(of: mapping)
        let columns = columns(named: source)
        if !columns.isEmpty {
            for column in columns { add(target, to: column) }
            return
        }
        let parts = source.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, let joined = joinedColumns(parts) else {
            let missing = parts.count > 1 ? parts.first { self.columns(named: $0).isEmpty } ?? source : source
            throw InputError(.badMapping, "--map \(mapping.text): there is no column \(missing); \(seen)")
        }
        join(joined, as: target, readAlone: [])
    }

    /// A column that is mapped is read as what the user says. What named a party before still does: a mapping adds.
    private mutating func add(_ target: FieldTarget, to column: Int) {
        if mapped.insert(column).inserted, let old = targets[column].first, old.field != .joined, old.field != .id {
            let names = old.isName || old.field == .text || old.field == .identifier
            if !names || old.field == target.field || (old.isName && target.isName) { targets[column].removeFirst() }
        }
        if !targets[column].contains(target) { targets[column].append(target) }
    }

    /// Columns of a name: exactly, then as headers are compared, then by number from 1.
    private func columns(named source: String) -> [Int] {
        if firstLine != .record {
            let exact = cells.indices.filter { cells[$0] == source }
            if !exact.isEmpty { return exact }
            let wanted = FieldVocabulary.folded(source)
            if !wanted.isEmpty, Int(source) == nil, source.utf8.first != 0x2F {
                let alike = cells.indices.filter { FieldVocabulary.folded(cells[$0]) == wanted }
                // `A+B` folds to `AB`, which is another column.
                if !alike.isEmpty, !source.contains("+") || alike.contains(where: { cells[$0].contains("+") }) { return alike }
            }
        }
        if let number = Int(source), cells.indices.contains(number &- 1) { return [number &- 1] }
        return []
    }

    /// `A+B+C` as columns; a column whose own name holds a plus sign wins over its parts. `nil` when one is missing.
    private func joinedColumns(_ parts: [String]) -> [Int]? {
        guard parts.count <= 64 else { return nil }
        var found: [Int] = []
        var start = 0
        while start < parts.count {
            var end = parts.count
            var column: Int?
            while end > start, column == nil {
                column = columns(named: parts[start..<end].joined(separator: "+")).first
                if column == nil { end -= 1 }
            }
            guard let column else { return nil }
            found.append(column)
            start = end
        }
        return found
    }

    /// - Parameter readAlone: the columns whose value alone is read without this.
    private mutating func join(_ columns: [Int], as target: FieldTarget, readAlone: [Int]) {
        var parts: [Int] = []
        for column in columns {
            let part = joinedParts[column] ?? joinedParts.count
            if joinedParts[column] == nil {
                joinedParts[column] = part
                targets[column].append(FieldTarget(.joined, slot: UInt16(truncatingIfNeeded: part)))
                // What is in the column alone is still searched, as without the mapping.
                if !options.onlyMapped, known[column].field == .unrecognised {
                    targets[column].append(FieldTarget(.unrecognised))
                }
            }
            parts.append(part)
        }
        map.joins.append(FieldMap.Join(parts: parts, readAlone: columns.map { readAlone.contains($0) }, target: target))
    }

    /// Roles and kinds of mappings, each added where the vocabulary has none of that name.
    private mutating func target(of mapping: FieldMapping) -> FieldTarget {
        var slot = 0
        if !mapping.role.isEmpty {
            let role = Array(mapping.role.utf8)
            slot = map.roles.firstIndex { $0.text == role } ?? map.roles.count
            if slot == map.roles.count { map.roles.append(FieldMap.Role(text: role, type: .any)) }
        }
        var kind = 0
        if !mapping.identifierKind.isEmpty {
            let text = Array(mapping.identifierKind.utf8)
            kind = map.kinds.firstIndex(of: text) ?? map.kinds.count
            if kind == map.kinds.count { map.kinds.append(text) }
        }
        return FieldTarget(
            mapping.field, slot: UInt16(truncatingIfNeeded: slot), kind: UInt16(truncatingIfNeeded: kind))
    }

    // MARK: Columns left out

    private func leftOutColumns() throws(InputError) -> Set<Int> {
        var leftOut: Set<Int> = []
        for name in options.ignoredFields {
            let columns = columns(named: name)
            guard !columns.isEmpty else {
                throw InputError(.badMapping, "--ignore-column \(NoteText.plain(name)): there is no such column; \(seen)")
            }
            leftOut.formUnion(columns)
        }
        return leftOut
    }

    // MARK: What belongs together

    /// `debtor, dob, country`: what has no role belongs to the only role that has a name.
    private mutating func joinUnprefixed() {
        let named = Set((targets.joined() + map.joins.map(\.target)).filter(\.isName).map(\.slot))
        guard named.count == 1, let slot = named.first, slot != 0 else { return }
        for column in targets.indices {
            for i in targets[column].indices where targets[column][i].slot == 0 && targets[column][i].field.isOfParty {
                targets[column][i].slot = slot
            }
        }
    }

    /// One column identifies the record: a mapped one, or the one of lowest rank, of these the first. The others are known to
    /// name nobody.
    private mutating func keepBestID() {
        guard let best = targets.joined().filter({ $0.field == .id }).map(\.rank).min() else { return }
        var isFound = false
        for column in targets.indices {
            for i in targets[column].indices where targets[column][i].field == .id {
                if isFound || targets[column][i].rank != best { targets[column][i] = .ignored } else { isFound = true }
            }
        }
    }

    /// `Name, Vorname` and `nombre, apellidos`: a name beside one of its parts is likely the other part. The part is read joined
    /// with it, and the name by itself as well.
    private mutating func joinPartsOfNames() {
        var columns: [UInt16: [FieldTarget.Field: [Int]]] = [:]
        for column in targets.indices where targets[column].count == 1 && targets[column][0].field == known[column].field {
            let target = targets[column][0]
            if target.isName, target.field != .roleParty {
                columns[target.slot, default: [:]][target.field, default: []].append(column)
            }
        }
        for (slot, found) in columns.sorted(by: { $0.key < $1.key }) {
            guard let name = found[.name], name.count == 1 else { continue }
            let parts: [Int]
            switch (found[.givenName], found[.familyName]) {
            case (let given?, nil): parts = given + (found[.middleName] ?? []) + name
            case (nil, let family?): parts = name + (found[.middleName] ?? []) + family
            case (nil, nil):
                guard let middle = found[.middleName] else { continue }
                parts = name + middle
            default: continue
            }
            for column in parts where column != name[0] { targets[column] = [] }
            join(parts, as: FieldTarget(.name, slot: slot), readAlone: [name[0]])
        }
    }

    /// `NAME1, NAME2`, `purpose 1 … purpose 14`: what is cut into numbered columns is read joined, too.
    private mutating func joinNumbered() {
        var groups: [[UInt8]: [(number: Int, column: Int)]] = [:]
        for (column, cell) in cells.enumerated() where known[column].isName || known[column].field == .text {
            guard targets[column].contains(known[column]) else { continue }
            var stem = FieldVocabulary.folded(cell)
            var digits: [UInt8] = []
            while let last = stem.last, last >= 0x30, last <= 0x39 { digits.insert(stem.removeLast(), at: 0) }
            guard !digits.isEmpty, digits.count <= 3, let number = Int(String(decoding: digits, as: UTF8.self)) else { continue }
            groups[stem, default: []].append((number, column))
        }
        for group in groups.values.sorted(by: { $0[0].column < $1[0].column }) where (2...1000).contains(group.count) {
            let columns = group.sorted { ($0.number, $0.column) < ($1.number, $1.column) }.map(\.column)
            join(columns, as: known[columns[0]], readAlone: columns)
        }
    }

    // MARK: The map

    /// Renumbers roles and kinds so that the map holds those alone that columns name: a parser copies them to each record.
    private mutating func keepUsed() {
        var slots: [UInt16] = [0]
        var kinds: [UInt16] = [0]
        for column in targets.indices {
            for i in targets[column].indices where targets[column][i].field != .joined {
                targets[column][i].slot = ColumnMapCompiler.place(of: targets[column][i].slot, in: &slots)
                targets[column][i].kind = ColumnMapCompiler.place(of: targets[column][i].kind, in: &kinds)
            }
        }
        for i in map.joins.indices {
            map.joins[i].target.slot = ColumnMapCompiler.place(of: map.joins[i].target.slot, in: &slots)
            map.joins[i].target.kind = ColumnMapCompiler.place(of: map.joins[i].target.kind, in: &kinds)
        }
        knownRoles = map.roles
        knownKinds = map.kinds
        map.roles = slots.map { knownRoles[Int($0)] }
        map.kinds = kinds.map { knownKinds[Int($0)] }
    }

    /// Roles and kinds before they were renumbered, for what is said of `known`.
    private var knownRoles: [FieldMap.Role] = []
    private var knownKinds: [[UInt8]] = []

    private static func place(of number: UInt16, in known: inout [UInt16]) -> UInt16 {
        if let index = known.firstIndex(of: number) { return UInt16(truncatingIfNeeded: index) }
        known.append(number)
        return UInt16(truncatingIfNeeded: known.count - 1)
    }

    private mutating func flatten() {
        var ranges: [Range<Int>] = []
        var flat: [FieldTarget] = []
        for column in targets {
            ranges.append(flat.count..<flat.count + column.count)
            flat += column
        }
        map.sources = .columns(ranges, targets: flat)
    }

    // MARK: What is said of it

    private func checkStrict() throws(InputError) {
        guard options.strictColumns else { return }
        let columns = (unrecognised + (options.onlyMapped ? targets.indices.filter { isUnread($0) } : [])).filter {
            sample.mayNameSomebody($0)
        }
        guard let first = columns.first else { return }
        throw InputError(
            .unrecognisedColumns,
            "--strict-columns: not recognised, and may hold words: \(columns.prefix(NoteText.mostNames).map(shown).joined(separator: ", "))"
                + (columns.count > NoteText.mostNames ? ", … (\(columns.count) in all)" : "")
                + "; say what each is with --map \(suggestion(first)), or leave it out with --ignore-column \(typed(first))")
    }

    private mutating func makeNotes() {
        if firstLine == .record, options.hasHeader == nil {
            notes.append("the first line is read as a record: no column's name in it is known")
        } else if firstLine == .headerAndRecord {
            notes.append("the first line names the columns, and is read as a record as well: it may be one")
        } else if firstLine == .record {
            notes.append("the first line is read as a record, not as a header")
        }
        let taken = targets.indices.filter { !targets[$0].isEmpty && !unrecognised.contains($0) }
        if !taken.isEmpty {
            let shown = taken.map { column in
                "\(shownPlain(column)) → " + targets[column].map(map.describe).joined(separator: " + ")
            }
            notes.append("columns taken: " + shown.joined(separator: ", "))
        }
        noteUnrecognised()
        if !map.leftOut.isEmpty {
            notes.append("columns left out (--ignore-column): " + map.leftOut.sorted().map(shownPlain).joined(separator: ", "))
        }
        if options.onlyMapped { noteUnread() }
        if sample.rows == 0, sample.otherRows > 0 {
            notes.append("none of the first \(sample.otherRows) rows has as many fields as the first line (\(cells.count))")
        }
    }

    private mutating func noteUnrecognised() {
        let named = unrecognised.filter { sample.mayNameSomebody($0) }
        for column in named.prefix(NoteText.mostNames) {
            notes.append("column \(shown(column)) is screened as text; --map \(suggestion(column)) reads it as a party")
        }
        if named.count > NoteText.mostNames {
            notes.append("\(named.count - NoteText.mostNames) further columns are screened as text")
        }
        let numbers = unrecognised.filter { !sample.mayNameSomebody($0) }
        guard !numbers.isEmpty else { return }
        notes.append(
            "columns without words in the first rows, screened as text where they hold some: "
                + numbers.prefix(NoteText.mostNames).map(shownPlain).joined(separator: ", ")
                + (numbers.count > NoteText.mostNames ? ", … (\(numbers.count) in all)" : ""))
    }

    private func isUnread(_ column: Int) -> Bool { targets[column].isEmpty && !map.leftOut.contains(column) }

    private mutating func noteUnread() {
        let unread = targets.indices.filter(isUnread)
        guard !unread.isEmpty else { return }
        notes.append(
            "columns not read (--only-mapped): " + unread.prefix(NoteText.mostNames).map(shownPlain).joined(separator: ", ")
                + (unread.count > NoteText.mostNames ? ", … (\(unread.count) in all)" : ""))
        var whole = map
        whole.roles = knownRoles
        whole.kinds = knownKinds
        for column in unread.filter({ known[$0].isName || known[$0].field == .text }).prefix(NoteText.mostNames) {
            notes.append(
                "column \(shown(column)) is recognised as \(whole.describe(known[column])) and is not read (--only-mapped)")
        }
    }

    private func nothingToScreen() -> InputError {
        InputError(
            .noNameColumn,
            "no column may name a party; \(seen); say which one does with "
                + "--map name=COLUMN or --map ROLE.name=COLUMN (a column's name, or its number from 1)")
    }

    private var seen: String {
        firstLine == .record
            ? "the input has \(cells.count) column\(cells.count == 1 ? "" : "s") and no header"
            : "columns seen: "
                + NoteText.list(cells.indices.map { isHidden($0) ? "column \($0 + 1)" : NoteText.quoted(cells[$0]) })
    }

    /// Returns whether a column is shown by its number alone: it has no name, or one that may be somebody's.
    private func isHidden(_ column: Int) -> Bool {
        switch firstLine {
        case .record: true
        case .header: cells[column].isEmpty || PossibleName.isOne(cells[column])
        case .headerAndRecord: cells[column].isEmpty || known[column].field == .unrecognised
        }
    }

    /// Whether the column's own name finds it alone.
    private func hasUsableName(_ column: Int) -> Bool {
        let name = cells[column]
        return !isHidden(column) && NoteText.canBeTyped(name) && columns(named: name) == [column] && name.utf8.first != 0x2F
            && name.utf8.first != 0x2D
    }

    private func suggestion(_ column: Int) -> String { "debtor.name=\(typed(column))" }

    private func typed(_ column: Int) -> String { hasUsableName(column) ? "\"\(cells[column])\"" : "\(column + 1)" }

    private func shown(_ column: Int) -> String {
        if isHidden(column) { return "\(column + 1)" }
        return NoteText.quoted(cells[column]) + (hasUsableName(column) ? "" : " (\(column + 1))")
    }

    private func shownPlain(_ column: Int) -> String {
        isHidden(column) ? "column \(column + 1)" : NoteText.plain(cells[column])
    }
}
