public import SanctionsModel

/// A day in the store's files, written `2026-02-27`.
public struct CalendarDay: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    public var day: PartialDate.Day

    public init(_ day: PartialDate.Day) { self.day = day }

    /// Reads `2026-02-27`; `nil` for anything else.
    public init?(_ text: String) {
        guard text.utf8.count == 10, let time = Timestamp(text + "T00:00:00Z") else { return nil }
        day = time.day
    }

    public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.day < b.day }

    public var description: String { day.description }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = CalendarDay(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no day like 2026-02-27: \(text)")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
