// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette/command_palette.h"

#include "ui/kit/look/keycap.h"
#include "ui/kit/look/theme.h"
#include "ui/shell/palette/command_words.h"
#include "ui/shell/palette/fuzzy_match.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <tuple>

namespace lectern::ui {

namespace {

enum Role { GroupRole = Qt::UserRole, KeysRole, IndexRole };

constexpr int paletteWidth = 560;
constexpr int visibleRowCount = 11;
constexpr int worthOfTheWordItself = 12;
constexpr int topEdge = 64; ///< Distance from the window's top.

class CommandDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {0, theme::rowHeight() + 2}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme::selection());
        QRect inside = option.rect.adjusted(12, 0, -12, 0);
        const QRect iconBox(inside.left(), inside.center().y() - 7, 16, 16);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, iconBox);
        inside.setLeft(iconBox.right() + 10);
        if (const QString keys = index.data(KeysRole).toString(); !keys.isEmpty()) {
            const QSize cap = keycap::sizeOf(keys);
            keycap::draw(painter, QRect(QPoint(inside.right() - cap.width(), inside.center().y() - cap.height() / 2), cap), keys);
            inside.setRight(inside.right() - cap.width() - 10);
        }
        painter->setPen(option.state & QStyle::State_Enabled ? theme::text() : theme::mutedText());
        const QString text = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inside.width());
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, text);
        inside.setLeft(inside.left() + painter->fontMetrics().horizontalAdvance(text) + 10);
        painter->setPen(theme::mutedText());
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, index.data(GroupRole).toString());
        painter->restore();
    }
};

/// A synonym scores less than the word itself, but more than letters scattered over a text.
std::optional<int> scoreOf(const QString &pattern, const Command &command)
{
    const QString text = command.text() + QLatin1Char(' ') + command.group;
    const std::optional<int> score = fuzzyScore(pattern, text);
    if (!meansTheSame(pattern, text))
        return score;
    return std::max(score.value_or(0), fuzzyScore(pattern, pattern).value_or(0) - worthOfTheWordItself);
}

} // namespace

QString Command::text() const
{
    const QString own = action->whatsThis();
    return own.isEmpty() ? action->iconText() : own;
}

QString Command::id() const { return group + QLatin1Char('/') + text(); }

CommandPalette::CommandPalette(QList<Command> commands, QStringList recent, QWidget *window)
    : QFrame(window)
    , m_commands(std::move(commands))
    , m_recent(std::move(recent))
    , m_pattern(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Commands"));
    m_pattern->setPlaceholderText(tr("Type a few letters of a command"));
    m_pattern->setAccessibleName(m_pattern->placeholderText());
    m_pattern->installEventFilter(this);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Matching commands"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 6);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(8, 8, 8, 8);
    head->addWidget(m_pattern);
    layout->addLayout(head);
    layout->addWidget(m_list);

    connect(m_pattern, &QLineEdit::textChanged, this, &CommandPalette::list);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    list({});
}

void CommandPalette::open()
{
    m_focusBefore = QApplication::focusWidget();
    fitHeight();
    show();
    raise();
    m_pattern->setFocus(Qt::PopupFocusReason);
    QApplication::instance()->installEventFilter(this);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_pattern && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        switch (key) {
        case Qt::Key_Escape: close(); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: runCurrent(); return true;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown: QCoreApplication::sendEvent(m_list, event); return true;
        default: break;
        }
    }
    if (event->type() == QEvent::MouseButtonPress && isVisible()) {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && widget != this && !isAncestorOf(widget) && widget->window() == window())
            close();
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::list(const QString &pattern)
{
    struct Match {
        bool isPossible;
        int score;
        int recency;
        int index;
    };
    std::vector<Match> matches;
    for (int index = 0; index < m_commands.size(); ++index) {
        const Command &command = m_commands[index];
        const std::optional<int> score = command.action ? scoreOf(pattern, command) : std::nullopt;
        if (!score || (pattern.isEmpty() && !command.action->isEnabled()))
            continue;
        const qsizetype recency = m_recent.indexOf(command.id());
        matches.push_back({command.action->isEnabled(), *score, static_cast<int>(recency < 0 ? m_recent.size() : recency), index});
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match &left, const Match &right) {
        return std::tuple(right.isPossible, right.score, left.recency) < std::tuple(left.isPossible, left.score, right.recency);
    });
    m_list->clear();
    for (const Match &match : matches)
        addRow(match.index);
    if (!matches.empty() && matches.front().isPossible)
        m_list->setCurrentRow(0);
    fitHeight();
}

/// A matching command that is disabled is shown, too, as disabled.
void CommandPalette::addRow(int index)
{
    const Command &command = m_commands[index];
    const bool isPossible = command.action->isEnabled();
    auto *item = new QListWidgetItem(command.action->icon(), command.text(), m_list);
    item->setData(GroupRole, isPossible ? command.group : tr("%1 (not possible now)").arg(command.group).trimmed());
    item->setData(KeysRole, keycap::textOf(command.action->shortcut()));
    item->setData(IndexRole, index);
    if (!isPossible)
        item->setFlags(Qt::NoItemFlags);
}

/// Fits the height to the matching commands, within the window.
void CommandPalette::fitHeight()
{
    const int width = std::min(paletteWidth, parentWidget()->width() - 40);
    const int rows = std::clamp(m_list->count(), 1, visibleRowCount);
    const int height = rows * (theme::rowHeight() + 2) + m_pattern->sizeHint().height() + 23;
    setGeometry((parentWidget()->width() - width) / 2, topEdge, width, std::min(height, parentWidget()->height() - topEdge - 20));
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(QPen(theme::accent(), 1));
    painter.setBrush(theme::surface());
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const Command command = m_commands[item->data(IndexRole).toInt()];
    close();
    if (command.action)
        Q_EMIT chosen(command.action, command.id());
}

void CommandPalette::close()
{
    QApplication::instance()->removeEventFilter(this);
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    hide();
    deleteLater();
}

} // namespace lectern::ui
