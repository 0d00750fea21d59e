/// One authority's list as it was read: its version, its hash, its designations, and what was odd in it.
public struct SourceList: Sendable {
    /// The list's identifier in the registry: `un`, `eu`, `us-sdn`.
    public var id: String
    /// The list's title for people.
    public var title: String
    /// The version as the source states it (a time stamp, a file id, a publication date), else its date, else `unknown`.
    public var version: String
    /// The day that the source was published, where it says so.
    public var date: PartialDate?
    public var files: [SourceFile]
    /// SHA-256 of the source file as received, in lower-case hexadecimal; of several files, of their sorted
    /// `<name> <hash>\n` lines.
    public var sha256: String
    /// Entries in the source; entries with one reference are one designation, so this may exceed `designations.count`.
    public var entryCount: Int
    public var designations: [Designation]
    /// What was understood with care, or could not be read: reported, never silently dropped.
    public var quirks: [Quirk]
    /// Entries that the source itself says it has; `nil` where it doesn't say.
    public var statedEntryCount: Int?
    /// The source says that it holds a part of its authority's list only.
    public var isExcerpt: Bool = false

    public init(
        id: String, title: String, version: String, date: PartialDate? = nil, files: [SourceFile], sha256: String,
        entryCount: Int, designations: [Designation], quirks: [Quirk] = []
    ) {
        self.id = id
        self.title = title
        self.version = version
        self.date = date
        self.files = files
        self.sha256 = sha256
        self.entryCount = entryCount
        self.designations = designations
        self.quirks = quirks
    }
}

extension SourceList {
    /// The oddities that whoever screens against the list should know of: a part of it is missing, or is not acted on.
    public var warnings: [String] { quirks.map(\.kind).filter { $0.hasPrefix("warning: ") } }

    /// Returns whether this version of a list is newer than another; `nil` when neither can be said: one says no date, or both say the same
    /// day and no time.
    public func isNewer(than other: SourceList) -> Bool? {
        guard let mine = date, let theirs = other.date else { return nil }
        if mine.earliest > theirs.latest { return true }
        if mine.latest < theirs.earliest { return false }
        // Versions that are times of the one day, `2026-02-27T06:00:00Z`.
        let day = mine.latest.description + "T"
        guard mine == theirs, version != other.version, version.hasPrefix(day), other.version.hasPrefix(day),
            version.utf8.count == other.version.utf8.count
        else { return nil }
        return version > other.version
    }
}

/// A file of a source, as received.
public struct SourceFile: Sendable, Hashable {
    /// The last component of its path.
    public var name: String
    /// Bytes.
    public var size: Int
    /// Lower-case hexadecimal.
    public var sha256: String

    public init(name: String, size: Int, sha256: String) {
        self.name = name
        self.size = size
        self.sha256 = sha256
    }
}

/// A kind of oddity in a list, counted, with its first places.
public struct Quirk: Sendable, Hashable {
    /// What was odd and what was made of it, as one plain clause: `empty alias skipped`.
    public var kind: String
    public var count: Int
    /// The first few places, each `line N: <designation or text>`.
    public var examples: [String]

    public init(kind: String, count: Int, examples: [String]) {
        self.kind = kind
        self.count = count
        self.examples = examples
    }
}

/// Why a list was refused, with its place.
public struct ListError: Error, Sendable, Hashable, CustomStringConvertible {
    public var file: String
    /// Line, counted from 1; 0 when the error belongs to the file as a whole.
    public var line: Int
    public var reason: String

    public init(file: String, line: Int = 0, reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// `file:line: reason`.
    public var description: String {
        line > 0 ? "\(file):\(line): \(reason)" : "\(file): \(reason)"
    }
}
