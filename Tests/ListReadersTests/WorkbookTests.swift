import SanctionsModel
import TestSupport
import Testing

@testable import ListReaders

private func workbook(_ bytes: [UInt8]) throws(ListError) -> Workbook? {
    try Workbook(try ZIPArchive(bytes, file: "t"), file: "t")
}

private func refusal(_ bytes: [UInt8]) -> ListError? {
    do throws(ListError) {
        _ = try workbook(bytes)
        return nil
    } catch {
        return error
    }
}

/// One sheet's cells as `A1=text`.
private func cells(_ sheet: TableSheet) -> [String] {
    sheet.rows.flatMap { row in row.cells.map { "\(CellReference.letters($0.column))\(row.number)=\($0.cell.text)" } }
}

// MARK: - References, serials, formats

@Test func referencesAreWrittenAndRead() {
    #expect(
        [0, 25, 26, 51, 52, 701, 702, 16_383].map(CellReference.letters) == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"])
    for column in stride(from: 0, to: 16_384, by: 7) {
        let read = CellReference.parse("\(CellReference.letters(column))1048576")
        #expect(read?.column == column && read?.row == 1_048_576)
    }
    for text in ["", "A", "1", "A0", "XFE1", "A1048577", "1A", "A1B", "$A$1", "ZZZZZZZZZZZZZZ1", "A99999999999999999999"] {
        #expect(CellReference.parse(text) == nil, "\(text)")
    }
}

@Test func serialsAreDays() {
    func day(_ serial: Double, _ from1904: Bool = false) -> String? { DateSerial.day(serial, from1904: from1904)?.description }
    #expect(day(1) == "1900-01-01")
    #expect(day(59) == "1900-02-28")
    #expect(day(60) == nil)
    #expect(day(61) == "1900-03-01")
    #expect(day(25_569) == "1970-01-01")
    #expect(day(41_988.75) == "2014-12-15")
    #expect(day(2_958_465) == "9999-12-31")
    #expect(day(0, true) == "1904-01-01")
    #expect(day(40_526, true) == "2014-12-15")
    for serial in [-1, 0, 2_958_466, 1e300, -Double.infinity, .nan] { #expect(day(serial) == nil, "\(serial)") }
}

@Test(
    arguments: [
        ("General", nil), ("0.00", nil), ("#,##0", nil), ("@", nil), ("\"day\" 0", nil), ("[Red]0", nil), ("h:mm", nil),
        ("[h]:mm:ss", nil),
        ("dd/mm/yyyy", DateSerial.Shown.day), ("[$-C09]d\\ mmmm\\ yyyy;@", .day), ("yyyy-mm-dd hh:mm:ss.000", .day),
        ("D-MMM", .day),
        ("mmm-yy", .month), ("MMMM yyyy", .month), ("yyyy", .year), ("0.0;dd/mm", nil), ("", nil),
    ] as [(String, DateSerial.Shown?)])
func formatsShowDates(code: String, shown: DateSerial.Shown?) {
    #expect(DateSerial.shown(byCode: code) == shown)
}

// MARK: - XLSX

@Test func cellsOfEveryKindAreRead() throws {
    let styles = """
        <numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="mmmm yyyy"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="17"/></cellXfs>
        """
    let strings = """
        <si><t>plain</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r><r><t xml:space="preserve"> </t></r><r><t>text</t></r></si>
        <si><t>漢字</t><rPh sb="0" eb="2"><t>カンジ</t></rPh></si><si><t>two_x000D_
        lines</t></si><si><t>  </t></si>
        """
    let rows = """
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c><c r="E2" t="s"><v>3</v></c>
        <c r="F2" t="s"><v>4</v></c></row><row r="3"/>
        <row r="7" hidden="1"><c r="A7"><v>1969</v></c><c r="B7" s="1"><v>18798</v></c><c r="C7" s="2"><v>41988</v></c>
        <c r="D7" s="3"><v>22494</v></c><c r="E7" s="4"><v>22494</v></c><c r="F7"><v>1.5</v></c><c r="G7"><v>1E+3</v></c></row>
        <row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;"x"</f><v>made</v></c><c t="d"><v>2020-02-03</v></c>
        <c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c s="1"/></row>
        """
    let book = try #require(
        try workbook(
            TestArchive.xlsx(sheets: [("One", "visible", rows), ("Old", "hidden", rows)], strings: strings, styles: styles)))
    #expect(book.sheets.map(\.isHidden) == [false, true])
    #expect(book.modified == "2026-01-02T03:04:05Z")
    #expect(
        cells(book.sheets[0]) == [
            "A2=plain", "C2=rich text", "D2=漢字", "E2=two lines", "A7=1969", "B7=1951-06-19", "C7=2014-12-15", "D7=1961-08",
            "E7=1961-08", "F7=1.5", "G7=1000", "A8=TRUE", "B8=#N/A", "C8=made", "D8=2020-02-03", "E8=inline",
        ])
    let row = try #require(book.sheets[0].rows.first { $0.number == 7 })
    #expect(row[3] == .date(try #require(PartialDate(year: 1961, month: 8))))
    #expect(row[7] == nil && row[-1] == nil)
    #expect(row.place(4) == "One!E7")
}

