// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/opinions.h"

#include "models/sentiment/word_hash.h"

#include <algorithm>
#include <array>

namespace lectern::sentiment {

namespace {

using Kind = WordToken::Kind;

constexpr int maxLanguages = 64;
constexpr int negationReach = 3;     ///< Maximum number of words between "not" and the word that it negates.
constexpr int negationReachBack = 2; ///< The same if "not" comes after the word.
constexpr int emphasisReach = 2;

/// A lexicon entry found in the text.
struct Match {
    qint32 token = 0;
    quint16 tokenCount = 1;
    quint16 letterCount = 0;
    bool isBeginning = false;
    LexiconEntry entry;
};

/// Length of a prefix that Arabic and Hebrew write together with the word.
qsizetype writtenTogether(std::u16string_view word)
{
    if (word.size() < 4)
        return 0;
    const auto isOneOf = [](char16_t c, std::u16string_view set) { return set.find(c) != std::u16string_view::npos; };
    if (word[0] >= 0x0600 && word[0] <= 0x06ff) {
        size_t at = isOneOf(word[0], u"وفبلك") ? 1 : 0;
        if (word.size() > at + 3 && word[at] == u'ا' && word[at + 1] == u'ل')
            at += 2;
        else if (at == 1 && word[0] == u'ل' && word[1] == u'ل')
            at = 2;
        return qsizetype(at);
    }
    if (word[0] >= 0x0590 && word[0] <= 0x05ff) {
        size_t at = isOneOf(word[0], u"והבלכשמ") ? 1 : 0;
        if (at == 1 && word.size() > 4 && word[1] == u'ה')
            at = 2;
        return qsizetype(at);
    }
    return 0;
}

class Reader
{
public:
    Reader(const ReviewWords &words, const OpinionLexicon &lexicon) : m_words(words), m_lexicon(lexicon) {}

    OpinionReading read(QStringView language)
    {
        m_matches.reserve(m_words.tokens.size() * 2);
        for (int i = 0; i < int(m_words.tokens.size()); ++i)
            findMatches(i);
        chooseLanguage(m_lexicon.languageOf(language));
        placeRoles();
        utter();
        findStars();
        return std::move(m_reading);
    }

private:
    void findMatches(int at)
    {
        const WordToken &token = m_words.tokens[size_t(at)];
        switch (token.kind) {
        case Kind::Word: {
            const size_t before = m_matches.size();
            findWord(at, m_words.lettersOf(token), token.hash);
            const bool isFound = std::any_of(m_matches.begin() + qsizetype(before), m_matches.end(),
                                             [](const Match &match) { return match.entry.role == WordRole::Opinion; });
            if (const qsizetype skipped = isFound ? 0 : writtenTogether(m_words.lettersOf(token)); skipped > 0) {
                const auto rest = m_words.lettersOf(token).substr(size_t(skipped));
                findWord(at, rest, word_hash::of(rest));
            }
            break;
        }
        case Kind::Sign: findSigns(at); break;
        case Kind::Number:
        case Kind::Picture: addMatches(at, m_lexicon.findWord(token.hash), token.length); break;
        default: break;
        }
    }

    void findWord(int at, std::u16string_view letters, quint64 hash)
    {
        addMatches(at, m_lexicon.findWord(hash), letters.size());
        quint64 begun = word_hash::start;
        for (size_t i = 0; i < std::min<size_t>(letters.size(), 20); ++i) {
            begun = word_hash::add(begun, letters[i]);
            if (i > 0 || letters[0] >= 0x0590) // beginnings have at least two letters, except in denser scripts
                addMatches(at, m_lexicon.findBeginning(begun), i + 1);
        }
    }

    void addMatches(int at, std::span<const LexiconEntry> entries, size_t letterCount)
    {
        for (const LexiconEntry &entry : entries) {
            const int length = lengthOf(at, entry.phrase);
            if (length > 0)
                m_matches.push_back({at, quint16(length), quint16(letterCount), entry.isBeginning, entry});
        }
    }

    /// Number of tokens that the entry covers from here; 0 if its further words do not follow.
    [[nodiscard]] int lengthOf(int at, qint32 phrase) const
    {
        int length = 1;
        for (const OpinionLexicon::FollowingWord &wanted : m_lexicon.phrase(phrase)) {
            const size_t next = size_t(at + length);
            if (next >= m_words.tokens.size() || !follows(m_words.tokens[next], wanted))
                return 0;
            ++length;
        }
        return length;
    }

    [[nodiscard]] bool follows(const WordToken &token, const OpinionLexicon::FollowingWord &wanted) const
    {
        if (token.hash == wanted.hash && token.length > 0)
            return true;
        return wanted.isBeginning && token.length > wanted.length && word_hash::of(m_words.lettersOf(token).substr(0, wanted.length)) == wanted.hash;
    }

