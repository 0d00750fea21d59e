import Foundation
import Testing

/// Outputs that are inputs, lists, settings or other outputs: refused with 2 before a byte is written, for every command that writes.
@Suite("Files that are read and written")
struct FileUseTests {
    /// A command in a folder of files, whose output is to be one of them.
    struct Command: Sendable, CustomTestStringConvertible {
        /// `{}` is the output; other words are files of `Files` or options.
        var words: [String]
        /// What the output may not be.
        var protected: [String]

        init(_ words: String, protects protected: String...) {
            self.words = words.split(separator: " ").map(String.init)
            self.protected = protected
        }

        var testDescription: String { words.joined(separator: " ") }
    }

    /// Files of a folder, each with contents that a command would read.
    private struct Files {
        let folder: TemporaryFolder
        private static let names = ["in.jsonl", "list.csv", "w.watchlist", "p.json5", "map", "deck.csv", "other"]

        init() throws {
            folder = try TemporaryFolder()
            _ = try folder.write(FictionalList.jsonl(["Emma O'Brien"]), to: "in.jsonl")
            _ = try folder.write(FictionalList.text(), to: "list.csv")
            try FileManager.default.copyItem(atPath: FictionalList.watchlist(), toPath: folder.file("w.watchlist"))
            _ = try folder.write("{}", to: "p.json5")
            _ = try folder.write("creditor.name = name\n", to: "map")
            _ = try folder.write(
                "id,type,name1,name2,is_match,name,birth_date,country,expected\n1,any,a,b,0,a,,,\n", to: "deck.csv")
            _ = try folder.write("other", to: "other")
        }

        func contents() throws -> [[UInt8]] { try Files.names.map { try folder.bytes($0) } }

        /// Paths that are one file: itself, by a longer way, by a symbolic and by a hard link.
        func paths(of name: String) throws -> [String] {
            let (soft, hard) = (folder.file("soft-\(name)"), folder.file("hard-\(name)"))
            try? FileManager.default.createSymbolicLink(atPath: soft, withDestinationPath: name)
            try? FileManager.default.linkItem(atPath: folder.file(name), toPath: hard)
            return [folder.file(name), folder.path + "/./" + name, soft, hard]
        }

        func words(_ command: Command, output: String) -> [String] {
            command.words.map { $0 == "{}" ? output : Files.names.contains($0) || $0.hasPrefix("new") ? folder.file($0) : $0 }
        }
    }

    static let commands = [
        Command("in.jsonl -w w.watchlist -o split --clear {} --hold new-h", protects: "in.jsonl", "w.watchlist"),
        Command("in.jsonl -w w.watchlist -o split --hold {}", protects: "in.jsonl"),
        Command("in.jsonl -w w.watchlist -o split --reject {}", protects: "in.jsonl"),
        Command("in.jsonl -w w.watchlist -o split --hold new-h --manifest {}", protects: "in.jsonl"),
        Command("in.jsonl -w list.csv --summary {} --map-file map --policy p.json5", protects: "list.csv", "map", "p.json5"),
        Command("in.jsonl -w w.watchlist --report {}", protects: "in.jsonl", "w.watchlist"),
        Command("in.jsonl -w w.watchlist -o split --hold new-h --checkpoint {}", protects: "in.jsonl", "w.watchlist"),
        Command(
            "customers in.jsonl --since list.csv --now w.watchlist --summary {}", protects: "in.jsonl", "list.csv", "w.watchlist"),
        Command("reassemble in.jsonl --hold other -o {}", protects: "in.jsonl", "other"),
        Command("lists compile list.csv -o {}", protects: "list.csv"),
        Command("lists compile w.watchlist -o {}", protects: "w.watchlist"),
        Command("evaluate run deck.csv -w w.watchlist --html {}", protects: "deck.csv", "w.watchlist"),
        Command("evaluate pairs deck.csv --scores {}", protects: "deck.csv"),
        Command("evaluate queries deck.csv -w w.watchlist --scores {}", protects: "deck.csv", "w.watchlist"),
        Command("evaluate generate -w w.watchlist --names other -o {}", protects: "w.watchlist", "other"),
        Command("evaluate addresses -w w.watchlist --count 1 --deck {}", protects: "w.watchlist"),
        Command("evaluate archive MT103 --bytes 1 -o {}", protects: "w.watchlist"),
        Command("bench in.jsonl -w w.watchlist --html {}", protects: "in.jsonl", "w.watchlist"),
    ]

