public import Bytes
import Crypto
import Dispatch

/// The container of a compiled watchlist.
///
/// ```
/// 0    magic "SCREENWL"                       8 bytes
/// 8    format version                         UInt32, little-endian, as all numbers here
/// 12   size of a block                        UInt32
/// 16   length of the contents                 UInt64
/// 24   SHA-256 over the SHA-256s of the blocks of the contents, 32 bytes
/// 56   zeros
/// 96   SHA-256 of bytes 0..<96                32 bytes
/// 128  contents: a table of sections, then the sections, each on a 16-byte boundary
/// ```
/// Every byte of the file is under a hash: the first 96 bytes under the one that follows them, the contents under theirs.
enum FrozenFile {
    static let magic = Array("SCREENWL".utf8)
    static let version: UInt32 = 7
    static let blockSize = 1 << 20
    static let preambleSize = 128
    static let hashedPreambleSize = 96

    /// Sections by number, in the order of the file.
    static func write(_ sections: [(id: UInt32, bytes: [UInt8])]) -> [UInt8] {
        var contents: [UInt8] = []
        let tableSize = aligned(16 + sections.count * 24)
        append(UInt64(sections.count), to: &contents)
        append(UInt64(0), to: &contents)
        var offset = preambleSize + tableSize
        for section in sections {
            append(UInt64(section.id), to: &contents)
            append(UInt64(offset), to: &contents)
            append(UInt64(section.bytes.count), to: &contents)
            offset += aligned(section.bytes.count)
        }
        contents.append(contentsOf: repeatElement(0, count: tableSize - contents.count))
        for section in sections {
            contents.append(contentsOf: section.bytes)
            contents.append(contentsOf: repeatElement(0, count: aligned(section.bytes.count) - section.bytes.count))
        }
        var file = magic
        append(version, to: &file)
        append(UInt32(blockSize), to: &file)
        append(UInt64(contents.count), to: &file)
        let held = MappedFile(copying: contents)
        file.append(contentsOf: hash(held, from: 0))
        file.append(contentsOf: repeatElement(0, count: hashedPreambleSize - file.count))
        file.append(contentsOf: SHA256.hash(data: file))
        file.append(contentsOf: contents)
        return file
    }

    /// The sections of a file whose preamble and table are sound: cheap checks, no look at the contents' hash.
    static func sections(of file: MappedFile) throws(WatchlistError) -> [UInt32: Range<Int>] {
        let bytes = file.span
        guard bytes.byteCount >= preambleSize + 16 else { throw .notAWatchlist("shorter than a watchlist's preamble") }
        for i in magic.indices where byte(bytes, i) != magic[i] { throw .notAWatchlist("it does not begin as a watchlist does") }
        let version: UInt32 = number(bytes, 8)
        guard version == FrozenFile.version else { throw .otherFormat(Int(version)) }
        var head: [UInt8] = []
        for i in 0..<hashedPreambleSize { head.append(byte(bytes, i)) }
        for (i, expected) in SHA256.hash(data: head).enumerated() where byte(bytes, hashedPreambleSize + i) != expected {
            throw .damaged("the preamble does not match its SHA-256")
        }
        let length: UInt64 = number(bytes, 16)
        guard length == UInt64(bytes.byteCount - preambleSize) else {
            throw .damaged("it holds \(bytes.byteCount - preambleSize) bytes of contents and should hold \(length)")
        }
        let count: UInt64 = number(bytes, preambleSize)
        guard count < 1000, preambleSize + 16 + Int(count) * 24 <= bytes.byteCount else {
            throw .damaged("the table of sections runs beyond the file")
        }
        var sections: [UInt32: Range<Int>] = [:]
        for i in 0..<Int(count) {
            let place = preambleSize + 16 + i * 24
            let id: UInt64 = number(bytes, place)
            let offset: UInt64 = number(bytes, place + 8)
            let size: UInt64 = number(bytes, place + 16)
            guard id <= UInt64(UInt32.max), offset <= UInt64(bytes.byteCount), size <= UInt64(bytes.byteCount) - offset else {
                throw .damaged("section \(i) runs beyond the file")
            }
            guard offset >= UInt64(preambleSize + 16 + Int(count) * 24), offset % 16 == 0,
                sections.updateValue(Int(offset)..<Int(offset + size), forKey: UInt32(id)) == nil
            else { throw .damaged("section \(i) is where it can't be") }
        }
        return sections
    }

    /// Hashes the contents by blocks on all cores and compares. O(size).
    static func verify(_ file: MappedFile) throws(WatchlistError) {
        let found = hash(file, from: preambleSize)
        for (i, expected) in found.enumerated() where byte(file.span, 24 + i) != expected {
            throw .damaged("the contents do not match their SHA-256")
        }
    }

    /// SHA-256 over the SHA-256s of the blocks from `start` on.
    private static func hash(_ file: MappedFile, from start: Int) -> [UInt8] {
        let size = file.count - start
        let count = (size + blockSize - 1) / blockSize
        let digests = Lock([[UInt8]](repeating: [], count: count))
        DispatchQueue.concurrentPerform(iterations: count) { i in
            let first = start + i * blockSize
            let block = file.span.extracting(first..<min(first + blockSize, start + size))
            var hasher = SHA256()
            // SAFETY: the hasher reads the bytes during the call and keeps no pointer.
            unsafe block.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
            let digest = Array(hasher.finalize())
            digests.withLock { $0[i] = digest }
        }
        return Array(SHA256.hash(data: digests.withLock { $0.flatMap { $0 } }))
    }

    private static func aligned(_ count: Int) -> Int { (count + 15) & ~15 }

    // SAFETY of the loads below: every offset is inside the span, which `sections(of:)` has checked against its length.
    private static func byte(_ bytes: RawSpan, _ offset: Int) -> UInt8 {
        unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt8.self)
    }

    private static func number<N: FixedWidthInteger & BitwiseCopyable>(_ bytes: RawSpan, _ offset: Int) -> N {
        unsafe N(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: N.self))
    }

    private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}

/// Why a watchlist was refused.
public enum WatchlistError: Error, Sendable, Hashable, CustomStringConvertible {
    case file(FileError)
    case notAWatchlist(String)
    /// Compiled in another version of the file format.
    case otherFormat(Int)
    /// Compiled with another version of ICU, so that names would be read differently.
    case otherICU(compiled: String, running: String)
    /// Compiled with another scoring model, so that scores would differ.
    case otherModel(compiled: String, running: String)
    case damaged(String)
    /// Two sources of the same list.
    case sameList(id: String, first: String, second: String)
    case empty

    /// One line; control characters of what the file says are escaped.
    public var description: String { VisibleText.line(text) }

    private var text: String {
        switch self {
        case .file(let error): error.description
        case .notAWatchlist(let reason): "not a watchlist: \(reason)"
        case .otherFormat(let version):
            "compiled in format \(version), this engine reads format \(FrozenFile.version): compile it anew with `screen lists compile`"
        case .otherICU(let compiled, let running):
            "compiled with ICU \(compiled), this machine has ICU \(running): compile it anew with `screen lists compile`"
        case .otherModel(let compiled, let running):
            "compiled with the scoring model \(compiled), this engine has \(running): compile it anew with `screen lists compile`"
        case .damaged(let reason): "damaged: \(reason)"
        case .sameList(let id, let first, let second):
            "two sources of the list \(id): \(first) and \(second); keep one, or say --newest"
        case .empty: "holds no designation"
        }
    }
}
