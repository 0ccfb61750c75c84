// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/server_text.h"

#include <QByteArrayView>

namespace lectern {

/// What was being done when PostgreSQL refused.
struct Refused {
    QByteArrayView sqlState;
    QString message;   ///< The server's own sentence. It may hold values of somebody's rows: only names of tables are taken from it.
    QString statement; ///< Ours; empty while connecting.
    QString login;     ///< Whom we are connected as.
};

/// A sentence of ours for each SQLSTATE that somebody can meet. No value of a row is in it.
/// Source of the classes: PostgreSQL 15 manual, appendix A.
[[nodiscard]] ServerText stateText(const Refused &refused);

/// Whether a server follows another one and cannot be written to.
[[nodiscard]] bool isOfStandby(QByteArrayView sqlState, const QString &message);

} // namespace lectern
