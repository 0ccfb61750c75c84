// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/findings_actions.h"

#include <QMenu>

namespace lectern::ui {

FindingsActions::FindingsActions(QWidget *panel) : ActionSet(panel), m_engineMenu(new QMenu(panel))
{
    // Commands without a key here have a single-letter one that the list handles while it has the focus.
    declare({{&next, nullptr, tr("Next finding"), {Qt::Key_F8}},
             {&previous, nullptr, tr("Previous finding"), {Qt::SHIFT | Qt::Key_F8}},
             {&right, nullptr, tr("Finding is right")},
             {&wrong, nullptr, tr("Finding is wrong")},
             {&note, nullptr, tr("Note on finding...")},
             {&similar, nullptr, tr("Similar clauses"), {Qt::CTRL | Qt::SHIFT | Qt::Key_L}},
             {&nextPassage, nullptr, tr("Next passage of the finding")},
             {&previousPassage, nullptr, tr("Previous passage of the finding")},
             {&passageRight, nullptr, tr("This passage is right")},
             {&passageWrong, nullptr, tr("This passage is wrong")}});
    declareExports();
    offer({{&rules, nullptr, tr("Risk rules...")}, {&engines, nullptr, tr("Analysis engines...")}, {&retry, nullptr, tr("Try again")}});
    setEngines({{QStringLiteral("builtin"), tr("Built-in engine")}});
}

void FindingsActions::declareExports()
{
    QAction *pdf, *json, *csv, *xlsx, *allAsCsv, *allAsXlsx;
    m_exports = declare({{&pdf, nullptr, tr("Report as PDF...")},
                         {&json, nullptr, tr("Report as JSON...")},
                         {&csv, nullptr, tr("Findings as CSV...")},
                         {&xlsx, nullptr, tr("Findings as XLSX...")},
                         {&allAsCsv, nullptr, tr("Findings of all listed documents as CSV...")},
                         {&allAsXlsx, nullptr, tr("Findings of all listed documents as XLSX...")}});
    const auto tell = [this](QAction *action, const QString &format, void (FindingsActions::*wanted)(const QString &)) {
        connect(action, &QAction::triggered, this, [this, format, wanted] { Q_EMIT(this->*wanted)(format); });
    };
    tell(pdf, QStringLiteral("pdf"), &FindingsActions::exportWanted);
    tell(json, QStringLiteral("json"), &FindingsActions::exportWanted);
    tell(csv, QStringLiteral("csv"), &FindingsActions::exportWanted);
    tell(xlsx, QStringLiteral("xlsx"), &FindingsActions::exportWanted);
    tell(allAsCsv, QStringLiteral("csv"), &FindingsActions::exportAllWanted);
    tell(allAsXlsx, QStringLiteral("xlsx"), &FindingsActions::exportAllWanted);
}

QList<QAction *> FindingsActions::withEngines() const
{
    QList<QAction *> all = this->all();
    for (QAction *action : m_engineMenu->actions()) {
        if (!action->isSeparator())
            all << action;
    }
    return all;
}

QList<QAction *> FindingsActions::again() const { return m_engineMenu->actions().mid(0, 1); }

void FindingsActions::setEngines(const QList<std::pair<QString, QString>> &offered)
{
    m_engineMenu->clear();
    for (const auto &[name, title] : offered) {
        QAction *action = m_engineMenu->addAction(tr("Analyse with: %1").arg(title));
        connect(action, &QAction::triggered, this, [this, name = name] { Q_EMIT analysisWanted(name); });
    }
    m_engineMenu->addSeparator();
    m_engineMenu->addAction(rules);
    m_engineMenu->addAction(engines);
}

} // namespace lectern::ui
