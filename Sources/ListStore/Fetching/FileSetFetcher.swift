import ListReaders
import SanctionsModel

/// Fetches a list that is several files beside each other, as one archive: all of them, of one moment, or none.
///
/// The address is that of the leading file, `https://…/sdn.csv`; the others stand beside it. A list of one file passes through.
struct FileSetFetcher: ListFetching {
    private let fetcher: any ListFetching

    init(through fetcher: any ListFetching) { self.fetcher = fetcher }

    func address(of source: ListSource) -> String { fetcher.address(of: source) }

    func fetch(_ source: ListSource, known: Validators?) async throws(FetchFailure) -> Fetched {
        // A mirror gives what it has for a list in its own way.
        guard fetcher.address(of: source) == source.address, let (set, parts) = FileSetFetcher.parts(of: source) else {
            return try await fetcher.fetch(source, known: known)
        }
        let before = FileSetFetcher.split(known, count: parts.count)
        var files: [FetchedFile?] = []
        var checkedAt: Timestamp?
        for (part, known) in zip(parts, before) {
            switch try await fetcher.fetch(part, known: known) {
            case .unchanged(let at):
                files.append(nil)
                if let at { checkedAt = min(at, checkedAt ?? at) }
            case .file(let file): files.append(file)
            }
        }
        if files.allSatisfy({ $0 == nil }) { return .unchanged(checkedAt: checkedAt) }
        var whole: [FetchedFile] = []
        for (part, file) in zip(parts, files) { whole.append(try await self.file(part, file)) }
        // Published one after the other, they may be of two days: nobody's aliases must be another version's.
        for (part, file) in zip(parts, whole) where file.etag != nil || file.lastModified != nil {
            let asked = try await fetcher.fetch(part, known: Validators(etag: file.etag, lastModified: file.lastModified))
            if case .file(let again) = asked, again.bytes != file.bytes {
                throw FetchFailure("\(part.address): changed while the files beside it were fetched", isTemporary: true)
            }
        }
        return .file(try FileSetFetcher.joined(whole, set))
    }

    private func file(_ part: ListSource, _ file: FetchedFile?) async throws(FetchFailure) -> FetchedFile {
        if let file { return file }
        guard case .file(let file) = try await fetcher.fetch(part, known: nil) else {
            throw FetchFailure("\(part.address): answers 304 though it was asked for the file")
        }
        return file
    }

    // MARK: The set

    /// A source for each file; `nil` when the address leads to one file alone.
    private static func parts(of source: ListSource) -> (ListFileSet, [ListSource])? {
        let address = source.address
        // What stands before and behind the last part of the path.
        let end = address.firstIndex { $0 == "?" || $0 == "#" } ?? address.endIndex
        guard let (set, name) = ListSource.fileSet(of: address), address[..<end].hasSuffix(name) else { return nil }
        let start = address.index(end, offsetBy: -name.count)
        let parts = set.names(like: name).map { other in
            ListSource(list: source.list, address: address[..<start] + other + address[end...], ending: source.ending)
        }
        return (set, parts)
    }

    private static func joined(_ files: [FetchedFile], _ set: ListFileSet) throws(FetchFailure) -> FetchedFile {
        let bytes: [UInt8]
        do throws(ListError) { bytes = try set.archive(files.map(\.bytes)) } catch { throw FetchFailure(error.reason) }
        return FetchedFile(
            bytes: bytes, origin: files[0].origin, etag: together(files.map(\.etag)),
            lastModified: together(files.map(\.lastModified)), checkedAt: files.compactMap(\.checkedAt).min())
    }

    /// What each file came with, a line each: no field of HTTP holds a line end (RFC 9110, section 5.5).
    private static func together(_ values: [String?]) -> String? {
        values.allSatisfy { $0 == nil } ? nil : values.map { $0 ?? "" }.joined(separator: "\n")
    }

    private static func split(_ known: Validators?, count: Int) -> [Validators?] {
        func lines(_ text: String?) -> [String?] {
            let lines = (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            return lines.count == count ? lines.map { $0.isEmpty ? nil : $0 } : Array(repeating: nil, count: count)
        }
        return zip(lines(known?.etag), lines(known?.lastModified)).map { etag, modified in
            etag == nil && modified == nil ? nil : Validators(etag: etag, lastModified: modified)
        }
    }
}

extension ListSource {
    /// The set of files that an address leads to, and the name of the leading one as the address writes it.
    static func fileSet(of address: String) -> (set: ListFileSet, name: String)? {
        let path = address.split(whereSeparator: { $0 == "?" || $0 == "#" }).first ?? ""
        guard let name = path.split(separator: "/").last.map(String.init), let set = ListFileSet.led(by: name) else { return nil }
        return (set, name)
    }
}
