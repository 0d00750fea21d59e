import NameMatching
import NameText
import SanctionsModel

/// A person's name cut at spaces and hyphens, with what each piece is.
struct Particles {
    private struct Piece {
        var text: String
        /// What stands before it: nothing, a space, a hyphen.
        var separator: String
        var kind: Word.Class
    }

    private var pieces: [Piece] = []

    init(_ text: String, _ normalizer: NameNormalizer) {
        for word in text.split(separator: " ") {
            for (place, part) in word.split(separator: "-").enumerated() {
                let part = String(part)
                let kinds = NameWord.words(of: part, type: .person, normalizer)
                let separator = pieces.isEmpty ? "" : place == 0 ? " " : "-"
                pieces.append(Piece(text: part, separator: separator, kind: kinds.first?.kind ?? .filler))
            }
        }
    }

    /// The name under one of the three changes of particles.
    func text(_ change: FormChange) -> String {
        var out = ""
        for (i, piece) in pieces.enumerated() {
            let before = i > 0 ? pieces[i - 1].kind : .plain
            var separator = piece.separator
            switch change {
            case .particlesJoined:
                // Chains (van der, bin al) keep their parts: only what stands before a name is joined to it.
                if [.article, .particle, .patronymic].contains(before), piece.kind == .plain { separator = "" }
            case .articlesParted:
                if before == .article, piece.kind == .plain, !separator.isEmpty { separator = separator == " " ? "-" : " " }
            default: break
            }
            out += separator + (change == .otherParticles ? other(piece) : piece.text)
        }
        return out
    }

    private func other(_ piece: Piece) -> String {
        guard piece.kind != .plain, let twin = Particles.others[piece.text.lowercased()] else { return piece.text }
        let letters = Array(piece.text.unicodeScalars)
        return recased(twin, like: letters[...], inUpperWord: letters.isUpperWord)
    }

    private static let others = ["bin": "ibn", "ibn": "bin", "ben": "bin", "al": "el", "el": "al"]
}
