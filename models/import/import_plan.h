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

/// What the person who imports decides; everything absent is recognised from the file.
struct ImportOptions {
    std::optional<Platform> platform;
    std::optional<EntityType> entityType;
    QString entityId;
    QString entityName;
    std::map<Field, QString> columns;   ///< field -> column as the file names it; an empty column leaves the field unmapped.
    QString encoding;                   ///< Empty: UTF-8, or UTF-16 by its byte order mark.
    std::optional<DateOrder> dateOrder; ///< For dates such as 8/3/2017.
    std::optional<double> ratingScale;  ///< The best possible rating.
};

/// How the fields that several records share are read, decided once per file from a sample.
struct ImportPlan {
    InputFile input;
    QString packing;   ///< "plain", "gzip", "zip"
    QString encoding;  ///< "UTF-8", "UTF-16LE", ...
    QString format;    ///< "CSV", "JSON lines", ...; for display.
    QString delimiter; ///< The character; empty for JSON.

    Platform platform = Platform::Other;
    QString platformReason;
    EntityType entityType = EntityType::Other;
    QString entityReason;       ///< Where the entity comes from, in words.
    QString entityId;           ///< Of every record; empty: from columns.
    QString entityName;         ///< Of every record; empty: from columns.
    QString fallbackEntityName; ///< For records that name none, from the file's name.
    bool idIsRowNumber = false; ///< The id only counts this file's rows: it cannot stand for the review elsewhere.

    QStringList columns;
    ColumnMapping mapping;
    RatingRule rating;
    std::map<Field, DateRule> dates;

    std::vector<QStringList> samples; ///< Up to 5 records' values, in column order.
    qint64 sampledRecordCount = 0;
    QStringList warnings;   ///< What deserves a look before starting, in words.
    QByteArray fingerprint; ///< Of every decision above: the import key is made of it and the file's bytes.
};

/// Reads the head of a file and decides how to import it. Blocks on file I/O.
/// Errors say in words what is wrong and what to do.
[[nodiscard]] Result<ImportPlan> planImport(const InputFile &input, const ImportOptions &options = {});

} // namespace lectern::imports
