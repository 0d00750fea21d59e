import Bytes
import SanctionsModel
import WatchlistStore

/// Finds the listed identifiers in fields and texts: every run of letters and digits that may be one, and runs that a space, a
/// hyphen, a point or a line end separates, is looked up in the watchlist. What is listed counts if its form is unmistakable
/// (`IdentifierForm`: a wallet, an LEI, an IBAN, a BIC in capitals, …) or a word beside it says what it is (`IdentifierLabels`).
///
/// O(bytes): of each run at most `mostPieces` ways to join it with those before it are looked up. Allocates nothing unless
/// something is listed.
struct IdentifierScanner {
    private let watchlist: Watchlist
    /// Runs that may belong together.
    private var pieces: [Piece] = []
    /// Their letters and digits, as the index folds them.
    private var folded: [UInt8] = []
    /// Hashes that were found since the last `forget`.
    private var found: Set<UInt64> = []
    /// What was listed and is of another kind than where it stands, so that a text full of it is not looked up again and again.
    private var refused: Set<Identifier> = []
    private static let mostRefused = 1 << 14

    /// A run of letters and digits.
    private struct Piece {
        /// Where it stands in the text.
        var start: Int
        var end: Int
        /// Letters and digits.
        var count: Int
        /// Where they begin in `folded`.
        var offset = 0
        var digits: Int
        /// One of the groups of four in which an IBAN or an LEI is written.
        var isGroup: Bool
        /// A hyphen stands right before it.
        var followsHyphen: Bool
    }

    private static let mostPieces = 12

    init(_ watchlist: Watchlist) {
        self.watchlist = watchlist
        folded.reserveCapacity(512)
        pieces.reserveCapacity(IdentifierScanner.mostPieces + 1)
    }

    /// Begins a party or the texts of a record: what was found before is reported again.
    mutating func forget() {
        if !found.isEmpty { found.removeAll(keepingCapacity: true) }
    }

    /// Appends the listed identifiers of a party's field, each once until `forget`: most names are passed over at a quick look.
    mutating func scan(field: Span<UInt8>, into all: inout [FoundIdentifier]) {
        if IdentifierScanner.mayHold(field) { scan(field, into: &all) }
    }

    /// Appends the listed identifiers of a text, each once until `forget`.
    mutating func scan(_ text: Span<UInt8>, into all: inout [FoundIdentifier]) {
        restart()
        var i = 0
        var end = 0
        while i < text.count {
            let first = IdentifierScanner.character(text, at: i)
            guard first.byte != 0 else {
                i += first.width
                continue
            }
            let start = i
            var count = 0
            var digits = 0
            while i < text.count {
                let byte = text[i]
                if IdentifierForm.isLetter(byte) {
                    i += 1
                } else if IdentifierForm.isDigit(byte) {
                    digits += 1
                    i += 1
                } else {
                    guard byte >= 0x80 else { break }
                    let other = IdentifierScanner.character(text, at: i)
                    guard other.byte != 0 else { break }
                    if IdentifierForm.isDigit(other.byte) { digits += 1 }
                    i += other.width
                }
                count += 1
            }
            if !pieces.isEmpty, !IdentifierScanner.joins(text, end, start) { restart() }
            end = i
            let followsHyphen = start > 0 && text[start - 1] == UInt8(ascii: "-")
            // Most words are no part of anything.
            if digits == 0, (5...7).contains(count), !followsHyphen {
                restart()
            } else {
                let piece = Piece(
                    start: start, end: end, count: count, digits: digits, isGroup: count == 4 && digits > 0,
                    followsHyphen: followsHyphen)
                take(text, piece, &all)
            }
        }
    }

    private mutating func restart() {
        if !pieces.isEmpty { pieces.removeAll(keepingCapacity: true) }
        if !folded.isEmpty { folded.removeAll(keepingCapacity: true) }
    }

    /// Adds the letters and digits of a run.
    private mutating func fold(_ text: Span<UInt8>, _ piece: inout Piece) {
        piece.offset = folded.count
        var i = piece.start
        while i < piece.end {
            let character = IdentifierScanner.character(text, at: i)
            folded.append(IdentifierKey.folded(character.byte))
            i += character.width
        }
    }

    private mutating func dropFirst() {
        let count = pieces[1].offset
        folded.removeFirst(count)
        pieces.removeFirst()
        for i in pieces.indices { pieces[i].offset -= count }
    }

    /// A run that has ended: it continues those before it, or starts again.
    private mutating func take(_ text: Span<UInt8>, _ piece: Piece, _ all: inout [FoundIdentifier]) {
        // A longer run is no identifier; it is passed over whole.
        guard piece.count <= IdentifierForm.longest else { return restart() }
        var piece = piece
        // Ordinary words end what may belong together, but for the groups of an IBAN, the tail of a registration (EP-ABC), and
        // what may be the rest of an address that a line end has cut. Three or four letters may begin a number (GUGA-620103-MG5).
        if piece.digits == 0, (3...7).contains(piece.count), !(piece.count == 4 && pieces.contains { $0.isGroup }) {
            let isTail = piece.followsHyphen && piece.count <= 5 && (pieces.last?.count ?? .max) <= 2
            if !isTail {
                restart()
                if piece.count <= 4 {
                    fold(text, &piece)
                    single(text, piece, &all)
                    pieces.append(piece)
                }
                return
            }
        }
        fold(text, &piece)
        single(text, piece, &all)
        pieces.append(piece)
        join(text, &all)
        if pieces.count >= IdentifierScanner.mostPieces { dropFirst() }
    }

