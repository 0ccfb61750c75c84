// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/rtf_story.h"

#include <QTest>

using namespace lectern;
using namespace lectern::frames;
using namespace lectern::parse;

namespace {

const RtfSetting body;
const RtfSetting inTable{.isInTable = true};
const RtfSetting header{.target = RtfTarget::Header};
const RtfSetting footer{.target = RtfTarget::Footer};
const RtfSetting note{.target = RtfTarget::Note};

FlowText take(RtfStory &story)
{
    const auto flow = story.take(body);
    return flow ? *flow : FlowText{.text = QStringLiteral("refused")};
}

void addParagraph(RtfStory &story, QStringView text)
{
    story.add(text, body);
    story.endParagraph(body, true);
}

} // namespace

class TestRtfStory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void paragraphsFollowEachOtherEmptyOnesIfTheyAreMeant()
    {
        RtfStory story;
        addParagraph(story, u"one");
        story.endParagraph(body, true);
        story.endParagraph(body, false);
        story.add(u"two", body); // the file ends
        QCOMPARE(take(story).text, QStringLiteral("one\n\ntwo\n"));
    }

    void aParagraphHasTheLevelThatItsEndHas()
    {
        RtfStory story;
        story.add(u"Term", body);
        story.endParagraph({.headingLevel = 2}, true);
        const FlowText flow = take(story);
        QCOMPARE(flow.blocks.size(), 1);
        QCOMPARE(int(flow.blocks[0].headingLevel), 2);
    }

    void cellsMakeRows()
    {
        RtfStory story;
        story.add(u"Acme", inTable);
        story.endParagraph(inTable, true);
        story.add(u"Inc.", inTable);
        story.endCell(inTable);
        story.add(u"b", inTable);
        story.endCell(inTable);
        story.endRow(inTable);
        addParagraph(story, u"after");
        const FlowText flow = take(story);
        QCOMPARE(flow.text, QStringLiteral("Acme\nInc.\tb\nafter\n"));
        QCOMPARE(int(flow.blocks[0].cellCount), 2);
    }

    void aRowWithoutAnEndIsEndedByTheTextBehindIt()
    {
        RtfStory story;
        story.add(u"a", inTable);
        story.endCell(inTable);
        addParagraph(story, u"after");
        QCOMPARE(take(story).text, QStringLiteral("a\nafter\n"));
    }

    void headersStandBeforeNotesAndFootersBehind()
    {
        RtfStory story;
        story.add(u"Confidential", header);
        story.endAside(RtfTarget::Header);
        story.add(u"Foot", footer);
        story.endAside(RtfTarget::Footer);
        story.add(u"Text", body);
        story.addNoteMark(body);
        story.add(u" The \n note.", note);
        story.endAside(RtfTarget::Note);
        story.addNoteMark(body);
        story.endParagraph(body, true);
        const FlowText flow = take(story);
        QCOMPARE(flow.text, QStringLiteral("Confidential\nText[1][2]\n[1] The note.\nFoot\n"));
        QVERIFY(flow.blocks[0].isSmall && !flow.blocks[1].isSmall && flow.blocks[2].isSmall && flow.blocks[3].isSmall);
    }

    void theSameHeaderOfEachPageIsReadOnce()
    {
        RtfStory story;
        for (int page = 0; page < 3; ++page) {
            story.add(u"Acme", header);
            story.endParagraph(header, true);
            story.add(page == 2 ? u"Annex" : u"Lease", header);
            story.endAside(RtfTarget::Header);
        }
        story.add(u"Acme", footer); // a footer is another matter
        story.endAside(RtfTarget::Footer);
        QCOMPARE(take(story).text, QStringLiteral("Acme\nLease\nAnnex\nAcme\n"));
    }

    void outsideTheBodyEndsAreCharacters()
    {
        RtfStory story;
        addParagraph(story, u"one");
        story.add(u"a", note);
        story.endCell(note);
        story.add(u"b", note);
        story.endRow(note);
        story.endPage(note);
        story.endAside(RtfTarget::Note);
        addParagraph(story, u"two");
        const FlowText flow = take(story);
        QCOMPARE(flow.text, QStringLiteral("one\ntwo\n[1] a b\n"));
        for (const FlowBlock &block : flow.blocks)
            QVERIFY(block.cellCount == 0 && !block.startsPage);
    }

    void whatGoesNowhereIsGoneAndWhatIsHiddenIsRemarked()
    {
        RtfStory story;
        story.add(u"x", {.target = RtfTarget::Nowhere});
        story.add(u"Arial;", {.target = RtfTarget::Fonts});
        addParagraph(story, u"a");
        QCOMPARE(take(story).remarks, quint8(0));
        RtfStory hiding;
        hiding.add(u"x", {.isHidden = true});
        addParagraph(hiding, u"a");
        const FlowText flow = take(hiding);
        QCOMPARE(flow.text, QStringLiteral("a\n"));
        QCOMPARE(flow.remarks, quint8(DeletionsLeftOut));
    }

    void aPageBeginsBehindTheParagraphThatItEnds()
    {
        RtfStory story;
        story.add(u"one", body);
        story.endPage(body);
        addParagraph(story, u"two");
        story.setPaperWidth(612);
        story.setPaperHeight(792);
        const FlowText flow = take(story);
        QCOMPARE(flow.text, QStringLiteral("one\ntwo\n"));
        QVERIFY(!flow.blocks[0].startsPage && flow.blocks[1].startsPage);
        QCOMPARE(flow.pageSize, QSizeF(612, 792));
    }
};

QTEST_APPLESS_MAIN(TestRtfStory)
#include "tst_rtf_story.moc"
