// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/opening_page.h"

#include "models/errors/error_text.h"
#include "ui/kit/look/icon.h"
#include "ui/kit/widgets/empty_state.h"

#include <QBoxLayout>

namespace lectern::ui {

using namespace errors;

OpeningPage::OpeningPage(QWidget *parent)
    : QWidget(parent)
    , m_state(new EmptyState(this))
    , m_retry(new QAction(icon(QLatin1String("view-refresh")), tr("Retry"), this))
    , m_connection(new QAction(icon(QLatin1String("network-connect")), tr("Connection..."), this))
    , m_prepare(new QAction(icon(QLatin1String("dialog-ok-apply")), tr("Prepare the tables"), this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    connect(m_retry, &QAction::triggered, this, &OpeningPage::retryRequested);
    connect(m_connection, &QAction::triggered, this, &OpeningPage::connectionRequested);
    connect(m_prepare, &QAction::triggered, this, &OpeningPage::prepareRequested);
    showStep(tr("Opening"));
}

void OpeningPage::showStep(const QString &step)
{
    m_isFailed = false;
    m_state->show(EmptyState::Kind::Loading, step);
}

void OpeningPage::showFailure(const StorageError &error, bool mayPrepareTables)
{
    m_isFailed = true;
    if (mayPrepareTables)
        return m_state->show(EmptyState::Kind::Failed, tr("Lectern's tables are missing in this database, or old."),
                             explanationOf(error) + QStringLiteral("\n\n")
                                 + tr("Lectern can do it now. Everybody who uses this database then needs this version of Lectern."),
                             {m_prepare, m_retry, m_connection});
    const ErrorText words = errorText(error);
    const QString detail = error.detail.isEmpty() ? words.whatToDo : words.whatToDo + QStringLiteral("\n\n") + explanationOf(error);
    const auto kind = error.code == ErrorCode::Denied ? EmptyState::Kind::NotPermitted : EmptyState::Kind::Failed;
    m_state->show(kind, words.title, detail, {m_retry, m_connection});
}

} // namespace lectern::ui
