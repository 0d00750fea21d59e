import SanctionsModel
import Testing

@testable import ListReaders
@testable import TestSupport

private let whole = Samples.un(individuals: Samples.individual("<FIRST_NAME>KARIM</FIRST_NAME>\n" + Samples.alias("Kay")))

@Test func rejectsWhatIsNoList() {
    #expect(Samples.error("")?.reason == "the file is empty")
    #expect(Samples.error(" \n\t")?.reason == "the file is empty")
    #expect(Samples.error("<!DOCTYPE html>\n<HTML><body>503</body></HTML>")?.reason == "a web page stands where a list should be")
    #expect(Samples.error("<other/>")?.reason == "XML with the root <other> is no list format that is known")
    #expect(Samples.error("<export><row/></export>")?.reason == "XML with the root <export> is no list format that is known")
    #expect(Samples.error("{\"a\":1}")?.reason == "JSON is no list format that is known")
    #expect(Samples.error("id,name\n1,Karim\n") != nil)
    #expect(Samples.error([0xFF, 0xFE, 0x3C, 0x00]) != nil)
    #expect(Samples.error(whole, format: .euFSFXML)?.reason == "the root is <CONSOLIDATED_LIST>, not <export>")
    #expect(Samples.error(whole, format: .ofacXML)?.reason == "the root is <CONSOLIDATED_LIST>, not <sdnList>")
    #expect(Samples.error("", format: .unXML)?.reason == "the file is empty")
    #expect(Samples.error(whole, format: .ofacCSV) != nil)
    #expect(Samples.error(whole, format: .screenCSV) != nil)
}

@Test func rejectsEmptyLists() {
    #expect(Samples.error(Samples.un())?.reason == "the list holds no entry")
    #expect(Samples.error(Samples.eu(""), format: .euFSFXML)?.reason == "the list holds no entry")
    #expect(Samples.error(Samples.ofac("", count: 0))?.reason == "the list holds no entry")
}

@Test func rejectsXMLThatIsNotWellFormed() {
    let error = Samples.error(Samples.un(individuals: "\n\n<INDIVIDUAL></INDIVIDU>"))
    #expect(error?.line == 4)
    #expect(error?.reason.hasPrefix("not readable as XML: Opening and ending tag mismatch") == true)
    #expect(error?.reason.hasSuffix("\n") == false)
    #expect(Samples.error(whole + "<again/>") != nil)
    #expect(Samples.error(whole.replacing("KARIM", with: "K&nosuch;")) != nil)
    #expect(Samples.error(whole.replacing("KARIM", with: "K\u{0}")) != nil)
    var bytes = Array(whole.utf8)
    bytes[whole.utf8.count / 2] = 0xFF
    #expect(Samples.error(bytes) != nil)
}

@Test func rejectsEveryTruncation() {
    let bytes = Array(whole.utf8)
    for length in 0..<bytes.count {
        #expect(Samples.error(Array(bytes[..<length])) != nil, "cut at \(length)")
    }
    #expect(Samples.error(bytes) == nil)
}

@Test func rejectsDocumentTypes() {
    let bomb = """
        <?xml version="1.0"?>
        <!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
        <CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>&b;</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>
        """
    let external = """
        <?xml version="1.0"?>
        <!DOCTYPE CONSOLIDATED_LIST SYSTEM "file:///etc/passwd">
        <CONSOLIDATED_LIST/>
        """
    for text in [bomb, external] {
        let error = Samples.error(text)
        #expect(error?.line == 2)
        #expect(error?.reason.contains("DOCTYPE") == true)
    }
}

