import Foundation
import ListReaders
import SanctionsModel
import Testing

@testable import ListStore

/// A server in memory: files by address, each with a serial number for a validator.
private final class Shelf: ListFetching {
    private let state = NSLock()
    nonisolated(unsafe) private var files: [String: (text: String, serial: Int)] = [:]
    nonisolated(unsafe) private var serial = 0
    nonisolated(unsafe) private var asked: [String] = []
    /// Done once when an address was answered.
    nonisolated(unsafe) private var after: (address: String, change: () -> Void)?

    func address(of source: ListSource) -> String { source.address }

    func put(_ text: String?, at address: String) {
        state.withLock {
            serial += 1
            files[address] = text.map { ($0, serial) }
        }
    }

    func once(_ address: String, _ change: @escaping () -> Void) { state.withLock { after = (address, change) } }

    /// The last parts of what was asked for since the last call, `?` behind those that were asked for conditionally.
    func takeAsked() -> [String] {
        state.withLock {
            defer { asked = [] }
            return asked
        }
    }

    func fetch(_ source: ListSource, known: Validators?) async throws(FetchFailure) -> Fetched {
        let name = source.address.split(separator: "/").last.map(String.init) ?? ""
        let (file, change) = state.withLock {
            asked.append(name + (known == nil ? "" : "?"))
            let change = after?.address == source.address ? after?.change : nil
            if change != nil { after = nil }
            return (files[source.address], change)
        }
        defer { change?() }
        guard let file else { throw FetchFailure("\(source.address): answers 404") }
        let etag = "\"\(file.serial)\""
        if known?.etag == etag { return .unchanged(checkedAt: nil) }
        return .file(FetchedFile(bytes: Array(file.text.utf8), origin: source.address, etag: etag))
    }
}

/// OFAC's four files as one version, of parties that don't exist.
@Suite("A list of four files")
struct FileSetTests {
    private static let base = "https://example.org/lists/"

    /// Numbered entries with an alias each.
    private static func files(_ count: Int, comment: String = "-0- ") -> [(name: String, text: String)] {
        let nulls = Array(repeating: "-0- ", count: 7).joined(separator: ",")
        let names = (1...count).map {
            "\($0),\"PERSONA\(letters($0)), Examplo\",\"individual\",\"TEST\",\(nulls),\"DOB 19\(50 + $0 % 50).\""
        }
        let aliases = (1...count).map { "\($0),\(100 + $0),\"aka\",\"PERSONA\(letters($0)), Alio\",-0- " }
        return [
            ("sdn.csv", names.joined(separator: "\n") + "\n"), ("alt.csv", aliases.joined(separator: "\n") + "\n"),
            ("add.csv", "1,11,\"1 Row\",\"Townsville\",\"Iran\",-0- \n"), ("sdn_comments.csv", "1,\"\(comment)\"\n"),
        ]
    }

    private static func letters(_ number: Int) -> String {
        String(decoding: [UInt8(65 + number / 26 % 26), UInt8(65 + number % 26)], as: UTF8.self)
    }

    private func put(_ files: [(name: String, text: String)], on shelf: Shelf, isUpper: Bool = false) {
        for file in files { shelf.put(file.text, at: Self.base + (isUpper ? file.name.uppercased() : file.name)) }
    }

    private func update(_ updating: Updating, _ shelf: Shelf, _ name: String = "sdn.csv") async throws -> UpdateOutcome {
        try await updating.update(through: shelf, Self.base + name, list: "us-sdn")
    }

    @Test("is fetched whole, kept as one archive, and asked for only when one of them has changed")
    func whole() async throws {
        let (updating, shelf) = (try Updating(), Shelf())
        put(Self.files(30), on: shelf)
        let first = try await update(updating, shelf)
        #expect(first.kind == .first, "\(first.line)")
        #expect(first.current?.file == "us-sdn.zip" && first.current?.contents?.designations == 30)
        #expect(first.current?.contents?.names == 60)
        _ = shelf.takeAsked()
        #expect(try await update(updating, shelf).kind == .unchanged)
        #expect(shelf.takeAsked() == ["sdn.csv?", "alt.csv?", "add.csv?", "sdn_comments.csv?"])

        // One file alone is another version, made of all four.
        shelf.put(Self.files(31)[0].text, at: Self.base + "sdn.csv")
        let second = try await update(updating, shelf)
        #expect(second.kind == .updated && second.current?.contents?.designations == 31, "\(second.line)")
        #expect(second.current?.contents?.names == 61)
        let version = try #require(try updating.store.current(of: "us-sdn"))
        let list = try updating.store.read(version)
        #expect(list.designations.count == 31 && list.sha256 == version.sha256)
        #expect(list.designations[0].addresses.first?.country == "Iran")
    }

