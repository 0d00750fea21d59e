/// Where a list is fetched from.
public struct ListSource: Sendable, Hashable {
    /// The list's identifier, which the file must turn out to hold: `un`.
    public var list: String
    /// `https`, or `http` on this machine itself; empty where only a mirror can give the list.
    public var address: String
    /// The ending of its file without the stop, `xml`, where the address doesn't tell.
    public var ending: String

    public init(list: String, address: String, ending: String = "") {
        self.list = list
        self.address = address
        self.ending = ending
    }

    /// Endings of list files, by which an address may tell its kind.
    static let endings: Set<String> = ["xml", "csv", "json", "xlsx", "ods", "zip", "txt"]

    /// The name that the file has in the store and in a mirror: `un.xml`; of a list of several files that of an archive of them.
    public var fileName: String {
        if Self.fileSet(of: address) != nil { return "\(list).zip" }
        let path = address.split(whereSeparator: { $0 == "?" || $0 == "#" }).first ?? ""
        let last = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        if let ending = last.split(separator: ".").last.map(String.init), last.contains("."), Self.endings.contains(ending) {
            return "\(list).\(ending)"
        }
        return ending.isEmpty ? list : "\(list).\(ending.lowercased())"
    }
}

/// What a source gave the last time, to be asked again only when it has changed (RFC 9110, section 13).
public struct Validators: Sendable, Hashable {
    public var etag: String?
    public var lastModified: String?

    public init(etag: String?, lastModified: String?) {
        self.etag = etag
        self.lastModified = lastModified
    }
}

/// A source's answer.
public enum Fetched: Sendable {
    /// It still has what it had. `checkedAt`: since when that is known, where it isn't now.
    case unchanged(checkedAt: Timestamp?)
    case file(FetchedFile)

    /// When the answer was true, where that isn't now.
    var checkedAt: Timestamp? {
        switch self {
        case .unchanged(let checkedAt): checkedAt
        case .file(let file): file.checkedAt
        }
    }
}

/// A file as received.
public struct FetchedFile: Sendable {
    public var bytes: [UInt8]
    /// Where it came from at last, after redirects.
    public var origin: String
    public var etag: String?
    public var lastModified: String?
    /// Since when the source is known to have it, where that isn't now: of a mirror, when its file was laid there.
    public var checkedAt: Timestamp?

    public init(
        bytes: [UInt8], origin: String, etag: String? = nil, lastModified: String? = nil, checkedAt: Timestamp? = nil
    ) {
        self.bytes = bytes
        self.origin = origin
        self.etag = etag
        self.lastModified = lastModified
        self.checkedAt = checkedAt
    }
}

/// Why a source gave nothing.
public struct FetchFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// One plain clause, for people.
    public var reason: String
    /// Whether the same question may be answered in a while.
    public var isTemporary: Bool
    /// How long the source asks to wait, seconds.
    public var retryAfter: Int?

    public init(_ reason: String, isTemporary: Bool = false, retryAfter: Int? = nil) {
        self.reason = reason
        self.isTemporary = isTemporary
        self.retryAfter = retryAfter
    }

    public var description: String { reason }
}

/// What lists are fetched through: the network, or a mirror.
public protocol ListFetching: Sendable {
    /// Where the list is asked for: what validators belong to, and what people are told.
    func address(of source: ListSource) -> String

    /// Asks once.
    ///
    /// - Parameter known: what the version in force came with; `nil` asks for the file in any case.
    func fetch(_ source: ListSource, known: Validators?) async throws(FetchFailure) -> Fetched
}
