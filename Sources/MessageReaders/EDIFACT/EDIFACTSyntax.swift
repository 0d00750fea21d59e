/// The service characters of an interchange, ISO 9735: from its service string advice (UNA), or the usual ones.
struct EDIFACTSyntax: Sendable, Hashable {
    var component: UInt8 = 0x3A
    var element: UInt8 = 0x2B
    /// A space where nothing is released.
    var release: UInt8 = 0x3F
    var terminator: UInt8 = 0x27

    static let standard = EDIFACTSyntax()

    init() {}

    /// Reads the six characters behind `UNA`: component and element separator, decimal mark, release, a reserved one, and
    /// terminator. `nil` when they can't be told apart, or are letters or digits.
    init?(advice: [UInt8]) {
        guard advice.count >= 6 else { return nil }
        component = advice[0]
        element = advice[1]
        release = advice[3]
        terminator = advice[5]
        let all = [component, element, terminator] + (release == 0x20 ? [] : [release])
        let isPlain = all.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && !(byte >= 0x30 && byte <= 0x39) && !(lowered(byte) >= 0x61 && lowered(byte) <= 0x7A)
        }
        guard Set(all).count == all.count, isPlain else { return nil }
    }
}

/// What a record needs of what stands before it.
struct EDIFACTContext: Sendable, Hashable {
    var syntax = EDIFACTSyntax.standard
    /// The interchange's year, 0...99; -1 when it isn't said. Birth dates have years of two digits.
    var year = -1
    /// The traveller's number in the booking or message, from 1.
    var ordinal = 0
    var message = EDIFACTMessage.passenger
    /// The booking's locator, or the message's reference; at most 64 bytes.
    var reference: [UInt8] = []
    /// Segments above the record that belong to it, in the input's encoding.
    var head: [UInt8] = []

    init() {}

    init(_ bytes: [UInt8]) {
        guard bytes.count >= 11, bytes.count >= 11 + Int(bytes[10]) else { return }
        syntax.component = bytes[0]
        syntax.element = bytes[1]
        syntax.release = bytes[2]
        syntax.terminator = bytes[3]
        year = bytes[4] == 0xFF ? -1 : Int(bytes[4])
        for byte in bytes[5..<9] { ordinal = ordinal << 8 | Int(byte) }
        message = EDIFACTMessage(rawValue: bytes[9]) ?? .passenger
        let end = 11 + Int(bytes[10])
        reference = Array(bytes[11..<end])
        head = Array(bytes[end...])
    }

    var bytes: [UInt8] {
        let number = UInt32(truncatingIfNeeded: ordinal)
        let reference = reference.prefix(64)
        return [syntax.component, syntax.element, syntax.release, syntax.terminator, year < 0 ? 0xFF : UInt8(year % 100)]
            + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } + [message.rawValue, UInt8(reference.count)]
            + reference + head
    }
}
