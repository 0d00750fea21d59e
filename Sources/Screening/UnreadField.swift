import Bytes
import MessageReaders
import NameText

/// A field that may name a party and can't be read: its record must not be cleared.
public struct UnreadField: Sendable, Hashable {
    /// The party's role; empty for a text, and where the role is no word of the tables, since a field of the input may hold anything.
    public var role: String
    /// A text, not a party's name.
    public var isText: Bool
    /// The name or text, in `ScannedRecord.bytes`; absent where no record was screened.
    var value: ScannedRecord.Slice

    init(value: ScannedRecord.Slice = .absent, role: Span<UInt8>, isText: Bool = false) {
        self.value = value
        self.isText = isText
        var isWord = role.count <= 40
        for i in role.indices where !(0x61...0x7A).contains(role[i]) && role[i] != 0x2D { isWord = false }
        self.role = isWord ? String(decoding: Array(copying: role), as: UTF8.self) : ""
    }

    init(_ party: borrowing ScannedRecord.Party, of record: borrowing ScannedRecord) {
        self.init(value: party.name, role: record.bytes.span.extracting(party.role.range))
    }

    /// Why the record is rejected, with the place of the field where its bytes stand in the record as they are.
    ///
    /// - Parameter content: the record's bytes in the input.
    func reason(_ record: borrowing ScannedRecord, content: Span<UInt8>) -> RejectReason {
        let value = record.bytes.span.extracting(value.range)
        let place = UnreadField.place(of: value, in: content)
        return RejectReason(isText ? .unreadableText : .unreadableName, offset: place ?? 0, found: place == nil ? 0 : 1)
    }

    /// The reason in words, with the role.
    func message(_ reason: RejectReason) -> String { reason.message + (role.isEmpty ? "" : ", role \(role)") }

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
                return UnreadField(party, of: record)
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
