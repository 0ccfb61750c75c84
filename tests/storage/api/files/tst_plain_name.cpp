// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/plain_name.h"

#include <QTest>

namespace lectern {

class TestPlainName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOneLineThatReadsInOneDirection_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("plain");
        QTest::newRow("a name") << QStringLiteral("Café Müller, 北京 \U0001F600") << QStringLiteral("Café Müller, 北京 \U0001F600");
        QTest::newRow("spaces of its own") << QStringLiteral(" A  B ") << QStringLiteral(" A  B ");
        QTest::newRow("lines") << QStringLiteral("Hotel\r\nZur Post\n") << QStringLiteral("Hotel Zur Post");
        QTest::newRow("separators") << QStringLiteral("a\u2028b\u2029c\u0085d") << QStringLiteral("a b c d");
        QTest::newRow("controls") << QStringLiteral("a\u0001\u001fb\u007fc\u009fd") << QStringLiteral("a b c d");
        QTest::newRow("turned") << QStringLiteral("invoice\u202efdp.exe") << QStringLiteral("invoicefdp.exe");
        QTest::newRow("isolated") << QStringLiteral("\u2066a\u2069\u200e\u200f\u061c") << QStringLiteral("a");
        QTest::newRow("nothing else") << QStringLiteral("\u202e\n") << QString();
    }
    void isOneLineThatReadsInOneDirection()
    {
        QFETCH(QString, name);
        QFETCH(QString, plain);
        QCOMPARE(plainName(name).isEmpty() ? QString() : plainName(name), plain);
        QCOMPARE(plainName(plainName(name)), plainName(name));
    }
};

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestPlainName)
#include "tst_plain_name.moc"
