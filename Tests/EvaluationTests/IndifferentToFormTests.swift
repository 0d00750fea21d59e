import EmbeddedLists
import Screening
import TestSupport
import Testing
import WatchlistStore

@testable import Evaluation

/// However a listed name is written down, it finds its designation at the default line: every name of the embedded excerpts.
/// `screen evaluate form` asks the same of whole lists.
@Suite struct IndifferentToFormTests {
    /// Names of the excerpts that fall short: titles and suffixes beside names of one word, al beside el there, and Arabic words
    /// without their space. The numbers may fall and never rise.
    private static let known: [FormChange: Int] = [
        .firstJoined: 4, .lastJoined: 4, .title: 37, .suffix: 49, .otherParticles: 5,
    ]

    @Test func everyListedNameIsFound() throws {
        let watchlist = try Watchlist(lists: EmbeddedLists.lists())
        #expect(watchlist.designationCount >= 170)
        let report = FormRun(watchlist, policy: .standard, threads: 2).report()
        #expect(report.names > 400 && report.found.total > 5_000)
        for line in report.lines {
            let examples = report.causes.filter { $0.change == line.change }.flatMap(\.examples).map(\.query)
            #expect(
                line.missed <= Self.known[line.change] ?? 0, "\(line.change.rawValue): \(line.missed) missed, such as \(examples)"
            )
            let isAsked = line.found.total > 0 || [.composed, .initialsStops].contains(line.change)
            #expect(isAsked, "\(line.change.rawValue) says nothing of any name")
        }
        #expect(report.lines.first { $0.change == .asListed }?.found == Share(report.names, of: report.names))
        #expect(!report.causes.contains { $0.loss == .lost })
    }
}