@Test func rejectsTagsWithTooManyAttributes() {
    func list(_ attributes: Int) -> String {
        let names = (0..<attributes).map { "a\($0)='<'".replacing("<", with: "&lt;") }.joined(separator: " ")
        return whole.replacing("<INDIVIDUAL>", with: "<!-- <a b='> --><INDIVIDUAL \(names)>")
    }
    #expect(list(1) != whole)
    let time = ContinuousClock().measure {
        #expect(Samples.error(list(200_000))?.reason == "not readable as XML: a tag longer than 131072 bytes")
    }
    #expect(time < .seconds(60))
    #expect(Samples.error(list(2_000)) == nil)
    // What looks like a tag in a comment or in character data is none.
    let long = String(repeating: "x ", count: 100_000)
    #expect(Samples.error(whole.replacing("<INDIVIDUAL>", with: "<!-- < \(long) --><INDIVIDUAL>")) == nil)
}

@Test func rejectsDeepNesting() {
    let deep = String(repeating: "<x>", count: 300) + String(repeating: "</x>", count: 300)
    #expect(Samples.error(Samples.un(individuals: deep))?.reason.contains("too deep") == true)
    let allowed = String(repeating: "<x>", count: 200) + String(repeating: "</x>", count: 200)
    #expect(Samples.error(Samples.un(individuals: Samples.individual("<FIRST_NAME>K</FIRST_NAME>\(allowed)"))) == nil)
}

@Test func readsHugeTexts() throws {
    let long = String(repeating: "word ", count: 2_200_000)
    let list = try Samples.read(
        Samples.un(individuals: Samples.individual("<FIRST_NAME>KARIM</FIRST_NAME><COMMENTS1>\(long)</COMMENTS1>")))
    #expect(list.designations[0].remarks.first?.utf8.count == 10_999_999)
}

@Test func readsPrefixesAndEntities() throws {
    let list = try Samples.read(
        """
        <?xml version="1.0"?><!-- a <comment> --><n:CONSOLIDATED_LIST xmlns:n="urn:x" dateGenerated="a&amp;b"><n:INDIVIDUALS><n:INDIVIDUAL>
        <n:REFERENCE_NUMBER>QDi.901</n:REFERENCE_NUMBER><n:FIRST_NAME>K &amp; <![CDATA[<O>]]>&#x41;</n:FIRST_NAME></n:INDIVIDUAL>
        </n:INDIVIDUALS></n:CONSOLIDATED_LIST>
        """)
    #expect(list.version == "a&b")
    #expect(list.designations[0].names[0].text == "K & <O>A")
}

/// Bytes of a list changed at random are read or refused, and never stop the process.
@Test func changedBytesNeverTrap() {
    var random = SeededRandom(seed: 2026)
    let samples = [
        whole, Samples.ofac("<sdnEntry><uid>1</uid><lastName>K (L; M)</lastName></sdnEntry>", count: 1),
        "#! list: a\nreference,name,birth_date,identifiers\nG1,\"K \"\"x\"\"\",1957..1960,passport:1@TN\n",
    ]
    for text in samples {
        for _ in 0..<400 {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = Samples.error(bytes)
        }
    }
}

/// Samples of the formats that are found by their readers, with everything in them that a change may break.
private let samples: [(format: ListFormat, text: String)] = [
    (
        .secoXML,
        """
        <swiss-sanctions-list date="2025-01-01"><sanctions-program><program-key lang="eng">G</program-key><sanctions-set ssid="1" lang="eng">Financial
        </sanctions-set></sanctions-program><target ssid="7"><sanctions-set-id>1</sanctions-set-id><individual sex="male"><identity main="true">
        <name name-type="primary-name"><name-part order="1" name-part-type="given-name"><value>K</value><spelling-variant lang="rus">К</spelling-variant>
        </name-part></name><day-month-year day="1" month="2" year="1961" calendar="Hijri"/></identity></individual>
        <modification modification-type="listed" publication-date="2020-01-01"/></target></swiss-sanctions-list>
        """
    ),
    (
        .canadaXML,
        """
        <data-set><record><Country>G / H</Country><LastName>K</LastName><Aliases>A or B C; Russian: К, Л</Aliases><Item>1</Item>
        <DateOfBirthOrShipBuildDate>1961 or 1962</DateOfBirthOrShipBuildDate></record></data-set>
        """
    ),
    (
        .emiratesCSV,
        "#,التصنيف,الاسم الكامل (بالحروف العربية),الاسم الكامل (بالحروف اللاتينية),رقم الوثيقة\n1,شخص,ك (ل),K,\"ا رقم: 1\n2\"\n"
    ),
    (
        .franceJSON,
        #"{"Publications":{"PublicationDetail":[{"IdRegistre":1,"Nom":"K","RegistreDetail":[{"TypeChamp":"DATE_DE_NAISSANCE","Valeur":[{"Jour":"1"}]}]}]}}"#
    ),
    (
        .followTheMoneyJSON,
        #"{"id":"1","schema":"Person","properties":{"name":["K \u0416"],"passports":[{"id":"2","schema":"Passport","properties":{"number":["1"]}}]}}"#
    ),
    (.targetsCSV, "id,schema,name,aliases,birth_date,countries\n1,Person,K,\"L;\"\"M;N\"\"\",1961,xa\n"),
    (
        .senzingJSON,
        #"{"DATA_SOURCE":"G","RECORD_ID":"1","FEATURES":[{"NAME_FULL":"K"}],"HOME_ADDR_CITY":"S","DATES":[{"DATE_OF_BIRTH":"1961"}]}"#
    ),
]

