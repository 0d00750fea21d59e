import Glibc

/// The identity of a file, whatever path names it: its device and inode; of a file that is not there yet those of the folder that it
/// would be made in, and its name.
public struct FileIdentity: Sendable, Hashable {
    private let device: UInt64
    private let inode: UInt64
    /// The name of a file that is not there yet; empty for one that is.
    private let name: String

    /// Most symbolic links that are followed one after the other, as Linux has it.
    private static let mostLinks = 40

    /// Follows symbolic links, also one to a file that is not there yet.
    ///
    /// - Returns: `nil` for what several may share (a device, a pipe, a socket), for a folder, and where there is no such folder.
    public init?(path: String) {
        var path = path
        for _ in 0..<FileIdentity.mostLinks {
            if let status = FileIdentity.status(path) {
                self.init(status)
                return
            }
            guard let target = FileIdentity.target(ofLink: path) else { break }
            path = target.utf8.first == UInt8(ascii: "/") ? target : FileIdentity.folder(of: path) + "/" + target
        }
        let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
        guard !name.isEmpty, let folder = FileIdentity.status(FileIdentity.folder(of: path)),
            folder.st_mode & S_IFMT == S_IFDIR
        else { return nil }
        self.init(folder, name: name)
    }

    /// Returns the identity of an open file; `nil` for what several may share, and for a folder.
    public init?(descriptor: Int32) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init?(_ status: stat) {
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        self.init(status, name: "")
    }

    private init(_ status: stat, name: String) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        self.name = name
    }

    private static func status(_ path: String) -> Glibc.stat? {
        var result = Glibc.stat()
        // SAFETY: the path is passed as a C string for the call alone, and `result` is written by it.
        return unsafe stat(path, &result) == 0 ? result : nil
    }

    /// The target of a symbolic link; `nil` where there is none.
    private static func target(ofLink path: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        // SAFETY: the buffer is as long as the length passed to `readlink`, and is not used after the call.
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress else { return 0 }
            return unsafe readlink(path, start.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        guard count > 0 else { return nil }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// The folder that a path stands in.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
    }
}
