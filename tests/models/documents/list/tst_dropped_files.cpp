// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/dropped_files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>

#include <sys/stat.h>

using namespace lectern;
using namespace lectern::models;

class TestDroppedFiles : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString make(const QString &name)
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aDragIsToldByNamesAtOnceAndByTheDiskAfterwards()
    {
        make(QStringLiteral("folder/a.pdf"));
        const QStringList paths{make(QStringLiteral("a.pdf")), make(QStringLiteral("r.csv")), make(QStringLiteral("setup.exe")),
                                m_folder->filePath(QStringLiteral("folder")) + u'/'};
        const DraggedFiles byName = lookAtNames(paths);
        QCOMPARE(byName.documents, (QStringList{QStringLiteral("a.pdf"), QStringLiteral("folder")}));
        const DraggedFiles known = lookAtDragged(paths);
        QCOMPARE(known.documents, QStringList{QStringLiteral("a.pdf")});
        QCOMPARE(known.reviews, QStringList{QStringLiteral("r.csv")});
        QCOMPARE(known.folders, QStringList{QStringLiteral("folder")});
        QCOMPARE(known.others, QStringList{QStringLiteral("setup.exe")});
        QVERIFY(known.isWelcome());
        QVERIFY(!lookAtDragged({paths[2]}).isWelcome());
    }

    void namesTellWhatAFileIsGoodFor_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("use");
        QTest::newRow("pdf") << QStringLiteral("Lease.PDF") << int(FileUse::Document);
        QTest::newRow("docx") << QStringLiteral("a.b.docx") << int(FileUse::Document);
        QTest::newRow("txt") << QStringLiteral("notes.txt") << int(FileUse::Document);
        QTest::newRow("scan") << QStringLiteral("scan.tiff") << int(FileUse::Document);
        QTest::newRow("no ending") << QStringLiteral("contract") << int(FileUse::Document);
        QTest::newRow("csv") << QStringLiteral("reviews.csv") << int(FileUse::Reviews);
        QTest::newRow("packed json") << QStringLiteral("reviews.json.gz") << int(FileUse::Reviews);
        QTest::newRow("program") << QStringLiteral("setup.exe") << int(FileUse::Neither);
    }

    void namesTellWhatAFileIsGoodFor()
    {
        QFETCH(QString, name);
        QFETCH(int, use);
        QCOMPARE(int(useOf(name)), use);
    }

    void foldersAreWalkedToTheirEnd()
    {
        make(QStringLiteral("b.pdf"));
        make(QStringLiteral("deep/er/c.docx"));
        make(QStringLiteral("deep/reviews.csv"));
        make(QStringLiteral("deep/photo.raw"));
        make(QStringLiteral(".hidden.pdf"));
        make(QStringLiteral(".git/d.pdf"));
        const DroppedFiles found = sortDropped({m_folder->path()});
        QCOMPARE(found.documents, (QStringList{m_folder->filePath(QStringLiteral("b.pdf")), m_folder->filePath(QStringLiteral("deep/er/c.docx"))}));
        QCOMPARE(found.reviews, QStringList{m_folder->filePath(QStringLiteral("deep/reviews.csv"))});
        QCOMPARE(found.leftOutCount, 1);
        QVERIFY(!found.isCut);
    }

    void whatWasDroppedItselfIsNamedWhenItIsNeither()
    {
        const DroppedFiles found = sortDropped({make(QStringLiteral("setup.exe")), make(QStringLiteral("a.pdf"))});
        QCOMPARE(found.others, QStringList{QStringLiteral("setup.exe")});
        QCOMPARE(found.documents.size(), 1);
    }

    void aFolderThatHoldsItselfEnds()
    {
        make(QStringLiteral("a.pdf"));
        QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(QStringLiteral("again"))));
        const DroppedFiles found = sortDropped({m_folder->path()});
        QCOMPARE(found.documents.size(), 1);
        QCOMPARE(found.links, QStringList{QStringLiteral("again")});
        QCOMPARE(found.folders.value(found.documents.front()), m_folder->path());
    }

    void whatIsNoFileIsNamed()
    {
        QVERIFY(::mkfifo(qPrintable(m_folder->filePath(QStringLiteral("pipe.pdf"))), 0600) == 0);
        const QByteArray nameless = QFile::encodeName(m_folder->path()) + "/caf\xe9.pdf";
        FILE *file = std::fopen(nameless.constData(), "w");
        QVERIFY(file);
        std::fclose(file);
        const DroppedFiles found = sortDropped({m_folder->path()});
        QCOMPARE(std::remove(nameless.constData()), 0); // QTemporaryDir cannot name it
        QVERIFY(found.isEmpty());
        QCOMPARE(found.special, QStringList{QStringLiteral("pipe.pdf")});
        QCOMPARE(found.nameless.size(), 1);
    }

    void moreThanTheLimitIsCutAndSaid()
    {
        for (int i = 0; i < 6; ++i)
            make(QStringLiteral("%1.pdf").arg(i));
        make(QStringLiteral("1/2/3/deep.pdf"));
        const DroppedFiles few = sortDropped({m_folder->path()}, {4, 16});
        QCOMPARE(few.documents.size(), 4);
        QVERIFY(few.isCut);
        const DroppedFiles shallow = sortDropped({m_folder->path()}, {100, 2});
        QCOMPARE(shallow.documents.size(), 6);
        QVERIFY(shallow.isCut);
        QVERIFY(!sortDropped({m_folder->path()}, {7, 3}).isCut);
    }

    void aStopEndsTheWalk()
    {
        make(QStringLiteral("a.pdf"));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(sortDropped({m_folder->path()}, {}, stop.get_token()).documents.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDroppedFiles)
#include "tst_dropped_files.moc"
