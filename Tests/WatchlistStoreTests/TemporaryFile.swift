import Glibc

/// A file of one test, removed with it.
final class TemporaryFile {
    let path: String

    init() {
        var template = Array("/tmp/screen-watchlist-XXXXXX".utf8CString)
        let descriptor = template.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.map { mkstemp($0) } ?? -1 }
        precondition(descriptor >= 0, "no temporary file can be made")
        close(descriptor)
        path = template.withUnsafeBufferPointer { buffer in buffer.baseAddress.map { String(cString: $0) } ?? "" }
    }

    func write(_ bytes: [UInt8]) {
        guard let stream = fopen(path, "w") else { preconditionFailure("cannot open \(path)") }
        precondition(fwrite(bytes, 1, bytes.count, stream) == bytes.count && fclose(stream) == 0, "cannot write \(path)")
    }

    deinit { unlink(path) }
}
