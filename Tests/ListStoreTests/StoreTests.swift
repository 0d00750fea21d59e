import Foundation
import SanctionsModel
import Testing

@testable import ListStore

@Suite("The store")
struct StoreTests {
    @Test("times and days are read as they are written, and nothing else is")
    func times() {
        for text in ["1970-01-01T00:00:00Z", "2026-02-28T23:59:59Z", "2024-02-29T12:34:56Z", "1969-12-31T23:59:59Z"] {
            #expect(Timestamp(text)?.description == text)
        }
        #expect(Timestamp("1970-01-02T00:00:01Z")?.seconds == 86_401)
        for text in [
            "", "2026-02-29T00:00:00Z", "2026-02-28T24:00:00Z", "2026-02-28T23:60:00Z", "2026-02-28 23:59:59Z",
            "2026-02-28T23:59:59", "2026-02-28T2x:59:59Z", "2026-02-28T23:59:59+0",
        ] { #expect(Timestamp(text) == nil, "\(text)") }
        #expect(CalendarDay("2026-02-28")?.description == "2026-02-28")
        #expect(CalendarDay("2026-2-28") == nil && CalendarDay("2026-02-28T00:00:00Z") == nil)
        #expect(Timestamp(seconds: .max).day.year == 9999 && Timestamp(seconds: .min + 86_400).day.year == 1)
        #expect(HTTPDate.timestamp("Fri, 27 Feb 2026 06:00:00 GMT")?.description == "2026-02-27T06:00:00Z")
        #expect(HTTPDate.timestamp("Friday, 27-Feb-26 06:00:00 GMT") == nil && HTTPDate.timestamp("yesterday") == nil)
    }

    @Test("references")
    func references() {
        #expect(VersionReference("un") == VersionReference(list: "un"))
        #expect(VersionReference("us-sdn@2024-09-21")?.description == "us-sdn@2024-09-21")
        #expect(VersionReference("un@0123abcd")?.version == .hash("0123abcd"))
        for text in [
            "", "un.xml", "./un", "un/x", "UN", "un@", "un@2024-13-01", "un@2024", "un@0123abc", "un@2024-09-21@x", "-w", "..",
            "un@0123ABCD", "a\u{0}b",
        ] { #expect(VersionReference(text) == nil, "\(text)") }
    }

    @Test("names of files: by the address, else by the format")
    func fileNames() {
        #expect(ListSource(list: "un", address: "https://x.example/a/consolidated.XML?x=1.csv").fileName == "un.xml")
        #expect(ListSource(list: "eu", address: "https://x.example/content?token=a.b", ending: "XML").fileName == "eu.xml")
        #expect(ListSource(list: "eu", address: "https://x.example/content").fileName == "eu")
        #expect(ListSource(list: "eu", address: "").fileName == "eu")
    }

    @Test("a mirror folder: by name, else by what the files hold; its age is its files'")
    func mirrorFolder() async throws {
        let mirror = try TemporaryFolder()
        try mirror.write(TestLists.text(version: "1"), to: "some name.csv")
        try mirror.write("notes", to: "readme.txt")
        let updating = try Updating()
        let first = try await updating.update(through: MirrorFolder(path: mirror.path))
        #expect(first.kind == .first, "\(first.line)")
        #expect(try MirrorFolder(path: mirror.path).lists() == ["xa"])
        // The newest of several counts, unless two are as new.
        try mirror.write(TestLists.text(version: "2", date: "2026-02-01"), to: "newer.csv")
        #expect(try await updating.update(through: MirrorFolder(path: mirror.path)).current?.contents?.version == "2")
        try mirror.write(TestLists.text(version: "2b", date: "2026-02-01"), to: "same.csv")
        let ambiguous = try await updating.update(through: MirrorFolder(path: mirror.path))
        #expect(ambiguous.kind == .failed)
        #expect(ambiguous.line.contains("newer.csv") && ambiguous.line.contains("same.csv"), "\(ambiguous.line)")
        // A file that bears the list's name is the list.
        try mirror.write(TestLists.text(version: "3", date: "2026-02-02"), to: "xa.csv")
        let attributes: [FileAttributeKey: Any] = [
            .modificationDate: Date(timeIntervalSince1970: Double(TestClock.start.seconds - 5 * 86_400))
        ]
        try FileManager.default.setAttributes(attributes, ofItemAtPath: mirror.file("xa.csv"))
        updating.clock.advance(days: 1)
        #expect(try await updating.update(through: MirrorFolder(path: mirror.path)).current?.contents?.version == "3")
        #expect(try updating.store.state(of: "xa")?.checkedAt?.seconds == TestClock.start.seconds - 5 * 86_400)
        let missing = try await updating.update(through: MirrorFolder(path: mirror.path), list: "xb")
        #expect(missing.kind == .failed && missing.line.contains("no list xb, only xa"), "\(missing.line)")
        #expect(throws: FetchFailure.self) { try MirrorFolder(path: mirror.file("nothing")) }
        // One file that was named is judged as it is, but not for another list than it holds.
        let page = try await updating.update(through: MirrorFolder(path: mirror.file("readme.txt")))
        #expect(page.kind == .refused && page.line.contains("no list format that is known"), "\(page.line)")
        let other = try await updating.update(through: MirrorFolder(path: mirror.file("newer.csv")), list: "xb")
        #expect(other.kind == .failed && other.line.contains("only xa"), "\(other.line)")
    }

    @Test("a mirror server: un.xml under its address; its age is its Last-Modified")
    func mirrorServer() async throws {
        let server = try await TestServer { request, _ in
            if request.headers["if-none-match"] != nil { return TestServer.Reply(status: 304) }
            guard request.path == "/lists/xa.csv" else { return .text("", status: 404) }
            return TestLists.reply(TestLists.text(), etag: "\"a\"", modified: "Sun, 15 Feb 2026 06:00:00 GMT")
        }
        let updating = try Updating()
        let http = try HTTPFetcher(updating.settings)
        let mirror = MirrorServer(address: "http://127.0.0.1:\(server.port)/lists", through: http)
        for kind in [UpdateOutcome.Kind.first, .unchanged] {
            let outcome = try await updating.update(through: mirror)
            #expect(outcome.kind == kind, "\(outcome.line)")
            #expect(try updating.store.state(of: "xa")?.checkedAt?.description == "2026-02-15T06:00:00Z")
            updating.clock.advance(days: 1)
        }
        await http.shutdown()
        await server.stop()
        #expect(server.requests.count == 2)
    }

    @Test("status: age from the last check, due after the next, stale beyond the limit")
    func status() async throws {
        let server = try await TestServer { _, number in number == 1 ? TestLists.reply(TestLists.text()) : .text("", status: 404)
        }
        let updating = try Updating()
        let address = "http://127.0.0.1:\(server.port)/xa.csv"
        _ = try await updating.update(address)
        _ = try await updating.update("http://127.0.0.1:\(server.port)/xb.csv", list: "xb")
        updating.clock.advance(days: 3)
        _ = try await updating.update(address)
        await server.stop()
        let status = try updating.store.status(at: updating.clock.now, every: 3600, maximumAge: 3)
        #expect(status.map(\.list) == ["xa", "xb"])
        #expect(status[0].age == 3 * 86_400 && !status[0].isStale && status[0].ageText == "3 d")
        #expect(status[0].due.seconds == TestClock.start.seconds + 3600)
        #expect(status[0].failure?.contains("404") == true)
        #expect(status[1].version == nil && status[1].isStale && status[1].ageText == "never")
        #expect(try updating.store.status(at: updating.clock.now, maximumAge: 2)[0].isStale)
        #expect(try updating.store.lists() == ["xa"] && updating.store.known() == ["xa", "xb"])
    }

    @Test("an older version goes into the history by its date, and changes nothing that is in force")
    func history() async throws {
        let folder = try TemporaryFolder()
        let updating = try Updating()
        let old = try folder.write(TestLists.text(version: "0", date: "2025-06-01", count: 80), to: "old.csv")
        var history = ListImport(store: updating.store)
        history.clock = updating.clock.clock
        #expect(throws: StoreError.self) { try history.run(file: old) }
        let current = try folder.write(TestLists.text(), to: "xa.csv")
        _ = try await updating.update(through: MirrorFolder(path: current))
        #expect(try history.run(file: old).contents?.designations == 80)
        #expect(try history.run(file: old).inForce.count == 1, "twice is once")
        #expect(try updating.store.current(of: "xa")?.contents?.version == "1")
        #expect(try updating.store.version(try #require(VersionReference("xa@2025-12-31"))).contents?.version == "0")
        #expect(try updating.store.version(try #require(VersionReference("xa@2026-01-02"))).contents?.version == "1")
        #expect(throws: StoreError.self) { try history.run(file: current) }
        for text in [TestLists.text(date: nil), "no list", "#! excerpt: yes\n" + TestLists.text(date: "2020-01-01")] {
            let file = try folder.write(text, to: "bad.csv")
            #expect(throws: StoreError.self) { try history.run(file: file) }
        }
        #expect(try updating.store.versions(of: "xa").count == 2)
    }

    @Test("what is spoilt is told with its file, and never read as something else")
    func spoilt() async throws {
        let folder = try TemporaryFolder()
        let updating = try Updating()
        _ = try await updating.update(through: MirrorFolder(path: try folder.write(TestLists.text(), to: "xa.csv")))
        let version = try #require(try updating.store.current(of: "xa"))
        let file = updating.store.file(of: version)
        let good = try Data(contentsOf: URL(fileURLWithPath: file))
        var flipped = good
        flipped[good.count / 2] ^= 1
        for bytes in [flipped, good.dropLast(1), Data()] {
            try bytes.write(to: URL(fileURLWithPath: file))
            let error = #expect(throws: StoreError.self) { try updating.store.read(version) }
            #expect(error?.code == .damaged && error?.description.contains(file) == true)
        }
        try good.write(to: URL(fileURLWithPath: file))
        let state = updating.store.stateFile(of: "xa")
        for text in [
            "", "{}", "[1]", "{\"source\":1}", "{\"source\":\"x\",\"checkedAt\":\"soon\"}",
            "{\"source\":\"x\",\"current\":\"00\"}",
        ] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: state))
            let error = #expect(throws: StoreError.self) { _ = try updating.store.current(of: "xa") }
            #expect(error?.code == .damaged, "\(text)")
        }
    }

    @Test("addresses of the user's own")
    func addresses() throws {
        let folder = try TemporaryFolder()
        let store = ListStore(path: folder.path)
        #expect(try store.sourceAddresses().isEmpty)
        try folder.write("{\"un\": \"https://mirror.example/un.xml\"}", to: "sources.json")
        #expect(try store.sourceAddresses() == ["un": "https://mirror.example/un.xml"])
        for text in ["{\"un\": \"http://mirror.example/un.xml\"}", "{\"local\": \"https://x.example/\"}", "{\"un\": 1}", "un"] {
            try folder.write(text, to: "sources.json")
            let error = #expect(throws: StoreError.self) { try store.sourceAddresses() }
            #expect(error?.code == .damaged)
        }
    }

    @Test("compiled watchlists: another set, another name; few are kept")
    func compiled() throws {
        let folder = try TemporaryFolder()
        let store = ListStore(path: folder.path)
        let file = store.compiledFile(of: [("un", "1"), ("eu", "2")], program: "p")
        #expect(file == store.compiledFile(of: [("eu", "2"), ("un", "1")], program: "p"))
        #expect(file != store.compiledFile(of: [("un", "1"), ("eu", "3")], program: "p"))
        #expect(file != store.compiledFile(of: [("un", "1"), ("eu", "2")], program: "q"))
        for number in 0..<12 {
            try store.writeCompiled([1], to: store.compiledFile(of: [("un", "\(number)")], program: "p"))
        }
        let newest = store.compiledFile(of: [("un", "11")], program: "p")
        #expect(StoreFiles.isFile(newest))
        #expect(StoreFiles.names(in: folder.file("compiled")).count == 8)
    }
}
