// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/place/action_set.h"

class QMenu;

namespace lectern::ui {

/// The commands of the findings panel, and the menu with the available engines. The panel connects them.
///
/// Thread: GUI.
class FindingsActions : public ActionSet
{
    Q_OBJECT
public:
    explicit FindingsActions(QWidget *panel);

    /// Every command for menus and the command palette.
    [[nodiscard]] QList<QAction *> withEngines() const;
    /// The engines offered by "Analyse again": name and title.
    void setEngines(const QList<std::pair<QString, QString>> &engines);
    [[nodiscard]] QMenu *engineMenu() const { return m_engineMenu; }
    /// Analyses with the first engine.
    [[nodiscard]] QList<QAction *> again() const;
    [[nodiscard]] QList<QAction *> exports() const { return m_exports; }

    QAction *next, *previous, *right, *wrong, *note;
    QAction *nextPassage, *previousPassage, *passageRight, *passageWrong;
    QAction *similar;
    QAction *rules, *engines, *retry; ///< Not among all().

Q_SIGNALS:
    void exportWanted(const QString &format);    ///< Exports this document: "pdf", "json", "csv", "xlsx".
    void exportAllWanted(const QString &format); ///< Exports all documents in the list: "csv", "xlsx".
    void analysisWanted(const QString &engine);

private:
    void declareExports();

    QList<QAction *> m_exports;
    QMenu *m_engineMenu;
};

} // namespace lectern::ui
