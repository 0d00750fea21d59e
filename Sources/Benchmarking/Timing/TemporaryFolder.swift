import Glibc

/// A folder of its own under `$TMPDIR`, gone with the object, with the files that were made in it.
package final class TemporaryFolder {
    package let path: String

    /// - Throws: `FolderError` when it can't be made.
    package init(prefix: String) throws(FolderError) {
        var parent = "/tmp"
        // SAFETY: getenv returns nothing or a C string that is copied at once; nothing here changes the environment.
        if let value = unsafe getenv("TMPDIR") { parent = unsafe String(cString: value) }
        var name = Array("\(parent)/\(prefix).XXXXXX".utf8CString)
        // SAFETY: the template is ours and ends with a zero.
        let isMade = unsafe name.withUnsafeMutableBufferPointer { template in
            guard let start = template.baseAddress else { return false }
            return unsafe mkdtemp(start) != nil
        }
        guard isMade else { throw FolderError(path: parent, code: errno) }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package func file(_ name: String) -> String { "\(path)/\(name)" }

    deinit {
        for name in names { unsafe unlink(file(name)) }
        unsafe rmdir(path)
    }

    private var names: [String] {
        guard let folder = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            // SAFETY: the entry's name ends with a zero and lives until the next call.
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}

package struct FolderError: Error, Sendable, CustomStringConvertible {
    package var path: String
    package var code: Int32

    // SAFETY: the C library's own text for an error, copied at once.
    package var description: String { "\(path): can't make a folder: \(unsafe String(cString: strerror(code)))" }
}
