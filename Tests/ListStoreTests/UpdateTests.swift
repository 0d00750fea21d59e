import Foundation
import SanctionsModel
import Testing

@testable import ListStore

@Suite("An update")
struct UpdateTests {
    @Test("asks with what it has, and takes 304 for a check")
    func conditional() async throws {
        let text = TestLists.text()
        let server = try await TestServer { request, _ in
            let isKnown = request.headers["if-none-match"] == "\"one\""
            return isKnown
                ? TestServer.Reply(status: 304, headers: [("ETag", "\"one\"")])
                : TestLists.reply(text, etag: "\"one\"", modified: "Fri, 02 Jan 2026 06:00:00 GMT")
        }
        let updating = try Updating()
        let address = "http://127.0.0.1:\(server.port)/xa.csv"
        let first = try await updating.update(address)
        updating.clock.advance(days: 2)
        let second = try await updating.update(address)
        await server.stop()
        #expect(first.kind == .first && second.kind == .unchanged && second.isSuccess)
        #expect(server.requests.map { $0.headers["if-none-match"] } == [nil, "\"one\""])
        #expect(server.requests.last?.headers["if-modified-since"] == "Fri, 02 Jan 2026 06:00:00 GMT")
        let state = try #require(try updating.store.state(of: "xa"))
        #expect(state.checkedAt == updating.clock.now)
        #expect(try updating.store.versions(of: "xa").count == 1)
        // What one address gave is not asked of another.
        let other = try await TestServer { _, _ in TestLists.reply(text) }
        #expect(try await updating.update("http://127.0.0.1:\(other.port)/xa.csv").kind == .unchanged)
        #expect(other.requests.last?.headers["if-none-match"] == nil)
        await other.stop()
    }

    @Test("is repeated after a failure that passes, later each time")
    func retries() async throws {
        let server = try await TestServer { _, number in
            number < 3
                ? .text("", status: 503, headers: number == 1 ? [("Retry-After", "7")] : []) : TestLists.reply(TestLists.text())
        }
        let updating = try Updating()
        #expect(try await updating.update("http://127.0.0.1:\(server.port)/xa.csv").kind == .first)
        await server.stop()
        #expect(updating.clock.sleeps == [.seconds(7), .seconds(4)])
    }

    @Test("waits grow, are shortened by chance to a half at most, and have an end")
    func waits() {
        let policy = RetryPolicy()
        let failure = FetchFailure("x", isTemporary: true)
        #expect((1...4).map { policy.wait(after: $0, failure: failure, chance: 0) } == [2, 4, 8, 16])
        #expect(policy.wait(after: 1, failure: failure, chance: 1) == 1)
        #expect(policy.wait(after: 1_000_000, failure: failure, chance: 0) == policy.longestWait)
        let asked = FetchFailure("x", isTemporary: true, retryAfter: .max)
        #expect(policy.wait(after: 1, failure: asked, chance: 0) == policy.longestWait)
    }

