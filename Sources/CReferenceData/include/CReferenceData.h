#ifndef CREFERENCEDATA_H
#define CREFERENCEDATA_H

#include <stddef.h>

/// The readable tables and lists that travel inside the program. The files stand in the rooms that own them; the C compiler
/// embeds them (C23 #embed), which takes no time, where a Swift array literal of the same bytes takes minutes.
typedef enum {
    CREFERENCEDATA_ROMANISATION,
    CREFERENCEDATA_FOLDING,
    CREFERENCEDATA_CONFUSABLES,
    CREFERENCEDATA_FAMILIES,
    CREFERENCEDATA_REGIONS,
    CREFERENCEDATA_STATES,
    CREFERENCEDATA_NATIONALITIES,
    CREFERENCEDATA_GENDERS,
    CREFERENCEDATA_ADDRESSES,
    CREFERENCEDATA_PINYIN,
    CREFERENCEDATA_CANTONESE,
    CREFERENCEDATA_WORDS,
    CREFERENCEDATA_PHRASES,
    CREFERENCEDATA_VARIANTS,
    CREFERENCEDATA_FREQUENCY,
    CREFERENCEDATA_LETTERS,
    CREFERENCEDATA_RESPELLINGS,
    CREFERENCEDATA_SHAPES,
    CREFERENCEDATA_DECK_WORDS,
    CREFERENCEDATA_MESSAGES,
    CREFERENCEDATA_POSTAL_ADDRESSES,
    CREFERENCEDATA_AUTHORITIES,
    CREFERENCEDATA_CARRIES,
    CREFERENCEDATA_REGIMES,
    CREFERENCEDATA_EXCERPT_EU,
    CREFERENCEDATA_EXCERPT_UN,
    CREFERENCEDATA_EXCERPT_US_SDN,
    CREFERENCEDATA_POLICY_SCHEMA,
    CREFERENCEDATA_IDENTIFIER_LABELS,
} creferencedata_table;

/// The bytes of a table, for as long as the program runs, and their number.
const unsigned char *_Nonnull creferencedata_bytes(creferencedata_table table, size_t *_Nonnull count);

#endif
