// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/opinion_lexicon.h"

#include "models/sentiment/accents.h"
#include "models/sentiment/word_hash.h"
#include "models/sentiment/word_tokens.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <bitset>
#include <unordered_map>

namespace lectern::sentiment {

namespace {

constexpr size_t filterBits = 1 << 17;

size_t filterBitOf(quint64 hash) { return size_t((hash ^ (hash >> 29)) % filterBits); }

/// Entries by hash; built in two steps, so that a lookup scans one array.
class EntryTable
{
public:
    void add(quint64 hash, const LexiconEntry &entry) { m_building.emplace_back(hash, entry); }
    [[nodiscard]] bool holds(quint64 hash, quint8 language) const
    {
        return std::ranges::any_of(m_building, [&](const auto &each) { return each.first == hash && each.second.language == language; });
    }
    void finish()
    {
        std::ranges::stable_sort(m_building, {}, [](const auto &each) { return each.first; });
        m_entries.reserve(m_building.size());
        for (const auto &[hash, entry] : m_building) {
            auto &range = m_ranges[hash];
            if (range.second == 0)
                range.first = quint32(m_entries.size());
            ++range.second;
            m_entries.push_back(entry);
            m_filter.set(filterBitOf(hash));
        }
        m_building.clear();
    }
    [[nodiscard]] std::span<const LexiconEntry> find(quint64 hash) const
    {
        if (!m_filter.test(filterBitOf(hash)))
            return {};
        const auto found = m_ranges.find(hash);
        if (found == m_ranges.end())
            return {};
        return std::span(m_entries).subspan(found->second.first, found->second.second);
    }

private:
    std::vector<std::pair<quint64, LexiconEntry>> m_building;
    std::vector<LexiconEntry> m_entries;
    std::unordered_map<quint64, std::pair<quint32, quint32>> m_ranges;
    std::bitset<filterBits> m_filter;
};

struct Kind {
    QStringView name;
    WordRole role;
    qint8 value;
};
constexpr std::array kinds{Kind{u"function", WordRole::Function, 0}, Kind{u"not", WordRole::Not, 0},   Kind{u"stronger", WordRole::Stronger, 0},
                           Kind{u"weaker", WordRole::Weaker, 0},     Kind{u"but", WordRole::But, 0},   Kind{u"stars", WordRole::Stars, 0},
                           Kind{u"++", WordRole::Opinion, 2},        Kind{u"+", WordRole::Opinion, 1}, Kind{u"-", WordRole::Opinion, -1},
                           Kind{u"--", WordRole::Opinion, -2},       Kind{u"~", WordRole::Opinion, 0}};

/// The words of an entry, split like a text.
std::vector<WordToken> piecesOf(const ReviewWords &words)
{
    std::vector<WordToken> pieces;
    std::ranges::copy_if(words.tokens, std::back_inserter(pieces), [](const WordToken &token) { return token.length > 0; });
    return pieces;
}

} // namespace

struct OpinionLexicon::Tables {
    EntryTable words, beginnings, signs;
    struct Unaccented {
        quint64 hash;
        LexiconEntry entry;
    };
    std::vector<Unaccented> unaccented;
};

const OpinionLexicon &OpinionLexicon::builtIn()
{
    static const OpinionLexicon lexicon = [] {
        QFile file(QStringLiteral(":/sentiment/lexicon.txt"));
        return OpinionLexicon(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }();
    return lexicon;
}

OpinionLexicon::OpinionLexicon(const QByteArray &text)
    : m_languages{QStringLiteral("*")}
    , m_checksum(QCryptographicHash::hash(text, QCryptographicHash::Sha256))
    , m_tables(std::make_unique<Tables>())
{
    int language = 0;
    const QString decoded = QString::fromUtf8(text);
    for (const QStringView line : QStringView(decoded).split(u'\n', Qt::SkipEmptyParts))
        readLine(line.toString(), language);
    // Added last: a word without its accents is only added if no other word is spelled that way.
    for (const Tables::Unaccented &each : m_tables->unaccented) {
        if (!m_tables->words.holds(each.hash, each.entry.language))
            (each.entry.isBeginning ? m_tables->beginnings : m_tables->words).add(each.hash, each.entry);
    }
    m_tables->unaccented.clear();
    m_tables->words.finish();
    m_tables->beginnings.finish();
    m_tables->signs.finish();
}

OpinionLexicon::~OpinionLexicon() = default;

void OpinionLexicon::readLine(const QString &line, int &language)
{
    if (line.startsWith(QLatin1String("# ")))
        return;
    const QStringList parts = line.split(u' ', Qt::SkipEmptyParts);
    if (parts.size() < 2)
        return;
    if (parts.front() == QLatin1String("language")) {
        language = int(m_languages.indexOf(parts[1]));
        if (language < 0) {
            language = int(m_languages.size());
            m_languages += parts[1];
        }
        return;
    }
    const auto kind = std::ranges::find(kinds, QStringView(parts.front()), &Kind::name);
    if (kind == kinds.end())
        return;
    for (const QString &written : parts.sliced(1))
        addEntry(written, {quint8(language), kind->role, kind->value});
}

void OpinionLexicon::addEntry(const QString &written, LexiconEntry entry)
{
    const bool isPicture = entry.language == 0;
    const bool isBeginning = !isPicture && written.endsWith(u'*');
    QString spaced = isBeginning ? written.chopped(1) : written;
    if (!isPicture)
        spaced.replace(u'_', u' ');
    const ReviewWords words = wordsOf({}, spaced);
    const std::vector<WordToken> pieces = piecesOf(words);
    if (pieces.empty())
        return;
    ++m_entryCount;
    if (pieces.front().kind == WordToken::Kind::Sign) {
        m_longestSigns = std::max(m_longestSigns, int(words.letters.size()));
        m_tables->signs.add(word_hash::of(words.letters), entry);
        return;
    }
    if (pieces.size() > 1) {
        std::vector<FollowingWord> following;
        for (size_t i = 1; i < pieces.size(); ++i)
            following.push_back({pieces[i].hash, quint8(std::min<quint32>(pieces[i].length, 255)), isBeginning && i + 1 == pieces.size()});
        entry.phrase = qint32(m_phrases.size());
        m_phrases.push_back(std::move(following));
    }
    entry.isBeginning = isBeginning && pieces.size() == 1;
    (entry.isBeginning ? m_tables->beginnings : m_tables->words).add(pieces.front().hash, entry);
    if (pieces.size() == 1)
        addUnaccented(words.lettersOf(pieces.front()), entry);
}

void OpinionLexicon::addUnaccented(std::u16string_view word, const LexiconEntry &entry)
{
    const std::u16string plain = withoutAccents(word);
    if (plain.size() > 2 && entry.role != WordRole::Function)
        m_tables->unaccented.push_back({word_hash::of(plain), entry});
}

int OpinionLexicon::languageOf(QStringView tag) const { return tag.isEmpty() ? 0 : std::max(0, int(m_languages.indexOf(tag.toString()))); }

std::span<const LexiconEntry> OpinionLexicon::findWord(quint64 hash) const { return m_tables->words.find(hash); }
std::span<const LexiconEntry> OpinionLexicon::findBeginning(quint64 hash) const { return m_tables->beginnings.find(hash); }
std::span<const LexiconEntry> OpinionLexicon::findSigns(quint64 hash) const { return m_tables->signs.find(hash); }

std::span<const OpinionLexicon::FollowingWord> OpinionLexicon::phrase(qint32 index) const
{
    return index < 0 ? std::span<const FollowingWord>() : std::span<const FollowingWord>(m_phrases[size_t(index)]);
}

} // namespace lectern::sentiment
