import SanctionsModel
import Testing

@testable import ListStore

/// A source that misbehaves in every way known leaves the old list in force, with a message that says why.
@Suite("An update against a source that misbehaves")
struct MisbehavingSourceTests {
    /// Updates once well, then once with `reply`, and holds that the first version is still in force, whole.
    private func oldStays(
        _ reasons: [String], kind: UpdateOutcome.Kind, sleeps: Int = 0, rules: AcceptanceRules = AcceptanceRules(),
        settings: (inout HTTPSettings) -> Void = { _ in }, sourceLocation: SourceLocation = #_sourceLocation,
        reply: @escaping @Sendable (TestServer.Request, Int) -> TestServer.Reply
    ) async throws {
        let good = TestLists.text()
        let server = try await TestServer { request, number in
            number == 1 ? TestLists.reply(good, etag: "\"one\"") : reply(request, number)
        }
        var updating = try Updating()
        updating.rules = rules
        let address = "http://127.0.0.1:\(server.port)/xa.csv"
        let first = try await updating.update(address)
        #expect(first.kind == .first, sourceLocation: sourceLocation)
        let checked = try updating.store.state(of: "xa")?.checkedAt
        updating.clock.advance(days: 1)
        // After the first answer, which a busy machine may keep waiting.
        settings(&updating.settings)

        let second = try await updating.update(address)
        await server.stop()
        #expect(second.kind == kind, "\(second.line)", sourceLocation: sourceLocation)
        #expect(!second.isSuccess, sourceLocation: sourceLocation)
        for reason in reasons { #expect(second.line.contains(reason), "\(second.line)", sourceLocation: sourceLocation) }
        #expect(second.line.contains("the version 1 stays in force"), "\(second.line)", sourceLocation: sourceLocation)
        #expect(!second.line.contains("\n"), sourceLocation: sourceLocation)
        #expect(updating.clock.sleeps.count == sleeps, sourceLocation: sourceLocation)

        let state = try #require(try updating.store.state(of: "xa"))
        #expect(state.checkedAt == checked, "a failure is no check", sourceLocation: sourceLocation)
        #expect(state.failure == second.reason, sourceLocation: sourceLocation)
        let current = try #require(try updating.store.current(of: "xa"))
        #expect(current.sha256 == first.current?.sha256, sourceLocation: sourceLocation)
        #expect(try updating.store.read(current).designations.count == 40, sourceLocation: sourceLocation)
        #expect(try updating.store.bytes(of: current) == Array(good.utf8), sourceLocation: sourceLocation)
        #expect(try updating.store.journal.entries().count == 2, sourceLocation: sourceLocation)
    }

    @Test("500, each time: asked again with back-off, then given up")
    func serverError() async throws {
        try await oldStays(["500", "4 attempts"], kind: .failed, sleeps: 3) { _, _ in .text("oops", status: 500) }
    }

    @Test("404 is not asked again")
    func missing() async throws {
        try await oldStays(["404"], kind: .failed) { _, _ in .text("gone", status: 404) }
    }

    @Test("silence before the answer")
    func mute() async throws {
        try await oldStays(["silent for"], kind: .failed, sleeps: 3, settings: { $0.readTimeout = .milliseconds(60) }) { _, _ in
            TestServer.Reply(isMute: true)
        }
    }

    @Test("silence within the answer")
    func stalled() async throws {
        try await oldStays(["silent for"], kind: .failed, sleeps: 3, settings: { $0.readTimeout = .milliseconds(60) }) { _, _ in
            TestServer.Reply(body: Array(TestLists.text(version: "2").utf8.prefix(100)), stated: 5000, end: .silence)
        }
    }

    @Test("a byte now and then, for ever")
    func drip() async throws {
        try await oldStays(
            ["no whole answer within"], kind: .failed, sleeps: 3, settings: { $0.totalTimeout = .milliseconds(200) }
        ) { _, _ in
            TestServer.Reply(stated: 100_000, end: .drip)
        }
    }

    @Test("cut off before the stated length")
    func truncated() async throws {
        try await oldStays(["closed before the whole answer came"], kind: .failed, sleeps: 3) { _, _ in
            let text = Array(TestLists.text(version: "2").utf8)
            return TestServer.Reply(body: Array(text.prefix(text.count / 2)), stated: text.count, end: .cut)
        }
    }

    @Test("a list that was cut off before it was served")
    func truncatedAtSource() async throws {
        try await oldStays(["refused", "xa.csv:3", "cut off"], kind: .refused) { _, _ in
            .text("#! list: xa\nreference,type,name\nX1,person,\"Examplo")
        }
        try await oldStays(["refused", "not readable as XML"], kind: .refused) { _, _ in
            .text("<?xml version=\"1.0\"?><CONSOLIDATED_LIST dateGenerated=\"2026-01-03\"><INDIVIDUALS><INDIVIDUAL><DATAID>1")
        }
    }

    @Test("an HTML login page")
    func loginPage() async throws {
        try await oldStays(["a web page stands where a list should be"], kind: .refused) { _, _ in
            .text("<!DOCTYPE html><html><body><form>Sign in</form></body></html>", headers: [("Content-Type", "text/html")])
        }
    }

    @Test("other content: nothing, a picture, another list, an excerpt")
    func otherContent() async throws {
        try await oldStays(["the file is empty"], kind: .refused) { _, _ in .text("") }
        try await oldStays(["no list format that is known"], kind: .refused) { _, _ in
            TestServer.Reply(body: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0])
        }
        try await oldStays(["holds the list xb, not xa"], kind: .refused) { _, _ in .text(TestLists.text(list: "xb")) }
        try await oldStays(["an excerpt"], kind: .refused) { _, _ in .text("#! excerpt: yes\n" + TestLists.text(version: "2")) }
    }

