// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/columns/field.h"
#include "storage/api/reviews/review.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace lectern::imports {

/// The column names of real exports, from resources/import/columns.json.
///
/// Thread: any; immutable.
class ColumnTable
{
public:
    /// A kind of file, recognised by a set of columns.
    struct Signature {
        QString name; ///< "Google Maps reviews (Apify)"
        Platform platform = Platform::Other;
        std::optional<EntityType> entityType;
        QStringList columns;                 ///< Normalised; all must be present.
        std::map<Field, QStringList> fields; ///< Names with another meaning in this kind of file.
    };
    struct PlatformTraits {
        QStringList words; ///< Normalised; searched in file names and in columns that name the source.
        QStringList hosts; ///< Parts of URLs.
        EntityType entityType = EntityType::Other;
        double ratingScale = 5;
    };
    struct NameMatch {
        Field field;
        int rank; ///< 0 is best.
    };

    [[nodiscard]] static const ColumnTable &instance();

    /// All fields that a column's name can mean: by the full name first, then by the name without words such as "review" before
    /// and "utc" after it.
    [[nodiscard]] std::vector<NameMatch> fieldsOf(const QString &column) const;
    [[nodiscard]] const std::vector<Signature> &signatures() const { return m_signatures; }
    [[nodiscard]] const PlatformTraits &traits(Platform platform) const { return m_traits[size_t(platform)]; }
    /// The entity type that an entity column's name implies ("hotel_name").
    [[nodiscard]] std::optional<EntityType> entityTypeOf(const QString &entityColumn) const;
    /// The platform with exactly this name ("Google Play", "trustpilot.com").
    [[nodiscard]] std::optional<Platform> platformNamed(QStringView text) const;

private:
    ColumnTable();
    QHash<QString, std::vector<NameMatch>> m_fields;
    QHash<QString, EntityType> m_entityTypes;
    QHash<QString, Platform> m_platformWords;
    QStringList m_prefixes, m_suffixes;
    std::vector<Signature> m_signatures;
    std::array<PlatformTraits, platformCount> m_traits;
};

/// Lower case without accents and punctuation, camelCase split: "Reviewer's Name" and "reviewerName" are "reviewer name".
[[nodiscard]] QString normalisedName(QStringView name);
/// The rating scale in a column's name ("note_globale_10", "Rating of 5"); `withoutHint` gets the rest of the name.
[[nodiscard]] std::optional<double> scaleHintOf(const QString &normalised, QString *withoutHint = nullptr);

} // namespace lectern::imports
