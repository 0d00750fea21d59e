import SanctionsModel
import Screening
import WatchlistStore

/// Parties that don't exist with identifiers of every kind. The wallets are made up: the form is real, nobody holds them.
enum IdentifierList {
    /// Kind and value as listed, by the reference of the designation that has it.
    static let identifiers: [(reference: String, kind: String, value: String)] = [
        ("BTC", "crypto-address", "1QaZ2wSxEdCrFvTgBh3NmJuKiLp9oAqWsE"),
        ("BECH", "crypto-address", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
        ("TAPROOT", "crypto-address", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"),
        ("ETH", "crypto-address", "0x52908400098527886E0F7030069857D2E4169EE7"),
        ("TRX", "crypto-address", "TQrZ9wFvX3sKdHc7yB2nM5pLtGxJ8kUaEe"),
        (
            "XMR", "crypto-address",
            "48jYQw2ZpKfX9uTbEhR7vNc3sMd6aGx1LyHkW4qVnFt8zPrJe5oBiCg2UmDv7SAxQ9bTfKp3wEyRh6Nc1ZjMs8uXaLd4GkV"
        ),
        ("LTC", "crypto-address", "LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9"),
        ("ZEC", "crypto-address", "t1XyZ4bQ7nPkRw9sTvD2mFhJ6gLcE8uAaBx"),
        ("DASH", "crypto-address", "XpQr7sTuVw8xYz2aBcDeFg3hJkLmN4oPqR"),
        ("BCH", "crypto-address", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"),
        ("XRP", "crypto-address", "rDsbeomae4FXwgQTJp9Rs64Qg9vDiTCdBv"),
        ("SHORT", "crypto-address", "0xa7e5d5a720f06526557c513402f2e6b5fa20b00"),
        ("IMO", "imo", "IMO 9074729"), ("LEI", "lei", "5493001KJTIIGC8Y1R12"), ("IBAN", "iban", "GB29 NWBK 6016 1331 9268 19"),
        ("BIC", "bic", "NRVXKPPY"), ("BIC11", "bic", "ZQVKIRTH123"), ("PASS", "passport", "K-4417789"),
        ("CARD", "passport", "C234897(0)"), ("PASS6", "passport", "513519"), ("NID", "national-id", "30171958"),
        ("TAX", "tax-id", "7802059185"),
        ("RFC", "tax-id", "GUGA620103MG5"), ("CURP", "national-id", "BADD110313HCMLNS06"), ("MMSI", "mmsi", "422141000"),
        ("CALL", "call-sign", "9HDQ9"), ("LETTERS", "call-sign", "EPBQ"), ("TAIL", "aircraft-tail", "EP-MMH"),
        ("TAILN", "aircraft-tail", "N200VR"),
        ("REG", "registration", "1177847060"), ("ACCT", "account", "40702810900000005555"), ("DUNS", "duns", "851683897"),
    ]

    static let list: SourceList = {
        let names = ["Ostrovich", "Belhakem", "Tarkvin", "Ludmillov", "Zoravand", "Quistberg", "Halvadjian"]
        let designations = identifiers.enumerated().map { i, row in
            var designation = Designation(
                id: "test:\(row.reference)", authority: "test", reference: row.reference, type: .any,
                names: [ListedName("\(names[i % names.count]) \(names[(i / names.count + 3) % names.count])", quality: .primary)])
            designation.identifiers = [Identifier(kind: row.kind, value: row.value)]
            return designation
        }
        return SourceList(
            id: "test", title: "Fictional identifiers", version: "1", date: PartialDate(year: 2026, month: 1, day: 2), files: [],
            sha256: String(repeating: "cd", count: 32), entryCount: designations.count, designations: designations)
    }()

    static let watchlist = Result { try Watchlist(lists: [list]) }

    static func screener() throws -> Screener { Screener(watchlist: try watchlist.get(), policy: .standard) }
}
