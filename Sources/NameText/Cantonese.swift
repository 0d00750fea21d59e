import ReferenceData

/// Cantonese readings of Chinese characters as Hong Kong spells them, from `Data/cantonese.tsv`.
struct Cantonese: Sendable {
    static let shared = Cantonese()

    private var readings: [UInt32: PackedLatin] = [:]
    private var families: [[UInt32]: PackedLatin] = [:]

    private init() {
        for row in ReferenceTable.rows(of: ReferenceData.cantonese, columns: 3) {
            guard let spelling = PackedLatin(row[1].utf8) else { continue }
            if row[0] == "family" {
                for name in row[2].split(separator: " ") { families[ReferenceTable.codePoints(String(name))] = spelling }
            } else {
                for character in ReferenceTable.codePoints(row[2]) { readings[character] = spelling }
            }
        }
    }

    /// The reading of a simplified character. O(1).
    func reading(_ character: UInt32) -> PackedLatin? { readings[character] }

    /// The customary spelling of a family name, where it differs from the readings of its characters. O(characters).
    func family(_ characters: [UInt32]) -> PackedLatin? { families[characters] }
}
