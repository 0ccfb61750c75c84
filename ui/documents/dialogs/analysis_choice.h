// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/documents/kit/documents_services.h"

#include <QObject>

namespace lectern::ui {

/// The engine and the risk rules for analysing documents, and the dialogs that change them.
///
/// Thread: GUI. Borrows what `services` points to; its dialogs are children of the window.
class AnalysisChoice : public QObject
{
    Q_OBJECT
public:
    AnalysisChoice(const DocumentsServices &services, QWidget *window);

    [[nodiscard]] const QString &engine() const { return m_settings.engine; }
    /// The engines that can be used: name and title.
    [[nodiscard]] QList<std::pair<QString, QString>> engines() const;
    void editRules();
    void editEngines();

Q_SIGNALS:
    void enginesChanged();
    void rulesSaved();

private:
    DocumentsServices m_services;
    AnalysisSettings m_settings;
    QWidget *m_window;
};

} // namespace lectern::ui
