import Foundation
import Glibc
import Testing

/// The program as people run it: a process of its own, with nothing of the tester's environment but the path.
enum ScreenProgram {
    /// Beside the test bundle, wherever the build folder is; else in the package's usual one.
    static let path: String = {
        var places: [String] = []
        if let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") { places.append(own) }
        places += [Bundle.main.executablePath, CommandLine.arguments.first].compactMap { $0 }
        let besides = places.map { folder(of: $0) + "/screen" } + [packageRoot + "/.build/debug/screen"]
        return besides.first { access($0, X_OK) == 0 } ?? "(no program `screen` in \(besides.joined(separator: ", ")))"
    }()

    /// The folder of Package.swift.
    static let packageRoot: String = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
        separator: "/")

    static func folder(of path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }

    struct Finished {
        var code: Int32
        var output: String
        var error: String

        /// The lines of standard output.
        var lines: [String] { output.split(separator: "\n").map(String.init) }

        /// The lines of standard output as JSON objects; a line that is none fails the test.
        func objects(sourceLocation: SourceLocation = #_sourceLocation) throws -> [[String: Any]] {
            try lines.map {
                try #require(
                    try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any], sourceLocation: sourceLocation)
            }
        }

        func object(sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: Any] {
            let found = try JSONSerialization.jsonObject(with: Data(output.utf8))
            return try #require(found as? [String: Any], sourceLocation: sourceLocation)
        }
    }

    /// Runs to the end and takes what was written. A program that takes longer than `seconds` is killed, and its code is -1.
    static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], seconds: Double = 120
    ) throws -> Finished {
        try run(arguments, input: Array(input.utf8), environment: environment, seconds: seconds)
    }

    static func run(
        _ arguments: [String], input: [UInt8], environment: [String: String] = [:], seconds: Double = 120
    ) throws -> Finished {
        let folder = try TemporaryFolder()
        let process = try Running(
            arguments, input: .file(try folder.write(input, to: "input")), output: folder.file("output"),
            error: folder.file("error"), environment: environment)
        let code = process.wait(seconds: seconds)
        return Finished(code: code, output: try folder.text("output"), error: try folder.text("error"))
    }

    /// The records that the embedded excerpt or a list of the tests alerts on.
    static func ids(_ objects: [[String: Any]], _ status: String) -> [String] {
        objects.filter { $0["status"] as? String == status }.compactMap { $0["record"] as? String }
    }
}

/// A program that runs. Started with `posix_spawn`, one at a time, so that no pipe of another test is left open in it.
final class Running {
    private static let starting = NSLock()

    enum Input {
        case file(String)
        /// A pipe that the test writes to.
        case pipe
    }

    enum Failure: Error {
        case spawn(Int32)
        case pipe(Int32)
    }

    private let process: pid_t
    /// The end of standard input that the test writes to; -1 when there is none.
    private var writer: Int32 = -1

    /// - Parameter output: a path; `nil` is a pipe whose reader has gone already.
    ///   With `isAppending` it is opened for appending.
    init(
        _ arguments: [String], input: Input, output: String?, isAppending: Bool = false, error: String,
        environment: [String: String]
    ) throws {
        Running.starting.lock()
        defer { Running.starting.unlock() }
        var descriptors: [Int32] = []
        defer { for descriptor in descriptors { close(descriptor) } }
        func pipePair() throws -> (read: Int32, write: Int32) {
            var ends: [Int32] = [0, 0]
            guard pipe(&ends) == 0 else { throw Failure.pipe(errno) }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return (ends[0], ends[1])
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        switch input {
        case .file(let path):
            posix_spawn_file_actions_addopen(&actions, 0, path, O_RDONLY, 0)
        case .pipe:
            let ends = try pipePair()
            descriptors.append(ends.read)
            posix_spawn_file_actions_adddup2(&actions, ends.read, 0)
            writer = ends.write
        }
        if let output {
            posix_spawn_file_actions_addopen(
                &actions, 1, output, O_WRONLY | O_CREAT | (isAppending ? O_APPEND : O_TRUNC), 0o644)
        } else {
            let ends = try pipePair()
            close(ends.read)
            descriptors.append(ends.write)
            posix_spawn_file_actions_adddup2(&actions, ends.write, 1)
        }
        posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_TRUNC, 0o644)

        // No list of the tester's, no colours, no home.
        var variables = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "XDG_CONFIG_HOME": "/nonexistent",
        ]
        variables.merge(environment) { $1 }
        let words = ([ScreenProgram.path] + arguments).map { strdup($0) } + [nil]
        let settings = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { for word in words + settings { free(word) } }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Signals as a shell would leave them, whatever the tester's process does with them.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for number in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&signals, number) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var started: pid_t = 0
        let code = posix_spawn(&started, ScreenProgram.path, &actions, &attributes, words, settings)
        guard code == 0 else {
            if writer >= 0 { close(writer) }
            throw Failure.spawn(code)
        }
        process = started
    }

    /// Writes to the program's standard input, all or as much as it takes.
    func write(_ text: String) {
        signal(SIGPIPE, SIG_IGN)
        let bytes = Array(text.utf8)
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { left in
                Glibc.write(writer, left.baseAddress.map { $0 + offset }, bytes.count - offset)
            }
            guard count > 0 else { return }
            offset += count
        }
    }

    func endInput() {
        if writer >= 0 { close(writer) }
        writer = -1
    }

    func send(_ signal: Int32) { kill(process, signal) }

    /// Whether it has come to its end; it still has to be waited for.
    func hasEnded() -> Bool {
        var info = siginfo_t()
        return waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_signo == SIGCHLD
    }

    /// The exit code; 128 and the number of the signal that ended it; -1 when it had to be killed.
    func wait(seconds: Double) -> Int32 {
        let end = Date().addingTimeInterval(seconds)
        var status: Int32 = 0
        while true {
            let found = waitpid(process, &status, WNOHANG)
            if found == process {
                let signal = status & 0x7F
                return signal == 0 ? status >> 8 & 0xFF : 128 + signal
            }
            guard found == 0 || errno == EINTR, Date() < end else { break }
            usleep(5_000)
        }
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        return -1
    }

    deinit { endInput() }
}

/// A folder of its own for a test, gone with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "screen-command-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: file(name)))) }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
}