    @Test("no output takes the place of what is read, by any path or link", arguments: commands)
    func outputs(_ command: Command) throws {
        let files = try Files()
        let before = try files.contents()
        for name in command.protected {
            // A link to a watchlist that is no input is one as well.
            for path in try files.paths(of: name) {
                let finished = try ScreenProgram.run(files.words(command, output: path))
                #expect(finished.code == 2, "\(path): \(finished.error)")
                #expect(finished.error.contains("nothing is written"), "\(path): \(finished.error)")
                #expect(finished.output.isEmpty)
            }
        }
        #expect(try files.contents() == before)
    }

    @Test("two outputs are two files, whether they are there or not; a device may serve several")
    func twice() throws {
        let files = try Files()
        let common = [files.folder.file("in.jsonl"), "-w", files.folder.file("w.watchlist"), "-o", "split", "--quiet"]
        let new = files.folder.file("x")
        let pairs = [(new, files.folder.path + "/./x"), (files.folder.file("other"), try files.paths(of: "other")[3])]
        for (one, two) in pairs {
            let finished = try ScreenProgram.run(common + ["--clear", one, "--hold", two])
            #expect(finished.code == 2)
            #expect(finished.error.contains("are one file"), "\(finished.error)")
        }
        #expect(!FileManager.default.fileExists(atPath: new))
        #expect(try files.folder.text("other") == "other")
        #expect(
            try ScreenProgram.run(common + ["--clear", "/dev/null", "--hold", "/dev/null", "--reject", "/dev/null"]).code == 0)
    }

    @Test("standard output and error that are appended to an input are refused; the two may be one file")
    func streams() throws {
        let files = try Files()
        let screen = "\"$SCREEN\" in.jsonl -w w.watchlist"
        func shell(_ script: String) throws -> Int32 {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", script]
            process.currentDirectoryURL = URL(fileURLWithPath: files.folder.path)
            process.environment = ["PATH": "/usr/bin:/bin", "XDG_CONFIG_HOME": "/nonexistent", "SCREEN": ScreenProgram.path]
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        let before = try files.folder.text("in.jsonl")
        #expect(try shell("\(screen) >> in.jsonl") == 2)
        #expect(try shell("\(screen) -o all --summary both > both") == 2)
        #expect(try shell("\"$SCREEN\" lists diff list.csv list.csv >> list.csv") == 2)
        #expect(try files.folder.text("in.jsonl") == before)
        #expect(try shell("\(screen) -o all > log 2>&1") == 0)
        #expect(try files.folder.text("log").contains("read 1 = cleared 1"))
    }

    @Test("a compiled watchlist is no place for another output, and may be compiled anew")
    func watchlists() throws {
        let files = try Files()
        let before = try files.folder.bytes("w.watchlist")
        let wrong = try ScreenProgram.run([
            files.folder.file("in.jsonl"), "-w", files.folder.file("list.csv"), "--summary", files.folder.file("w.watchlist"),
        ])
        #expect(wrong.code == 2)
        #expect(wrong.error.contains("is a compiled watchlist"))
        #expect(try files.folder.bytes("w.watchlist") == before)
        let list = files.folder.file("list.csv")
        #expect(try ScreenProgram.run(["lists", "compile", list, "-o", files.folder.file("w.watchlist"), "--quiet"]).code == 0)
        // In a folder of lists as well, time and again: it is none of the lists.
        for _ in 0..<2 {
            let lists = files.folder.file("lists")
            try? FileManager.default.createDirectory(atPath: lists, withIntermediateDirectories: true)
            try? FileManager.default.copyItem(atPath: list, toPath: lists + "/list.csv")
            #expect(try ScreenProgram.run(["lists", "compile", lists, "-o", lists + "/all.watchlist", "--quiet"]).code == 0)
        }
    }

    @Test("a device as checkpoint, and a file that is none, end with a message", arguments: ["/dev/full", "/dev/zero", "other"])
    func checkpoints(_ path: String) throws {
        let files = try Files()
        let place = path.hasPrefix("/") ? path : files.folder.file(path)
        let finished = try ScreenProgram.run([
            files.folder.file("in.jsonl"), "-w", files.folder.file("w.watchlist"), "-o", "split", "--hold",
            files.folder.file("h"), "--checkpoint", place,
        ])
        #expect(finished.code == 2)
        #expect(finished.error.contains("checkpoint"))
        #expect(try files.folder.text("other") == "other")
    }
}
