import Benchmarking
import Bytes
import Glibc
import Screening
import WatchlistStore

/// All parts in order, told as one table.
struct BenchmarkRun {
    let options: BenchmarkOptions

    init(_ options: BenchmarkOptions) { self.options = options }

    func run() async throws {
        let machine = Machine.current
        let folder = try TemporaryFolder(prefix: "screen-benchmarks")
        let subject = try Subject(options)
        var report = BenchmarkReport("screen: how fast, beside what")
        report.subject = [
            ("machine", "\(machine.processor), \(machine.cores) cores"),
            ("build", machine.isOptimised ? "release" : "debug: the figures say nothing"),
            ("engine", "\(Engine.version), model \(subject.watchlist.model.hash.prefix(12))"),
            ("lists", subject.watchlist.sources.map { "\($0.id) \($0.date?.description ?? $0.version)" }.joined(separator: ", ")),
            ("size", "\(subject.watchlist.designationCount) designations, \(subject.watchlist.nameCount) names"),
            ("traffic", subject.trafficTitle),
        ]
        func has(_ part: BenchmarkOptions.Part) -> Bool { options.parts.contains(part) }
        if has(.kernels) {
            var kernels = KernelSections()
            kernels.rounds = options.rounds
            report.sections += try kernels.run()
        }
        if has(.search) {
            var search = SearchSection(subject.watchlist, traffic: subject.traffic)
            search.rounds = options.rounds
            if options.traffic == nil { search.rare = subject.generator.rareNames(max(1, options.names / 5)) }
            var section = try search.run()
            section.reach("latency.p50", .value(3))
            section.reach("latency.p99", .value(30))
            section.reach("latency.p999", .value(150))
            report.sections.append(section)
        }
        if has(.filter) { report.sections += try await filter(subject, machine, folder) }
        if has(.lists) { report.sections.append(try ListSection(subject: subject, rounds: min(3, options.rounds)).run(folder)) }
        if has(.growth), !options.growth.isEmpty {
            var growth = GrowthSection(parts: subject.parts, sizes: options.growth, seed: options.seed)
            growth.queries = min(growth.queries, options.names)
            let (section, plots) = try growth.run(folder)
            report.sections.append(section)
            report.plots += plots
        }
        if has(.allocations) { report.sections.append(try AllocationSection(subject: subject).run()) }
        report.subject.append(("peak memory", "\(ProcessMemory.peakBytes / 1_000_000) MB of this run"))
        try tell(report)
    }

    private func filter(
        _ subject: Subject, _ machine: Machine, _ folder: TemporaryFolder
    ) async throws -> [BenchmarkReport.Section] {
        let screener = Screener(watchlist: subject.watchlist)
        var sections: [BenchmarkReport.Section] = []
        for traffic in FilterTraffic.all(options) {
            let path = folder.file("\(traffic.id).jsonl")
            let stream = try OutputStream(path: path)
            let names = names(2 * options.records, subject, traffic.repeats)
            try stream.write(PaymentRecords.jsonLines(names, hasText: traffic.hasText, seed: options.seed).span)
            var filter = FilterSection(
                FilterMeasure(screener: screener, path: path), id: traffic.id, title: "The whole filter: \(traffic.title)",
                cores: machine.cores)
            filter.rounds = min(3, options.rounds)
            var section = try await filter.run(folder: folder.path)
            section.reach("\(traffic.id).all", .ratio(0.25))
            if let all = section.figures.first(where: { $0.id == "\(traffic.id).all" }) {
                section.figures.append(
                    Figure(
                        "\(traffic.id).day", "the same, towards a million a second", all.value, .recordsASecond,
                        reach: .value(1_000_000)))
            }
            sections.append(section)
        }
        return sections
    }

    /// Made names, or the given traffic as far as it goes.
    ///
    /// - Parameter repeats: names of a hundred that came before.
    private func names(_ count: Int, _ subject: Subject, _ repeats: Int) -> NameStream {
        guard options.traffic == nil else { return subject.traffic }
        var generator = subject.generator
        generator.seenBefore = repeats
        return generator.names(count)
    }

    private func tell(_ report: BenchmarkReport) throws {
        let text = try OutputStream(path: "-")
        try text.write(Array(report.text().utf8).span)
        if let path = options.json {
            var out = JSONOutput()
            report.write(to: &out)
            out.newline()
            let stream = try OutputStream(path: path)
            try stream.write(out.bytes.span)
        }
        if let path = options.html {
            let stream = try OutputStream(path: path)
            try stream.write(Array(report.html.utf8).span)
        }
    }
}

/// What the filter is measured on.
private struct FilterTraffic {
    let id: String
    let title: String
    let hasText: Bool
    /// Parties of a hundred that came before.
    let repeats: Int

    /// The traffic of the options without and with text; and made traffic whose parties nearly all came before, as those of a bank do.
    static func all(_ options: BenchmarkOptions) -> [FilterTraffic] {
        func made(_ id: String, _ text: String, hasText: Bool, _ repeats: Int) -> FilterTraffic {
            let share = options.traffic == nil ? ", \(repeats) of 100 parties came before" : ""
            return FilterTraffic(
                id: id, title: "two parties, \(text) remittance text\(share)", hasText: hasText, repeats: repeats)
        }
        let asAsked = [
            made("filter.without-text", "without", hasText: false, options.repeats),
            made("filter.with-text", "with", hasText: true, options.repeats),
        ]
        guard options.traffic == nil else { return asAsked }
        return asAsked + [
            made("filter.known.without-text", "without", hasText: false, 95),
            made("filter.known.with-text", "with", hasText: true, 95),
        ]
    }
}

extension BenchmarkReport.Section {
    /// Sets the line that a figure should reach.
    fileprivate mutating func reach(_ id: String, _ reach: Figure.Reach) {
        for i in figures.indices where figures[i].id == id { figures[i].reach = reach }
    }
}
