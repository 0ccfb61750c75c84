// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/page_pictures.h"
#include "models/documents/pages/picture_files.h"
#include "models/documents/pages/stored_pictures.h"
#include "storage/api/when_done.h"
#include "tests/support/fakes/fake_page_pictures.h"
#include "tests/support/settle.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace lectern::models;
using Use = PagePictures::Use;

namespace {

const QByteArray contract(32, 'c');
Document opened()
{
    Document document;
    document.id = {QUuid::createUuid()};
    document.sha256 = contract;
    return document;
}
PartOfPage whole(int page, int width = 100) { return {page, width, {}}; }

void changeByte(const QString &path, qint64 at)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    bytes[at] = char(bytes[at] ^ 0x10);
    file.seek(0);
    file.write(bytes);
}

} // namespace

class TestPagePictures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLargePageIsMadeInTilesOfWhatIsSeen()
    {
        QCOMPARE(partsOfPage(1, {1200, 1700}, {0, 0, 1200, 900}), std::vector{whole(1, 1200)});
        const QSize huge(20'000, 28'000);
        const QRect seen(5'000, 5'000, 1'600, 1'000);
        qint64 pixels = 0, covered = 0;
        const auto parts = partsOfPage(3, huge, seen);
        for (size_t i = 0; i < parts.size(); ++i) {
            const QRect &part = parts[i].part;
            QVERIFY(part.intersects(seen));
            QVERIFY(QRect({}, huge).contains(part));
            for (size_t other = 0; other < i; ++other)
                QVERIFY(!parts[other].part.intersects(part));
            covered += qint64((part & seen).width()) * (part & seen).height();
            pixels += qint64(part.width()) * part.height();
        }
        QCOMPARE(covered, qint64(seen.width()) * seen.height());
        QVERIFY(pixels < 10'000'000);
        QVERIFY(partsOfPage(3, huge, {-500, -500, 100, 100}).empty());
    }

    void whatIsSeenComesBeforeThumbnailsAndNeighbours()
    {
        FakePagePictures source;
        source.holdsAnswers = true;
        PagePictures pictures(source);
        pictures.setDocument(opened());
        pictures.want(Use::Visible, {whole(5), whole(6)});
        pictures.want(Use::Neighbours, {whole(7)});
        pictures.want(Use::Thumbnails, {whole(1, 20)});
        for (int i = 0; i < 4; ++i) {
            source.deliver(1);
            settle();
        }
        QCOMPARE(source.requests, (std::vector{whole(5), whole(6), whole(1, 20), whole(7)}));
        QVERIFY(!pictures.isBusy());
    }

    void whatNobodyWantsAnyMoreIsStopped()
    {
        FakePagePictures source;
        source.holdsAnswers = true;
        PagePictures pictures(source);
        pictures.setDocument(opened());
        pictures.want(Use::Visible, {whole(1), whole(2), whole(3)});
        QCOMPARE(source.heldCount(), PagePictures::mostRequests);
        pictures.want(Use::Visible, {whole(90)});
        QCOMPARE(source.heldAndWanted(), std::vector{whole(90)});
        source.deliver();
        settle();
        QVERIFY(pictures.find(whole(90)));
        QCOMPARE(int(source.requests.size()), 3); // page 3 was never asked for
    }

    void keepsNoMoreThanItsBytesAndDropsTheLeastUsed()
    {
        FakePagePictures source;
        const qint64 one = FakePagePictures::pictureOf(whole(1)).pixels.size();
        PagePictures pictures(source, 3 * one);
        pictures.setDocument(opened());
        for (int page = 1; page <= 3; ++page) {
            pictures.want(Use::Visible, {whole(page)});
            settle();
        }
        QVERIFY(pictures.find(whole(1)));
        pictures.want(Use::Visible, {whole(4)});
        settle();
        QCOMPARE(pictures.bytes(), 3 * one);
        QVERIFY(pictures.find(whole(1)) && pictures.find(whole(3)) && pictures.find(whole(4)));
        QVERIFY(!pictures.find(whole(2)));
        QVERIFY(!pictures.findScaled(2, 100));
    }

    void anotherWidthStandsInUntilTheSharpOneComes()
    {
        FakePagePictures source;
        PagePictures pictures(source);
        pictures.setDocument(opened());
        pictures.want(Use::Visible, {whole(1, 50), whole(1, 400)});
        settle();
        settle();
        QCOMPARE(pictures.findScaled(1, 380)->size.width(), 400);
        QCOMPARE(pictures.findScaled(1, 60)->size.width(), 50);
        QVERIFY(!pictures.findScaled(2, 60));
    }

    void aPageThatFailedIsNotAskedForUntilRetried()
    {
        FakePagePictures source;
        source.failure = StorageError{ErrorCode::Corrupt, FaultyPart::File, QStringLiteral("It is damaged.")};
        PagePictures pictures(source);
        pictures.setDocument(opened());
        pictures.want(Use::Visible, {whole(1)});
        settle();
        QVERIFY(pictures.failureOf(1));
        QCOMPARE(pictures.failureOf(1)->detail, QStringLiteral("It is damaged."));
        pictures.want(Use::Visible, {whole(1), whole(1, 200)});
        QCOMPARE(int(source.requests.size()), 1);
        QVERIFY(!pictures.isBusy());
        source.failure.reset();
        pictures.retry();
        settle();
        QVERIFY(pictures.find(whole(1)));
    }

    void anotherDocumentForgetsTheAnswersOfTheOneBefore()
    {
        FakePagePictures source;
        source.holdsAnswers = true;
        PagePictures pictures(source);
        pictures.setDocument(opened());
        pictures.want(Use::Visible, {whole(1)});
        pictures.setDocument(opened());
        source.deliver();
        settle();
        QVERIFY(!pictures.find(whole(1)));
        QCOMPARE(int(source.prepared.size()), 2);
    }

    void filesGiveBackExactlyWhatWasWritten()
    {
        QTemporaryDir home;
        PictureFiles files(home.filePath(QStringLiteral("cache/pages")));
        const PartOfPage what{7, 300, QRect(10, 20, 64, 32)};
        PagePicture picture{{64, 32}, 64 * 4 + 16, {}}; // with a gap behind each line
        for (qsizetype i = 0; i < picture.bytesPerLine * 32; ++i)
            picture.pixels.append(char(QRandomGenerator::global()->bounded(256)));
        QVERIFY(!files.read(contract, what));
        files.write(contract, what, picture);
        const auto back = files.read(contract, what);
        QVERIFY(back);
        QCOMPARE(back->size, picture.size);
        for (int y = 0; y < 32; ++y)
            QCOMPARE(back->pixels.mid(y * back->bytesPerLine, 256), picture.pixels.mid(y * picture.bytesPerLine, 256));
        QVERIFY(!files.read(contract, {8, 300, what.part}));
        QVERIFY(!files.read(QByteArray(32, 'd'), what));
        QCOMPARE(QFileInfo(files.pathOf(contract, what)).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void aFileThatIsNotExactlyWhatWasWrittenIsAMiss()
    {
        QTemporaryDir home;
        PictureFiles files(home.filePath(QStringLiteral("pages")));
        const PartOfPage what = whole(1, 40);
        const PagePicture picture = FakePagePictures::pictureOf(what);
        files.write(contract, what, picture);
        const QString path = files.pathOf(contract, what);
        const qint64 size = QFileInfo(path).size();
        for (qint64 at = 0; at < size; ++at) {
            changeByte(path, at);
            QVERIFY2(!files.read(contract, what), qPrintable(QStringLiteral("changed at %1").arg(at)));
            changeByte(path, at);
        }
        QVERIFY(files.read(contract, what));
        // Moved to another page's name.
        QVERIFY(QFile::copy(path, files.pathOf(contract, whole(2, 40))));
        QVERIFY(!files.read(contract, whole(2, 40)));
        QVERIFY(QFile::resize(path, size - 1));
        QVERIFY(!files.read(contract, what));
        QVERIFY(QFile::resize(path, 0));
        QVERIFY(!files.read(contract, what));
        QVERIFY(QFile::remove(path));
        QVERIFY(QDir().mkpath(path));
        QVERIFY(!files.read(contract, what));
    }

    void theFolderKeepsToItsLimit()
    {
        QTemporaryDir home;
        const qint64 limit = 300'000;
        PictureFiles files(home.path(), limit);
        PagePicture noise{{100, 100}, 400, QByteArray(40'000, Qt::Uninitialized)};
        QRandomGenerator random(1);
        for (int page = 1; page <= 40; ++page) {
            random.generate(reinterpret_cast<quint32 *>(noise.pixels.data()), reinterpret_cast<quint32 *>(noise.pixels.data() + 40'000));
            files.write(contract, whole(page), noise);
            qint64 total = 0;
            for (const QFileInfo &file : QDir(home.path()).entryInfoList(QDir::Files))
                total += file.size();
            QVERIFY2(total <= limit + 45'000, qPrintable(QString::number(total)));
        }
        QVERIFY(files.read(contract, whole(40)));
        QVERIFY(!files.read(contract, whole(1)));
    }

    void whatWasMadeOnceComesFromTheDisk()
    {
        QTemporaryDir home;
        FakePagePictures source;
        const Document document = opened();
        for (int round = 0; round < 2; ++round) {
            StoredPictures stored(source, home.path());
            PagePictures pictures(stored);
            pictures.setDocument(document);
            pictures.want(Use::Visible, {whole(1), whole(2)});
            QTRY_VERIFY(!pictures.isBusy());
            QCOMPARE(pictures.find(whole(2))->pixels, FakePagePictures::pictureOf(whole(2)).pixels);
        }
        QCOMPARE(int(source.requests.size()), 2);
    }

    void withoutAFolderNothingIsKept()
    {
        PictureFiles files({});
        files.write(contract, whole(1), FakePagePictures::pictureOf(whole(1)));
        QVERIFY(!files.read(contract, whole(1)));
    }
};

QTEST_GUILESS_MAIN(TestPagePictures)
#include "tst_page_pictures.moc"
