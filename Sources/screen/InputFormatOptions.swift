import ArgumentParser
import MessageReaders

/// How an input is read: the same for every command.
struct InputFormatOptions: ParsableArguments {
    @Option(name: [.customShort("f", allowingJoined: true), .long], help: "auto, jsonl, csv, tsv or iso20022.")
    var format = "auto"

    @Option(
        name: .customLong("map"),
        help: ArgumentHelp(
            "Where a field stands: a column's name or number, or a JSON pointer, as in creditor.name=beneficiary or text=/remittance; repeatable.",
            valueName: "role.field=source"))
    var maps: [String] = []

    @Option(help: "utf-8, utf-16, windows-1252, latin-1, …; detected.")
    var encoding: String?

    @Option(help: "Of CSV: one character, or tab; detected.")
    var delimiter: String?

    func options() throws -> InputOptions {
        var options = InputOptions()
        if format != "auto" {
            guard let known = InputFormat(word: format) else {
                throw Refusal("--format \(format): expected auto, jsonl, csv, tsv or iso20022")
            }
            options.format = known
        }
        if let encoding {
            guard let known = TextEncoding(word: encoding) else {
                throw Refusal("--encoding \(encoding): expected utf-8, utf-16le, utf-16be, windows-1252 or latin-1")
            }
            options.encoding = known
        }
        if let delimiter { options.delimiter = try InputOptions.delimiter(word: delimiter) }
        options.mappings = try maps.map { try FieldMapping(parsing: $0) }
        return options
    }
}
