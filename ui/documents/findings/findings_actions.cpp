// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/findings_actions.h"

#include <QMenu>

namespace lectern::ui {

FindingsActions::FindingsActions(QWidget *panel) : QObject(panel), m_engineMenu(new QMenu(panel))
{
    next = make(tr("Next finding"), QKeySequence(Qt::Key_F8));
    previous = make(tr("Previous finding"), QKeySequence(Qt::SHIFT | Qt::Key_F8));
    // Single keys, so only while the list has the focus: it hears them itself.
    right = make(tr("Finding is right"));
    wrong = make(tr("Finding is wrong"));
    note = make(tr("Note on finding..."));
    nextPassage = make(tr("Next passage of the finding"));
    previousPassage = make(tr("Previous passage of the finding"));
    passageRight = make(tr("This passage is right"));
    passageWrong = make(tr("This passage is wrong"));
    makeExports();
    rules = make(tr("Risk rules..."));
    engines = make(tr("Analysis engines..."));
    similar = make(tr("Similar clauses"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    retry = make(tr("Try again"));
    setEngines({{QStringLiteral("builtin"), tr("Built-in engine")}});
}

QAction *FindingsActions::make(const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    return action;
}

void FindingsActions::makeExports()
{
    const auto add = [this](const QString &title, const QString &format, void (FindingsActions::*wanted)(const QString &)) {
        m_exports << make(title);
        connect(m_exports.last(), &QAction::triggered, this, [this, format, wanted] { Q_EMIT(this->*wanted)(format); });
    };
    add(tr("Report as PDF..."), QStringLiteral("pdf"), &FindingsActions::exportWanted);
    add(tr("Report as JSON..."), QStringLiteral("json"), &FindingsActions::exportWanted);
    add(tr("Findings as CSV..."), QStringLiteral("csv"), &FindingsActions::exportWanted);
    add(tr("Findings as XLSX..."), QStringLiteral("xlsx"), &FindingsActions::exportWanted);
    add(tr("Findings of all listed documents as CSV..."), QStringLiteral("csv"), &FindingsActions::exportAllWanted);
    add(tr("Findings of all listed documents as XLSX..."), QStringLiteral("xlsx"), &FindingsActions::exportAllWanted);
}

QList<QAction *> FindingsActions::all() const
{
    QList<QAction *> all{next, previous, right, wrong, note, similar, nextPassage, previousPassage, passageRight, passageWrong};
    all << m_exports;
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
