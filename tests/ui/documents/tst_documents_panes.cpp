// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/shown_place.h"
#include "ui/documents/documents_panes.h"

using namespace lectern;
using namespace lectern::ui;

class TestDocumentsPanes : public ShownPlace
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_place.reset(); }

    void theListStandsAboveThePagesWhereTheyDoNotFitBesideEachOther()
    {
        make(3);
        open();
        const auto *panes = m_place->findChild<DocumentsPanes *>();
        QCOMPARE(panes->orientation(), Qt::Horizontal);
        QCOMPARE(panes->size(), m_place->size());
        const int enough = m_place->fontMetrics().averageCharWidth() * 80;
        m_place->resize(enough - 1, 600);
        QTRY_COMPARE(panes->orientation(), Qt::Vertical);
        QTRY_VERIFY(panes->list().geometry().bottom() < panes->reader().geometry().top());
        m_place->resize(enough, 600);
        QTRY_COMPARE(panes->orientation(), Qt::Horizontal);
        QTRY_VERIFY(panes->list().geometry().right() < panes->reader().geometry().left());
    }

    void thePagesGrowAndTheListKeepsItsWidth()
    {
        make(3);
        open();
        const auto *panes = m_place->findChild<DocumentsPanes *>();
        const int width = panes->list().width();
        m_place->resize(1'200, 600);
        QTRY_VERIFY(panes->reader().width() > 800);
        QCOMPARE(panes->list().width(), width);
    }
};

QTEST_MAIN(TestDocumentsPanes)
#include "tst_documents_panes.moc"
