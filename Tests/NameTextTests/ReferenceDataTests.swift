import Foundation
import ReferenceData
import Testing

@testable import NameText

@Suite struct ReferenceDataTests {
    /// The bytes inside the program are those of the files: a build that missed a change of a table is found here.
    @Test func whatIsEmbeddedIsWhatStandsInTheFolders() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let source = try String(contentsOf: root.appending(path: "Sources/CReferenceData/reference_data.c"), encoding: .utf8)
        let embedded = source.split(separator: "\n").filter { $0.hasPrefix("#embed") }
        let files: [(path: String, bytes: [UInt8])] = [
            ("Sources/NameText/Data/romanisation.tsv", ReferenceData.romanisation),
            ("Sources/NameText/Data/folding.tsv", ReferenceData.folding),
            ("Sources/NameText/Data/confusables.tsv", ReferenceData.confusables),
            ("Sources/NameText/Data/families.tsv", ReferenceData.families),
            ("Sources/NameText/Data/regions.tsv", ReferenceData.regions),
            ("Sources/NameText/Data/states.tsv", ReferenceData.states),
            ("Sources/NameText/Data/nationalities.tsv", ReferenceData.nationalities),
            ("Sources/NameText/Data/demonyms.tsv", ReferenceData.demonyms),
            ("Sources/NameText/Data/genders.tsv", ReferenceData.genders),
            ("Sources/NameText/Data/addresses.tsv", ReferenceData.addresses),
            ("Sources/NameText/Data/pinyin.tsv", ReferenceData.pinyin),
            ("Sources/NameText/Data/cantonese.tsv", ReferenceData.cantonese),
            ("Sources/NameMatching/Data/words.tsv", ReferenceData.words),
            ("Sources/NameMatching/Data/phrases.tsv", ReferenceData.phrases),
            ("Sources/NameMatching/Data/variants.tsv", ReferenceData.variants),
            ("Sources/NameMatching/Data/frequency.tsv", ReferenceData.frequency),
            ("Sources/NameMatching/Data/ordinary.tsv", ReferenceData.ordinary),
            ("Sources/NameMatching/Data/letters.tsv", ReferenceData.letters),
            ("Sources/MessageReaders/Data/headers.tsv", ReferenceData.headers),
            ("Sources/Evaluation/Data/respellings.tsv", ReferenceData.respellings),
            ("Sources/Evaluation/Data/shapes.tsv", ReferenceData.shapes),
            ("Sources/Evaluation/Data/deck-words.tsv", ReferenceData.deckWords),
            ("Sources/Evaluation/Data/postal-addresses.tsv", ReferenceData.postalAddresses),
            ("Sources/WatchlistStore/Data/regimes.tsv", ReferenceData.regimes),
            ("lists/authorities.csv", ReferenceData.authorities), ("lists/carries.csv", ReferenceData.carries),
            ("lists/excerpt-eu.csv", ReferenceData.excerptEU),
            ("lists/excerpt-un.csv", ReferenceData.excerptUN), ("lists/excerpt-us-sdn.csv", ReferenceData.excerptUSSDN),
            ("Sources/Screening/Policy/policy.schema.json", ReferenceData.policySchema),
            ("Sources/Screening/Data/identifier-labels.tsv", ReferenceData.identifierLabels),
            ("Sources/Screening/Data/measures.tsv", ReferenceData.measures),
            ("Sources/Screening/Data/jurisdictions.tsv", ReferenceData.jurisdictions),
            ("Sources/Screening/Data/delisting.tsv", ReferenceData.delisting),
            ("Sources/ListReaders/Data/un-regimes.tsv", ReferenceData.unRegimes),
            ("Sources/ListReaders/Data/ofac-programmes.tsv", ReferenceData.ofacProgrammes),
        ]
        #expect(files.count >= 24 && embedded.count >= files.count)
        for (path, bytes) in files {
            let isSame = try Array(Data(contentsOf: root.appending(path: path))) == bytes
            #expect(isSame, "\(path) is not what was built in: touch Sources/CReferenceData/reference_data.c and build anew")
        }
    }

    @Test func everyRowOfRomanisationIsRead() {
        let scripts = Set(Script.allCases.map(\.code))
        let rows = ReferenceTable.rows(of: ReferenceData.romanisation, columns: 1)
        #expect(rows.count > 500)
        for row in rows {
            #expect(row.count == 5, "\(row)")
            guard row.count == 5 else { continue }
            #expect(scripts.contains(row[0]), "\(row)")
            #expect((1...4).contains(row[1].unicodeScalars.count), "\(row)")
            #expect(PackedLatin(row[2].utf8) != nil, "\(row)")
            let place = row[3].split(separator: ":").first.map(String.init) ?? ""
            #expect(["-", "initial", "final", "before", "after", "final-after"].contains(place), "\(row)")
        }
    }

    /// Whoever passes the program on passes Unicode's data on with their licence.
    @Test("the notice names every table with facts of Unicode's data, and holds their licence")
    func notice() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let notice = try String(contentsOf: root.appending(path: "NOTICE"), encoding: .utf8)
        #expect(notice.contains("UNICODE LICENSE V3") && notice.contains("Copyright © 1991-"))
        let folders = ["NameText", "NameMatching", "Evaluation", "MessageReaders", "Screening", "ListReaders", "WatchlistStore"]
        var named = 0
        for folder in folders {
            let path = "Sources/\(folder)/Data"
            for file in try FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path)
            where file.hasSuffix(".tsv") {
                let text = try String(contentsOf: root.appending(path: path + "/" + file), encoding: .utf8)
                let head = text.split(separator: "\n").prefix { $0.hasPrefix("#") }.joined(separator: " ")
                guard ["Unihan", "Unicode Technical Standard", "Unicode CLDR"].contains(where: { head.contains($0) }) else {
                    continue
                }
                named += 1
                #expect(notice.contains("\(path)/\(file)"), "\(path)/\(file)")
            }
        }
        #expect(named >= 4)
    }

    /// A row whose letters are not in their folded form would never be met.
    @Test func lettersStandInTheirFoldedForm() {
        var letters = LetterTable()
        for row in ReferenceTable.rows(of: ReferenceData.romanisation, columns: 4) {
            for codePoint in ReferenceTable.codePoints(row[1]) where codePoint != Tokenizer.geresh {
                let letter = letters.letter(codePoint)
                #expect(letter.kind == .letter, "\(row)")
                #expect(letter.script == .latin || letter.folded == codePoint, "\(row)")
            }
        }
    }

    @Test func noLetterStandsTwice() {
        var seen: Set<[String]> = []
        for row in ReferenceTable.rows(of: ReferenceData.romanisation, columns: 4) {
            #expect(seen.insert([row[1], row[3]]).inserted, "\(row)")
        }
        for (resource, key) in [
            (ReferenceData.folding, 1), (ReferenceData.families, 2), (ReferenceData.regions, 1),
            (ReferenceData.states, 1), (ReferenceData.nationalities, 1), (ReferenceData.demonyms, 1), (ReferenceData.genders, 2),
            (ReferenceData.addresses, 1),
        ] {
            var keys: Set<[String]> = []
            for row in ReferenceTable.rows(of: resource, columns: 2) {
                #expect(keys.insert(Array(row.prefix(key))).inserted, "\(row)")
            }
        }
    }

    @Test func lookalikesAreLettersOfTheirScripts() {
        var letters = LetterTable()
        for row in ReferenceTable.rows(of: ReferenceData.confusables, columns: 3) {
            let letter = ReferenceTable.codePoints(row[0]).first.map { letters.letter($0) }
            #expect(letter?.script.code == row[2], "\(row)")
            #expect(row[1].utf8.count == 1, "\(row)")
        }
    }

    @Test func familyNamesHaveReadings() {
        let rows = ReferenceTable.rows(of: ReferenceData.families, columns: 1)
        #expect(rows.count > 250)
        for row in rows {
            #expect(row.count == 3, "\(row)")
            let name = ReferenceTable.codePoints(row[1])
            let isKnown =
                name.count == 1
                ? FamilyNames.shared.reading(name[0]) != nil : FamilyNames.shared.reading(name[0], name[1]) != nil
            #expect(isKnown, "\(row)")
        }
    }

    /// Every letter of every alphabet that is read from the table has a reading, by the table or by ICU.
    @Test func everyLetterIsReadable() {
        let normalizer = NameNormalizer()
        var silent: [UInt32] = []
        for codePoint in UInt32(0xC0)...0x6FF {
            guard let scalar = Unicode.Scalar(codePoint), scalar.properties.isAlphabetic,
                scalar.properties.generalCategory != .modifierLetter, scalar.properties.generalCategory != .nonspacingMark
            else { continue }
            // With a letter beside it: some have no sound of their own.
            let tokens = normalizer.tokens(of: "\(scalar)\(scalar)a")
            if tokens.tokens.isEmpty || tokens.unreadable > 2 { silent.append(codePoint) }
        }
        #expect(silent.isEmpty, "\(silent.map { String($0, radix: 16) })")
    }

    @Test func hangulByTheRules() {
        let expected: [(String, String)] = [
            ("한", "han"), ("글", "geul"), ("값", "gap"), ("닭", "dak"), ("의", "ui"), ("뷁", "bwek"), ("쌍", "ssang"), ("힣", "hit"),
        ]
        for (syllable, latin) in expected {
            #expect(Hangul.reading(ReferenceTable.codePoints(syllable)[0]) == PackedLatin(latin.utf8))
        }
        #expect(Hangul.compose(0x1112, 0x1161) == 0xD558)
        #expect(Hangul.compose(0xD558, 0x11AB) == 0xD55C)
        #expect(Hangul.compose(0xD55C, 0x11AB) == nil)
    }
}
