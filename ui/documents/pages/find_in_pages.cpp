// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/find_in_pages.h"

#include "models/documents/find/page_finder.h"
#include "models/documents/find/reading_walk.h"
#include "ui/documents/pages/find_results.h"
#include "ui/documents/viewport/page_view.h"
#include "ui/documents/pages/reading_bar.h"

#include <QLocale>

namespace lectern::ui {

using namespace models;

FindInPages::FindInPages(PageFinder &finder, PageView &view, ReadingBar &bar, FindResults &results, QObject *parent)
    : QObject(parent)
    , m_finder(finder)
    , m_view(view)
    , m_bar(bar)
    , m_results(results)
    , m_walk(new ReadingWalk(finder, {view.marks(), view.pageViewport(), view.textGeometry(), view.navigator()}, this))
{
    connect(&bar, &ReadingBar::wordsChanged, this, &FindInPages::take);
    connect(&bar, &ReadingBar::findStep, m_walk, &ReadingWalk::goOn);
    connect(&bar, &ReadingBar::findLeft, this, &FindInPages::leave);
    connect(&results, &FindResults::leaveRequested, this, &FindInPages::leave);
    connect(&results, &FindResults::hitChosen, m_walk, &ReadingWalk::goToHit);
    connect(&finder, &PageFinder::restarted, this, &FindInPages::showPlace);
    connect(&finder, &PageFinder::hitsAdded, this, &FindInPages::showPlace);
    connect(&finder, &PageFinder::finished, this, &FindInPages::showPlace);
    connect(&finder, &PageFinder::currentChanged, this, &FindInPages::showPlace);
    connect(&view.marks(), &PageMarks::changed, this, &FindInPages::showPlace);
}

void FindInPages::take(const QString &words)
{
    m_walk->find(words);
    Q_EMIT wordsTaken();
}

void FindInPages::leave()
{
    m_walk->leaveFind();
    m_bar.setWords({});
    m_view.setFocus(Qt::OtherFocusReason);
}

void FindInPages::showPlace()
{
    if (m_finder.isActive())
        showHit();
    else
        showFinding();
}

void FindInPages::showHit()
{
    const int count = int(m_finder.hits().size());
    const QString all = QLocale().toString(count) + (m_finder.hasMore() || m_finder.isBusy() ? QStringLiteral("+") : QString());
    if (count == 0)
        return m_bar.setPlace(m_finder.isBusy() ? tr("searching") : tr("no hits"), m_results.summary());
    if (m_finder.current() < 0)
        return m_bar.setPlace(tr("%1 hits").arg(all), m_results.summary());
    m_bar.setPlace(tr("%L1 of %2").arg(m_finder.current() + 1).arg(all), tr("Hit %L1 of %2").arg(m_finder.current() + 1).arg(all));
}

void FindInPages::showFinding()
{
    const int count = int(m_view.marks().highlights().size());
    const int current = m_view.marks().currentIndex();
    if (count == 0)
        return m_bar.setPlace({}, {});
    if (current < 0)
        return m_bar.setPlace(tr("%L1 marked").arg(count), tr("Findings marked in the pages: %L1").arg(count));
    m_bar.setPlace(tr("%L1 of %L2").arg(current + 1).arg(count), tr("Finding %L1 of %L2").arg(current + 1).arg(count));
}

} // namespace lectern::ui
