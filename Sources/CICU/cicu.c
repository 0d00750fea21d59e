#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/uregion.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

// Text up to this many UTF-16 units stays on the stack.
#define STACK_UNITS 1024
// Input longer than this is refused: ICU counts in 32 bits and transliteration may grow the text.
#define INPUT_LIMIT (INT32_MAX / 64)

static int32_t to_utf8(const UChar *text, int32_t length, uint8_t *output, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t written = 0;
    u_strToUTF8WithSub((char *)output, capacity, &written, text, length, 0xFFFD, NULL, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) return CICU_OVERFLOW;
    return U_FAILURE(status) ? CICU_FAILURE : written;
}

static int32_t to_utf16(const uint8_t *text, int32_t count, UChar *output, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t written = 0;
    u_strFromUTF8WithSub(output, capacity, &written, (const char *)text, count, 0xFFFD, NULL, &status);
    return U_FAILURE(status) ? CICU_FAILURE : written;
}

int32_t cicu_version(char *output, int32_t capacity) {
    UVersionInfo version;
    char text[U_MAX_VERSION_STRING_LENGTH];
    u_getVersion(version);
    u_versionToString(version, text);
    int32_t length = (int32_t)strlen(text);
    if (length > capacity) return CICU_OVERFLOW;
    memcpy(output, text, (size_t)length);
    return length;
}

int32_t cicu_category(uint32_t code_point) {
    switch (u_charType((UChar32)code_point)) {
    case U_UPPERCASE_LETTER: case U_LOWERCASE_LETTER: case U_TITLECASE_LETTER: case U_MODIFIER_LETTER:
    case U_OTHER_LETTER: case U_LETTER_NUMBER:
        return CICU_LETTER;
    case U_NON_SPACING_MARK: case U_ENCLOSING_MARK: case U_COMBINING_SPACING_MARK:
        return CICU_MARK;
    case U_DECIMAL_DIGIT_NUMBER:
        return CICU_DIGIT;
    case U_OTHER_NUMBER:
        return CICU_NUMBER;
    case U_SPACE_SEPARATOR: case U_LINE_SEPARATOR: case U_PARAGRAPH_SEPARATOR:
        return CICU_SPACE;
    case U_CONTROL_CHAR:
        return u_isUWhiteSpace((UChar32)code_point) ? CICU_SPACE : CICU_OTHER;
    case U_DASH_PUNCTUATION:
        return CICU_DASH;
    case U_START_PUNCTUATION: case U_END_PUNCTUATION: case U_INITIAL_PUNCTUATION: case U_FINAL_PUNCTUATION:
        return CICU_OPEN;
    case U_CONNECTOR_PUNCTUATION: case U_OTHER_PUNCTUATION:
        return CICU_PUNCTUATION;
    case U_MATH_SYMBOL: case U_CURRENCY_SYMBOL: case U_MODIFIER_SYMBOL: case U_OTHER_SYMBOL:
        return CICU_SYMBOL;
    default:
        return CICU_OTHER;
    }
}

bool cicu_is_modifier_letter(uint32_t code_point) {
    return u_charType((UChar32)code_point) == U_MODIFIER_LETTER;
}

bool cicu_is_default_ignorable(uint32_t code_point) {
    return u_hasBinaryProperty((UChar32)code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

int32_t cicu_digit_value(uint32_t code_point) {
    return u_charDigitValue((UChar32)code_point);
}

uint32_t cicu_script(uint32_t code_point) {
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code_point, &status);
    const char *name = U_FAILURE(status) ? NULL : uscript_getShortName(script);
    if (name == NULL || strlen(name) != 4) name = "Zzzz";
    return (uint32_t)(uint8_t)name[0] << 24 | (uint32_t)(uint8_t)name[1] << 16 | (uint32_t)(uint8_t)name[2] << 8
        | (uint32_t)(uint8_t)name[3];
}

int32_t cicu_compose_pair(uint32_t first, uint32_t second) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status)) return -1;
    return unorm2_composePair(nfc, (UChar32)first, (UChar32)second);
}

