// CICU: the only place that sees ICU's headers, which rename every function by macro.
//
// Text goes in and out as UTF-8 in the caller's buffers. Functions that write text return the number of bytes written,
// or a negative CICU_ status; what does not fit is CICU_OVERFLOW and nothing that was written counts. Nothing here keeps
// state of its own: a handle belongs to one thread at a time, and the functions without a handle may run on any thread.

#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

// Pointers are never NULL but where it says so.
#if defined(__clang__)
#define CICU_NULLABLE _Nullable
#pragma clang assume_nonnull begin
#else
#define CICU_NULLABLE
#endif

/// The buffer was too small for the result, or the text too long to be counted in 32 bits.
#define CICU_OVERFLOW (-1)
/// ICU refused: an unknown identifier, missing data, or no memory.
#define CICU_FAILURE (-2)

/// ICU's version as it runs, such as "72.1". Writes at most `capacity` bytes, without a final NUL.
int32_t cicu_version(char *output, int32_t capacity);

// MARK: Properties of a code point (any value; what is no code point is unassigned)

/// General category in groups: what a tokeniser needs to know.
enum {
    CICU_OTHER = 0,       // Cc, Cs, Co, Cn, Cf
    CICU_LETTER = 1,      // Lu Ll Lt Lm Lo, Nl
    CICU_MARK = 2,        // Mn Mc Me
    CICU_DIGIT = 3,       // Nd
    CICU_NUMBER = 4,      // No
    CICU_SPACE = 5,       // Zs Zl Zp, and control characters with White_Space
    CICU_DASH = 6,        // Pd
    CICU_OPEN = 7,        // Ps Pe Pi Pf
    CICU_PUNCTUATION = 8, // Pc Po
    CICU_SYMBOL = 9,      // Sm Sc Sk So
};
int32_t cicu_category(uint32_t code_point);

/// Modifier letters (Lm).
bool cicu_is_modifier_letter(uint32_t code_point);

/// Default_Ignorable_Code_Point: characters that show nothing.
bool cicu_is_default_ignorable(uint32_t code_point);

/// 0-9, or -1.
int32_t cicu_digit_value(uint32_t code_point);

/// The ISO 15924 code of the script, as four ASCII letters in big-endian order ('Latn' = 0x4C61746E); 'Zyyy' common,
/// 'Zinh' inherited, 'Zzzz' unknown.
uint32_t cicu_script(uint32_t code_point);

/// The primary composite of two code points, or -1.
int32_t cicu_compose_pair(uint32_t first, uint32_t second);

/// The Unicode name of a code point, ASCII.
int32_t cicu_character_name(uint32_t code_point, char *output, int32_t capacity);

// MARK: Normalisation

enum {
    CICU_NFD = 0,
    CICU_NFKC_CASEFOLD = 1, // NFKC_Casefold: compatibility forms, case folding, default ignorables removed
    CICU_NFC = 2,
};
int32_t cicu_normalize(int32_t form, const uint8_t *input, int32_t count, uint8_t *output, int32_t capacity);

// MARK: Transliteration

typedef struct cicu_transliterator cicu_transliterator;

/// Opens a transliterator by its ICU identifier, such as "Any-Latin; Latin-ASCII" (ASCII, ends with NUL). NULL on failure.
cicu_transliterator *CICU_NULLABLE cicu_transliterator_open(const char *identifier);
void cicu_transliterator_close(cicu_transliterator *CICU_NULLABLE transliterator);
int32_t cicu_transliterate(
    cicu_transliterator *transliterator, const uint8_t *input, int32_t count,
    uint8_t *output, int32_t capacity);

// MARK: Names of countries and months

/// How many regions of ISO 3166-1 ICU knows.
int32_t cicu_region_count(void);
/// The two letters of a region into `code`, the three (zeros where it has none) into `code3`. False when the index is
/// out of range.
bool cicu_region_codes(int32_t index, char *code, char *code3);

/// The three digits of a region, of ISO 3166-1 numeric (UN M49); 0 where it has none.
int32_t cicu_region_number(const char *code);

/// How many locales ICU has names for.
int32_t cicu_locale_count(void);

/// The names of regions that the locale at `index` has of its own, each as its code of two letters, a tab, the name and a
/// line feed; the long names and, where asked for, the short and other forms too. 0 bytes when the index is out of range
/// and for locales that only name a region's use of a language (de_AT), whose names are those of the language.
int32_t cicu_region_names(int32_t index, bool all_forms, uint8_t *output, int32_t capacity);
/// The same in English.
int32_t cicu_region_names_english(uint8_t *output, int32_t capacity);

/// The names of the Gregorian calendar's months that the locale at `index` has of its own, long and abbreviated, inside a
/// date and alone: each as its number (1 to 12), a tab, the name and a line feed. 0 bytes when the index is out of range.
int32_t cicu_month_names(int32_t index, uint8_t *output, int32_t capacity);

// MARK: Character sets

typedef struct cicu_converter cicu_converter;

/// Opens a converter by one of the names of a character set, such as "GB18030"; NULL when ICU does not have it.
cicu_converter *CICU_NULLABLE cicu_converter_open(const char *name);
void cicu_converter_close(cicu_converter *CICU_NULLABLE converter);
/// The code point that the bytes, all of them, stand for; of two code points the first. CICU_FAILURE when they stand for none,
/// are cut off, or are more than one character.
int32_t cicu_converter_code_point(cicu_converter *converter, const uint8_t *bytes, int32_t count);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
