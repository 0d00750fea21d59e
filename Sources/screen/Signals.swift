import Glibc
import Synchronization

/// SIGINT and SIGTERM end a run between records, so that the summary can say how far it came. SIGPIPE is an error of the write.
enum Signals {
    private static let flag = Atomic<Bool>(false)

    static var wasInterrupted: Bool { flag.load(ordering: .relaxed) }

    static func install() {
        // SAFETY: the handler only stores to an atomic, which is async-signal-safe; without SA_RESTART a blocked read returns.
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in Signals.flag.store(true, ordering: .relaxed) }
        unsafe sigaction(SIGINT, &action, nil)
        unsafe sigaction(SIGTERM, &action, nil)
        signal(SIGPIPE, SIG_IGN)
    }
}
