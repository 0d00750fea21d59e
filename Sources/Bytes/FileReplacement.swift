import Glibc

/// Puts `bytes` in the place of the file at `path`, or makes it: written beside its place, brought to the disk, renamed. Whoever
/// opens the path sees the old file or the new one whole, also after a crash or a power cut.
///
/// - Throws: `FileError`; the old file is then as it was, and nothing is left beside it.
public func replaceFile(_ path: String, with bytes: Span<UInt8>) throws(FileError) {
    let temporary = "\(path).\(getpid()).tmp"
    do {
        let stream = try OutputStream(path: temporary)
        try stream.write(bytes)
        try stream.finish()
    } catch {
        unsafe unlink(temporary)
        throw error
    }
    guard unsafe rename(temporary, path) == 0 else {
        let error = FileError(path: path, operation: "replace", code: errno)
        unsafe unlink(temporary)
        throw error
    }
    // A rename is lasting once its folder is on the disk; a file system that can't say so is no reason to refuse.
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { $0 == path.utf8.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
}