    /// Adds all entries whose characters are here.
    void findSigns(int at)
    {
        const WordToken &token = m_words.tokens[size_t(at)];
        quint64 hash = word_hash::start;
        int tokens = 0;
        for (int length = 1; length <= m_lexicon.longestSigns() && token.begin + size_t(length) <= m_words.letters.size(); ++length) {
            const size_t index = size_t(at + tokens);
            if (index >= m_words.tokens.size() || m_words.tokens[index].length != 1)
                return;
            ++tokens;
            hash = word_hash::add(hash, m_words.letters[token.begin + size_t(length) - 1]);
            for (const LexiconEntry &entry : m_lexicon.findSigns(hash))
                m_matches.push_back({at, quint16(tokens), quint16(length), false, entry});
        }
    }

    /// Each word counts for the languages that contain it; the more languages, the less.
    void chooseLanguage(int told)
    {
        std::array<float, maxLanguages> scores{};
        for (size_t i = 0; i < m_matches.size();) {
            size_t end = i;
            quint64 seen = 0;
            while (end < m_matches.size() && m_matches[end].token == m_matches[i].token)
                seen |= quint64(1) << (m_matches[end++].entry.language % maxLanguages);
            seen &= ~quint64(1);
            const float share = seen ? 1.0f / float(qPopulationCount(seen)) : 0;
            quint64 given = 0;
            for (; i < end; ++i) {
                const quint64 bit = quint64(1) << (m_matches[i].entry.language % maxLanguages);
                if (m_matches[i].entry.language == 0 || given & bit)
                    continue;
                given |= bit;
                // Function words occur in every sentence, so they count most; a mere beginning of a word proves little.
                const bool isFunction = m_matches[i].entry.role == WordRole::Function || m_matches[i].entry.role == WordRole::Not;
                scores[m_matches[i].entry.language] += (isFunction ? 1.0f : m_matches[i].isBeginning ? 0.35f : 0.6f) * (0.4f + 0.6f * share);
            }
        }
        if (told > 0)
            scores[size_t(told)] += 1 + 0.15f * float(m_words.wordCount);
        const auto best = std::max_element(scores.begin() + 1, scores.end());
        const double share = m_words.wordCount > 0 ? double(*best) / m_words.wordCount : 0;
        m_reading.languageShare = std::min(1.0, share);
        // A long text with only a few words of the best language is in some other one.
        if (*best > 0 && share >= (m_words.wordCount >= 6 ? 0.1 : 0.05))
            m_reading.language = int(best - scores.begin());
    }

    [[nodiscard]] bool speaks(const Match &match) const { return match.entry.language == 0 || match.entry.language == m_reading.language; }

    static int rank(const Match &match)
    {
        static constexpr std::array<int, 7> byRole{0, 6, 5, 3, 2, 4, 1}; // indexed by WordRole
        return match.tokenCount * 10'000 + match.letterCount * 100 + (match.isBeginning ? 0 : 50) + byRole[size_t(match.entry.role)]
            + std::abs(match.entry.value);
    }

    /// Gives each token at most one role; the longest entry wins and covers its tokens.
    void placeRoles()
    {
        m_roles.assign(m_words.tokens.size(), nullptr);
        int covered = 0;
        for (size_t i = 0; i < m_matches.size();) {
            const int at = m_matches[i].token;
            const Match *best = nullptr;
            bool isBut = false;
            for (; i < m_matches.size() && m_matches[i].token == at; ++i) {
                const Match &match = m_matches[i];
                if (!speaks(match) || at < covered)
                    continue;
                isBut = isBut || match.entry.role == WordRole::But;
                if (!best || rank(match) > rank(*best))
                    best = &match;
            }
            if (isBut)
                m_buts.push_back(at);
            if (!best)
                continue;
            m_roles[size_t(at)] = best;
            covered = at + best->tokenCount;
            if (best->entry.role == WordRole::Not)
                m_reading.negators.push_back(at);
        }
    }

    [[nodiscard]] WordRole roleAt(int at) const { return m_roles[size_t(at)] ? m_roles[size_t(at)]->entry.role : WordRole::Function; }
    [[nodiscard]] bool isBreak(int at) const
    {
        const Kind kind = m_words.tokens[size_t(at)].kind;
        return kind == Kind::Clause || kind == Kind::Sentence;
    }

    /// Whether a word of this role is at most `reach` tokens before, in the same clause.
    [[nodiscard]] bool isPreceded(int at, WordRole role, int reach) const
    {
        for (int i = at - 1; i >= 0 && i >= at - reach && !isBreak(i); --i) {
            if (roleAt(i) == role)
                return true;
            if (role == WordRole::Not && (roleAt(i) == WordRole::But || (roleAt(i) == WordRole::Opinion && m_roles[size_t(i)]->entry.value != 0)))
                return false; // it belongs to that other opinion
        }
        return false;
    }

