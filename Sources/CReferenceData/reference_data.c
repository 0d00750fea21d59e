#include "CReferenceData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char romanisation[] = {
#embed "../NameText/Data/romanisation.tsv"
};
static const unsigned char folding[] = {
#embed "../NameText/Data/folding.tsv"
};
static const unsigned char confusables[] = {
#embed "../NameText/Data/confusables.tsv"
};
static const unsigned char families[] = {
#embed "../NameText/Data/families.tsv"
};
static const unsigned char regions[] = {
#embed "../NameText/Data/regions.tsv"
};
static const unsigned char states[] = {
#embed "../NameText/Data/states.tsv"
};
static const unsigned char nationalities[] = {
#embed "../NameText/Data/nationalities.tsv"
};
static const unsigned char demonyms[] = {
#embed "../NameText/Data/demonyms.tsv"
};
static const unsigned char genders[] = {
#embed "../NameText/Data/genders.tsv"
};
static const unsigned char addresses[] = {
#embed "../NameText/Data/addresses.tsv"
};
static const unsigned char pinyin[] = {
#embed "../NameText/Data/pinyin.tsv"
};
static const unsigned char cantonese[] = {
#embed "../NameText/Data/cantonese.tsv"
};
static const unsigned char words[] = {
#embed "../NameMatching/Data/words.tsv"
};
static const unsigned char phrases[] = {
#embed "../NameMatching/Data/phrases.tsv"
};
static const unsigned char variants[] = {
#embed "../NameMatching/Data/variants.tsv"
};
static const unsigned char frequency[] = {
#embed "../NameMatching/Data/frequency.tsv"
};
static const unsigned char ordinary[] = {
#embed "../NameMatching/Data/ordinary.tsv"
};
static const unsigned char letters[] = {
#embed "../NameMatching/Data/letters.tsv"
};
static const unsigned char headers[] = {
#embed "../MessageReaders/Data/headers.tsv"
};
static const unsigned char respellings[] = {
#embed "../Evaluation/Data/respellings.tsv"
};
static const unsigned char shapes[] = {
#embed "../Evaluation/Data/shapes.tsv"
};
static const unsigned char deck_words[] = {
#embed "../Evaluation/Data/deck-words.tsv"
};
static const unsigned char messages[] = {
#embed "../Evaluation/Data/messages.txt"
};
static const unsigned char postal_addresses[] = {
#embed "../Evaluation/Data/postal-addresses.tsv"
};
static const unsigned char authorities[] = {
#embed "../../lists/authorities.csv"
};
static const unsigned char carries[] = {
#embed "../../lists/carries.csv"
};
static const unsigned char regimes[] = {
#embed "../WatchlistStore/Data/regimes.tsv"
};
static const unsigned char un_regimes[] = {
#embed "../ListReaders/Data/un-regimes.tsv"
};
static const unsigned char ofac_programmes[] = {
#embed "../ListReaders/Data/ofac-programmes.tsv"
};
static const unsigned char excerpt_eu[] = {
#embed "../../lists/excerpt-eu.csv"
};
static const unsigned char excerpt_un[] = {
#embed "../../lists/excerpt-un.csv"
};
static const unsigned char excerpt_us_sdn[] = {
#embed "../../lists/excerpt-us-sdn.csv"
};
static const unsigned char policy_schema[] = {
#embed "../Screening/Policy/policy.schema.json"
};
static const unsigned char identifier_labels[] = {
#embed "../Screening/Data/identifier-labels.tsv"
};
static const unsigned char measures[] = {
#embed "../Screening/Data/measures.tsv"
};
static const unsigned char jurisdictions[] = {
#embed "../Screening/Data/jurisdictions.tsv"
};
static const unsigned char delisting[] = {
#embed "../Screening/Data/delisting.tsv"
};

#define TABLE(name)             \
    *count = sizeof(name);      \
    return name

const unsigned char *creferencedata_bytes(creferencedata_table table, size_t *count) {
    switch (table) {
        case CREFERENCEDATA_ROMANISATION: TABLE(romanisation);
        case CREFERENCEDATA_FOLDING: TABLE(folding);
        case CREFERENCEDATA_CONFUSABLES: TABLE(confusables);
        case CREFERENCEDATA_FAMILIES: TABLE(families);
        case CREFERENCEDATA_REGIONS: TABLE(regions);
        case CREFERENCEDATA_STATES: TABLE(states);
        case CREFERENCEDATA_NATIONALITIES: TABLE(nationalities);
        case CREFERENCEDATA_DEMONYMS: TABLE(demonyms);
        case CREFERENCEDATA_GENDERS: TABLE(genders);
        case CREFERENCEDATA_ADDRESSES: TABLE(addresses);
        case CREFERENCEDATA_PINYIN: TABLE(pinyin);
        case CREFERENCEDATA_CANTONESE: TABLE(cantonese);
        case CREFERENCEDATA_WORDS: TABLE(words);
        case CREFERENCEDATA_PHRASES: TABLE(phrases);
        case CREFERENCEDATA_VARIANTS: TABLE(variants);
        case CREFERENCEDATA_FREQUENCY: TABLE(frequency);
        case CREFERENCEDATA_ORDINARY: TABLE(ordinary);
        case CREFERENCEDATA_LETTERS: TABLE(letters);
        case CREFERENCEDATA_HEADERS: TABLE(headers);
        case CREFERENCEDATA_RESPELLINGS: TABLE(respellings);
        case CREFERENCEDATA_SHAPES: TABLE(shapes);
        case CREFERENCEDATA_DECK_WORDS: TABLE(deck_words);
        case CREFERENCEDATA_MESSAGES: TABLE(messages);
        case CREFERENCEDATA_POSTAL_ADDRESSES: TABLE(postal_addresses);
        case CREFERENCEDATA_AUTHORITIES: TABLE(authorities);
        case CREFERENCEDATA_CARRIES: TABLE(carries);
        case CREFERENCEDATA_REGIMES: TABLE(regimes);
        case CREFERENCEDATA_UN_REGIMES: TABLE(un_regimes);
        case CREFERENCEDATA_OFAC_PROGRAMMES: TABLE(ofac_programmes);
        case CREFERENCEDATA_EXCERPT_EU: TABLE(excerpt_eu);
        case CREFERENCEDATA_EXCERPT_UN: TABLE(excerpt_un);
        case CREFERENCEDATA_EXCERPT_US_SDN: TABLE(excerpt_us_sdn);
        case CREFERENCEDATA_POLICY_SCHEMA: TABLE(policy_schema);
        case CREFERENCEDATA_IDENTIFIER_LABELS: TABLE(identifier_labels);
        case CREFERENCEDATA_MEASURES: TABLE(measures);
        case CREFERENCEDATA_JURISDICTIONS: TABLE(jurisdictions);
        case CREFERENCEDATA_DELISTING: TABLE(delisting);
    }
    *count = 0;
    return (const unsigned char *)"";
}