@Test func oldMacintoshDatesAreFourYearsOn() throws {
    let styles = #"<cellXfs><xf numFmtId="14"/></cellXfs>"#
    let bytes = TestArchive.xlsx(sheets: [("S", "", #"<row><c s="0"><v>40526</v></c></row>"#)], styles: styles, from1904: true)
    #expect(cells(try #require(try workbook(bytes)).sheets[0]) == ["A1=2014-12-15"])
}

@Test(arguments: [
    (#"<row r="1"><c r="A1" t="s"><v>9</v></c></row>"#, "cell S!A1: there is no shared string 9"),
    (#"<row r="4"><c r="B4"><v>1,5</v></c></row>"#, "cell S!B4: 1,5 is no number"),
    (#"<row r="4"><c r="B5"><v>1</v></c></row>"#, "sheet S: row 4 holds a cell B5 out of its order"),
    (#"<row r="4"><c r="B4"><v>1</v></c><c r="A4"><v>1</v></c></row>"#, "sheet S: row 4 holds a cell A4 out of its order"),
    (#"<row r="4"/><row r="4"/>"#, "sheet S: a row of the number 4 after row 4"),
    (#"<row r="1048577"/>"#, "sheet S: a row of the number 1048577 after row 0"),
    (#"<row r="x"/>"#, "sheet S: a row of the number x after row 0"),
])
func rejectsSheetsThatContradictThemselves(rows: String, reason: String) {
    #expect(refusal(TestArchive.xlsx(sheets: [("S", "", rows)]))?.reason == reason)
}

@Test func aMissingSheetIsNoEmptySheet() {
    let bytes = TestArchive.zip([
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": #"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        "xl/workbook.xml": #"<workbook xmlns:r="r"><sheets><sheet name="S" r:id="s"/></sheets></workbook>"#,
        "xl/_rels/workbook.xml.rels":
            #"<Relationships><Relationship Id="s" Type="x/worksheet" Target="../xl/./sheet.xml"/></Relationships>"#,
    ])
    let error = refusal(bytes)
    #expect(error?.file == "t/xl/sheet.xml")
    #expect(error?.reason == "sheet S is missing from the archive")
}

@Test func escapedCharactersAreThemselves() {
    #expect(XLSXWorkbook.unescaped("a_x000D_b_x0041_") == "a\rbA")
    #expect(XLSXWorkbook.unescaped("_x12_ _xZZZZ_ _xD800_ x_y_x00") == "_x12_ _xZZZZ_ _xD800_ x_y_x00")
    #expect(XLSXWorkbook.unescaped("_x005F_x0041_") == "_x0041_")
}

// MARK: - ODS

@Test func openDocumentCellsAreRead() throws {
    let tables = """
        <table:table table:name="Sheet1"><table:table-column table:number-columns-repeated="16384"/>
        <table:table-header-rows><table:table-row><table:table-cell office:value-type="string" calcext:value-type="string">
        <text:p>one<text:s text:c="2"/><text:span>t</text:span>wo<text:span> </text:span>three</text:p><text:p>four<text:line-break/>five</text:p>
        <office:annotation><text:p>a comment</text:p></office:annotation></table:table-cell></table:table-row></table:table-header-rows>
        <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell/><table:table-cell office:value-type="float" office:value="1969"><text:p>1969</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="1957-03-10T00:00:00"><text:p>10-03-57</text:p></table:table-cell>
        <table:covered-table-cell office:value-type="string"><text:p>covered</text:p></table:covered-table-cell>
        <table:table-cell office:value-type="boolean" office:boolean-value="false"/>
        <table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>twice</text:p></table:table-cell>
        <table:table-cell office:value-type="string"><text:p>see <text:a xlink:href="https://example.org/stcrt-2019-1">Stcrt 1</text:a></text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="16370"/></table:table-row>
        <table:table-row-group><table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>again</text:p></table:table-cell></table:table-row></table:table-row-group>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row></table:table>
        <table:table table:name="Old" table:style-name="ta2"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>
        """
    let styles = """
        <style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
        <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
        """
    let book = try #require(try workbook(TestArchive.ods(tables, styles: styles)))
    #expect(book.sheets.map(\.name) == ["Sheet1", "Old"])
    #expect(book.sheets.map(\.isHidden) == [false, true])
    #expect(book.modified == "2026-01-02T03:04:05")
    #expect(
        cells(book.sheets[0]) == [
            "A1=one two three four five", "B5=1969", "C5=1957-03-10", "E5=FALSE", "F5=twice", "G5=twice", "H5=see Stcrt 1",
            "A6=again",
            "A7=again",
        ])
    let row = try #require(book.sheets[0].rows.first { $0.number == 5 })
    #expect(row[7]?.link == "https://example.org/stcrt-2019-1")
}

@Test func repeatedCellsAreBounded() throws {
    func table(_ rows: String) -> [UInt8] { TestArchive.ods("<table:table table:name=\"S\">\(rows)</table:table>") }
    let bomb = table(
        """
        <table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p>
        </table:table-cell></table:table-row>
        """)
    #expect(refusal(bomb)?.reason == "sheet S: more than 4000000 cells: this is no list")
    let huge =
        #"<table:table-row table:number-rows-repeated="99999999999999999999"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"#
    #expect(refusal(table(huge))?.reason == "sheet S, row 1: number-rows-repeated is 99999999999999999999")
    #expect(refusal(table(#"<table:table-row><table:table-cell table:number-columns-repeated="-1"/></table:table-row>"#)) != nil)
    let wide =
        #"<table:table-row><table:table-cell table:number-columns-repeated="9223372036854775807"/><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"#
    #expect(try #require(try workbook(table(wide))).sheets[0].rows.isEmpty)
    #expect(
        refusal(
            table(#"<table:table-row><table:table-cell office:value-type="date" office:date-value="soon"/></table:table-row>"#))?
            .reason
            == "cell S!A1: soon is no date")
    #expect(
        refusal(table(#"<table:table-row><table:table-cell office:value-type="float" office:value="1e999"/></table:table-row>"#))?
            .reason
            == "cell S!A1: 1e999 is no number")
}

@Test func changedBytesOfSheetsAreNeverFatal() {
    let rows = Array(#"<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" s="1"><v>41988</v></c></row>"#.utf8)
    let table = Array(
        #"<table:table table:name="S"><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="date" office:date-value="1957-03-10"/></table:table-row></table:table>"#
            .utf8)
    for byte in "9<\"- ".utf8 {
        for index in stride(from: 0, to: rows.count, by: 2) {
            var changed = rows
            changed[index] = byte
            _ = refusal(
                TestArchive.xlsx(sheets: [("S", "", String(decoding: changed, as: UTF8.self))], strings: "<si><t>x</t></si>"))
        }
        for index in stride(from: 0, to: table.count, by: 3) {
            var changed = table
            changed[index] = byte
            _ = refusal(TestArchive.ods(String(decoding: changed, as: UTF8.self)))
        }
    }
}

// MARK: - Tables

@Test func headersAreFoundByTheirWords() throws {
    var sheet = TableSheet(name: "S")
    for (index, texts) in [
        ["A title"], ["Name type", "Name", "Date of Birth(DD-MM-JJJJ)", "Other", "Link official notification"],
    ].enumerated() {
        var row = TableRow(sheet: "S", number: index + 3)
        for (column, text) in texts.enumerated() { row.append(.text(text), column: column + 1) }
        sheet.rows.append(row)
    }
    let columns = try #require(
        TableColumns(sheet, required: ["Name", "Name Type", "Date of Birth"], optional: ["Link", "Absent"]))
    #expect(columns.headerIndex == 1)
    #expect(columns.column("Name Type") == 1 && columns.column("Name") == 2 && columns.column("Date of Birth") == 3)
    #expect(columns.column("Link") == 5 && columns.column("Absent") == nil)
    #expect(columns.unknown.map(\.title) == ["Other"])
    #expect(TableColumns(sheet, required: ["Name", "Absent"]) == nil)
}

@Test func otherSpreadsheetsAreNoLists() {
    let bytes = TestArchive.xlsx(sheets: [("S", "", TestArchive.rows([["Item", "Price"], ["Tea", "2"]]))])
    #expect(ListReader.detect(bytes, name: "x.xlsx") == nil)
    #expect(Samples.error(bytes)?.reason == "a spreadsheet whose columns are those of no list that is known")
    #expect(Samples.error(bytes, format: .unXML)?.reason == "a spreadsheet is no un-xml")
    // A text document has the same packages and no sheets.
    let text = TestArchive.zip([
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": "<document-content><body><text/></body></document-content>",
    ])
    #expect(ListReader.detect(text, name: "x.odt") == nil)
}
