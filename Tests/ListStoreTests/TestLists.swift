import Foundation

@testable import ListStore

/// Lists of parties that don't exist.
enum TestLists {
    /// The list `xa` in the project's own table.
    static func text(
        list: String = "xa", version: String = "1", date: String? = "2026-01-02", count: Int = 40, aliases: Int = 1,
        more: [String] = []
    ) -> String {
        var lines = ["#! list: \(list)", "#! title: Example list", "#! version: \(version)"]
        if let date { lines.append("#! date: \(date)") }
        lines.append("reference,type,name,quality,birth_date")
        for number in 0..<count {
            lines.append("X\(number),person,Examplo Persona\(letters(number)),primary,19\(50 + number % 50)-01-02")
            for alias in 0..<aliases { lines.append("X\(number),person,Alio\(letters(alias)) Persona\(letters(number)),strong,") }
        }
        return (lines + more).joined(separator: "\n") + "\n"
    }

    private static func letters(_ number: Int) -> String {
        String(decoding: [UInt8(97 + number / 26 % 26), UInt8(97 + number % 26)], as: UTF8.self)
    }

    static func reply(_ text: String, etag: String? = nil, modified: String? = nil) -> TestServer.Reply {
        var reply = TestServer.Reply.text(text)
        if let etag { reply.headers.append(("ETag", etag)) }
        if let modified { reply.headers.append(("Last-Modified", modified)) }
        return reply
    }
}

/// A folder of its own for a test, gone with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "screen-list-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = file(name)
        try FileManager.default.createDirectory(
            atPath: String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)]), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        // By the clock of the tests: a mirror of tomorrow is refused.
        let date = Date(timeIntervalSince1970: Double(TestClock.start.seconds))
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
        return file
    }
}

/// A clock that a test sets, whose sleeps take no time and are noted.
final class TestClock: Sendable {
    private let state = NSLockedState()

    final class NSLockedState: @unchecked Sendable {
        let lock = NSLock()
        var now = TestClock.start
        var sleeps: [Duration] = []
    }

    static let start = Timestamp("2026-03-01T12:00:00Z") ?? .now

    var clock: StoreClock {
        StoreClock(
            now: { self.now },
            sleep: { duration in
                self.state.lock.withLock {
                    self.state.sleeps.append(duration)
                    self.state.now.seconds += Int(duration.components.seconds)
                }
            }, chance: { 0 })
    }

    var now: Timestamp { state.lock.withLock { state.now } }
    var sleeps: [Duration] { state.lock.withLock { state.sleeps } }

    func advance(days: Int) { state.lock.withLock { state.now.seconds += days * 86_400 } }
}

/// A store in a folder of its own, updated from a server of the test.
struct Updating {
    let folder: TemporaryFolder
    let store: ListStore
    let clock = TestClock()
    var settings = HTTPSettings()
    var rules = AcceptanceRules()

    init() throws {
        folder = try TemporaryFolder()
        store = ListStore(path: folder.file("store"))
        settings.connectTimeout = .seconds(30)
        settings.readTimeout = .seconds(30)
        settings.totalTimeout = .seconds(60)
        settings.fileLimit = 1 << 20
    }

    /// Trusts a certificate beside the system's.
    mutating func trust(_ pair: TestCertificates.Pair) throws {
        settings.authorities = try folder.write(pair.certificate + "\n", to: "authorities.pem")
    }

    func update(_ address: String, list: String = "xa") async throws -> UpdateOutcome {
        let fetcher = try HTTPFetcher(settings)
        let outcome = try await update(through: fetcher, address, list: list)
        await fetcher.shutdown()
        return outcome
    }

    func update(through fetcher: any ListFetching, _ address: String = "", list: String = "xa") async throws -> UpdateOutcome {
        var update = ListUpdate(store: store, fetcher: fetcher)
        update.clock = clock.clock
        update.rules = rules
        let outcomes = try await update.run([ListSource(list: list, address: address, ending: "csv")])
        return outcomes[0]
    }
}
