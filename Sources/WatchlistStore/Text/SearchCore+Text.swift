import Bytes
import NameMatching
import NameText
import SanctionsModel

// Text search: text → pieces → tokens → similar listed tokens → names whose tokens are all there → places where they stand
// together → how rare such a place is in ordinary language → scores.

extension SearchCore {
    /// The listed names that stand in a text, the best place of each designation.
    ///
    /// A listed name stands in a text where its tokens are found side by side, one to one, in their order or with a block of them
    /// moved to the other end (family name first), and the place is rarer than ordinary language makes (`TextPlace.figure`). Of three
    /// tokens and more one in the middle may be missing. A name of one token needs to be an organisation's or a ship's, and rare, or
    /// to have a cue (`TextCue`). What was found is then scored as a name.
    ///
    /// O(bytes): the text is searched in overlapping pieces of bounded length.
    mutating func search(text: Span<UInt8>, threshold: Int, context: TextContext = .running) -> [TextHit] {
        let threshold = max(threshold, NameSearch.lowestThreshold)
        var best: [Int: TextHit] = [:]
        var segments = TextSegments(text, longestName: longestName)
        while let range = segments.next(), !checkDeadline() {
            let places = places(in: text.extracting(range), isEnd: range.upperBound == text.count, context)
            var scored = ScoredPlaces()
            for place in places {
                let words = range.lowerBound + place.bytes.lowerBound..<range.lowerBound + place.bytes.upperBound
                guard scored.isWanted(place, text.extracting(words)) else { continue }
                scored.add(isFound: consider(text.extracting(words), at: words, place.name, threshold, &best))
            }
        }
        return best.values.sorted { $0.hit.designation < $1.hit.designation }
    }

    /// Scores a listed name against the words where it stands, and keeps it when it is the best of its designation.
    ///
    /// - Returns: whether the score reaches the threshold.
    private mutating func consider(
        _ words: Span<UInt8>, at range: Range<Int>, _ name: Int, _ threshold: Int, _ best: inout [Int: TextHit]
    ) -> Bool {
        var isFound = false
        let designation = watchlist.designation(ofName: name)
        for anatomy in Anatomy.anatomies(of: .any) {
            let score = scoreBestReading(of: words, name, anatomy).score
            guard score >= threshold else { continue }
            isFound = true
            if let known = best[designation], (known.hit.score, known.range.count) >= (score, range.count) { continue }
            best[designation] = TextHit(
                hit: NameHit(designation: designation, name: name, score: score, anatomy: anatomy), range: range)
        }
        return isFound
    }

    // MARK: Candidates

    /// The places of a piece of text where a listed name stands.
    ///
    /// - Parameter isEnd: the piece ends where the text does, so that its last word may have been cut off.
    /// - Parameter isExhaustive: every listed name is looked at, as the proof of the index.
    mutating func places(
        in text: Span<UInt8>, isEnd: Bool, _ context: TextContext, isExhaustive: Bool = false
    ) -> [TextPlace] {
        let tokens = self.tokens(of: text)
        guard !tokens.tokens.isEmpty else { return [] }
        textWords.set(tokens)
        prepare(tokens)
        setTextMatches(isEnd: isEnd)
        guard !meetings.indices.isEmpty else { return [] }
        findNamesInText(isExhaustive: isExhaustive)
        var places: [TextPlace] = []
        for i in candidates.found.indices {
            addPlaces(of: Int(candidates.found[i]), in: text, context, to: &places)
        }
        meetings.forget()
        return places
    }

    /// Fills the token match table with what counts in a text.
    private mutating func setTextMatches(isEnd: Bool) {
        meetings.start(wantsAll: true)
        // Taken out of `self`, so that it can be read while the table is written to.
        var counted: [Neighbour] = []
        swap(&counted, &textNeighbours)
        defer { swap(&counted, &textNeighbours) }
        for index in units.indices.reversed() {
            counted.removeAll(keepingCapacity: true)
            let known = units[index].known
            let all = finder.units[known].neighbours
            let isLast = isEnd && index == tokenCount - 1
            for i in isLast ? all : all.dropLast(Int(finder.units[known].cutCount)) {
                let neighbour = finder.neighbours[i]
                if TextPlace.counts(neighbour) { counted.append(neighbour) }
            }
            meetings.add(counted.span, queryUnit: index, words: units[index].words, QuerySide(finder.units[known]), nil)
        }
    }

