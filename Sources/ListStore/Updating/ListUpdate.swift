import ListReaders
import SanctionsModel

/// Brings lists of a store up to date: asks each source, judges what comes, and puts it in force or leaves the old version there.
public struct ListUpdate: Sendable {
    public let store: ListStore
    public var fetcher: any ListFetching
    public var rules = AcceptanceRules()
    public var retries = RetryPolicy()
    public var clock = StoreClock.system

    public init(store: ListStore, fetcher: any ListFetching) {
        self.store = store
        self.fetcher = fetcher
    }

    /// Updates the lists in their order, under the store's lock. One that fails keeps no other from being updated.
    ///
    /// - Parameter told: is given each outcome as soon as it stands.
    /// - Throws: `StoreError` when the store is locked or can't be written; lists done before that are done.
    public func run(
        _ sources: [ListSource], told: @Sendable (UpdateOutcome) -> Void = { _ in }
    ) async throws(StoreError) -> [UpdateOutcome] {
        try StoreFiles.makeFolder(store.path)
        let lock = try StoreLock(folder: store.path)
        defer { withExtendedLifetime(lock) {} }
        var outcomes: [UpdateOutcome] = []
        for source in sources {
            guard !Task.isCancelled else { break }
            guard let outcome = try await update(source) else { break }
            told(outcome)
            outcomes.append(outcome)
        }
        return outcomes
    }

    /// Ends entries by hand whose last day has passed, whatever becomes of the lists.
    public func endExpired() throws(StoreError) -> [HandEntry] {
        guard store.hasHandEntries else { return [] }
        let lock = try StoreLock(folder: store.path)
        defer { withExtendedLifetime(lock) {} }
        return try store.endHandEntries(at: clock.now()) { entry in
            entry.expires < CalendarDay(clock.now().day)
                ? .init(kind: .expired, because: "its last day was \(entry.expires)") : nil
        }
    }

    // MARK: - One list

    /// `nil` when it was interrupted: that says nothing about the source.
    private func update(_ source: ListSource) async throws(StoreError) -> UpdateOutcome? {
        let address = fetcher.address(of: source)
        var state = try store.state(of: source.list) ?? ListState(source: address)
        let (current, damage) = currentVersion(state, source.list)
        var outcome = UpdateOutcome(list: source.list, kind: .unchanged)
        outcome.current = current
        if let damage { outcome.notes.append(damage) }

        let isSameSource = state.source == address
        let known =
            current != nil && isSameSource && (state.etag != nil || state.lastModified != nil)
            ? Validators(etag: state.etag, lastModified: state.lastModified) : nil
        let fetched: Fetched
        do throws(FetchFailure) {
            fetched = try await retries.fetch(source, known: known, through: FileSetFetcher(through: fetcher), clock: clock)
        } catch {
            if Task.isCancelled { return nil }
            outcome.kind = .failed
            outcome.reason = error.reason
            try note(failure: outcome, &state, event: .failed, sha256: nil)
            return outcome
        }
        let now = clock.now()
        state.attemptedAt = now
        if let ahead = fetched.checkedAt, ahead.seconds > now.seconds + ListStore.clockTolerance {
            outcome.kind = .refused
            outcome.reason = "the mirror says that it was refreshed in the future, \(ahead): it is \(now)"
            try note(failure: outcome, &state, event: .refused, sha256: nil)
            return outcome
        }
        switch fetched {
        case .unchanged(let checkedAt):
            try keep(&state, checkedAt, now, source.list)
        case .file(let file):
            try take(file, from: source, address: address, now: now, state: &state, outcome: &outcome)
        }
        return outcome
    }

    /// The version in force, when its file is still what was received; else what is wrong, so that the file is fetched anew.
    private func currentVersion(_ state: ListState, _ list: String) -> (ListVersion?, damage: String?) {
        guard state.current != nil else { return (nil, nil) }
        do throws(StoreError) {
            guard let version = try store.current(of: list) else { return (nil, nil) }
            _ = try store.bytes(of: version)
            return (version, nil)
        } catch {
            return (nil, error.description)
        }
    }

    /// The source still has the version in force.
    private func keep(
        _ state: inout ListState, _ checkedAt: Timestamp?, _ now: Timestamp, _ list: String
    ) throws(StoreError) {
        // A mirror's word about when it was refreshed never makes a list older than a check that went further. A check in the future
        // is none.
        let before = state.checkedAt.flatMap { $0 > now ? nil : $0 }
        state.checkedAt = max(min(checkedAt ?? now, now), before ?? Timestamp(seconds: .min))
        state.attemptedAt = now
        state.failure = nil
        try store.write(state, of: list)
    }

