import Bytes
import EmbeddedLists
import Glibc
import NameMatching
import SanctionsModel
import TestSupport
import Testing

@testable import WatchlistStore

/// The file of a watchlist: the same for the same sources, and refused when a byte of it is another.
@Suite struct FrozenFileTests {
    private static func freeze(_ lists: [SourceList]) throws -> [UInt8] {
        var builder = WatchlistBuilder()
        for list in lists { try builder.add(list) }
        return try builder.freeze()
    }

    private static func open(_ bytes: [UInt8], _ file: TemporaryFile) -> Result<Watchlist, any Error> {
        file.write(bytes)
        return Result { try Watchlist(contentsOf: file.path) }
    }

    /// Why a file of these bytes is refused; `nil` when it isn't.
    private static func refusal(_ bytes: [UInt8], _ file: TemporaryFile = TemporaryFile()) -> WatchlistError? {
        guard case .failure(let error) = open(bytes, file) else { return nil }
        return error as? WatchlistError
    }

    @Test func aFileIsTheWatchlist() throws {
        let bytes = try Self.freeze([Sample.list])
        let watchlist = try Self.open(bytes, TemporaryFile()).get()
        #expect(watchlist.fileSize == bytes.count)
        #expect(watchlist.designationCount == Sample.designations.count)
        // Other readings of a name are rows of their own.
        let firstReadings = (0..<watchlist.nameCount).count { watchlist.reading(ofName: $0) == 0 }
        #expect(firstReadings == Sample.designations.reduce(0) { $0 + $1.names.count })
        #expect(watchlist.lists().map(\.designations) == [Sample.designations])
        #expect(watchlist.unreadableNames == 0)
        #expect(watchlist.model.hash == ScoringModel.standard.hash)
        #expect(NameSearch(watchlist).ids("Vladimir Karamzin") == ["aa:2"])
    }

    @Test func theOrderOfSourcesChangesNothing() throws {
        let lists = try EmbeddedLists.lists() + [Sample.list]
        let bytes = try Self.freeze(lists)
        var random = SeededRandom(seed: 21)
        for order in [lists.reversed(), lists.shuffled(using: &random), lists] {
            #expect(try Self.freeze(order) == bytes)
        }
    }

    @Test func flippedBytesAreRefused() throws {
        let bytes = try Self.freeze([Sample.list])
        let file = TemporaryFile()
        var random = SeededRandom(seed: 22)
        // Each byte of the preamble and of the table's head, and places anywhere.
        let places = Array(0..<160) + (0..<1_000).map { _ in Int.random(in: 0..<bytes.count, using: &random) }
        for place in places {
            var damaged = bytes
            damaged[place] ^= UInt8.random(in: 1...255, using: &random)
            #expect(Self.refusal(damaged, file) != nil, "byte \(place)")
        }
        #expect(Self.refusal(bytes, file) == nil)
    }

    @Test func cutFilesAreRefused() throws {
        let bytes = try Self.freeze([Sample.list])
        let file = TemporaryFile()
        var random = SeededRandom(seed: 23)
        let ends = [0, 1, 7, 8, 95, 96, 127, 128, 129, 143, 144, 145, bytes.count - 1, bytes.count - 16]
        for count in ends + (0..<200).map({ _ in Int.random(in: 0..<bytes.count, using: &random) }) {
            #expect(Self.refusal(Array(bytes.prefix(count)), file) != nil, "cut to \(count) bytes")
        }
        #expect(Self.refusal(bytes + [0], file) != nil)
        #expect(Self.refusal(bytes + bytes, file) != nil)
    }

