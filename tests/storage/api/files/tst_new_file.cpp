// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/new_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace lectern;

class TestNewFile : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    static QByteArray bytesOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }
    [[nodiscard]] qsizetype fileCount() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System).size(); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aLinkInItsPlaceIsReplacedAndNotWrittenThrough()
    {
        QVERIFY(NewFile::write(path(QStringLiteral("precious")), "as it was"));
        QVERIFY(QFile::link(path(QStringLiteral("precious")), path(QStringLiteral("report"))));
        QVERIFY(NewFile::write(path(QStringLiteral("report")), "new"));
        QCOMPARE(bytesOf(path(QStringLiteral("precious"))), QByteArray("as it was"));
        QCOMPARE(bytesOf(path(QStringLiteral("report"))), QByteArray("new"));
        QVERIFY(!QFileInfo(path(QStringLiteral("report"))).isSymLink());
        QCOMPARE(fileCount(), 2);
    }

    void whatIsNotFinishedLeavesNothing()
    {
        QVERIFY(NewFile::write(path(QStringLiteral("report")), "old"));
        {
            auto file = NewFile::begin(path(QStringLiteral("report")));
            QVERIFY(file);
            file->device().write("half");
            QCOMPARE(fileCount(), 2);
        }
        QCOMPARE(bytesOf(path(QStringLiteral("report"))), QByteArray("old"));
        QCOMPARE(fileCount(), 1);
    }

    void aPipeOrAFolderInItsPlaceIsLeftAlone()
    {
        QVERIFY(::mkfifo(qPrintable(path(QStringLiteral("pipe"))), 0600) == 0);
        QDir().mkpath(path(QStringLiteral("folder")));
        const auto pipe = NewFile::write(path(QStringLiteral("pipe")), "x"), folder = NewFile::write(path(QStringLiteral("folder")), "x");
        QVERIFY(!pipe && pipe.error().detail == QStringLiteral("pipe could not be written: a pipe or a device has this name."));
        QVERIFY(!folder && folder.error().detail == QStringLiteral("folder could not be written: a folder has this name."));
        const auto nowhere = NewFile::write(path(QStringLiteral("none/x")), "x");
        QVERIFY(!nowhere && nowhere.error().code == ErrorCode::Denied);
    }

    void aDiskThatIsFullIsSaidAndTheOldFileStays()
    {
        rlimit before{}, small{};
        QVERIFY(::getrlimit(RLIMIT_FSIZE, &before) == 0);
        small = before;
        small.rlim_cur = 100'000;
        std::signal(SIGXFSZ, SIG_IGN);
        QVERIFY(::setrlimit(RLIMIT_FSIZE, &small) == 0);
        const auto written = NewFile::write(path(QStringLiteral("large")), QByteArray(1'000'000, 'x'));
        QVERIFY(::setrlimit(RLIMIT_FSIZE, &before) == 0);
        QVERIFY(!written);
        QCOMPARE(fileCount(), 0);
    }

    void onlyItsOwnerReadsWhatIsPrivate()
    {
        QVERIFY(NewFile::write(path(QStringLiteral("own")), "x", NewFile::Readers::OwnerOnly));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFileInfo(path(QStringLiteral("own"))).permissions() & others, QFile::Permissions());
    }
};

QTEST_GUILESS_MAIN(TestNewFile)
#include "tst_new_file.moc"
