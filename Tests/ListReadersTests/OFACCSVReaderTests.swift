import Glibc
import SanctionsModel
import Testing

@testable import ListReaders

private func file(_ name: String, _ text: String) -> OFACCSVReader.File {
    let bytes = Array(text.utf8)
    return OFACCSVReader.File(source: SourceFile(name: name, bytes: bytes), bytes: bytes)
}

private let names = """
    901,"OSMAN, Karim Abu","individual","SDGT] [SDT","Cashier",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 10 Mar 1957; alt. DOB circa 1958; POB Cali, Colombia; nationality Iran; citizen Turkey; Gender Male; Passport K1 (Iran) issued 04 May 2003 expires 05 May 2008; Telephone (98)(21)(66); a.k.a. 'ABU KAY'; Linked To: GREY"
    902,"GREY TIDE","vessel","CUBA",-0- ,"CL2685","Tug","640","478","Cuba","GREY S.A.",-0-
    903,"GREY LEAGUE",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Vessel Registration Identification IMO 9187629; Cedula No. 77 (Bosnia and Herzegovina); all offices worldwide."

    """
private let aliases = "901,12,\"aka\",\"OTHMAN, Kareem\",-0- \n999,13,\"aka\",\"NOBODY\",-0- \n"
private let addresses = "901,25,\"1 Row\",\"Cali\",\"Colombia\",-0- \n903,26,-0- ,-0- ,\"Iran\",-0"
private let comments = "901,\" LEAGUE; Linked To: BANK S.A..\"\r\n\u{1A}"

private func read(
    names: String = names, aliases: String = aliases, addresses: String = addresses, comments: String = comments
) throws(ListError) -> SourceList {
    try OFACCSVReader.read(
        [file("sdn.csv", names), file("alt.csv", aliases), file("add.csv", addresses), file("sdn_comments.csv", comments)],
        names: OFACCSVReader.fileSets[0])
}

@Test func joinsTheFourFiles() throws {
    let list = try read()
    #expect(list.id == "us-sdn")
    #expect(list.version == "unknown")
    #expect(list.entryCount == 3)
    #expect(list.files.map(\.name) == ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"])
    let lines = list.files.map { "\($0.name) \($0.sha256)\n" }.sorted().joined()
    #expect(list.sha256 == SourceHash.of(Array(lines.utf8)))
    let person = list.designations[0]
    #expect(
        person.names == [
            ListedName("OSMAN, Karim Abu", quality: .primary, family: "OSMAN", given: "Karim Abu"),
            ListedName("OTHMAN, Kareem", quality: .strong, family: "OTHMAN", given: "Kareem"),
            ListedName("ABU KAY", quality: .weak),
        ])
    #expect(person.births.map { $0.date?.description } == ["1957-03-10", "circa 1958"])
    #expect(person.births[0].city == "Cali")
    #expect(person.nationalities == ["Iran", "Turkey"])
    #expect(person.genders == [.male])
    #expect(
        person.identifiers == [
            Identifier(kind: "passport", value: "K1", country: "Iran", note: "issued 04 May 2003; expires 05 May 2008"),
            Identifier(kind: "phone", value: "(98)(21)(66)", note: "Telephone"),
        ])
    #expect(person.programmes == ["SDGT", "SDT"])
    #expect(person.titles == ["Cashier"])
    #expect(person.addresses == [Address(street: "1 Row", city: "Cali", country: "Colombia")])
    #expect(person.remarks == ["Linked To: GREY LEAGUE", "Linked To: BANK S.A."])
    #expect(list.designations[1].identifiers == [Identifier(kind: "call-sign", value: "CL2685")])
    #expect(
        list.designations[2].identifiers == [
            Identifier(kind: "imo", value: "9187629"),
            Identifier(kind: "national-id", value: "77", country: "Bosnia and Herzegovina", note: "Cedula No."),
        ])
    #expect(list.designations[2].remarks == ["all offices worldwide"])
    #expect(list.count("alias of an entry that the list doesn't hold") == 1)
    #expect(list.count("file ends inside a null field") == 1)
}

@Test func spoiltFilesAreRefused() {
    func error(_ body: () throws(ListError) -> SourceList) -> ListError? {
        do throws(ListError) {
            _ = try body()
            return nil
        } catch {
            return error
        }
    }
    let cut = error { () throws(ListError) in try read(names: String(names.prefix(60))) }
    #expect(cut?.file == "sdn.csv")
    #expect(cut?.line == 1)
    let quote = error { () throws(ListError) in try read(aliases: "901,12,\"aka\",\"OTH") }
    #expect(
        quote == ListError(file: "alt.csv", line: 1, reason: "the quote that opens here is never closed: is the file cut off?"))
    let columns = error { () throws(ListError) in try read(addresses: "901,25,a,b,c,d\n901,25") }
    #expect(columns == ListError(file: "add.csv", line: 2, reason: "2 columns where 6 are due: is the file cut off?"))
    #expect(error { () throws(ListError) in try read(names: "") }?.reason == "the list holds no entry")
    #expect(
        error { () throws(ListError) in try read(comments: "901,\u{1A}x\n") }?.reason
            == "byte 0x1A stands before the end of the file")
}

