import NameMatching
import NameText

/// Learns from the lists themselves how names are respelled: the aliases of one designation are aligned examples.
///
/// Two Latin names of a designation that have all their words in common but one, at the same place from the start or the end,
/// teach that those two words may stand for each other. A lesson counts once for each different company it is met in, so that the
/// same party on three lists is one witness; it is believed when several bear it out, and, where the letters do not bear it out
/// too, only when it is no accident of two common names.
///
/// After Ristad and Yianilos 1998, whose stochastic transducer learns edit costs from such pairs; here whole words are learnt.
struct RespellingMiner {
    private let similarity: TokenSimilarity
    private var witnesses: [Pair: Set<UInt64>] = [:]

    private struct Pair: Hashable {
        var a: UInt32
        var b: UInt32
    }

    /// Names of one designation beyond which pairs are not looked at: the work is their square.
    private static let nameLimit = 60

    init(similarity: TokenSimilarity) { self.similarity = similarity }

    /// Looks at the names of one designation, each as its tokens' numbers in `forms`. O(names² × tokens²).
    mutating func study(_ names: ArraySlice<[UInt32]>, _ forms: [TokenForm]) {
        let latin = names.prefix(RespellingMiner.nameLimit).filter { name in
            name.count >= 2 && name.allSatisfy { forms[Int($0)].script == .latin }
        }
        guard latin.count >= 2 else { return }
        for i in latin.indices {
            for j in latin.indices where j > i { compare(latin[i], latin[j], forms) }
        }
    }

    private mutating func compare(_ x: [UInt32], _ y: [UInt32], _ forms: [TokenForm]) {
        guard x.count == y.count else { return }
        var isTaken = [Bool](repeating: false, count: y.count)
        var alone: Int?
        var company: UInt64?
        for (i, token) in x.enumerated() {
            let form = forms[Int(token)]
            if let j = y.indices.first(where: { !isTaken[$0] && isSame(form, forms[Int(y[$0])]) }) {
                isTaken[j] = true
                if form.word.inPerson == .plain, form.word.inOrganisation == .plain, form.fold.count >= 3 {
                    company = min(company ?? .max, form.fold.hash())
                }
            } else if alone == nil {
                alone = i
            } else {
                return
            }
        }
        guard let alone, let company, let other = isTaken.firstIndex(of: false), other == alone else { return }
        let (a, b) = (x[alone], y[other])
        guard isName(forms[Int(a)]), isName(forms[Int(b)]), a != b else { return }
        witnesses[Pair(a: min(a, b), b: max(a, b)), default: []].insert(company)
    }

    private func isSame(_ a: TokenForm, _ b: TokenForm) -> Bool {
        a.exactHash == b.exactHash || (!a.isLong && !b.isLong && a.fold == b.fold)
    }

    /// A word of its own, of three letters or more.
    private func isName(_ form: TokenForm) -> Bool {
        form.word.inPerson == .plain && form.word.inOrganisation == .plain && !form.isNumber && !form.isInitial && !form.isLong
            && form.fold.count >= 3
    }

    /// What is believed, in an order that depends on the names alone.
    ///
    /// - Parameter bearers: in how many designations each token stands.
    func learned(_ forms: [TokenForm], bearers: [Int]) -> [VariantTable.Learned] {
        var pairs: [VariantTable.Learned] = []
        for (pair, companies) in witnesses where companies.count >= 2 {
            let (a, b) = (forms[Int(pair.a)], forms[Int(pair.b)])
            let seen = similarity.compare(a, b)?.similarity ?? 0
            let share = companies.count * 100 / max(1, min(bearers[Int(pair.a)], bearers[Int(pair.b)]))
            let believed =
                seen > 0
                ? RespellingMiner.seenToo
                : companies.count >= 3 && share >= RespellingMiner.leastShare ? RespellingMiner.unseen : 0
            guard believed > seen else { continue }
            pairs.append(
                VariantTable.Learned(
                    a: VariantTable.hash(a.latin.span), b: VariantTable.hash(b.latin.span), similarity: believed))
        }
        return Set(pairs).sorted { ($0.a, $0.b, $0.similarity) < ($1.a, $1.b, $1.similarity) }
    }

    /// Similarity where the letters say so too, and where only the aliases do; ten-thousandths.
    private static let seenToo = 9_300
    private static let unseen = 8_800
    /// Of the designations that bear the rarer word, so many in a hundred must have the other as well.
    private static let leastShare = 20
}
