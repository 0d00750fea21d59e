import CLibZip

/// Archives made for tests, through libzip's own writing.
package enum TestArchive {
    /// - Parameters:
    ///   - members: in this order; a name that ends in `/` is a folder.
    ///   - isStored: kept as they are instead of deflated.
    package static func zip(_ members: [(name: String, contents: [UInt8])], isStored: Bool = false) -> [UInt8] {
        var error = zip_error_t()
        guard let target = zip_source_buffer_create(nil, 0, 0, &error),
            let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error)
        else { return [] }
        zip_source_keep(target)
        defer { zip_source_free(target) }
        for member in members {
            if member.name.hasSuffix("/") {
                zip_dir_add(archive, member.name, 0)
                continue
            }
            // libzip reads the bytes in zip_close and frees them itself, but not where there are none: a copy of malloc's.
            let copy =
                member.contents.isEmpty
                ? nil : UnsafeMutableRawPointer.allocate(byteCount: member.contents.count, alignment: 16)
            copy?.copyMemory(from: member.contents, byteCount: member.contents.count)
            let source = zip_source_buffer(archive, copy, UInt64(member.contents.count), 1)
            let index = zip_file_add(archive, member.name, source, 0)
            // A name that stands twice or is none: the member is left out.
            guard index >= 0 else {
                zip_source_free(source)
                continue
            }
            if isStored { zip_set_file_compression(archive, UInt64(index), ZIP_CM_STORE, 0) }
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            return []
        }
        zip_source_open(target)
        defer { zip_source_close(target) }
        var status = zip_stat_t()
        zip_source_stat(target, &status)
        var bytes = [UInt8](repeating: 0, count: Int(status.size))
        let read = zip_source_read(target, &bytes, UInt64(bytes.count))
        return read == bytes.count ? bytes : []
    }

    package static func zip(_ members: KeyValuePairs<String, String>, isStored: Bool = false) -> [UInt8] {
        zip(members.map { ($0.key, Array($0.value.utf8)) }, isStored: isStored)
    }

    // MARK: - Spreadsheets

    /// A workbook of one or more sheets, each given as the XML of its rows.
    package static func xlsx(
        sheets: [(name: String, state: String, rows: String)], strings: String = "", styles: String = "", from1904: Bool = false,
        modified: String = "2026-01-02T03:04:05Z"
    ) -> [UInt8] {
        let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var members: [(String, String)] = [
            ("[Content_Types].xml", "\(head)<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            (
                "_rels/.rels",
                """
                \(head)<Relationships><Relationship Id="a" Type="\(types)/officeDocument" Target="xl/workbook.xml"/>
                <Relationship Id="b" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                Target="docProps/core.xml"/></Relationships>
                """
            ),
            (
                "docProps/core.xml",
                "\(head)<cp:coreProperties xmlns:cp=\"c\" xmlns:dcterms=\"d\"><dcterms:modified>\(modified)</dcterms:modified></cp:coreProperties>"
            ),
            (
                "xl/workbook.xml",
                """
                \(head)<workbook xmlns:r="r"><workbookPr date1904="\(from1904)"/><sheets>
                \(sheets.enumerated().map { #"<sheet name="\#($1.name)" sheetId="\#($0 + 1)" state="\#($1.state)" r:id="s\#($0)"/>"# }.joined())
                </sheets></workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                """
                \(head)<Relationships><Relationship Id="t" Type="\(types)/sharedStrings" Target="sharedStrings.xml"/>
                <Relationship Id="u" Type="\(types)/styles" Target="/xl/styles.xml"/>
                \(sheets.indices.map { #"<Relationship Id="s\#($0)" Type="\#(types)/worksheet" Target="worksheets/sheet\#($0).xml"/>"# }.joined())
                </Relationships>
                """
            ),
            ("xl/sharedStrings.xml", "\(head)<sst>\(strings)</sst>"),
            ("xl/styles.xml", "\(head)<styleSheet>\(styles)</styleSheet>"),
        ]
        for (index, sheet) in sheets.enumerated() {
            members.append(
                ("xl/worksheets/sheet\(index).xml", "\(head)<worksheet><sheetData>\(sheet.rows)</sheetData></worksheet>"))
        }
        return zip(members.map { ($0.0, Array($0.1.utf8)) })
    }

    /// Rows of inline strings; an empty text is no cell.
    package static func rows(_ rows: [[String]]) -> String {
        rows.map { cells in
            "<row>"
                + cells.enumerated().map { index, text in
                    text.isEmpty ? "<c/>" : #"<c t="inlineStr"><is><t>\#(text)</t></is></c>"#
                }.joined() + "</row>"
        }.joined()
    }

    /// A spreadsheet of OpenDocument with the XML of its tables.
    package static func ods(_ tables: String, styles: String = "", date: String = "2026-01-02T03:04:05") -> [UInt8] {
        zip([
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:xlink="l" xmlns:calcext="c">
            <office:automatic-styles>\(styles)</office:automatic-styles>
            <office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>
            """,
            "meta.xml":
                #"<office:document-meta xmlns:office="o" xmlns:dc="d"><office:meta><dc:date>\#(date)</dc:date></office:meta></office:document-meta>"#,
        ])
    }
}