    private func note(
        failure outcome: UpdateOutcome, _ state: inout ListState, event: StoreJournal.Entry.Event, sha256: String?
    ) throws(StoreError) {
        let now = clock.now()
        state.attemptedAt = now
        let isNew = state.failure != outcome.reason
        state.failure = outcome.reason
        try store.write(state, of: outcome.list)
        // A source that is down for a week says the same each time.
        guard isNew else { return }
        try store.journal.append(
            .init(at: now, event: event, list: outcome.list, sha256: sha256, message: outcome.reason))
    }

    // MARK: - A file that came

    private func take(
        _ file: FetchedFile, from source: ListSource, address: String, now: Timestamp, state: inout ListState,
        outcome: inout UpdateOutcome
    ) throws(StoreError) {
        let sha256 = ContentHash.of(file.bytes)
        if let current = outcome.current, current.sha256 == sha256 {
            remember(file, address, &state)
            return try keep(&state, file.checkedAt, now, source.list)
        }
        var version =
            try store.version(of: source.list, sha256: sha256)
            ?? ListVersion(
                list: source.list, sha256: sha256, file: ListUpdate.fileName(of: file, source), size: file.bytes.count,
                source: file.origin,
                fetchedAt: now, contents: nil)
        let list: SourceList
        do throws(ListError) {
            list = try ListReader().read(bytes: file.bytes, name: version.file)
        } catch {
            return try refuse(error.description, &version, file.bytes, &state, &outcome)
        }
        version.contents = ListVersion.Contents(list)
        outcome.notes += list.warnings
        // A damaged file of the version in force is no reason to take anything: its counts still stand.
        let previous = try state.current.flatMap { sha throws(StoreError) in try store.version(of: source.list, sha256: sha) }
        let isCurrent = previous?.sha256 == sha256
        let history = VersionHistory(
            try store.versions(of: source.list), current: isCurrent ? nil : previous?.sha256, now: now)
        let verdict = rules.judge(list, as: source.list, after: history) {
            previous.flatMap { version in try? store.read(version) }
        }
        switch verdict {
        case .refused(let reason):
            try refuse(reason, &version, file.bytes, &state, &outcome)
        case .accepted(let reason):
            version.reason = reason
            if !isCurrent { version.inForce.append(period(of: version, after: previous, now)) }
            try store.write(version, bytes: file.bytes)
            state.current = sha256
            remember(file, address, &state)
            state.checkedAt = min(file.checkedAt ?? now, now)
            state.failure = nil
            try store.write(state, of: source.list)
            outcome.current = version
            outcome.reason = reason
            // Fetched anew because the file of the version in force was damaged.
            if isCurrent { return }
            outcome.kind = previous == nil ? .first : .updated
            outcome.previous = previous
            try store.journal.append(
                .init(at: now, event: .accepted, list: source.list, sha256: sha256, message: outcome.line))
            try endByHand(list, version, now, &outcome)
        }
    }

    /// A mirror may hold as several files what the registry gives as one.
    private static func fileName(of file: FetchedFile, _ source: ListSource) -> String {
        ListSource.fileSet(of: file.origin) == nil ? source.fileName : "\(source.list).zip"
    }

    private func remember(_ file: FetchedFile, _ address: String, _ state: inout ListState) {
        state.source = address
        state.etag = file.etag
        state.lastModified = file.lastModified
    }

    /// From the day that the file says, unless it says none, one to come, or the version before it began later.
    private func period(of version: ListVersion, after previous: ListVersion?, _ now: Timestamp) -> ListVersion.Period {
        let today = CalendarDay(now.day)
        let before = previous?.inForce.map(\.from).max()
        var from = min(version.contents?.date ?? today, today)
        if let before, from < before { from = today }
        return .init(acceptedAt: now, from: from)
    }

    private func refuse(
        _ reason: String, _ version: inout ListVersion, _ bytes: [UInt8], _ state: inout ListState,
        _ outcome: inout UpdateOutcome
    ) throws(StoreError) {
        // A version that was once in force keeps what was said of it then.
        if !version.isAccepted {
            version.reason = reason
            try store.write(version, bytes: bytes)
        }
        try store.pruneFailures(of: version.list)
        outcome.kind = .refused
        outcome.reason = reason
        try note(failure: outcome, &state, event: .refused, sha256: version.sha256)
    }

    private func endByHand(
        _ list: SourceList, _ version: ListVersion, _ now: Timestamp, _ outcome: inout UpdateOutcome
    ) throws(StoreError) {
        guard store.hasHandEntries else { return }
        let arrivals = OfficialArrivals(list)
        outcome.ended = try store.endHandEntries(at: now) { entry in arrivals.end(of: entry, version: version.name) }
    }
}
