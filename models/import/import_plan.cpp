// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/import_plan.h"

#include "models/import/columns/platform_guess.h"
#include "models/import/import_sample.h"
#include "models/import/records/record_reader.h"
#include "models/import/values/value_normaliser.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace lectern::imports {

namespace {

/// Increase it whenever the same file would be interpreted differently.
constexpr int understandingVersion = 2;

/// Average number of characters; a column with a lower average contains labels, not texts.
constexpr double shortestText = 20;

class Planner
{
public:
    Planner(const ImportSample &sample, const ImportOptions &options, ImportPlan &plan) : m_sample(sample), m_options(options), m_plan(plan) {}
    [[nodiscard]] Result<void> decide();

private:
    [[nodiscard]] Result<void> mapColumns();
    [[nodiscard]] Result<void> applyChosenColumns();
    void recogniseByContent();
    void takeLongestForText();
    void takeDates();
    void recogniseRowNumbers();
    void decidePlatform();
    void decideEntity();
    void decideRating();
    void decideDates();
    [[nodiscard]] Result<void> checkUsable();
    void warn(const QString &words)
    {
        if (!words.isEmpty())
            m_plan.warnings += words;
    }
    [[nodiscard]] QString columnName(Field field) const { return m_plan.columns.value(m_plan.mapping.column(field)); }

    const ImportSample &m_sample;
    const ImportOptions &m_options;
    ImportPlan &m_plan;
    PlatformGuess m_guess;
};

Result<void> Planner::decide()
{
    m_plan.columns = m_sample.columns();
    m_plan.samples = m_sample.firstRecords();
    m_plan.sampledRecordCount = m_sample.recordCount();
    m_guess = guessPlatform(m_plan.columns, m_sample.valuesByColumn(), m_plan.input.member.isEmpty() ? m_plan.input.path : m_plan.input.member);
    if (auto mapped = mapColumns(); !mapped)
        return mapped;
    decidePlatform();
    decideEntity();
    decideRating();
    decideDates();
    return checkUsable();
}

Result<void> Planner::mapColumns()
{
    const std::map<Field, QStringList> none;
    m_plan.mapping = matchColumns(m_plan.columns, ColumnTable::instance(), m_guess.signature ? m_guess.signature->fields : none,
                                  [this](Field field, int column) { return m_sample.fit(field, column); });
    // A "platform" column without platforms as values names what is reviewed: a marketplace, a shop.
    if (!m_plan.mapping.has(Field::EntityName)) {
        for (int column = 0; column < int(m_plan.columns.size()); ++column) {
            const bool isFree = !m_plan.mapping.fieldOf(column) && !m_sample.values(column).isEmpty();
            if (isFree && normalisedName(m_plan.columns.at(column)) == QLatin1String("platform")) {
                m_plan.mapping.assign(Field::EntityName, column);
                warn(QStringLiteral("The values of \"%1\" are no review platforms: they are taken as the names of what is reviewed.")
                         .arg(m_plan.columns.at(column)));
            }
        }
    }
    recogniseByContent();
    recogniseRowNumbers();
    return applyChosenColumns();
}

/// For unknown column names: long prose is the review's text, a column full of dates is its date.
void Planner::recogniseByContent()
{
    const auto &mapping = m_plan.mapping;
    if (!mapping.has(Field::Text) && !mapping.has(Field::Positive) && !mapping.has(Field::Negative))
        takeLongestForText();
    if (!mapping.has(Field::ReviewedAt))
        takeDates();
}

void Planner::takeLongestForText()
{
    int longest = -1;
    double most = shortestText;
    for (int column = 0; column < int(m_plan.columns.size()); ++column) {
        if (m_plan.mapping.fieldOf(column) || m_sample.fit(Field::Text, column) != Fit::Yes || !m_sample.isProse(column))
            continue;
        if (const double length = m_sample.meanLength(column); length > most) {
            most = length;
            longest = column;
        }
    }
    if (longest < 0)
        return;
    m_plan.mapping.assign(Field::Text, longest);
    warn(QStringLiteral("No column is named as reviews' texts are: \"%1\" is taken, which says most.").arg(m_plan.columns.at(longest)));
}

void Planner::takeDates()
{
    for (int column = 0; column < int(m_plan.columns.size()); ++column) {
        if (m_plan.mapping.fieldOf(column) || m_sample.fit(Field::ReviewedAt, column) != Fit::Yes || m_sample.isNumeric(column))
            continue;
        m_plan.mapping.assign(Field::ReviewedAt, column);
        warn(QStringLiteral("No column is named as dates of reviews are: \"%1\" is taken, which holds dates.").arg(m_plan.columns.at(column)));
        return;
    }
}

void Planner::recogniseRowNumbers()
{
    const int column = m_plan.mapping.column(Field::PlatformReviewId);
    const QString name = normalisedName(columnName(Field::PlatformReviewId));
    const bool isNamedForReviews = name.contains(QLatin1String("review")) || name.contains(QLatin1String("platform"));
    if (column < 0 || isNamedForReviews || !m_sample.countsRows(column))
        return;
    m_plan.idIsRowNumber = true;
    warn(QStringLiteral("\"%1\" only counts this file's rows: reviews get an id made from their content.").arg(m_plan.columns.at(column)));
}

Result<void> Planner::applyChosenColumns()
{
    for (const auto &[field, column] : m_options.columns) {
        if (column.isEmpty()) {
            m_plan.mapping.assign(field, -1);
            continue;
        }
        qsizetype index = m_plan.columns.indexOf(column);
        for (qsizetype i = 0; index < 0 && i < m_plan.columns.size(); ++i) {
            if (normalisedName(m_plan.columns.at(i)) == normalisedName(column))
                index = i;
        }
        if (index < 0) {
            return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                           QStringLiteral("There is no column \"%1\". The columns are: %2.").arg(column, m_plan.columns.join(QStringLiteral(", "))));
        }
        m_plan.mapping.assign(field, int(index));
        if (field == Field::PlatformReviewId)
            m_plan.idIsRowNumber = false;
    }
    return {};
}

