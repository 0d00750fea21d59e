/// A list of the store as people name it: `un`, `un@2024-09-21`, `un@3f9a…`.
public struct VersionReference: Sendable, Hashable, CustomStringConvertible {
    public enum Version: Sendable, Hashable {
        case current
        /// The version in force on that day.
        case day(CalendarDay)
        /// The version with that SHA-256, or the only one that begins with these eight digits or more.
        case hash(String)
    }

    public var list: String
    public var version: Version

    public init(list: String, version: Version = .current) {
        self.list = list
        self.version = version
    }

    /// `nil` when the text is no list's identifier, with or without a day or hash after `@`. A path never is: it has a slash or
    /// a dot.
    public init?(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let list = parts.first.map(String.init), Self.isIdentifier(list) else { return nil }
        self.list = list
        guard parts.count == 2 else {
            version = .current
            return
        }
        let rest = String(parts[1])
        if let day = CalendarDay(rest) {
            version = .day(day)
        } else if (8...64).contains(rest.utf8.count), rest.utf8.allSatisfy(Self.isHexadecimal) {
            version = .hash(rest)
        } else {
            return nil
        }
    }

    public var description: String {
        switch version {
        case .current: list
        case .day(let day): "\(list)@\(day)"
        case .hash(let digits): "\(list)@\(digits)"
        }
    }

    /// Letters in lower case, digits and hyphens, 1 to 40 of them: what may be the name of a folder of the store.
    public static func isIdentifier(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: "-")
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }
}
