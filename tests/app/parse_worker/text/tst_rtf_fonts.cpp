// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/rtf_fonts.h"

#include <QTest>

using namespace lectern::parse;

class TestRtfFonts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFontHasTheCodePageOfItsCharacterSet()
    {
        RtfFonts fonts;
        fonts.define(1);
        fonts.setCharacterSet(204);
        fonts.define(2);
        fonts.setCharacterSet(128);
        QCOMPARE(fonts.codePageOf(1), 1251);
        QCOMPARE(fonts.codePageOf(2), 932);
    }

    void aFontWithoutOneHasTheDocuments()
    {
        RtfFonts fonts;
        fonts.define(1);
        fonts.setCharacterSet(2); // symbols: no code page in particular
        QCOMPARE(fonts.codePageOf(1), 1252);
        fonts.setCodePage(936);
        QCOMPARE(fonts.codePageOf(1), 936);
        QCOMPARE(fonts.codePageOf(77), 936); // never defined
    }

    void theDefaultFontIsOneOfThem()
    {
        RtfFonts fonts;
        fonts.setDefault(3); // before its definition
        QCOMPARE(fonts.defaultCodePage(), 1252);
        fonts.define(3);
        fonts.setCharacterSet(161);
        QCOMPARE(fonts.defaultCodePage(), 1253);
    }

    /// A hostile file must not fill the memory with fonts.
    void thereIsAnEndToHowManyAreKept()
    {
        RtfFonts fonts;
        for (int font = 0; font < 10'001; ++font) {
            fonts.define(font);
            fonts.setCharacterSet(204);
        }
        QCOMPARE(fonts.codePageOf(9'999), 1251);
        QCOMPARE(fonts.codePageOf(10'000), 1252);
    }
};

QTEST_APPLESS_MAIN(TestRtfFonts)
#include "tst_rtf_fonts.moc"
