// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_query.h"

#include <QCommandLineParser>

#include <tl/expected.hpp>

namespace lectern::ctl {

/// The options that say which documents are wanted, and in which order. One that may be repeated also takes a list separated by
/// commas (a client or a type only by repeating: its name may hold one).
void addDocumentOptions(QCommandLineParser &line);
/// What the options say, or in words what is wrong with them.
[[nodiscard]] tl::expected<DocumentQuery, QString> documentQueryOf(const QCommandLineParser &line);

} // namespace lectern::ctl
