// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakes/fake_change_feed.h"
#include "tests/support/sample_documents.h"
#include "tests/support/settle.h"
#include "ui/documents/documents_place.h"
#include "ui/documents/list/document_list_pane.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/documents/pages/reading_pane.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/list_notice.h"

#include <QAction>
#include <QPushButton>
#include <QtTest>

namespace lectern::ui {

/// For tests of the documents place and its parts: the place over sample documents, shown and settled.
class ShownPlace : public QObject
{
protected:
    std::unique_ptr<FakeDocumentSource> m_source;
    FakeChangeFeed m_feed;
    std::unique_ptr<DocumentsPlace> m_place;

    void make(int count)
    {
        m_place.reset();
        m_source = std::make_unique<FakeDocumentSource>(FakeDocumentSource::Files::ByName);
        putSamples(*m_source, count);
    }
    void open(const QVariantMap &state = {})
    {
        DocumentsServices services;
        services.documents = m_source.get();
        services.documentSink = m_source.get();
        services.changes = &m_feed;
        m_place = std::make_unique<DocumentsPlace>(services);
        if (!state.isEmpty())
            m_place->restoreState(state);
        m_place->resize(900, 600);
        m_place->show();
        m_place->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_place.get()));
        QTRY_VERIFY(m_place->isSettled());
    }
    [[nodiscard]] DocumentListView *view() const { return m_place->findChild<DocumentListView *>(); }
    [[nodiscard]] QAbstractItemModel *model() const { return view()->model(); }
    [[nodiscard]] QString textOf(int row) const { return model()->index(row, 0).data(Qt::AccessibleTextRole).toString(); }
    [[nodiscard]] QAction *command(const QString &text) const
    {
        for (QAction *action : m_place->commands()) {
            if (action->text().startsWith(text))
                return action;
        }
        return nullptr;
    }
    [[nodiscard]] EmptyState *emptyState() const
    {
        for (EmptyState *state : m_place->findChildren<EmptyState *>()) {
            if (state->isVisible() && !qobject_cast<ReadingPane *>(state->parentWidget()->parentWidget())
                && view()->parentWidget() == state->parentWidget())
                return state;
        }
        return nullptr;
    }
    [[nodiscard]] ListNotice *notice() const { return &m_place->findChild<DocumentListPane *>()->notice(); }
    void pressNotice(const ListNotice *notice, const QString &words)
    {
        for (QPushButton *button : notice->findChildren<QPushButton *>()) {
            if (button->text() == words && button->isVisible())
                return button->click();
        }
        QFAIL("the notice has no such button");
    }
    void select(int row) { view()->setCurrentIndex(model()->index(row, 0)); }
    /// Clicks a link of a row.
    void clickAction(int row, RowAction action)
    {
        const auto *documents = qobject_cast<models::DocumentListModel *>(model());
        const QRect rect = view()->visualRect(model()->index(row, 0));
        const DocumentRowLayout layout(*documents->findRow(row), documents->pagesRead(row), rect.width());
        for (int y = 0; y < rect.height(); y += 3) {
            for (int x = 0; x < rect.width(); x += 5) {
                if (layout.actionAt({x, y}) == action)
                    return QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, rect.topLeft() + QPoint(x, y));
            }
        }
        QFAIL("the row has no such link");
    }
};

} // namespace lectern::ui
