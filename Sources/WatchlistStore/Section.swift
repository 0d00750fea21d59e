/// The sections of a watchlist. Hot: what a search touches. Cold: what only an alert prints.
enum Section: UInt32, CaseIterable {
    /// Format of the engine, ICU version, model, sources.
    case description = 1

    // Tokens, V of them, and joined tokens, J of them, which follow in one numbering: units 0..<V and V..<V+J.
    /// V + J: `Unit`, 16 bytes each.
    case units = 10
    /// `ListedUnit.text` of each unit: its Latin reading, its folded form, what its letters cost alone and its consonants, side by side;
    /// empty for tokens over 32 letters. `ListedUnit.padding` behind the last.
    case unitText = 11
    /// V: numbers of equal meaning.
    case tokenMeanings = 13
    /// V: hashes of the exact forms.
    case tokenHashes = 15

    /// 2 R × 3: pairs of Latin readings that the aliases taught, as `VariantTable.rows` lays them out.
    case respellings = 19

    // Keys → units.
    /// `KeyTable.buckets`.
    case keyBuckets = 20
    /// `KeyTable.entries`.
    case keyEntries = 21
    /// Open addressing, exact hash → token + 1; the capacity is a power of two.
    case exactSlots = 22

    /// `KeyFilter`: 64 bits each; their number is a power of two.
    case keyFilter = 23

    // Postings.
    /// V + J + 1 starts in `postings`.
    case postingStarts = 30
    /// `PostedName`s that hold the unit; those with an initial first.
    case postings = 31
    /// V + J: how many of the unit's names hold an initial.
    case postingInitials = 32

    /// V + 1 starts in `anchoredNames`.
    case anchorStarts = 33
    /// The `PostedName`s of which a token is the anchor: the one that the fewest names hold, the first of several; no initial but in names of
    /// initials alone.
    case anchoredNames = 34

    // Names, N of them, in the order of their designations.
    /// N + 1 starts in `nameUnits`.
    case nameUnitStarts = 40
    /// Of a name of n tokens: the tokens, n − 1 neighbours joined and, from three tokens on, the whole name joined; UInt32.max where
    /// they are not to be joined.
    case nameUnits = 41
    /// N: weight in persons and in organisations, 32 bits each, one value of 64.
    case nameWeights = 44
    /// N: quality, origin, has an initial, script, a byte each.
    case nameTraits = 45
    /// N: designation.
    case nameDesignations = 46
    /// N: which of the designation's names it is, 24 bits, and which reading of it, 8 bits (0: the first).
    case nameTexts = 47

    // Designations, D of them.
    /// D + 1 starts of their names.
    case designationNames = 50
    /// D: type, list; 8 and 24 bits.
    case designationTraits = 51
    /// D: the next designation of the same party, in a ring; itself where it is alone.
    case partyRing = 52
    /// D: `PartyLink`.
    case partyLinks = 53
    /// I: hashes of the identifiers' values, ascending.
    case identifierHashes = 55
    /// I: the designation of each.
    case identifierDesignations = 56
    /// Cold. D + 1 offsets into `designations`.
    case designationOffsets = 60
    /// Cold. The designations as `Designation.write` writes them.
    case designations = 61
}
