// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/support/settle.h"
#include "ui/documents/report/findings_exporter.h"

#include <QDir>
#include <QFileDialog>
#include <QProgressDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace lectern::ui;

class TestFindingsExporter : public QObject
{
    Q_OBJECT

    FakeDocumentSource m_source;
    std::vector<DocumentId> m_ids;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<FindingsExporter> m_exporter;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const SampleAnalysis sample = sampleAnalysis();
        for (int i = 0; i < 4; ++i) {
            m_ids.push_back(m_source.put(QStringLiteral("contract %1.pdf").arg(i), {sample.pages.front().text}));
            if (i == 3)
                continue; // not analysed yet
            Analysis analysis = sample.analysis;
            analysis.id.value = QUuid::createUuid();
            if (i == 1)
                analysis.findings[0].evidence.quote = QStringLiteral("a lie");
            m_source.putAnalysis(m_ids.back(), analysis);
        }
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<QWidget>();
        m_exporter = std::make_unique<FindingsExporter>(m_source, m_window.get());
        m_window->show();
    }

    void cleanup()
    {
        m_source.holdsAnswers = false;
        m_source.deliver();
        m_exporter.reset();
    }

    void saysWhatItWroteAndWroteWhatItSays()
    {
        QSignalSpy finished(m_exporter.get(), &FindingsExporter::finished);
        m_exporter->write(m_ids, QStringLiteral("csv"), path(QStringLiteral("all.csv")));
        QVERIFY(finished.wait());
        QCOMPARE(finished.first().at(1).toString(),
                 QStringLiteral("8 findings of 3 documents were written to all.csv. 1 documents have no finished analysis."));
        QCOMPARE(read(QStringLiteral("all.csv")).count("\r\n"), 9); // with the headings; the lie is left out
        QVERIFY(!read(QStringLiteral("all.csv")).contains("a lie"));
        QCOMPARE(files(), QStringList{QStringLiteral("all.csv")});
    }

    void everyFormatIsAWholeFile_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("magic");
        QTest::newRow("csv") << QStringLiteral("csv") << QByteArray("\xEF\xBB\xBF\"Document\"");
        QTest::newRow("xlsx") << QStringLiteral("xlsx") << QByteArray("PK");
        QTest::newRow("json") << QStringLiteral("json") << QByteArray("{");
        QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF-");
    }
    void everyFormatIsAWholeFile()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, magic);
        const QString name = QStringLiteral("report.") + format;
        QSignalSpy finished(m_exporter.get(), &FindingsExporter::finished);
        m_exporter->write({m_ids.front()}, format, path(name));
        QVERIFY(finished.wait());
        QVERIFY(read(name).startsWith(magic));
        QCOMPARE(files(), QStringList{name});
    }

    void aCancelledExportLeavesNothing()
    {
        QSignalSpy finished(m_exporter.get(), &FindingsExporter::finished);
        QSignalSpy failed(m_exporter.get(), &FindingsExporter::failed);
        m_source.holdsAnswers = true;
        m_exporter->write(m_ids, QStringLiteral("csv"), path(QStringLiteral("all.csv")));
        m_source.deliver(1);
        settle();
        auto *progress = m_window->findChild<QProgressDialog *>();
        QVERIFY(progress);
        progress->findChild<QPushButton *>()->click();
        for (int i = 0; i < 30; ++i) {
            m_source.deliver();
            settle();
        }
        QVERIFY(finished.isEmpty() && failed.isEmpty());
        QVERIFY(files().isEmpty());
    }

    void aSecondExportReplacesTheFirst()
    {
        QSignalSpy finished(m_exporter.get(), &FindingsExporter::finished);
        m_source.holdsAnswers = true;
        m_exporter->exportAll(DocumentQuery(), QStringLiteral("csv"));
        auto *chooser = m_window->findChild<QFileDialog *>();
        Q_EMIT chooser->fileSelected(path(QStringLiteral("all.csv"))); // its list is on its way
        m_exporter->write({m_ids.front()}, QStringLiteral("csv"), path(QStringLiteral("one.csv")));
        m_source.holdsAnswers = false;
        m_source.hearsStop = false; // the list arrives all the same
        m_source.deliver();
        m_source.hearsStop = true;
        QVERIFY(finished.wait());
        QCOMPARE(finished.first().at(1).toString(), QStringLiteral("3 findings of 1 documents were written to one.csv."));
        QCOMPARE(files(), QStringList{QStringLiteral("one.csv")});
        chooser->reject();
    }

    void aFailedExportKeepsTheOlderFile()
    {
        QFile older(path(QStringLiteral("all.csv")));
        QVERIFY(older.open(QIODevice::WriteOnly));
        older.write("older");
        older.close();
        QSignalSpy failed(m_exporter.get(), &FindingsExporter::failed);
        m_exporter->write({m_ids[0], FakeDocumentSource::idOf(77)}, QStringLiteral("csv"), older.fileName());
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(read(QStringLiteral("all.csv")), QByteArray("older"));
        m_exporter->write({m_ids[3]}, QStringLiteral("csv"), older.fileName()); // nothing to write
        QTRY_COMPARE(failed.count(), 2);
        QCOMPARE(read(QStringLiteral("all.csv")), QByteArray("older"));
    }

    void asksAboutTheVeryFileItWouldReplace()
    {
        Document document = m_source.find(m_ids[0])->document;
        document.originalName = QStringLiteral("Lease 1/2.v3.pdf");
        m_exporter->exportDocument(document, QStringLiteral("xlsx"));
        auto *chooser = m_window->findChild<QFileDialog *>();
        QVERIFY(chooser && chooser->isVisible());
        QCOMPARE(chooser->acceptMode(), QFileDialog::AcceptSave);
        QVERIFY(!chooser->testOption(QFileDialog::DontConfirmOverwrite));
        QCOMPARE(chooser->defaultSuffix(), QStringLiteral("xlsx"));
        QCOMPARE(QFileInfo(chooser->selectedFiles().value(0)).fileName(), QStringLiteral("Lease 1_2.v3.xlsx"));
        QSignalSpy finished(m_exporter.get(), &FindingsExporter::finished);
        Q_EMIT chooser->fileSelected(path(QStringLiteral("chosen.xlsx")));
        QVERIFY(finished.wait());
        QCOMPARE(files(), QStringList{QStringLiteral("chosen.xlsx")});
        chooser->reject();
    }
};

QTEST_MAIN(TestFindingsExporter)
#include "tst_findings_exporter.moc"
