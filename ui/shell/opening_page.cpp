// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/opening_page.h"

#include "models/errors/error_text.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/shell/opening_actions.h"

#include <QBoxLayout>

namespace lectern::ui {

using namespace errors;

OpeningPage::OpeningPage(QWidget *parent) : QWidget(parent), m_state(new EmptyState(this)), m_actions(new OpeningActions(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    connect(m_actions->retry, &QAction::triggered, this, &OpeningPage::retryRequested);
    connect(m_actions->connection, &QAction::triggered, this, &OpeningPage::connectionRequested);
    connect(m_actions->prepare, &QAction::triggered, this, &OpeningPage::prepareRequested);
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
                             {m_actions->prepare, m_actions->retry, m_actions->connection});
    const ErrorText words = errorText(error);
    const QString detail = error.detail.isEmpty() ? words.whatToDo : words.whatToDo + QStringLiteral("\n\n") + explanationOf(error);
    const auto kind = error.code == ErrorCode::Denied ? EmptyState::Kind::NotPermitted : EmptyState::Kind::Failed;
    m_state->show(kind, words.title, detail, {m_actions->retry, m_actions->connection});
}

} // namespace lectern::ui
