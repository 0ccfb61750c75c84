// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_query.h"

#include <QCommandLineParser>

#include <tl/expected.hpp>

namespace lectern::ctl {

/// Adds the options that select and sort documents. Repeatable options also take a comma-separated list (except client and type,
/// whose names may contain commas).
void addDocumentOptions(QCommandLineParser &line);
/// The query that the options describe, or an error text.
[[nodiscard]] tl::expected<DocumentQuery, QString> documentQueryOf(const QCommandLineParser &line);

} // namespace lectern::ctl
