import Glibc
import MessageSupport

@testable import MessageReaders

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func utf16(_ text: String, bigEndian: Bool, mark: Bool = false) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
        let low = UInt8(truncatingIfNeeded: unit)
        let high = UInt8(truncatingIfNeeded: unit >> 8)
        return bigEndian ? [high, low] : [low, high]
    }
}

/// One record parsed alone.
func parse(_ record: String, options: InputOptions = InputOptions(format: .jsonl)) throws -> ReadRecord {
    let start = bytes(record)
    let profile = try InputProfile.detect(start: start.span, isWhole: true, options: options)
    var parser = RecordParser(profile: profile)
    var scanned = ScannedRecord()
    let reason = parser.parse(start.span, into: &scanned)
    var read = scanned.plain
    read.reject = reason?.message
    return read
}

func mappings(_ texts: String...) throws -> [FieldMapping] { try texts.map { try FieldMapping(parsing: $0) } }

func readAll(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw InputError(.badOption, "cannot open \(path)") }
    defer { fclose(file) }
    var all: [UInt8] = []
    let step = 1 << 16
    var buffer = [UInt8](repeating: 0, count: step)
    while true {
        let count = fread(&buffer, 1, step, file)
        if count == 0 { return all }
        all += buffer[..<count]
    }
}