int32_t cicu_character_name(uint32_t code_point, char *output, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = u_charName((UChar32)code_point, U_UNICODE_CHAR_NAME, output, capacity, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) return CICU_OVERFLOW;
    return U_FAILURE(status) ? CICU_FAILURE : length;
}

int32_t cicu_normalize(int32_t form, const uint8_t *input, int32_t count, uint8_t *output, int32_t capacity) {
    if (count < 0 || count > INPUT_LIMIT) return CICU_OVERFLOW;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer =
        form == CICU_NFD   ? unorm2_getNFDInstance(&status)
        : form == CICU_NFC ? unorm2_getNFCInstance(&status)
                           : unorm2_getNFKCCasefoldInstance(&status);
    if (U_FAILURE(status)) return CICU_FAILURE;

    UChar stack_source[STACK_UNITS], stack_target[STACK_UNITS];
    // Compatibility decomposition makes at most 18 units of one (U+FDFA).
    int32_t target_capacity = count * 18 + 16;
    bool small = count <= STACK_UNITS && target_capacity <= STACK_UNITS;
    UChar *source = small ? stack_source : malloc(sizeof(UChar) * (size_t)(count + 1));
    UChar *target = small ? stack_target : malloc(sizeof(UChar) * (size_t)target_capacity);
    int32_t result = CICU_FAILURE;
    if (source != NULL && target != NULL) {
        int32_t length = to_utf16(input, count, source, count);
        if (length >= 0) {
            int32_t written = unorm2_normalize(normalizer, source, length, target, target_capacity, &status);
            if (U_SUCCESS(status)) result = to_utf8(target, written, output, capacity);
        }
    }
    if (!small) {
        free(source);
        free(target);
    }
    return result;
}

struct cicu_transliterator {
    UTransliterator *handle;
};

cicu_transliterator *cicu_transliterator_open(const char *identifier) {
    UChar text[256];
    size_t length = strlen(identifier);
    if (length >= 256) return NULL;
    u_charsToUChars(identifier, text, (int32_t)length);
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *handle = utrans_openU(text, (int32_t)length, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status)) return NULL;
    cicu_transliterator *result = malloc(sizeof *result);
    if (result == NULL) {
        utrans_close(handle);
        return NULL;
    }
    result->handle = handle;
    return result;
}

void cicu_transliterator_close(cicu_transliterator *transliterator) {
    if (transliterator == NULL) return;
    utrans_close(transliterator->handle);
    free(transliterator);
}

int32_t cicu_transliterate(
    cicu_transliterator *transliterator, const uint8_t *input, int32_t count, uint8_t *output, int32_t capacity) {
    if (count < 0 || count > INPUT_LIMIT) return CICU_OVERFLOW;
    UChar stack[STACK_UNITS];
    // ICU transliterates in place. One unit becomes a few; a text that still does not fit is tried once more with room.
    int32_t room = count * 8 + 64;
    for (int attempt = 0; attempt < 2; attempt++, room = room < INT32_MAX / 8 ? room * 4 : room) {
        UChar *text = room <= STACK_UNITS ? stack : malloc(sizeof(UChar) * (size_t)room);
        if (text == NULL) return CICU_FAILURE;
        int32_t result = CICU_FAILURE;
        UErrorCode status = U_ZERO_ERROR;
        int32_t length = to_utf16(input, count, text, room);
        if (length >= 0) {
            int32_t limit = length;
            utrans_transUChars(transliterator->handle, text, &length, room, 0, &limit, &status);
            if (U_SUCCESS(status)) result = to_utf8(text, length, output, capacity);
        }
        if (text != stack) free(text);
        if (status != U_BUFFER_OVERFLOW_ERROR) return result;
    }
    return CICU_OVERFLOW;
}

