// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QWidget>

namespace lectern::ui {

class EmptyState;
class OpeningActions;

/// Shown in the window until storage is open: the present step, or why it failed and what to do.
///
/// Thread: GUI.
class OpeningPage : public QWidget
{
    Q_OBJECT
public:
    explicit OpeningPage(QWidget *parent = nullptr);

    void showStep(const QString &step);
    /// `mayPrepareTables`: the only problem is a team's missing or old tables, and this login may prepare them.
    void showFailure(const StorageError &error, bool mayPrepareTables = false);
    [[nodiscard]] bool isFailed() const { return m_isFailed; }

Q_SIGNALS:
    void retryRequested();
    void connectionRequested();
    void prepareRequested();

private:
    EmptyState *m_state;
    OpeningActions *m_actions;
    bool m_isFailed = false;
};

} // namespace lectern::ui