@Test(arguments: samples) private func formatsAreToldApartByTheirContent(format: ListFormat, text: String) {
    #expect(ListReader.detect(Array(text.utf8), name: "x") == format)
    #expect(ListReader.detect(Array(("\u{FEFF}\n" + text).utf8), name: "x") == format)
    #expect(Samples.error(text) == nil)
    // Given another reader by hand, a file is refused or read, and never stops the process.
    for other in ListFormat.allCases { _ = Samples.error(text, format: other) }
}

@Test(arguments: samples) private func changedBytesNeverTrapAnyReader(format: ListFormat, text: String) {
    var random = SeededRandom(seed: 2027)
    let whole = Array(text.utf8)
    for _ in 0..<300 {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        _ = Samples.error(bytes)
        _ = Samples.error(bytes, format: format)
        _ = ListReader.check(bytes, name: "sample") { _ in true }
    }
    for length in 0..<whole.count { _ = Samples.error(Array(whole[..<length]), format: format) }
}

@Test func twoThreadsReadTwoLists() async throws {
    let good = whole
    let bad = whole.replacing("</INDIVIDUALS>", with: "")
    let results = await withTaskGroup(of: Bool.self) { group in
        for index in 0..<64 {
            group.addTask { (Samples.error(index % 2 == 0 ? good : bad) == nil) == (index % 2 == 0) }
        }
        return await group.reduce(true) { $0 && $1 }
    }
    #expect(results)
}

@Test func detectsByContentAlone() {
    #expect(ListReader.detect(Array(whole.utf8), name: "sdn.xml") == .unXML)
    #expect(ListReader.detect(Array(Samples.ofac("", count: 0).utf8), name: "un.xml") == .ofacXML)
    #expect(ListReader.detect(Array("# x\n#! list: a\n".utf8), name: "a.txt") == .screenCSV)
    #expect(
        ListReader.detect(Array("36,\"GREY\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n".utf8), name: "x")
            == .ofacCSV)
    #expect(ListReader.detect(Array("<html></html>".utf8), name: "un.xml") == nil)
    #expect(ListReader.detect([], name: "un.xml") == nil)
    let names = Set(ListFormat.allCases.map(\.rawValue))
    #expect(
        names == [
            "un-xml", "eu-fsf-xml", "eu-fsf-csv", "eu-journal-csv", "ofac-xml", "ofac-csv", "ofac-enhanced-xml",
            "ofac-advanced-xml", "uk-sanctions-list-xml", "uk-sanctions-list-csv", "uk-conlist-csv", "be-csv", "au-xlsx",
            "nl-ods",
            "ch-seco-xml", "ca-sema-xml", "ae-local-csv", "fr-gels-json", "ftm-json", "targets-simple-csv", "senzing-json",
            "screen-csv",
        ])
}
