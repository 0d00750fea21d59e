import Bytes
import MessageReaders
import NameText

/// A field of a record that may name a party and can't be read: the record must not be cleared.
struct UnreadField {
    /// The name or text, in `ScannedRecord.bytes`.
    var value: ScannedRecord.Slice
    /// The party's; absent for a text.
    var role = ScannedRecord.Slice.absent
    var isText = false

    /// Why the record is rejected, with the place of the field where its bytes stand in the record as they are.
    ///
    /// - Parameter content: the record's bytes in the input.
    func reason(_ record: borrowing ScannedRecord, content: Span<UInt8>) -> RejectReason {
        let value = record.bytes.span.extracting(value.range)
        let place = UnreadField.place(of: value, in: content)
        return RejectReason(isText ? .unreadableText : .unreadableName, offset: place ?? 0, found: place == nil ? 0 : 1)
    }

    /// The role, to be said beside the reason: a word of a table, or nothing, since a field of the input may hold anything.
    func role(_ record: borrowing ScannedRecord) -> String {
        let role = record.bytes[role.range]
        let isWord = role.count <= 40 && role.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
        return isWord ? String(decoding: role, as: UTF8.self) : ""
    }

    /// O(bytes): no more than the beginning of the value is compared.
    private static func place(of value: Span<UInt8>, in content: Span<UInt8>) -> Int? {
        let count = min(value.count, 64)
        guard count > 0, content.count >= count else { return nil }
        for start in 0...(content.count - count) {
            var same = 0
            while same < count, content[start + same] == value[same] { same += 1 }
            if same == count { return start }
        }
        return nil
    }
}

/// Finds the names of a record that can't be read, where nothing is searched for them.
struct UnreadNames {
    private var readings = NameReadings()
    private let normalizer = NameNormalizer()
    private var tokens = NameTokens()

    /// The first of them. O(bytes of names).
    mutating func first(in record: borrowing ScannedRecord) -> UnreadField? {
        for party in record.parties where !party.name.isAbsent && party.readingOf < 0 {
            let name = record.bytes.span.extracting(party.name.range)
            readings.read(name, as: .name)
            if readings.isUnreadable || (!holds(name) && !Placeholder.isNobody(name)) {
                return UnreadField(value: party.name, role: party.role)
            }
        }
        return nil
    }

    /// Whether a letter or digit can be read.
    private mutating func holds(_ name: Span<UInt8>) -> Bool {
        normalizer.normalize(name, into: &tokens)
        return !tokens.tokens.isEmpty
    }
}
