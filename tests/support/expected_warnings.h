// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QStringList>

namespace lectern {

/// During its lifetime, warnings of these logging categories ("lectern.workspace") are expected, such as those about a server that
/// the test kills, and are not printed: a printed warning fails the test. For a single one, use QTest::ignoreMessage.
///
/// Thread: the test's. One at a time.
class ExpectedWarnings
{
public:
    explicit ExpectedWarnings(const QStringList &categories)
    {
        QLoggingCategory::setFilterRules(categories.join(QStringLiteral(".warning=false\n")) + QStringLiteral(".warning=false"));
    }
    ~ExpectedWarnings() { QLoggingCategory::setFilterRules({}); }
    Q_DISABLE_COPY_MOVE(ExpectedWarnings)
};

} // namespace lectern