    /// The most names that a token leads to by itself; more common ones lead to the names of which they are the rarest token.
    private static let mostPostings = 64

    /// Finds the names that some token of the text leads to.
    private mutating func findNamesInText(isExhaustive: Bool) {
        candidates.start()
        if isExhaustive {
            for name in 0..<watchlist.nameCount { candidates.add(UInt32(truncatingIfNeeded: name)) }
            return
        }
        let watchlist = self.watchlist
        for i in meetings.indices {
            let unit = meetings.unit(i)
            guard !watchlist.units[unit].traits.isInitial else { continue }
            let leadsToAll = leadsToAll(unit)
            let starts = leadsToAll ? watchlist.postingStarts : watchlist.anchorStarts
            let names = leadsToAll ? watchlist.postings : watchlist.anchoredNames
            for place in Int(starts[unit])..<Int(starts[unit + 1]) { candidates.add(names[place].number) }
        }
    }

    /// Whether a listed unit leads to all names that hold it, and not to those alone of which it is the rarest token.
    private func leadsToAll(_ unit: Int) -> Bool {
        unit >= watchlist.tokenCount
            || Int(watchlist.postingStarts[unit + 1] &- watchlist.postingStarts[unit]) <= SearchCore.mostPostings
    }

    /// Adds the places where a listed name stands that are rare enough.
    private mutating func addPlaces(
        of name: Int, in text: Span<UInt8>, _ context: TextContext, to places: inout [TextPlace]
    ) {
        let listed = TextName(name, watchlist)
        guard let anchor = anchor(of: listed) else { return }
        let first = places.count
        var meeting = meetings.first(ofUnit: Int(watchlist.nameUnits[anchor.place]))
        while meeting >= 0 {
            let unit = units[Int(meetings[meeting].queryUnit)]
            let mayCount = mayCount(meeting, anchor, of: listed)
            if mayCount, let place = place(listed, anchor, at: unit.words, meeting, in: text, context) {
                places.append(place)
            }
            meeting = Int(meetings[meeting].next)
        }
        // The best come first, since not all are scored when they are many (`ScoredPlaces`).
        if places.count - first > 1 { places[first...].sort { $0.shortfall < $1.shortfall } }
    }

    /// The token of a listed name, or the pair of tokens, that is in the fewest places of the text; `nil` where too many of its tokens are
    /// not in the text at all.
    private func anchor(of name: TextName) -> TextName.Anchor? {
        var missing = 0
        var best: TextName.Anchor?
        var fewest = Int.max
        func take(_ anchor: TextName.Anchor) {
            let count = placeCount(ofUnit: Int(watchlist.nameUnits[anchor.place]), below: fewest)
            if count > 0, count < fewest { (best, fewest) = (anchor, count) }
        }
        for j in 0..<name.count {
            let token = TextName.Anchor(place: name.tokens.lowerBound + j, listed: j..<j + 1)
            if isInText(token) {
                if !name.isSpare(j, watchlist) { take(token) }
            } else if !isInText(name.pair(startingAt: j, watchlist)), !isInText(name.pair(startingAt: j - 1, watchlist)),
                !name.isSpare(j, watchlist)
            {
                missing += 1
                if missing > name.mostMissing + 1 { return nil }
            }
        }
        for first in 0..<max(0, name.count - 1) {
            if let pair = name.pair(startingAt: first, watchlist) { take(pair) }
        }
        if best == nil, let whole = name.whole(watchlist) { take(whole) }
        return best
    }

    /// Returns whether a unit of a listed name is similar to one of the text.
    private func isInText(_ anchor: TextName.Anchor?) -> Bool {
        guard let anchor else { return false }
        return meetings.first(ofUnit: Int(watchlist.nameUnits[anchor.place])) >= 0
    }

    /// In how many places of the text a listed unit is, as far as that is fewer than `limit`.
    private func placeCount(ofUnit unit: Int, below limit: Int) -> Int {
        var count = 0
        var meeting = meetings.first(ofUnit: unit)
        while meeting >= 0, count < limit {
            count += 1
            meeting = Int(meetings[meeting].next)
        }
        return count
    }

    // MARK: A place

