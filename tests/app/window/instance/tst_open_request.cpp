// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/open_request.h"

#include <QTest>

namespace lectern {

using namespace app;

class TestOpenRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasSent();
    void isOneLine();
    void isNothingIfAnybodyElseMadeIt_data();
    void isNothingIfAnybodyElseMadeIt();
};

void TestOpenRequest::comesBackAsItWasSent()
{
    const OpenRequest bare;
    QCOMPARE(openRequestFrom(lineOf(bare)), std::optional(bare));
    const OpenRequest full{{QStringLiteral("/home/\u00e4nne/a \"lease\"\n of 2026.pdf"), QStringLiteral("/tmp/\u5408\u540c")},
                           QStringLiteral("documents")};
    QCOMPARE(openRequestFrom(lineOf(full)), std::optional(full));
}

void TestOpenRequest::isOneLine()
{
    const QByteArray line = lineOf({{QStringLiteral("/a\nb\r\n.pdf")}, {}});
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith('\n'));
}

void TestOpenRequest::isNothingIfAnybodyElseMadeIt_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another protocol") << QByteArray("GET / HTTP/1.1\r\n");
    QTest::newRow("a later version") << QByteArray(R"({"lectern":2,"files":[],"place":""})");
    QTest::newRow("no version") << QByteArray(R"({"files":[],"place":""})");
    QTest::newRow("no files") << QByteArray(R"({"lectern":1,"place":""})");
    QTest::newRow("files of another kind") << QByteArray(R"({"lectern":1,"files":"/a","place":""})");
    QTest::newRow("a number among the files") << QByteArray(R"({"lectern":1,"files":["/a",7],"place":""})");
    QTest::newRow("a relative path") << QByteArray(R"({"lectern":1,"files":["etc/passwd"],"place":""})");
    QTest::newRow("a resource") << QByteArray(R"({"lectern":1,"files":[":/sample/a"],"place":""})");
    QTest::newRow("a path with an end within") << QByteArray("{\"lectern\":1,\"files\":[\"/a\\u0000b\"],\"place\":\"\"}");
    QTest::newRow("a place of another kind") << QByteArray(R"({"lectern":1,"files":[],"place":[]})");
    QTest::newRow("a long place") << QByteArray(R"({"lectern":1,"files":[],"place":")" + QByteArray(1000, 'x') + R"("})");
    QTest::newRow("nested without end") << QByteArray(100'000, '[');
    QTest::newRow("too long") << QByteArray(QByteArray(R"({"lectern":1,"files":[],"place":""})") + QByteArray(largestRequestBytes, ' '));
}

void TestOpenRequest::isNothingIfAnybodyElseMadeIt()
{
    QFETCH(QByteArray, line);
    QCOMPARE(openRequestFrom(line), std::nullopt);
}

} // namespace lectern

QTEST_APPLESS_MAIN(lectern::TestOpenRequest)
#include "tst_open_request.moc"
