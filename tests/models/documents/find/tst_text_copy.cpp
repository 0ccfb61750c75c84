// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/text_copy.h"
#include "tests/models/documents/typed_document.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

const QString clause = QStringLiteral("The Distributor shall pay.\nSums are due at once.\n"); // 49 characters

struct Copied : TypedDocument {
    explicit Copied(int pageCount = 3) : TypedDocument(QStringList(pageCount, clause)) {}
    /// What was made ready since the last call.
    QStringList taken()
    {
        QStringList texts;
        while (!ready.isEmpty())
            texts << ready.takeFirst().at(0).toString();
        return texts;
    }
    TextCopy copy{open};
    QSignalSpy ready{&copy, &TextCopy::ready};
};

} // namespace

class TestTextCopy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textThatIsHereIsReadyAtOnce()
    {
        Copied copied;
        copied.want(1, 3);
        copied.copy.copy({4, 15}, TextCopy::As::Text);
        QCOMPARE(copied.taken(), QStringList(QStringLiteral("Distributor")));
    }

    void nothingIsNotCopied()
    {
        Copied copied;
        copied.want(1, 3);
        copied.copy.copy({4, 4}, TextCopy::As::Text);
        QVERIFY(copied.taken().isEmpty());
    }

    void aQuoteSaysItsDocumentAndItsPages()
    {
        Copied copied;
        copied.want(1, 3);
        copied.copy.copy({49 + 4, 49 + 15}, TextCopy::As::Quote);
        QCOMPARE(copied.taken(), QStringList(QStringLiteral("\"Distributor\" (typed, page 2)")));
        copied.copy.copy({43, 49 + 3}, TextCopy::As::Quote); // its lines become one
        QCOMPARE(copied.taken(), QStringList(QStringLiteral("\"once. The\" (typed, pages 1 to 2)")));
        copied.copy.copy({0, 49}, TextCopy::As::Quote); // the end of a page is not the next one
        QVERIFY(copied.taken().constFirst().endsWith(QStringLiteral("(typed, page 1)")));
    }

    void textThatIsNotHereIsFetchedAndCopiedOnce()
    {
        Copied copied(300);
        copied.want(1, 1);
        copied.copy.copy({4, 49 * 300}, TextCopy::As::Text);
        QVERIFY(copied.taken().isEmpty());
        settle();
        QCOMPARE(copied.taken(), QStringList(clause.repeated(300).mid(4)));
        copied.want(250, 260);
        QVERIFY(copied.taken().isEmpty());
    }

    void theLastWishCounts()
    {
        Copied copied(300);
        copied.want(1, 1);
        copied.copy.copy({4, 49 * 300}, TextCopy::As::Text);
        copied.copy.copy({4, 15}, TextCopy::As::Text);
        settle();
        QCOMPARE(copied.taken(), QStringList(QStringLiteral("Distributor")));
    }

    void aDocumentThatWasLeftIsNotCopied()
    {
        Copied copied(300);
        copied.want(1, 1);
        copied.copy.copy({4, 49 * 300}, TextCopy::As::Text);
        copied.open.open(copied.open.document());
        copied.open.wantAllText();
        settle();
        QVERIFY(copied.taken().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTextCopy)
#include "tst_text_copy.moc"
