// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drop/file_drop.h"

#include "models/documents/list/dropped_files.h"

#include <QDir>
#include <QMimeData>
#include <QTemporaryDir>
#include <QUrl>
#include <QtTest>

#include <cstdio>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

namespace {

QStringList pathsIn(const QByteArray &urlList)
{
    QMimeData dropped;
    dropped.setData(QStringLiteral("text/uri-list"), urlList);
    return localPathsOf(dropped);
}

} // namespace

class TestFileDrop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void localFilesAreTakenByTheirNames()
    {
        QCOMPARE(pathsIn("file:///data/caf%C3%A9%20100%25.pdf\r\nfile:///data/a%25E9.pdf\r\n"),
                 (QStringList{QStringLiteral("/data/caf\u00E9 100%.pdf"), QStringLiteral("/data/a%E9.pdf")}));
        QCOMPARE(pathsIn("https://example.org/a.pdf\r\n"), QStringList());
    }

    void aNameThatIsNotUtf8IsCalledUnreadableNotMissing()
    {
        QTemporaryDir folder;
        const QByteArray path = folder.path().toUtf8() + "/caf\xE9.pdf";
        FILE *file = std::fopen(path.constData(), "wb");
        if (!file)
            QSKIP("this disk takes no such names");
        std::fclose(file);
        const DroppedFiles found = sortDropped(pathsIn("file://" + QByteArray(folder.path().toUtf8()) + "/caf%E9.pdf\r\n"));
        QCOMPARE(found.nameless, QStringList{QStringLiteral("caf\uFFFD.pdf")});
        QVERIFY(found.documents.isEmpty());
        QVERIFY(found.others.isEmpty());
    }
};

QTEST_MAIN(TestFileDrop)

#include "tst_file_drop.moc"
