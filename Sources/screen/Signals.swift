import Glibc
import Synchronization

/// SIGINT and SIGTERM end a run soon, so that the summary can say how far it came; a second one ends the program at once. Before the
/// run, while lists are opened and compiled, the first one does. SIGPIPE is an error of the write.
enum Signals {
    /// Signals so far.
    private static let count = Atomic<Int>(0)
    /// Nothing is written yet that a summary would account for.
    private static let isOpening = Atomic<Bool>(false)

    static var wasInterrupted: Bool { count.load(ordering: .relaxed) > 0 }

    /// - Parameter opening: lists are opened first; `began()` says when that is done.
    static func install(opening: Bool = false) {
        isOpening.store(opening, ordering: .relaxed)
        // SAFETY: the handler uses atomics, write and _exit, which are async-signal-safe; without SA_RESTART a blocked read returns.
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in Signals.handle() }
        unsafe sigaction(SIGINT, &action, nil)
        unsafe sigaction(SIGTERM, &action, nil)
        signal(SIGPIPE, SIG_IGN)
    }

    /// A compiled watchlist is read in place: where another program has cut it off, there is nothing left to go on with.
    static func stopOnLostFile() {
        // SAFETY: the handler uses write and _exit, which are async-signal-safe.
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in
            Signals.stop("screen: stopped: a watchlist that is read in place was cut off\n")
        }
        unsafe sigaction(SIGBUS, &action, nil)
    }

    private static func stop(_ message: StaticString) {
        // SAFETY: a static text lives as long as the program.
        unsafe write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
        _exit(2)
    }

    /// From now on a signal ends the run with its summary.
    static func began() { isOpening.store(false, ordering: .relaxed) }

    private static func handle() {
        let earlier = count.add(1, ordering: .relaxed).oldValue
        let isOpening = isOpening.load(ordering: .relaxed)
        guard isOpening || earlier > 0 else { return }
        let message: StaticString =
            isOpening
            ? "screen: stopped: interrupted by a signal before the first record\n"
            : "screen: stopped: interrupted by a second signal\n"
        stop(message)
    }
}
