import ListReaders
import SanctionsModel
import WatchlistStore

/// Parties that don't exist, and a watchlist of them.
enum SampleList {
    static let text = """
        #! list: test
        #! title: Fictional parties
        #! version: 1
        #! date: 2026-01-02
        reference,type,name,quality,birth_date,nationality,identifiers,programme,listed_on,measures
        P1,person,Qasim Mahmoud Zoravandi Belhakem,primary,1957-03-10,SA,,TEST,,
        P1,person,قاسم محمود الزوراوندي,strong,,,,,,
        P2,person,Shukri Walid bin Halvadjian,primary,,IQ,,,,
        P3,person,Shukri Walid bin Halvadjian,primary,,IQ,,,,
        P4,person,Sergey Viktorovich Zhukhovitsky,primary,1961,RU,,,,
        P4,person,Сергей Викторович Жуховицкий,strong,,,,,,
        P5,person,Mikhail Andreyevich Tverdokhlebov,primary,,RU,,,,
        P6,person,Samir Zoravandi,primary,,SA,,,,
        P7,person,The Lion,weak,,,,,,
        P7,person,Günther Björn Ødegaardsen,primary,,NO,,,,
        P8,person,Vredenhain,primary,,,,,,
        O1,organisation,Norvexa International Trading Company Limited,primary,,,,,,
        O2,organisation,Kestrel Brigade 7,primary,,,,,,
        O3,organisation,Halvexa Shipping Company,primary,,,,,,
        V1,vessel,Blue Vexation,primary,,,,,,
        A1,aircraft,EP-XYZ,primary,,,,,,

        """

    /// - Parameter rows: lines beside those of the list.
    static func watchlist(adding rows: String = "") throws -> Watchlist {
        try Watchlist(lists: [ListReader().read(bytes: Array((text + rows).utf8), name: "test.csv")])
    }
}
