// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/opened_file.h"

#include <QDir>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace lectern;

class TestOpenedFile : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString make(const QString &name, const QByteArray &bytes = "words")
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(name));
        return file.fileName();
    }
    static QString whyNot(const QString &path, const QString &folder = {})
    {
        const auto file = OpenedFile::open(path, folder);
        return file ? QString() : file.error().detail;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsNoOrdinaryFileIsRefusedAtOnceInOneSentence()
    {
        QVERIFY(::mkfifo(qPrintable(path(QStringLiteral("pipe"))), 0600) == 0);
        QLocalServer socket;
        QVERIFY(socket.listen(path(QStringLiteral("socket"))));
        QCOMPARE(whyNot(path(QStringLiteral("pipe"))), QStringLiteral("\"pipe\" is a pipe, not a file."));
        QCOMPARE(whyNot(path(QStringLiteral("socket"))), QStringLiteral("\"socket\" is a socket, not a file."));
        QCOMPARE(whyNot(QStringLiteral("/dev/zero")), QStringLiteral("\"zero\" is a device, not a file."));
        QVERIFY(whyNot(m_folder->path()).endsWith(QStringLiteral("is a folder, not a file.")));
        QCOMPARE(whyNot(path(QStringLiteral("none"))), QStringLiteral("\"none\" does not exist."));
        make(QStringLiteral("closed"));
        QVERIFY(QFile::setPermissions(path(QStringLiteral("closed")), {}));
        if (::geteuid() != 0)
            QCOMPARE(whyNot(path(QStringLiteral("closed"))), QStringLiteral("\"closed\" cannot be read: permission is missing."));
    }

    void aNameThatIsNotUtf8IsSaid()
    {
        const QByteArray name = QFile::encodeName(m_folder->path()) + "/caf\xe9.pdf";
        FILE *file = std::fopen(name.constData(), "w");
        QVERIFY(file);
        std::fclose(file);
        QVERIFY(whyNot(QString::fromUtf8(name)).endsWith(QStringLiteral("has a name that is not UTF-8: rename it.")));
        const auto entries = listFolder(m_folder->path(), m_folder->path());
        QVERIFY(entries && entries->size() == 1);
        QCOMPARE(int(entries->front().kind), int(FolderEntry::Kind::Nameless));
        QCOMPARE(::unlink(name.constData()), 0); // QTemporaryDir cannot say its name either
    }

    void aLinkIsFollowedOnlyIfTheUserNamedIt()
    {
        const QString outside = make(QStringLiteral("outside/secret.txt"));
        const QString inside = path(QStringLiteral("inside"));
        QDir().mkpath(inside);
        QVERIFY(QFile::link(outside, inside + QStringLiteral("/link.txt")));
        QVERIFY(QFile::link(path(QStringLiteral("outside")), inside + QStringLiteral("/folder")));
        QCOMPARE(whyNot(inside + QStringLiteral("/link.txt")), QString());
        QVERIFY(whyNot(inside + QStringLiteral("/link.txt"), inside).contains(QStringLiteral("links inside folders are not followed")));
        QVERIFY(whyNot(inside + QStringLiteral("/folder/secret.txt"), inside).contains(QStringLiteral("links inside folders are not followed")));
        QVERIFY(!whyNot(inside + QStringLiteral("/../outside/secret.txt"), inside).isEmpty());
        QVERIFY(!whyNot(outside, inside).isEmpty());
        make(QStringLiteral("inside/deep/own.txt"));
        QCOMPARE(whyNot(inside + QStringLiteral("/deep/own.txt"), inside), QString());
        // The folder that the user names may be a link.
        QVERIFY(QFile::link(inside, path(QStringLiteral("way"))));
        QCOMPARE(whyNot(path(QStringLiteral("way/deep/own.txt")), path(QStringLiteral("way"))), QString());
    }

    void pathsMayBeRelative()
    {
        make(QStringLiteral("folder/own.txt"));
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_folder->path()));
        const QString why = whyNot(QStringLiteral("folder/own.txt"), QStringLiteral("folder"));
        const auto entries = listFolder(QStringLiteral("folder"), QStringLiteral("folder"));
        QDir::setCurrent(before);
        QCOMPARE(why, QString());
        QVERIFY(entries && entries->size() == 1);
    }

    void aFolderIsListedByKind()
    {
        make(QStringLiteral("b.txt"));
        make(QStringLiteral("a/x.txt"));
        QVERIFY(QFile::link(path(QStringLiteral("b.txt")), path(QStringLiteral("c"))));
        QVERIFY(::mkfifo(qPrintable(path(QStringLiteral("d"))), 0600) == 0);
        const auto entries = listFolder(m_folder->path(), m_folder->path());
        QVERIFY(entries);
        QList<int> kinds;
        for (const FolderEntry &each : *entries)
            kinds << int(each.kind);
        using Kind = FolderEntry::Kind;
        QCOMPARE(kinds, (QList<int>{int(Kind::Folder), int(Kind::File), int(Kind::Link), int(Kind::Other)}));
    }

    void aFileThatChangesWhileItIsReadIsSaid_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"became shorter", "grew", "was written to"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void aFileThatChangesWhileItIsReadIsSaid()
    {
        QFETCH(QString, how);
        const QString name = make(QStringLiteral("live.csv"), QByteArray(200'000, 'x'));
        auto file = OpenedFile::open(name);
        QVERIFY(file);
        QByteArray block(100'000, Qt::Uninitialized);
        QVERIFY(file->read(block.data(), block.size()));
        if (how == u"became shorter")
            QVERIFY(QFile::resize(name, 100));
        if (how == u"grew")
            QVERIFY(QFile::resize(name, 400'000));
        if (how == u"was written to") {
            QTest::qWait(20); // the clock of files is coarse
            QFile other(name);
            QVERIFY(other.open(QIODevice::ReadWrite) && other.write("y") == 1);
        }
        Result<qint64> got = 1;
        while (got && *got > 0)
            got = file->read(block.data(), block.size());
        QVERIFY(!got);
        QCOMPARE(got.error().code, ErrorCode::Conflict);
        QVERIFY2(got.error().detail.contains(how), qPrintable(got.error().detail));
    }

    void theWholeIsReadUnlessItIsTooLarge()
    {
        const QByteArray bytes(3'000'000, 'w');
        const QString name = make(QStringLiteral("large"), bytes);
        QCOMPARE(OpenedFile::readWhole(name, 3'000'000).value_or(QByteArray()), bytes);
        const auto refused = OpenedFile::readWhole(name, 2 << 20);
        QVERIFY(!refused && refused.error().detail == QStringLiteral("\"large\" is larger than 2 MiB, the most that is read of it."));
        QCOMPARE(OpenedFile::readWhole(make(QStringLiteral("empty"), {}), 10).value_or("x"), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestOpenedFile)
#include "tst_opened_file.moc"
