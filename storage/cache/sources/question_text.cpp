// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/sources/question_text.h"

#include "storage/cache/sources/cached_documents.h"
#include "storage/cache/sources/cached_reviews.h"

namespace lectern::cache {

namespace {

constexpr QByteArrayView indexWord("index ");
constexpr QByteArrayView rankWord("rank ");
constexpr QByteArrayView facetsWord("facets ");

std::optional<Question> anchorsQuestion(QByteArrayView text)
{
    if (text.startsWith(indexWord)) {
        const auto query = reviewQueryFromText(text.sliced(indexWord.size()));
        return query ? std::optional<Question>(indexQuestion(*query)) : std::nullopt;
    }
    constexpr qsizetype dateLength = 10;
    const qsizetype queryAt = rankWord.size() + dateLength + 1;
    if (!text.startsWith(rankWord) || text.size() < queryAt)
        return std::nullopt;
    const QDate date = QDate::fromString(QString::fromLatin1(text.sliced(rankWord.size(), dateLength)), Qt::ISODate);
    const auto query = reviewQueryFromText(text.sliced(queryAt));
    return query && date.isValid() ? std::optional<Question>(rankQuestion(*query, date)) : std::nullopt;
}

std::optional<Question> documentsQuestion(QByteArrayView text, std::chrono::milliseconds bound)
{
    if (text.startsWith(facetsWord)) {
        const auto filter = documentFilterFromText(text.sliced(facetsWord.size()));
        return filter ? std::optional<Question>(documentFacetsQuestion(*filter)) : std::nullopt;
    }
    const auto request = documentPageRequestFromText(text);
    return request ? std::optional<Question>(documentListQuestion(*request, bound)) : std::nullopt;
}

template <typename Make>
std::optional<Question> ofFilter(QByteArrayView text, Make make)
{
    const auto filter = reviewFilterFromText(text);
    return filter ? std::optional<Question>(make(*filter)) : std::nullopt;
}

std::optional<Question> read(Family family, QByteArrayView text)
{
    const std::chrono::milliseconds bound = traitsOf(family).bound;
    const QUuid id = QUuid::fromString(QLatin1StringView(text.data(), text.size()));
    switch (family) {
    case Family::ReviewsSingle: return reviewQuestion({id}, bound);
    case Family::ReviewsList:
    case Family::ReviewsEntity:
    case Family::ReviewsPlatform: {
        const auto request = pageRequestFromText(text);
        return request ? std::optional<Question>(pageQuestion(*request, bound)) : std::nullopt;
    }
    case Family::ReviewsAnchors: return anchorsQuestion(text);
    case Family::ReviewsStats: return ofFilter(text, statsQuestion);
    case Family::ReviewsCount: return ofFilter(text, countQuestion);
    case Family::ReviewsAggregation: return ofFilter(text, facetsQuestion);
    case Family::DocumentsList: return documentsQuestion(text, bound);
    case Family::Document: return documentQuestion({id}, bound);
    case Family::Analysis: return text == "precision" ? Question(precisionQuestion()) : analysisQuestion({id});
    case Family::DocumentAnalysis: return latestAnalysisQuestion({id}, bound);
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<Question> questionFromText(Family family, QByteArrayView text)
{
    std::optional<Question> question = read(family, text);
    if (!question || question->family != family || question->text != text || !question->valid)
        return std::nullopt;
    return question;
}

} // namespace lectern::cache
