// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/duplicate_notice.h"

#include "models/reviews/review_labels.h"
#include "storage/api/when_done.h"
#include "ui/kit/look/wrapped_label.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace lectern::ui {

using namespace analysis;
using namespace models;

DuplicateNotice::DuplicateNotice(ClauseLibrary &library, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_label(new WrappedLabel(this))
    , m_open(new QPushButton(tr("Open it"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_open);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT documentWanted(m_other); });
    hide();
}

void DuplicateNotice::look(const std::optional<DocumentId> &document)
{
    if (document != m_document)
        hide();
    m_document = document;
    const int generation = ++m_generation;
    if (!document)
        return;
    whenDone(m_library.fetchNearDuplicates(*document), this, [this, generation](const Result<std::vector<NearDuplicate>> &duplicates) {
        if (generation == m_generation)
            take(duplicates);
    });
}

void DuplicateNotice::take(const Result<std::vector<NearDuplicate>> &duplicates)
{
    setVisible(duplicates && !duplicates->empty());
    if (!isVisibleTo(parentWidget()))
        return;
    const NearDuplicate &closest = duplicates->front();
    m_other = closest.documentId;
    const QString share = QLocale().toString(100 * closest.share, 'f', 0);
    QString words = tr("%1 % of this text also stands in “%2”").arg(share, withVisibleControls(closest.documentName));
    if (const auto more = int(duplicates->size()) - 1; more > 0)
        words += tr(", and in %n more documents", nullptr, more);
    m_label->setText(words + u'.');
}

} // namespace lectern::ui
