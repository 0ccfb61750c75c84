// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/sentiment_features.h"

#include "models/sentiment/word_hash.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern::sentiment {

namespace {

using Kind = WordToken::Kind;

constexpr size_t beginningLetters = 5;
constexpr size_t maxWords = 4000; ///< Maximum number of word features per review; long texts repeat themselves.

quint64 mixed(quint64 hash, quint64 salt)
{
    hash = (hash ^ salt) * 0x9e3779b97f4a7c15ULL;
    return hash ^ (hash >> 31);
}

constexpr quint64 pairSalt = 0x51ed270b7a1f39c5ULL;
constexpr quint64 beginningSalt = 0x2545f4914f6cdd1dULL;
constexpr quint64 negatedSalt = 0x7fb5d329728ea185ULL;

quint64 single(quint64 hash) { return mixed(hash, 0) | 1; }
quint64 compound(quint64 hash, quint64 salt) { return mixed(hash, salt) & ~quint64(1); }

int signOf(double value, double dead = 0.25) { return value > dead ? 2 : value < -dead ? 0 : 1; }

template <size_t Count>
int bucketOf(double value, const std::array<double, Count> &bounds)
{
    return int(std::upper_bound(bounds.begin(), bounds.end(), value) - bounds.begin());
}

/// Sums over the opinions of a text and of its parts.
struct Tally {
    double good = 0, bad = 0, title = 0, first = 0, last = 0, afterBut = 0, pictures = 0;
    int strongGood = 0, strongBad = 0, negatedGood = 0, negatedBad = 0, neither = 0, titleCount = 0, afterButCount = 0;
    int pictureCount = 0;

