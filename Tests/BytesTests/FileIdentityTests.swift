import Bytes
import Foundation
import Testing

@Suite("Files by their identity")
struct FileIdentityTests {
    private let folder = Folder()

    /// A folder with folders in it, gone with the test.
    private final class Folder {
        let path = NSTemporaryDirectory() + "screen-bytes-\(UUID().uuidString)"

        init() { try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private func file(_ name: String) -> String { folder.path + "/" + name }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: file(name), withDestinationPath: target)
    }

    @Test("one file has one identity by every path and link; another file has another")
    func sameFile() throws {
        try Data("a".utf8).write(to: URL(fileURLWithPath: file("a")))
        try Data("a".utf8).write(to: URL(fileURLWithPath: file("b")))
        try FileManager.default.createDirectory(atPath: file("sub"), withIntermediateDirectories: true)
        try link("soft", to: "a")
        try link("softer", to: "soft")
        try link("here", to: ".")
        try FileManager.default.linkItem(atPath: file("a"), toPath: file("hard"))
        let own = try #require(FileIdentity(path: file("a")))
        for path in ["./a", "sub/../a", "soft", "softer", "hard", "here/a", "here/here/hard"] {
            #expect(FileIdentity(path: file(path)) == own, "\(path)")
        }
        #expect(FileIdentity(path: file("b")) != own)
    }

    @Test("a file that is not there yet is known by its folder and name, through links as well")
    func missingFile() throws {
        try FileManager.default.createDirectory(atPath: file("sub"), withIntermediateDirectories: true)
        try link("here", to: ".")
        try link("dangling", to: "new")
        try link("further", to: "sub/../dangling")
        let own = try #require(FileIdentity(path: file("new")))
        for path in ["./new", "sub/../new", "here/new", "dangling", "further"] {
            #expect(FileIdentity(path: file(path)) == own, "\(path)")
        }
        #expect(FileIdentity(path: file("other")) != own)
        #expect(FileIdentity(path: file("sub/new")) != own)
        try link("loop", to: "loop")
        _ = FileIdentity(path: file("loop"))
    }

    @Test("devices, folders and files in no folder have none", arguments: ["/dev/null", "/dev/full", "/", "/no such/file", ""])
    func shared(_ path: String) { #expect(FileIdentity(path: path) == nil) }

    @Test("a link stays when the file that it leads to is replaced, and a device is written to")
    func replacing() throws {
        try Data("old".utf8).write(to: URL(fileURLWithPath: file("a")))
        try link("soft", to: "a")
        let bytes = Array("new".utf8)
        try replaceFile(file("soft"), with: bytes.span)
        #expect(try String(contentsOfFile: file("a"), encoding: .utf8) == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file("soft")) == "a")
        try replaceFile("/dev/null", with: bytes.span)
        #expect(FileIdentity(path: "/dev/null") == nil)
        #expect(throws: FileError.self) { try replaceFile("/dev/full", with: Array("new".utf8).span) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a", "soft"])
    }

    @Test(
        "a file that changes while it is read is reported at its end",
        arguments: ["same", "grown", "shrunk", "emptied", "rewritten"])
    func changes(_ change: String) throws {
        let path = file("input")
        let text = String(repeating: "0123456789", count: 100)
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        // Long ago, so that a clock of few ticks tells the times apart.
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: path)
        let stream = try Bytes.InputStream(path: path)
        var bytes: [UInt8] = []
        #expect(try stream.read(upTo: 100, into: &bytes) == 100)
        let handle = try #require(FileHandle(forWritingAtPath: path))
        switch change {
        case "grown":
            handle.seekToEndOfFile()
            handle.write(Data("more".utf8))
        case "shrunk": handle.truncateFile(atOffset: 500)
        case "emptied": handle.truncateFile(atOffset: 0)
        case "rewritten": handle.write(Data(text.utf8))
        default: break
        }
        try handle.close()
        let end = Result { while try stream.read(upTo: 1 << 16, into: &bytes) > 0 {} }
        guard change != "same" else {
            #expect(throws: Never.self) { try end.get() }
            #expect(bytes == Array(text.utf8))
            return
        }
        let error = #expect(throws: FileError.self) { try end.get() }
        #expect(error?.description.contains("input: changed while it was read: it had 1000 bytes") == true)
    }
}
