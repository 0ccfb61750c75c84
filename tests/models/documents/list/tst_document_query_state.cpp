// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_query_state.h"
#include "tests/support/fakes/fake_document_source.h"

#include <QSignalSpy>
#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using Field = DocumentFilterField;

class TestDocumentQueryState : public QObject
{
    Q_OBJECT

    FakeDocumentSource m_source;

private Q_SLOTS:
    void aSearchIsOrderedByRelevanceAsLongAsThereIsAText()
    {
        DocumentQueryState state(m_source);
        state.setText(QStringLiteral("audit"));
        QCOMPARE(state.query().sortKey, DocumentSortKey::Relevance);
        DocumentFilterState off = state.filter();
        off.setOff(Field::Text, true);
        state.setFilter(off);
        QCOMPARE(state.query().sortKey, DocumentSortKey::Date);
        QCOMPARE(state.sort().key, DocumentSortKey::Relevance); // it is as it was, once it is on again
        state.setText({});
        QCOMPARE(state.sort().key, DocumentSortKey::Date);
        state.setSort({DocumentSortKey::Name, Qt::AscendingOrder});
        state.setText(QStringLiteral("audit"));
        QCOMPARE(state.sort().key, DocumentSortKey::Name); // chosen, so kept
    }

    void aTextThatIsClearedTakesItsOrderWithIt()
    {
        DocumentQueryState state(m_source);
        state.setText(QStringLiteral("audit"));
        state.setFilter({});
        QCOMPARE(state.sort().key, DocumentSortKey::Date);
    }

    void theBestOfASearchStandsFirst()
    {
        DocumentQueryState state(m_source);
        state.setSort({DocumentSortKey::Date, Qt::AscendingOrder});
        state.setText(QStringLiteral("audit"));
        QCOMPARE(state.query().order, Qt::DescendingOrder);
        state.setText({});
        QCOMPARE(state.query().order, Qt::AscendingOrder);
    }

    void itSurvivesARestart()
    {
        DocumentQueryState state(m_source);
        DocumentFilterState filter;
        filter.setLastDays(30);
        state.set(filter, {DocumentSortKey::Name, Qt::AscendingOrder});
        DocumentQueryState other(m_source);
        QSignalSpy changed(&other, &DocumentQueryState::changed);
        QSignalSpy edited(&other, &DocumentQueryState::edited);
        other.restore(state.toVariant());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(edited.size(), 0);
        QVERIFY(other.filter() == filter);
        QVERIFY((other.sort() == DocumentSort{DocumentSortKey::Name, Qt::AscendingOrder}));
        other.restore({});
        QVERIFY(other.query() == DocumentQuery());
    }
};

QTEST_GUILESS_MAIN(TestDocumentQueryState)
#include "tst_document_query_state.moc"
