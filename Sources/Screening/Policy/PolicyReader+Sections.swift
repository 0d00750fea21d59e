import JSON
import SanctionsModel

/// The sections of a policy file; each lays what it states over a policy.
extension PolicyReader {
    mutating func sections(_ members: [JSONValue.Member], _ path: String, _ policy: inout Policy) {
        for member in members {
            let path = self.path(path, member.key)
            switch member.key {
            case "thresholds": thresholds(member.value, path, &policy.thresholds)
            case "weakAliases": weakAliases(member.value, path, &policy.weakAliases)
            case "priority": priority(member.value, path, &policy.priority)
            case "ignoredWords": policy.ignoredWords = union(policy.ignoredWords, words(member.value, path))
            case "selection": selection(member.value, path, &policy.selection)
            case "maximumAge": maximumAge(member.value, path, &policy.maximumAge)
            case "suppressions": policy.suppressions += suppressions(member.value, path)
            default: continue
            }
        }
    }

    private func union(_ words: [String], _ more: [String]) -> [String] {
        var known: Set<String> = []
        return (words + more).filter { known.insert($0).inserted }
    }

    // MARK: Thresholds

    /// `default` is for every type, wherever it stands in the object.
    private mutating func thresholds(_ node: JSONValue, _ path: String, _ thresholds: inout Thresholds) {
        let members = members(node, path, of: PolicyKeys.thresholds)
        for member in members where member.key == PolicyKeys.otherwise {
            for type in PartyType.allCases {
                lines(member.value, self.path(path, member.key), &thresholds[type], isFirst: type == .any)
            }
        }
        for member in members {
            if let type = PartyType.allCases.first(where: { $0.name == member.key }) {
                lines(member.value, self.path(path, member.key), &thresholds[type], isFirst: true)
            }
        }
        // The search of texts is exact from 0.50 on, and searches no lower.
        if let text = members.first(where: { $0.key == "text" }) {
            thresholds.text = score(text.value, self.path(path, "text"), from: 5_000) ?? thresholds.text
        }
    }

    /// One line for all qualities, or one for each. Problems are told once, though `default` is read for every type.
    private mutating func lines(_ node: JSONValue, _ path: String, _ lines: inout Thresholds.ByQuality, isFirst: Bool) {
        let known = problems
        defer { if !isFirst { problems = known } }
        guard node.object != nil else {
            if let score = score(node, path) { lines = Thresholds.ByQuality(score) }
            return
        }
        for member in members(node, path, of: PolicyKeys.qualities) {
            guard let score = score(member.value, self.path(path, member.key)) else { continue }
            switch member.key {
            case "primary": lines.primary = score
            case "strong": lines.strong = score
            default: lines.weak = score
            }
        }
    }

    // MARK: Weak aliases, priority

    private mutating func weakAliases(_ node: JSONValue, _ path: String, _ rule: inout WeakAliasRule) {
        for member in members(node, path, of: PolicyKeys.weakAliases) {
            let path = self.path(path, member.key)
            if member.key == "alerts" {
                rule.alerts = choice(member.value, path) ?? rule.alerts
                continue
            }
            rule.corroboratedBy = Set(list(member.value, path).compactMap { choice($0.value, $0.path) })
        }
    }

    private mutating func priority(_ node: JSONValue, _ path: String, _ rules: inout PriorityRules) {
        for member in members(node, path, of: PolicyKeys.priority) {
            let path = self.path(path, member.key)
            guard let kind = SecondaryEvidence.Kind(rawValue: member.key) else {
                rules.highScore = score(member.value, path) ?? rules.highScore
                continue
            }
            var effects = rules[kind]
            for effect in members(member.value, path, of: PolicyKeys.effects) {
                let isConflict = effect.key == "conflict"
                guard let read = self.effect(effect.value, self.path(path, effect.key), mayRelease: isConflict) else { continue }
                if isConflict { effects.conflict = read } else { effects.match = read }
            }
            rules[kind] = effects
        }
    }

