public import Screening
public import WatchlistStore

/// How many ordinary postal addresses a text search holds, by country.
public struct AddressReport: Sendable {
    public struct Line: Sendable, Hashable {
        /// ISO 3166-1 alpha-2.
        public var country: String
        public var addresses = 0
        public var held = 0
    }

    public struct Example: Sendable, Hashable {
        public var address: PostalAddress
        /// The part of the address that alerted, the designation, and its score.
        public var name: String
        public var designation: String
        public var listed: String
        public var score: Score
    }

    public var designations: Int
    /// The least score of an alert in texts, ten-thousandths.
    public var textThreshold: Int
    /// In the order of the deck.
    public var lines: [Line] = []
    /// Every held address with its best alert, in the order of the deck.
    public var held: [Example] = []

    public var addresses: Int { lines.reduce(0) { $0 + $1.addresses } }

    /// Screens every address as a text. O(addresses) searches.
    ///
    /// - Parameter threads: the same report on any number.
    public init(_ deck: AddressDeck, _ watchlist: Watchlist, policy: Policy, threads: Int) {
        let inForce = PolicyInForce(policy, watchlist)
        let addresses = deck.addresses
        let answers = InParallel.answers(count: addresses.count, threads: threads) {
            ScreeningSession(watchlist: watchlist, inForce: inForce)
        } answer: { session, i in
            session.screen(text: addresses[i].text).alerts.first { $0.released == nil }.map {
                Example(
                    address: addresses[i], name: $0.name, designation: $0.designation.id, listed: $0.matched.text,
                    score: $0.score)
            }
        }
        designations = watchlist.designationCount
        textThreshold = policy.textThreshold
        for (address, answer) in zip(addresses, answers) {
            let i = lines.firstIndex { $0.country == address.country } ?? lines.count
            if i == lines.count { lines.append(Line(country: address.country)) }
            lines[i].addresses += 1
            guard let answer else { continue }
            lines[i].held += 1
            held.append(answer)
        }
    }

    /// In plain text, at most 80 columns wide but for examples; ends with a line feed.
    ///
    /// - Parameter examples: how many held addresses to show of each country.
    public func text(examples: Int) -> String {
        var text = "\(Figures.count(addresses)) addresses, \(Figures.count(designations)) designations\n"
        text += "threshold in texts: \(Figures.score(textThreshold))\n\n"
        func row(_ title: String, _ count: Int, _ held: Int) -> String {
            let rate = count == 0 ? 0 : Double(held) / Double(count)
            return Figures.left(title, 12) + Figures.right(Figures.count(count), 11) + Figures.right(Figures.count(held), 9)
                + Figures.right(Figures.percent(rate), 10) + "\n"
        }
        text += Figures.left("Country", 12) + Figures.right("addresses", 11) + Figures.right("held", 9) + "\n"
        for line in lines { text += row(line.country, line.addresses, line.held) }
        text += row("All", addresses, held.count)
        for line in lines {
            for example in held.filter({ $0.address.country == line.country }).prefix(max(0, examples)) {
                text += "\n\(example.address.id)  \(example.address.text)\n"
                text += "    \(example.name) = \(example.listed) (\(example.designation)), \(example.score)\n"
            }
        }
        return text
    }

    /// As one JSON object.
    public func write(to out: inout JSONOutput) {
        out.object { out in
            out.field("designations", designations)
            out.score("textThreshold", textThreshold)
            out.field("addresses", addresses)
            out.field("held", held.count)
            out.key("countries")
            out.array(lines) { out, line in
                out.object { out in
                    out.field("country", line.country)
                    out.field("addresses", line.addresses)
                    out.field("held", line.held)
                }
            }
            out.key("examples")
            out.array(held) { out, example in
                out.object { out in
                    out.field("id", example.address.id)
                    out.field("text", example.address.text)
                    out.field("name", example.name)
                    out.field("designation", example.designation)
                    out.field("listed", example.listed)
                    out.score("score", example.score.tenThousandths)
                }
            }
        }
    }
}