int32_t cicu_region_count(void) {
    int32_t count = 0;
    for (const char *const *codes = uloc_getISOCountries(); codes[count] != NULL; count++) {}
    return count;
}

bool cicu_region_codes(int32_t index, char *code, char *code3) {
    if (index < 0 || index >= cicu_region_count()) return false;
    const char *name = uloc_getISOCountries()[index];
    if (strlen(name) != 2) return false;
    char locale[8] = "und_";
    memcpy(locale + 4, name, 3);
    const char *three = uloc_getISO3Country(locale);
    memcpy(code, name, 2);
    if (strlen(three) == 3) {
        memcpy(code3, three, 3);
    } else {
        memset(code3, 0, 3);
    }
    return true;
}

int32_t cicu_locale_count(void) {
    return uloc_countAvailable();
}

int32_t cicu_region_number(const char *code) {
    UErrorCode status = U_ZERO_ERROR;
    char text[3] = {code[0], code[1], 0};
    const URegion *region = uregion_getRegionFromCode(text, &status);
    if (U_FAILURE(status) || region == NULL) return 0;
    // Codes for users to assign are folded into others; only a region that is itself has a number.
    if (strcmp(uregion_getRegionCode(region), text) != 0) return 0;
    int32_t number = uregion_getNumericCode(region);
    return number > 0 && number < 900 ? number : 0;
}

// Language or language and script alone: a region's own locale (de_AT) repeats its language's names but for a few.
static const char *language_at(int32_t index) {
    if (index < 0 || index >= uloc_countAvailable()) return NULL;
    const char *locale = uloc_getAvailable(index);
    const char *part = strchr(locale, '_');
    return part != NULL && strlen(part + 1) != 4 ? NULL : locale;
}

typedef struct {
    uint8_t *bytes;
    int32_t capacity;
    // Bytes written, or a status.
    int32_t count;
} lines;

static void add_line(lines *out, const char *key, const UChar *text, int32_t length) {
    int32_t size = (int32_t)strlen(key);
    if (out->count < 0 || length <= 0) return;
    if (out->capacity - out->count < size + 2) {
        out->count = CICU_OVERFLOW;
        return;
    }
    memcpy(out->bytes + out->count, key, (size_t)size);
    out->bytes[out->count + size] = '\t';
    int32_t start = out->count + size + 1;
    int32_t written = to_utf8(text, length, out->bytes + start, out->capacity - start - 1);
    if (written < 0) {
        out->count = written;
        return;
    }
    out->bytes[start + written] = '\n';
    out->count = start + written + 1;
}

// Reads the data itself: asking for each name in each language (uldn_regionDisplayName) takes ten times as long.
static void add_regions(lines *out, const UResourceBundle *bundle, const char *table) {
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *names = ures_getByKey(bundle, table, NULL, &status);
    // Another status than zero says that the names are another locale's.
    if (status == U_ZERO_ERROR) {
        UResourceBundle *item = NULL;
        ures_resetIterator(names);
        while (U_SUCCESS(status) && ures_hasNext(names)) {
            item = ures_getNextResource(names, item, &status);
            if (U_FAILURE(status)) break;
            const char *code = ures_getKey(item);
            int32_t length = 0;
            const UChar *text = ures_getString(item, &length, &status);
            if (U_FAILURE(status)) break;
            // U+2205 stands for "as the parent has it".
            if (code != NULL && strlen(code) == 2 && length > 0 && text[0] != 0x2205) add_line(out, code, text, length);
        }
        ures_close(item);
    }
    ures_close(names);
}

static int32_t region_names(const char *locale, bool all_forms, uint8_t *output, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    lines out = {output, capacity, 0};
    UResourceBundle *bundle = ures_open(U_ICUDATA_NAME "-region", locale, &status);
    if (status == U_ZERO_ERROR) {
        add_regions(&out, bundle, "Countries");
        if (all_forms) {
            add_regions(&out, bundle, "Countries%short");
            add_regions(&out, bundle, "Countries%variant");
        }
    }
    ures_close(bundle);
    return out.count;
}

