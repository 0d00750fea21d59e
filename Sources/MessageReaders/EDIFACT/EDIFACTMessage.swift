/// What is done with a message, by the type that its header (UNH) names.
///
/// Source: UN/EDIFACT directory D.96A and later, message types; IATA PNRGOV.
enum EDIFACTMessage: UInt8, Sendable {
    /// Passenger lists and bookings: a record for each traveller.
    case passenger
    /// Payments, advices and statements: a record for each transaction.
    case payment
    /// Answers to messages, which name nobody: one record.
    case service
    /// Not read: rejected by name.
    case other

    init(type: [UInt8]) {
        self = EDIFACTMessage.types[EDIFACTMessage.packed(type)] ?? .other
    }

    private static let types: [Int: EDIFACTMessage] = {
        var types: [Int: EDIFACTMessage] = [:]
        for type in ["PAXLST", "PNRGOV"] { types[packed(Array(type.utf8))] = .passenger }
        for type in [
            "PAYMUL", "PAYORD", "PAYEXT", "PAYDUC", "CREMUL", "CREEXT", "CREADV", "DEBMUL", "DEBADV", "FINSTA", "FINPAY",
            "REMADV", "DIRDEB",
        ] {
            types[packed(Array(type.utf8))] = .payment
        }
        for type in ["CONTRL", "APERAK"] { types[packed(Array(type.utf8))] = .service }
        return types
    }()

    /// A type of up to six capitals and digits as a number, so that a reject reason can carry it; 0 for anything else.
    static func packed(_ type: [UInt8]) -> Int {
        guard type.count <= 6 else { return 0 }
        var packed = 0
        for byte in type {
            guard byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A else { return 0 }
            packed = packed << 8 | Int(byte)
        }
        return packed
    }

    static func unpacked(_ packed: Int) -> String {
        let bytes = [40, 32, 24, 16, 8, 0].map { UInt8(truncatingIfNeeded: packed >> $0) }
        return String(decoding: bytes.filter { $0 > 0 }, as: UTF8.self)
    }
}
