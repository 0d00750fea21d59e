extension FieldMapCompiler {
    /// Makes the map of a JSON input: the vocabulary, the pointers that the user maps besides or in its place, and the fields that
    /// the user leaves out. A plain name that is mapped is a key of the record's own object.
    static func json(_ options: InputOptions) throws(InputError) -> FieldMap {
        guard options.onlyMapped || !options.mappings.isEmpty || !options.ignoredFields.isEmpty else { return .vocabulary(.keys) }
        if options.onlyMapped { try check(options.mappings) } else { try checkCount(options.mappings) }
        var map = FieldMap.vocabulary(.keys)
        var tables = Tables()
        map.isMapped = options.onlyMapped
        map.firstMappedSlot = map.roles.count
        var nodes = [FieldMap.Node()]
        // Roles and kinds that are mapped stand behind those of the vocabulary, also those of the same name: their fields
        // belong to one party, in whatever object of the record they are found.
        let firstKind = map.kinds.count
        for mapping in options.mappings {
            let tokens =
                switch mapping.source {
                case .named(let name): [name]
                case .pointer(let tokens): tokens
                }
            var target = tables.target(of: mapping)
            if !target.field.isOfRecord { target.slot += UInt16(truncatingIfNeeded: map.firstMappedSlot) }
            if target.kind > 0 { target.kind += UInt16(truncatingIfNeeded: firstKind - 1) }
            let node = place(tokens, in: &nodes)
            nodes[node].targets.append(target)
        }
        map.roles += tables.roles
        map.kinds += tables.kinds.dropFirst()
        for field in options.ignoredFields {
            guard field.utf8.first == 0x2F else {
                map.ignoredKeys.append(Array(field.utf8))
                continue
            }
            let node = place(try FieldMapping.tokens(field, in: field), in: &nodes)
            nodes[node].targets = [.ignored]
        }
        nodes[0].isOpen = !options.onlyMapped
        // A child stands behind its parent.
        for index in nodes.indices {
            let isOpen = nodes[index].isOpen || !nodes[index].targets.isEmpty
            for child in nodes[index].children { nodes[child.node].isOpen = isOpen }
        }
        map.findsID = !options.mappings.contains { $0.field == .id }
        map.sources = .pointers(nodes)
        return map
    }

    private static func checkCount(_ mappings: [FieldMapping]) throws(InputError) {
        guard !mappings.contains(where: \.isRecordLength) else {
            throw InputError(.badMapping, "--map length=…: only records of fixed width have a length")
        }
        guard mappings.count <= 4096 else { throw InputError(.badMapping, "--map: more than 4096 of them") }
    }

    /// The node that a pointer leads to; made, with those on the way, where there is none yet.
    private static func place(_ tokens: [String], in nodes: inout [FieldMap.Node]) -> Int {
        var node = 0
        for token in tokens {
            let key = Array(token.utf8)
            if let child = nodes[node].children.first(where: { $0.key == key }) {
                node = child.node
                continue
            }
            nodes.append(FieldMap.Node())
            // RFC 6901: an index is 0 or digits without a leading zero.
            let isIndex = token == "0" || (!token.isEmpty && key.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && key[0] != 0x30)
            nodes[node].children.append(
                FieldMap.Node.Child(key: key, index: isIndex ? Int(token) : nil, node: nodes.count - 1))
            node = nodes.count - 1
        }
        return node
    }
}