int32_t cicu_region_names(int32_t index, bool all_forms, uint8_t *output, int32_t capacity) {
    const char *locale = language_at(index);
    return locale == NULL ? 0 : region_names(locale, all_forms, output, capacity);
}

int32_t cicu_region_names_english(uint8_t *output, int32_t capacity) {
    return region_names("en", true, output, capacity);
}

int32_t cicu_month_names(int32_t index, uint8_t *output, int32_t capacity) {
    static const char *const numbers[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"};
    static const char *const contexts[] = {"format", "stand-alone"};
    static const char *const widths[] = {"wide", "abbreviated"};
    lines out = {output, capacity, 0};
    if (index < 0 || index >= uloc_countAvailable()) return 0;
    // Every locale: Arabic has other months in Syria than in Egypt.
    const char *locale = uloc_getAvailable(index);
    UErrorCode opened = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_open(NULL, locale, &opened);
    UErrorCode status = opened;
    UResourceBundle *calendars = ures_getByKey(bundle, "calendar", NULL, &status);
    UResourceBundle *gregorian = ures_getByKey(calendars, "gregorian", NULL, &status);
    UResourceBundle *months = ures_getByKey(gregorian, "monthNames", NULL, &status);
    if (opened == U_ZERO_ERROR && U_SUCCESS(status)) {
        for (int context = 0; context < 2; context++) {
            for (int width = 0; width < 2; width++) {
                UErrorCode found = U_ZERO_ERROR;
                UResourceBundle *form = ures_getByKey(months, contexts[context], NULL, &found);
                UResourceBundle *names = ures_getByKey(form, widths[width], NULL, &found);
                // Where a language has no form of its own, the data points at another one of its own.
                for (int32_t month = 0; U_SUCCESS(found) && month < 12 && month < ures_getSize(names); month++) {
                    int32_t length = 0;
                    const UChar *text = ures_getStringByIndex(names, month, &length, &found);
                    if (U_SUCCESS(found)) add_line(&out, numbers[month], text, length);
                }
                ures_close(names);
                ures_close(form);
            }
        }
    }
    ures_close(months);
    ures_close(gregorian);
    ures_close(calendars);
    ures_close(bundle);
    return out.count;
}

struct cicu_converter {
    UConverter *handle;
};

cicu_converter *cicu_converter_open(const char *name) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter *handle = ucnv_open(name, &status);
    if (U_FAILURE(status)) return NULL;
    ucnv_setToUCallBack(handle, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    cicu_converter *result = U_FAILURE(status) ? NULL : malloc(sizeof *result);
    if (result == NULL) {
        ucnv_close(handle);
        return NULL;
    }
    result->handle = handle;
    return result;
}

void cicu_converter_close(cicu_converter *converter) {
    if (converter == NULL) return;
    ucnv_close(converter->handle);
    free(converter);
}

int32_t cicu_converter_code_point(cicu_converter *converter, const uint8_t *bytes, int32_t count) {
    UChar units[8];
    UChar *target = units;
    const char *source = (const char *)bytes;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_resetToUnicode(converter->handle);
    ucnv_toUnicode(converter->handle, &target, units + 8, &source, source + count, NULL, true, &status);
    if (U_FAILURE(status) || source != (const char *)bytes + count || target == units) return CICU_FAILURE;
    int32_t length = (int32_t)(target - units);
    int32_t offset = 0;
    UChar32 code_point;
    U16_NEXT(units, offset, length, code_point);
    // A letter with a mark that Unicode has no code point of its own for (Big5-HKSCS) is two; more are several characters.
    return U_IS_SURROGATE(code_point) || length - offset > 1 ? CICU_FAILURE : code_point;
}
