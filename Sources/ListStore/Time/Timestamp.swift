import Glibc
public import SanctionsModel

/// A second of UTC, written as in RFC 3339: `2026-02-27T06:00:00Z`.
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public var seconds: Int

    public init(seconds: Int) { self.seconds = seconds }

    /// The first second of a day.
    public init(startOf day: PartialDate.Day) { seconds = day.dayNumber * 86_400 }

    /// The system's clock.
    public static var now: Timestamp { Timestamp(seconds: Int(time(nil))) }

    /// The day, UTC; the first or last of the calendar where the second lies outside the years 1 to 9999.
    public var day: PartialDate.Day {
        let number = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        if let day = PartialDate.Day(dayNumber: number) { return day }
        return number < 0 ? Self.firstDay : Self.lastDay
    }

    private static let firstDay = boundary(year: 1, month: 1, day: 1)
    private static let lastDay = boundary(year: 9999, month: 12, day: 31)

    private static func boundary(year: Int, month: Int, day: Int) -> PartialDate.Day {
        guard let day = PartialDate.Day(year: year, month: month, day: day) else { preconditionFailure("a day of the calendar") }
        return day
    }

    public static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

    public var description: String {
        let second = ((seconds % 86_400) + 86_400) % 86_400
        return "\(day.description)T\(Self.two(second / 3600)):\(Self.two(second / 60 % 60)):\(Self.two(second % 60))Z"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// Reads what `description` writes; `nil` for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"), bytes[4] == UInt8(ascii: "-"),
            bytes[7] == UInt8(ascii: "-"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
        else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let dayOfMonth = number(8..<10), let hour = number(11..<13),
            let minute = number(14..<16), let second = number(17..<19), hour < 24, minute < 60, second < 60,
            let day = PartialDate.Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        seconds = day.dayNumber * 86_400 + hour * 3600 + minute * 60 + second
    }
}

extension Timestamp: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Timestamp(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no time like 2026-02-27T06:00:00Z: \(text)")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
