// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/similar_panel.h"

#include "models/errors/error_text.h"
#include "storage/api/when_done.h"
#include "ui/documents/kit/card_text.h"
#include "ui/documents/kit/wrapping_list.h"
#include "ui/kit/look/icon.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>

#include <limits>

namespace lectern::ui {

using namespace analysis;
using namespace errors;
using namespace models;

namespace {

constexpr int mostHits = 50;
constexpr int margin = 4;
constexpr int padding = 10;
constexpr int quoteLines = 4;

/// Draws a hit as a card: document and page, similarity, text, shared words. All as plain text.
class SimilarDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const QRect frame = option.rect.adjusted(margin, margin, -margin, -margin);
        const bool isCurrent = option.state & QStyle::State_Selected;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(isCurrent ? theme::accent() : theme::separator(), isCurrent ? 2 : 1));
        painter->setBrush(theme::surface());
        painter->drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        const QRect text = frame.adjusted(padding, padding, -padding, -padding);
        const QString similarity = QLocale().toString(100 * index.data(SimilarModel::SimilarityRole).toDouble(), 'f', 0) + QStringLiteral(" %");
        painter->setFont(theme::figuresFont(1.0, QFont::DemiBold));
        painter->setPen(theme::accent());
        painter->drawText(text, Qt::AlignRight | Qt::AlignTop, similarity);
        int y = text.top();
        const auto drawLines = [&](const QStringList &lines, const QFont &font, const QColor &colour) {
            painter->setFont(font);
            painter->setPen(colour);
            const QFontMetrics metrics(font);
            for (const QString &line : lines) {
                painter->drawText(text.left(), y + metrics.ascent(), line);
                y += metrics.lineSpacing();
            }
        };
        for (const Part &part : partsOf(index, text.width()))
            drawLines(part.lines, part.font, part.isMuted ? theme::mutedText() : theme::text());
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        const int width = view ? view->viewport()->width() : option.rect.width();
        int height = 2 * (margin + padding);
        for (const Part &part : partsOf(index, std::max(40, width - 2 * (margin + padding))))
            height += int(part.lines.size()) * QFontMetrics(part.font).lineSpacing();
        return {width, height};
    }

private:
    struct Part {
        QStringList lines;
        QFont font;
        bool isMuted;
    };
    static std::vector<Part> partsOf(const QModelIndex &index, int width)
    {
        const int figures = theme::rowHeight() * 2;
        const QFont title = theme::font(1.0, QFont::DemiBold);
        return {{brokenLines(index.data().toString(), title, width - figures, 2), title, false},
                {brokenLines(index.data(SimilarModel::QuoteRole).toString().simplified(), quoteFont(), width, quoteLines), quoteFont(), true},
                {brokenLines(index.data(SimilarModel::WordsRole).toString(), theme::font(0.92), width, 2), theme::font(0.92), true}};
    }
};

QString stateText(const SimilarClauses &found, bool isOnlyOthers)
{
    const LibraryState &library = found.library;
    QStringList words;
    if (found.clauses.empty())
        words << (isOnlyOthers ? SimilarPanel::tr("No other document has anything similar.") : SimilarPanel::tr("Nothing similar was found."));
    words << SimilarPanel::tr("Compared with %1 of %2.")
                 .arg(SimilarPanel::tr("%Ln clauses", nullptr, int(library.clauseCount)),
                      SimilarPanel::tr("%Ln documents", nullptr, int(library.documentCount)));
    if (library.waitingCount > 0)
        words << SimilarPanel::tr("%Ln documents are still to be read.", nullptr, int(library.waitingCount));
    if (library.leftOutCount > 0)
        words << SimilarPanel::tr("%Ln documents are left out: there are too many clauses.", nullptr, int(library.leftOutCount));
    if (found.areByMeaning)
        words << SimilarPanel::tr("Ordered by meaning.");
    else if (!found.note.isEmpty())
        words << SimilarPanel::tr("Ordered by words alone: %1").arg(found.note);
    return words.join(u' ');
}

} // namespace

SimilarPanel::SimilarPanel(ClauseLibrary &library, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_quote(new WrappedLabel(this))
    , m_state(new WrappedLabel(this))
    , m_list(new WrappingList(this))
    , m_withThis(new QCheckBox(tr("Also in &this document"), this))
    , m_back(new QPushButton(icon(QLatin1String("go-previous")), tr("Findings"), this))
{
    auto *title = new QLabel(tr("Similar clauses"), this);
    title->setFont(theme::font(1.2, QFont::DemiBold));
    theme::makeMuted(m_state);
    m_quote->setFont(quoteFont());
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new SimilarDelegate(m_list));
    m_list->setAccessibleName(tr("Similar clauses"));
    m_list->installEventFilter(this);
    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch();
    head->addWidget(m_back);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 12, 10);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_quote);
    layout->addWidget(m_withThis);
    layout->addWidget(m_state);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
    connect(m_withThis, &QCheckBox::toggled, this, &SimilarPanel::look);
    connect(m_back, &QPushButton::clicked, this, &SimilarPanel::backWanted);
    connect(m_list, &QListView::clicked, this, &SimilarPanel::choose);
}

void SimilarPanel::showSimilarTo(const Finding &finding, DocumentId document)
{
    m_asked = finding;
    m_document = document;
    m_quote->setText(fontMetrics().elidedText(finding.evidence.quote.simplified(), Qt::ElideRight, 8 * width()));
    look();
}

void SimilarPanel::look()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_isBusy = true;
    m_model.setClauses({}, m_document);
    m_state->setText(tr("Looking through all documents…"));
    const TextRange wholeDocument{0, std::numeric_limits<qint64>::max()};
    const TextRange own = m_withThis->isChecked() ? m_asked.evidence.range : wholeDocument;
    auto similar = m_library.fetchSimilar(m_asked.evidence.quote, mostHits, m_document, own, m_stop.get_token());
    whenDone(similar, this, [this, generation = ++m_generation](const Result<SimilarClauses> &result) {
        if (generation == m_generation)
            take(result);
    });
}

void SimilarPanel::take(const Result<SimilarClauses> &result)
{
    m_isBusy = false;
    if (!result)
        return m_state->setText(errorText(result.error()).oneLine());
    m_model.setClauses(result->clauses, m_document);
    m_state->setText(stateText(*result, !m_withThis->isChecked()));
    if (m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(0));
}

void SimilarPanel::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const SimilarClause &clause = m_model.clauseAt(index.row());
    Q_EMIT clauseChosen(clause.documentId, clause.evidence.range);
}

bool SimilarPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(m_list->currentIndex()); return true;
    case Qt::Key_Escape: Q_EMIT backWanted(); return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

} // namespace lectern::ui
