import SanctionsModel

/// The versions of a list that were in force, as far as a new one is held against them.
struct VersionHistory {
    /// Accepted versions over which a list may not shrink by more than the limit.
    static let window = 12
    /// The same as a time, in days: versions may come several times a day.
    static let windowDays = 90
    /// Begins the reason of a version that was accepted although it shrank: the window begins with it.
    static let shrinkAccepted = "shrinking accepted"

    /// Oldest first by acceptance; the version in force is the last. Those that were taken into the history afterwards are not among
    /// them.
    private let accepted: [(version: ListVersion, at: Timestamp)]
    private let now: Timestamp

    /// - Parameters:
    ///   - versions: all that the store knows of the list.
    ///   - current: SHA-256 of the version in force; `nil` before the first.
    init(_ versions: [ListVersion], current: String?, now: Timestamp) {
        self.now = now
        var accepted: [(version: ListVersion, at: Timestamp)] = []
        for version in versions where version.contents != nil {
            for period in version.inForce where !period.isHistory { accepted.append((version, period.acceptedAt)) }
        }
        // Of two of one second the version in force came last.
        accepted.sort { a, b in a.at != b.at ? a.at < b.at : a.version.sha256 != current && b.version.sha256 == current }
        self.accepted = current == nil ? [] : accepted
    }

    private var inForce: ListVersion? { accepted.last?.version }

    // MARK: - Dates

    /// Days that the date of a list may lie ahead of the clock: the authority's day begins before that of UTC.
    private static let daysAhead = 1

    /// The fault in the date of a list, as a plain clause; `nil` when it may follow.
    func dateProblem(of list: SourceList, _ contents: ListVersion.Contents, sameList: () -> SourceList?) -> String? {
        let today = now.day.dayNumber
        if let date = list.date, date.earliest.dayNumber > today + Self.daysAhead {
            return "its date, \(date), is in the future: today is \(now.day)"
        }
        guard let newest = accepted.last(where: { date(of: $0.version, $0.at) != nil }),
            let before = date(of: newest.version, newest.at)
        else { return rollbackProblem(of: list, contents) }
        guard let date = contents.date else {
            return "it has lost its date: that of the version before it is \(before)"
        }
        if date < before { return "its date, \(date), is before that of the version in force, \(before)" }
        guard date == before, let inForce, inForce.sha256 == newest.version.sha256, let known = inForce.contents else {
            return nil
        }
        if let order = Self.order(contents.version, known.version), order != 0 {
            return order > 0 ? nil : "its time, \(contents.version), is before that of the version in force, \(known.version)"
        }
        return sameDateProblem(list, contents, known, before, sameList)
    }

    /// Returns whether a version of a list without dates was replaced before by a larger one. A larger one may come back.
    private func rollbackProblem(of list: SourceList, _ contents: ListVersion.Contents) -> String? {
        guard contents.date == nil, let known = inForce?.contents, list.sha256 != inForce?.sha256,
            let old = accepted.last(where: { $0.version.sha256 == list.sha256 }),
            contents.designations < known.designations || contents.names < known.names
        else { return nil }
        return "it is the version of \(CalendarDay(old.at.day)), which was replaced before by a larger one"
    }

    /// The date that a version counts by. One that lay in the future when it came proves nothing about those after it.
    private func date(of version: ListVersion, _ acceptedAt: Timestamp) -> CalendarDay? {
        guard let date = version.contents?.date else { return nil }
        return date.day.dayNumber > acceptedAt.day.dayNumber + Self.daysAhead ? nil : date
    }

    /// Two files of one date: a second publication of a day may add to the first, and must hold all that the first held.
    private func sameDateProblem(
        _ list: SourceList, _ now: ListVersion.Contents, _ known: ListVersion.Contents, _ date: CalendarDay,
        _ sameList: () -> SourceList?
    ) -> String? {
        if now.entries < known.entries || now.designations < known.designations {
            return "it has the date of the version in force, \(date), and fewer entries: \(known.entries) to \(now.entries)"
        }
        let other = "it has the date of the version in force, \(date), and other bytes"
        guard now.designations > known.designations || now.names > known.names else { return other }
        guard let before = sameList(), Self.facts(before).isSubset(of: Self.facts(list)) else {
            return "\(other), and not all that is in force is in it"
        }
        return nil
    }

    /// All by which a party is found.
    private static func facts(_ list: SourceList) -> Set<String> {
        var facts: Set<String> = []
        for designation in list.designations {
            facts.insert(designation.id)
            for name in designation.names { facts.insert("\(designation.id)\u{1F}\(name.quality.name)\u{1F}\(name.text)") }
            for number in designation.identifiers { facts.insert("\(designation.id)\u{1F}\(number.kind)\u{1F}\(number.value)") }
        }
        return facts
    }

    /// The order of two versions that are times of a day, `2026-02-27T06:00:00Z`: under zero, zero or above; `nil` when one is none.
    private static func order(_ a: String, _ b: String) -> Int? {
        func time(_ text: String) -> String? { Timestamp(String(text.prefix(19)) + "Z").map { _ in String(text.prefix(19)) } }
        func rest(_ text: String) -> Substring { text.dropFirst(19).drop { $0 == "." || $0.isNumber } }
        guard let x = time(a), let y = time(b), rest(a) == rest(b) else { return nil }
        return a == b ? 0 : (x, a) < (y, b) ? -1 : 1
    }

    // MARK: - Counts

    /// The loss of a list, against the version in force or against the most that a version of the window held; `nil` when
    /// it is within the limit.
    func shrinkage(to now: ListVersion.Contents, limit: Double) -> String? {
        guard let known = inForce?.contents else { return nil }
        let atOnce = losses(from: (known.designations, known.names), to: now, limit)
        if !atOnce.isEmpty { return "it shrank from \(atOnce.joined(separator: " and "))" }
        let window = windowed()
        let most = (
            window.compactMap { $0.version.contents?.designations }.max() ?? 0,
            window.compactMap { $0.version.contents?.names }.max() ?? 0
        )
        let slowly = losses(from: most, to: now, limit)
        guard !slowly.isEmpty, let first = window.first else { return nil }
        return
            "it shrank from \(slowly.joined(separator: " and ")) over \(window.count + 1) versions since \(CalendarDay(first.at.day))"
    }

    /// The last versions that count together: those of the window, but none before a shrinking that somebody accepted.
    private func windowed() -> ArraySlice<(version: ListVersion, at: Timestamp)> {
        var start = accepted.count
        while start > 0 {
            let one = accepted[start - 1]
            let isRecent = now.seconds - one.at.seconds <= Self.windowDays * 86_400
            guard isRecent || accepted.count - start < Self.window else { break }
            start -= 1
            if one.version.reason.contains(Self.shrinkAccepted) { break }
        }
        return accepted[start...]
    }

    private func losses(from before: (designations: Int, names: Int), to now: ListVersion.Contents, _ limit: Double) -> [String] {
        [("designations", before.designations, now.designations), ("names", before.names, now.names)].compactMap {
            what, before, now in
            guard before > 0, Double(before - now) > limit * Double(before) else { return nil }
            return "\(before) to \(now) \(what)"
        }
    }
}
