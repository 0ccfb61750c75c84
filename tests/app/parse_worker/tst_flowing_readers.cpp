// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/parse_worker/made_documents.h"

#include "app/parse_worker/text/code_page.h"

#include <QTest>

using namespace lectern;
using namespace lectern::frames;
using namespace lectern::parse;
using namespace lectern::parse;

namespace {

QByteArray paragraph(const QByteArray &text, const QByteArray &properties = {})
{
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

/// In points, as it is set.
double heightOfFirstWord(const QByteArray &bytes)
{
    const auto document = openDocument(bytes);
    if (!document)
        return -1;
    const auto page = (*document)->readPage(1);
    return page && !page->words.empty() ? page->words.front().box.height() : -1;
}

QByteArray cell(const QByteArray &content) { return "<w:tc>" + content + "</w:tc>"; }

} // namespace

/// The readers of documents without pages, in this process: what they make of small documents of ours.
class TestFlowingReaders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { loadCodePages(); }

    void keepsInsertionsAndDropsDeletions()
    {
        const QByteArray body = R"(<w:p><w:r><w:t xml:space="preserve">Pay </w:t></w:r><w:ins><w:r><w:t>ten</w:t></w:r></w:ins>)"
                                R"(<w:del><w:r><w:delText>nine</w:delText></w:r></w:del><w:r><w:t> dollars</w:t></w:r></w:p>)";
        const QByteArray bytes = docxOf(body);
        QCOMPARE(textOf(bytes), QStringLiteral("Pay ten dollars\n"));
        QCOMPARE(int(openDocument(bytes).value()->remarks()), int(DeletionsLeftOut));
    }

    void joinsParagraphsWhoseBreakWasDeleted()
    {
        const QByteArray body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>" + paragraph("two");
        QCOMPARE(textOf(docxOf(body)), QStringLiteral("one two\n"));
    }

    void numbersListsAsWordDoes()
    {
        const QByteArray numbering =
            R"(<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="7">)"
            R"(<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>)"
            R"x(<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>)x"
            R"(<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/></w:lvl>)"
            R"(</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>)";
        const auto item = [](const char *text, int level) {
            return paragraph(text, R"(<w:numPr><w:ilvl w:val=")" + QByteArray::number(level) + R"("/><w:numId w:val="3"/></w:numPr>)");
        };
        const QByteArray body = item("Term", 0) + item("first", 1) + item("second", 1) + item("deep", 2) + item("Fees", 0) + item("again", 1);
        QCOMPARE(textOf(docxOf(body, {{"word/numbering.xml", numbering}})),
                 QStringLiteral("1. Term\n(a) first\n(b) second\n1.2.1 deep\n2. Fees\n(a) again\n"));
    }

