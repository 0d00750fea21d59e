import Foundation
import Testing

/// Outputs that fill up, close, or are read slowly: nothing is lost and nothing is doubled.
@Suite("Full disks, closed pipes, slow readers")
final class SlowAndFullTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func records(_ count: Int) -> String {
        (0..<count).map { i in
            let name = i % 7 == 0 ? FictionalList.person : "Emma O'Brien"
            return i % 11 == 0 ? "{\"id\":\"R\(i)\",\n" : "{\"id\":\"R\(i)\",\"name\":\"\(name)\",\"pad\":\"\(i * i)\"}\n"
        }.joined()
    }

    /// Runs a shell script in which `$SCREEN` is the program and `$LIST` a watchlist, in the folder.
    private func shell(_ script: String) throws -> (code: Int32, error: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = [
            "PATH": "/usr/bin:/bin", "XDG_CONFIG_HOME": "/nonexistent", "SCREEN": ScreenProgram.path,
            "LIST": try FictionalList.watchlist(),
        ]
        let error = folder.file("shell-error")
        _ = FileManager.default.createFile(atPath: error, contents: nil)
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: error))
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try folder.text("shell-error"))
    }

    private static let split = #""$SCREEN" -w "$LIST" input --quiet -o split --chunk-bytes 8000 "#

    /// The streams of a run to which nothing happens.
    private func makeWhole() throws {
        let whole = try shell(
            Self.split + "--clear whole-clear --hold whole-hold --reject whole-reject --manifest whole-manifest")
        #expect(whole.code == 1, "\(whole.error)")
    }

    @Test(
        "a disk that is full stops the run with 2; when there is room again, it goes on from its checkpoint",
        arguments: [8, 24, 60])
    func fullDisk(_ blocks: Int) throws {
        _ = try folder.write(Self.records(3_000), to: "input")
        try makeWhole()
        let run =
            Self.split + "--clear clear --hold hold --reject reject --manifest manifest --checkpoint state --checkpoint-every 0"
        // A file can grow no further than so many blocks, and a write beyond them fails as on a full disk.
        let full = try shell("trap '' XFSZ; ulimit -f \(blocks); exec \(run)")
        #expect(full.code == 2, "\(full.error)")
        #expect(full.error.contains("write"), "\(full.error)")
        let further = try shell("exec \(run)")
        #expect(further.code == 1, "\(further.error)")
        for name in ["clear", "hold", "reject", "manifest"] {
            #expect(try folder.bytes(name) == folder.bytes("whole-\(name)"), "\(name)")
        }
    }

    @Test("a pipe that its reader closes stops a split run with 2, and what was written is the beginning of every stream")
    func closedPipe() throws {
        let text = Self.records(3_000)
        _ = try folder.write(text, to: "input")
        try makeWhole()
        let closed = try shell(
            "mkfifo clear; head -c 5000 < clear > taken & exec \(Self.split) --clear clear --hold hold --reject reject --summary summary"
        )
        #expect(closed.code == 2, "\(closed.error)")
        let taken = try folder.bytes("taken")
        #expect(taken.count == 5_000)
        #expect(try folder.bytes("whole-clear").starts(with: taken))
        for name in ["hold", "reject"] {
            let written = try folder.bytes(name)
            #expect(try folder.bytes("whole-\(name)").starts(with: written), "\(name)")
            #expect(written.isEmpty || written.last == 0x0A)
        }
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(try folder.bytes("summary"))) as? [String: Any])
        #expect((summary["stopped"] as? String)?.isEmpty == false)
        #expect(try #require(summary["lastByte"] as? Int) < text.utf8.count)
    }

    @Test("a reader that takes its time gets every line once")
    func slowReader() throws {
        _ = try folder.write(Self.records(1_200), to: "input")
        let run = #""$SCREEN" -w "$LIST" input --quiet -o all --chunk-bytes 8000 -j 2"#
        #expect(try shell("\(run) > quick").code == 1)
        let slow = try shell(
            "\(run) | { n=0; while IFS= read -r line; do printf '%s\\n' \"$line\"; n=$((n + 1)); [ $((n % 150)) -ne 0 ] || sleep 0.1; done; } > slow"
        )
        #expect(slow.code == 0, "\(slow.error)")
        #expect(try folder.bytes("slow") == folder.bytes("quick"))
        #expect(try folder.text("quick").split(separator: "\n").count == 1_200)
    }
}
