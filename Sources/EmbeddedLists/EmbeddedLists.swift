// The data that travels inside the program: a small excerpt of several lists, so that a first run needs no download, and the
// registry of authorities. It may import ListReaders and SanctionsModel; no library room imports it.
import ListReaders
import ReferenceData
public import SanctionsModel

/// The excerpts and the registry that are compiled into the program.
///
/// The excerpts hold a few well-known designations each, facts alone, as they were on the date that each file states. They serve
/// demonstration and tests. They are no list to comply with: the authorities' whole lists are.
public enum EmbeddedLists {
    /// The excerpts, each as a list of its own with `isExcerpt` set, in the order of their identifiers.
    ///
    /// - Throws: `ListError` when a file is damaged, which means that the program was built from other files than the project's.
    /// - Complexity: O(*n*) in the number of bytes, some 80,000.
    public static func lists() throws(ListError) -> [SourceList] {
        let reader = ListReader(format: .screenCSV)
        var lists: [SourceList] = []
        lists.reserveCapacity(excerpts.count)
        for (name, bytes) in excerpts {
            lists.append(try reader.read(bytes: bytes, name: name))
        }
        return lists
    }

    /// The registry of authorities, in the order of the file: the lists that are read first, then the other lists, then contacts.
    ///
    /// Empty only when the program was built from a damaged registry; a test holds that it isn't.
    public static let authorities: [Authority] = Authority.registry(ReferenceData.authorities) ?? []

    /// File name and bytes of each excerpt.
    static var excerpts: [(name: String, bytes: [UInt8])] {
        [
            ("excerpt-eu.csv", ReferenceData.excerptEU),
            ("excerpt-un.csv", ReferenceData.excerptUN),
            ("excerpt-us-sdn.csv", ReferenceData.excerptUSSDN),
        ]
    }
}
