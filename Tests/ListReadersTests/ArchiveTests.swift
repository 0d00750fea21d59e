import SanctionsModel
import TestSupport
import Testing

@testable import ListReaders

private let list = Samples.un(individuals: Samples.individual("<FIRST_NAME>KARIM</FIRST_NAME>"))

private func error(_ bytes: [UInt8], _ limits: ZIPArchive.Limits = .init()) -> ListError? {
    do throws(ListError) {
        let archive = try ZIPArchive(bytes, file: "a.zip", limits: limits)
        for member in archive.members { _ = try archive.contents(of: member) }
        return nil
    } catch {
        return error
    }
}

// MARK: - Members

@Test(arguments: [false, true])
func membersComeOutAsTheyWentIn(isStored: Bool) throws {
    let long = [UInt8]((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) })
    let bytes = TestArchive.zip(
        [("folder/", []), ("folder/ä.txt", Array("é".utf8)), ("empty", []), ("long", long)], isStored: isStored)
    let archive = try ZIPArchive(bytes, file: "a.zip")
    #expect(archive.members.map(\.name) == ["folder/", "folder/ä.txt", "empty", "long"])
    #expect(archive.members.map(\.isNoFile) == [true, false, false, false])
    #expect(try archive.contents(of: #require(archive.member("FOLDER/ä.TXT"))) == Array("é".utf8))
    #expect(try archive.contents(of: #require(archive.member("empty"))) == [])
    #expect(try archive.contents(of: #require(archive.member("long"))) == long)
    #expect(archive.member("absent") == nil)
}

@Test func boundsHoldBeforeAnythingIsInflated() {
    let zeros = [UInt8](repeating: 0, count: 9 << 20)
    let bomb = TestArchive.zip([("zeros", zeros)])
    #expect(bomb.count < 20_000)
    #expect(error(bomb)?.reason.hasSuffix("more than 200 times itself is refused") == true)
    #expect(error(bomb, .init(ratio: 2000)) == nil)
    #expect(error(bomb, .init(harmlessSize: 16 << 20)) == nil)
    #expect(error(bomb, .init(memberSize: 1 << 20))?.reason == "the member inflates to 9437184 bytes, the limit is 1048576")
    let two = TestArchive.zip([("a", Array("12345678".utf8)), ("b", Array("12345678".utf8))])
    #expect(error(two, .init(totalSize: 15))?.reason == "the archive inflates to 16 bytes, the limit is 15")
    #expect(error(two, .init(totalSize: 16)) == nil)
    #expect(error(two, .init(members: 1))?.reason == "the archive has 2 members, the limit is 1")
}

@Test func rejectsEveryCutArchive() {
    let bytes = TestArchive.zip(["a.xml": list])
    for length in 4..<bytes.count {
        #expect(error(Array(bytes[..<length])) != nil, "cut at \(length)")
    }
    #expect(error(bytes) == nil)
}

@Test func rejectsMembersThatAreNotWhatTheySay() throws {
    let bytes = TestArchive.zip(["a.txt": "twelve bytes"], isStored: true)
    let text = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("twelve".utf8)) })
    var changed = bytes
    changed[text] ^= 1
    #expect(error(changed)?.file == "a.zip/a.txt")
    #expect(error(changed)?.reason.contains("CRC") == true)

    // The sizes in the directory: at 20 the deflated one, at 24 the inflated one.
    let directory = try #require(bytes.indices.last { bytes[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02]) })
    for size: UInt8 in [0, 11, 13, 200] {
        var changed = bytes
        changed[directory + 24] = size
        #expect(error(changed) != nil, "said to be \(size)")
    }
    // Bit 0 of the flags, here and in the local header: encrypted.
    var encrypted = bytes
    encrypted[directory + 8] |= 1
    encrypted[6] |= 1
    #expect(error(encrypted)?.reason == "the member is encrypted: unpack it and give the file inside")
}