    private mutating func effect(_ node: JSONValue, _ path: String, mayRelease: Bool) -> PriorityEffect? {
        guard let word = node.string else { return integer(node, path, -2...2).map { .step($0) } }
        if word == "release", mayRelease { return .release }
        if let priority = Priority(rawValue: word), !mayRelease { return .atLeast(priority) }
        let words = mayRelease ? "“release”" : "“low”, “medium” or “high”"
        problem(node.line, path, "expected a step from -2 to 2 or \(words), found “\(word)”")
        return nil
    }

    // MARK: Words, selection, age

    private mutating func words(_ node: JSONValue, _ path: String) -> [String] {
        list(node, path).compactMap { filled($0.value, $0.path) }
    }

    private mutating func selection(_ node: JSONValue, _ path: String, _ selection: inout Selection) {
        for member in members(node, path, of: PolicyKeys.selection) {
            let path = self.path(path, member.key)
            switch member.key {
            case "lists": decisions(member.value, path, &selection.lists)
            case "programmes": decisions(member.value, path, &selection.programmes)
            default: decisions(member.value, path, &selection.measures)
            }
        }
    }

    private mutating func decisions(_ node: JSONValue, _ path: String, _ choice: inout Selection.Choice) {
        for member in members(node, path, of: nil) {
            let path = self.path(path, member.key)
            let word = Selection.normalised(member.key)
            if word.isEmpty { problem(member.line, path, "a word is missing") }
            guard let decision: Decision = self.choice(member.value, path) else { continue }
            if word == PolicyKeys.otherwise { choice.otherwise = decision } else { choice.byWord[word] = decision }
        }
    }

    private static let longestAge = 36_525

    private mutating func maximumAge(_ node: JSONValue, _ path: String, _ ages: inout ListAges) {
        guard node.object != nil else {
            ages.otherwise = integer(node, path, 0...PolicyReader.longestAge) ?? ages.otherwise
            return
        }
        for member in members(node, path, of: nil) {
            guard let days = integer(member.value, self.path(path, member.key), 0...PolicyReader.longestAge) else { continue }
            let list = Selection.normalised(member.key)
            if list == PolicyKeys.otherwise { ages.otherwise = days } else { ages.byList[list] = days }
        }
    }

    // MARK: Suppressions

    private mutating func suppressions(_ node: JSONValue, _ path: String) -> [Suppression] {
        list(node, path).compactMap { suppression($0.value, $0.path) }
    }

    private mutating func suppression(_ node: JSONValue, _ path: String) -> Suppression? {
        let members = members(node, path, of: PolicyKeys.suppression)
        guard node.object != nil else { return nil }
        for key in PolicyKeys.suppression where !members.contains(where: { $0.key == key }) {
            problem(
                node.line, self.path(path, key),
                "it is missing: a suppression states \(PolicyKeys.suppression.joined(separator: ", "))")
        }
        var texts: [String: String] = [:]
        var days: [String: PartialDate.Day] = [:]
        var (party, designation): ((name: String, fingerprint: String)?, (id: String, fingerprint: String)?)
        for member in members {
            let path = self.path(path, member.key)
            switch member.key {
            case "party": party = suppressedParty(member.value, path)
            case "designation": designation = suppressedDesignation(member.value, path)
            case "created", "expires": days[member.key] = day(member.value, path)
            default: texts[member.key] = filled(member.value, path)
            }
        }
        if let author = texts["author"], let approver = texts["approver"],
            Fingerprint.normalised(author) == Fingerprint.normalised(approver)
        {
            problem(node.line, self.path(path, "approver"), "the approver must be somebody else than the author")
        }
        if let created = days["created"], let expires = days["expires"], expires < created {
            problem(node.line, self.path(path, "expires"), "it expires before it is created")
        }
        guard let party, let designation, let reason = texts["reason"], let author = texts["author"],
            let approver = texts["approver"], let created = days["created"], let expires = days["expires"]
        else { return nil }
        // What it would refuse is among the problems by now.
        return try? Suppression(
            partyName: party.name, partyFingerprint: party.fingerprint, designation: designation.id,
            designationFingerprint: designation.fingerprint, reason: reason, author: author, approver: approver,
            created: created, expires: expires)
    }

