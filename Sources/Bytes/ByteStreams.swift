import Glibc

/// Reads a file, or standard input for `-`, piece by piece.
@safe public final class InputStream {
    public let path: String
    private let descriptor: Int32
    /// As the file was when it was opened.
    private let state: FileState?
    private var bytesRead = 0

    /// - Throws: `FileError` when it can't be opened, or is a folder.
    public init(path: String) throws(FileError) {
        self.path = path
        descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
        state = FileState(descriptor: descriptor)
        var status = stat()
        if unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw FileError(path: path, operation: "read", code: EISDIR)
        }
    }

    /// Bytes of the file; `nil` when it is a pipe, a terminal or a device.
    public func fileLength() -> Int? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// Reads at most `count` bytes to the end of `bytes`; 0 at the end of the input.
    ///
    /// - Throws: `FileError`; its code is `EINTR` when a signal broke off the wait and `isInterrupted` says so, and `ESTALE` at the
    ///   end of a file that has changed since it was opened.
    public func read(upTo count: Int, into bytes: inout [UInt8], isInterrupted: () -> Bool = { false }) throws(FileError) -> Int {
        let start = bytes.count
        bytes.append(contentsOf: [UInt8](repeating: 0, count: count))
        while true {
            // A signal is delivered to any thread, so it need not break off this one's wait: look every fifth of a second.
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = unsafe poll(&waiting, 1, 200)
            if ready <= 0, ready == 0 || errno == EINTR {
                guard isInterrupted() else { continue }
                bytes.removeLast(count)
                throw FileError(path: path, operation: "read", code: EINTR)
            }
            // SAFETY: the array holds `count` bytes from `start` on.
            let got = unsafe bytes.withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress?.advanced(by: start), count)
            }
            let code = errno
            if got < 0, code == EINTR, !isInterrupted() { continue }
            bytes.removeLast(count - max(0, got))
            guard got >= 0 else { throw FileError(path: path, operation: "read", code: code) }
            bytesRead += got
            if got == 0 { try state?.check(descriptor, read: bytesRead, path: path) }
            return got
        }
    }

    deinit { if descriptor != STDIN_FILENO && descriptor >= 0 { close(descriptor) } }
}

/// Writes bytes to a file, or to standard output for `-`, all or with an error.
public final class OutputStream {
    public let path: String
    private let descriptor: Int32
    /// Bytes that were written.
    public private(set) var written = 0

    /// Creates the file, or empties it when it is there.
    public init(path: String) throws(FileError) {
        self.path = path
        descriptor =
            path == "-" ? STDOUT_FILENO : unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(path: path, operation: "create", code: errno) }
    }

    /// Creates a file that is not there yet.
    ///
    /// - Throws: `FileError`: `EEXIST` when there is one, or a symbolic link.
    init(creating path: String) throws(FileError) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(path: path, operation: "create", code: errno) }
    }

    /// Opens a file that was written to before, takes back what stands behind its first `length` bytes, and goes on from there.
    /// Standard output must be a file that is open for appending.
    ///
    /// - Throws: `FileError`: `EINVAL` when it is no regular file, `ENODATA` when it is shorter.
    public init(path: String, resumingAt length: Int) throws(FileError) {
        self.path = path
        descriptor = path == "-" ? STDOUT_FILENO : unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw FileError(path: path, operation: "read", code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path: path, operation: "go on in", code: EINVAL) }
        guard Int(status.st_size) >= length else { throw FileError(path: path, operation: "go on in", code: ENODATA) }
        guard ftruncate(descriptor, length) == 0, lseek(descriptor, length, SEEK_SET) == length else {
            throw FileError(path: path, operation: "go on in", code: errno)
        }
        written = length
    }

    /// Where in its file the next byte goes: what stood there when standard output was opened for appending counts. `nil` when it
    /// is no regular file, and for standard output that isn't open for appending.
    public func fileLength() -> Int? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        if descriptor == STDOUT_FILENO, fcntl(descriptor, F_GETFL) & O_APPEND == 0 { return nil }
        return Int(status.st_size)
    }

    /// Brings what was written to the disk.
    public func synchronise() throws(FileError) {
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP else {
            throw FileError(path: path, operation: "write", code: errno)
        }
    }

    /// Writes all of `bytes`. A closed pipe is a `FileError` with `EPIPE`: ignore SIGPIPE to see it.
    public func write(_ bytes: Span<UInt8>) throws(FileError) {
        var offset = 0
        while offset < bytes.count {
            // SAFETY: the span holds `count - offset` bytes from `offset` on, read during the call alone.
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(path: path, operation: "write", code: errno)
            }
            offset += count
            written += count
        }
    }

    /// Closes the file; a file system that fails late says so here.
    public func finish() throws(FileError) {
        guard descriptor > STDERR_FILENO else { return }
        try synchronise()
    }

    deinit { if descriptor > STDERR_FILENO { close(descriptor) } }
}
