import CLibZip
import SanctionsModel

/// The members of a ZIP archive held in memory, through libzip: read-only, nothing is written anywhere.
///
/// Archives come from the network, so all is bounded before a byte is inflated: how many members there are, how large
/// each and all of them say they are, and how much larger than the archive that is. A member that inflates to more or
/// less than it says, or to other bytes (CRC-32), is refused, and so is an encrypted one. Every call opens the archive
/// anew: O(members), no state is kept between calls.
///
/// Source: PKWARE, APPNOTE.TXT ("ZIP file format specification"); on bombs: Fifield, "A better zip bomb" (2019).
struct ZIPArchive {
    struct Limits {
        var members = 4096
        /// Bytes, inflated.
        var memberSize = 512 << 20
        /// Bytes, all members inflated.
        var totalSize = 1 << 30
        /// Inflated bytes for each byte of the archive. XML deflates to a tenth or thirtieth; DEFLATE ends at 1032.
        var ratio = 200
        /// Bytes under which the ratio doesn't count.
        var harmlessSize = 8 << 20
    }

    struct Member: Hashable {
        var name: String
        /// Bytes, inflated.
        var size: Int
        fileprivate var index: UInt64

        /// A folder, or what operating systems put beside the files (`__MACOSX/…`, `.DS_Store`).
        var isNoFile: Bool {
            name.utf8.last == UInt8(ascii: "/") || name.dropping(prefix: "__MACOSX/") != nil
                || FileTree.lastComponent(name).utf8.first == UInt8(ascii: ".")
        }
    }

    let members: [Member]
    private let bytes: [UInt8]
    private let file: String
    private let limits: Limits

    /// Whether the bytes begin as an archive does, an empty one included.
    static func isArchive(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    }

    /// Reads the directory.
    ///
    /// - Parameter file: for errors.
    /// - Throws: `ListError` when the archive is corrupt or cut off, has encrypted members, two of one name, or exceeds a limit.
    init(_ bytes: [UInt8], file: String, limits: Limits = Limits()) throws(ListError) {
        self.bytes = bytes
        self.file = file
        self.limits = limits
        // SAFETY: the handle is used inside the closure alone.
        members = try unsafe ZIPArchive.open(bytes, file) { archive throws(ListError) in
            try unsafe ZIPArchive.directory(archive, file, limits)
        }
        let total = members.reduce(0) { $0 + $1.size }
        guard total <= limits.totalSize else {
            throw ListError(file: file, reason: "the archive inflates to \(total) bytes, the limit is \(limits.totalSize)")
        }
        guard total <= limits.harmlessSize || total / max(1, bytes.count) <= limits.ratio else {
            throw ListError(
                file: file,
                reason:
                    "the archive of \(bytes.count) bytes inflates to \(total): more than \(limits.ratio) times itself is refused")
        }
    }

    /// The member of that name, ASCII letter case not counting.
    func member(_ name: String) -> Member? {
        let wanted = name.asciiLowercased
        return members.first { $0.name.asciiLowercased == wanted }
    }

    /// The bytes of a member. O(its size).
    ///
    /// - Throws: `ListError` when it can't be inflated, is not as long as it says, or its CRC-32 is another.
    func contents(of member: Member) throws(ListError) -> [UInt8] {
        let place = "\(file)/\(member.name)"
        // SAFETY: the handle is used inside the closure alone.
        return try unsafe ZIPArchive.open(bytes, file) { archive throws(ListError) in
            // SAFETY: `archive` is open for this closure; the file handle is closed before it ends.
            guard let handle = unsafe zip_fopen_index(archive, member.index, 0) else {
                let reason = unsafe String(cString: zip_strerror(archive))
                throw ListError(file: place, reason: "the member cannot be read: \(reason)")
            }
            defer { unsafe zip_fclose(handle) }
            // One more than it says: what is longer shows itself, and the end is met, where libzip checks the CRC-32.
            var contents = [UInt8](repeating: 0, count: member.size + 1)
            var length = 0
            while length < contents.count {
                // SAFETY: the range lies inside the array, which nothing else touches during the call.
                let count = unsafe contents.withUnsafeMutableBytes { buffer in
                    unsafe zip_fread(handle, buffer.baseAddress.map { unsafe $0 + length }, UInt64(buffer.count - length))
                }
                guard count >= 0 else {
                    let reason = unsafe String(cString: zip_file_strerror(handle))
                    throw ListError(file: place, reason: "the member cannot be read: \(reason)")
                }
                if count == 0 { break }
                length += Int(count)
            }
            guard length == member.size else {
                throw ListError(
                    file: place,
                    reason:
                        "the member is said to hold \(member.size) bytes and inflates to \(length > member.size ? "more" : "\(length)")"
                )
            }
            contents.removeLast()
            return contents
        }
    }

    // MARK: - libzip

    /// - Parameter body: gets the archive, open until it returns.
    private static func open<T>(
        _ bytes: [UInt8], _ file: String, _ body: (OpaquePointer) throws(ListError) -> T
    ) throws(ListError) -> T {
        // SAFETY: libzip reads the buffer only between here and zip_discard, while the array is held; it does not free it
        // (third argument 0). A source that was opened belongs to the archive and goes with it.
        let result: Result<T, ListError> = unsafe bytes.withUnsafeBytes { buffer in
            var error = unsafe zip_error_t()
            unsafe zip_error_init(&error)
            defer { unsafe zip_error_fini(&error) }
            guard let source = unsafe zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error) else {
                return .failure(ListError(file: file, reason: "out of memory"))
            }
            guard let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
                let reason = unsafe String(cString: zip_error_strerror(&error))
                unsafe zip_source_free(source)
                return .failure(ListError(file: file, reason: "the archive cannot be opened: \(reason). Is it cut off?"))
            }
            defer { unsafe zip_discard(archive) }
            do throws(ListError) {
                return .success(try unsafe body(archive))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    // SAFETY: `archive` is open while the call lasts; the name in the entry belongs to it and is copied at once.
    @unsafe private static func directory(
        _ archive: OpaquePointer, _ file: String, _ limits: Limits
    ) throws(ListError) -> [Member] {
        let count = unsafe zip_get_num_entries(archive, 0)
        guard count <= limits.members else {
            throw ListError(file: file, reason: "the archive has \(count) members, the limit is \(limits.members)")
        }
        var members: [Member] = []
        var names: Set<String> = []
        for index in 0..<UInt64(max(0, count)) {
            var entry = unsafe zip_stat_t()
            unsafe zip_stat_init(&entry)
            guard unsafe zip_stat_index(archive, index, 0, &entry) == 0, let text = unsafe entry.name else {
                throw ListError(file: file, reason: "member \(index + 1) of the archive cannot be read")
            }
            let name = unsafe String(cString: text)
            guard names.insert(name).inserted else {
                throw ListError(file: file, reason: "the archive has two members of the name \(name)")
            }
            guard unsafe UInt32(entry.encryption_method) == ZIP_EM_NONE else {
                throw ListError(file: "\(file)/\(name)", reason: "the member is encrypted: unpack it and give the file inside")
            }
            guard let size = unsafe Int(exactly: entry.size), size <= limits.memberSize else {
                throw unsafe ListError(
                    file: "\(file)/\(name)",
                    reason: "the member inflates to \(entry.size) bytes, the limit is \(limits.memberSize)")
            }
            members.append(Member(name: name, size: size, index: index))
        }
        return members
    }
}
