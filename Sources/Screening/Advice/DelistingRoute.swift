import ReferenceData

/// The body to which somebody who is on a list turns to be taken off it: a row of `Data/delisting.tsv`.
public struct DelistingRoute: Sendable, Hashable {
    /// First letters of the ids of the designations that it serves: `un:QD`.
    let prefix: String
    /// The body, with the article by which it decides.
    public let body: String
    /// Its page, `https`.
    public let page: String
    /// The act that sets the route up.
    public let basis: String

    static let table = DelistingRoute.read(ReferenceData.delisting)

    /// Reads the table; rows that can't be read are named in `problems`, which a test holds empty.
    static func read(_ bytes: [UInt8]) -> (routes: [DelistingRoute], problems: [String]) {
        let table = TableRows(bytes, name: "delisting.tsv", columns: 4)
        var problems = table.problems
        var routes: [DelistingRoute] = []
        for row in table.rows {
            guard row.cells.allSatisfy({ !$0.isEmpty }), row.cells[0].utf8.contains(UInt8(ascii: ":")),
                row.cells[2].hasPrefix("https://"), !routes.contains(where: { $0.prefix == row.cells[0] })
            else {
                problems.append("delisting.tsv:\(row.line)")
                continue
            }
            routes.append(DelistingRoute(prefix: row.cells[0], body: row.cells[1], page: row.cells[2], basis: row.cells[3]))
        }
        return (routes, problems)
    }

    /// Returns the routes of a list, by its id in the registry, that for all its designations first; empty where the table knows none.
    public static func routes(ofList list: String) -> [DelistingRoute] {
        table.routes.filter { $0.prefix.hasPrefix(list + ":") }.sorted { $0.prefix.utf8.count < $1.prefix.utf8.count }
    }

    /// The first letters of the references that it serves alone, `QD`; empty for the whole list.
    public var references: String { String(prefix.drop { $0 != ":" }.dropFirst()) }

    /// Returns the route of a designation, by its id; `nil` where the table knows none.
    public static func of(_ id: String) -> DelistingRoute? {
        table.routes.filter { id.hasPrefix($0.prefix) }.max { $0.prefix.utf8.count < $1.prefix.utf8.count }
    }
}