    /// Where a listed name stands around its anchor; `nil` where it doesn't, or where ordinary language says the same by chance.
    private mutating func place(
        _ name: TextName, _ anchor: TextName.Anchor, at words: Range<Int>, _ meeting: Int, in text: Span<UInt8>,
        _ context: TextContext
    ) -> TextPlace? {
        var walk = TextWalk(words: words, listed: anchor.listed, mostMissing: name.mostMissing)
        let isCompound = meetings[meeting].kind == .joined && Int(meetings[meeting].similarity) >= TextPlace.compound
        walk.taken = isCompound ? max(words.count, anchor.listed.count) : words.count
        walk.figure = figure(ofMeeting: meeting, in: text)
        walk.isEqual = TextPlace.isEqual(meetings[meeting].kind)
        walk.isVerbatim = TextPlace.isVerbatim(meetings[meeting].kind)
        walk.isSame =
            meetings[meeting].kind == .equal || (meetings[meeting].kind == .spelling && form(words.lowerBound).latin.count >= 7)
        walk.leads = leadsToAll(Int(watchlist.nameUnits[anchor.place]))
        extend(&walk, name, .forward, until: name.count, in: text)
        extend(&walk, name, .backward, until: 0, in: text)
        // A block may stand at the other end.
        if walk.listed.lowerBound > 0, walk.listed.upperBound == name.count {
            extendBlock(&walk, name, .forward, in: text)
        } else if walk.listed.upperBound < name.count, walk.listed.lowerBound == 0 {
            extendBlock(&walk, name, .backward, in: text)
        }
        guard isWhole(walk, name) else { return nil }
        guard isRare(&walk, name, in: text, context) else { return nil }
        let tokens = textWords.tokens.tokens
        let start = Int(tokens[walk.words.lowerBound].source.start)
        let end = tokens[walk.words.upperBound - 1].source.range.upperBound
        return TextPlace(name: name.name, bytes: start..<min(end, text.count), shortfall: walk.shortfall)
    }

    /// Goes on from the end of what was found, token by token of the listed name, as far as the text has them.
    private mutating func extend(
        _ walk: inout TextWalk, _ name: TextName, _ direction: TextWalk.Direction, until end: Int, in text: Span<UInt8>
    ) {
        var next = direction == .forward ? walk.listed.upperBound : walk.listed.lowerBound
        while next != end {
            let taken = step(&walk, name, direction, next, in: text)
            guard taken > 0 else { return }
            next += direction == .forward ? taken : -taken
            walk.listed =
                direction == .forward ? walk.listed.lowerBound..<next : next..<walk.listed.upperBound
        }
    }

    /// Goes on with the tokens at the other end of the listed name.
    private mutating func extendBlock(
        _ walk: inout TextWalk, _ name: TextName, _ direction: TextWalk.Direction, in text: Span<UInt8>
    ) {
        let missing = direction == .forward ? 0..<walk.listed.lowerBound : walk.listed.upperBound..<name.count
        var next = direction == .forward ? missing.lowerBound : missing.upperBound
        let end = direction == .forward ? missing.upperBound : missing.lowerBound
        while next != end {
            let taken = step(&walk, name, direction, next, in: text)
            guard taken > 0 else { return }
            next += direction == .forward ? min(taken, end - next) : -min(taken, next - end)
        }
        walk.listed = 0..<name.count
    }

    /// Takes the next listed token, or two, from the words that follow; how many tokens were taken or passed over, 0 for none.
    private mutating func step(
        _ walk: inout TextWalk, _ name: TextName, _ direction: TextWalk.Direction, _ next: Int, in text: Span<UInt8>
    ) -> Int {
        let isForward = direction == .forward
        let j = isForward ? next : next - 1
        let word = isForward ? walk.words.upperBound : walk.words.lowerBound - 1
        if let taken = take(&walk, name, direction, j, at: word, in: text) { return taken }
        guard words(contain: word) else { return name.isSpare(j, watchlist) ? 1 : 0 }
        // A title or an article that the list has not; or a middle name.
        let beyond = isForward ? word + 1 : word - 1
        if words(contain: beyond), isPassedOver(word) || walk.gaps == 0 {
            let before = walk
            if let taken = take(&walk, name, direction, j, at: beyond, in: text) {
                if !isPassedOver(word) { walk.gaps += 1 }
                return taken
            }
            walk = before
        }
        if name.isSpare(j, watchlist) { return 1 }
        return stepOverMissing(&walk, name, direction, j, at: word, in: text)
    }