    // MARK: What is looked up

    /// One run by itself, and without the label that is glued to it.
    private mutating func single(_ text: Span<UInt8>, _ piece: Piece, _ all: inout [FoundIdentifier]) {
        let count = piece.count
        let isWord = piece.digits == 0
        let range = piece.start..<piece.end
        // A BIC, also of letters alone, is listed as its institution; four letters may be a call sign.
        if count == 8 || count == 11 { lookUp(text, range, from: piece.offset, count: 8, &all) }
        if isWord ? count == 4 && IdentifierScanner.mayFollowLabel(text, piece.start) : count >= 4 && count != 8 {
            lookUp(text, range, from: piece.offset, count: count, &all)
        }
        // A label is glued to it: one byte a character, else places in the text and in the run differ.
        guard !isWord, count > 7, range.count == count, IdentifierForm.isLetter(text[piece.start]),
            IdentifierForm.isLetter(text[piece.start + 1])
        else { return }
        // IMO9187629, BTCbc1q…: the label is three to eight letters.
        for label in 3...8 where label + 4 <= count {
            guard IdentifierForm.isLetter(text[piece.start + label - 1]) else { return }
            lookUp(
                text, piece.start + label..<piece.end, from: piece.offset + label, count: count - label, glued: label, &all)
        }
    }

    /// The last run with those before it, one more at a time.
    private mutating func join(_ text: Span<UInt8>, _ all: inout [FoundIdentifier]) {
        guard pieces.count > 1, let last = pieces.last else { return }
        var count = last.count
        var digits = last.digits
        var i = pieces.count - 2
        while i >= 0 {
            let first = pieces[i]
            count += first.count
            digits += first.digits
            guard count <= IdentifierForm.longest else { return }
            let isNumber = digits >= 3 && count >= 5 && count <= 42
            let isAddress = digits > 0 && count >= IdentifierForm.shortestAddress
            let isTail = last.followsHyphen && count <= 7 && count >= 4 && i == pieces.count - 2
            if isNumber || isAddress || isTail { lookUp(text, first.start..<last.end, from: first.offset, count: count, &all) }
            i -= 1
        }
    }

    /// - Parameters:
    ///   - offset: where its letters and digits begin in `folded`, `count` of them.
    ///   - glued: letters right before the range that are its label.
    private mutating func lookUp(
        _ text: Span<UInt8>, _ range: Range<Int>, from offset: Int, count: Int, glued: Int = 0, _ all: inout [FoundIdentifier]
    ) {
        var start = offset
        let end = offset + count
        // Hexadecimal addresses are listed without their mark.
        if count >= 36, count <= 46, folded[start] == 0x30, folded[start + 1] == UInt8(ascii: "X") { start += 2 }
        while start < end, folded[start] == 0x30 { start += 1 }
        let hash = Watchlist.identifierHash(ofFolded: folded.span.extracting(start..<end))
        guard watchlist.holds(identifierHash: hash), !found.contains(hash) else { return }
        if let identifier = accept(text, range, glued) {
            found.insert(hash)
            let one = FoundIdentifier(
                range: range, identifier: identifier.identifier, designations: identifier.designations, hash: hash)
            // The digits of an IBAN may be listed by themselves too: the longest of several readings is the identifier.
            if let last = all.last, last.designations == one.designations, last.range.overlaps(range) {
                if range.count > last.range.count { all[all.count - 1] = one }
            } else {
                all.append(one)
            }
        }
    }

    /// Whether something listed counts where it stands, and as what.
    private mutating func accept(
        _ text: Span<UInt8>, _ range: Range<Int>, _ glued: Int
    ) -> (identifier: Identifier, designations: [Int])? {
        let bytes = Array(copying: text.extracting(range))
        let written = String(decoding: bytes, as: UTF8.self)
        let value = IdentifierKey.lettersAndDigits(written)
        let isUpper = !bytes.contains { $0 &- 0x61 < 26 }
        var kinds: [IdentifierKind]
        if glued > 0 {
            let label = Array(copying: text.extracting(range.lowerBound - glued..<range.lowerBound))
            kinds = IdentifierLabels.shared.kinds(ofGlued: String(decoding: label, as: UTF8.self))
            if kinds.isEmpty { return nil }
        } else {
            kinds = IdentifierForm.kinds(of: value, isUpper: isUpper)
            let reading = IdentifierLabels.shared.reading(of: range, in: text, length: value.count)
            for kind in reading.kinds where !kinds.contains(kind) { kinds.append(kind) }
            if reading.isNearVessel, IdentifierForm.isIMO(value), !kinds.contains(.imo) { kinds.append(.imo) }
        }
        for kind in kinds {
            let identifier = Identifier(kind: kind == .other ? "" : kind.rawValue, value: written)
            if refused.contains(identifier) { continue }
            let designations = watchlist.designations(withIdentifier: identifier)
            if !designations.isEmpty { return (identifier, designations) }
            if refused.count < IdentifierScanner.mostRefused { refused.insert(identifier) }
        }
        return nil
    }
}
