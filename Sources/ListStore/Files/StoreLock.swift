import Bytes
import Glibc

/// The right to write to a store, held by one process, and within it by one holder, at a time: `flock` on the file `lock`.
///
/// The system gives it back when the process ends, however it ends, so that no stale lock is ever left. Readers need none: what
/// they read is replaced whole.
final class StoreLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `StoreError.locked` when another holds it.
    init(folder: String) throws(StoreError) {
        let path = folder + "/lock"
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw StoreError(.file, FileError(path: path, operation: "open", code: errno).description)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            guard code == EWOULDBLOCK else {
                throw StoreError(.file, FileError(path: path, operation: "lock", code: code).description)
            }
            throw StoreError(.locked, "\(folder): another update is at work in this store")
        }
    }

    deinit { close(descriptor) }
}
