// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/log_file.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace app;

namespace {

Q_LOGGING_CATEGORY(testLog, "lectern.test")

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
}

} // namespace

class TestLogFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEachMessageAsOneLineOfJson();
    void addsToWhatIsThere();
    void startsANewFileWhenTheOldOneIsFull();
    void handsMessagesBackAtItsEnd();

private:
    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QStringLiteral("lectern.log"));
};

void TestLogFile::writesEachMessageAsOneLineOfJson()
{
    {
        const LogFile log(m_folder.path());
        qCInfo(testLog, "one \"line\"\nof text");
    }
    const auto lines = linesOf(m_file);
    QCOMPARE(lines.size(), 1);
    const QJsonObject line = QJsonDocument::fromJson(lines.first()).object();
    QCOMPARE(line.value(QStringLiteral("level")).toString(), QStringLiteral("info"));
    QCOMPARE(line.value(QStringLiteral("category")).toString(), QStringLiteral("lectern.test"));
    QCOMPARE(line.value(QStringLiteral("message")).toString(), QStringLiteral("one \"line\"\nof text"));
    QVERIFY(QDateTime::fromString(line.value(QStringLiteral("time")).toString(), Qt::ISODateWithMs).isValid());
}

void TestLogFile::addsToWhatIsThere()
{
    const auto before = linesOf(m_file).size();
    {
        const LogFile log(m_folder.path());
        qCInfo(testLog, "next");
    }
    QCOMPARE(linesOf(m_file).size(), before + 1);
}

void TestLogFile::startsANewFileWhenTheOldOneIsFull()
{
    const QTemporaryDir folder;
    const QByteArray text(64 * 1024, 'x');
    {
        const LogFile log(folder.path());
        const auto messageCount = (LogFile::oldFileCount + 2) * (LogFile::largestBytes / text.size()) + 10;
        for (qint64 i = 0; i < messageCount; ++i)
            qCInfo(testLog, "%s", text.constData());
    }
    const QStringList files = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(files,
             QStringList(
                 {QStringLiteral("lectern.log"), QStringLiteral("lectern.log.1"), QStringLiteral("lectern.log.2"), QStringLiteral("lectern.log.3")}));
    for (const QString &file : files)
        QCOMPARE_LE(QFileInfo(folder.filePath(file)).size(), LogFile::largestBytes + text.size() + 1000);
}

void TestLogFile::handsMessagesBackAtItsEnd()
{
    {
        const LogFile log(m_folder.path());
    }
    QTest::ignoreMessage(QtWarningMsg, "heard by the test again");
    qWarning("heard by the test again");
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestLogFile)
#include "tst_log_file.moc"
