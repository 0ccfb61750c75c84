// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/reading_obstacle.h"
#include "models/errors/error_text.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;
using Kind = ReadingObstacle::Kind;

namespace {

Document documentOf(WorkStatus status, int pageCount = 0)
{
    Document document;
    document.originalName = QStringLiteral("Lease.pdf");
    document.status = status;
    document.pageCount = pageCount;
    document.progress = QStringLiteral("page 31 of 50");
    document.reason = QStringLiteral("It needs a password.");
    return document;
}

} // namespace

class TestReadingObstacle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyADocumentWithPagesCanBeRead()
    {
        QVERIFY(!obstacleOf(documentOf(WorkStatus::Completed, 3)));
        QCOMPARE(obstacleOf(documentOf(WorkStatus::Completed))->kind, Kind::NoPages);
        QVERIFY(obstacleOf(documentOf(WorkStatus::Processing, 3)));
    }

    void aDocumentOnItsWaySaysHowFarItIs()
    {
        const auto waits = obstacleOf(documentOf(WorkStatus::Pending));
        const auto isRead = obstacleOf(documentOf(WorkStatus::Processing));
        QCOMPARE(waits, (ReadingObstacle{Kind::OnItsWay, QStringLiteral("Lease.pdf waits to be read"), QStringLiteral("page 31 of 50")}));
        QCOMPARE(isRead, (ReadingObstacle{Kind::OnItsWay, QStringLiteral("Lease.pdf is being read"), QStringLiteral("page 31 of 50")}));
    }

    void aDocumentThatFailedSaysWhy()
    {
        const auto failed = obstacleOf(documentOf(WorkStatus::Failed, 3));
        QCOMPARE(failed, (ReadingObstacle{Kind::Failed, QStringLiteral("Lease.pdf could not be read"), QStringLiteral("It needs a password.")}));
    }

    void aNameShowsItsControlCharacters()
    {
        Document document = documentOf(WorkStatus::Failed);
        document.originalName = QStringLiteral("Lease\u202efdp.exe");
        QVERIFY(!obstacleOf(document)->title.contains(QChar(0x202e)));
    }

    void aFileSaysWhatIsTheMatterWithIt()
    {
        QCOMPARE(obstacleOfFile(QStringLiteral("a.pdf"), QStringLiteral("uploading"), false).kind, Kind::OnItsWay);
        const ReadingObstacle failed = obstacleOfFile(QStringLiteral("a.pdf"), QStringLiteral("The file is empty."), true);
        QCOMPARE(failed, (ReadingObstacle{Kind::Failed, QStringLiteral("a.pdf"), QStringLiteral("The file is empty.")}));
    }

    void whereNothingMayBeReadNothingSaysToChooseADocument()
    {
        QCOMPARE(nothingChosen({}).kind, Kind::NothingChosen);
        const StorageError denied{ErrorCode::Denied, FaultyPart::PostgreSql, {}};
        const errors::ErrorText words = errors::errorText(denied);
        QCOMPARE(nothingChosen(denied), (ReadingObstacle{Kind::NotPermitted, words.title, words.whatToDo}));
        QCOMPARE(nothingChosen(StorageError{ErrorCode::Timeout, FaultyPart::PostgreSql, {}}), nothingChosen({})); // the list says it
    }
};

QTEST_GUILESS_MAIN(TestReadingObstacle)
#include "tst_reading_obstacle.moc"