    @Test("a list that shrank, in designations or in names alone")
    func shrunken() async throws {
        try await oldStays(["shrank from 40 to 35 designations and 80 to 70 names, more than 10 %"], kind: .refused) { _, _ in
            .text(TestLists.text(version: "2", date: "2026-01-03", count: 35))
        }
        try await oldStays(["shrank from 80 to 40 names"], kind: .refused) { _, _ in
            .text(TestLists.text(version: "2", date: "2026-01-03", aliases: 0))
        }
    }

    @Test("an older version")
    func older() async throws {
        try await oldStays(["its date, 2025-12-31, is before that of the version in force, 2026-01-02"], kind: .refused) { _, _ in
            .text(TestLists.text(version: "0", date: "2025-12-31"))
        }
    }

    @Test("redirects in a circle, and without an end")
    func redirects() async throws {
        try await oldStays(["redirects in a circle"], kind: .failed) { request, _ in
            .text("", status: 302, headers: [("Location", request.path == "/a" ? "/b" : "/a")])
        }
        try await oldStays(["redirects more than 5 times"], kind: .failed) { _, number in
            .text("", status: 301, headers: [("Location", "/\(number)")])
        }
        try await oldStays(["without saying where to"], kind: .failed) { _, _ in .text("", status: 302) }
        try await oldStays(["http is for this machine itself alone"], kind: .failed) { _, _ in
            .text("", status: 302, headers: [("Location", "http://lists.example/xa.csv")])
        }
        try await oldStays(["not file"], kind: .failed) { _, _ in
            .text("", status: 302, headers: [("Location", "file:///etc/hosts")])
        }
    }

    @Test("too large, stated or found out")
    func tooLarge() async throws {
        try await oldStays(["more than the 20000"], kind: .failed, settings: { $0.fileLimit = 20_000 }) { _, _ in
            TestServer.Reply(body: [], stated: 1 << 40, end: .silence)
        }
        try await oldStays(["more than the 20000"], kind: .failed, settings: { $0.fileLimit = 20_000 }) { _, _ in
            TestServer.Reply(body: [UInt8](repeating: 0x20, count: 30_000), stated: -1)
        }
    }

    @Test("a coding that was not asked for")
    func coded() async throws {
        try await oldStays(["sends gzip"], kind: .failed) { _, _ in .text("xxxx", headers: [("Content-Encoding", "gzip")]) }
    }

