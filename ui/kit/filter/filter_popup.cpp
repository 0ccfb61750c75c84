// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/filter_popup.h"

#include "ui/kit/filter/filter_menu.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"
#include "ui/kit/widgets/count_delegate.h"

#include <QApplication>
#include <QBoxLayout>
#include <QDateEdit>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMouseEvent>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>

namespace lectern::ui {

namespace {

constexpr int leastRows = 11;
enum Page { FacetPage, DatePage, TextPage }; // as FilterMenu::Editor
constexpr int searchableFrom = 9;            ///< Fewer choices are seen at a glance.
constexpr int lastDaysChoices[] = {7, 30, 90, 365};
constexpr int timeoutMilliseconds = 400;

QVBoxLayout *makeColumn(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(8);
    return column;
}

QLabel *makeNote(const QString &text, QWidget *parent)
{
    auto *note = new WrappedLabel(parent);
    note->setText(text);
    theme::makeMuted(note);
    return note;
}

} // namespace

FilterPopup::FilterPopup(FilterMenu &menu, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_menu(menu)
    , m_fields(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
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
    m_pages->addWidget(makeFacetPage());
    m_pages->addWidget(makeDatePage());
    m_pages->addWidget(makeTextPage());
    m_pages->setFixedWidth(character * 46);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(9, 9, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_fields);
    layout->addWidget(m_pages);

    m_fields->installEventFilter(this);
    m_search->installEventFilter(this);
    connect(m_fields, &QListWidget::currentRowChanged, this, &FilterPopup::showField);
    connect(m_fields, &QListWidget::itemActivated, this, &FilterPopup::focusPage);
    connect(&m_menu, &FilterMenu::countsArrived, this, &FilterPopup::showCounts);
    connect(&m_menu, &FilterMenu::changed, this, [this] {
        if (isVisible())
            m_menu.renewCounts();
    });
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(timeoutMilliseconds);
    connect(&m_timeout, &QTimer::timeout, this, &FilterPopup::listChoices);
}

QWidget *FilterPopup::makeFacetPage()
{
    auto *page = new QWidget(this);
    QVBoxLayout *column = makeColumn(page);
    m_search = new QLineEdit(page);
    m_search->setPlaceholderText(tr("Find a value"));
    m_search->setAccessibleName(tr("Find a value"));
    m_search->setClearButtonEnabled(true);
    m_list = new QListWidget(page);
    m_list->setAccessibleName(tr("Values"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new CountDelegate(m_list));
    m_note = makeNote({}, page);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    connect(m_search, &QLineEdit::textChanged, this, &FilterPopup::narrowList);
    connect(m_list, &QListWidget::itemChanged, this, &FilterPopup::toggleChoice);
    connect(m_list, &QListWidget::itemActivated, this,
            [](QListWidgetItem *item) { item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked); });
    return page;
}

QWidget *FilterPopup::makeDatePage()
{
    auto *page = new QWidget(this);
    QVBoxLayout *column = makeColumn(page);
    for (const int days : lastDaysChoices) {
        auto *button = new QPushButton(tr("Last %1 days").arg(days), page);
        connect(button, &QPushButton::clicked, this, [this, days] { applyLastDays(days); });
        column->addWidget(button);
    }
    column->addWidget(makeNote(tr("Or from a day to a day, both included (UTC):"), page));
    m_from = new QDateEdit(page);
    m_until = new QDateEdit(page);
    for (QDateEdit *edit : {m_from, m_until}) {
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        edit->setCalendarPopup(true);
        edit->setDateRange(QDate(1900, 1, 1), QDate(2099, 12, 31));
        column->addWidget(edit);
    }
    m_from->setAccessibleName(tr("First day"));
    m_until->setAccessibleName(tr("Last day"));
    auto *apply = new QPushButton(tr("Filter by these days"), page);
    connect(apply, &QPushButton::clicked, this, &FilterPopup::applyDates);
    column->addWidget(apply);
    column->addStretch();
    return page;
}

QWidget *FilterPopup::makeTextPage()
{
    auto *page = new QWidget(this);
    QVBoxLayout *column = makeColumn(page);
    m_text = new QLineEdit(page);
    m_text->setAccessibleName(m_menu.textHint());
    m_text->setPlaceholderText(m_menu.textHint());
    m_text->setClearButtonEnabled(true);
    column->addWidget(m_text);
    column->addWidget(
        makeNote(tr("refund late: both words\n\"never again\": these words in this order\n-spam: without this word\nrefund or voucher: one of them"),
                 page));
    column->addStretch();
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        m_menu.setText(m_text->text());
        close();
    });
    connect(m_text, &QLineEdit::editingFinished, this, [this] { m_menu.setText(m_text->text()); });
    return page;
}

int FilterPopup::field() const { return std::max(0, m_fields->currentRow()); }

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
    m_orders.clear();
    m_list->clear();
    m_timeout.start();
    m_menu.fetchCounts();
    m_fields->setCurrentRow(field);
    showField(field);
    QWidget::show();
    moveInside(pos()); // now its frame counts, too, where it has one
    focusPage();
}