    @Test func reasonsAreTold() throws {
        let bytes = try Self.freeze([Sample.list])
        var other = bytes
        other[0] = UInt8(ascii: "X")
        #expect(Self.refusal(other) == .notAWatchlist("it does not begin as a watchlist does"))
        #expect(Self.refusal([]) == .notAWatchlist("shorter than a watchlist's preamble"))
        #expect(Self.refusal(Array("id,name\n".utf8)) == .notAWatchlist("shorter than a watchlist's preamble"))
        other = bytes
        other[8] += 1
        #expect(Self.refusal(other) == .otherFormat(Int(FrozenFile.version) + 1))
        other = bytes
        other[60] = 1
        #expect(Self.refusal(other) == .damaged("the preamble does not match its SHA-256"))
        other = bytes
        other[bytes.count - 1] ^= 1
        #expect(Self.refusal(other) == .damaged("the contents do not match their SHA-256"))
        let missing = TemporaryFile().path
        let error = FileError(path: missing, operation: "open", code: ENOENT)
        #expect(throws: WatchlistError.file(error)) { _ = try Watchlist(contentsOf: missing) }
        #expect(throws: WatchlistError.file(FileError(path: "/", operation: "map", code: EINVAL))) {
            _ = try Watchlist(contentsOf: "/")
        }
    }

    /// The sections of a file, to be put together otherwise with sound hashes.
    private static func sections() throws -> [(id: UInt32, bytes: [UInt8])] {
        let bytes = try freeze([Sample.list])
        return try FrozenFile.sections(of: MappedFile(copying: bytes)).sorted { $0.key < $1.key }.map {
            ($0.key, Array(bytes[$0.value]))
        }
    }

    @Test func otherVersionsOfICUAndOfTheModelAreRefused() throws {
        for (icu, model) in [("1.0", ScoringModel.standard.hash), (try Sample.watchlist().icuVersion, "0123456789abcdef")] {
            var description = ByteWriter()
            description.write(icu)
            description.write(model)
            description.write(0)
            description.write(0)
            let bytes = FrozenFile.write(
                try Self.sections().map { $0.id == Section.description.rawValue ? ($0.id, description.bytes) : $0 })
            switch Self.refusal(bytes) {
            case .otherICU(let compiled, _): #expect(compiled == "1.0")
            case .otherModel(let compiled, let running): #expect(compiled == model && running == ScoringModel.standard.hash)
            default: Issue.record("ICU \(icu) and model \(model) were not refused")
            }
        }
    }

    @Test(arguments: Section.allCases) func everySectionIsNeeded(_ section: Section) throws {
        let bytes = FrozenFile.write(try Self.sections().filter { $0.id != section.rawValue })
        #expect(Self.refusal(bytes) == .damaged("section \(section) is missing or uneven"))
    }

    /// Sound hashes over columns of which one is too short.
    @Test(arguments: [
        Section.units, .tokenMeanings, .keyFilter, .keyBuckets, .exactSlots,
        .postingStarts,
        .postingInitials, .nameUnitStarts, .nameWeights, .nameTraits, .nameDesignations, .designationNames,
        .designationTraits, .designationOffsets,
    ])
    func columnsThatDoNotFitAreRefused(_ section: Section) throws {
        let bytes = FrozenFile.write(
            try Self.sections().map { $0.id == section.rawValue ? ($0.id, Array($0.bytes.dropLast(8))) : $0 })
        #expect(Self.refusal(bytes) != nil)
    }

    @Test func twoSourcesOfOneListAreRefused() throws {
        var builder = WatchlistBuilder()
        try builder.add(Sample.list)
        let other = makeList("aa", Sample.designations, version: "2")
        #expect(throws: WatchlistError.sameList(id: "aa", first: "aa.csv (version 1)", second: "aa.csv (version 2)")) {
            try builder.add(other)
        }
        // What was refused leaves nothing behind.
        #expect(try builder.freeze() == Self.freeze([Sample.list]))
    }

    @Test func nothingIsRefused() throws {
        #expect(throws: WatchlistError.empty) { _ = try WatchlistBuilder().freeze() }
        #expect(throws: WatchlistError.empty) { _ = try Watchlist(lists: []) }
        #expect(throws: WatchlistError.empty) { _ = try Watchlist(lists: [makeList("aa", []), makeList("bb", [])]) }
    }

    @Test func unreadableNamesAreCounted() throws {
        let watchlist = try Watchlist(lists: [makeList("aa", [makeDesignation("aa:1", .person, "...", "Ahmad", "🏴")])])
        #expect(watchlist.unreadableNames == 2)
        #expect(watchlist.nameCount == 3)
        let search = NameSearch(watchlist)
        #expect(search.ids("Ahmad") == ["aa:1"])
        #expect(search.ids("...").isEmpty)
    }
}
