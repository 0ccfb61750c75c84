// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/contract_words.h"

#include <QTest>

using namespace lectern;
using namespace lectern::analysis;

/// Texts of our own; how often it is wrong on real ones stands in docs/analysis.md.
class TestContractWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsAContractFromWhatIsNone_data();
    void tellsAContractFromWhatIsNone();
    void countsWordsGroupsAndPairs();
    void aLongTextThatUsesSuchWordsNowAndThenIsNone();
};

void TestContractWords::tellsAContractFromWhatIsNone_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isContract");
    QTest::newRow("supply agreement") << QStringLiteral(
        "SUPPLY AGREEMENT\nThis Agreement is entered into by Birch Ltd and Cedar GmbH. The Supplier shall deliver the goods. "
        "Either party may terminate this Agreement by written notice. The parties shall keep all information confidential. "
        "This Agreement is governed by the laws of Delaware. Neither party shall assign it without consent.")
                                      << true;
    QTest::newRow("short amendment") << QStringLiteral(
        "AMENDMENT No. 2\nThe parties hereby agree to amend the Agreement dated May 1, 2024 as follows: Section 3 is deleted. "
        "All other terms of the Agreement remain in force. Executed by the undersigned.")
                                     << true;
    QTest::newRow("undertaking of secrecy") << QStringLiteral(
        "The Recipient shall hold all Confidential Information in confidence and shall not disclose it to any third party. "
        "The obligations herein survive termination. Any breach entitles the Discloser to injunctive remedies.")
                                            << true;
    QTest::newRow("invoice") << QStringLiteral(
        "INVOICE No. 2026-118\nBirch Ltd, 4 Mill Lane, Leeds\nBill to: Cedar GmbH, Hamburg\nDate 2026-03-04, due 2026-04-03\n"
        "12 Oak boards 2 m  48.00  576.00\n3 Delivery  20.00  60.00\nNet 636.00, VAT 20 % 127.20, total GBP 763.20\n"
        "Please pay within thirty days to IBAN GB00 0000 0000. Thank you for your order.")
                             << false;
    QTest::newRow("letter") << QStringLiteral(
        "Dear Anna,\nthank you for your letter of last week. We were glad to hear that the move went well and that the children like "
        "their new school. Grandfather asks whether you are coming for his birthday in May. The garden is full of tulips. "
        "Please give our love to Tom. We will notify you when the parcel leaves.\nYours, Maria")
                            << false;
    QTest::newRow("letter that announces a contract") << QStringLiteral(
        "Dear Ms Keller,\nattached you find the draft of the agreement we talked about on Tuesday. Please read it at your leisure and "
        "tell us what you would like to see changed. I am in the office until Friday; after that my colleague Mr Brandt will help "
        "you. We look forward to working with you on this project, which means a lot to all of us here. Kind regards, P. Lang")
                                                      << false;
    QTest::newRow("review") << QStringLiteral(
        "Two hours for a burger. Nobody told us that the kitchen had one cook that evening. The waiter was kind and brought "
        "bread, but the party at the next table got everything first. Never again.")
                            << false;
    QTest::newRow("code") << QStringLiteral(
        "int main(int argc, char **argv)\n{\n    for (int i = 1; i < argc; ++i)\n        terminate(argv[i]); // default: no notice\n"
        "    return executed ? EXIT_SUCCESS : EXIT_FAILURE;\n}\nstatic bool isAuthorized(const User &user) { return user.role() == Role::Admin; }\n")
                          << false;
    QTest::newRow("recipe") << QStringLiteral(
        "Boil the potatoes until they are soft. Melt the butter, add the flour, stir until golden. Pour in the milk, season with "
        "nutmeg. Bake for forty minutes at 180 degrees. Serves four.")
                            << false;
    QTest::newRow("a scan without words") << QString() << false;
    QTest::newRow("a scan with a stray word") << QStringLiteral("shall") << false;
    QTest::newRow("a contract in another language") << QStringLiteral(
        "MIETVERTRAG\nZwischen Herrn Keller und Frau Brandt wird folgender Vertrag geschlossen. Der Mieter verpflichtet sich, die Miete "
        "monatlich im Voraus zu zahlen. Die Kuendigung bedarf der Schriftform. Es gilt deutsches Recht.")
                                                    << false;
}

void TestContractWords::tellsAContractFromWhatIsNone()
{
    QFETCH(QString, text);
    QFETCH(bool, isContract);
    const ContractWords words = contractWordsIn(text);
    QVERIFY2(words.looksLikeContract() == isContract,
             qPrintable(QStringLiteral("%1 words, %2 hits, %3 groups").arg(words.wordCount).arg(words.hitCount).arg(words.groupCount)));
}

void TestContractWords::countsWordsGroupsAndPairs()
{
    const ContractWords words = contractWordsIn(u"The LAWS\n of Delaware shall, and shall not; laws are many. This agreement.");
    QCOMPARE(words.wordCount, 13);
    QCOMPARE(words.hitCount, 4); // "laws of", two times "shall", "this agreement"
    QCOMPARE(words.groupCount, 3);
}

void TestContractWords::aLongTextThatUsesSuchWordsNowAndThenIsNone()
{
    const QString filling = QStringLiteral(
        "The ship went down the river and the men sang as they had done every evening of that long and quiet summer. ");
    QString text;
    for (const char *word : {"shall", "party", "notice", "consent", "liable", "default", "assign", "signature", "damages", "obligation"})
        text += filling.repeated(10) + QLatin1String(word) + u' ';
    QCOMPARE(contractWordsIn(text).groupCount, 10);
    QVERIFY(!contractWordsIn(text).looksLikeContract());
}

QTEST_MAIN(TestContractWords)
#include "tst_contract_words.moc"
