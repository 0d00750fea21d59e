#!/usr/bin/env python3
"""Counts the words of ordinary language and writes ordinary.tsv.

usage: make-ordinary.py FOLDER-OF-DEB-FILES > ordinary.tsv

The texts are the translations of programs and their help pages as Debian packages them: firefox-esr-l10n-*,
libreoffice-l10n-*, libreoffice-help-*, gnucash-common, kmymoney-common, homebank-data, gramps and iso-codes
(`apt-get download`). The table holds no text of them: only how often a word occurs among the words of a
language, as a class of the decimal logarithm.

A word is written as the tokeniser compares it: NFKC, case folded, Latin letters without marks, Arabic and Hebrew
letters by NameText/Data/folding.tsv.
"""
import collections, glob, gettext, io, math, os, re, subprocess, sys, tempfile, unicodedata, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDS = {}
for line in open(os.path.join(HERE, "../../NameText/Data/folding.tsv"), encoding="utf-8"):
    cells = line.rstrip("\n").split("\t")
    if not line.startswith("#") and len(cells) >= 2:
        FOLDS[cells[0]] = cells[1]
LATIN = {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n", "ə": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k"}
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u1000-\u109f\u17b4-\u17d3\u200c\u200d])*")
# A word has at least this share of the words of a language, and occurs so often.
LEAST, LEAST_COUNT = 10**-4.25, 3
# Tenths of the decimal logarithm of one in how many words.
STEP = 5


def normalised(word):
    out = []
    for c in unicodedata.normalize("NFKC", word).casefold():
        name = unicodedata.name(c, "")
        if c in "\u200c\u200d" or name.startswith("ARABIC TATWEEL"):
            continue
        if name.startswith(("LATIN", "ARABIC", "HEBREW", "GREEK")):
            c = unicodedata.normalize("NFD", c)[0]
        elif unicodedata.category(c) == "Mn" and "\u0300" <= c <= "\u0670":
            continue
        out.append(LATIN.get(c, FOLDS.get(c, c)))
    return "".join(out)


def texts_of(package, folder):
    """Yields (language, text) of a package that was unpacked into a folder."""
    for root, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(root, name)
            language = package.split("-l10n-")[-1].split("-help-")[-1]
            if name.endswith(".mo"):
                found = re.search(r"/(?:locale|resource)/([A-Za-z_@]+)/", path)
                language = found.group(1) if found else language
                try:
                    catalogue = gettext.GNUTranslations(open(path, "rb"))._catalog
                except Exception:
                    continue
                for key, value in catalogue.items():
                    # The head of a catalogue names translators; an untranslated text is English.
                    if key and value != (key if isinstance(key, str) else key[0]).split("\x04")[-1]:
                        yield language, value
            elif name.endswith(".xpi"):
                archive = zipfile.ZipFile(path)
                for member in archive.namelist():
                    if member.endswith((".ftl", ".properties", ".dtd")):
                        for line in archive.read(member).decode("utf-8", "replace").splitlines():
                            if not line.startswith(("#", "/")):
                                yield language, re.sub(r"\{[^}]*\}|<[^>]*>", " ", line.split("=", 1)[-1].split('"', 1)[-1])
            elif name.endswith(".html") and "/help/" in path:
                found = re.search(r"/help/([A-Za-z-]+)/", path)
                text = open(path, encoding="utf-8", errors="replace").read()
                text = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", text)
                yield (found.group(1) if found else language), re.sub(r"<[^>]+>|&\w+;", " ", text)


def main():
    counts = collections.defaultdict(collections.Counter)
    for deb in sorted(glob.glob(os.path.join(sys.argv[1], "*.deb"))):
        package = os.path.basename(deb).split("_")[0]
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(f"dpkg-deb --fsys-tarfile '{deb}' | tar xf - -C '{folder}' --wildcards '*.mo' '*.xpi' '*.html' 2>/dev/null", shell=True)
            for language, text in texts_of(package, folder):
                language = re.split(r"[-_@]", language.lower())[0]
                counts[language].update(w for w in map(normalised, WORD.findall(text)) if 1 < len(w) <= 24)
        print(package, file=sys.stderr)
    best = {}
    for language, words in counts.items():
        total = sum(words.values())
        if total < 2000:
            continue
        for word, count in words.items():
            if count >= LEAST_COUNT and count / total >= LEAST:
                best[word] = max(best.get(word, 0), count / total)
    classes = collections.defaultdict(list)
    for word, share in best.items():
        classes[STEP * round(-10 * math.log10(share) / STEP)].append(word)
    print("# Ordinary words: how rare they are in the language that uses them most, in tenths of the decimal logarithm of")
    print("# one in how many words, and the words as they are compared. Made by make-ordinary.py, which names the texts that")
    print(f"# were counted: {len(best)} words of {sum(1 for w in counts.values() if sum(w.values()) >= 2000)} languages.")
    for rarity in sorted(classes):
        row = sorted(classes[rarity])
        for i in range(0, len(row), 400):
            print(f"{rarity}\t" + " ".join(row[i:i + 400]))


main()