    /// Takes the next listed token that is there, where some from the middle of the name are missing.
    private mutating func stepOverMissing(
        _ walk: inout TextWalk, _ name: TextName, _ direction: TextWalk.Direction, _ j: Int, at word: Int, in text: Span<UInt8>
    ) -> Int {
        var passed = 0
        var next = j
        while name.isMiddle(next), walk.missing + passed < walk.mostMissing {
            passed += 1
            next += direction == .forward ? 1 : -1
            if let taken = take(&walk, name, direction, next, at: word, in: text) {
                walk.missing += passed
                return taken + passed
            }
        }
        return 0
    }

    private func words(contain word: Int) -> Bool { word >= 0 && word < tokenCount }

    /// Articles, titles, particles and single letters may stand between the tokens of a name.
    private func isPassedOver(_ word: Int) -> Bool {
        let form = form(word)
        return form.isInitial || form.isAttendant || form.word.inPerson == .patronymic || form.word.inPerson == .particle
    }

    /// Takes a listed token, or the pair that it begins or ends, from the unit of the text that begins or ends at a word.
    private mutating func take(
        _ walk: inout TextWalk, _ name: TextName, _ direction: TextWalk.Direction, _ j: Int, at word: Int, in text: Span<UInt8>
    ) -> Int? {
        guard words(contain: word) else { return nil }
        let token = TextName.Anchor(place: name.tokens.lowerBound + j, listed: j..<j + 1)
        if let meeting = meeting(ofUnit: watchlist.nameUnits[token.place], direction, at: word),
            mayCount(meeting, token, of: name)
        {
            take(&walk, direction, meeting, in: text)
            return 1
        }
        let first = direction == .forward ? j : j - 1
        if let pair = name.pair(startingAt: first, watchlist),
            let meeting = meeting(ofUnit: watchlist.nameUnits[pair.place], direction, at: word),
            mayCount(meeting, pair, of: name)
        {
            take(&walk, direction, meeting, in: text)
            return 2
        }
        // A single letter for the token.
        if form(word).isInitial, abbreviates(word, watchlist.nameUnits[name.tokens.lowerBound + j]) {
            walk.take(word..<word + 1, direction, 0)
            walk.taken -= 1
            walk.isEqual = false
            return 1
        }
        return nil
    }

    private mutating func take(_ walk: inout TextWalk, _ direction: TextWalk.Direction, _ meeting: Int, in text: Span<UInt8>) {
        let words = units[Int(meetings[meeting].queryUnit)].words
        walk.take(words, direction, figure(ofMeeting: meeting, in: text))
        walk.isEqual = walk.isEqual && TextPlace.isEqual(meetings[meeting].kind)
        walk.isVerbatim = walk.isVerbatim && TextPlace.isVerbatim(meetings[meeting].kind)
        walk.leads = walk.leads || leadsToAll(meetings.unit(meeting))
    }

    /// Whether a match of tokens written together is near enough for these tokens.
    private func mayCount(_ meeting: Int, _ listed: TextName.Anchor, of name: TextName) -> Bool {
        let match = meetings[meeting]
        guard match.kind == .joined, Int(match.similarity) < TextPlace.compound else { return true }
        return units[Int(match.queryUnit)].count == 1 && listed.listed.count == 2
            && listed.listed.contains { name.isSpareWord($0, watchlist) }
    }

    private func abbreviates(_ word: Int, _ unit: UInt32) -> Bool {
        let listed = watchlist.units[Int(unit)]
        guard listed.traits.isWord else { return false }
        return watchlist.unitText[listed.latinStart] == form(word).latin[0]
            || watchlist.unitText[listed.foldStart] == form(word).fold[0]
    }

    /// The best match of a listed unit with a unit of the text that begins (or ends) at a word.
    private func meeting(ofUnit unit: UInt32, _ direction: TextWalk.Direction, at word: Int) -> Int? {
        guard unit != .max else { return nil }
        var best: Int?
        var meeting = meetings.first(ofUnit: Int(unit))
        while meeting >= 0 {
            let words = units[Int(meetings[meeting].queryUnit)].words
            let edge = direction == .forward ? words.lowerBound : words.upperBound - 1
            if edge == word, best.map({ meetings[$0].similarity < meetings[meeting].similarity }) ?? true { best = meeting }
            meeting = Int(meetings[meeting].next)
        }
        return best
    }

    // MARK: What is enough

    /// Whether all of a listed name is there, but for what may be missing.
    private func isWhole(_ walk: TextWalk, _ name: TextName) -> Bool {
        // Where a token is missing, one of the others leads to the name whatever its rarest token is.
        guard walk.missing == 0 || walk.leads else { return false }
        for j in 0..<walk.listed.lowerBound where !name.isSpare(j, watchlist) { return false }
        for j in walk.listed.upperBound..<name.count where !name.isSpare(j, watchlist) { return false }
        return true
    }

