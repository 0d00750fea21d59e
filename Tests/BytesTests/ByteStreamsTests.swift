import Glibc
import TestSupport
import Testing

@testable import Bytes

@Suite struct ByteStreamsTests {
    private static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    @Test(arguments: [0, 1, 4_095, 70_001], [1 << 16, 1_000]) func whatIsWrittenIsRead(_ count: Int, _ step: Int) throws {
        let folder = TemporaryFolder()
        let path = folder.file("file")
        let bytes = Self.bytes(count, seed: 41)
        let output = try OutputStream(path: path)
        var start = 0
        while start < count {
            let end = min(count, start + step)
            try output.write(bytes.span.extracting(start..<end))
            start = end
        }
        try output.finish()
        #expect(output.written == count)

        let input = try InputStream(path: path)
        var read: [UInt8] = [7]
        var pieces: [Int] = []
        repeat { pieces.append(try input.read(upTo: step, into: &read)) } while pieces.last != 0
        #expect(pieces.allSatisfy { $0 <= step })
        #expect(pieces.reduce(0, +) == count)
        #expect(read == [7] + bytes)
        #expect(try input.read(upTo: step, into: &read) == 0)
        #expect(try readFile(path) == bytes)
    }

    @Test func readsWholeFilesOverAPiece() throws {
        let folder = TemporaryFolder()
        let bytes = [UInt8](repeating: 0x5A, count: (1 << 20) + 1)
        #expect(try readFile(folder.write(bytes, to: "file")) == bytes)
        #expect(try readFile(folder.write([], to: "empty")).isEmpty)
    }

    @Test func creatingEmptiesWhatWasThere() throws {
        let folder = TemporaryFolder()
        let path = folder.write([1, 2, 3], to: "file")
        let output = try OutputStream(path: path)
        try output.write([9].span)
        try output.finish()
        #expect(try readFile(path) == [9])
    }

    @Test func missingFilesAndFoldersAreRefused() throws {
        let folder = TemporaryFolder()
        let missing = folder.file("missing")
        let error = FileError(path: missing, operation: "open", code: ENOENT)
        #expect(throws: error) { _ = try InputStream(path: missing) }
        #expect(throws: error) { _ = try readFile(missing) }
        #expect(throws: FileError(path: folder.path, operation: "read", code: EISDIR)) { _ = try InputStream(path: folder.path) }
        #expect(throws: FileError(path: folder.path, operation: "read", code: EISDIR)) { _ = try readFile(folder.path) }
        #expect(throws: FileError(path: folder.path, operation: "create", code: EISDIR)) {
            _ = try OutputStream(path: folder.path)
        }
        let nowhere = folder.file("no/such/folder")
        #expect(throws: FileError(path: nowhere, operation: "create", code: ENOENT)) { _ = try OutputStream(path: nowhere) }
    }

    @Test func aFullDiskIsAnError() throws {
        let output = try OutputStream(path: "/dev/full")
        let error = FileError(path: "/dev/full", operation: "write", code: ENOSPC)
        #expect(throws: error) { try output.write(Self.bytes(10, seed: 42).span) }
        #expect(output.written == 0)
        #expect(error.description == "/dev/full: cannot write: No space left on device")
    }

    @Test func writingNothingIsNoError() throws {
        let output = try OutputStream(path: "/dev/full")
        let nothing: [UInt8] = []
        try output.write(nothing.span)
        #expect(output.written == 0)
    }

    /// A device that can't be synchronised is written all the same.
    @Test func devicesFinish() throws {
        let output = try OutputStream(path: "/dev/null")
        try output.write([1, 2].span)
        try output.finish()
        #expect(output.written == 2)
    }
}
