import Glibc

/// Reads a whole file, or standard input when `path` is `-`. O(size).
///
/// - Throws: `FileError` when it can't be opened or read to its end, or changes while it is read.
public func readFile(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    let state = FileState(descriptor: descriptor)
    var bytes: [UInt8] = []
    let step = 1 << 20
    var filled = 0
    while true {
        bytes.append(contentsOf: [UInt8](repeating: 0, count: filled + step - bytes.count))
        // SAFETY: the array holds `step` bytes from `filled` on.
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress?.advanced(by: filled), step) }
        if count < 0 {
            if errno == EINTR { continue }
            throw FileError(path: path, operation: "read", code: errno)
        }
        if count == 0 { break }
        filled += count
    }
    try state?.check(descriptor, read: filled, path: path)
    bytes.removeLast(bytes.count - filled)
    return bytes
}
