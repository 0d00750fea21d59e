import CICU

/// Canonical composition of a letter and a mark (Unicode Standard Annex 15).
enum Composition {
    static func pair(_ letter: UInt32, _ mark: UInt32) -> UInt32? {
        let composed = cicu_compose_pair(letter, mark)
        return composed > 0 ? UInt32(composed) : nil
    }
}
