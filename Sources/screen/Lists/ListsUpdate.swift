import ArgumentParser
import EmbeddedLists
import Glibc
import ListStore
import SanctionsModel
import Screening
import WatchlistStore

/// Brings the lists of the store up to date, once or for ever.
struct ListsUpdate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Fetch lists and keep them, every version.",
        discussion: """
            Without a list it updates those that the store keeps; an empty store gets every list of the registry that \
            has an address and a reader. A version that is no whole list, is another list, is older or has shrunk is \
            refused: the one before it stays in force. Exit codes: 0 all lists are up to date, 2 one at least is not.

            Proxies are taken from $https_proxy, $http_proxy, $all_proxy and $no_proxy. Certificates are always verified.
            """)

    @Argument(help: "Lists by their identifier: un eu us-sdn; see `screen lists authorities`.")
    var lists: [String] = []

    @OptionGroup var kept: StoreOptions

    @Flag(help: "Every list of the registry that has an address and a reader.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "Take the lists from a folder or file of this machine, or from a server that has them as un.xml, eu.xml, …",
            valueName: "path-or-url"))
    var mirror: String?

    @Option(
        name: .customLong("source"),
        help: ArgumentHelp("Another address of a list than the registry's, this once; repeatable.", valueName: "list=url"))
    var sources: [String] = []

    @Option(
        name: .customLong("accept-shrink"),
        help: ArgumentHelp("Accept versions that have shrunk, for a reason that is recorded.", valueName: "reason"))
    var acceptShrink: String?

    @Option(
        name: .customLong("accept-older"),
        help: ArgumentHelp("Accept versions older than the one in force, for a reason.", valueName: "reason"))
    var acceptOlder: String?

    @Option(
        name: .customLong("shrink-limit"),
        help: ArgumentHelp("How much a list may lose at once; default: 10.", valueName: "percent"))
    var shrinkLimit = 10.0

    @OptionGroup var network: NetworkOptions

    @Flag(help: "Go on updating until a signal ends it.")
    var daemon = false

    @Option(help: ArgumentHelp("With --daemon: the time between updates, as in 30m, 6h or 1d.", valueName: "time"))
    var every = "6h"

    @Flag(help: "As JSON, one object an update.")
    var json = false

    @Flag(help: "Tell only what was refused or failed.")
    var quiet = false

    func run() async throws {
        let interval = try ListsUpdate.seconds(every, of: "--every")
        guard shrinkLimit >= 0, shrinkLimit <= 100 else { throw Refusal("--shrink-limit \(shrinkLimit): expected 0 to 100") }
        if daemon, acceptShrink != nil || acceptOlder != nil {
            throw Refusal("--accept-shrink and --accept-older are for one version that somebody looked at, not for --daemon")
        }
        for (option, reason) in [("--accept-shrink", acceptShrink), ("--accept-older", acceptOlder)] {
            if let reason, !reason.utf8.contains(where: { $0 > 0x20 }) { throw Refusal("\(option): expected a reason") }
        }
        let store = try kept.open()
        Signals.install()
        let http = try network.fetcher()
        do {
            try await run(store, http, interval)
        } catch {
            await http.shutdown()
            throw error
        }
        await http.shutdown()
    }

    private func run(_ store: ListStore, _ http: HTTPFetcher, _ interval: Int) async throws {
        while true {
            let isGood: Bool
            do {
                isGood = try await once(store, http)
            } catch {
                // A daemon outlives a full disk or another's lock; whoever calls it once wants to know.
                guard daemon else { throw error }
                Terminal.error(TextColumns.line("screen: \(error)"))
                isGood = false
            }
            guard daemon else {
                if !isGood { throw ExitCode(2) }
                return
            }
            // Shortened by chance, so that the machines of a house don't come all at once.
            let end = Timestamp.now.seconds + interval - Int.random(in: 0...max(1, interval / 20))
            while Timestamp.now.seconds < end, !Signals.wasInterrupted { try await Task.sleep(for: .milliseconds(100)) }
            if Signals.wasInterrupted { return }
        }
    }

    /// Whether all lists are up to date.
    private func once(_ store: ListStore, _ http: HTTPFetcher) async throws -> Bool {
        let folder: MirrorFolder?
        let fetcher: any ListFetching
        if let mirror, mirror.contains("://") {
            folder = nil
            fetcher = MirrorServer(address: mirror, through: http)
        } else if let mirror {
            let opened = try MirrorFolder(path: mirror, fileLimit: network.fileLimit())
            folder = opened
            fetcher = opened
        } else {
            folder = nil
            fetcher = http
        }
        let wanted = try WantedSources(
            lists: lists, all: all, addresses: sources, isMirrored: mirror != nil, store: store, folder: folder
        ).sources
        var update = ListUpdate(store: store, fetcher: fetcher)
        update.rules.shrinkLimit = shrinkLimit / 100
        update.rules.acceptShrink = acceptShrink
        update.rules.acceptOlder = acceptOlder
        update.retries = network.retryPolicy()
        let (tellsLines, isQuiet) = (!json, quiet)
        let outcomes = try await interruptible { [update] in
            try await update.run(wanted) { outcome in
                if tellsLines { UpdateText.tell(outcome, isQuiet: isQuiet) }
            }
        }
        let expired = try update.endExpired()
        if json {
            Terminal.out(UpdateText.json(outcomes, expired: expired, store: store))
        } else {
            UpdateText.tell(ended: expired)
        }
        let isWhole = outcomes.count == wanted.count
        if !isWhole { Terminal.error("screen: interrupted: \(wanted.count - outcomes.count) lists were not asked for") }
        if outcomes.contains(where: { $0.kind == .first || $0.kind == .updated || !$0.ended.isEmpty }) || !expired.isEmpty {
            try compile(store)
        }
        return isWhole && outcomes.allSatisfy(\.isSuccess)
    }

    /// Compiles the lists in force at once, so that the next screening needn't.
    private func compile(_ store: ListStore) throws {
        let opening = try ListOpening(store: store, isQuiet: true)
        let lists = try opening.keptLists()
        if !lists.isEmpty { _ = try opening.watchlist(try opening.resolve(lists)) }
    }

    /// Runs the body; a signal cancels it.
    private func interruptible<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let work = Task { try await body() }
        let watch = Task {
            while !Signals.wasInterrupted { try await Task.sleep(for: .milliseconds(100)) }
            work.cancel()
        }
        defer { watch.cancel() }
        return try await work.value
    }

    /// Seconds of `90s`, `30m`, `6h`, `1d`.
    static func seconds(_ text: String, of option: String) throws -> Int {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let number = Int(text.dropLast()), (1...36_500).contains(number) else {
            throw Refusal("\(option) \(text): expected a time as in 30m, 6h or 1d")
        }
        return number * unit
    }
}
