import Bytes
import SanctionsModel

/// How a designation is written into the cold part of a watchlist: what only an alert prints.
extension Designation {
    func write(to out: inout ByteWriter) {
        out.write(id)
        out.write(authority)
        out.write(reference)
        out.write(Int(type.rawValue))
        out.write(names) { out, name in
            out.write(name.text)
            out.write(Int(name.quality.rawValue))
            out.write(Int(name.origin.rawValue))
            out.write(name.family)
            out.write(name.given)
            out.write(name.language)
        }
        out.write(genders) { $0.write(Int($1.rawValue)) }
        out.write(births) { out, birth in
            out.write(birth.date.map { [$0] } ?? []) { $1.write(to: &$0) }
            out.write(birth.city)
            out.write(birth.region)
            out.write(birth.country)
            out.write(birth.note)
        }
        out.write(nationalities) { $0.write($1) }
        out.write(identifiers) { out, identifier in
            out.write(identifier.kind)
            out.write(identifier.value)
            out.write(identifier.country)
            out.write(identifier.note)
        }
        out.write(addresses) { out, address in
            out.write(address.street)
            out.write(address.city)
            out.write(address.region)
            out.write(address.postalCode)
            out.write(address.country)
            out.write(address.note)
        }
        out.write(titles) { $0.write($1) }
        out.write(programmes) { $0.write($1) }
        out.write(legalBasis) { $0.write($1) }
        out.write(listedOn.map { [$0] } ?? []) { $1.write(to: &$0) }
        out.write(updatedOn) { $1.write(to: &$0) }
        out.write(measures) { $0.write($1.kind) }
        out.write(remarks) { $0.write($1) }
    }

    /// The designation, or `nil` when the bytes are damaged.
    init?(reading bytes: Span<UInt8>) {
        var input = ByteReader(bytes)
        self.init(
            id: input.readText(), authority: input.readText(), reference: input.readText(),
            type: PartyType(rawValue: UInt8(truncatingIfNeeded: input.readNumber())) ?? .any)
        names = input.readList { input in
            ListedName(
                input.readText(),
                quality: ListedName.Quality(rawValue: UInt8(truncatingIfNeeded: input.readNumber())) ?? .weak,
                origin: ListedName.Origin(rawValue: UInt8(truncatingIfNeeded: input.readNumber())) ?? .written,
                family: input.readText(), given: input.readText(), language: input.readText())
        }
        genders = input.readList { Gender(rawValue: UInt8(truncatingIfNeeded: $0.readNumber())) ?? .male }
        births = input.readList { input in
            Birth(
                date: input.readList { PartialDate(from: &$0) }.first ?? nil, city: input.readText(), region: input.readText(),
                country: input.readText(), note: input.readText())
        }
        nationalities = input.readList { $0.readText() }
        identifiers = input.readList { input in
            Identifier(kind: input.readText(), value: input.readText(), country: input.readText(), note: input.readText())
        }
        addresses = input.readList { input in
            Address(
                street: input.readText(), city: input.readText(), region: input.readText(), postalCode: input.readText(),
                country: input.readText(), note: input.readText())
        }
        titles = input.readList { $0.readText() }
        programmes = input.readList { $0.readText() }
        legalBasis = input.readList { $0.readText() }
        listedOn = input.readList { PartialDate(from: &$0) }.first ?? nil
        updatedOn = input.readList { PartialDate(from: &$0) }.compactMap { $0 }
        measures = input.readList { Measure($0.readText()) }
        remarks = input.readList { $0.readText() }
        if input.isDamaged { return nil }
    }
}

extension PartialDate {
    fileprivate func write(to out: inout ByteWriter) {
        for day in [earliest, latest] {
            out.write(day.year)
            out.write(day.month)
            out.write(day.day)
        }
        out.write(Int(precision.rawValue) * 2 + (isCirca ? 1 : 0))
    }

    fileprivate init?(from input: inout ByteReader) {
        let first = Day(year: input.readNumber(), month: input.readNumber(), day: input.readNumber())
        let last = Day(year: input.readNumber(), month: input.readNumber(), day: input.readNumber())
        let code = input.readNumber()
        guard let first, let last, let precision = Precision(rawValue: UInt8(truncatingIfNeeded: code / 2)) else { return nil }
        self.init(earliest: first, latest: last, precision: precision, isCirca: code % 2 == 1)
    }
}

extension SourceList {
    /// What a watchlist keeps of a source beside its designations.
    func writeDescription(to out: inout ByteWriter) {
        out.write(id)
        out.write(title)
        out.write(version)
        out.write(date.map { [$0] } ?? []) { $1.write(to: &$0) }
        out.write(files) { out, file in
            out.write(file.name)
            out.write(file.size)
            out.write(file.sha256)
        }
        out.write(sha256)
        out.write(entryCount)
        out.write(isExcerpt ? 1 : 0)
        out.write(quirks) { out, quirk in
            out.write(quirk.kind)
            out.write(quirk.count)
            out.write(quirk.examples) { $0.write($1) }
        }
    }

    /// A source without its designations.
    init(description input: inout ByteReader) {
        let id = input.readText()
        let title = input.readText()
        let version = input.readText()
        let date = input.readList { PartialDate(from: &$0) }.first ?? nil
        let files = input.readList { input in
            SourceFile(name: input.readText(), size: input.readNumber(), sha256: input.readText())
        }
        let sha256 = input.readText()
        let entryCount = input.readNumber()
        let isExcerpt = input.readNumber() == 1
        let quirks = input.readList { input in
            Quirk(kind: input.readText(), count: input.readNumber(), examples: input.readList { $0.readText() })
        }
        self.init(
            id: id, title: title, version: version, date: date, files: files, sha256: sha256, entryCount: entryCount,
            designations: [], quirks: quirks)
        self.isExcerpt = isExcerpt
    }
}
