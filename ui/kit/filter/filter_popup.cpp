// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/filter_popup.h"

#include "ui/kit/filter/choices_page.h"
#include "ui/kit/filter/dates_page.h"
#include "ui/kit/filter/filter_menu.h"
#include "ui/kit/filter/text_page.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/count_delegate.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QMouseEvent>
#include <QScreen>
#include <QStackedWidget>

namespace lectern::ui {

namespace {

constexpr int leastRows = 11;

} // namespace

FilterPopup::FilterPopup(FilterMenu &menu, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_menu(menu)
    , m_fields(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_choices(new ChoicesPage(menu, this))
    , m_dates(new DatesPage(menu, this))
    , m_text(new TextPage(menu, this))
{
    layOut();
    m_fields->installEventFilter(this);
    connect(m_fields, &QListWidget::currentRowChanged, this, &FilterPopup::showField);
    connect(m_fields, &QListWidget::itemActivated, this, &FilterPopup::focusPage);
    for (const FilterPage *page : std::initializer_list<FilterPage *>{m_dates, m_text})
        connect(page, &FilterPage::done, this, &QWidget::close);
    connect(&m_menu, &FilterMenu::countsArrived, m_choices, &ChoicesPage::showCounts);
    connect(&m_menu, &FilterMenu::changed, this, [this] {
        if (isVisible())
            m_menu.renewCounts();
    });
}

void FilterPopup::layOut()
{
    setObjectName(QStringLiteral("filterPopup"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Filter"));
    const int character = fontMetrics().averageCharWidth();
    m_fields->setAccessibleName(tr("Fields"));
    m_fields->setFrameShape(QFrame::NoFrame);
    m_fields->setItemDelegate(new CountDelegate(m_fields)); // the same height as the values
    m_fields->setFixedWidth(character * 16);
    for (int i = 0; i < m_menu.fieldCount(); ++i)
        m_fields->addItem(m_menu.title(i));
    for (FilterPage *page : std::initializer_list<FilterPage *>{m_choices, m_dates, m_text}) // as FilterMenu::Editor
        m_pages->addWidget(page);
    m_pages->setFixedWidth(character * 46);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(9, 9, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_fields);
    layout->addWidget(m_pages);
}

void FilterPopup::openAt(const QWidget &anchor, int field)
{
    const QRect screen = anchor.screen()->availableGeometry();
    setFixedHeight(std::min(theme::rowHeight() * std::max(leastRows, m_menu.fieldCount() + 2), screen.height()));
    adjustSize();
    const auto moveInside = [this, &screen](QPoint wanted) {
        wanted.setX(std::clamp(wanted.x(), screen.left(), std::max(screen.left(), screen.right() + 1 - frameGeometry().width())));
        wanted.setY(std::clamp(wanted.y(), screen.top(), std::max(screen.top(), screen.bottom() + 1 - frameGeometry().height())));
        move(wanted);
    };
    moveInside(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)));
    m_choices->begin();
    m_menu.fetchCounts();
    m_fields->setCurrentRow(field);
    showField(field);
    QWidget::show();
    moveInside(pos()); // again, now with the frame, if there is one
    focusPage();
}

void FilterPopup::showField(int field)
{
    if (field < 0)
        return;
    m_pages->setCurrentIndex(int(m_menu.editor(field)));
    m_choices->showField(field);
    switch (m_menu.editor(field)) {
    case FilterMenu::Editor::Values: break;
    case FilterMenu::Editor::Dates: m_dates->showDates(); break;
    case FilterMenu::Editor::Text: m_text->showText(); break;
    }
}

void FilterPopup::focusPage() { m_pages->currentWidget()->setFocus(); }

void FilterPopup::mousePressEvent(QMouseEvent *event)
{
    // Otherwise Qt passes the press that closes a popup to the widget below. Must be set at each press.
    setAttribute(Qt::WA_NoMouseReplay, !rect().contains(event->position().toPoint()));
    QFrame::mousePressEvent(event);
}

bool FilterPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_fields && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Right) {
        focusPage();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace lectern::ui
