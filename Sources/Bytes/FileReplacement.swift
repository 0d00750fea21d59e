import Glibc

/// Puts `bytes` in the place of the file at `path`, or makes it: written beside its place, brought to the disk, renamed. Whoever
/// opens the path sees the old file or the new one whole, also after a crash or a power cut. A symbolic link stays, and the file that
/// it leads to is replaced. What is no file (a device, a pipe) is written to.
///
/// - Throws: `FileError`; the old file is then as it was, and nothing is left beside it.
public func replaceFile(_ path: String, with bytes: Span<UInt8>) throws(FileError) {
    var status = stat()
    // SAFETY: the path is passed as a C string for the call alone, and `status` is written by it.
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
        let stream = try OutputStream(path: path)
        try stream.write(bytes)
        return
    }
    let place = resolvedPath(path)
    // Nobody else has a file of this name: it is made here, or not at all.
    let temporary = "\(place).\(getpid()).\(UInt32.random(in: .min ... .max)).tmp"
    do {
        let stream = try OutputStream(creating: temporary)
        try stream.write(bytes)
        try stream.finish()
    } catch {
        if error.code != EEXIST { unsafe unlink(temporary) }
        throw FileError(path: path, operation: error.operation, code: error.code)
    }
    guard unsafe rename(temporary, place) == 0 else {
        let error = FileError(path: path, operation: "replace", code: errno)
        unsafe unlink(temporary)
        throw error
    }
    // A rename is lasting once its folder is on the disk; a file system that can't say so is no reason to refuse.
    let descriptor = unsafe open(FileIdentity.folder(of: place), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
}

/// Returns a path without symbolic links; the path itself where there is no such file.
public func resolvedPath(_ path: String) -> String {
    // SAFETY: the C string that realpath makes is copied, then freed.
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
}
