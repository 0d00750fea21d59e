import ArgumentParser
import Bytes
import MessageReaders

/// How an input is read: the same for every command.
struct InputFormatOptions: ParsableArguments {
    @Option(
        name: [.customShort("f", allowingJoined: true), .long],
        help: "auto, jsonl, csv, tsv, iso20022, mt, edifact or fixed.")
    var format = "auto"

    @Option(
        name: .customLong("map"),
        help: ArgumentHelp(
            """
            Where a field stands, beside what is recognised: a column's name or number, several joined by +, a JSON pointer, \
            or characters of fixed width, as in creditor.name=beneficiary, creditor.name=NAME1+NAME2, text=/remittance or \
            debtor.name=1-35; repeatable. Fields: \(FieldMapping.fieldList).
            """,
            valueName: "role.field=source"))
    var maps: [String] = []

    @Option(
        name: .customLong("map-file"),
        help: ArgumentHelp(
            "A file of mappings, one a line, # for comments; of fixed width: creditor.name = 1-35, and length = 80 for records without line ends.",
            valueName: "path"))
    var mapFile: String?

    @Flag(
        name: .customLong("only-mapped"),
        help: "Read nothing but what --map and --map-file name, and the record's id; what else is recognised is named once.")
    var onlyMapped = false

    @Option(
        name: .customLong("ignore-column"),
        help: ArgumentHelp(
            "Leave a column or JSON key out on purpose: its name, its number, or a JSON pointer; repeatable. Columns that are not recognised are otherwise screened as text.",
            valueName: "name"))
    var ignoredColumns: [String] = []

    @Flag(
        name: .customLong("strict-columns"),
        help: "Stop with 2 when a column is not recognised and may hold words, instead of screening it as text.")
    var strictColumns = false

    @Option(help: "utf-8, utf-16, windows-1252, latin-1, iso-8859-15, cp1047 (EBCDIC), …; the first four are detected.")
    var encoding: String?

    @Option(help: "Of CSV: one character, or tab; detected.")
    var delimiter: String?

    func options() throws -> InputOptions {
        var options = InputOptions()
        if format != "auto" {
            guard let known = InputFormat(word: format) else {
                throw Refusal("--format \(format): expected auto, jsonl, csv, tsv, iso20022, mt, edifact or fixed")
            }
            options.format = known
        }
        if let encoding {
            guard let known = TextEncoding(word: encoding) else {
                throw Refusal(
                    "--encoding \(encoding): expected one of \(TextEncoding.allCases.map(\.name).joined(separator: ", "))")
            }
            options.encoding = known
        }
        if let delimiter { options.delimiter = try InputOptions.delimiter(word: delimiter) }
        if let mapFile {
            let lines = try readFile(mapFile)
            options.mappings = try FieldMapping.list(lines.span, file: mapFile)
        }
        options.onlyMapped = onlyMapped
        options.ignoredFields = ignoredColumns
        options.strictColumns = strictColumns
        options.mappings += try maps.map { try FieldMapping(parsing: $0) }
        return options
    }
}
