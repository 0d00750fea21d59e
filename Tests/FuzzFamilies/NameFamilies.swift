import MessageReaders
import NameText
import SanctionsModel
import Screening
import WatchlistStore

extension FuzzFamily {
    /// Names and the small texts around them.
    static let names: [FuzzFamily] = [
        FuzzFamily("name") { input in
            readName(input)
            searchName(input)
        },
        FuzzFamily("facts") { input in
            let text = String(decoding: input, as: UTF8.self)
            for date in PartialDate.readingAll(text) + [PartialDate(reading: text)].compactMap(\.self) {
                require(date.earliest <= date.latest, "a date begins before it ends")
            }
            for kind in IdentifierKind.allCases {
                let identifier = Identifier(kind: kind.rawValue, value: text, country: "")
                _ = IdentifierCheck(identifier)
                _ = IdentifierKey.keys(of: identifier)
            }
            _ = MachineReadableLine(text)
        },
    ]

    /// The same bytes give the same tokens, whatever was read before.
    private static func readName(_ input: [UInt8]) {
        let used = NameNormalizer()
        _ = used.tokens(of: "Qasim Дарья 리원호")
        var tokens = NameTokens()
        used.normalize(input.span, into: &tokens)
        var again = NameTokens()
        NameNormalizer().normalize(input.span, into: &again)
        require(tokens.tokens.count == again.tokens.count && tokens.bytes == again.bytes, "a cache changes what is read")
        for token in tokens.tokens {
            require(token.latin.count > 0 && token.exact.count > 0, "a token is not empty")
            require(token.latin.range.upperBound <= tokens.bytes.count, "a token stands in its bytes")
            require(token.exact.range.upperBound <= tokens.bytes.count, "a token stands in its bytes")
            require(token.source.range.upperBound <= input.count, "a token comes from the name")
            let isLatin = tokens.bytes[token.latin.range].allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
            }
            require(isLatin, "a reading is of small letters and digits")
        }
        JointNames.parts(of: input.span) { range in
            require(range.lowerBound >= 0 && range.upperBound <= input.count && !range.isEmpty, "a part stands in the name")
        }
    }

    /// The index finds what scoring every name finds.
    private static func searchName(_ input: [UInt8]) {
        guard let watchlist = FuzzList.watchlist else { return }
        let search = NameSearch(watchlist)
        let all = NameSearch(watchlist).exhaustive(input.span, threshold: 7_000)
        require(search.search(input.span, threshold: 7_000) == all, "the index loses or invents a name")
        for hit in all { require(hit.score >= 7_000 && hit.score <= 10_000, "a score lies above the threshold") }
        for hit in search.search(text: input.span, threshold: 8_000) {
            require(hit.range.lowerBound >= 0 && hit.range.upperBound <= input.count, "a name found stands in the text")
        }
        let session = ScreeningSession(watchlist: watchlist)
        let text = String(decoding: input, as: UTF8.self)
        let identifiers = [Identifier(kind: "passport", value: text, country: text)]
        let party = Party(
            name: text, birthDate: text, type: .any, country: text, nationality: text, gender: text, identifiers: identifiers,
            address: text)
        for alert in session.screen(party).alerts {
            let total = alert.evidence.reduce(0) { $0 + $1.weight }
            require(alert.by == .identifier || abs(total - 1) < 0.01, "the weights of the evidence sum to 1, not \(total)")
        }
    }
}