/// A folder of its own, taken away at the end.
private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    var template = Array("/tmp/list-readers-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.map { mkdtemp($0) != nil } ?? false }
    guard made else { throw ListError(file: "/tmp", reason: "no folder for the test") }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
        for name in files.keys { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }
    for (name, text) in files {
        let handle = try #require(fopen("\(folder)/\(name)", "w"))
        let bytes = Array(text.utf8)
        #expect(fwrite(bytes, 1, bytes.count, handle) == bytes.count)
        fclose(handle)
    }
    try body(folder)
}

private let four = ["sdn.csv": names, "alt.csv": aliases, "add.csv": addresses, "sdn_comments.csv": comments]

@Test func aFolderIsOneSource() throws {
    try withFolder(four) { folder in
        let list = try ListReader().read(path: folder)
        #expect(list.entryCount == 3)
        #expect(try ListReader().read(path: "\(folder)/sdn.csv").sha256 == list.sha256)
        #expect(try ListReader().read(path: "\(folder)/alt.csv").sha256 == list.sha256)
        let all = try ListReader().readAll(paths: [folder, "\(folder)/sdn.csv", "\(folder)/add.csv"])
        #expect(all.lists.count == 1)
        #expect(all.skipped == [])
    }
}

@Test(
    "A file of the four that is missing is warned of by what is gone with it",
    arguments: [
        (["sdn_comments.csv"], ["sdn_comments.csv is missing: longer remarks"]),
        (["alt.csv"], ["alt.csv is missing: aliases are not screened"]),
        (
            ["alt.csv", "add.csv", "sdn_comments.csv"],
            ["alt.csv is missing", "add.csv is missing", "sdn_comments.csv is missing"]
        ),
    ])
func aMissingFileIsWarnedOf(gone: [String], warnings: [String]) throws {
    for isUpper in [false, true] {
        let files = four.filter { !gone.contains($0.key) }
        let named = Dictionary(uniqueKeysWithValues: files.map { (isUpper ? $0.key.uppercased() : $0.key, $0.value) })
        try withFolder(named) { folder in
            let list = try ListReader().read(path: folder)
            #expect(list.entryCount == 3 && list.warnings.count == warnings.count, "\(list.warnings)")
            for (warning, wanted) in zip(list.warnings, warnings) {
                #expect(warning.asciiLowercased.contains(wanted), "\(warning)")
            }
            #expect(try ListReader().readAll(paths: [folder]).lists.count == 1)
        }
    }
}

@Test("Without its names the four files are no list") func namesAreNeeded() throws {
    try withFolder(four.filter { $0.key != "sdn.csv" }) { folder in
        #expect(throws: ListError.self) { try ListReader().read(path: folder) }
    }
}

@Test("The file of names alone is read from bytes, with three warnings") func oneFileOfFour() throws {
    let list = try Samples.read(names, name: "download.csv")
    #expect(list.entryCount == 3 && list.warnings.count == 3)
    #expect(try withFolderList(four).warnings.isEmpty)
}

private func withFolderList(_ files: [String: String]) throws -> SourceList {
    var list: SourceList?
    try withFolder(files) { list = try ListReader().read(path: $0) }
    return try #require(list)
}

@Test func aFolderNamesWhatItSkips() throws {
    var files = four
    files["notes.txt"] = "shopping"
    files["un.xml"] = Samples.un(individuals: Samples.individual("<FIRST_NAME>K</FIRST_NAME>"))
    files["other.xml"] = "<other/>"
    files[".hidden"] = "x"
    try withFolder(files) { folder in
        let all = try ListReader().readAll(paths: [folder])
        #expect(all.lists.map(\.id) == ["us-sdn", "un"])
        #expect(all.skipped == ["\(folder)/notes.txt", "\(folder)/other.xml"])
    }
}

@Test(arguments: ["", "<!DOCTYPE html><html><body>503</body></html>", "<CONSOLIDATED_LIST>"])
func aFolderWithASpoiltListIsRefused(text: String) throws {
    try withFolder(["un.xml": text]) { folder in
        #expect(throws: ListError.self) { try ListReader().readAll(paths: [folder]) }
    }
}
