import Bytes
import Decompression
import Glibc
import MessageReaders
import MessageSupport
import SanctionsModel
import Screening

extension FuzzFamily {
    /// Payments and passengers, by format and as found by content, and what they come compressed in.
    static let payments: [FuzzFamily] = [
        FuzzFamily("payments") { input in
            readRecords(input, InputOptions())
            screenRecords(input)
        },
        FuzzFamily("iso20022") { readRecords($0, InputOptions(format: .iso20022)) },
        FuzzFamily("mt") { readRecords($0, InputOptions(format: .mt)) },
        FuzzFamily("edifact") { readRecords($0, InputOptions(format: .edifact)) },
        FuzzFamily("fixed") { input in
            for encoding in [nil, TextEncoding(word: "cp037"), .utf16le] {
                readRecords(input, InputOptions(format: .fixed, encoding: encoding, mappings: places))
            }
        },
        FuzzFamily("csv") { readRecords($0, InputOptions(format: .csv)) },
        FuzzFamily("jsonl") { readRecords($0, InputOptions(format: .jsonl)) },
        FuzzFamily("compressed") { input in
            let whole = decompress(input, step: 1 << 16)
            let drops = decompress(input, step: 61)
            require(whole.reason == drops.reason, "\(whole.reason) in large steps, \(drops.reason) in small ones")
            // What was made before a fault may differ by what a step leaves out; the rest is equal.
            let common = min(whole.bytes.count, drops.bytes.count)
            require(whole.bytes[..<common] == drops.bytes[..<common], "steps change what is decompressed")
            require(!whole.reason.isEmpty || whole.bytes.count == drops.bytes.count, "steps change how much is decompressed")
        },
    ]

    private static let places: [FieldMapping] = ["id=1-6", "debtor.name=7-24", "debtor.country=25-26", "text=27-60"].compactMap {
        try? FieldMapping(parsing: $0)
    }
}

/// Every byte is accounted for, and the pieces in which an input arrives change nothing.
private func readRecords(_ input: [UInt8], _ options: InputOptions) {
    guard let whole = try? ReadInput(input, options: options) else { return }
    require(whole.accounted == input.count, "\(whole.accounted) of \(input.count) bytes accounted for")
    for chunk in [1, 7, 64] {
        guard let pieces = try? ReadInput(input, options: options, chunk: chunk) else {
            fatalError("broken: refused in pieces of \(chunk) alone")
        }
        require(pieces.accounted == input.count, "\(pieces.accounted) of \(input.count) bytes accounted for in pieces")
        require(pieces.records == whole.records, "pieces of \(chunk) bytes change what is read")
    }
}

/// Every record is screened or rejected; a field that is told stands in it.
private func screenRecords(_ input: [UInt8]) {
    guard let watchlist = FuzzList.watchlist,
        let profile = try? InputProfile.detect(start: input.span, isWhole: true, options: InputOptions())
    else {
        return
    }
    let session = ScreeningSession(watchlist: watchlist)
    var splitter = RecordSplitter(profile: profile)
    var parser = RecordParser(profile: profile)
    var scanned = ScannedRecord()
    var offset = profile.headerBytes
    while true {
        switch splitter.next(in: input.span, from: offset, isLast: true) {
        case .record(let record):
            offset = record.range.upperBound
            let content = Array(input[record.content])
            if record.reject == nil, parser.parse(content.span, context: splitter.context, into: &scanned) == nil {
                for alert in session.screen(scanned).alerts {
                    require(!alert.designation.id.isEmpty, "an alert names a designation")
                }
            }
        case .blank(let range), .frame(let range): offset = range.upperBound
        case .oversized(let fragment): offset = fragment.range.upperBound
        case .needMore, .end: return
        }
    }
}

/// At most 4 MiB of what the bytes are without gzip or Zstandard around them, and why there is no more.
private func decompress(_ input: [UInt8], step: Int) -> (bytes: [UInt8], reason: String) {
    var name = Array("/tmp/screen-fuzz-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return ([], "") }
    unlink(name)
    defer { close(file) }
    guard write(file, input, input.count) == input.count else { return ([], "") }
    var made: [UInt8] = []
    do {
        let plain = try PlainInput(path: "/proc/self/fd/\(file)")
        while made.count < 4 << 20 {
            let before = made.count
            let count = try plain.read(upTo: step, into: &made)
            require(made.count == before + count && count <= step, "as much is read as is said")
            if count == 0 { break }
        }
        return (made, "")
    } catch {
        return (made, "\((error as? DecompressionError)?.reason ?? "\(error)")")
    }
}
