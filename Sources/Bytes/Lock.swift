import Glibc
import Synchronization

// A value that one thread at a time may touch: the lock of all modules.
//
// It is a `Mutex`, but for builds with `SCREEN_SANITIZE=thread` in the environment: ThreadSanitizer knows nothing of the system calls
// under a `Mutex` and sees races where there are none, so a POSIX mutex stands in for it there (docs/sanitizers.md).

#if SCREEN_POSIX_LOCKS
/// A value under a POSIX mutex.
@safe package final class Lock<Value: Sendable>: @unchecked Sendable {
    // SAFETY: `mutex` is initialised memory that this object alone owns; `value` is touched only while it is locked.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var value: Value

    package init(_ value: Value) {
        self.value = value
        let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        unsafe pthread_mutex_init(mutex, nil)
        unsafe self.mutex = unsafe mutex
    }

    deinit {
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    package func withLock<R: Sendable, E: Error>(_ body: (inout Value) throws(E) -> R) throws(E) -> R {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body(&value)
    }
}
#else
/// A value under a mutex.
package struct Lock<Value: Sendable>: ~Copyable, Sendable {
    private let mutex: Mutex<Value>

    package init(_ value: Value) { mutex = Mutex(value) }

    /// Runs `body` while no other thread has the value.
    package borrowing func withLock<R: Sendable, E: Error>(_ body: (inout Value) throws(E) -> R) throws(E) -> R {
        try mutex.withLock { value throws(E) in try body(&value) }
    }
}
#endif
