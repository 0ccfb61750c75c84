// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/list/document_list_anchor.h"

#include "tests/ui/documents/shown_place.h"

#include <QScrollBar>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestDocumentListAnchor : public ShownPlace
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_place.reset(); }

    void filesGivenAtTheStartAreSeenAndNotWhereTheListWasLeft()
    {
        make(60);
        open();
        select(50);
        view()->scrollTo(model()->index(50, 0), QAbstractItemView::PositionAtTop);
        const QVariantMap state = m_place->state();
        DocumentsServices services;
        services.documents = m_source.get();
        services.documentSink = m_source.get();
        m_place = std::make_unique<DocumentsPlace>(services);
        m_place->restoreState(state);
        m_place->addFiles({QStringLiteral("/x/own.pdf")});
        m_place->resize(900, 600);
        m_place->show();
        QTRY_VERIFY(m_place->isSettled());
        QTRY_VERIFY(textOf(0).contains(u"own.pdf"));
        QCOMPARE(view()->verticalScrollBar()->value(), 0);
        QCOMPARE(view()->currentIndex().row(), 0);
    }

    void itComesBackAsItWasLeft()
    {
        make(450);
        open();
        while (model()->rowCount() < 400) {
            model()->fetchMore({});
            QTRY_VERIFY(m_place->isSettled());
        }
        select(320);
        view()->scrollTo(model()->index(320, 0), QAbstractItemView::PositionAtTop);
        const int top = view()->visualRect(model()->index(320, 0)).top();
        const QVariantMap state = m_place->state();
        open(state);
        QTRY_COMPARE(view()->currentIndex().row(), 320);
        QTRY_COMPARE(view()->visualRect(model()->index(320, 0)).top(), top);
    }

    void whatWasNotReachedYetIsSavedAsItWasRestored()
    {
        make(3);
        DocumentsServices services;
        services.documents = m_source.get();
        services.documentSink = m_source.get();
        m_place = std::make_unique<DocumentsPlace>(services);
        DocumentListAnchor anchor(*qobject_cast<DocumentListModel *>(model()), *view());
        const QVariantMap saved{{QStringLiteral("current"), QUuid::createUuid()},
                                {QStringLiteral("anchor"), QUuid::createUuid()},
                                {QStringLiteral("anchorTop"), -7},
                                {QStringLiteral("anchorRow"), 320}};
        QStringList names = DocumentListAnchor::names();
        names.sort();
        QCOMPARE(names, saved.keys());
        anchor.restore(saved);
        QCOMPARE(anchor.toVariant(), saved);
        anchor.forgetRows();
        QCOMPARE(anchor.toVariant().value(QStringLiteral("anchorRow")), QVariant(-1));
    }
};

QTEST_MAIN(TestDocumentListAnchor)
#include "tst_document_list_anchor.moc"