void Planner::decidePlatform()
{
    m_plan.platform = m_guess.platform;
    m_plan.platformReason = m_guess.reason;
    if (m_options.platform) {
        m_plan.platform = *m_options.platform;
        m_plan.platformReason = QStringLiteral("as chosen");
        m_plan.mapping.assign(Field::Platform, -1);
    } else if (m_plan.mapping.has(Field::Platform)) {
        std::array<int, platformCount> votes{};
        for (const QString &value : m_sample.values(m_plan.mapping.column(Field::Platform))) {
            if (const auto platform = ColumnTable::instance().platformNamed(value))
                ++votes[size_t(*platform)];
        }
        const auto best = std::max_element(votes.begin(), votes.end());
        if (*best > 0)
            m_plan.platform = Platform(best - votes.begin());
        m_plan.platformReason = QStringLiteral("the column \"%1\" says it, row by row").arg(columnName(Field::Platform));
    } else if (m_plan.platform == Platform::Other && !m_guess.signature) {
        warn(QStringLiteral("The platform is not known: %1. It is imported as \"other\".").arg(m_guess.reason));
    }
}

void Planner::decideEntity()
{
    const ColumnTable &table = ColumnTable::instance();
    const auto &mapping = m_plan.mapping;
    const auto typeByColumn = [&]() -> std::optional<EntityType> {
        if (const auto type = table.entityTypeOf(columnName(Field::EntityName)))
            return type;
        return table.entityTypeOf(columnName(Field::EntityId));
    };
    m_plan.entityType = table.traits(m_plan.platform).entityType;
    if (m_options.entityType)
        m_plan.entityType = *m_options.entityType;
    else if (m_guess.signature && m_guess.signature->entityType)
        m_plan.entityType = *m_guess.signature->entityType;
    else if (const auto type = typeByColumn())
        m_plan.entityType = *type;
    if (m_options.entityType)
        m_plan.mapping.assign(Field::EntityType, -1);

    m_plan.entityId = m_options.entityId;
    m_plan.entityName = m_options.entityName;
    m_plan.fallbackEntityName = entityNameFromFile(m_plan.input.member.isEmpty() ? m_plan.input.path : m_plan.input.member);
    if (!m_plan.entityId.isEmpty() || !m_plan.entityName.isEmpty()) {
        m_plan.entityReason = QStringLiteral("as chosen");
    } else if (mapping.has(Field::EntityId) || mapping.has(Field::EntityName)) {
        m_plan.entityReason =
            QStringLiteral("from the column \"%1\"").arg(columnName(mapping.has(Field::EntityName) ? Field::EntityName : Field::EntityId));
    } else {
        m_plan.entityReason = QStringLiteral("\"%1\", from the file's name").arg(m_plan.fallbackEntityName);
        warn(QStringLiteral("No column tells what is reviewed: it is called \"%1\", after the file.").arg(m_plan.fallbackEntityName));
    }
}