    /// "mir gefiel es nicht": a negation after the word that negates nothing after itself.
    [[nodiscard]] bool isFollowedByNot(int end) const
    {
        const int count = int(m_words.tokens.size());
        for (int i = end; i < count && i < end + negationReachBack && !isBreak(i) && roleAt(i) != WordRole::Opinion; ++i) {
            if (roleAt(i) != WordRole::Not)
                continue;
            for (int j = i + 1; j < count && j <= i + negationReach && !isBreak(j); ++j) {
                if (roleAt(j) == WordRole::Opinion)
                    return false;
            }
            return true;
        }
        return false;
    }

    void utter()
    {
        size_t nextBut = 0;
        int lastBut = -1;
        for (int i = 0; i < int(m_words.tokens.size()); ++i) {
            const WordToken &token = m_words.tokens[size_t(i)];
            for (; nextBut < m_buts.size() && m_buts[nextBut] <= i; ++nextBut)
                lastBut = m_buts[nextBut];
            if (token.kind == Kind::Sentence)
                lastBut = -1;
            const Match *match = m_roles[size_t(i)];
            if (!match || match->entry.role != WordRole::Opinion)
                continue;
            Opinion opinion;
            opinion.token = i;
            opinion.isTitle = token.isTitle;
            opinion.isPicture = token.kind == Kind::Picture;
            opinion.isStrong = std::abs(match->entry.value) == 2;
            opinion.isAfterBut = lastBut >= 0;
            opinion.value = match->entry.value;
            if (!opinion.isPicture)
                colour(opinion, i, i + match->tokenCount, token.isShouted);
            m_reading.opinions.push_back(opinion);
        }
    }

    void colour(Opinion &opinion, int begin, int end, bool isShouted) const
    {
        const int reach = m_words.tokens[size_t(begin)].kind == Kind::Sign ? negationReach + 1 : negationReach;
        opinion.isNegated = isPreceded(begin, WordRole::Not, reach) || isFollowedByNot(end);
        if (opinion.isNegated)
            opinion.value = opinion.value > 0 ? (opinion.isStrong ? -0.6f : -1.0f) : opinion.value < 0 ? (opinion.isStrong ? 0.3f : 0.7f) : 0;
        if (isPreceded(begin, WordRole::Stronger, emphasisReach))
            opinion.value *= opinion.isNegated && opinion.value < 0 ? 0.7f : 1.4f; // "not very good" is milder than "not good"
        else if (isPreceded(begin, WordRole::Weaker, emphasisReach))
            opinion.value *= 0.6f;
        if (isShouted)
            opinion.value *= 1.2f;
    }

    /// Finds ratings in the text: "4/5", "4 out of 5 stars", "2 stars", "★★☆☆☆".
    void findStars()
    {
        if (m_words.starCount > 0 && m_words.starCount <= 5 && m_words.starCount + m_words.emptyStarCount >= 2)
            utterStars(m_words.starCount / 5.0, 0);
        const int count = int(m_words.tokens.size());
        for (int i = 0; i + 1 < count; ++i) {
            const WordToken &token = m_words.tokens[size_t(i)];
            if (token.kind != Kind::Number || token.number > 100)
                continue;
            int scale = 0;
            if (i + 2 < count && m_words.tokens[size_t(i + 1)].kind == Kind::Slash && m_words.tokens[size_t(i + 2)].kind == Kind::Number)
                scale = m_words.tokens[size_t(i + 2)].number;
            else if (roleAt(i + 1) == WordRole::Stars)
                scale = token.number <= 5 ? 5 : 10;
            if ((scale == 5 || scale == 10 || scale == 100) && token.number <= scale)
                utterStars(double(token.number) / scale, i);
        }
        std::ranges::stable_sort(m_reading.opinions, {}, &Opinion::token);
    }

    /// The author's own rating also counts as an opinion.
    void utterStars(double stars, int token)
    {
        m_reading.stars = stars;
        Opinion opinion;
        opinion.token = token;
        opinion.value = float(stars - 0.55) * 5;
        opinion.isStrong = std::abs(opinion.value) > 1.5f;
        opinion.isTitle = m_words.tokens[size_t(token)].isTitle;
        m_reading.opinions.push_back(opinion);
    }

    const ReviewWords &m_words;
    const OpinionLexicon &m_lexicon;
    OpinionReading m_reading;
    std::vector<Match> m_matches;       ///< In token order.
    std::vector<const Match *> m_roles; ///< Per token; null: none.
    std::vector<int> m_buts;
};

} // namespace

OpinionReading readOpinions(const ReviewWords &words, QStringView language, const OpinionLexicon &lexicon)
{
    return Reader(words, lexicon).read(language);
}

} // namespace lectern::sentiment
