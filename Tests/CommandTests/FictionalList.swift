import Testing

/// A list of parties that don't exist, in the project's own format, and its compiled watchlist.
enum FictionalList {
    static let person = "Qasim Zoravandi Belhakem"
    static let organisation = "Norvexa Maritime Holdings"

    static func text(version: String = "1", date: String = "2026-01-02", rows: [String] = rows) -> String {
        """
        #! list: test
        #! title: Fictional parties
        #! version: \(version)
        #! date: \(date)
        reference,type,name,quality,birth_date,nationality,identifiers,programme,listed_on,measures

        """ + rows.joined(separator: "\n") + "\n"
    }

    static let rows = [
        "P1,person,\(person),primary,1957-03-10,SA,passport:K4417789@SA,TEST,2001-01-25,asset-freeze;travel-ban",
        "P1,person,Кассим Зоравандов,strong,,,,,,",
        "P2,person,Samir Halvadjian,primary,,,,,,",
        "P3,person,Samir Halvadjian,primary,,,,,,",
        "O1,organisation,\(organisation),primary,,,bic:NRVXKPPY,,,asset-freeze",
    ]

    /// Stays to the end of the tests.
    private static let compiled: Result<TemporaryFolder, any Error> = Result {
        let folder = try TemporaryFolder()
        let list = try folder.write(text(), to: "list.csv")
        let finished = try ScreenProgram.run(["lists", "compile", list, "-o", folder.file("test.watchlist"), "--quiet"])
        try #require(finished.code == 0, "\(finished.error)")
        return folder
    }

    /// The path of the compiled watchlist.
    static func watchlist() throws -> String { try compiled.get().file("test.watchlist") }

    static func jsonl(_ names: [String]) -> String {
        names.enumerated().map { #"{"id":"R\#($0)","parties":[{"role":"creditor","name":"\#($1)"}]}"# + "\n" }.joined()
    }
}
