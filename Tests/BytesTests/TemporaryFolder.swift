import Glibc

/// A folder of one test, removed with the files in it.
final class TemporaryFolder {
    let path: String

    init() {
        var template = Array("/tmp/screen-bytes-XXXXXX".utf8CString)
        path = template.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress, mkdtemp(start) != nil else { return "" }
            return String(cString: start)
        }
        precondition(!path.isEmpty, "no temporary folder can be made")
    }

    func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file by the C library alone, not by what is tested.
    func write(_ bytes: [UInt8], to name: String) -> String {
        let path = file(name)
        guard let stream = fopen(path, "w") else { preconditionFailure("cannot create \(path)") }
        precondition(fwrite(bytes, 1, bytes.count, stream) == bytes.count && fclose(stream) == 0, "cannot write \(path)")
        return path
    }

    deinit {
        guard let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { unlink(path + "/" + name) }
        }
        closedir(folder)
        rmdir(path)
    }
}