    @Test("a server that is gone")
    func refusedConnection() async throws {
        let server = try await TestServer { _, _ in TestLists.reply(TestLists.text()) }
        let updating = try Updating()
        let address = "http://127.0.0.1:\(server.port)/xa.csv"
        #expect(try await updating.update(address).kind == .first)
        await server.stop()
        let second = try await updating.update(address)
        #expect(second.kind == .failed)
        #expect(second.line.contains("no connection"), "\(second.line)")
        #expect(try updating.store.current(of: "xa")?.contents?.version == "1")
    }

    @Test("a file whose own record count is another")
    func recordCount() async throws {
        @Sendable func list(_ count: Int) -> String {
            let entries = (1...3).map {
                "<sdnEntry><uid>\($0)</uid><lastName>EXAMPLO \($0)</lastName><sdnType>Entity</sdnType></sdnEntry>"
            }
            return """
                <?xml version="1.0"?><sdnList><publshInformation><Publish_Date>01/02/2026</Publish_Date>\
                <Record_Count>\(count)</Record_Count></publshInformation>\(entries.joined())</sdnList>
                """
        }
        let updating = try Updating()
        let server = try await TestServer { _, number in .text(list([3, 4, 2][number - 1])) }
        let address = "http://127.0.0.1:\(server.port)/sdn.xml"
        let kinds = [
            try await updating.update(address, list: "us-sdn"), try await updating.update(address, list: "us-sdn"),
            try await updating.update(address, list: "us-sdn"),
        ]
        await server.stop()
        #expect(kinds.map(\.kind) == [.first, .refused, .refused], "\(kinds.map(\.line))")
        #expect(kinds[1].reason.contains("4 entries") && kinds[2].reason.contains("2 entries"), "\(kinds.map(\.reason))")
    }

    @Test("certificates: one that nobody vouches for, one for another name; and never to http")
    func certificates() async throws {
        var updating = try Updating()
        try updating.trust(TestCertificates.localhost)
        let good = try await TestServer(TestCertificates.localhost) { _, _ in TestLists.reply(TestLists.text()) }
        #expect(try await updating.update("https://localhost:\(good.port)/xa.csv").kind == .first)
        #expect(try await updating.update("https://127.0.0.1:\(good.port)/xa.csv").kind == .unchanged)
        await good.stop()

        let newer = TestLists.text(version: "2")
        let stranger = try await TestServer(TestCertificates.stranger) { _, _ in TestLists.reply(newer) }
        let untrusted = try await updating.update("https://localhost:\(stranger.port)/xa.csv")
        #expect(untrusted.kind == .failed)
        #expect(untrusted.line.contains("its certificate is not trusted"), "\(untrusted.line)")
        #expect(stranger.requests.isEmpty)
        await stranger.stop()

        try updating.trust(TestCertificates.elsewhere)
        let elsewhere = try await TestServer(TestCertificates.elsewhere) { _, _ in TestLists.reply(newer) }
        let misnamed = try await updating.update("https://localhost:\(elsewhere.port)/xa.csv")
        #expect(misnamed.kind == .failed)
        #expect(misnamed.line.contains("its certificate is for another name"), "\(misnamed.line)")
        #expect(elsewhere.requests.isEmpty)
        await elsewhere.stop()
        #expect(updating.clock.sleeps.isEmpty, "a wrong certificate is not asked again")

        try updating.trust(TestCertificates.localhost)
        let plain = try await TestServer { _, _ in TestLists.reply(newer) }
        let port = plain.port
        let down = try await TestServer(TestCertificates.localhost) { _, _ in
            .text("", status: 302, headers: [("Location", "http://127.0.0.1:\(port)/xa.csv")])
        }
        let downgraded = try await updating.update("https://localhost:\(down.port)/xa.csv")
        #expect(downgraded.kind == .failed)
        #expect(downgraded.line.contains("from https to http"), "\(downgraded.line)")
        #expect(plain.requests.isEmpty)
        await plain.stop()
        await down.stop()
        #expect(try updating.store.current(of: "xa")?.contents?.version == "1")
    }
}
