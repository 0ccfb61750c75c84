// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/detail/detail_pane.h"

#include "models/errors/error_text.h"
#include "models/reviews/review_labels.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/notice_bar.h"
#include "ui/reviews/detail/fact_list.h"
#include "ui/reviews/detail/link_list.h"
#include "ui/reviews/table/stars.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTreeView>

namespace lectern::ui {

using namespace errors;
using namespace models;

namespace {

constexpr int maxTreeRows = 12; ///< With more rows the tree scrolls.

QString ratingWords(const Review &review)
{
    if (!review.platformRating || !review.platformScale || *review.platformScale == 5.0)
        return {};
    const QLocale locale;
    return DetailPane::tr("%1 of %2, as the platform gave it").arg(locale.toString(*review.platformRating), locale.toString(*review.platformScale));
}

QString countWords(const Review &review)
{
    QStringList parts;
    const auto add = [&parts](const QString &text, int count) {
        if (count > 0)
            parts << text.arg(QLocale().toString(count));
    };
    add(DetailPane::tr("helpful %1"), review.helpfulCount);
    add(DetailPane::tr("replies %1"), review.replyCount);
    add(DetailPane::tr("likes %1"), review.likeCount);
    add(DetailPane::tr("shares %1"), review.shareCount);
    return parts.join(QStringLiteral(", "));
}

int visibleRowCount(const QTreeView &tree)
{
    int rows = 0;
    for (QModelIndex index = tree.model()->index(0, 0); index.isValid() && rows <= maxTreeRows; index = tree.indexBelow(index))
        ++rows;
    return rows;
}

} // namespace

DetailPane::DetailPane(const ReviewDetail &detail, QWidget *parent)
    : QWidget(parent)
    , m_detail(detail)
    , m_pages(new QStackedWidget(this))
    , m_scroll(new QScrollArea(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(QStringLiteral("reviewDetail"));
    setWindowTitle(tr("Review"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Details of the review"));
    m_scroll->setWidget(makePage());
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_pages->addWidget(m_scroll);
    m_pages->addWidget(m_empty);
    setFocusProxy(m_scroll);
    setMinimumWidth(fontMetrics().averageCharWidth() * 34);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(&m_detail, &ReviewDetail::changed, this, &DetailPane::showDetail);
    connect(&m_detail, &ReviewDetail::provenanceChanged, this, &DetailPane::showOrigin);
    m_markTimer.setInterval(markInterval);
    connect(&m_markTimer, &QTimer::timeout, this, &DetailPane::showOrigin);
    applyColours();
    showDetail();
}

QSize DetailPane::sizeHint() const { return {fontMetrics().averageCharWidth() * 48, 480}; }

QLabel *DetailPane::makeText(QWidget *parent)
{
    auto *label = new WrappedLabel(parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

QWidget *DetailPane::makePage()
{
    auto *page = new QWidget(this);
    m_notice = new NoticeBar(page);
    m_where = makeText(page);
    m_title = makeText(page);
    m_title->setObjectName(QStringLiteral("reviewTitle"));
    m_title->setFont(theme::font(1.2, QFont::DemiBold));
    m_stars = new StarsLabel(page);
    m_sentiment = makeText(page);
    m_facts = new FactList(page);
    m_text = makeText(page);
    m_text->setAccessibleName(tr("Text of the review"));
    m_reply = makeText(page);
    m_reply->setContentsMargins(12, 2, 0, 2);
    m_links = new LinkList(page);
    m_metadataTitle = new QLabel(tr("Metadata"), page);
    m_metadataTitle->setFont(theme::font(1.0, QFont::DemiBold));
    m_metadataView = new QTreeView(page);
    m_metadataView->setModel(&m_metadata);
    m_metadataView->setAccessibleName(tr("Metadata"));
    m_metadataView->setFrameShape(QFrame::NoFrame);
    m_metadataView->setHeaderHidden(true);
    m_metadataView->setUniformRowHeights(true);
    m_metadataView->setIndentation(14);
    m_metadataView->setTextElideMode(Qt::ElideRight);

    auto *rating = new QHBoxLayout;
    rating->setSpacing(6);
    rating->addWidget(m_stars, 0, Qt::AlignVCenter);
    rating->addWidget(m_sentiment, 1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 8, 16, 14);
    layout->setSpacing(9);
    auto *heads = new QVBoxLayout;
    heads->setSpacing(2);
    heads->addWidget(m_where);
    heads->addWidget(m_title);
    heads->addLayout(rating);
    layout->addWidget(m_notice);
    layout->addLayout(heads);
    layout->addWidget(m_facts);
    layout->addWidget(m_text);
    layout->addWidget(m_reply);
    layout->addWidget(makeOriginBox());
    layout->addWidget(m_links);
    layout->addWidget(m_metadataTitle);
    layout->addWidget(m_metadataView);
    layout->addStretch();
    return page;
}

QWidget *DetailPane::makeOriginBox()
{
    m_originBox = new QFrame(this);
    m_originBox->setFrameShape(QFrame::NoFrame);
    m_originBox->setAutoFillBackground(true);
    m_originBox->setBackgroundRole(QPalette::Window);
    auto *title = new QLabel(tr("Where this comes from"), m_originBox);
    title->setFont(theme::font(1.0, QFont::DemiBold));
    m_origin = new FactList(m_originBox);
    auto *layout = new QVBoxLayout(m_originBox);
    layout->setContentsMargins(11, 9, 11, 9);
    layout->setSpacing(6);
    layout->addWidget(title);
    layout->addWidget(m_origin);
    return m_originBox;
}

void DetailPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_reply && m_originBox)
        applyColours();
    QWidget::changeEvent(event);
}

void DetailPane::applyColours()
{
    for (QLabel *label : {m_where, m_sentiment, m_reply}) {
        if (label->palette().color(QPalette::WindowText) != theme::mutedText())
            theme::makeMuted(label);
    }
    QPalette box = m_originBox->palette();
    if (box.color(QPalette::Window) != theme::panel()) {
        box.setColor(QPalette::Window, theme::panel());
        m_originBox->setPalette(box);
    }
}

void DetailPane::showDetail()
{
    const Review *review = m_detail.find();
    m_pages->setCurrentWidget(review ? static_cast<QWidget *>(m_scroll) : m_empty);
    showNotice();
    if (review)
        return showReview(*review);
    if (!m_detail.error())
        return m_empty->show(EmptyState::Kind::NothingMatches, tr("No review is selected"), tr("Select a row to see everything about it."));
    const ErrorText words = errorText(*m_detail.error());
    const bool isDenied = m_detail.error()->code == ErrorCode::Denied;
    m_empty->show(isDenied ? EmptyState::Kind::NotPermitted : EmptyState::Kind::Failed, words.title, words.whatToDo);
}

/// While a server is away the previous review stays, with a notice above it.
void DetailPane::showNotice()
{
    if (!m_detail.find() || !m_detail.error())
        return m_notice->show(Health::Good, {}, {});
    const ErrorText words = errorText(*m_detail.error());
    const QString which = m_detail.isOfCurrent() ? tr("This review as it was last read.")
                                                 : tr("This is the review before: the one you selected cannot be read now.");
    m_notice->show(Health::Warning, which, words.oneLine());
}

void DetailPane::showReview(const Review &review)
{
    m_where->setText(displayNameOf(review.platform) + QStringLiteral(", ") + dateText(review.reviewedAt, review.reviewedAtPrecision));
    m_title->setText(withVisibleControls(review.title));
    m_title->setVisible(!review.title.isEmpty());
    m_stars->setRating(review.rating);
    QStringList mood;
    if (!review.rating)
        mood << tr("not rated");
    if (const QString judged = judgedText(review); !judged.isEmpty())
        mood << judged;
    if (!review.language.isEmpty())
        mood << languageName(review.language);
    m_sentiment->setText(mood.join(QStringLiteral(", ")));
    showFacts(review);
    m_text->setText(review.text);
    m_text->setVisible(!review.text.isEmpty());
    showReply(review);

    QStringList captions, urls;
    if (!review.platformUrl.isEmpty()) {
        captions << tr("Review on %1").arg(displayNameOf(review.platform));
        urls << review.platformUrl;
    }
    for (qsizetype i = 0; i < review.imageUrls.size(); ++i) {
        captions << tr("Image %1").arg(i + 1);
        urls << review.imageUrls[i];
    }
    m_links->show(captions, urls);
    m_metadata.setObject(review.metadata);
    m_metadataTitle->setVisible(!review.metadata.isEmpty());
    m_metadataView->setVisible(!review.metadata.isEmpty());
    m_metadataView->expandAll();
    m_metadataView->resizeColumnToContents(0);
    const int rows = std::min(maxTreeRows, visibleRowCount(*m_metadataView));
    m_metadataView->setFixedHeight(rows * std::max(16, m_metadataView->sizeHintForRow(0)) + 6);
    m_scroll->verticalScrollBar()->setValue(0);
    showOrigin();
}

void DetailPane::showFacts(const Review &review)
{
    m_facts->set(tr("Entity"), entityText(review.entityName, review.entityId) + QStringLiteral(", ") + displayNameOf(review.entityType).toLower());
    const QString author = withVisibleControls(review.authorName);
    m_facts->set(tr("Author"), review.isVerified && !author.isEmpty() ? tr("%1, verified").arg(author) : author);
    m_facts->set(tr("Rating"), ratingWords(review));
    m_facts->set(tr("Counts"), countWords(review));
    m_facts->set(tr("Tags"), withVisibleControls(review.tags.join(QStringLiteral(", "))));
    m_facts->set(tr("State"), review.isActive ? QString() : tr("deleted"));
    m_facts->set(tr("Platform's id"), withVisibleControls(review.platformReviewId));
    m_facts->set(tr("Fetched"), review.fetchedAt.isValid() ? dateText(review.fetchedAt) : QString());
}

void DetailPane::showReply(const Review &review)
{
    m_reply->setVisible(!review.ownerReply.isEmpty());
    const QString who = review.ownerReplyAt.isValid() ? tr("Reply by the owner, %1:").arg(dateText(review.ownerReplyAt, DatePrecision::Day))
                                                      : tr("Reply by the owner:");
    m_reply->setText(who + QLatin1Char('\n') + review.ownerReply);
}

void DetailPane::showEvent(QShowEvent *event)
{
    showOrigin();
    m_markTimer.start();
    QWidget::showEvent(event);
    Q_EMIT seenChanged(true);
}

void DetailPane::hideEvent(QHideEvent *event)
{
    m_markTimer.stop();
    QWidget::hideEvent(event);
    Q_EMIT seenChanged(false);
}

void DetailPane::showOrigin()
{
    const Review *review = m_detail.find();
    if (!review)
        return;
    const Provenance &provenance = m_detail.provenance();
    const QString age = boundText(ageOf(provenance, Clock::boot().now()));
    QString source = originText(provenance);
    if (provenance.source == Source::Postgres)
        source = tr("PostgreSQL, read at most %1 ago").arg(age);
    else if (provenance.source != Source::Stale)
        source = tr("%1, proven fresh at most %2 ago").arg(displayNameOf(provenance.source), age);
    m_origin->set(tr("Source"), source);
    m_origin->set(tr("Version"), tr("%L1, changed %2").arg(review->version).arg(dateText(review->updatedAt)));
    m_origin->set(tr("Lifetime left"), provenance.lifetimeLeft ? durationText(*provenance.lifetimeLeft) : QString());
    m_origin->set(tr("Family"), provenance.family);
}

} // namespace lectern::ui