void Planner::decideRating()
{
    const bool isRecommendation = !m_plan.mapping.has(Field::Rating) && m_plan.mapping.has(Field::Recommended);
    const Field field = isRecommendation ? Field::Recommended : Field::Rating;
    const int column = m_plan.mapping.column(field);
    if (column < 0)
        return;
    std::optional<double> hint = m_options.ratingScale ? m_options.ratingScale : scaleHintOf(normalisedName(m_plan.columns.at(column)));
    m_plan.rating = decideRatingRule(m_sample.values(column), hint, m_plan.platform, isRecommendation);
    if (m_options.ratingScale)
        m_plan.rating = {*m_options.ratingScale, *m_options.ratingScale == 1 && m_plan.rating.isThumbs, QStringLiteral("as chosen"), {}};
    warn(m_plan.rating.warning);
}

void Planner::decideDates()
{
    for (const Field field : {Field::ReviewedAt, Field::VisitedAt, Field::OwnerReplyAt, Field::FetchedAt}) {
        const int column = m_plan.mapping.column(field);
        if (column < 0)
            continue;
        const DateRule rule = decideDateRule(m_sample.values(column), m_options.dateOrder);
        m_plan.dates[field] = rule;
        if (!rule.warning.isEmpty())
            warn(QStringLiteral("\"%1\": %2").arg(m_plan.columns.at(column), rule.warning));
    }
    const bool hasDate = m_plan.mapping.has(Field::ReviewedAt) && !m_sample.values(m_plan.mapping.column(Field::ReviewedAt)).isEmpty();
    if (!hasDate && m_plan.mapping.has(Field::VisitedAt))
        warn(QStringLiteral("The reviews have no date of their own: the month of \"%1\" stands for it.").arg(columnName(Field::VisitedAt)));
    else if (!hasDate)
        warn(QStringLiteral("No column tells when the reviews were written."));
}

Result<void> Planner::checkUsable()
{
    const auto &mapping = m_plan.mapping;
    if (m_plan.sampledRecordCount == 0)
        warn(QStringLiteral("The file names its columns but has no records."));
    const bool isReview = mapping.has(Field::Text) || mapping.has(Field::Title) || mapping.has(Field::Rating) || mapping.has(Field::Positive)
        || mapping.has(Field::Negative) || mapping.has(Field::Recommended);
    if (isReview || m_plan.sampledRecordCount == 0)
        return {};
    return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                   QStringLiteral("None of the columns is known to hold a review's text or rating. Name it with --map, for example "
                                  "--map review_text=COLUMN. The columns are: %1.")
                       .arg(m_plan.columns.join(QStringLiteral(", "))));
}

QByteArray fingerprintOf(const ImportPlan &plan)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << understandingVersion << plan.input.member << plan.encoding << plan.format << plan.delimiter << int(plan.platform) << int(plan.entityType)
        << plan.entityId << plan.entityName << plan.fallbackEntityName << plan.idIsRowNumber << plan.columns << plan.rating.scale
        << plan.rating.isThumbs;
    for (int field = 0; field < fieldCount; ++field)
        out << plan.mapping.column(Field(field));
    for (const auto &[field, rule] : plan.dates)
        out << int(field) << int(rule.order);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

Result<ImportPlan> planImport(const InputFile &input, const ImportOptions &options)
{
    auto source = openByteSource(input);
    if (!source)
        return failureOf(source);
    ImportPlan plan;
    plan.input = input;
    plan.packing = (*source)->packing();
    auto text = TextStream::open(std::move(*source), options.encoding);
    if (!text)
        return failureOf(text);
    plan.encoding = (*text)->encoding();
    auto reader = openRecordReader(std::move(*text));
    if (!reader)
        return failureOf(reader);
    auto sample = ImportSample::read(**reader);
    if (!sample)
        return failureOf(sample);
    plan.format = (*reader)->format();
    plan.delimiter = (*reader)->delimiter();
    if (!(*reader)->hasHeader())
        plan.warnings += QStringLiteral("The first line holds values, not names: the columns are called 1, 2, 3, ...");
    if (auto decided = Planner(*sample, options, plan).decide(); !decided)
        return failureOf(decided);
    plan.fingerprint = fingerprintOf(plan);
    return plan;
}

} // namespace lectern::imports
