// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the findings panel.
#include "ui/documents/findings/findings_list.h"
#include "ui/documents/findings/findings_panel.h"

#include <QAction>
#include <QMenu>

namespace lectern::ui {

void FindingsPanel::makeCommands()
{
    const auto add = [this](const QString &text, const QKeySequence &key) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        return action;
    };
    m_next = add(tr("Next finding"), QKeySequence(Qt::Key_F8));
    m_previous = add(tr("Previous finding"), QKeySequence(Qt::SHIFT | Qt::Key_F8));
    connect(m_next, &QAction::triggered, this, [this] { step(1); });
    connect(m_previous, &QAction::triggered, this, [this] { step(-1); });
    // Single keys, so only while the list has the focus: eventFilter() hears them.
    m_right = add(tr("Finding is right"), {});
    m_wrong = add(tr("Finding is wrong"), {});
    m_noteAction = add(tr("Note on finding..."), {});
    connect(m_right, &QAction::triggered, this, [this] { judgeAndGoOn(Judgement::Right, Scope::Card); });
    connect(m_wrong, &QAction::triggered, this, [this] { judgeAndGoOn(Judgement::Wrong, Scope::Card); });
    connect(m_noteAction, &QAction::triggered, this, [this] { editNote(m_list->currentIndex().row()); });
    const std::pair<QString, std::function<void()>> ofPassage[] = {
        {tr("Next passage of the finding"), [this] { stepPassage(m_list->currentIndex().row(), 1); }},
        {tr("Previous passage of the finding"), [this] { stepPassage(m_list->currentIndex().row(), -1); }},
        {tr("This passage is right"), [this] { judgeAndGoOn(Judgement::Right, Scope::Passage); }},
        {tr("This passage is wrong"), [this] { judgeAndGoOn(Judgement::Wrong, Scope::Passage); }}};
    for (const auto &[title, run] : ofPassage) {
        m_ofPassage << add(title, {});
        connect(m_ofPassage.last(), &QAction::triggered, this, run);
    }
    const std::pair<QString, QString> formats[] = {{tr("Report as PDF..."), QStringLiteral("pdf")},
                                                   {tr("Report as JSON..."), QStringLiteral("json")},
                                                   {tr("Findings as CSV..."), QStringLiteral("csv")},
                                                   {tr("Findings as XLSX..."), QStringLiteral("xlsx")}};
    for (const auto &[title, format] : formats) {
        auto *action = add(title, {});
        connect(action, &QAction::triggered, this, [this, format = format] {
            if (m_detail.document())
                Q_EMIT exportWanted(*m_detail.document(), format);
        });
        m_exports << action;
    }
    const std::pair<QString, QString> lists[] = {{tr("Findings of all listed documents as CSV..."), QStringLiteral("csv")},
                                                 {tr("Findings of all listed documents as XLSX..."), QStringLiteral("xlsx")}};
    for (const auto &[title, format] : lists) {
        auto *action = add(title, {});
        connect(action, &QAction::triggered, this, [this, format = format] { Q_EMIT exportAllWanted(format); });
        m_exports << action;
    }
    m_rules = add(tr("Risk rules..."), {});
    connect(m_rules, &QAction::triggered, this, &FindingsPanel::rulesWanted);
    m_engines = add(tr("Analysis engines..."), {});
    connect(m_engines, &QAction::triggered, this, &FindingsPanel::enginesWanted);
    m_similarAction = add(tr("Similar clauses"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    connect(m_similarAction, &QAction::triggered, this, &FindingsPanel::showSimilar);
    m_engineMenu = new QMenu(this);
    m_retry = add(tr("Try again"), {});
    connect(m_retry, &QAction::triggered, this, [this] {
        if (m_detail.document())
            Q_EMIT retryWanted(*m_detail.document());
    });
    setEngines({{QStringLiteral("builtin"), tr("Built-in engine")}});
}

QList<QAction *> FindingsPanel::commands() const
{
    QList<QAction *> all{m_next, m_previous, m_right, m_wrong, m_noteAction, m_similarAction};
    all << m_ofPassage << m_exports;
    for (QAction *action : m_engineMenu->actions()) {
        if (!action->isSeparator())
            all << action;
    }
    return all;
}

void FindingsPanel::setEngines(const QList<std::pair<QString, QString>> &engines)
{
    m_engineMenu->clear();
    for (const auto &[name, title] : engines) {
        QAction *action = m_engineMenu->addAction(tr("Analyse with: %1").arg(title));
        connect(action, &QAction::triggered, this, [this, name = name] { m_detail.analyse(name); });
    }
    m_engineMenu->addSeparator();
    m_engineMenu->addAction(m_rules);
    m_engineMenu->addAction(m_engines);
}

} // namespace lectern::ui
