import SanctionsModel
import Testing

@testable import ListReaders

@Suite("Control characters that XML forbids")
struct XMLControlsTests {
    @Test(
        "are read as spaces with a warning, in every list that is XML",
        arguments: ["\u{1}", "\u{B}", "\u{1F}", "&#1;", "&#x1F;", "&#x000B;", "\u{1}\u{2}&#3;"])
    func replaced(control: String) throws {
        let texts = [
            Samples.un(individuals: Samples.individual("\n<FIRST_NAME>KARIM\(control) OSMAN</FIRST_NAME>")),
            Samples.ofac("\n<sdnEntry><uid>1</uid><lastName>KARIM\(control) OSMAN</lastName></sdnEntry>", count: 1),
        ]
        for text in texts {
            let list = try Samples.read(text)
            #expect(list.designations[0].names.map(\.text) == ["KARIM OSMAN"])
            #expect(list.warnings == ["warning: a control character that XML forbids: read as a space"])
            let place = try #require(list.quirks[0].examples.first)
            #expect(place.hasPrefix("line ") && place.hasSuffix("KARIM"), "\(place)")
            #expect(list.sha256 == SourceFile(name: "sample", bytes: Array(text.utf8)).sha256, "of the file as received")
        }
    }

    @Test(
        "hide no other fault", arguments: ["K\u{1}&nosuch;", "K\u{1}</FIRST_NAME>", "K\u{1}<b>", "K&#0;", "K&#xFFFF;", "K\u{0}"])
    func otherFaults(text: String) {
        #expect(Samples.error(Samples.un(individuals: Samples.individual("<FIRST_NAME>\(text)</FIRST_NAME>"))) != nil)
    }

    @Test("are the only bytes that change", arguments: ["&#9;", "&#10;", "&amp;", "&#x41;", "&#; &#x; &#12", "é", "\t"])
    func nothingToReplace(text: String) {
        #expect(XMLControls.replaced(in: Array("<a>\(text)</a>".utf8)) == nil)
        #expect(XMLControls.replaced(in: Array("{\u{1}}".utf8)) == nil, "no XML")
    }
}
