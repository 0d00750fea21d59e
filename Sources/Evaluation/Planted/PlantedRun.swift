import MessageReaders
import SanctionsModel
public import Screening
public import WatchlistStore

/// Plants listed names, as they stand and manipulated, in every field of every message format that is screened, and tells whether
/// each is found there as it is when it is asked for alone.
///
/// A name in a field for parties is compared with the same name asked as a party of the field's type; one in a text with a text
/// that is nothing but the name. So a name that is lost was lost on the way from the bytes to the search.
///
/// Deterministic: the same list, number and seed give the same report on any number of threads.
public struct PlantedRun: Sendable {
    public var watchlist: Watchlist
    public var policy: Policy
    public var threads: Int
    /// How many names to plant: a deck of all categories of listed names is made of about so many rows.
    public var names = 1_000
    /// Seed of the deck.
    public var seed: UInt64 = 1
    /// How many lost names of each field the report tells.
    public var examples = 3
    /// Told how many names are done, from any thread.
    public var progress: (@Sendable (Int) -> Void)?

    public init(_ watchlist: Watchlist, policy: Policy, threads: Int) {
        self.watchlist = watchlist
        self.policy = policy
        self.threads = max(1, threads)
    }

    /// A field of a message in a way of writing it.
    private struct Place: Hashable, Sendable {
        var message: Int
        var opening: Int
        var variant: PlantedVariant
    }

    private struct Lost: Sendable {
        var place: Place
        var written: WrittenName
        var reject: String?
    }

    private struct Answer: Sendable {
        var counts: [Place: PlantedReport.Counts] = [:]
        var lost: [Lost] = []
        /// Whether the name is found alone: as any party, a person, an organisation, a text.
        var alone: [Bool] = []
    }

    private final class Worker {
        var messages: [PlantedMessage]
        let session: ScreeningSession
        private var asked: [Question: Bool] = [:]
        private var row = -1

        private struct Question: Hashable {
            var name: String
            var kind: MessageSlot.Kind
        }

        init(_ messages: [PlantedMessage], _ session: ScreeningSession) {
            self.messages = messages
            self.session = session
        }

        /// Whether the name alone finds one of the designations.
        func isFound(_ name: String, _ kind: MessageSlot.Kind, _ expected: Set<String>, row: Int) -> Bool {
            if row != self.row {
                asked.removeAll(keepingCapacity: true)
                self.row = row
            }
            let question = Question(name: name, kind: kind)
            if let known = asked[question] { return known }
            let alerts =
                switch kind {
                case .party(let type): session.screen(Party(name: name, type: type)).alerts
                case .text: session.screen(text: name).alerts
                }
            let isFound = alerts.contains { expected.contains($0.designation.id) }
            asked[question] = isFound
            return isFound
        }
    }

    /// The rows of the deck that name listed parties.
    public func rows() -> [DeckRow] {
        let categories = DeckCategory.manipulations.count + 2
        return DeckGenerator(seed: seed, perCategory: (max(1, names) + categories - 1) / categories).rows(watchlist)
            .filter(\.isListed)
    }

    /// O(names × fields) screenings: some minutes for 1,000 names.
    ///
    /// - Throws: `InputError` when a message of the kit is not recognised.
    public func report() throws -> PlantedReport { try report(rows()) }

    /// The same with a deck of one's own, of which rows without an expected designation are left out.
    public func report(_ rows: [DeckRow]) throws -> PlantedReport { try report(rows, .shared) }

    func report(_ rows: [DeckRow], _ templates: MessageTemplates) throws -> PlantedReport {
        let rows = rows.filter(\.isListed)
        var messages: [PlantedMessage] = []
        for template in templates.templates {
            for encoding in template.encodings where encoding.isAvailable {
                messages.append(try PlantedMessage(template, encoding, words: templates.words))
            }
        }
        let made = Messages(list: messages)
        let inForce = PolicyInForce(policy, watchlist)
        let answers = InParallel.answers(count: rows.count, threads: threads, progress: progress) {
            Worker(made.list, ScreeningSession(watchlist: watchlist, inForce: inForce))
        } answer: { worker, i in
            PlantedRun.answer(rows[i], number: i, worker)
        }
        return report(rows, answers, &messages)
    }

    /// The messages on their way to the threads, each of which takes a copy.
    private struct Messages: @unchecked Sendable {
        let list: [PlantedMessage]
    }

    private static func answer(_ row: DeckRow, number: Int, _ worker: Worker) -> Answer {
        let expected = Set(row.expected)
        var answer = Answer()
        answer.alone = PlantedReport.kinds.map { worker.isFound(row.name, $0, expected, row: number) }
        for message in worker.messages.indices {
            let writer = worker.messages[message].writer
            guard let name = writer.characters(row.name) else { continue }
            for opening in worker.messages[message].openings.indices {
                let slot = worker.messages[message].openings[opening].slot
                for written in writer.write(name, into: slot.layout) {
                    guard let outcome = worker.messages[message].screen(written, in: opening, worker.session) else { continue }
                    let place = Place(message: message, opening: opening, variant: written.variant)
                    let isFound = !outcome.designations.isDisjoint(with: expected)
                    let isFoundAlone = worker.isFound(written.bare, slot.kind, expected, row: number)
                    answer.counts[place, default: PlantedReport.Counts()].add(isFound: isFound, isFoundAlone: isFoundAlone)
                    if isFoundAlone, !isFound {
                        answer.lost.append(Lost(place: place, written: written, reject: outcome.reject))
                    }
                }
            }
        }
        return answer
    }

    private func report(_ rows: [DeckRow], _ answers: [Answer], _ messages: inout [PlantedMessage]) -> PlantedReport {
        var counts: [Place: PlantedReport.Counts] = [:]
        var lost: [Place: [Lost]] = [:]
        for answer in answers {
            for (place, count) in answer.counts { counts[place, default: PlantedReport.Counts()].add(count) }
            for one in answer.lost { lost[one.place, default: []].append(one) }
        }
        var lines: [PlantedReport.Line] = []
        for message in messages.indices {
            for opening in messages[message].openings.indices {
                let slot = messages[message].openings[opening].slot
                for variant in PlantedVariant.allCases {
                    let place = Place(message: message, opening: opening, variant: variant)
                    guard let count = counts[place] else { continue }
                    let told = (lost[place] ?? []).prefix(max(0, examples)).map { one in
                        PlantedReport.Example(
                            written: one.written.value, name: one.written.bare, reject: one.reject,
                            read: messages[message].read(one.written, in: opening))
                    }
                    lines.append(
                        PlantedReport.Line(
                            message: messages[message].title, format: messages[message].template.format.rawValue,
                            field: slot.field, isText: slot.kind == .text, variant: variant, counts: count, lost: Array(told)))
                }
            }
        }
        let alone = PlantedReport.kinds.indices.map { kind in
            Share(answers.count { $0.alone[kind] }, of: answers.count)
        }
        return PlantedReport(
            subject: EvaluationReport.Subject(
                watchlist, policy, deck: "names planted in messages, seed \(seed)", rows: rows.count),
            threshold: policy.threshold, textThreshold: policy.textThreshold, alone: alone, lines: lines)
    }
}
