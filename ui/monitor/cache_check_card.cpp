// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/cache_check_card.h"

#include "models/errors/error_text.h"
#include "models/monitor/figures.h"
#include "ui/kit/look/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace lectern::ui {

using namespace errors;
using namespace models;

namespace {

constexpr int sample = 500;

QString count(qint64 value) { return figures::count(static_cast<std::uint64_t>(std::max<qint64>(value, 0))); }

QString wordsOf(const CacheCheckReport &report, bool repairs)
{
    QStringList words;
    if (report.isCancelled)
        words += CacheCheckCard::tr("Cancelled; until then:");
    words += CacheCheckCard::tr(
                 "%1 of %2 entries compared. %3 say what PostgreSQL says, %4 are provably not fresh and %5 not authentic, so nobody reads them.")
                 .arg(count(report.compared), count(report.seen), count(report.right), count(report.stale), count(report.forged));
    if (report.wrong == 0)
        words += CacheCheckCard::tr("None is wrong.");
    else if (repairs)
        words += CacheCheckCard::tr("%1 were wrong, %2 of them were taken away.").arg(count(report.wrong), count(report.removed));
    else
        words += CacheCheckCard::tr("%1 are wrong: they count as fresh and say something else than PostgreSQL.").arg(count(report.wrong));
    if (report.unanswered > 0)
        words += CacheCheckCard::tr("PostgreSQL did not answer %1 in time.").arg(count(report.unanswered));
    for (const CacheCheckReport::Fault &fault : report.faults)
        words += QStringLiteral("\n%1: %2").arg(fault.question, fault.detail);
    return words.join(u' ');
}

} // namespace

CacheCheckCard::CacheCheckCard(CacheChecker &checker, QWidget *parent)
    : Card(tr("Check of the cache"), parent)
    , m_checker(checker)
    , m_words(new QLabel(tr("Draws %1 entries from Redis and asks PostgreSQL their questions again.").arg(count(sample)), this))
    , m_progress(new QProgressBar(this))
    , m_check(new QPushButton(tr("Check now"), this))
    , m_repair(new QPushButton(tr("Take the wrong ones away"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_words->setObjectName(QStringLiteral("checkResult"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::makeMuted(m_words);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the check"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_check);
    buttons->addWidget(m_repair);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch();
    content()->addWidget(m_words);
    content()->addLayout(buttons);
    m_repair->hide();
    setRunning(false);
    connect(m_check, &QPushButton::clicked, this, [this] { begin(false); });
    connect(m_repair, &QPushButton::clicked, this, [this] { begin(true); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_stop.request_stop(); });
    connect(&m_running, &QFutureWatcherBase::progressRangeChanged, m_progress, &QProgressBar::setRange);
    connect(&m_running, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(&m_running, &QFutureWatcherBase::finished, this, [this] {
        if (m_running.future().resultCount() > 0)
            showResult(m_running.result());
    });
}

CacheCheckCard::~CacheCheckCard() { m_stop.request_stop(); }

void CacheCheckCard::setRunning(bool isRunning)
{
    m_check->setEnabled(!isRunning);
    m_repair->setEnabled(!isRunning);
    m_cancel->setVisible(isRunning);
    m_progress->setVisible(isRunning);
}

void CacheCheckCard::begin(bool repairs)
{
    m_stop = std::stop_source();
    m_progress->setRange(0, 0);
    setRunning(true);
    CacheCheckOptions options;
    options.sample = sample;
    options.repairs = repairs;
    m_repairs = repairs;
    m_running.setFuture(m_checker.check(options, m_stop.get_token()));
}

void CacheCheckCard::showResult(const Result<CacheCheckReport> &result)
{
    setRunning(false);
    m_repair->setVisible(result && result->wrong > result->removed);
    m_words->setText(result ? wordsOf(*result, m_repairs) : errorText(result.error()).oneLine() + u' ' + explanationOf(result.error()));
}

} // namespace lectern::ui