    /// Whether ordinary language hardly ever has these words at such a place.
    private mutating func isRare(
        _ walk: inout TextWalk, _ name: TextName, in text: Span<UInt8>, _ context: TextContext
    ) -> Bool {
        let designation = watchlist.designation(ofName: name.name)
        let quality = watchlist.quality(ofName: name.name)
        // Streets bear the names of people, wherever an address is written.
        let context = isInAddress(walk.words, in: text) ? .address : context
        if context == .address, walk.missing + walk.gaps > 0 { return false }
        if walk.taken == 1 {
            return quality != .weak && watchlist.type(ofDesignation: designation) != .person && walk.isEqual
                && walk.isSame && isRareAlone(walk.words.lowerBound, name, in: text)
        }
        let isWhole = walk.missing == 0 && walk.gaps == 0
        var least = TextPlace.least(context, isEqual: walk.isEqual && isWhole, isVerbatim: walk.isVerbatim && isWhole)
        if quality == .weak { least += TextPlace.weakCost }
        if walk.missing > 0 { least += TextPlace.missingCost + TextPlace.furtherMissingCost * (walk.missing - 1) }
        least += TextPlace.gapCost * walk.gaps
        return walk.figure >= least
    }

    /// Returns whether a word for a street stands right before a place or up to two words behind it, or in it: Salah Salem Road, Jl. Imam Bonjol,
    /// 3rd Floor.
    private func isInAddress(_ place: Range<Int>, in text: Span<UInt8>) -> Bool {
        for word in max(0, place.lowerBound - 1)..<place.upperBound where isStreet(word) { return true }
        for word in place where isFloor(word) { return true }
        guard words(contain: place.upperBound) else { return false }
        if isStreet(place.upperBound) { return true }
        return isStreet(place.upperBound + 1, letters: 4) && !isParted(place.upperBound - 1, place.upperBound + 1, in: text)
    }

    /// - Parameter letters: of the word at least; short ones are often something else.
    private func isStreet(_ word: Int, letters: Int = 2) -> Bool {
        guard words(contain: word) else { return false }
        let text = textWords.tokens.text(textWords.tokens.tokens[word].latin)
        return text.utf8.count >= letters && AddressWords.shared.meaning(of: text) == .street
            && !TextPlace.doubtfulStreets.contains(text)
    }

    private func isFloor(_ word: Int) -> Bool {
        words(contain: word) && TextPlace.floors.contains(textWords.tokens.text(textWords.tokens.tokens[word].latin))
    }

    /// Returns whether a comma, a digit or a line end stands between two words.
    private func isParted(_ first: Int, _ last: Int, in text: Span<UInt8>) -> Bool {
        let tokens = textWords.tokens.tokens
        let start = tokens[first].source.range.upperBound
        for i in start..<max(start, min(text.count, Int(tokens[last].source.start))) {
            switch text[i] {
            case 0x2C, 0x3B, 0x0A, 0x0D, 0x30...0x39: return true
            default: continue
            }
        }
        return false
    }

    /// Whether one word may be a name by itself: it is written as a name, or it is as rare as two words.
    private mutating func isRareAlone(_ word: Int, _ name: TextName, in text: Span<UInt8>) -> Bool {
        // A name of which most is missing is another one.
        guard name.namingCount(watchlist) == 1, form(word).latin.count >= 4, form(word).script == .latin else { return false }
        let token = textWords.tokens.tokens[word]
        let hasCue = TextCue.stands(before: word, textWords.tokens, in: text) || textWords.isInCapitals(token, in: text)
        let figure = OrdinaryWords.shared.figure(of: token, in: textWords.tokens.bytes.span)
        return figure + (hasCue ? TextCue.figure : 0) >= TextPlace.leastAlone
    }

    /// How rare the words of a match are, less what the match is short of equality.
    private mutating func figure(ofMeeting meeting: Int, in text: Span<UInt8>) -> Int {
        let match = meetings[meeting]
        let unit = units[Int(match.queryUnit)]
        var figure = 0
        for word in unit.words { figure += textWords.figure(of: word, form(word), in: text) }
        let letters = unit.words.reduce(0) { $0 + form($1).latin.count }
        return max(0, figure - TextPlace.cost(match.kind, similarity: Int(match.similarity), letters: letters))
    }
}