    void setsTheTitleAsAHeading()
    {
        const QByteArray styles =
            R"(<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Titel">)"
            R"(<w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Titel"/></w:style></w:styles>)";
        const double body = heightOfFirstWord(docxOf(paragraph("Agreement"), {{"word/styles.xml", styles}}));
        QVERIFY(body > 0);
        for (const QByteArray style : {"Titel", "Own"})
            QVERIFY(heightOfFirstWord(docxOf(paragraph("Agreement", "<w:pStyle w:val=\"" + style + "\"/>"), {{"word/styles.xml", styles}})) > body);
    }

    void writesTablesWithTabsAndNestedOnesInTheirCell()
    {
        const QByteArray inner = "<w:tbl><w:tr>" + cell(paragraph("x")) + cell(paragraph("y")) + "</w:tr></w:tbl>";
        const QByteArray body = "<w:tbl><w:tr>" + cell(paragraph("Name")) + cell(paragraph("Acme") + paragraph("Inc.")) + "</w:tr><w:tr>"
            + cell(paragraph("Grid")) + cell(inner + paragraph("")) + "</w:tr></w:tbl>";
        QCOMPARE(textOf(docxOf(body)), QStringLiteral("Name\tAcme\nInc.\nGrid\tx\ty\n"));
    }

    void takesFieldResultsAndNotTheirInstructions()
    {
        const QByteArray body =
            R"(<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>)"
            R"(<w:r><w:instrText>REF _x</w:instrText></w:r><w:r><w:t>wrong</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>)"
            R"(<w:r><w:t>Section 3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>)";
        QCOMPARE(textOf(docxOf(body)), QStringLiteral("See Section 3.\n"));
    }

    void readsATextBoxOnce()
    {
        const QByteArray box = "<w:txbxContent>" + paragraph("in the box") + "</w:txbxContent>";
        const QByteArray body = "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box
            + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>" + box
            + "</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>text</w:t></w:r></w:p>";
        QCOMPARE(textOf(docxOf(body)), QStringLiteral("in the box\ntext\n"));
    }

    void putsNotesBehindAndHeadersBefore()
    {
        const QByteArray space = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";
        const QByteArray notes = "<w:footnotes " + space + R"(><w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">)"
            + paragraph("The note.") + "</w:footnote></w:footnotes>";
        const QByteArray header = "<w:hdr " + space + ">" + paragraph("Confidential") + "</w:hdr>";
        const QByteArray footer = "<w:ftr " + space + ">" + paragraph("Foot") + "</w:ftr>";
        const QByteArray body = R"(<w:p><w:r><w:t>Text</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>)";
        QCOMPARE(textOf(docxOf(body, {{"word/footnotes.xml", notes}, {"word/header1.xml", header}, {"word/footer1.xml", footer}})),
                 QStringLiteral("Confidential\nText[1]\n[1] The note.\nFoot\n"));
    }

    void beginsAPageAtABreak()
    {
        const QByteArray body = paragraph("one") + R"(<w:p><w:r><w:br w:type="page"/></w:r><w:r><w:t>two</w:t></w:r></w:p>)";
        const QByteArray bytes = docxOf(body);
        const auto document = openDocument(bytes);
        QVERIFY(document);
        QCOMPARE((*document)->pageCount(), 2);
        QCOMPARE((*document)->readPage(2)->text, QStringLiteral("two\n"));
    }

    void refusesHostilePackages_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("refusal");
        Parts many{{"[Content_Types].xml", "<Types/>"}};
        for (int i = 0; i < 3000; ++i)
            many += {"word/part" + QByteArray::number(i) + ".xml", "<x/>"};
        const auto row = [](const char *name, const QByteArray &bytes, Refusal refusal) { QTest::addRow("%s", name) << bytes << int(refusal); };
        row("3,000 entries", zipOf(many), Refusal::TooManyParts);
        row("a document type", docxOf({}, {{"word/styles.xml", R"(<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>)"}}), Refusal::HasDtd);
        row("a bomb", docxOf({}, {{"word/styles.xml", "<x>" + QByteArray(60 << 20, ' ') + "</x>"}}), Refusal::PackedTooTightly);
        row("elements within elements", docxOf(QByteArray("<w:sdt>").repeated(300) + QByteArray("</w:sdt>").repeated(300)), Refusal::TooDeep);
        row("XML that breaks off", docxOf("<w:p><w:r></w:p>"), Refusal::Damaged);
        row("half a zip", docxOf(paragraph("x")).left(300), Refusal::Damaged);
        row("a spreadsheet", zipOf({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<x/>"}}), Refusal::Spreadsheet);
        row("a presentation", zipOf({{"[Content_Types].xml", "<Types/>"}, {"ppt/presentation.xml", "<x/>"}}), Refusal::Presentation);
        row("an archive", zipOf({{"a.txt", "x"}}), Refusal::ZipArchive);
        row("an encrypted ODT",
            zipOf({{"mimetype", "application/vnd.oasis.opendocument.text"},
                   {"content.xml", "?"},
                   {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}),
            Refusal::Encrypted);
        row("old Office", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + QByteArray(600, '\0'), Refusal::OldOffice);
        row("RTF in groups without end", "{\\rtf1" + QByteArray(300, '{'), Refusal::TooDeep);
        row("a program",
            "\x7F"
            "ELF"
                + QByteArray(100, '\0'),
            Refusal::Unrecognised);
        row("noise", QByteArray("\x01\x02\x03\x04\x05\x06").repeated(50), Refusal::Binary);
        row("more text than anybody writes", QByteArray((64 << 20) + 10, 'a'), Refusal::TooMuchText);
    }

    void refusesHostilePackages()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, refusal);
        QCOMPARE(textOf(bytes), refused(Refusal(refusal)));
    }

    void readsOpenDocumentText()
    {
        const QByteArray styles =
            R"(<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>)"
            R"x(<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>)x";
        const QByteArray text =
            R"(<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h text:outline-level="1">Lease</text:h>)"
            R"(<text:p>The <text:span>rent</text:span><text:s text:c="2"/>is<text:tab/>due.<text:note><text:note-citation>1</text:note-citation>)"
            R"(<text:note-body><text:p>Monthly.</text:p></text:note-body></text:note></text:p>)"
            R"(<text:list text:style-name="L1"><text:list-item><text:p>first</text:p><text:list><text:list-item><text:p>under</text:p></text:list-item></text:list></text:list-item>)"
            R"(<text:list-item><text:p>second</text:p></text:list-item></text:list>)"
            R"(<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>)";
        QCOMPARE(textOf(odtOf(text, styles)), QStringLiteral("Lease\nThe rent  is\tdue.[1]\n1. first\n(a) under\n2. second\na\tb\n[1] Monthly.\n"));
    }

    void numbersHeadingsOfOpenDocumentText()
    {
        const QByteArray styles =
            R"(<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" style:num-prefix="Article " style:num-suffix="."/>)"
            R"(<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/><text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>)"
            R"(<style:style style:name="Title" style:family="paragraph" style:list-style-name=""/>)";
        const auto heading = [](int level, const char *text, const char *style = "Heading") {
            return QByteArray(R"(<text:h text:outline-level=")") + QByteArray::number(level) + R"(" text:style-name=")" + style + "\">" + text
                + "</text:h>";
        };
        const QByteArray title = R"(<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>)";
        const QByteArray body = heading(1, "Lease", "P1") + heading(1, "Term") + heading(2, "Begin") + heading(3, "plain") + heading(2, "End")
            + heading(1, "Rent") + R"(<text:h text:outline-level="1" text:is-list-header="true">Notes</text:h>)" + heading(2, "Due");
        QCOMPARE(textOf(odtOf(body, styles + title)),
                 QStringLiteral("Lease\nArticle 1. Term\n1.1 Begin\nplain\n1.2 End\nArticle 2. Rent\nNotes\n2.1 Due\n"));
    }

    void readsRtf_data()
    {
        QTest::addColumn<QByteArray>("rtf");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *rtf, const char16_t *text) {
            QTest::addRow("%s", name) << QByteArray(rtf) << QString::fromUtf16(text);
        };
        row("paragraphs", R"({\rtf1\ansi Hello\par World\par})", u"Hello\nWorld\n");
        row("quotes and dashes", R"({\rtf1 \ldblquote a\rdblquote\emdash b\~c\par})", u"\u201Ca\u201D\u2014b\u00A0c\n");
        row("a byte of 1252", R"({\rtf1\ansi\ansicpg1252 caf\'e9\par})", u"caf\u00E9\n");
        row("a byte of the font's Cyrillic", R"({\rtf1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1 \'e4\'e0\f0 \'e4\par})",
            u"\u0434\u0430\u00E4\n");
        row("two bytes of Japanese", R"({\rtf1\ansicpg932 \'93\'fa\'96\'7b\par})", u"\u65E5\u672C\n");
        row("Unicode and its stand-in", R"({\rtf1\uc1 \u8364?5\par})", u"\u20AC5\n");
        row("two stand-ins", R"({\rtf1\uc2 \u8364\'80\'81x\par})", u"\u20ACx\n");
        row("negative Unicode", R"({\rtf1\uc0\u-10179\u-8704 \par})", u"\U0001F600\n");
        row("a table", R"({\rtf1\trowd\cellx1\cellx2\intbl a\cell b\cell\row\pard after\par})", u"a\tb\nafter\n");
        row("pictures and unknown destinations", R"({\rtf1{\pict 00ff}{\*\whatever x}{\object y}text\par})", u"text\n");
        row("binary", "{\\rtf1{\\pict\\bin3 }}}}text\\par}", u"text\n");
        row("a list's label", R"({\rtf1{\listtext\pard 1.\tab}Item\par})", u"1.\tItem\n");
        row("hidden and deleted text", R"({\rtf1 a{\v b}{\deleted c}d\par})", u"ad\n");
        row("a note", R"({\rtf1 text{\footnote the note}\par})", u"text[1]\n[1] the note\n");
        row("a field", R"({\rtf1{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}\par})", u"link\n");
        row("an end that never comes", R"({\rtf1{\b half)", u"half\n");
        row("more ends than beginnings", R"({\rtf1 a}}}}b\par)", u"ab\n");
    }

    void readsRtf()
    {
        QFETCH(QByteArray, rtf);
        QFETCH(QString, text);
        QCOMPARE(textOf(rtf), text);
    }

    void keepsPlainTextAsItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("remarks");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &text, int remarks = 0) {
            QTest::addRow("%s", name) << bytes << text << remarks;
        };
        row("CR LF", "a\r\nb\r\n", QStringLiteral("a\r\nb\r\n"));
        row("CR", "a\rb", QStringLiteral("a\rb"));
        row("no end", "a  \n\n\n  b", QStringLiteral("a  \n\n\n  b"));
        row("a mark",
            "\xEF\xBB\xBF"
            "a",
            QStringLiteral("a"));
        row("two marks",
            "\xEF\xBB\xBF\xEF\xBB\xBF"
            "a",
            QStringLiteral("\uFEFFa"));
        row("UTF-16LE",
            QByteArray("\xFF\xFE"
                       "a\0\x3D\xD8\x00\xDE",
                       8),
            QString::fromUtf16(u"a\U0001F600"));
        row("UTF-16BE", QByteArray("\xFE\xFF\0a", 4), QStringLiteral("a"));
        row("Windows-1252", "caf\xE9 \x80", QString::fromUtf16(u"caf\u00E9 \u20AC"), AssumedWindows1252);
        row("a NUL", QByteArray("a\0b", 3) + QByteArray(200, 'x'), QString::fromUtf16(u"a\uFFFD") + u'b' + QString(200, u'x'));
        row("form feeds", "one\ftwo\f\fthree", QStringLiteral("one\ftwo\f\fthree"));
    }

    void keepsPlainTextAsItIs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QFETCH(int, remarks);
        QCOMPARE(textOf(bytes), text);
        QCOMPARE(int(openDocument(bytes).value()->remarks()), remarks);
    }

    void beginsAPageAtAFormFeed()
    {
        const QByteArray bytes = "one\ftwo";
        const auto document = openDocument(bytes);
        QCOMPARE(document.value()->pageCount(), 2);
        QCOMPARE(document.value()->readPage(1)->text, QStringLiteral("one\f"));
    }

    /// Every word of every page is where its range says, ranges ascend, boxes lie on the page.
    void placesEveryWord_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray text;
        for (int i = 0; i < 500; ++i)
            text += "The party of the " + QByteArray::number(i)
                + "th part shall not be liable; \xD0\xB4\xD0\xB0, \xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x98\x80 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D end.\n";
        QTest::newRow("text of many scripts") << text;
        QTest::newRow("one endless line") << QByteArray("word ").repeated(20'000);
        QTest::newRow("one endless word") << QByteArray(20'000, 'w');
        QByteArray rows;
        for (int i = 0; i < 300; ++i)
            rows += "<w:tr>" + cell(paragraph("left cell of a row that is long enough to be broken")) + cell(paragraph("right") + paragraph("two"))
                + "</w:tr>";
        QTest::newRow("a table") << docxOf("<w:tbl>" + rows + "</w:tbl>");
        QTest::newRow("PDF") << pdfOf({"First page of two", "Second page"});
    }

    void placesEveryWord()
    {
        QFETCH(QByteArray, bytes);
        const auto document = openDocument(bytes);
        QVERIFY(document);
        for (int number = 1; number <= (*document)->pageCount(); ++number) {
            const auto page = (*document)->readPage(number);
            QVERIFY(page);
            const CodePointIndex index(page->text);
            QString words, wanted;
            qint64 last = 0;
            for (const WordBox &word : page->words) {
                QVERIFY(word.range.start >= last && word.range.end > word.range.start && word.range.end <= index.codePointCount());
                last = word.range.end;
                words +=
                    QStringView(page->text).sliced(index.unitOf(word.range.start), index.unitOf(word.range.end) - index.unitOf(word.range.start));
                QVERIFY(QRectF(QPointF(0, 0), page->size).contains(word.box.center()));
                QVERIFY(word.box.height() > 1);
            }
            for (const QChar c : page->text)
                wanted += c.isSpace() ? QString() : QString(c);
            QCOMPARE(words, wanted);
        }
    }
};

QTEST_MAIN(TestFlowingReaders)
#include "tst_flowing_readers.moc"
