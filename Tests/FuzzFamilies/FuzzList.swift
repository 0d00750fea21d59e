import SanctionsModel
import WatchlistStore

/// A small list of parties that don't exist, in several scripts, compiled once.
enum FuzzList {
    static let list: SourceList = {
        let names: [(PartyType, [String])] = [
            (.person, ["Qasim Zoravandi Belhakem", "قاسم زوراوندي", "A. Belhakem"]),
            (.person, ["Darya Velichkovskaya", "Дарья Величковская"]),
            (.person, ["Ri Won Ho", "리원호", "李元浩"]),
            (.organisation, ["Norvexa Maritime Holdings Ltd", "Norvexa 7"]),
            (.vessel, ["Blue Kestrel"]),
        ]
        let designations = names.enumerated().map { index, entry in
            var designation = Designation(
                id: "fuzz:\(index)", authority: "fuzz", reference: "\(index)", type: entry.0,
                names: entry.1.enumerated().map { ListedName($1, quality: $0 == 0 ? .primary : .strong) })
            designation.births = [Birth(date: PartialDate(year: 1957, month: 3, day: 10))]
            designation.identifiers = [Identifier(kind: "passport", value: "K-441778\(index)", country: "SA")]
            return designation
        }
        return SourceList(
            id: "fuzz", title: "Nobody", version: "1", date: PartialDate(year: 2026, month: 1, day: 2), files: [],
            sha256: String(repeating: "0", count: 64), entryCount: designations.count, designations: designations)
    }()

    static let bytes: [UInt8] = {
        var builder = WatchlistBuilder()
        do {
            try builder.add(list)
            return try builder.freeze()
        } catch {
            fatalError("the list of fuzzing can't be compiled: \(error)")
        }
    }()

    static let watchlist = try? Watchlist(bytes: bytes)
}
