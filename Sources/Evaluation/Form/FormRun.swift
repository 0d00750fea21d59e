import Bytes
import NameText
public import Screening
public import WatchlistStore

/// Asks every listed name of a watchlist in every harmless form, by the name alone.
///
/// Deterministic: the same list, sample and seed give the same report on any number of threads.
public struct FormRun: Sendable {
    public var watchlist: Watchlist
    public var policy: Policy
    public var threads: Int
    /// The changes to ask under.
    public var changes = FormChange.allCases
    /// How many names to draw; all when `nil`.
    public var sample: Int?
    /// Seed of the sample, and of the titles and letters that are drawn for each name.
    public var seed: UInt64 = 1
    /// How many examples a cause shows, and from which score on, ten-thousandths.
    public var examples = 3
    public var exampleFloor = 0
    /// Told how many names are done, from any thread.
    public var progress: (@Sendable (Int) -> Void)?

    public init(_ watchlist: Watchlist, policy: Policy, threads: Int) {
        self.watchlist = watchlist
        self.policy = policy
        self.threads = max(1, threads)
    }

    /// How many names the run will ask: for `progress`.
    public var count: Int { sample.map { max(0, min($0, watchlist.nameCount)) } ?? watchlist.nameCount }

    /// One listed name under the changes that say something of it.
    private struct Answer: Sendable {
        var asked: [FormChange] = []
        var missed: [(change: FormChange, text: String)] = []
    }

    /// A name that was missed, explained.
    private struct Miss: Sendable {
        var change: FormChange
        var loss: FormLoss
        var example: ReportExample
        var score: Int
    }

    /// O(names × changes) searches: some minutes for 40,000 names.
    public func report() -> FormReport {
        let corpus = NameCorpus(watchlist)
        let names = chosen(corpus)
        let readable = names.filter { place in corpus.names[place].words.contains { !$0.folds.isEmpty } }
        let answers = ask(readable, corpus)
        let misses = explain(answers, readable, corpus)
        var lines: [FormReport.Line] = []
        var causes: [FormReport.Cause] = []
        for change in changes {
            let missed = misses.filter { $0.change == change }
            let asked = answers.count { $0.asked.contains(change) }
            let shortfalls = missed.map { max(0, policy.threshold - $0.score) }.sorted()
            lines.append(
                FormReport.Line(
                    change: change, found: Share(asked - missed.count, of: asked),
                    medianShortfall: shortfalls.isEmpty ? 0 : shortfalls[shortfalls.count / 2],
                    worstShortfall: shortfalls.last ?? 0))
            causes += self.causes(of: missed, change)
        }
        return FormReport(
            subject: EvaluationReport.Subject(
                watchlist, policy, deck: "harmless changes of form, seed \(seed)", rows: answers.reduce(0) { $0 + $1.asked.count }
            ),
            threshold: policy.threshold, names: readable.count, unreadable: names.count - readable.count, lines: lines,
            causes: causes)
    }

    /// Places in the corpus, in its order.
    private func chosen(_ corpus: NameCorpus) -> [Int] {
        guard let sample, sample < corpus.names.count else { return Array(corpus.names.indices) }
        var random = SeededRandom(seed: seed, label: "forms")
        return random.shuffle(Array(corpus.names.indices)).prefix(max(0, sample)).sorted()
    }

    private func ask(_ names: [Int], _ corpus: NameCorpus) -> [Answer] {
        let threshold = policy.threshold
        return InParallel.answers(count: names.count, threads: threads, progress: progress) {
            (search: NameSearch(watchlist), forms: NameForms(corpus: corpus, seed: seed))
        } answer: { worker, i in
            let name = corpus.names[names[i]]
            var answer = Answer()
            for change in changes {
                guard let text = worker.forms.text(change, of: name) else { continue }
                answer.asked.append(change)
                let bytes = Array(text.utf8)
                let hits = worker.search.search(bytes.span, type: name.type, threshold: threshold)
                if !hits.contains(where: { $0.designation == name.designation }) { answer.missed.append((change, text)) }
            }
            return answer
        }
    }

    private func explain(_ answers: [Answer], _ names: [Int], _ corpus: NameCorpus) -> [Miss] {
        let missed = answers.indices.flatMap { i in answers[i].missed.map { (name: corpus.names[names[i]], missed: $0) } }
        let threshold = policy.threshold
        return InParallel.answers(count: missed.count, threads: threads) {
            ExampleMaker(watchlist)
        } answer: { maker, i -> Miss? in
            let (name, change, text) = (missed[i].name, missed[i].missed.change, missed[i].missed.text)
            let row = DeckRow(
                id: "\(change.rawValue)-\(i + 1)", type: name.type, name: text,
                expected: [watchlist.designationID(name.designation)], category: change.rawValue,
                parameters: "\(change.title) | \(name.text)", script: name.script.code)
            guard let best = maker.best(row, DeckAnswer(hits: [], expected: nil), origin: name.text) else { return nil }
            return Miss(
                change: change, loss: FormLoss(best, threshold: threshold), example: maker.example(row, best), score: best.score)
        }.compactMap { $0 }
    }

    private func causes(of missed: [Miss], _ change: FormChange) -> [FormReport.Cause] {
        FormLoss.allCases.compactMap { loss -> FormReport.Cause? in
            let members = missed.filter { $0.loss == loss }
            guard !members.isEmpty else { return nil }
            let shown = members.filter { $0.score >= exampleFloor }.enumerated().sorted { a, b in
                a.element.score != b.element.score ? a.element.score > b.element.score : a.offset < b.offset
            }.map(\.element.example)
            // Spread over all of them: the nearest and the furthest, and what lies between.
            let count = min(max(0, examples), shown.count)
            return FormReport.Cause(
                change: change, loss: loss, missed: members.count,
                examples: (0..<count).map { shown[count == 1 ? 0 : $0 * (shown.count - 1) / (count - 1)] })
        }.enumerated().sorted { a, b in
            a.element.missed != b.element.missed ? a.element.missed > b.element.missed : a.offset < b.offset
        }.map(\.element)
    }
}
