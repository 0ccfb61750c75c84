// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/fakes/fake_page_pictures.h"
#include "tests/support/settle.h"
#include "tests/support/typed_pages.h"
#include "ui/documents/viewport/page_view.h"
#include "ui/documents/pages/reading_pane.h"

#include <QAction>
#include <QMouseEvent>
#include <QTest>

#include <memory>

namespace lectern {

inline const QString clause = QStringLiteral("The Distributor shall be liable for all damages of any kind.\nThe Company may examine the books.\n");

/// A pane over typewritten documents, shown and settled.
struct ShownPane {
    explicit ShownPane(int pageCount = 5)
    {
        QStringList texts;
        for (int page = 1; page <= pageCount; ++page)
            texts << QStringLiteral("Page %1\n").arg(page) + clause;
        id = source.put(QStringLiteral("Distributor agreement"), texts);
        for (DocumentPage &page : source.find(id)->pages)
            page = typedPage(page.number, page.text);
        services.documents = &source;
        services.pagePictures = &pictures;
        pane = std::make_unique<ui::ReadingPane>(services);
        pane->resize(800, 900);
        pane->show();
    }
    void open()
    {
        pane->showDocument(source.find(id)->document);
        settle();
    }
    void settle()
    {
        for (int i = 0; i < 6; ++i) {
            pane->grab();
            lectern::settle();
        }
        QTRY_VERIFY(pane->isSettled());
    }
    [[nodiscard]] ui::PageView &view() { return pane->view(); }
    /// A point in the middle of characters of a page's text.
    [[nodiscard]] QPoint pointOf(const TextRange &range)
    {
        const auto rects = view().rectsOf(range);
        return rects.empty() ? QPoint(-1, -1) : rects.front().center().toPoint();
    }
    void drag(const QPointF &from, const QPointF &to)
    {
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, from.toPoint());
        for (const QPointF &point : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, point, view().viewport()->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(view().viewport(), &move);
        }
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, to.toPoint());
    }
    [[nodiscard]] QAction *command(const QString &text)
    {
        for (QAction *action : pane->commands()) {
            if (QString(action->text()).remove(u'&') == text)
                return action;
        }
        return nullptr;
    }

    FakeDocumentSource source;
    FakePagePictures pictures;
    ui::DocumentsServices services;
    DocumentId id;
    std::unique_ptr<ui::ReadingPane> pane;
};

} // namespace lectern
