import MessageReaders
import Screening

extension FuzzFamily {
    /// What users write: policies and mappings; and alerts that are read back.
    static let settings: [FuzzFamily] = [
        FuzzFamily("policy") { input in
            do throws(PolicyFileError) {
                let file = try PolicyFile(input, file: "input")
                // The canonical form is itself a policy file, which decides the same.
                let again = try PolicyFile(Array(file.policy.canonicalForm.utf8), file: "canonical form")
                require(again.policy.hash == file.policy.hash, "the canonical form decides something else")
            } catch {
                require(!error.problems.isEmpty && error.file == "input", "a refusal has a reason: \(error)")
            }
        },
        FuzzFamily("mappings") { input in
            do throws(InputError) {
                let mappings = try FieldMapping.list(input.span, file: "input")
                require(!mappings.isEmpty, "a file of mappings holds one")
            } catch {
                require(!error.reason.isEmpty, "a refusal has a reason")
            }
        },
        FuzzFamily("alerts") { input in
            do throws(ReplayError) {
                let sealed = try SealedRecord(reading: input, number: 1)
                require(sealed.offset >= 0 && sealed.length >= 0, "a place lies in a file")
            } catch {
                require(!error.description.isEmpty, "a refusal has a reason")
            }
        },
    ]
}
