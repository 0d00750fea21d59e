/// The fields of a JSON record that the user maps or leaves out by a pointer. RFC 6901 names object members and array elements
/// alike.
extension RecordParser {
    /// Reads the value at the cursor if the user mapped its place; `false` when there is nothing mapped.
    @inline(__always)
    mutating func readMapped(
        _ node: Int32, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) -> Bool {
        if node < 0 { return false }
        return try readTargets(of: Int(node), &cursor, into: &scanned)
    }

    @inline(never)
    private mutating func readTargets(
        of node: Int, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) -> Bool {
        guard case .pointers(let nodes) = map.sources, nodes.indices.contains(node), !nodes[node].targets.isEmpty else {
            return false
        }
        let targets = nodes[node].targets
        if targets.contains(where: { $0.field == .ignored }) {
            mayNameParty = true
            try cursor.skipValue()
            return true
        }
        // Pointers may lead on into the value, unless all of it is text.
        let isText = targets.contains { $0.field == .text }
        let inner = JSONContext(node: nodes[node].children.isEmpty || isText ? -1 : Int32(truncatingIfNeeded: node))
        for target in targets.dropLast() {
            var copy = cursor
            try readField(target, inner, isOfRecord: true, &copy, into: &scanned)
        }
        if let last = targets.last { try readField(last, inner, isOfRecord: true, &cursor, into: &scanned) }
        return true
    }

    /// Reads an element of an array if its place is mapped, and passes over it where nothing but what is mapped is read.
    ///
    /// - Returns: the node of the element, -1 when no pointer leads there, `JSONContext.done` when it was read or passed.
    @inline(__always)
    mutating func readElement(
        _ element: Int, of node: Int32, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) -> Int32 {
        if node < 0 { return -1 }
        return try readMappedElement(element, of: Int(node), &cursor, into: &scanned)
    }

    @inline(never)
    private mutating func readMappedElement(
        _ element: Int, of node: Int, _ cursor: inout JSONCursor, into scanned: inout ScannedRecord
    ) throws(RejectReason) -> Int32 {
        guard case .pointers(let nodes) = map.sources, nodes.indices.contains(node) else { return -1 }
        guard let child = nodes[node].children.first(where: { $0.index == element }) else {
            // Elements of an array that is itself mapped are read as the array is.
            if nodes[node].isOpen { return -1 }
            try cursor.skipValue()
            return JSONContext.done
        }
        let inner = Int32(truncatingIfNeeded: child.node)
        return try readMapped(inner, &cursor, into: &scanned) ? JSONContext.done : inner
    }
}

extension FieldMap {
    /// Whether nothing is read at a node of the pointer tree but what pointers lead to.
    func isClosed(_ node: Int32) -> Bool {
        guard case .pointers(let nodes) = sources, nodes.indices.contains(Int(node)) else { return false }
        return !nodes[Int(node)].isOpen
    }

    /// What a key means at a place of the vocabulary and a node of the pointer tree. O(children × length).
    func meaning(of key: Span<UInt8>, at place: JSONPlace, node: Int32) -> JSONKeyCache.Meaning {
        var meaning = JSONKeyCache.Meaning(target: .unrecognised)
        var isOnTheWay = false
        if node >= 0, case .pointers(let nodes) = sources, nodes.indices.contains(Int(node)) {
            for child in nodes[Int(node)].children where isSame(child.key, key) {
                meaning.node = Int32(truncatingIfNeeded: child.node)
                isOnTheWay = true
                if !nodes[child.node].targets.isEmpty { return meaning }
            }
            if !nodes[Int(node)].isOpen {
                // Nothing else is read but the record's own id.
                if isOnTheWay { return meaning }
                let target = FieldVocabulary.meaning(of: key, at: .record)
                meaning.target = node == 0 && findsID && target.field == .id ? target : .ignored
                return meaning
            }
        }
        if isIgnored(key) {
            meaning.target = .ignored
            meaning.node = -1
            meaning.isLeftOut = true
            return meaning
        }
        meaning.target = place.meaning(of: key)
        meaning.isName = meaning.target.field == .unrecognised && JSONPlace.isName(key)
        return meaning
    }

    /// Whether the user leaves a key out, as written or as it is compared with the vocabulary.
    private func isIgnored(_ key: Span<UInt8>) -> Bool {
        if ignoredKeys.isEmpty { return false }
        let hash = FieldVocabulary.normalHash(key)
        return ignoredKeys.contains { ignored in
            isSame(ignored, key) || (hash != nil && FieldVocabulary.normalHash(ignored.span) == hash)
        }
    }

    private func isSame(_ a: [UInt8], _ b: Span<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        for i in a.indices where a[i] != b[i] { return false }
        return true
    }
}