    /// The party's name and fingerprint. The fingerprint is the one stated, or made of the fields; where both stand they must
    /// agree.
    private mutating func suppressedParty(_ node: JSONValue, _ path: String) -> (name: String, fingerprint: String)? {
        var party = Party(name: "")
        var stated: String?
        let known = problems.count
        let members = members(node, path, of: PolicyKeys.suppressedParty)
        for member in members {
            let path = self.path(path, member.key)
            switch member.key {
            case "name": party.name = filled(member.value, path) ?? ""
            case "type":
                guard let word = text(member.value, path) else { continue }
                if let type = PartyType.allCases.first(where: { $0.name == word }) {
                    party.type = type
                } else {
                    problem(member.line, path, "expected one of \(PolicyKeys.types.joined(separator: ", ")), found “\(word)”")
                }
            case "birthDate": party.birthDate = text(member.value, path)
            case "country": party.country = text(member.value, path)
            case "nationality": party.nationality = text(member.value, path)
            case "gender": party.gender = text(member.value, path)
            case "address": party.address = text(member.value, path)
            case "identifiers": party.identifiers = list(member.value, path).compactMap { identifier($0.value, $0.path) }
            default: stated = fingerprint(member.value, path)
            }
        }
        guard node.object != nil else { return nil }
        if !members.contains(where: { $0.key == "name" }) { problem(node.line, self.path(path, "name"), "it is missing") }
        guard problems.count == known else { return nil }
        let made = Fingerprint.of(party)
        guard let stated else { return (party.name, made) }
        let hasFields = members.contains { $0.key != "name" && $0.key != "fingerprint" }
        if hasFields, stated != made {
            problem(node.line, self.path(path, "fingerprint"), "it is not that of the fields beside it, which is \(made)")
        }
        return (party.name, stated)
    }

    private mutating func identifier(_ node: JSONValue, _ path: String) -> Identifier? {
        var identifier = Identifier(kind: "", value: "")
        for member in members(node, path, of: PolicyKeys.identifier) {
            let path = self.path(path, member.key)
            switch member.key {
            case "kind": identifier.kind = text(member.value, path) ?? ""
            case "value": identifier.value = filled(member.value, path) ?? ""
            default: identifier.country = text(member.value, path) ?? ""
            }
        }
        guard node.object != nil else { return nil }
        if node["value"] == nil { problem(node.line, self.path(path, "value"), "it is missing") }
        return identifier
    }

    private mutating func suppressedDesignation(_ node: JSONValue, _ path: String) -> (id: String, fingerprint: String)? {
        var (id, stated): (String?, String?)
        for member in members(node, path, of: PolicyKeys.suppressedDesignation) {
            let path = self.path(path, member.key)
            switch member.key {
            case "id": id = filled(member.value, path)
            case "fingerprint": stated = fingerprint(member.value, path)
            default: _ = text(member.value, path)
            }
        }
        guard let members = node.object else { return nil }
        for key in ["id", "fingerprint"] where !members.contains(where: { $0.key == key }) {
            problem(node.line, self.path(path, key), "it is missing: `screen policy suppress` prints it")
        }
        guard let id, let stated else { return nil }
        return (id, stated)
    }

    private mutating func fingerprint(_ node: JSONValue, _ path: String) -> String? {
        guard let text = text(node, path) else { return nil }
        guard Fingerprint.isValid(text) else {
            problem(node.line, path, "expected 32 digits of 0-9 and a-f, found “\(text)”")
            return nil
        }
        return text
    }
}
