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

/// Everything about the current review, and where what is shown comes from. What people wrote is plain
/// text, and nothing is loaded from anywhere.
///
/// Thread: GUI. Borrows the detail model.
class DetailPane : public QWidget
{
    Q_OBJECT
public:
    explicit DetailPane(const models::ReviewDetail &detail, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void seenChanged(bool isSeen); ///< It came onto the screen, or went.

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
    NoticeBar *m_notice = nullptr; ///< Why what is shown may be old, or is not what was selected.
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
    QTimer m_markTimer; ///< What tells an age is told anew before it is untrue.
};

} // namespace lectern::ui
