import Bytes
import Glibc

/// The right to run on a checkpoint, held by one run at a time: `flock` on a file beside it.
///
/// The system gives it back when the process ends, however it ends: a lock file that a killed run leaves is in nobody's way.
final class CheckpointLock: Sendable {
    private let descriptor: Int32
    private let path: String

    /// How often the file is opened again after another run has removed it.
    private static let mostTries = 100

    /// - Throws: `CheckpointError` when another run holds it, or the file can't be made.
    init(_ checkpoint: String) throws(CheckpointError) {
        path = checkpoint + ".lock"
        for _ in 0..<CheckpointLock.mostTries {
            let opened = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
            guard opened >= 0 else {
                throw CheckpointError("\(FileError(path: path, operation: "create", code: errno))")
            }
            var status = stat()
            guard unsafe fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size == 0 else {
                close(opened)
                throw CheckpointError("\(checkpoint).lock: is in the way: the lock of a checkpoint is an empty file")
            }
            guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
                let code = errno
                close(opened)
                throw CheckpointError(
                    code == EWOULDBLOCK
                        ? "\(checkpoint): another run is at work on this checkpoint"
                        : "\(FileError(path: path, operation: "lock", code: code))")
            }
            if FileIdentity(path: path) == FileIdentity(descriptor: opened) {
                descriptor = opened
                return
            }
            close(opened)
        }
        throw CheckpointError("\(checkpoint): another run is at work on this checkpoint")
    }

    deinit {
        unsafe unlink(path)
        close(descriptor)
    }
}
