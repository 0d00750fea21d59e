import Glibc

/// The state of a regular file when it was opened: its size, when it was last written to, and where reading begins.
struct FileState {
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int
    private let start: Int

    /// - Returns: `nil` for what is no regular file.
    init?(descriptor: Int32) {
        guard let status = FileState.status(descriptor) else { return nil }
        size = Int(status.st_size)
        seconds = Int(status.st_mtim.tv_sec)
        nanoseconds = Int(status.st_mtim.tv_nsec)
        start = max(0, Int(lseek(descriptor, 0, SEEK_CUR)))
    }

    /// Compares with the file as it is at the end of reading, so that a file that shrinks, grows or is written over while it is read
    /// does not pass as one that was read whole.
    ///
    /// - Parameter read: bytes from where reading began.
    /// - Throws: `FileError` with `ESTALE`.
    func check(_ descriptor: Int32, read: Int, path: String) throws(FileError) {
        guard let status = FileState.status(descriptor) else { return }
        // The kernel gives its own files no size.
        let isSame =
            Int(status.st_size) == size && Int(status.st_mtim.tv_sec) == seconds
            && Int(status.st_mtim.tv_nsec) == nanoseconds && (read == max(0, size - start) || size == 0)
        guard !isSame else { return }
        throw FileError(
            path: path, operation: "read", code: ESTALE,
            reason: "changed while it was read: it had \(size) bytes when it was opened, and has \(Int(status.st_size)) now")
    }

    private static func status(_ descriptor: Int32) -> stat? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return status
    }
}
