// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/sql/value_text.h"

#include <QTest>

using namespace lectern::postgres;

class TestValueText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aUuidHasNoBraces()
    {
        QCOMPARE(uuidText(QUuid(QStringLiteral("{6f1c3a52-0b6e-4d8e-9c57-3f7a2f4b1d10}"))), QStringLiteral("6f1c3a52-0b6e-4d8e-9c57-3f7a2f4b1d10"));
    }

    void aByteaIsHexadecimalBehindItsMark()
    {
        QCOMPARE(byteaText(QByteArray("\x00\xff\\", 3)), QStringLiteral("\\x00ff5c"));
        QCOMPARE(byteaText({}), QStringLiteral("\\x"));
    }
};

QTEST_APPLESS_MAIN(TestValueText)
#include "tst_value_text.moc"
