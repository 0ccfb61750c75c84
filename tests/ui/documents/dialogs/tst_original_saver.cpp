// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_documents.h"
#include "ui/documents/dialogs/original_saver.h"

#include <QFileDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace lectern::ui;

class TestOriginalSaver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void savesTheFileAsItCame()
    {
        FakeDocumentSource source;
        putSamples(source, 1);
        QWidget window;
        OriginalSaver saver(source, &window);
        QSignalSpy saved(&saver, &OriginalSaver::saved);
        Document document = sampleDocument(0);
        document.originalName = QStringLiteral("a/b.pdf"); // as a file of the folder that is chosen, not of one below
        saver.save(document);
        auto *chooser = window.findChild<QFileDialog *>();
        QVERIFY(chooser);
        QVERIFY(chooser->selectedFiles().value(0).endsWith(QStringLiteral("a_b.pdf")));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("b.pdf"));
        Q_EMIT chooser->fileSelected(path);
        QTRY_COMPARE(saved, (QList<QVariantList>{{path}}));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), source.find(sampleId(0))->bytes);
    }

    void saysWhatCannotBeWritten()
    {
        FakeDocumentSource source;
        putSamples(source, 1);
        QWidget window;
        OriginalSaver saver(source, &window);
        QSignalSpy failed(&saver, &OriginalSaver::failed);
        saver.save(sampleDocument(0));
        auto *chooser = window.findChild<QFileDialog *>();
        QVERIFY(chooser);
        Q_EMIT chooser->fileSelected(QStringLiteral("/nonexistent/b.pdf"));
        QTRY_COMPARE(failed.count(), 1);
    }
};

QTEST_MAIN(TestOriginalSaver)
#include "tst_original_saver.moc"
