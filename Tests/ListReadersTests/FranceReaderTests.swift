import SanctionsModel
import Testing

@testable import ListReaders

private func register(_ entries: String...) -> String {
    "{\"Publications\":{\"DatePublication\":\"2025-02-03T00:00:00\",\n\"PublicationDetail\":[\(entries.joined(separator: ","))]}}"
}

private func field(_ type: String, _ values: String) -> String { "{\"TypeChamp\":\"\(type)\",\"Valeur\":[\(values)]}" }

private func entry(_ nature: String, _ name: String, _ fields: String..., id: Int = 7) -> String {
    "\n{\"IdRegistre\":\(id),\"Nature\":\"\(nature)\",\"Nom\":\"\(name)\",\"RegistreDetail\":[\(fields.joined(separator: ","))]}"
}

@Test func readsTheRegisterOfFrance() throws {
    let list = try Samples.read(
        register(
            entry(
                "Personne physique", "GRISARD", field("PRENOM", #"{"Prenom":"Karim"}"#),
                field("ALIAS", #"{"Alias":"Abou Gris; Karim le Gris"},{"Alias":"Grisou","Commentaire":"jeune"}"#),
                field("SEXE", #"{"Sexe":"Masculin"}"#),
                field("DATE_DE_NAISSANCE", #"{"Jour":"2","Mois":"3","Annee":"1961","Commentaire":""}"#),
                field("LIEU_DE_NAISSANCE", #"{"Lieu":"Grisville","Pays":"Grisonie"}"#),
                field("NATIONALITE", #"{"Pays":"Grisonie"}"#),
                field("PASSEPORT", #"{"NumeroPasseport":"G1234567","Commentaire":"perdu"}"#),
                field(
                    "IDENTIFICATION",
                    #"{"Identification":"123456789","Commentaire":"Numéro d’identification fiscale :"},{"Identification":"Barbe grise","Commentaire":null}"#
                ),
                field("ADRESSE_PP", #"{"Adresse":"1 rue Grise","Pays":"Grisonie"}"#), field("TITRE", #"{"Titre":"Colonel"}"#),
                field("FONDEMENT_JURIDIQUE", #"{"FondementJuridique":"GRIS","FondementJuridiqueLabel":"R (UE) 1/2025"}"#),
                field("REFERENCE_UE", #"{"ReferenceUe":"EU.1.23"}"#), field("REFERENCE_ONU", #"{"ReferenceOnu":"QDi.999"}"#),
                field("MOTIFS", #"{"Motifs":"Parce que."}"#), field("COULEUR", #"{"Couleur":"gris"}"#)),
            entry("Navire", "ETOILE GRISE", field("NUMERO_OMI", #"{"NumeroOMI":"1234567"}"#), id: 8),
            entry("Nuage", "Gris", id: 9)))
    #expect(list.id == "fr")
    #expect(list.version == "2025-02-03T00:00:00")
    #expect(list.date?.description == "2025-02-03")
    #expect(list.designations.map(\.id) == ["fr:7", "fr:8", "fr:9"])
    #expect(list.designations.map(\.type) == [.person, .vessel, .any])
    let person = list.designations[0]
    #expect(person.names[0] == ListedName("Karim GRISARD", quality: .primary, family: "GRISARD", given: "Karim"))
    #expect(person.names.map(\.text).contains("Abou Gris") && person.names.map(\.text).contains("Grisou"))
    #expect(person.genders == [.male])
    #expect(
        person.births == [Birth(date: PartialDate(year: 1961, month: 3, day: 2), city: "Grisville", country: "Grisonie")])
    #expect(
        person.identifiers == [
            Identifier(kind: "passport", value: "G1234567", note: "perdu"), Identifier(kind: "tax-id", value: "123456789"),
        ])
    #expect(person.addresses == [Address(street: "1 rue Grise", country: "Grisonie")])
    #expect(person.legalBasis == ["R (UE) 1/2025"])
    #expect(person.programmes == ["GRIS"])
    #expect(person.measures == [.assetFreeze])
    #expect(
        person.remarks == [
            "Alias Grisou: jeune", "Barbe grise", "European Union reference: EU.1.23", "United Nations reference: QDi.999",
            "Parce que.", "COULEUR: gris",
        ])
    #expect(list.count("unknown field COULEUR") == 1)
    #expect(list.designations[1].identifiers == [Identifier(kind: "imo", value: "1234567")])
}

@Test(arguments: [
    (#"{"Jour":"","Mois":"","Annee":"1961"}"#, "1961"), (#"{"Jour":null,"Mois":"03","Annee":1961}"#, "1961-03"),
    (#"{"Jour":"00","Mois":"00","Annee":"1961"}"#, "1961"), (#"{"Jour":"","Mois":"","Annee":"vers 1961"}"#, "circa 1961"),
    (#"{"Jour":"","Mois":"","Annee":"1958-1961"}"#, "1958..1961"),
])
func readsDatesOfTheRegister(value: String, date: String) throws {
    let list = try Samples.read(register(entry("Personne physique", "G", field("DATE_DE_NAISSANCE", value))))
    #expect(list.designations[0].births.map { $0.date?.description } == [date])
}

@Test func aDateThatIsNoneStaysANote() throws {
    let list = try Samples.read(
        register(entry("Personne physique", "G", field("DATE_DE_NAISSANCE", #"{"Jour":"31","Mois":"02","Annee":"1961"}"#))))
    #expect(list.designations[0].births == [Birth(note: "31 02 1961")])
    #expect(list.count("date of birth not readable") == 1)
}

@Test func rejectsRegistersThatAreCutOrEmpty() {
    let whole = Array(register(entry("Navire", "ETOILE GRISE")).utf8)
    #expect(Samples.error(whole) == nil)
    for length in 0..<whole.count { #expect(Samples.error(Array(whole[..<length])) != nil, "cut at \(length)") }
    #expect(Samples.error(register(""))?.reason == "the list holds no entry")
    #expect(Samples.error("{\"Publications\":{}}")?.reason == "Publications has no PublicationDetail")
    #expect(Samples.error(register("\n{\"Nom\":\"X\"}"))?.line == 3)
}
