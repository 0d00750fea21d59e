import StringMetrics
import Testing

@testable import NameMatching

/// The law of the index: whatever the similarity could call alike shares a key.
@Suite struct TokenKeysTests {
    private let similarity = TokenSimilarity()
    private let forms = Forms()

    private static func meet(_ query: TokenForm, _ listed: TokenForm) -> Bool {
        if query.exactHash == listed.exactHash { return true }
        var keys: [UInt64] = []
        TokenKeys.keys(ofListed: listed, .shipped, into: &keys)
        let listedKeys = Set(keys)
        TokenKeys.keys(ofQuery: query, .shipped, into: &keys)
        return keys.contains { listedKeys.contains($0) }
    }

    private func holds(_ query: TokenForm, _ listed: TokenForm) -> Bool {
        query.isInitial || similarity.compare(query, listed) == nil || Self.meet(query, listed)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>) func alikeTokensShareAKey(seed: UInt64) {
        var names = RandomNames(seed: 70 + seed)
        var alike = 0
        for _ in 0..<1_200 {
            let a = names.token()
            let b = names.number(0...3) == 0 ? names.token() : names.variant(a)
            for query in forms.tokens(a) {
                for listed in forms.tokens(b) {
                    if similarity.compare(query, listed) != nil { alike += 1 }
                    #expect(holds(query, listed), "\(a) asked for, \(b) listed")
                    #expect(holds(listed, query), "\(b) asked for, \(a) listed")
                }
            }
        }
        #expect(alike > 400)
    }

    /// Every token of every script against every other and its spellings.
    @Test func tokensOfAllScriptsShareAKey() {
        let all = (RandomNames.other + RandomNames.given).flatMap(forms.tokens)
        var across = 0
        for query in all {
            for listed in all {
                if query.script != listed.script, similarity.compare(query, listed) != nil { across += 1 }
                #expect(holds(query, listed), "\(Forms.text(query.latin)) asked for, \(Forms.text(listed.latin)) listed")
            }
        }
        #expect(across > 60)
    }

    /// Forms whose flags the reader would hardly give: the law is about forms, not about names.
    @Test func anyFormsShareAKey() {
        var names = RandomNames(seed: 81)
        var alike = 0
        for _ in 0..<3_000 {
            let a = names.number(0...1) == 0 ? names.word() : names.pick(RandomNames.given)
            guard var query = forms.tokens(a).first, var listed = forms.tokens(names.variant(a)).first else { continue }
            query.isAbjad = names.number(0...1) == 0
            listed.isAbjad = names.number(0...1) == 0
            query.script = names.pick([.latin, .hangul, .arabic, .thai, .cyrillic])
            listed.script = names.pick([.latin, .hangul, .arabic, .thai, .cyrillic])
            if similarity.compare(query, listed) != nil { alike += 1 }
            #expect(holds(query, listed), "\(Forms.text(query.latin)) asked for, \(Forms.text(listed.latin)) listed")
        }
        #expect(alike > 1_000)
    }

    // MARK: Joined

    private static func joinedKeys(_ unit: NameUnit, isQuery: Bool) -> Set<UInt64> {
        var keys: [UInt64] = []
        switch (unit.count > 1, isQuery) {
        case (true, true): TokenKeys.keys(ofJoinedQuery: unit.form.latin, unit.form.skeleton, into: &keys)
        case (true, false): TokenKeys.keys(ofJoined: unit.form, into: &keys)
        case (false, true): TokenKeys.keys(ofQuery: unit.form, .shipped, into: &keys)
        case (false, false): TokenKeys.keys(ofListed: unit.form, .shipped, into: &keys)
        }
        return Set(keys)
    }

    /// Names cut at other places, with and without other spellings.
    @Test(arguments: 1...4 as ClosedRange<UInt64>) func alikeJoinedTokensShareAKey(seed: UInt64) {
        var names = RandomNames(seed: 90 + seed)
        var alike = 0
        for _ in 0..<400 {
            var parts: [String] = []
            for _ in 0..<names.number(1...4) { parts.append(names.token()) }
            let letters = Array(parts.map { names.variant($0) }.joined())
            let cut = names.number(0...letters.count)
            let other = String(letters[..<cut]) + " " + String(letters[cut...])
            for query in forms.units(parts.joined(separator: " ")).units {
                for listed in forms.units(other).units where query.count > 1 || listed.count > 1 {
                    guard similarity.compareJoined(query.form, listed.form) != nil else { continue }
                    alike += 1
                    let met = !Self.joinedKeys(query, isQuery: true).isDisjoint(with: Self.joinedKeys(listed, isQuery: false))
                    #expect(met, "\(parts) asked for, \(other) listed")
                }
            }
        }
        #expect(alike > 100)
    }

    @Test func aListedTokenHasFewKeys() {
        var keys: [UInt64] = []
        for token in RandomNames.given + RandomNames.other {
            for form in forms.tokens(token) {
                TokenKeys.keys(ofListed: form, .shipped, into: &keys)
                #expect(keys.count < 1_500, "\(token)")
                TokenKeys.keys(ofQuery: form, .shipped, into: &keys)
                #expect(keys.count < 1_500, "\(token)")
            }
        }
    }
}
