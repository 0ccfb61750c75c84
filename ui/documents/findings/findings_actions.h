// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>

class QMenu;

namespace lectern::ui {

/// The commands of the findings panel, with text and shortcut, and the menu of the engines. Owns them; the panel connects them.
///
/// Thread: GUI.
class FindingsActions : public QObject
{
    Q_OBJECT
public:
    explicit FindingsActions(QWidget *panel);

    /// Those that stand in menus and in the command palette.
    [[nodiscard]] QList<QAction *> all() const;
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
    void exportWanted(const QString &format);    ///< Of the document: "pdf", "json", "csv", "xlsx".
    void exportAllWanted(const QString &format); ///< Of every document that the list shows: "csv", "xlsx".
    void analysisWanted(const QString &engine);

private:
    QAction *make(const QString &text, const QKeySequence &key = {});
    void makeExports();

    QList<QAction *> m_exports;
    QMenu *m_engineMenu;
};

} // namespace lectern::ui
