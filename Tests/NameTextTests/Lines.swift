import Bytes

/// Lines of a file for tests.
enum Lines {
    static func of(_ path: String) throws -> [String] {
        try readFile(path).split(separator: 0x0A).map { String(decoding: $0.filter { $0 != 0x0D }, as: UTF8.self) }
    }
}
