// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/rtf_reader.h"

#include "app/parse_worker/text/code_page.h"

#include <QTest>

using namespace lectern;
using namespace lectern::frames;
using namespace lectern::parse;

namespace {

QString textOf(const QByteArray &rtf)
{
    const auto flow = readRtf(rtf);
    return flow ? flow->text : QStringLiteral("refused");
}

} // namespace

/// Groups and what they hand on; what documents look like that are read so stands in tst_flowing_readers.
class TestRtfReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { loadCodePages(); }

    void aGroupForgetsAtItsEndWhatWasSetInIt_data()
    {
        QTest::addColumn<QByteArray>("rtf");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *rtf, const char16_t *text) {
            QTest::addRow("%s", name) << QByteArray(rtf) << QString::fromUtf16(text);
        };
        row("hidden", R"({\rtf1 a{\v b}c\par})", u"ac\n");
        row("hidden until told otherwise", R"({\rtf1 a\v b\v0 c\v d\plain e\par})", u"ace\n");
        row("code page", R"({\rtf1{\ansicpg1251\'e4}\'e4\par})", u"\u0434\u00E4\n");
        row("stand-ins", R"({\rtf1\uc0{\uc2\u8364 ab}\u8364 c\par})", u"\u20AC\u20ACc\n");
        row("stand-ins that the group's end cuts short", R"({\rtf1{\uc5\u8364 a}b\par})", u"\u20ACb\n");
        row("the default font's code page", R"({\rtf1\deff1{\fonttbl{\f1\fcharset204 B;}}\plain\'e4\par})", u"\u0434\n");
        row("a character set outside the table of fonts", R"({\rtf1\fcharset204\f0\'e4\par})", u"\u00E4\n");
        row("a header in a note", R"({\rtf1 a{\footnote n{\header h}}\par})", u"a[1]\n[1] nh\n");
        row("a table of fonts in a header", R"({\rtf1{\header h{\fonttbl\f0 Arial;}}a\par})", u"h\na\n");
        row("an unknown word", R"({\rtf1{\unknown a}{\*\unknown b}c\par})", u"ac\n");
        row("characters by their names", R"({\rtf1 \{\\\}\_\~\tab x\par})", u"{\\}-\u00A0\tx\n");
        row("a character of two bytes in two tokens",
            R"({\rtf1\ansicpg932 \'93)"
            "\n"
            R"(\'fa\par})",
            u"\u65E5\n");
    }
    void aGroupForgetsAtItsEndWhatWasSetInIt()
    {
        QFETCH(QByteArray, rtf);
        QTEST(textOf(rtf), "text");
    }

    void headingsAndPaperAreHandedOn()
    {
        const auto flow = readRtf(R"({\rtf1\paperw12240\paperh15840\outlinelevel1 Term\par\pard text\par\page more\par})");
        QVERIFY(flow);
        QCOMPARE(flow->pageSize, QSizeF(612, 792));
        QCOMPARE(int(flow->blocks[0].headingLevel), 2);
        QCOMPARE(int(flow->blocks[1].headingLevel), 0);
        QVERIFY(flow->blocks[2].startsPage);
    }

    void groupsThatAreTooDeepAreRefused()
    {
        QVERIFY(readRtf("{\\rtf1" + QByteArray(254, '{')));
        const auto flow = readRtf("{\\rtf1" + QByteArray(255, '{'));
        QVERIFY(!flow);
        QCOMPARE(flow.error(), Refusal::TooDeep);
    }

    void tooMuchTextIsRefused()
    {
        const auto flow = readRtf("{\\rtf1 " + ("\\par " + QByteArray(1 << 20, 'x')).repeated(70) + "\\par more\\par}");
        QVERIFY(!flow);
        QCOMPARE(flow.error(), Refusal::TooMuchText);
    }
};

QTEST_APPLESS_MAIN(TestRtfReader)
#include "tst_rtf_reader.moc"
