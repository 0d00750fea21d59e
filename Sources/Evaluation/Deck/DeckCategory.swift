/// What a row of a generated deck asks. The raw value stands in the deck's column `category`.
public enum DeckCategory: String, Sendable, Hashable, CaseIterable {
    case control
    case typing
    case ocr
    case spacing
    case joining
    case order
    case initials
    case dropped
    case added
    case truncation
    case vowels
    case phonetic
    case transliteration
    case diacritics
    case confusable
    case invisible
    case abbreviation
    case title
    case mixed
    /// Names of one word, as listed and manipulated: reported apart, because there is no second word to know them by.
    case oneword
    /// Names near a listed one that are somebody else's.
    case negative
    /// The user's own ordinary names.
    case ordinary

    /// The categories made by changing a listed name of two words or more.
    public static let manipulations = allCases.filter { ![.control, .oneword, .negative, .ordinary].contains($0) }

    /// For a heading.
    public var title: String {
        switch self {
        case .control: "As listed"
        case .typing: "Typing errors"
        case .ocr: "OCR errors"
        case .spacing: "Spaces put in or moved"
        case .joining: "Words joined"
        case .order: "Other order"
        case .initials: "Initials"
        case .dropped: "Parts dropped"
        case .added: "Parts added"
        case .truncation: "Truncated"
        case .vowels: "Vowels dropped"
        case .phonetic: "Spelled by sound"
        case .transliteration: "Other transliteration"
        case .diacritics: "Diacritics"
        case .confusable: "Confusable letters"
        case .invisible: "Invisible characters"
        case .abbreviation: "Abbreviated"
        case .title: "Titles"
        case .mixed: "Mixed scripts"
        case .oneword: "Names of one word"
        case .negative: "Hard negatives"
        case .ordinary: "Ordinary names"
        }
    }

    /// What is done to a name, how much, and to which parts: the category's parameters in one or two sentences.
    public var method: String {
        switch self {
        case .control:
            "A listed name of any quality, unchanged."
        case .typing:
            """
            A letter left out, doubled, swapped with the next, or struck on a neighbouring key of a QWERTY keyboard: 1 edit in a \
            name of up to 10 letters, 2 in a longer one. Words of 4 letters or more; never a word's first letter; never twice in \
            a word under 6 letters. In Arabic and Hebrew script 1 edit up to 15 letters, and words of 5 letters or more.
            """
        case .ocr:
            """
            Letters read for others of like shape (o/0, l/1, s/5, b/8, m/rn, d/cl): 1 in a name of up to 10 letters, 2 in a \
            longer one, at most one a word. Latin script; words of 4 letters or more; any place in the word.
            """
        case .spacing:
            """
            One space too many inside a word of 7 letters or more, at least 3 letters on each side; or one space moved by one \
            letter between two words of 4 letters or more.
            """
        case .joining:
            "Two neighbouring words written as one, or joined by a hyphen; a hyphen inside a word left out. One place a name."
        case .order:
            """
            Persons. The family name first, with a comma or without; it moves with its particles (bin, al, von), the other words \
            keep their order.
            """
        case .initials:
            """
            Persons with three parts or more. One or more given or middle names become initials, with a stop or without; the \
            family name and at least one other part stay whole. A part is a word with its particles.
            """
        case .dropped:
            """
            Persons with three parts or more: one part between the first name and the family name left out, or two of four and \
            more; the first part and the family name stay. A part is a word with its particles. Organisations with three words \
            or more: a legal form or one common noun left out; the distinctive words stay.
            """
        case .added:
            """
            Persons: a given name of another listed person, of the same nationality where it has 20 or more, put in after the \
            first name. Organisations: a legal form or one common noun added at the end.
            """
        case .truncation:
            """
            A name of more than 35 characters is cut after the 35th, as payment messages do; of another the last word, of 7 \
            letters or more, is cut to 60 % of its letters, at least 5. At least 60 % of all letters are kept.
            """
        case .vowels:
            """
            The vowels a, e, i, o, u left out of every word that keeps 3 letters or more; a vowel that begins a word stays. \
            Latin script; at least two words of a name are so shortened. Common nouns and legal forms stay.
            """
        case .phonetic:
            """
            Letters written otherwise for the same sound (ph/f, c/k, x/ks, double and single letters, a silent h): 1 in a name \
            of up to 10 letters, 2 in a longer one, at most one a word. Latin script; words of 4 letters or more.
            """
        case .transliteration:
            """
            The whole name respelled as another tradition writes names of its origin (Arabic and Persian, Slavic, Chinese, \
            Korean): French, German, Turkish, Persian, scholarly, passport. A name listed in Cyrillic is written in Latin by one \
            of them. At least one letter differs.
            """
        case .diacritics:
            """
            Marks taken from all letters, or written as two letters (ü as ue); or put on one to three letters as scholarly and \
            national spellings do; or composed letters taken apart. In Arabic script, hamza, madda and final dots left out.
            """
        case .confusable:
            """
            Letters replaced by look-alikes of Cyrillic or Greek (one to three in a name, or all of one word), or the whole name \
            in full-width or mathematical letters.
            """
        case .invisible:
            """
            One to three characters that show nothing put inside words (zero-width space and joiner, soft hyphen, direction \
            marks, grapheme joiner, word joiner), or all spaces replaced by no-break or typographic ones.
            """
        case .abbreviation:
            """
            Words written in a customary abbreviation: of an organisation one or all that have one, of a person the first name \
            (Mohd, Abd.).
            """
        case .title:
            "A title or form of address before a person's name, or a suffix after it; the prefix M/V or MT before a ship's."
        case .mixed:
            "One word of a name in Latin letters written in Cyrillic, or one of a name in Cyrillic in Latin. Words of 4 letters or more; names of two words or more."
        case .oneword:
            """
            Names of one word of 5 letters or more: as listed, or with confusable letters or invisible characters, or, from 7 \
            letters on, typing errors or a spelling by sound as in those categories. Not part of the overall figures.
            """
        case .negative:
            """
            A name near a listed one that is somebody else's. One that is, holds or is part of a listed name, in that spelling \
            or another, is left out. Latin script.
            """
        case .ordinary:
            "The user's own names that are not listed."
        }
    }
}
