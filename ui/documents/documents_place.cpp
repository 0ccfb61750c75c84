// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_place.h"

#include "ui/documents/document_reader.h"

#include <QBoxLayout>
#include <QSplitter>

namespace lectern {

namespace {

const QString splitterKey = QStringLiteral("splitter");
const QString readerKey = QStringLiteral("reader");

} // namespace

DocumentsPlace::DocumentsPlace(const Services &services, QWidget *parent)
    : Place(parent)
    , m_splitter(new QSplitter(this))
    , m_reader(new DocumentReader(services, m_splitter))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_splitter->addWidget(m_reader);
    setFocusProxy(m_reader);
    connect(m_reader, &DocumentReader::stateChanged, this, &Place::stateChanged);
    connect(m_splitter, &QSplitter::splitterMoved, this, &Place::stateChanged);
}

QList<QAction *> DocumentsPlace::commands() const { return m_reader->commands(); }

QVariantMap DocumentsPlace::state() const
{
    return {{splitterKey, m_splitter->saveState()}, {readerKey, m_reader->state()}};
}

void DocumentsPlace::restoreState(const QVariantMap &state)
{
    m_splitter->restoreState(state.value(splitterKey).toByteArray());
    m_reader->restoreState(state.value(readerKey).toMap());
}

bool DocumentsPlace::isSettled() const { return m_reader->isSettled(); }

} // namespace lectern
