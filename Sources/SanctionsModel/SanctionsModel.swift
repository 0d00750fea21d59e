// SanctionsModel: plain values that every room speaks of: designations and parties, partial dates, identifiers with their
// check digits. Imports nothing.