void FilterPopup::showCounts(const QString &error)
{
    m_note->setText(error);
    m_note->setVisible(!error.isEmpty());
    m_timeout.stop();
    listChoices();
}

void FilterPopup::showField(int field)
{
    if (field < 0)
        return;
    const FilterMenu::Editor editor = m_menu.editor(field);
    m_pages->setCurrentIndex(int(editor));
    if (editor == FilterMenu::Editor::Dates) {
        const FilterMenu::Dates dates = m_menu.dates();
        const QDate today = QDateTime::currentDateTimeUtc().date();
        m_from->setDate(dates.from.value_or(today.addDays(-29)));
        m_until->setDate(dates.until ? dates.until->addDays(-1) : today);
    } else if (editor == FilterMenu::Editor::Text) {
        m_text->setText(m_menu.text());
    } else {
        m_search->clear();
        m_list->clear(); // of another field
        listChoices();
    }
}

void FilterPopup::listChoices()
{
    if (m_menu.editor(field()) != FilterMenu::Editor::Values || m_timeout.isActive())
        return;
    m_isListing = true;
    const bool wasEmpty = m_list->count() == 0;
    placeChoices();
    while (m_list->count() > int(m_choiceOfRow.size()))
        delete m_list->takeItem(m_list->count() - 1);
    for (int row = 0; row < int(m_choiceOfRow.size()); ++row)
        showChoice(row);
    if (wasEmpty)
        m_list->setCurrentRow(0);
    m_search->setVisible(m_list->count() >= searchableFrom);
    m_isListing = false;
    narrowList(m_search->text());
}

/// Each choice keeps the row that it had since the popup was opened; new ones follow.
void FilterPopup::placeChoices()
{
    const std::vector<FilterMenu::Choice> &choices = m_menu.choices(field());
    QStringList &order = m_orders[field()];
    QHash<QString, int> found;
    for (int i = 0; i < int(choices.size()); ++i) {
        found.insert(choices[size_t(i)].key, i);
        if (!order.contains(choices[size_t(i)].key))
            order.append(choices[size_t(i)].key);
    }
    m_choiceOfRow.clear();
    for (const QString &key : order)
        m_choiceOfRow.push_back(found.value(key, -1));
}

void FilterPopup::showChoice(int row)
{
    QListWidgetItem *item = row < m_list->count() ? m_list->item(row) : new QListWidgetItem(m_list);
    const int index = m_choiceOfRow[size_t(row)];
    if (index < 0) { // nothing has it any more
        item->setFlags(Qt::NoItemFlags);
        item->setCheckState(Qt::Unchecked);
        item->setData(CountDelegate::CountRole, QLocale().toString(0));
        item->setData(Qt::AccessibleTextRole, item->text() + QStringLiteral(", ") + m_menu.countText(0));
        return;
    }
    const FilterMenu::Choice &choice = m_menu.choices(field())[size_t(index)];
    item->setText(choice.label);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(choice.isChosen ? Qt::Checked : Qt::Unchecked);
    item->setData(CountDelegate::CountRole, choice.count ? QVariant(QLocale().toString(*choice.count)) : QVariant());
    item->setData(Qt::AccessibleTextRole,
                  choice.count ? QVariant(choice.label + QStringLiteral(", ") + m_menu.countText(*choice.count)) : QVariant());
}

void FilterPopup::narrowList(const QString &text)
{
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setHidden(!m_list->item(i)->text().contains(text, Qt::CaseInsensitive));
}

void FilterPopup::toggleChoice(QListWidgetItem *item)
{
    if (m_isListing)
        return;
    m_menu.choose(field(), m_choiceOfRow[size_t(m_list->row(item))], item->checkState() == Qt::Checked);
    // Other choices may have changed with it; the item that sent this must outlive the signal.
    QMetaObject::invokeMethod(this, &FilterPopup::listChoices, Qt::QueuedConnection);
}

void FilterPopup::applyLastDays(int days)
{
    m_menu.setLastDays(days);
    close();
}

void FilterPopup::applyDates()
{
    m_menu.setDates({std::min(m_from->date(), m_until->date()), std::max(m_from->date(), m_until->date()).addDays(1)});
    close();
}

void FilterPopup::focusPage()
{
    switch (m_pages->currentIndex()) {
    case FacetPage: return (m_search->isVisibleTo(this) ? static_cast<QWidget *>(m_search) : m_list)->setFocus();
    case DatePage: return m_from->setFocus();
    default: return m_text->setFocus();
    }
}

void FilterPopup::mousePressEvent(QMouseEvent *event)
{
    // Qt gives the press that closes a popup to what lies below, unless told so at each press anew.
    setAttribute(Qt::WA_NoMouseReplay, !rect().contains(event->position().toPoint()));
    QFrame::mousePressEvent(event);
}

bool FilterPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched == m_fields && key == Qt::Key_Right) {
            focusPage();
            return true;
        }
        if (watched == m_search && (key == Qt::Key_Down || key == Qt::Key_Return)) {
            m_list->setFocus();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace lectern::ui
