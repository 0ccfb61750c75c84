// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/import/import_dialog.h"

#include "models/import/counting_sink.h"
#include "ui/reviews/import/import_files_view.h"
#include "ui/reviews/import/import_mapping_view.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <condition_variable>
#include <mutex>

using namespace lectern;
using namespace lectern::imports;
using namespace lectern::ui;

namespace {

/// Blocks in writeChunk until it is stopped, as a hung server would.
class HangingSink final : public ImportSink
{
public:
    Result<ImportCheckpoint> begin(const QByteArray &key, const QString &) override { return ImportCheckpoint{key, 0, {}}; }
    Result<ImportCounts> writeChunk(std::span<const ImportRow>, std::span<const RejectedRow>, qint64, std::stop_token stop) override
    {
        std::mutex mutex;
        std::condition_variable_any stopped;
        std::unique_lock lock(mutex);
        stopped.wait(lock, stop, [] { return false; });
        return failure(ErrorCode::Cancelled, FaultyPart::PostgreSql, QStringLiteral("stopped"));
    }
    Result<std::vector<RejectedRow>> readRejected() override { return std::vector<RejectedRow>(); }
    Result<void> finish() override { return {}; }
};

} // namespace

class TestImportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatWasRecognised();
    void importsWhatWasChosen();
    void saysWhyAFileCannotBeRead();
    void cancelsAtAnyTime();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }
    [[nodiscard]] static MakeImportSink counting()
    {
        return [] { return std::make_unique<CountingSink>(); };
    }
    [[nodiscard]] static QPushButton *button(const ImportDialog &dialog, const QString &text)
    {
        for (QPushButton *each : dialog.findChildren<QPushButton *>()) {
            if (each->text().remove(QLatin1Char('&')) == text)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] static QComboBox *meaningOf(const ImportDialog &dialog, int row)
    {
        return qobject_cast<QComboBox *>(dialog.findChild<ImportMappingView *>()->cellWidget(row, 2));
    }
    [[nodiscard]] static QString cell(const ImportDialog &dialog, int row, int column)
    {
        return dialog.findChild<ImportFilesView *>()->item(row, column)->text();
    }

    QTemporaryDir m_folder;
    const QByteArray m_csv =
        "Sterne;Kommentar;Datum;Filiale;Laune\n4,5;Sehr gut;3.8.2017;Hamburg;heiter\n1;Nie wieder;31.7.2017;Bremen;trüb\n9;Falsch;31.7.2017;Bremen;trüb\n";
};

void TestImportDialog::showsWhatWasRecognised()
{
    ImportDialog dialog({write(QStringLiteral("trustpilot.csv"), m_csv)}, counting());
    dialog.show();
    auto *mapping = dialog.findChild<ImportMappingView *>();
    QTRY_COMPARE(mapping->rowCount(), 5);
    QCOMPARE(mapping->item(0, 0)->text(), QStringLiteral("Sterne"));
    QCOMPARE(meaningOf(dialog, 0)->currentText(), QStringLiteral("Rating"));
    QCOMPARE(meaningOf(dialog, 4)->currentText(), QStringLiteral("Keep as metadata"));
    QVERIFY(cell(dialog, 0, 1).contains(QStringLiteral("Trustpilot")));
    if (const QString path = qEnvironmentVariable("LECTERN_GRAB"); !path.isEmpty())
        dialog.grab().save(path);
}

void TestImportDialog::importsWhatWasChosen()
{
    QByteArray many = m_csv;
    for (int i = 0; i < 100; ++i)
        many += "5;Text " + QByteArray::number(i) + ";31.7.2017;Bremen;heiter\n";
    ImportDialog dialog({write(QStringLiteral("many.csv"), many)}, counting());
    dialog.show();
    QSignalSpy imported(&dialog, &ImportDialog::imported);
    QTRY_COMPARE(dialog.findChild<ImportMappingView *>()->rowCount(), 5);
    QComboBox *box = meaningOf(dialog, 4);
    box->setCurrentIndex(box->findText(QStringLiteral("Title")));
    Q_EMIT box->activated(box->currentIndex());
    QTRY_VERIFY(meaningOf(dialog, 4)->currentText() == QStringLiteral("Title"));
    QTRY_VERIFY(button(dialog, QStringLiteral("Import"))->isEnabled());
    button(dialog, QStringLiteral("Import"))->click();
    QTRY_COMPARE(imported.count(), 1);
    const auto counts = imported.front().front().value<ImportCounts>();
    QCOMPARE(counts.rows(), 103);
    QCOMPARE(counts.rejected, 1);
    QCOMPARE(cell(dialog, 0, 6), QStringLiteral("1"));
    QVERIFY(button(dialog, QStringLiteral("Show rejected rows"))->isVisible());
}

void TestImportDialog::saysWhyAFileCannotBeRead()
{
    ImportDialog dialog({write(QStringLiteral("latin.csv"), "text,rating\nTr\xe8s bon,5\n"), m_folder.filePath(QStringLiteral("absent.csv"))},
                        counting());
    dialog.show();
    auto *files = dialog.findChild<ImportFilesView *>();
    QTRY_COMPARE(files->rowCount(), 2);
    QVERIFY(cell(dialog, 0, 1).contains(QStringLiteral("not valid UTF-8")));
    QVERIFY(cell(dialog, 1, 1).contains(QStringLiteral("absent.csv")));
    QVERIFY(!button(dialog, QStringLiteral("Import"))->isEnabled());
}

void TestImportDialog::cancelsAtAnyTime()
{
    ImportDialog dialog({write(QStringLiteral("google.csv"), m_csv)}, [] { return std::make_unique<HangingSink>(); });
    dialog.show();
    QSignalSpy imported(&dialog, &ImportDialog::imported);
    QTRY_VERIFY(button(dialog, QStringLiteral("Import"))->isEnabled());
    button(dialog, QStringLiteral("Import"))->click();
    QVERIFY(button(dialog, QStringLiteral("Cancel")));
    dialog.reject();
    QVERIFY(dialog.isVisible());
    QTRY_COMPARE(imported.count(), 1);
    QTRY_VERIFY(button(dialog, QStringLiteral("Close")));
    QVERIFY(button(dialog, QStringLiteral("Import"))->isEnabled());
    dialog.reject();
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(TestImportDialog)
#include "tst_import_dialog.moc"
