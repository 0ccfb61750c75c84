// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/query_step.h"

#include "models/reviews/query_state.h"
#include "tests/support/fakes/fake_review_source.h"

#include <QSignalSpy>
#include <QUndoStack>
#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

namespace {

FilterState onYelp()
{
    ReviewFilter filter;
    filter.platforms = {Platform::Yelp};
    return FilterState(filter);
}

} // namespace

class TestQueryStep : public QObject
{
    Q_OBJECT

    FakeReviewSource m_source{100};

private Q_SLOTS:
    void undoTakesBackAWholeTyping()
    {
        QueryState state(m_source);
        QUndoStack undo;
        rememberEdits(state, undo);
        QSignalSpy changed(&state, &QueryState::changed);
        state.setFilter(onYelp());
        state.setText(QStringLiteral("r"));
        state.setText(QStringLiteral("refund"));
        state.setText(QStringLiteral("refund ")); // the same question
        QCOMPARE(changed.size(), 3);
        undo.undo();
        QCOMPARE(state.filter(), onYelp());
        undo.undo();
        QVERIFY(state.filter().isEmpty());
        QVERIFY(!undo.canUndo());
        undo.redo();
        undo.redo();
        QCOMPARE(state.filter().values().text, QStringLiteral("refund"));
        QVERIFY(!undo.canRedo());
    }

    /// The stack would merge it with the typing below the step that was undone.
    void whatIsTypedAfterAnUndoIsAStepOfItsOwn()
    {
        QueryState state(m_source);
        QUndoStack undo;
        rememberEdits(state, undo);
        state.setText(QStringLiteral("a"));
        state.setSort({ReviewSortKey::Rating, Qt::AscendingOrder});
        undo.undo();
        state.setText(QStringLiteral("ab"));
        undo.undo();
        QCOMPARE(state.filter().values().text, QStringLiteral("a"));
    }

    void itsTextSaysWhatItIs()
    {
        QueryState state(m_source);
        QUndoStack undo;
        rememberEdits(state, undo);
        state.setFilter(onYelp());
        QCOMPARE(undo.undoText(), QStringLiteral("change of filter or sort"));
    }
};

QTEST_GUILESS_MAIN(TestQueryStep)
#include "tst_query_step.moc"