    Tally(const std::vector<Opinion> &opinions, size_t tokenCount)
    {
        for (const Opinion &opinion : opinions)
            add(opinion, tokenCount);
    }
    void add(const Opinion &opinion, size_t tokenCount)
    {
        const double value = opinion.value;
        (value > 0 ? good : bad) += std::abs(value);
        neither += value == 0;
        strongGood += opinion.isStrong && value > 1;
        strongBad += opinion.isStrong && value < -1;
        negatedGood += opinion.isNegated && value < 0;
        negatedBad += opinion.isNegated && value > 0;
        if (opinion.isTitle)
            title += value, ++titleCount;
        if (opinion.isAfterBut)
            afterBut += value, ++afterButCount;
        if (opinion.isPicture)
            pictures += value, ++pictureCount;
        (size_t(opinion.token) * 2 < tokenCount ? first : last) += value;
    }
};

/// Writes the signals group by group; each group contributes at most one index.
class SignalWriter
{
public:
    explicit SignalWriter(std::vector<quint16> &out) : m_out(out) {}
    void say(int choice, int choices)
    {
        m_out.push_back(quint16(m_base + choice));
        m_base += choices;
    }

private:
    std::vector<quint16> &m_out;
    int m_base = 0;
};

void writeSignals(SentimentFeatures &features, const ReviewWords &words, const OpinionReading &reading)
{
    static constexpr std::array amounts{0.1, 1.1, 2.3, 3.6, 5.5, 9.0};                // 7 buckets
    static constexpr std::array evidence{0.1, 1.1, 2.9, 6.0};                         // 5
    static constexpr std::array ratios{-0.8, -0.55, -0.3, -0.1, 0.1, 0.3, 0.55, 0.8}; // 9
    static constexpr std::array lengths{4.0, 10.0, 20.0, 40.0, 80.0, 150.0};          // 7
    static constexpr std::array rates{0.05, 0.12, 0.2};                               // 4
    const Tally tally(reading.opinions, words.tokens.size());
    const double sum = tally.good + tally.bad;
    const double ratio = (tally.good - tally.bad) / (sum + 0.5);
    const int direction = signOf(tally.good - tally.bad);
    const int shouted = int(std::ranges::count_if(words.tokens, &WordToken::isShouted));
    const int numbers = int(std::ranges::count(words.tokens, Kind::Number, &WordToken::kind));
    const double wordCount = std::max(1, words.wordCount);
    SignalWriter writer(features.signals);
    writer.say(bucketOf(ratio, ratios) * 5 + bucketOf(sum, evidence), 45);
    writer.say(bucketOf(tally.good, amounts) * 7 + bucketOf(tally.bad, amounts), 49);
    writer.say(std::min(2, tally.strongGood) * 3 + std::min(2, tally.strongBad), 9);
    writer.say(signOf(tally.first) * 3 + signOf(tally.last), 9);
    writer.say(tally.titleCount == 0 ? 3 : signOf(tally.title), 4);
    writer.say(tally.afterButCount == 0 ? 3 : signOf(tally.afterBut), 4);
    writer.say(std::min(2, tally.negatedGood) * 3 + std::min(2, tally.negatedBad), 9);
    writer.say(std::min(3, words.exclamationCount) * 3 + direction, 12);
    writer.say(std::min(2, words.questionCount) * 3 + direction, 9);
    writer.say(bucketOf(wordCount, lengths) * 3 + direction, 21);
    writer.say(tally.pictureCount == 0 ? 3 : signOf(tally.pictures), 4);
    writer.say(!reading.stars ? 0 : 1 + std::min(3, int(*reading.stars * 4)), 5);
    writer.say(std::min(2, tally.neither) * 3 + direction, 9);
    writer.say(std::min(3, shouted) * 3 + direction, 12);
    writer.say(bucketOf(numbers / wordCount, rates) * 3 + direction, 12);
    writer.say(bucketOf(tally.good / wordCount, rates) * 4 + bucketOf(tally.bad / wordCount, rates), 16);
    writer.say(bucketOf(double(reading.negators.size()) / wordCount, rates) * 3 + direction, 12);
}

/// Adds words, pairs within a clause, beginnings of longer words, and negated words.
void writeWords(SentimentFeatures &features, const ReviewWords &words, const std::vector<int> &negators)
{
    quint64 previous = 0;
    int sinceNegator = 100;
    size_t nextNegator = 0;
    for (size_t i = 0; i < words.tokens.size() && features.words.size() < maxWords; ++i) {
        const WordToken &token = words.tokens[i];
        if (token.length == 0) {
            previous = 0;
            sinceNegator = 100;
            continue;
        }
        const quint64 hash = token.kind == Kind::Number ? 0x4e : token.hash; // all numbers are the same word
        features.words.push_back(single(hash));
        if (previous != 0)
            features.words.push_back(compound(previous * 31 + hash, pairSalt));
        if (token.kind == Kind::Word && token.length > beginningLetters)
            features.words.push_back(compound(word_hash::of(words.lettersOf(token).substr(0, beginningLetters)), beginningSalt));
        if (sinceNegator <= 3 && token.length > 2)
            features.words.push_back(compound(hash, negatedSalt));
        previous = hash;
        ++sinceNegator;
        if (nextNegator < negators.size() && negators[nextNegator] == int(i)) {
            sinceNegator = 0;
            ++nextNegator;
        }
    }
    std::ranges::sort(features.words);
    features.words.erase(std::unique(features.words.begin(), features.words.end()), features.words.end());
    features.singleCount = int(std::ranges::count_if(features.words, &SentimentFeatures::isSingle));
}

} // namespace

SentimentFeatures featuresOf(QStringView title, QStringView text, QStringView language, const OpinionLexicon &lexicon)
{
    const ReviewWords words = wordsOf(title, text);
    const OpinionReading reading = readOpinions(words, language, lexicon);
    SentimentFeatures features;
    features.language = reading.language;
    features.languageShare = reading.languageShare;
    features.wordCount = words.wordCount;
    features.opinionCount = int(reading.opinions.size());
    features.signals.reserve(20);
    features.words.reserve(words.tokens.size() * 3);
    writeSignals(features, words, reading);
    writeWords(features, words, reading.negators);
    return features;
}

} // namespace lectern::sentiment
