// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/crash_text.h"

#include "storage/api/version.h"

#include <QDateTime>
#include <QTest>

#include <limits>

namespace lectern {

using namespace app;

class TestCrashText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_text.clear(); }

    void writesNumbers();
    void writesTimesAsQtDoes_data();
    void writesTimesAsQtDoes();
    void writesNamesInPrintableLetters();
    void leavesOutWhatDoesNotFit();
    void beginsEachReportAlike();

private:
    [[nodiscard]] QByteArray written() const { return {m_text.data(), qsizetype(m_text.size())}; }

    CrashText m_text;
};

void TestCrashText::writesNumbers()
{
    m_text.addNumber(0);
    m_text.add(" ");
    m_text.addNumber(-17);
    m_text.add(" ");
    m_text.addNumber(std::numeric_limits<qint64>::min());
    m_text.add(" ");
    m_text.addHex(std::numeric_limits<quint64>::max());
    m_text.add(" ");
    m_text.addHex(0x7f00);
    QCOMPARE(written(), QByteArray("0 -17 -9223372036854775808 0xffffffffffffffff 0x7f00"));
}

void TestCrashText::writesTimesAsQtDoes_data()
{
    QTest::addColumn<qint64>("seconds");
    for (const qint64 seconds : {qint64(0), qint64(951'782'399), qint64(951'868'800), qint64(1'796'086'861), qint64(4'102'444'799)})
        QTest::addRow("%lld", seconds) << seconds;
}

void TestCrashText::writesTimesAsQtDoes()
{
    QFETCH(qint64, seconds);
    m_text.addTime(seconds);
    QCOMPARE(QString::fromLatin1(written()), QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate));
}

void TestCrashText::writesNamesInPrintableLetters()
{
    m_text.addName("lib\x1b[31m\xc3\xa4\n.so");
    QCOMPARE(written(), QByteArray("lib?[31m???.so"));
}

void TestCrashText::leavesOutWhatDoesNotFit()
{
    const QByteArray line(1000, 'x');
    for (int i = 0; i < 40; ++i)
        m_text.add(line.constData());
    QVERIFY(m_text.size() > 10'000);
    QVERIFY(m_text.size() < 40'000);
    m_text.addNumber(7);
    QVERIFY(written().endsWith('x'));
}

void TestCrashText::beginsEachReportAlike()
{
    m_text.addHead("0123abcd", "Linux 6.1", 0);
    QCOMPARE(written(),
             QByteArray("Lectern crash report, format 1\nversion ") + versionText
                 + QByteArray("\nbuild 0123abcd\nsystem Linux 6.1\ntime 1970-01-01T00:00:00Z\n"));
}

} // namespace lectern

QTEST_APPLESS_MAIN(lectern::TestCrashText)
#include "tst_crash_text.moc"
