import Crypto
import SanctionsModel

/// SHA-256 of what was received, in lower-case hexadecimal.
enum SourceHash {
    /// Of a file's bytes. O(n).
    static func of(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

    /// Of a source of several files: of their `<name> <hash>\n` lines, sorted; of one file, its own hash.
    static func of(_ files: [SourceFile]) -> String {
        if files.count == 1 { return files[0].sha256 }
        let lines = files.map { "\($0.name) \($0.sha256)\n" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return of(Array(lines.joined().utf8))
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension SourceFile {
    init(name: String, bytes: [UInt8]) {
        self.init(name: name, size: bytes.count, sha256: SourceHash.of(bytes))
    }
}
