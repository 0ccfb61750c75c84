// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/crash_reports.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace app;

class TestCrashReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void areNoneWithoutACrash();
    void areSeenOnce();
    void areTheNewestFive();
    void areReadNoFurtherThanAReportGoes();
    void areNoLinksToOtherFiles();

private:
    [[nodiscard]] QString folder() const { return CrashReports::folderIn(m_home->path()); }
    void write(const QString &name, const QByteArray &text, int minutesAgo) const
    {
        QVERIFY(QDir().mkpath(folder()));
        QFile file(folder() + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        QVERIFY(file.flush());
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-60 * minutesAgo), QFile::FileModificationTime));
    }
    [[nodiscard]] QStringList files() const { return QDir(folder()).entryList(QDir::Files, QDir::Name); }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestCrashReports::areNoneWithoutACrash()
{
    QVERIFY(!CrashReports(folder()).unseen());
    CrashReports(folder()).markSeen();
    QVERIFY(!QDir(folder()).exists());
}

void TestCrashReports::areSeenOnce()
{
    write(QStringLiteral("a.new"), "older", 5);
    write(QStringLiteral("b.new"), "newer", 2);
    const CrashReports reports(folder());
    const auto report = reports.unseen();
    QVERIFY(report);
    QCOMPARE(report->text, QStringLiteral("newer"));
    QVERIFY(qAbs(report->time.secsTo(QDateTime::currentDateTime()) - 120) < 60);
    QVERIFY(reports.unseen()); // looking is not having seen
    reports.markSeen();
    QVERIFY(!reports.unseen());
    QCOMPARE(files(), QStringList({QStringLiteral("a.txt"), QStringLiteral("b.txt")}));
    write(QStringLiteral("c.new"), "latest", 0);
    QCOMPARE(reports.unseen()->text, QStringLiteral("latest"));
}

void TestCrashReports::areTheNewestFive()
{
    for (int age = 0; age < 8; ++age)
        write(QStringLiteral("%1.%2").arg(age).arg(age % 2 == 0 ? QStringLiteral("txt") : QStringLiteral("new")), "x", age);
    write(QStringLiteral("notes"), "somebody's own", 100);
    (void)CrashReports(folder()).unseen();
    QCOMPARE(files(),
             QStringList({QStringLiteral("0.txt"), QStringLiteral("1.new"), QStringLiteral("2.txt"), QStringLiteral("3.new"), QStringLiteral("4.txt"),
                          QStringLiteral("notes")}));
}

void TestCrashReports::areReadNoFurtherThanAReportGoes()
{
    write(QStringLiteral("a.new"), QByteArray(10 << 20, 'x'), 0);
    QVERIFY(CrashReports(folder()).unseen()->text.size() <= 64 * 1024);
}

void TestCrashReports::areNoLinksToOtherFiles()
{
    QVERIFY(QDir().mkpath(folder()));
    QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), folder() + QStringLiteral("/a.new")));
    QVERIFY(!CrashReports(folder()).unseen());
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestCrashReports)
#include "tst_crash_reports.moc"
