import NameMatching

/// What is known of a word beside its neighbours, whoever asks.
struct LearntWord {
    /// Of its neighbours.
    var count: Int32 = 0
    /// The last of them, which count only where the word may have been cut.
    var cutCount: Int32 = 0
    var weights = TokenWeights(person: 0, organisation: 0)
    var traits = KnownUnit.Traits()
}

/// What is known of a unit of a query: a word, or several adjoining ones written together.
struct KnownUnit {
    /// By which it is found again: `WordIdentity`, or the like of words written together.
    var identity: UInt64 = 0
    /// Where its neighbours stand in `NeighbourFinder.neighbours`; those of a cut word last.
    var start: Int32 = 0
    /// Where the form of a single word stands in `NeighbourFinder.forms`; -1 of joined ones.
    var form: Int32 = -1
    /// What it takes long to learn. A joined unit's weights are the sums of its words'.
    var word = LearntWord()
    /// Threshold for which `terms` are set; 0 for none.
    var threshold: Int32 = 0
    /// Without and with the neighbours of a cut word.
    var terms = InlineArray<2, UnitTerms>(repeating: UnitTerms())
    /// The names that hold a neighbour: as a filter, and as a list of `NameLists` of an epoch.
    var names = NameSet()
    var list: Int32 = 0
    var listEpoch: UInt32 = 0

    var count: Int32 { word.count }
    var cutCount: Int32 { word.cutCount }
    var weights: TokenWeights { word.weights }
    var traits: Traits { word.traits }

    var neighbours: Range<Int> { Int(start)..<Int(start) + Int(count) }

    struct Traits: OptionSet {
        let rawValue: UInt8

        static let initial = Traits(rawValue: 1)
        /// A title or an article.
        static let attendant = Traits(rawValue: 2)
        static let patronymic = Traits(rawValue: 4)
        static let syllabic = Traits(rawValue: 8)
        static let commonNoun = Traits(rawValue: 16)
        /// The very word stands in a list.
        static let listed = Traits(rawValue: 32)
    }
}

extension KnownUnit.Traits {
    init(_ form: TokenForm, isListed: Bool) {
        self = []
        if form.isInitial { insert(.initial) }
        if form.isAttendant { insert(.attendant) }
        if form.word.inPerson == .patronymic { insert(.patronymic) }
        if form.isSyllabic { insert(.syllabic) }
        if form.isCommonNoun { insert(.commonNoun) }
        if isListed { insert(.listed) }
    }
}

/// By what a word is found among those that are known: 64 bits under a key that each process draws (SipHash), so that nobody can write a
/// word that takes the place of another one.
enum WordIdentity {
    /// Of a word in its own script and its Latin reading.
    static func of(_ exact: Span<UInt8>, _ latin: Span<UInt8>) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(exact.count)
        combine(exact, &hasher)
        combine(latin, &hasher)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    static func of(_ form: TokenForm) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(form.exactHash)
        combine(form.latin.span, &hasher)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    private static func combine(_ bytes: Span<UInt8>, _ hasher: inout Hasher) {
        // SAFETY: the hasher reads the bytes during the call and keeps no pointer.
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}
