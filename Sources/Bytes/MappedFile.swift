import Glibc

/// A failed call to the operating system, with the file that it was about.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    public var path: String
    /// What was being done: `open`, `read`, `write`, `map`.
    public var operation: String
    /// `errno`.
    public var code: Int32
    /// In words, where those of `code` do not say it; else empty.
    public var reason: String

    public init(path: String, operation: String, code: Int32, reason: String = "") {
        self.path = path
        self.operation = operation
        self.code = code
        self.reason = reason
    }

    /// One line; control characters of the path are escaped.
    public var description: String {
        let path = VisibleText.line(path)
        guard reason.isEmpty else { return "\(path): \(reason)" }
        // SAFETY: strerror returns a C string that lives until the next call on this thread; it is copied at once.
        return unsafe "\(path): cannot \(operation): \(String(cString: strerror(code)))"
    }
}

/// A read-only file mapped into memory, or bytes held in memory with the same face.
///
/// The bytes never change and live as long as the object. A mapped file that another process shortens while it is
/// mapped faults on access: replace list files by renaming, never by writing over them.
@safe public final class MappedFile: @unchecked Sendable {
    /// The bytes; valid as long as this object.
    public let bytes: UnsafeRawBufferPointer
    private let isMapped: Bool

    /// Maps the file at `path`. An empty file is mapped as no bytes. O(1).
    public init(path: String) throws(FileError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw FileError(path: path, operation: "read", code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path: path, operation: "map", code: EINVAL) }
        let count = Int(status.st_size)
        if count == 0 {
            unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            isMapped = false
            return
        }
        // SAFETY: a private read-only mapping of a descriptor that is open; checked against MAP_FAILED.
        let address = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else {
            throw FileError(path: path, operation: "map", code: errno)
        }
        unsafe bytes = UnsafeRawBufferPointer(start: address, count: count)
        isMapped = true
    }

    /// Holds a copy of `array`, aligned to 16 bytes.
    public init(copying array: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(array.count, 1), alignment: 16)
        unsafe copy.copyBytes(from: array)
        unsafe bytes = UnsafeRawBufferPointer(start: copy.baseAddress, count: array.count)
        isMapped = false
    }

    /// Bytes.
    public var count: Int { unsafe bytes.count }

    /// The bytes as a span, for as long as the object is held.
    public var span: RawSpan {
        @_lifetime(borrow self) get {
            // SAFETY: the bytes are immutable and live as long as self, which the span borrows.
            let span = unsafe RawSpan(_unsafeBytes: bytes)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    deinit {
        guard let start = unsafe bytes.baseAddress else { return }
        if isMapped {
            unsafe munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
        } else {
            unsafe start.deallocate()
        }
    }
}
