// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/bytes/byte_source.h"
#include "models/import/columns/column_mapping.h"
#include "models/import/values/date_normaliser.h"
#include "models/import/values/rating_normaliser.h"
#include "storage/api/result.h"
#include "storage/api/reviews/review.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <map>
#include <optional>

namespace lectern::imports {

/// Decisions of the user; everything absent is decided from the file.
struct ImportOptions {
    std::optional<Platform> platform;
    std::optional<EntityType> entityType;
    QString entityId;
    QString entityName;
    std::map<Field, QString> columns;   ///< Field -> column name in the file; an empty column name leaves the field unmapped.
    QString encoding;                   ///< Empty: UTF-8, or UTF-16 by its byte order mark.
    std::optional<DateOrder> dateOrder; ///< For dates such as 8/3/2017.
    std::optional<double> ratingScale;  ///< The highest possible rating.
};

/// How to read a file, decided once from a sample of its records.
struct ImportPlan {
    InputFile input;
    QString packing;   ///< "plain", "gzip", "zip"
    QString encoding;  ///< "UTF-8", "UTF-16LE", ...
    QString format;    ///< "CSV", "JSON lines", ...; for display.
    QString delimiter; ///< The character; empty for JSON.

    Platform platform = Platform::Other;
    QString platformReason;
    EntityType entityType = EntityType::Other;
    QString entityReason;       ///< Why the entity was chosen, in words.
    QString entityId;           ///< For every record; empty: taken from columns.
    QString entityName;         ///< For every record; empty: taken from columns.
    QString fallbackEntityName; ///< For records without one; from the file's name.
    bool idIsRowNumber = false; ///< The id column only numbers this file's rows, so it does not identify the review elsewhere.

    QStringList columns;
    ColumnMapping mapping;
    RatingRule rating;
    std::map<Field, DateRule> dates;

    std::vector<QStringList> samples; ///< Values of up to 5 records, in column order.
    qint64 sampledRecordCount = 0;
    QStringList warnings;   ///< What the user should check before starting, in words.
    QByteArray fingerprint; ///< Hash of all decisions above; the import key is made of it and the file's bytes.
};

/// Reads the beginning of a file and decides how to import it. Blocks on file I/O.
/// Errors say in words what is wrong and what to do.
[[nodiscard]] Result<ImportPlan> planImport(const InputFile &input, const ImportOptions &options = {});

} // namespace lectern::imports
