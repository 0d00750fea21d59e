import SanctionsModel
import Screening

/// A designation in full, as JSON.
enum DesignationText {
    /// Writes one object with every field of the designation; lists that are empty are written as such.
    static func write(_ designation: Designation, of list: SourceList?, to out: inout JSONOutput) {
        out.object { out in
            out.field("id", designation.id)
            out.field("authority", designation.authority)
            out.field("reference", designation.reference)
            out.field("type", designation.type.name)
            out.key("names")
            out.array(designation.names) { out, name in
                out.object { out in
                    out.field("text", name.text)
                    out.field("quality", name.quality.name)
                    out.field("origin", name.origin == .parsed ? "parsed" : "written")
                    out.field("family", name.family)
                    out.field("given", name.given)
                    out.field("language", name.language)
                }
            }
            texts("genders", designation.genders.map(\.name), &out)
            out.key("births")
            out.array(designation.births) { out, birth in
                out.object { out in
                    out.field("date", birth.date?.description ?? "")
                    out.field("city", birth.city)
                    out.field("region", birth.region)
                    out.field("country", birth.country)
                    out.field("note", birth.note)
                }
            }
            texts("nationalities", designation.nationalities, &out)
            out.key("identifiers")
            out.array(designation.identifiers) { out, identifier in
                out.object { out in
                    out.field("kind", identifier.kind)
                    out.field("value", identifier.value)
                    out.field("country", identifier.country)
                    out.field("note", identifier.note)
                }
            }
            out.key("addresses")
            out.array(designation.addresses) { out, address in
                out.object { out in
                    out.field("street", address.street)
                    out.field("city", address.city)
                    out.field("region", address.region)
                    out.field("postalCode", address.postalCode)
                    out.field("country", address.country)
                    out.field("note", address.note)
                }
            }
            texts("titles", designation.titles, &out)
            texts("programmes", designation.programmes, &out)
            texts("legalBasis", designation.legalBasis, &out)
            out.field("listedOn", designation.listedOn?.description ?? "")
            texts("updatedOn", designation.updatedOn.map(\.description), &out)
            texts("measures", designation.measures.map(\.kind), &out)
            texts("remarks", designation.remarks, &out)
            out.key("list")
            out.object { out in
                out.field("id", list?.id ?? "")
                out.field("version", list?.version ?? "")
                out.field("date", list?.date?.description ?? "")
                out.field("sha256", list?.sha256 ?? "")
            }
        }
    }

    private static func texts(_ key: StaticString, _ texts: [String], _ out: inout JSONOutput) {
        out.key(key)
        out.array(texts) { $0.string($1) }
    }
}
