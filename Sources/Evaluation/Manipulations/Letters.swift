extension String {
    init(_ scalars: some Sequence<Unicode.Scalar>) {
        self.init()
        unicodeScalars.append(contentsOf: scalars)
    }
}

extension Unicode.Scalar {
    var isLetter: Bool { properties.isAlphabetic && !properties.isDiacritic }
    var isUpper: Bool { properties.isUppercase }
    var isVowel: Bool { "aeiouAEIOU".unicodeScalars.contains(self) }
    var lower: Unicode.Scalar {
        let mapped = properties.lowercaseMapping.unicodeScalars
        return mapped.count == 1 ? mapped.first ?? self : self
    }
    var upper: Unicode.Scalar {
        let mapped = properties.uppercaseMapping.unicodeScalars
        return mapped.count == 1 ? mapped.first ?? self : self
    }
}

/// `text` in the letter case of what it stands for.
func recased(_ text: String, like model: ArraySlice<Unicode.Scalar>, inUpperWord: Bool) -> String {
    guard let first = model.first, first.isUpper else { return text }
    if inUpperWord || (model.count > 1 && model.allSatisfy { $0.isUpper || !$0.isLetter }) { return text.uppercased() }
    guard let start = text.unicodeScalars.first else { return text }
    return start.properties.uppercaseMapping + String(text.unicodeScalars.dropFirst())
}

extension Array<Unicode.Scalar> {
    /// All letters are capitals, and there are two or more.
    var isUpperWord: Bool {
        let letters = filter(\.isLetter)
        return letters.count > 1 && letters.allSatisfy(\.isUpper)
    }
}
