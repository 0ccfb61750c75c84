// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/documents/document_name.h"
#include "storage/api/documents/document_query.h"

#include <QtTest>

using namespace lectern;

class TestDocumentName : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isFitToBeShown_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("cleaned");
        QTest::newRow("as it is") << QStringLiteral("Vertrag Müller.pdf") << QStringLiteral("Vertrag Müller.pdf");
        QTest::newRow("composed") << QStringLiteral("Mu\u0308ller.pdf") << QStringLiteral("Müller.pdf");
        QTest::newRow("turned around") << QStringLiteral("invoice\u202efdp.exe") << QStringLiteral("invoice\ufffdfdp.exe");
        QTest::newRow("isolates") << QStringLiteral("a\u2066b\u2069c") << QStringLiteral("a\ufffdb\ufffdc");
        QTest::newRow("controls") << QStringLiteral("a\a") + QStringLiteral("b\x1f") + QStringLiteral("c") + QChar(u'\0') + QStringLiteral("d")
                                  << QStringLiteral("abcd");
        QTest::newRow("lines") << QStringLiteral("a\nb\tc\u2028d") << QStringLiteral("a b c d");
        QTest::newRow("half a pair") << QStringLiteral("a") + QChar(0xd83d) << QStringLiteral("a\ufffd");
        QTest::newRow("empty") << QString() << QStringLiteral("document");
        QTest::newRow("only controls") << QStringLiteral("\x01 \x02") << QStringLiteral("document");
        QTest::newRow("path separators stay text") << QStringLiteral("../../etc/passwd") << QStringLiteral("../../etc/passwd");
    }
    void isFitToBeShown()
    {
        QFETCH(QString, name);
        QFETCH(QString, cleaned);
        QCOMPARE(cleanedDocumentName(name), cleaned);
        QCOMPARE(cleanedDocumentName(cleaned), cleaned);
    }

    void keepsItsEndingWhenItIsShortened()
    {
        const QString longName = QStringLiteral("\U0001F600").repeated(300) + QStringLiteral(".pdf");
        const QString cleaned = cleanedDocumentName(longName);
        QCOMPARE(cleaned.toUcs4().size(), 200);
        QVERIFY(cleaned.endsWith(QStringLiteral("\u2026.pdf")));
        QCOMPARE(cleanedDocumentName(QStringLiteral("x").repeated(300)).size(), 200);
    }

    void equalQuestionsHaveEqualTexts()
    {
        DocumentPageRequest one, other;
        one.query.filter.clients = QStringList{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("b")};
        one.query.filter.text = QStringLiteral("  two   words ");
        other.query.filter.clients = QStringList{QStringLiteral("a"), QStringLiteral("b")};
        other.query.filter.text = QStringLiteral("two words");
        QCOMPARE(normalisedText(one), normalisedText(other));
        other.query.filter.isActive = false;
        QVERIFY(normalisedText(one) != normalisedText(other));
        other = one;
        other.query.sortKey = DocumentSortKey::Risk;
        QVERIFY(normalisedText(one) != normalisedText(other));
        other = one;
        other.after.values = QStringList{QStringLiteral("1"), QStringLiteral("2")};
        QVERIFY(normalisedText(one) != normalisedText(other));
    }

    void refusesDaysInTheWrongOrder()
    {
        DocumentFilter filter;
        filter.from = QDate(2026, 2, 1);
        filter.until = QDate(2026, 2, 2);
        QVERIFY(filter.check());
        filter.until = QDate(2026, 2, 1);
        QCOMPARE(filter.check().error().code, ErrorCode::InvalidRequest);
        filter.until = QDate();
        QVERIFY(!filter.check());
    }
};

QTEST_GUILESS_MAIN(TestDocumentName)
#include "tst_document_name.moc"
