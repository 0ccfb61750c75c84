// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/similar/clause_terms.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace lectern::analysis {

namespace {

constexpr qsizetype shingleWords = 8;

quint64 hashOf(QStringView text)
{
    // FNV-1a, then mixed, because its low bits alone are poorly distributed.
    quint64 hash = 14695981039346656037ULL;
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 1099511628211ULL;
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93ULL;
    return hash ^ (hash >> 32);
}

} // namespace

quint16 bucketOf(QStringView term) { return quint16(hashOf(term) % termBucketCount); }

QStringList comparableWords(QStringView text)
{
    QStringList words;
    QString word;
    const auto finish = [&] {
        if (!word.isEmpty())
            words.append(std::exchange(word, {}));
    };
    const QString plain = text.toString().normalized(QString::NormalizationForm_KD);
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const QChar c = plain[i];
        if (c.isLetterOrNumber() || c.isSurrogate()) {
            word += c.toLower();
        } else if (c == u'-' && !word.isEmpty() && i + 1 < plain.size() && plain[i + 1].isSpace()) {
            qsizetype next = i + 1;
            while (next < plain.size() && plain[next].isSpace())
                ++next;
            if (next < plain.size() && plain[next].isLower() && plain.mid(i, next - i).contains(u'\n'))
                i = next - 1; // A word broken at a line's end continues.
            else
                finish();
        } else if (!c.isMark() && c != u'\'' && c != QChar(0x2019) && c != QChar(0x00AD)) {
            finish();
        }
    }
    finish();
    return words;
}

TermVector termVector(const QStringList &words)
{
    std::vector<quint16> buckets;
    buckets.reserve(size_t(words.size()) * 2);
    for (qsizetype i = 0; i < words.size(); ++i) {
        buckets.push_back(bucketOf(words[i]));
        if (i > 0)
            buckets.push_back(bucketOf(QString(words[i - 1] + u' ' + words[i])));
    }
    std::sort(buckets.begin(), buckets.end());
    TermVector vector;
    for (auto at = buckets.begin(); at != buckets.end();) {
        const auto end = std::upper_bound(at, buckets.end(), *at);
        vector.entries.push_back({*at, quint16(std::min(65535.0, std::round(4096 * (1 + std::log(double(end - at))))))});
        at = end;
    }
    return vector;
}

std::vector<quint64> shingles(const QStringList &words)
{
    std::vector<quint64> all;
    for (qsizetype i = 0; i + shingleWords <= words.size(); ++i) {
        quint64 hash = 0;
        for (qsizetype k = i; k < i + shingleWords; ++k)
            hash = hash * 0x9e3779b97f4a7c15ULL + hashOf(words[k]);
        hash ^= hash >> 29;
        if (hash % 4 == 0)
            all.push_back(hash);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace lectern::analysis
