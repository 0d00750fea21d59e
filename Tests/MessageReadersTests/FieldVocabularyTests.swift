import ReferenceData
import Testing

@testable import MessageReaders

@Suite("Header vocabulary")
struct FieldVocabularyTests {
    /// The rows of the table, read once more without its reader: kind, meaning, language, words.
    private static let rows: [(kind: String, meaning: String, language: String, words: [String])] = {
        String(decoding: ReferenceData.headers, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return (columns[0], columns[1], columns[2], columns[3].components(separatedBy: " | "))
        }
    }()

    @Test("every row of the table is read, and no word has two meanings")
    func problems() {
        #expect(FieldVocabulary.tables.problems.isEmpty, "\(FieldVocabulary.tables.problems)")
        #expect(Self.rows.count > 600)
        #expect(Set(Self.rows.filter { $0.kind != "connector" }.flatMap(\.words)).count > 2_000)
        #expect(FieldVocabulary.tables.words.count > 2_500)
    }

    @Test("every word of the table means what its row says, in any letter case, composed or decomposed")
    func everyWord() {
        let map = FieldMap.vocabulary(.keys)
        for row in Self.rows where row.kind != "connector" {
            let field = row.meaning.split(separator: ".").last.map(String.init) ?? ""
            for word in row.words {
                for form in [word, word.uppercased(), word.lowercased(), decomposed(word)] {
                    let target = FieldVocabulary.meaning(ofHeader: form)
                    #expect(target.field != .unrecognised, "\(form) (\(row.language))")
                    if row.kind == "role" {
                        #expect(target.field == .roleParty, "\(form) (\(row.language))")
                    } else if row.meaning.hasPrefix("identifier.") || row.meaning.contains(".identifier.") {
                        #expect(
                            target.field == .identifier && map.describe(target).hasSuffix(row.meaning),
                            "\(form): \(map.describe(target))")
                    } else {
                        #expect(map.describe(target).hasSuffix(field), "\(form): \(map.describe(target)), not \(field)")
                    }
                }
            }
        }
    }

    /// Latin letters with their marks behind them.
    private func decomposed(_ word: String) -> String {
        let pairs: [(Character, String)] = [
            ("é", "e\u{301}"), ("ü", "u\u{308}"), ("ä", "a\u{308}"), ("ö", "o\u{308}"), ("ñ", "n\u{303}"), ("č", "c\u{30C}"),
            ("š", "s\u{30C}"), ("ş", "s\u{327}"), ("й", "и\u{306}"), ("ї", "і\u{308}"), ("ά", "α\u{301}"), ("ό", "ο\u{301}"),
        ]
        return String(word.flatMap { character in Array(pairs.first { $0.0 == character }?.1 ?? String(character)) })
    }

    @Test(
        "headers as banks and payment services write them",
        arguments: [
            ("Begünstigter/Zahlungspflichtiger", "counterparty.name"), ("BEGUENSTIGTER/ZAHLUNGSPFLICHTIGER", "counterparty.name"),
            ("Auftraggeber/Empfänger", "counterparty.name"), ("Name Zahlungsempfänger", "payee.name"),
            ("nom du bénéficiaire", "beneficiary.name"), ("Nom du donneur d’ordre", "ordering-customer.name"),
            ("Donneur d'ordre", "ordering-customer.name"), ("LIBELLÉ", "text"), ("Beneficiario", "beneficiary.name"),
            ("Ordenante", "ordering-customer.name"), ("CONCEPTO", "text"), ("Odbiorca", "receiver.name"),
            ("Nadawca", "sender.name"), ("Tytuł", "text"), ("Nazwa odbiorcy", "receiver.name"), ("TYTUŁ PRZELEWU", "text"),
            ("ORDERING.CUST", "ordering-customer.name"), ("ORD.CUST.NAME", "ordering-customer.name"),
            ("BEN.CUSTOMER", "beneficiary.name"), ("PAYMENT.DETAILS", "text"), ("ORDERING.BANK", "ordering-bank.name"),
            ("DEBIT.ACCT.NO", "debtor.identifier.account"), ("TRANSACTION.TYPE", "nobody"), ("NAME1", "name"), ("LIFNR", "id"),
            ("SGTXT", "text"), ("Name Zahlungsbeteiligter", "counterparty.name"),
            ("Kontonummer/IBAN", "counterparty.identifier.iban"),
            ("Payee Name", "payee.name"), ("Amount (EUR)", "amount"), ("Card Holder Full Name", "account-holder.name"),
            ("From Email Address", "sender.identifier.email"), ("Naam tegenpartij", "name"), ("Mededelingen", "text"),
            ("Kedvezményezett neve", "beneficiary.name"), ("Közlemény", "text"), ("Saajan nimi", "beneficiary.name"),
            ("Mottagare", "beneficiary.name"), ("Δικαιούχος", "beneficiary.name"), ("ΌΝΟΜΑ ΔΙΚΑΙΟΎΧΟΥ", "beneficiary.name"),
            ("ΑΙΤΙΟΛΟΓΊΑ", "text"), ("Получатель", "receiver.name"), ("НАИМЕНОВАНИЕ ПОЛУЧАТЕЛЯ", "receiver.name"),
            ("Назначение платежа", "text"), ("Отримувач", "receiver.name"), ("Призначення платежу", "text"),
            ("ALICI ADI", "receiver.name"), ("Alıcı Adı", "receiver.name"), ("GÖNDEREN", "sender.name"), ("AÇIKLAMA", "text"),
            ("اسم المستفيد", "beneficiary.name"), ("المُستفيد", "beneficiary.name"), ("البيان", "text"),
            ("שם המוטב", "beneficiary.name"), ("תיאור הפעולה", "text"), ("收款人名称", "payee.name"), ("对方户名", "counterparty.name"),
            ("摘要", "text"), ("受取人名", "beneficiary.name"), ("振込依頼人", "ordering-customer.name"), ("備考", "text"),
            ("Příjemce", "beneficiary.name"), ("Zpráva pro příjemce", "text"), ("Primatelj", "receiver.name"),
            ("Svrha plaćanja", "text"), ("Beneficiar", "beneficiary.name"), ("Detalii plată", "text"),
            ("Gavėjas", "beneficiary.name"),
            ("Mokėjimo paskirtis", "text"), ("Saņēmējs", "beneficiary.name"), ("Maksājuma mērķis", "text"),
            ("Saaja", "beneficiary.name"),
            ("Selgitus", "text"), ("Получател", "receiver.name"), ("Основание", "text"), ("Ordinante", "ordering-customer.name"),
            ("CAUSALE", "text"), ("Favorecido", "beneficiary.name"), ("Descrição", "text"), ("Modtager", "beneficiary.name"),
            ("Beløb", "amount"), ("Benefiċjarju", "beneficiary.name"), ("Tairbhí", "beneficiary.name"),
            ("beneficiary_address_2", "beneficiary.address"), ("debtorCountry", "debtor.country"),
            ("nameofdebtor", "debtor.name"),
            ("Name and address of the beneficiary", "beneficiary.name"), ("Ｎａｍｅ", "name"), ("customer no", "id"),
            ("passport expiry date", "nobody"), ("Date de naissance", "birthDate"), ("Beneficiary's name", "beneficiary.name"),
        ])
    func knownHeaders(_ header: String, _ meaning: String) {
        let target = FieldVocabulary.meaning(ofHeader: header)
        #expect(FieldMap.vocabulary(.keys).describe(target) == meaning, "\(header)")
    }

    @Test(
        "what is no known header is not recognised",
        arguments: [
            "", "__", "—", "filename", "foo", "channel", "Ayman al-Zawahiri", "Emma", "2024", "1", "2024-01-05",
            "DE89370400440532013000",
            "name id", "customer remark type x", "of the", "der", "の", "text date amount", "Invoice 7 for Emma", "Ü", "Пётр",
            String(repeating: "name", count: 40),
        ])
    func unknownHeaders(_ header: String) {
        #expect(FieldVocabulary.meaning(ofHeader: header).field == .unrecognised, "\(header)")
    }

    @Test("English words stand as they did, at each place")
    func words() {
        let cases: [(word: String, field: FieldTarget.Field)] = [
            ("Name", .name), ("creditor", .roleParty), ("Debtor Name", .name), ("debtor-country", .country),
            ("name_of_debtor", .name), ("beneficiary.dob", .birthDate), ("amount", .amount), ("", .unrecognised),
            ("__", .unrecognised), ("filename", .unrecognised), ("remittanceInformation", .text), ("UETR", .id),
            ("Sender IBAN", .identifier), ("bookingDate", .unrecognised),
        ]
        for (word, field) in cases { #expect(FieldVocabulary.meaning(of: word, at: .record).field == field, "\(word)") }
        #expect(FieldVocabulary.meaning(of: "Vorname", at: .party).field == .givenName)
        #expect(FieldVocabulary.meaning(of: "debtor", at: .party).field == .unrecognised)
        #expect(FieldVocabulary.meaning(of: "Reisepass", at: .identifier).field == .identifier)
        #expect(FieldVocabulary.meaning(of: "value", at: .identifier).field == .identifierValue)
    }

    @Test("a word is folded without trapping, whatever its bytes are")
    func hostileWords() {
        for word: [UInt8] in [
            [0xFF, 0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC0, 0x80], [0x80, 0x80, 0x80], [0xED, 0xA0, 0x80],
        ] {
            let folded = FoldedWord(word.span)
            #expect(folded != nil)
        }
        let long = [UInt8](repeating: 0x61, count: 129)
        #expect(FoldedWord(long.span) == nil)
        #expect(FoldedWord(long.span.extracting(first: 128)) != nil)
        let crescent = [UInt8](String(repeating: "界", count: 43).utf8)
        #expect(FoldedWord(crescent.span) == nil)
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
