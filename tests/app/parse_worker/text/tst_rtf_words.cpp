// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/rtf_words.h"

#include <QTest>

using namespace lectern::parse;

class TestRtfWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordsOfOneMeaningDoTheSame()
    {
        for (const char *header : {"header", "headerl", "headerr", "headerf"})
            QVERIFY(meaningOf(header) && meaningOf(header)->word == RtfWord::Header);
        for (const char *passedOver : {"pict", "stylesheet", "fldinst", "listtable"})
            QVERIFY(meaningOf(passedOver) && meaningOf(passedOver)->word == RtfWord::SkipGroup);
        QVERIFY(meaningOf("page")->word == RtfWord::Page && meaningOf("sect")->word == RtfWord::Page);
    }

    void wordsThatAreCharactersSayWhich()
    {
        QVERIFY(meaningOf("emdash")->word == RtfWord::Character);
        QCOMPARE(meaningOf("emdash")->character, char16_t(0x2014));
        QCOMPARE(meaningOf("rquote")->character, char16_t(0x2019));
    }

    void onlyWholeWordsAreKnown()
    {
        for (const char *unknown : {"", "pa", "parx", "PAR", "whatever"})
            QVERIFY2(!meaningOf(unknown), unknown);
        const QByteArray longer = "parenthesis";
        QVERIFY(meaningOf(QByteArrayView(longer).first(3))->word == RtfWord::Paragraph); // a view has no end of its own
    }
};

QTEST_APPLESS_MAIN(TestRtfWords)
#include "tst_rtf_words.moc"
