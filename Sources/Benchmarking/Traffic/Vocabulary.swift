package import Bytes
import Evaluation

/// How many words names are made of, and how often each is borne: words by rank, the most common first, in bands whose words are
/// borne alike.
package struct Vocabulary: Sendable {
    /// Words of a band, and how many of 10,000 people bear one of them.
    private let bands: [(words: Int, bearers: Int)]

    /// Family names as a people of many origins bears them: of 270 million people in the United States 6.2 million names, 275 of them
    /// borne by one in four, and 4 million by one person each. D. Word, C. Coleman, R. Nunziata, R. Kominski: Demographic
    /// Aspects of Surnames from Census 2000, U.S. Census Bureau 2008, table 1.
    package static let familyNames = Vocabulary(bands: [
        (7, 397), (268, 2_228), (3_012, 2_879), (20_369, 2_160), (128_015, 1_312), (603_186, 675), (1_452_592, 199),
        (4_040_966, 150),
    ])

    /// Given names: twenty of them are borne by 17 people of 100, 5,494 by 90 (U.S. Census Bureau: Frequently Occurring First Names and
    /// Surnames from the 1990 Census); between the two by Zipf's law, and the others of as many more as half a million people bear.
    package static let givenNames = Vocabulary(bands: [
        (20, 1_700), (180, 3_000), (1_000, 2_300), (4_294, 2_000), (100_000, 1_000),
    ])

    private init(bands: [(words: Int, bearers: Int)]) { self.bands = bands }

    /// The rank of a word, drawn as often as people bear it: 0 for one of the most common.
    package func rank(_ random: inout SeededRandom) -> Int {
        var place = random.below(10_000)
        var first = 0
        for band in bands {
            if place < band.bearers { return first + random.below(band.words) }
            place -= band.bearers
            first += band.words
        }
        return first
    }
}
