/// How the bytes of each record are read: by the input's encoding, or by the record's own where none was declared.
///
/// Without a declaration an input is taken for UTF-8, or for Windows-1252 where its start holds bytes beyond ASCII and no sequence
/// of UTF-8. A record is then decided by itself. Valid UTF-8 is read as such. Bytes of both kinds beside each other are read as
/// neither. Other bytes are read as Windows-1252, unless the input is known to be UTF-8, or the bytes stand as they never do in
/// words of Western languages: Cyrillic, Arabic or Chinese letters in an encoding that nobody named would read as nobody's name.
struct RecordEncoding: Sendable {
    /// What is known of an input's encoding.
    enum Certainty: Sendable {
        /// By the user, a byte order mark, or a declaration in the input; or its start holds sequences of UTF-8.
        case known
        /// Records may be UTF-8 or Windows-1252.
        case open
    }

    let encoding: TextEncoding
    let certainty: Certainty

    init(_ profile: InputProfile) {
        encoding = profile.encoding
        certainty = profile.isEncodingKnown ? .known : .open
    }

    init(_ encoding: TextEncoding, _ certainty: Certainty = .known) {
        self.encoding = encoding
        self.certainty = certainty
    }

    /// The encoding of a record; `.utf8` also for one whose bytes are ASCII, whatever the input's encoding is.
    ///
    /// - Throws: `RejectReason.Code.invalidText` when the record can't be read by any.
    /// - Complexity: O(bytes); no allocation.
    func of(_ record: Span<UInt8>) throws(RejectReason) -> TextEncoding {
        if certainty == .open || encoding == .utf8 {
            if TextDecoding.isUTF8(record) { return .utf8 }
            let counts = TextDecoding.countUTF8(record)
            guard certainty == .open, counts.sequences == 0, RecordEncoding.isWestern(record) else {
                let offset = TextDecoding.firstFault(in: record, encoding: .utf8) ?? 0
                throw RejectReason(.invalidText, offset: offset, found: certainty == .open ? 1 : 0)
            }
            return .windows1252
        }
        if encoding.unitWidth > 1 { return record.isEmpty ? .utf8 : encoding }
        if encoding.isEBCDIC { return record.isEmpty ? .utf8 : encoding }
        return ByteScan.endOfASCII(in: record, from: 0) == record.count ? .utf8 : encoding
    }

    /// Writes a record that `of` gave an encoding to the beginning of `target`; returns the bytes written.
    ///
    /// - Throws: `RejectReason.Code.invalidText` at the first bytes that stand for nothing.
    static func decode(
        _ record: Span<UInt8>, from encoding: TextEncoding, into target: inout [UInt8]
    ) throws(RejectReason) -> Int {
        let (count, isValid) = TextDecoding.decode(record, from: encoding, into: &target)
        guard isValid else {
            throw RejectReason(.invalidText, offset: TextDecoding.firstFault(in: record, encoding: encoding) ?? 0)
        }
        return count
    }

    /// Whether bytes beyond ASCII stand as they do in Western text read as Windows-1252: no three letters of them side by side, no
    /// run of four in which there is a letter, and no sign within a word but those that do stand there. O(bytes).
    static func isWestern(_ record: Span<UInt8>) -> Bool {
        var run = 0
        var letters = 0
        var hasLetter = false
        var i = 0
        while true {
            let next = ByteScan.endOfASCII(in: record, from: i)
            if next > i { (run, letters, hasLetter) = (0, 0, false) }
            guard next < record.count else { return true }
            i = next
            let step = TextDecoding.windows1252Step(record[i])
            guard step.isValid else { return false }
            run += 1
            if isLetter(record[i]) {
                letters += 1
                hasLetter = true
            } else {
                letters = 0
            }
            if letters >= 3 || (run >= 4 && hasLetter) { return false }
            if splitsWord(record, i) { return false }
            i += 1
        }
    }

    /// Whether a sign that never stands within a word does: Japanese in Shift_JIS holds many.
    private static func splitsWord(_ record: Span<UInt8>, _ index: Int) -> Bool {
        switch record[index] {
        case 0x85, 0x91, 0x92, 0x94, 0x96, 0x97, 0x99, 0xA0, 0xA7, 0xAA, 0xAB, 0xAD, 0xAE, 0xB0, 0xB4, 0xB7, 0xBA, 0xBB:
            return false
        default: break
        }
        guard !isLetter(record[index]), index > 0, index + 1 < record.count else { return false }
        return isWord(record[index - 1]) && isWord(record[index + 1])
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (lowered(byte) >= 0x61 && lowered(byte) <= 0x7A) || isLetter(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xD7, 0xF7: false
        case 0xC0...0xFF, 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F: true
        default: false
        }
    }
}

extension TextDecoding {
    /// How many sequences of UTF-8 of two bytes or more the bytes hold, and how many faults between them. O(bytes).
    static func countUTF8(_ bytes: Span<UInt8>) -> (sequences: Int, faults: Int) {
        var sequences = 0
        var faults = 0
        var i = 0
        while true {
            i = ByteScan.endOfASCII(in: bytes, from: i)
            guard i < bytes.count else { return (sequences, faults) }
            let step = utf8Step(in: bytes, at: i)
            if step.isValid { sequences &+= 1 } else { faults &+= 1 }
            i &+= step.width
        }
    }
}
