extension InputProfile {
    /// - Throws: `InputError.Code.badMapping` when fields are mapped: those of ISO 20022 are known.
    static func iso20022Profile(
        _ text: Span<UInt8>, encoding: TextEncoding, mark: Int, options: InputOptions, notes: [String]
    ) throws(InputError) -> InputProfile {
        if let mapping = options.mappings.first {
            throw InputError(.badMapping, "--map \(mapping.text): the fields of ISO 20022 messages are known, nothing is mapped")
        }
        return InputProfile(
            format: .iso20022, encoding: encoding, byteOrderMarkBytes: mark, headerBytes: mark,
            notes: ["format: ISO 20022 (XML)"] + notes, maxRecordBytes: options.maxRecordBytes, map: .vocabulary(.keys))
    }
}
