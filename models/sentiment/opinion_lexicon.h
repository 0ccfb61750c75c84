// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace lectern::sentiment {

/// The role of a lexicon word in a text.
enum class WordRole : quint8 { Function, Opinion, Not, Stronger, Weaker, But, Stars };

/// One word or phrase of the lexicon in one language.
struct LexiconEntry {
    quint8 language = 0; ///< Index in OpinionLexicon::languages(); 0 is "*", every language.
    WordRole role = WordRole::Function;
    qint8 value = 0;          ///< For an Opinion: -2 to 2; 0 is neither good nor bad.
    bool isBeginning = false; ///< Also matches longer words that begin with it.
    qint32 phrase = -1;       ///< Index of the words that must follow; -1: none.
};

/// The lexicon of resources/sentiment/lexicon.txt, with opinion words of about thirty languages.
///
/// Thread: any, immutable after construction. Lookups do not allocate.
class OpinionLexicon
{
public:
    struct FollowingWord {
        quint64 hash = 0;
        quint8 length = 0;
        bool isBeginning = false;
    };

    /// The lexicon that is compiled in, loaded by the first call.
    [[nodiscard]] static const OpinionLexicon &builtIn();
    explicit OpinionLexicon(const QByteArray &text);
    ~OpinionLexicon();

    /// Tags as in BCP 47; the first is "*".
    [[nodiscard]] const QStringList &languages() const { return m_languages; }
    /// 0 if the lexicon does not have the language.
    [[nodiscard]] int languageOf(QStringView tag) const;
    /// SHA-256 of the lexicon's text: weights are valid only with the lexicon they were trained with.
    [[nodiscard]] const QByteArray &checksum() const { return m_checksum; }
    [[nodiscard]] size_t size() const { return m_entryCount; }

    /// Entries that are, or whose phrase begins with, exactly this word.
    [[nodiscard]] std::span<const LexiconEntry> findWord(quint64 hash) const;
    /// Entries "begin*" whose beginning has this hash.
    [[nodiscard]] std::span<const LexiconEntry> findBeginning(quint64 hash) const;
    /// Entries of scripts without spaces, by the hash of all their characters.
    [[nodiscard]] std::span<const LexiconEntry> findSigns(quint64 hash) const;
    [[nodiscard]] std::span<const FollowingWord> phrase(qint32 index) const;
    [[nodiscard]] int longestSigns() const { return m_longestSigns; }

private:
    struct Tables;
    void readLine(const QString &line, int &language);
    void addEntry(const QString &written, LexiconEntry entry);
    void addUnaccented(std::u16string_view word, const LexiconEntry &entry);

    QStringList m_languages;
    QByteArray m_checksum;
    size_t m_entryCount = 0;
    int m_longestSigns = 0;
    std::vector<std::vector<FollowingWord>> m_phrases;
    std::unique_ptr<Tables> m_tables;
};

} // namespace lectern::sentiment
