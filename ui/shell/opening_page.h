// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QWidget>

namespace lectern::ui {

class EmptyState;
class OpeningActions;

/// What stands in the window until storage is open: the step that is being taken, or why it failed and what to do.
///
/// Thread: GUI.
class OpeningPage : public QWidget
{
    Q_OBJECT
public:
    explicit OpeningPage(QWidget *parent = nullptr);

    void showStep(const QString &step);
    /// `mayPrepareTables`: nothing is wrong but that a team's database has no tables or old ones, and this login may change that.
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
