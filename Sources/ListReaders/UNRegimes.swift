import SanctionsModel

/// The sanctions regimes of the Security Council, by the first letters of a reference number: the resolutions by which
/// parties are listed and what those resolutions order against them.
///
/// Sources: the resolutions named in each row (https://main.un.org/securitycouncil/en/sanctions/information), and the
/// committees' own pages on measures. A travel ban binds individuals only. Territorial arms embargoes are no measure
/// against a listed party and stand in no row.
struct UNRegime {
    /// First letters of the reference number: `QD` in `QDi.006`.
    var prefix: String
    /// UN_LIST_TYPE as the list writes it.
    var listType: String
    /// Resolutions with their years, the one that governs listing first.
    var resolutions: [String]
    /// Measures against everyone listed; a travel ban is dropped for entities.
    var measures: [Measure]

    static let all: [UNRegime] = [
        // 2368 (2017) para. 1: assets, travel, arms.
        UNRegime(
            "QD", "Al-Qaida", ["2368 (2017)", "2253 (2015)", "1989 (2011)", "1267 (1999)"],
            [.assetFreeze, .travelBan, .armsEmbargo]),
        // 1988 (2011) para. 1, 2255 (2015) para. 1: assets, travel, arms.
        UNRegime("TA", "Taliban", ["2255 (2015)", "1988 (2011)"], [.assetFreeze, .travelBan, .armsEmbargo]),
        // 1483 (2003) paras. 19 and 23, committee of 1518 (2003): assets alone.
        UNRegime("IQ", "Iraq", ["1518 (2003)", "1483 (2003)"], [.assetFreeze]),
        // 1718 (2006) para. 8 (d) and (e): assets, travel.
        UNRegime("KP", "DPRK", ["1718 (2006)"], [.assetFreeze, .travelBan]),
        // 1737 (2006) para. 12 and 1929 (2010) para. 10; 2231 (2015) annex B para. 6 (c) and (e): assets, travel.
        UNRegime("IR", "Iran", ["1737 (2006)", "1929 (2010)", "2231 (2015)"], [.assetFreeze, .travelBan]),
        // 1970 (2011) paras. 15 and 17: each entry says which of the two it is listed for.
        UNRegime("LY", "Libya", ["1970 (2011)"], [.assetFreeze, .travelBan]),
        // 1844 (2008) paras. 1, 3 and 7; 2713 (2023): assets, travel, arms to those listed.
        UNRegime("SO", "Somalia", ["2713 (2023)", "1844 (2008)"], [.assetFreeze, .travelBan, .armsEmbargo]),
        // 1596 (2005) paras. 13 and 15, renewed by 2293 (2016): assets, travel.
        UNRegime("CD", "DRC", ["1533 (2004)", "2293 (2016)"], [.assetFreeze, .travelBan]),
        // 2127 (2013), 2134 (2014) paras. 30 and 32: assets, travel.
        UNRegime("CF", "CAR", ["2127 (2013)", "2134 (2014)"], [.assetFreeze, .travelBan]),
        // 2206 (2015) paras. 9 and 12: assets, travel.
        UNRegime("SS", "SouthSudan", ["2206 (2015)"], [.assetFreeze, .travelBan]),
        // 1591 (2005) para. 3 (d) and (e): assets, travel.
        UNRegime("SD", "Sudan", ["1591 (2005)"], [.assetFreeze, .travelBan]),
        // 2140 (2014) paras. 11 and 15, 2216 (2015) para. 14: assets, travel, arms to those listed.
        UNRegime("YE", "Yemen", ["2140 (2014)", "2216 (2015)"], [.assetFreeze, .travelBan, .armsEmbargo]),
        // 2653 (2022) paras. 3, 6 and 11: travel, assets, arms to those listed.
        UNRegime("HT", "Haiti", ["2653 (2022)"], [.assetFreeze, .travelBan, .armsEmbargo]),
        // 2048 (2012) para. 4: travel alone.
        UNRegime("GB", "GB", ["2048 (2012)"], [.travelBan]),
        // 2374 (2017) paras. 1 and 4, ended by 2690 (2023): travel, assets.
        UNRegime("ML", "Mali", ["2374 (2017)"], [.assetFreeze, .travelBan]),
        // 1636 (2005) para. 3: travel, assets.
        UNRegime("LB", "Lebanon", ["1636 (2005)"], [.assetFreeze, .travelBan]),
        // 1521 (2003) para. 4 and 1532 (2004) para. 1, ended by 2288 (2016): travel, assets.
        UNRegime("LR", "Liberia", ["1521 (2003)", "1532 (2004)"], [.assetFreeze, .travelBan]),
        // 1572 (2004) paras. 9 and 11, ended by 2283 (2016): travel, assets.
        UNRegime("CI", "Cote d'Ivoire", ["1572 (2004)"], [.assetFreeze, .travelBan]),
    ]

    private init(_ prefix: String, _ listType: String, _ resolutions: [String], _ measures: [Measure]) {
        self.prefix = prefix
        self.listType = listType
        self.resolutions = resolutions
        self.measures = measures
    }

    /// By the reference number's prefix, else by the list type; `nil` for a regime that the table doesn't know.
    static func of(reference: String, listType: String) -> UNRegime? {
        let prefix = String(decoding: reference.utf8.prefix(2), as: UTF8.self)
        return all.first { $0.prefix == prefix } ?? all.first { $0.listType == listType }
    }

    /// What the regime orders against one entry. Where the entry's comments say by which measures it is listed,
    /// `(Travel Ban, Asset Freeze)` as in the Libya list, they decide.
    func measures(isPerson: Bool, comments: String) -> [Measure] {
        var measures = self.measures
        let said = UNRegime.measures(saidIn: comments)
        if !said.isEmpty { measures = said }
        return isPerson ? measures : measures.filter { $0 != .travelBan }
    }

    private static func measures(saidIn comments: String) -> [Measure] {
        guard comments.utf8.contains(UInt8(ascii: "(")) else { return [] }
        var measures: [Measure] = []
        for group in BracketedText(comments).groups {
            let words = group.text.asciiLowercased.pieces(separatedBy: UInt8(ascii: ","))
            let named = words.compactMap { word -> Measure? in
                switch word {
                case "asset freeze", "assets freeze": .assetFreeze
                case "travel ban": .travelBan
                case "arms embargo": .armsEmbargo
                default: nil
                }
            }
            // A bracket that holds anything else is a remark.
            guard named.count == words.count else { continue }
            for measure in named { measures.appendUnique(measure) }
        }
        return [.assetFreeze, .travelBan, .armsEmbargo].filter(measures.contains)
    }
}
