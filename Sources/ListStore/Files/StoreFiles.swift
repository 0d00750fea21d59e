import Bytes
import FoundationEssentials
import Glibc

/// Files and folders of the store: plain JSON, replaced whole, read with a bound.
enum StoreFiles {
    /// Bytes of a JSON file of the store: far more than the project ever writes.
    static let jsonLimit = 64 << 20

    static func isFile(_ path: String) -> Bool { kind(path) == S_IFREG }

    static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

    private static func kind(_ path: String) -> mode_t? { status(path).map { $0.st_mode & S_IFMT } }

    static func size(_ path: String) -> Int? { status(path).map { Int($0.st_size) } }

    /// When the file's contents last changed.
    static func modified(_ path: String) -> Timestamp? { status(path).map { Timestamp(seconds: $0.st_mtim.tv_sec) } }

    private static func status(_ path: String) -> Glibc.stat? {
        var status = Glibc.stat()
        // SAFETY: the path is passed as a C string for the call alone, and `status` is written by it.
        return unsafe stat(path, &status) == 0 ? status : nil
    }

    /// The names in a folder, sorted by their bytes, hidden ones left out; none when there is no such folder.
    static func names(in folder: String) -> [String] {
        // SAFETY: the handle is closed below; each entry is read before the next call of readdir.
        guard let directory = unsafe opendir(folder) else { return [] }
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

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(StoreError) {
        if isFolder(path) { return }
        var made = path.utf8.first == UInt8(ascii: "/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/\(part)"
            guard unsafe mkdir(made, 0o755) != 0 else { continue }
            let code = errno
            guard code == EEXIST || isFolder(made) else {
                throw StoreError(.file, FileError(path: made, operation: "create", code: code).description)
            }
        }
        guard isFolder(path) else { throw StoreError(.file, "\(path): is no folder") }
    }

    static func write(_ bytes: [UInt8], to path: String) throws(StoreError) {
        do throws(FileError) {
            let span = bytes.span
            try replaceFile(path, with: span)
        } catch {
            throw StoreError(.file, error.description)
        }
    }

    /// The whole file, refused above `limit` bytes before it is read.
    static func read(_ path: String, limit: Int) throws(StoreError) -> [UInt8] {
        if let size = size(path), size > limit {
            throw StoreError(.damaged, "\(path): \(size) bytes, more than the \(limit) that it may have")
        }
        // The journal grows while it is read, where another process is at work in the store.
        var tries = 0
        while true {
            do throws(FileError) {
                return try readFile(path)
            } catch {
                tries += 1
                guard error.code == ESTALE, tries <= mostRetries else { throw StoreError(.file, error.description) }
            }
        }
    }

    private static let mostRetries = 4

    /// Adds a line to the end of a file and brings it to the disk.
    static func append(line: String, to path: String) throws(StoreError) {
        let descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw StoreError(.file, FileError(path: path, operation: "create", code: errno).description)
        }
        defer { close(descriptor) }
        let bytes = Array((line + "\n").utf8)
        var offset = 0
        while offset < bytes.count {
            // SAFETY: the array holds `count - offset` bytes from `offset` on.
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw StoreError(.file, FileError(path: path, operation: "write", code: errno).description)
            }
            offset += count
        }
        fsync(descriptor)
    }

    static func remove(_ path: String) {
        if isFolder(path) {
            for name in names(in: path) { remove("\(path)/\(name)") }
            unsafe rmdir(path)
        } else {
            unsafe unlink(path)
        }
    }

    // MARK: - JSON

    static func writeJSON(_ value: some Encodable, to path: String) throws(StoreError) {
        try write(json(value, isPretty: true) + [0x0A], to: path)
    }

    /// Keys are sorted, so that the same value is the same bytes.
    static func json(_ value: some Encodable, isPretty: Bool) throws(StoreError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            isPretty ? [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes] : [.sortedKeys, .withoutEscapingSlashes]
        do { return Array(try encoder.encode(value)) } catch {
            throw StoreError(.invalid, "cannot be written as JSON: \(error)")
        }
    }

    /// - Throws: `StoreError.damaged` naming the file, and the key where one is wrong.
    static func readJSON<Value: Decodable>(_ type: Value.Type, from path: String) throws(StoreError) -> Value {
        try decode(type, from: try read(path, limit: jsonLimit), name: path)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8], name: String) throws(StoreError) -> Value {
        do { return try JSONDecoder().decode(type, from: Data(bytes)) } catch let error as DecodingError {
            throw StoreError(.damaged, "\(name): \(reason(of: error))")
        } catch {
            throw StoreError(.damaged, "\(name): \(error)")
        }
    }

    private static func reason(of error: DecodingError) -> String {
        func place(_ context: DecodingError.Context) -> String {
            let keys = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
            return keys.isEmpty ? context.debugDescription : "\(keys.joined(separator: ".")): \(context.debugDescription)"
        }
        switch error {
        case .keyNotFound(let key, _): return "the key `\(key.stringValue)` is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): return place(context)
        @unknown default: return "\(error)"
        }
    }
}
