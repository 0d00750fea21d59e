import Bytes
import Glibc
import SanctionsModel

/// Paths, folders and whole files, with failures as `ListError`s.
enum FileTree {
    /// The part after the last `/`.
    static func lastComponent(_ path: String) -> String {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"))
        return parts.last.map { String(decoding: $0, as: UTF8.self) } ?? path
    }

    /// The folder that holds the file, `.` for a bare name.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
    }

    static func join(_ folder: String, _ name: String) -> String {
        folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
    }

    static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

    static func isFile(_ path: String) -> Bool { kind(path) == S_IFREG }

    private static func kind(_ path: String) -> mode_t? {
        var status = Glibc.stat()
        // SAFETY: the path is passed as a C string for the call alone, and `status` is written by it.
        guard unsafe stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT
    }

    /// The whole file.
    static func contents(_ path: String) throws(ListError) -> [UInt8] {
        do throws(FileError) {
            return try readFile(path)
        } catch {
            throw ListError(file: path, reason: error.description)
        }
    }

    /// The names in a folder, sorted by their bytes; hidden ones are left out.
    static func names(in folder: String) throws(ListError) -> [String] {
        // SAFETY: the handle is closed below; each entry is read before the next call of readdir.
        guard let directory = unsafe opendir(folder) else {
            throw ListError(file: folder, reason: "the folder cannot be opened")
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            // SAFETY: d_name is a C string inside the entry; it is copied at once.
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name.utf8.first != UInt8(ascii: ".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
