import Glibc

/// A folder of its own under `$TMPDIR`, gone with the object, with the files that were made in it.
package final class TemporaryFolder {
    package let path: String

    /// - Throws: `FolderError` when it can't be made.
    package init(prefix: String) throws(FolderError) {
        // SAFETY: getenv returns nothing or a C string that is copied at once; nothing here changes the environment.
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var name = Array("\(parent)/\(prefix).XXXXXX".utf8CString)
        // SAFETY: the template is ours and ends with a zero.
        let isMade = unsafe name.withUnsafeMutableBufferPointer { unsafe mkdtemp($0.baseAddress) != nil }
        guard isMade else { throw FolderError(path: parent, code: errno) }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package func file(_ name: String) -> String { "\(path)/\(name)" }

    deinit {
        if let folder = unsafe opendir(path) {
            while let entry = unsafe readdir(folder) {
                // SAFETY: the entry's name ends with a zero and lives until the next call.
                let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
                }
                if name != ".", name != ".." { unsafe unlink(file(name)) }
            }
            unsafe closedir(folder)
        }
        rmdir(path)
    }
}

package struct FolderError: Error, Sendable, CustomStringConvertible {
    package var path: String
    package var code: Int32

    // SAFETY: the C library's own text for an error, copied at once.
    package var description: String { "\(path): can't make a folder: \(unsafe String(cString: strerror(code)))" }
}
