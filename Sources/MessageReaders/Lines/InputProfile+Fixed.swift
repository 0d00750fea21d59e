extension InputProfile {
    /// Lines of fixed width: what stands where is what the user says.
    static func fixedProfile(
        _ text: Span<UInt8>, encoding: TextEncoding, mark: Int, isWhole: Bool, options: InputOptions, notes: [String]
    ) throws(InputError) -> InputProfile {
        let compiled = try FieldMapCompiler.places(options.mappings)
        let isEndless = compiled.recordLength > 0
        let shape = FixedShape(text)
        if !isEndless { try check(shape, text.count, isWhole: isWhole, compiled.map) }
        let lines = isEndless ? "records of \(compiled.recordLength) characters" : "lines"
        let width = isEndless ? compiled.recordLength : shape.longest
        return InputProfile(
            format: .fixed, encoding: encoding, byteOrderMarkBytes: mark, headerBytes: mark,
            notes: ["format: fixed width, \(lines)"] + notes + compiled.notes + unread(compiled.map, width: width),
            maxRecordBytes: options.maxRecordBytes, map: compiled.map, recordLength: compiled.recordLength)
    }

    /// Lines that never end are not lines: all records behind the first one would be passed over.
    private static func check(
        _ shape: FixedShape, _ bytes: Int, isWhole: Bool, _ map: FieldMap
    ) throws(InputError) {
        guard shape.lineEnds == 0 else { return }
        let end = map.placesEnd
        if !isWhole || (end > 0 && shape.longest >= 2 * end) {
            throw InputError(
                .badMapping,
                "no line ends within the first \(bytes) bytes, and the fields end at character \(end); "
                    + "for records without line ends give their length with --map length=N")
        }
    }

    /// Which characters no mapping names.
    private static func unread(_ map: FieldMap, width: Int) -> [String] {
        guard case .places(let places) = map.sources else { return [] }
        var ranges: [String] = []
        var end = 0
        for place in places {
            if place.range.lowerBound > end { ranges.append("\(end + 1)-\(place.range.lowerBound)") }
            end = max(end, place.range.upperBound)
        }
        if width > end { ranges.append("\(end + 1)-\(width)") }
        return ranges.isEmpty ? [] : ["characters not read, since no --map names them: " + ranges.joined(separator: ", ")]
    }
}

/// The first lines of an input of fixed width.
private struct FixedShape {
    private(set) var lineEnds = 0
    /// Characters of the longest line.
    private(set) var longest = 0

    /// O(bytes).
    init(_ text: Span<UInt8>) {
        var length = 0
        for i in text.indices {
            switch text[i] {
            case 0x0A, 0x0D:
                lineEnds += 1
                longest = max(longest, length)
                length = 0
            case 0x80..<0xC0: break
            default: length += 1
            }
        }
        longest = max(longest, length)
    }
}

extension FieldMap {
    /// The last character of fixed width that is read, from 1; 0 when none is.
    var placesEnd: Int {
        guard case .places(let places) = sources else { return 0 }
        return places.map(\.range.upperBound).max() ?? 0
    }
}
