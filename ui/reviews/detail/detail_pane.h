// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/metadata_tree.h"
#include "models/reviews/review_detail.h"

#include <QScrollArea>
#include <QTimer>

class QLabel;
class QStackedWidget;
class QTreeView;

namespace lectern::ui {

class EmptyState;
class FactList;
class LinkList;
class NoticeBar;
class StarsLabel;

/// All data of the current review, and its provenance. Texts of other people are plain
/// text, and nothing is loaded from the network.
///
/// Thread: GUI. Borrows the detail model.
class DetailPane : public QWidget
{
    Q_OBJECT
public:
    explicit DetailPane(const models::ReviewDetail &detail, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void seenChanged(bool isSeen); ///< It became visible, or hidden.

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makePage();
    QWidget *makeOriginBox();
    QLabel *makeText(QWidget *parent);
    void showDetail();
    void showNotice();
    void showReview(const Review &review);
    void showFacts(const Review &review);
    void showReply(const Review &review);
    void showOrigin();
    void applyColours();

    const models::ReviewDetail &m_detail;
    models::MetadataTree m_metadata;
    QStackedWidget *m_pages;
    QScrollArea *m_scroll;
    EmptyState *m_empty;
    NoticeBar *m_notice = nullptr; ///< Why the shown review may be outdated, or is not the selected one.
    QLabel *m_where = nullptr;
    QLabel *m_title = nullptr;
    StarsLabel *m_stars = nullptr;
    QLabel *m_sentiment = nullptr;
    FactList *m_facts = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_reply = nullptr;
    LinkList *m_links = nullptr;
    QFrame *m_originBox = nullptr;
    FactList *m_origin = nullptr;
    QLabel *m_metadataTitle = nullptr;
    QTreeView *m_metadataView = nullptr;
    QTimer m_markTimer; ///< Updates the displayed age before it becomes untrue.
};

} // namespace lectern::ui
