import Glibc
import Testing

@testable import Bytes

@Suite struct MappedFileTests {
    private static func bytes(of file: MappedFile) -> [UInt8] {
        let span = file.span
        return (0..<span.byteCount).map { span.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
    }

    @Test(arguments: [1, 15, 4096, 4097, 100_000]) func aFileIsItsBytes(_ count: Int) throws {
        let folder = TemporaryFolder()
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let file = try MappedFile(path: folder.write(bytes, to: "file"))
        #expect(file.count == count)
        #expect(Self.bytes(of: file) == bytes)
    }

    @Test func anEmptyFileIsNoBytes() throws {
        let folder = TemporaryFolder()
        let file = try MappedFile(path: folder.write([], to: "empty"))
        #expect(file.count == 0)
        #expect(file.span.byteCount == 0)
    }

    @Test func bytesCanBeHeldInMemory() {
        for count in [0, 1, 17, 5_000] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            let file = MappedFile(copying: bytes)
            #expect(file.count == count)
            #expect(Self.bytes(of: file) == bytes)
        }
    }

    @Test func aFolderIsRefused() throws {
        let folder = TemporaryFolder()
        let error = #expect(throws: FileError.self) { _ = try MappedFile(path: folder.path) }
        #expect(error == FileError(path: folder.path, operation: "map", code: EINVAL))
    }

    @Test func aMissingFileIsRefused() {
        let folder = TemporaryFolder()
        let path = folder.file("missing")
        let error = #expect(throws: FileError.self) { _ = try MappedFile(path: path) }
        #expect(error == FileError(path: path, operation: "open", code: ENOENT))
        #expect(error?.description == "\(path): cannot open: No such file or directory")
    }

    /// A file replaced by renaming leaves the one that is mapped as it was.
    @Test func aReplacedFileStaysMapped() throws {
        let folder = TemporaryFolder()
        let path = folder.write([1, 2, 3], to: "file")
        let file = try MappedFile(path: path)
        let other = folder.write([9], to: "other")
        #expect(rename(other, path) == 0)
        #expect(Self.bytes(of: file) == [1, 2, 3])
        #expect(try MappedFile(path: path).count == 1)
    }
}
