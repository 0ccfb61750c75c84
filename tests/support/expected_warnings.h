// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QStringList>

namespace lectern {

/// As long as it lives, warnings of these logging categories ("lectern.workspace") belong to what the test does on purpose, such as to a
/// server that it kills, and are not printed: one that is printed fails the test. A single one is announced by QTest::ignoreMessage.
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
