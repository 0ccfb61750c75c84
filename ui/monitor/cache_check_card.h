// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/cache_checker.h"
#include "ui/kit/widgets/card.h"

#include <QFutureWatcher>

#include <stop_token>

class QProgressBar;
class QPushButton;

namespace lectern::ui {

/// Compares the cache with PostgreSQL on request: progress, a button to stop, the result, and then a
/// button to delete the wrong entries.
///
/// Thread: GUI. Borrows the checker. The destructor stops a running check.
class CacheCheckCard : public Card
{
    Q_OBJECT
public:
    explicit CacheCheckCard(CacheChecker &checker, QWidget *parent = nullptr);
    ~CacheCheckCard() override;

private:
    void begin(bool repairs);
    void showResult(const Result<CacheCheckReport> &result);
    void setRunning(bool isRunning);

    CacheChecker &m_checker;
    std::stop_source m_stop;
    QFutureWatcher<Result<CacheCheckReport>> m_running;
    bool m_repairs = false;
    QLabel *m_words;
    QProgressBar *m_progress;
    QPushButton *m_check;
    QPushButton *m_repair;
    QPushButton *m_cancel;
};

} // namespace lectern::ui