    @Test("keeps the letter case of the address")
    func upperCase() async throws {
        let (updating, shelf) = (try Updating(), Shelf())
        put(Self.files(10), on: shelf, isUpper: true)
        let first = try await update(updating, shelf, "SDN.CSV")
        #expect(first.kind == .first && first.current?.contents?.names == 20, "\(first.line)")
    }

    @Test("of which one is missing, or changes meanwhile, replaces nothing")
    func torn() async throws {
        let (updating, shelf) = (try Updating(), Shelf())
        put(Self.files(30), on: shelf)
        #expect(try await update(updating, shelf).kind == .first)
        let files = Self.files(32)
        shelf.put(files[0].text, at: Self.base + "sdn.csv")
        shelf.put(nil, at: Self.base + "alt.csv")
        let missing = try await update(updating, shelf)
        #expect(missing.kind == .failed && missing.line.contains("alt.csv"), "\(missing.line)")
        #expect(missing.current?.contents?.designations == 30)

        // The names are of one day and the aliases of the next: all are asked for anew.
        shelf.put(files[1].text, at: Self.base + "alt.csv")
        let next = Self.files(33)
        shelf.once(Self.base + "sdn_comments.csv") { put(next, on: shelf) }
        let whole = try await update(updating, shelf)
        #expect(whole.kind == .updated && whole.current?.contents?.designations == 33, "\(whole.line)")
        #expect(whole.current?.contents?.names == 66 && updating.clock.sleeps.count == 1)
    }

    @Test("is taken from a mirror folder with the files beside it")
    func mirror() async throws {
        let (updating, folder) = (try Updating(), try TemporaryFolder())
        for file in Self.files(12) { try folder.write(file.text, to: file.name) }
        let mirror = try MirrorFolder(path: folder.path)
        #expect(mirror.lists() == ["us-sdn"])
        let first = try await updating.update(through: mirror, list: "us-sdn")
        #expect(first.kind == .first && first.current?.contents?.names == 24, "\(first.line)")
        #expect(first.current?.file == "us-sdn.zip")
        try FileManager.default.removeItem(atPath: folder.file("add.csv"))
        let torn = try await updating.update(through: MirrorFolder(path: folder.path), list: "us-sdn")
        #expect(torn.kind == .failed && torn.current?.contents?.names == 24, "\(torn.line)")
    }

    @Test("is the same bytes for the same files, and what is no such list passes through")
    func names() throws {
        let set = try #require(ListFileSet.led(by: "SDN.CSV"))
        #expect(set.names(like: "SDN.CSV") == ["SDN.CSV", "ALT.CSV", "ADD.CSV", "SDN_COMMENTS.CSV"])
        #expect(set.names(like: "sdn.csv") == set.names)
        #expect(ListFileSet.led(by: "alt.csv") == nil && ListFileSet.isFollower("ALT.csv") && !ListFileSet.isFollower("sdn.csv"))
        #expect(ListFileSet.led(by: "cons_prim.csv")?.names.count == 4 && ListFileSet.led(by: "un.xml") == nil)
        let files = Self.files(3).map { Array($0.text.utf8) }
        #expect(try set.archive(files) == set.archive(files))
        #expect(throws: ListError.self) { try set.archive(Array(files.dropLast())) }
        #expect(ListSource(list: "us-sdn", address: Self.base + "SDN.CSV?x=1").fileName == "us-sdn.zip")
        #expect(ListSource(list: "un", address: "https://example.org/un.xml").fileName == "un.xml")
    }
}