@Test func changedBytesAreNeverFatal() {
    let bytes = TestArchive.zip(["a.xml": list, "b.txt": "b"])
    for index in bytes.indices {
        for bit in [0, 3, 7] {
            var changed = bytes
            changed[index] ^= UInt8(1) << UInt8(bit)
            _ = error(changed)
        }
    }
}

// MARK: - Lists inside

@Test func aListInAnArchiveIsRead() throws {
    let plain = try Samples.read(list)
    let bytes = TestArchive.zip([
        ("__MACOSX/._list.xml", Array("x".utf8)), ("data/", []), ("data/list.xml", Array(list.utf8)),
        ("readme.txt", Array("Read me".utf8)),
    ])
    #expect(ListReader.detect(bytes, name: "anything") == .unXML)
    let read = try ListReader().read(bytes: bytes, name: "list.zip")
    #expect(read.designations == plain.designations)
    #expect(read.files == [SourceFile(name: "list.zip", bytes: bytes)])
    #expect(read.sha256 == SourceHash.of(bytes))
    #expect(read.sha256 != plain.sha256)
    #expect(try ListReader(format: .unXML).read(bytes: bytes, name: "list.zip").designations == plain.designations)
}

@Test func everyFormatIsReadZipped() throws {
    let texts = [
        Samples.eu(
            """
            <sanctionEntity designationDetails="" euReferenceNumber="EU.1.2" logicalId="3"><subjectType code="person" classificationCode="P"/>
            <nameAlias wholeName="Karim Testov" strong="true"/></sanctionEntity>
            """),
        Samples.ofac("<sdnEntry><uid>7</uid><lastName>ACME</lastName><sdnType>Entity</sdnType></sdnEntry>", count: 1),
        "#! list: local\nreference,name\n1,Karim Testov\n",
    ]
    for text in texts {
        let plain = try Samples.read(text)
        let zipped = try ListReader().read(bytes: TestArchive.zip(["x": text]), name: "x.zip")
        #expect(zipped.designations == plain.designations)
        #expect(zipped.id == plain.id)
    }
}

@Test func fourFilesInAnArchiveAreOneList() throws {
    let null = Array(repeating: "-0- ", count: 8).joined(separator: ",")
    let bytes = TestArchive.zip([
        "SDN.CSV": "306,\"TESTOV TRADING\",-0- ,\"CUBA\",\(null)\r\n", "ALT.CSV": "306,12,\"aka\",\"TT LTD\",-0- \r\n",
        "ADD.CSV": "306,1,-0- ,\"Havana\",\"Cuba\",-0- \r\n", "SDN_COMMENTS.CSV": "\u{1A}",
    ])
    let read = try ListReader().read(bytes: bytes, name: "sdall.zip")
    #expect(read.designations.map(\.id) == ["us-sdn:306"])
    #expect(read.designations.first?.names.map(\.text) == ["TESTOV TRADING", "TT LTD"])
    #expect(read.files.map(\.name) == ["sdall.zip"])
}

@Test func archivesWithoutOneListAreRefused() {
    func reason(_ bytes: [UInt8]) -> String { Samples.error(bytes)?.reason ?? "read" }
    #expect(
        reason(TestArchive.zip(["a.txt": "nothing"]))
            == "no file inside the archive is a list (a.txt: no list format that is known)")
    #expect(reason([0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)) == "the archive is empty")
    #expect(
        reason(TestArchive.zip(["a.xml": list, "b.xml": list])) == "the archive holds several lists (a.xml, b.xml): unpack it")
    let inner = TestArchive.zip(["a.xml": list])
    #expect(reason(TestArchive.zip([("a.zip", inner)])) == "an archive inside an archive is not read: unpack the outer one")
    #expect(reason([0x50, 0x4B, 0x03, 0x04, 0]).hasPrefix("the archive cannot be opened"))
    // The member's own error names it.
    let broken = Samples.error(TestArchive.zip(["a.xml": list.replacing("</INDIVIDUALS>", with: "")]))
    #expect(broken?.file == "sample/a.xml")
    #expect((broken?.line ?? 0) > 0)
}
