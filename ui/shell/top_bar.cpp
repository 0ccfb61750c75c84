// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include "ui/kit/look/icon.h"
#include "ui/kit/look/keycap.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/place/place.h"
#include "ui/kit/place/window_actions.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr int leastSearchWidth = 120;
constexpr int leastBarWidth = 360;
constexpr int typingPauseMs = 250; ///< After this pause in typing the search starts.

/// A search field that shows its shortcut while it is empty.
class SearchField : public QLineEdit
{
public:
    SearchField(const QKeySequence &keys, QWidget *parent) : QLineEdit(parent), m_keys(keycap::textOf(keys))
    {
        setTextMargins(2, 1, keycap::sizeOf(m_keys).width() + 8, 1);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QLineEdit::paintEvent(event);
        if (!text().isEmpty())
            return;
        QPainter painter(this);
        const QSize cap = keycap::sizeOf(m_keys);
        keycap::draw(&painter, QRect(QPoint(width() - cap.width() - 7, (height() - cap.height()) / 2), cap), m_keys);
    }

private:
    QString m_keys;
};

QPushButton *makeButton(QAction *action, QPushButton *button)
{
    button->setToolTip(action->toolTip());
    button->setFocusPolicy(Qt::TabFocus);
    button->setEnabled(action->isEnabled());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [action, button] { button->setEnabled(action->isEnabled()); });
    return button;
}

QPushButton *makeThemeButton(const WindowActions &actions, QWidget *parent)
{
    auto *button = new QPushButton(TopBar::tr("Theme"), parent);
    button->setMenu(actions.themeMenu);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(TopBar::tr("Light, dark or as the system"));
    return button;
}

} // namespace

TopBar::TopBar(const WindowActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_name(new QLabel(QStringLiteral("Lectern"), this))
    , m_search(new SearchField(actions.find->shortcut(), this))
    , m_typing(new QTimer(this))
    , m_panels(new QPushButton(tr("Panels"), this))
    , m_more(new QToolButton(this))
{
    m_name->setFont(theme::font(1.1, QFont::Bold));
    m_search->setAccessibleName(tr("Search the current place"));
    m_search->setMinimumWidth(leastSearchWidth);
    m_search->setMaximumWidth(400);
    m_search->setAcceptDrops(false); // files dropped here are the window's, too
    m_search->installEventFilter(this);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPauseMs);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(10);
    layout->addWidget(m_name);
    layout->addWidget(m_search, 1);
    layout->addStretch(1);
    layout->addWidget(m_panels);
    auto *import = makeButton(actions.importFiles, new QPushButton(tr("Import"), this));
    layout->addWidget(import);
    auto *addDocuments = new QPushButton(tr("Add documents"), this);
    addDocuments->setDefault(true);
    addDocuments->setMinimumWidth(addDocuments->sizeHint().width() + 16);
    layout->addWidget(makeButton(actions.addDocuments, addDocuments));
    auto *palette = makeButton(actions.palette, new KeycapButton(tr("Commands"), actions.palette->shortcut(), this));
    layout->addWidget(palette);
    auto *themes = makeThemeButton(actions, this);
    layout->addWidget(themes);
    layout->addWidget(m_more);
    m_panels->setFocusPolicy(Qt::TabFocus);
    m_panels->setMenu(new QMenu(m_panels));
    m_panels->setToolTip(tr("What has no room beside the place: a choice shows it"));
    m_panels->hide();
    m_more->setText(QStringLiteral("\u22ef"));
    m_more->setAccessibleName(tr("More commands"));
    m_more->setToolTip(m_more->accessibleName());
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_droppable = {{themes, actions.themeMenu->menuAction()}, {palette, actions.palette}, {import, actions.importFiles}};

    connect(m_search, &QLineEdit::textEdited, m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, &TopBar::search);
    connect(m_typing, &QTimer::timeout, this, &TopBar::search);
    follow(nullptr);
}

void TopBar::follow(Place *place)
{
    if (m_place)
        disconnect(m_place, nullptr, this, nullptr);
    m_typing->stop();
    m_place = place;
    const bool canSearch = place && place->canSearch();
    m_search->setEnabled(canSearch);
    m_search->setText(canSearch ? place->searchText() : QString());
    m_search->setPlaceholderText(canSearch ? tr("Search %1").arg(place->title().toLower()) : tr("Nothing to search here"));
    if (!canSearch)
        return;
    connect(place, &Place::searchTextChanged, this, [this](const QString &text) {
        if (m_search->text().trimmed() != text.trimmed() && !m_typing->isActive())
            m_search->setText(text);
    });
}

void TopBar::offerPanels(const QList<QAction *> &actions)
{
    m_panels->menu()->clear();
    m_panels->menu()->addActions(actions);
    m_panels->setVisible(!actions.isEmpty());
    fit();
}

QSize TopBar::minimumSizeHint() const { return {leastBarWidth, QWidget::minimumSizeHint().height()}; }

/// Keeps the search field wide enough to read words; buttons that do not fit move into the menu.
void TopBar::fit()
{
    const int gap = layout()->spacing();
    int needed = layout()->contentsMargins().left() + layout()->contentsMargins().right() + m_name->minimumWidth() + gap + leastSearchWidth;
    for (const QPushButton *button : findChildren<QPushButton *>(Qt::FindDirectChildrenOnly)) {
        if (button != m_panels || !m_panels->isHidden())
            needed += std::max(button->sizeHint().width(), button->minimumWidth()) + gap;
    }
    m_more->menu()->clear();
    for (const Droppable &each : std::as_const(m_droppable)) {
        const bool isTooMuch = needed > width();
        each.button->setVisible(!isTooMuch);
        if (!isTooMuch)
            continue;
        needed -= each.button->sizeHint().width() + gap;
        if (m_more->menu()->isEmpty())
            needed += m_more->sizeHint().width() + gap;
        m_more->menu()->insertAction(m_more->menu()->actions().value(0), each.action);
    }
    m_more->setVisible(!m_more->menu()->isEmpty());
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void TopBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TopBar::setNameWidth(int width)
{
    m_name->setFixedWidth(qMax(width - layout()->contentsMargins().left() - layout()->spacing() + 12, m_name->sizeHint().width()));
}

bool TopBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            search();
            return true;
        }
        if ((key == Qt::Key_Escape || key == Qt::Key_Down) && m_place) {
            m_place->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(theme::separator());
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

void TopBar::search()
{
    m_typing->stop();
    if (m_place)
        m_place->setSearchText(m_search->text());
}

} // namespace lectern::ui