    @Test("keeps every version, and says which was in force on a day")
    func versions() async throws {
        let texts = [
            TestLists.text(version: "1", date: "2026-01-02"), TestLists.text(version: "2", date: "2026-01-20"),
            TestLists.text(version: "3", date: "2026-02-10"),
        ]
        let server = try await TestServer { _, number in TestLists.reply(texts[number - 1]) }
        let updating = try Updating()
        for kind in [UpdateOutcome.Kind.first, .updated, .updated] {
            #expect(try await updating.update("http://127.0.0.1:\(server.port)/xa.csv").kind == kind)
            updating.clock.advance(days: 1)
        }
        await server.stop()
        func version(_ text: String) throws -> String? {
            try updating.store.version(try #require(VersionReference(text))).contents?.version
        }
        #expect(try version("xa") == "3")
        #expect(try version("xa@2026-01-02") == "1")
        #expect(try version("xa@2026-01-19") == "1")
        #expect(try version("xa@2026-01-20") == "2")
        #expect(try version("xa@2027-01-01") == "3")
        #expect(throws: StoreError.self) { try version("xa@2026-01-01") }
        let hash = ContentHash.of(Array(texts[1].utf8))
        #expect(try version("xa@\(hash)") == "2")
        #expect(try version("xa@\(hash.prefix(8))") == "2")
        #expect(throws: StoreError.self) { try version("xa@00000000") }
        // All three came in March: in February the store held none of them.
        let second = try updating.store.version(try #require(VersionReference("xa@2026-01-25")))
        #expect(try updating.store.heldInstead(of: second, on: try #require(CalendarDay("2026-01-25"))) == nil)
        #expect(
            try updating.store.heldInstead(of: second, on: try #require(CalendarDay("2026-03-01")))?.contents?.version == "1")
    }

    @Test("accepts a shrunken or older version for a reason, which is recorded")
    func acceptedByReason() async throws {
        let texts = [TestLists.text(version: "2"), TestLists.text(version: "1", date: "2025-12-01", count: 10)]
        let server = try await TestServer { _, number in TestLists.reply(texts[min(number, 2) - 1]) }
        var updating = try Updating()
        let address = "http://127.0.0.1:\(server.port)/xa.csv"
        #expect(try await updating.update(address).kind == .first)
        #expect(try await updating.update(address).kind == .refused)
        updating.rules.acceptShrink = "regime lifted, Decision 5/2026"
        #expect(try await updating.update(address).kind == .refused, "it is older, too")
        updating.rules.acceptOlder = "the version before was withdrawn"
        let accepted = try await updating.update(address)
        await server.stop()
        #expect(accepted.kind == .updated, "\(accepted.line)")
        #expect(accepted.line.contains("Decision 5/2026") && accepted.line.contains("withdrawn"), "\(accepted.line)")
        #expect(try updating.store.current(of: "xa")?.reason.contains("Decision 5/2026") == true)
        #expect(try updating.store.journal.entries().last?.message.contains("Decision 5/2026") == true)
        // In force is what was put in force last, whatever the file says of itself.
        let today = try #require(VersionReference("xa@\(updating.clock.now.day.description)"))
        #expect(try updating.store.version(today).contents?.version == "1")
    }

    @Test("mends a file of the store that has changed")
    func damage() async throws {
        let text = TestLists.text()
        let server = try await TestServer { request, _ in
            request.headers["if-none-match"] == nil ? TestLists.reply(text, etag: "\"one\"") : TestServer.Reply(status: 304)
        }
        let updating = try Updating()
        let address = "http://127.0.0.1:\(server.port)/xa.csv"
        let first = try #require(try await updating.update(address).current)
        let file = updating.store.file(of: first)
        try Data("spoilt".utf8).write(to: URL(fileURLWithPath: file))
        #expect(throws: StoreError.self) { try updating.store.read(first) }
        let second = try await updating.update(address)
        await server.stop()
        #expect(second.isSuccess && second.notes.count == 1, "\(second)")
        #expect(try updating.store.read(first).designations.count == 40)
    }

    @Test("one at a time in a store")
    func lock() async throws {
        let updating = try Updating()
        try FileManager.default.createDirectory(atPath: updating.store.path, withIntermediateDirectories: true)
        let lock = try StoreLock(folder: updating.store.path)
        let locked = await #expect(throws: StoreError.self) { _ = try await updating.update("http://127.0.0.1:9/xa.csv") }
        #expect(locked?.code == .locked)
        withExtendedLifetime(lock) {}
    }

    @Test("that is interrupted says nothing of the source")
    func interrupted() async throws {
        let server = try await TestServer { _, _ in TestServer.Reply(isMute: true) }
        let updating = try Updating()
        let fetcher = try HTTPFetcher(updating.settings)
        let update = ListUpdate(store: updating.store, fetcher: fetcher)
        let address = "http://127.0.0.1:\(server.port)/xa.csv"
        let work = Task {
            try await update.run([ListSource(list: "xa", address: address), ListSource(list: "xb", address: address)])
        }
        for _ in 0..<5000 where server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
        work.cancel()
        #expect(try await work.value.isEmpty)
        #expect(server.requests.count == 1)
        #expect(try updating.store.state(of: "xa") == nil)
        await fetcher.shutdown()
        await server.stop()
    }

    @Test("leaves no file behind that is no part of the store, and keeps few of what was no list")
    func files() async throws {
        let server = try await TestServer { _, number in
            number == 1 ? TestLists.reply(TestLists.text()) : .text("<html><body>\(number)</body></html>")
        }
        let updating = try Updating()
        for _ in 0..<12 { _ = try await updating.update("http://127.0.0.1:\(server.port)/xa.csv") }
        await server.stop()
        let versions = try updating.store.versions(of: "xa")
        #expect(versions.count == 1 + ListStore.keptFailures)
        #expect(versions.count { $0.isAccepted } == 1)
        let enumerator = try #require(FileManager.default.enumerator(atPath: updating.store.path))
        for case let name as String in enumerator { #expect(!name.hasSuffix(".tmp"), "\(name)") }
    }

    @Test(
        "addresses that are not asked",
        arguments: [
            "http://lists.example/xa.csv", "ftp://lists.example/xa.csv", "xa.csv", "", "https://",
            "https://user:word@lists.example/",
            "file:///etc/hosts", "http://127.0.0.1.example/xa.csv",
        ])
    func badAddress(_ address: String) async throws {
        let outcome = try await Updating().update(address)
        #expect(outcome.kind == .failed && outcome.current == nil)
        #expect(outcome.line.contains("no version is in force"), "\(outcome.line)")
    }

    @Test("asks through the proxy of the environment, but not for exceptions and this machine")
    func proxies() async throws {
        let proxy = try await TestServer { _, _ in .text("", status: 502) }
        let environment = ["https_proxy": "http://127.0.0.1:\(proxy.port)", "no_proxy": "inside.example, .other.example:444"]
        var updating = try Updating()
        updating.settings.proxies = try ProxySettings { environment[$0] }
        let outcome = try await updating.update("https://lists.example/xa.csv")
        #expect(outcome.kind == .failed)
        #expect(outcome.line.contains("through the proxy 127.0.0.1:\(proxy.port)"), "\(outcome.line)")
        #expect(proxy.requests.first?.method == "CONNECT")
        #expect(proxy.requests.first?.path == "lists.example:443")
        await proxy.stop()
        let settings = updating.settings.proxies
        func isAsked(_ address: String) throws -> Bool { settings.proxy(for: try WebAddress(address)) != nil }
        #expect(try isAsked("https://a.example/"))
        #expect(try !isAsked("https://inside.example/") && !isAsked("https://a.inside.example/"))
        #expect(try isAsked("https://notinside.example/"))
        #expect(try !isAsked("https://a.other.example:444/") && isAsked("https://a.other.example/"))
        #expect(try !isAsked("https://localhost/"))
        #expect(throws: FetchFailure.self) { try ProxySettings { $0 == "https_proxy" ? "ftp://x" : nil } }
        #expect(try ProxySettings { _ in nil } == ProxySettings())
    }
}
