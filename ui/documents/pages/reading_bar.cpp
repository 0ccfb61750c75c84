// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/reading_bar.h"

#include "models/reviews/review_labels.h"
#include "ui/documents/pages/reading_actions.h"
#include "ui/kit/look/keycap.h"
#include "ui/kit/look/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int titleNeeds = 620; ///< Below this width in pixels the title is hidden; the list next to it shows the name, too.
constexpr int placeNeeds = 400;
constexpr int zoomNeeds = 380; ///< Below this width the zoom buttons are hidden; wheel, keys and menus zoom, too.
constexpr int thumbnailsNeed = 310;
constexpr int leastWidth = 240;

} // namespace

ReadingBar::ReadingBar(const ReadingActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_thumbnails(new QToolButton(this))
    , m_title(new QLabel(this))
    , m_pageEdit(new QLineEdit(this))
    , m_zoom(new QPushButton(this))
    , m_find(new QLineEdit(this))
    , m_place(new QLabel(this))
    , m_next(new KeycapButton(QString(), QKeySequence(Qt::Key_F3), this))
{
    setObjectName(QStringLiteral("readingBar"));
    m_thumbnails->setDefaultAction(actions.thumbnails);
    m_thumbnails->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_thumbnails->setAccessibleName(tr("Thumbnails"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(theme::font(1, QFont::DemiBold));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    m_pageEdit->setObjectName(QStringLiteral("pageEdit"));
    m_pageEdit->setAccessibleName(tr("Page"));
    m_pageEdit->setToolTip(tr("Page: type a number and press Enter (%1)").arg(actions.goToPage->shortcut().toString(QKeySequence::NativeText)));
    m_pageEdit->setAlignment(Qt::AlignCenter);
    m_pageEdit->setMaxLength(16);
    m_pageEdit->installEventFilter(this);
    m_find->setObjectName(QStringLiteral("findInPages"));
    m_find->setPlaceholderText(tr("Find in pages"));
    m_find->setAccessibleName(tr("Find in pages"));
    m_find->setToolTip(
        tr("Find in pages (%1, or / and %2 while the pages have the focus)")
            .arg(actions.find->shortcut().toString(QKeySequence::NativeText), QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(fontMetrics().averageCharWidth() * 28);
    m_find->setMinimumWidth(fontMetrics().averageCharWidth() * 13);
    m_find->installEventFilter(this);

    auto *menu = new QMenu(this);
    menu->addActions({actions.fitWidth, actions.fitPage, actions.actualSize});
    menu->addSeparator();
    menu->addActions({actions.zoomIn, actions.zoomOut});
    menu->addSeparator();
    menu->addActions({actions.thumbnails, actions.dimPages});
    m_zoom->setObjectName(QStringLiteral("zoomButton"));
    m_zoom->setMenu(menu);
    m_zoom->setToolTip(tr("Zoom (Ctrl and the mouse wheel)"));

    m_place->setTextFormat(Qt::PlainText);
    theme::makeMuted(m_place);
    m_next->setFlat(true);
    m_next->setObjectName(QStringLiteral("nextPlace"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->setSpacing(8);
    layout->addWidget(m_thumbnails);
    layout->addWidget(m_title, 3);
    layout->addWidget(m_pageEdit);
    layout->addWidget(m_zoom);
    layout->addWidget(m_find, 2);
    layout->addStretch(1);
    layout->addWidget(m_place);
    layout->addWidget(m_next);

    connect(m_pageEdit, &QLineEdit::returnPressed, this, &ReadingBar::takePage);
    connect(m_find, &QLineEdit::textChanged, this, &ReadingBar::wordsChanged);
    connect(m_next, &QPushButton::clicked, actions.findNext, &QAction::trigger);
    setPage(0, 0);
    setPlace({}, {});
}

void ReadingBar::setTitle(const QString &title)
{
    m_titleText = withVisibleControls(title);
    showTitle();
}

void ReadingBar::showTitle()
{
    m_title->setText(m_title->fontMetrics().elidedText(m_titleText, Qt::ElideMiddle, std::max(0, m_title->width())));
    m_title->setToolTip(m_title->text() == m_titleText ? QString() : m_titleText);
}

void ReadingBar::setPage(int page, int pageCount)
{
    m_page = page;
    m_pageCount = pageCount;
    m_pageEdit->setEnabled(pageCount > 0);
    m_pageEdit->setAccessibleDescription(tr("Page %L1 of %L2").arg(page).arg(pageCount));
    if (!m_pageEdit->hasFocus())
        showPage();
    const QString widest = tr("%L1 / %L2").arg(pageCount).arg(pageCount);
    m_pageEdit->setFixedWidth(m_pageEdit->fontMetrics().horizontalAdvance(widest) + 34);
}

void ReadingBar::showPage() { m_pageEdit->setText(m_pageCount > 0 ? tr("%L1 / %L2").arg(m_page).arg(m_pageCount) : QString()); }

void ReadingBar::takePage()
{
    QString typed = m_pageEdit->text().section(u'/', 0, 0).trimmed();
    typed.remove(QLocale().groupSeparator());
    bool isNumber = false;
    const int page = typed.toInt(&isNumber);
    if (!isNumber || page < 1 || page > m_pageCount) {
        m_pageEdit->selectAll();
        return;
    }
    Q_EMIT pageRequested(page);
    Q_EMIT leaveRequested();
}

void ReadingBar::setZoom(const QString &text)
{
    m_zoom->setText(text);
    m_zoom->setAccessibleName(tr("Zoom: %1").arg(text));
}

void ReadingBar::setPlace(const QString &text, const QString &meaning)
{
    m_place->setText(text);
    m_place->setToolTip(meaning);
    m_place->setAccessibleName(meaning);
    m_next->setAccessibleName(meaning.isEmpty() ? tr("Next") : tr("Next; now at %1").arg(meaning));
    m_next->setToolTip(meaning);
    fit();
}

void ReadingBar::focusPage()
{
    m_pageEdit->setFocus(Qt::ShortcutFocusReason);
    m_pageEdit->selectAll();
}

void ReadingBar::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

QString ReadingBar::words() const { return m_find->text(); }
void ReadingBar::setWords(const QString &words) { m_find->setText(words); }

bool ReadingBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_pageEdit && event->type() == QEvent::FocusOut)
        showPage();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape) {
        if (watched == m_find && !m_find->text().isEmpty())
            Q_EMIT findLeft();
        else
            Q_EMIT leaveRequested();
        return true;
    }
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_find && isEnter) {
        Q_EMIT findStep(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

/// Hides the least necessary widgets of a narrow bar.
void ReadingBar::fit()
{
    const bool hasPlace = !m_place->text().isEmpty();
    m_title->setVisible(width() >= titleNeeds);
    m_zoom->setVisible(width() >= zoomNeeds);
    m_thumbnails->setVisible(width() >= thumbnailsNeed);
    m_place->setVisible(hasPlace && width() >= placeNeeds);
    m_next->setVisible(hasPlace);
    showTitle();
}

QSize ReadingBar::minimumSizeHint() const { return {leastWidth, QWidget::minimumSizeHint().height()}; }

void ReadingBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void ReadingBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_title->setFont(theme::font(1, QFont::DemiBold));
}

void ReadingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::panel());
    painter.setPen(theme::separator());
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace lectern::ui
