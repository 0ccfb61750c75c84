// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/choices_page.h"

#include "ui/kit/filter/filter_menu.h"
#include "ui/kit/widgets/count_delegate.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>

namespace lectern::ui {

namespace {

constexpr int searchableFrom = 9; ///< With fewer choices no search is needed.
constexpr int timeoutMilliseconds = 400;

} // namespace

ChoicesPage::ChoicesPage(FilterMenu &menu, QWidget *parent)
    : FilterPage(parent)
    , m_menu(menu)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    m_search->setPlaceholderText(tr("Find a value"));
    m_search->setAccessibleName(tr("Find a value"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Values"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new CountDelegate(m_list));
    column().addWidget(m_search);
    column().addWidget(m_list, 1);
    m_note = addNote({});
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &ChoicesPage::narrowList);
    connect(m_list, &QListWidget::itemChanged, this, &ChoicesPage::toggleChoice);
    connect(m_list, &QListWidget::itemActivated, this,
            [](QListWidgetItem *item) { item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked); });
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(timeoutMilliseconds);
    connect(&m_timeout, &QTimer::timeout, this, &ChoicesPage::listChoices);
}

void ChoicesPage::begin()
{
    m_orders.clear();
    m_list->clear();
    m_timeout.start();
}

bool ChoicesPage::hasValues() const { return m_menu.editor(m_field) == FilterMenu::Editor::Values; }

void ChoicesPage::showField(int field)
{
    m_field = field;
    if (!hasValues())
        return;
    m_search->clear();
    m_list->clear(); // it may show another field
    listChoices();
}

void ChoicesPage::showCounts(const QString &error)
{
    m_note->setText(error);
    m_note->setVisible(!error.isEmpty());
    m_timeout.stop();
    listChoices();
}

void ChoicesPage::listChoices()
{
    if (!hasValues() || m_timeout.isActive())
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
    setFocusProxy(m_search->isVisibleTo(this) ? static_cast<QWidget *>(m_search) : m_list);
    m_isListing = false;
    narrowList(m_search->text());
}

/// Choices keep their rows while the popup is open; new ones are added at the end.
void ChoicesPage::placeChoices()
{
    const std::vector<FilterMenu::Choice> &choices = m_menu.choices(m_field);
    QStringList &order = m_orders[m_field];
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

void ChoicesPage::showChoice(int row)
{
    QListWidgetItem *item = row < m_list->count() ? m_list->item(row) : new QListWidgetItem(m_list);
    const int index = m_choiceOfRow[size_t(row)];
    if (index < 0) { // no row has this value any more
        item->setFlags(Qt::NoItemFlags);
        item->setCheckState(Qt::Unchecked);
        item->setData(CountDelegate::CountRole, QLocale().toString(0));
        item->setData(Qt::AccessibleTextRole, item->text() + QStringLiteral(", ") + m_menu.countText(0));
        return;
    }
    const FilterMenu::Choice &choice = m_menu.choices(m_field)[size_t(index)];
    item->setText(choice.label);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(choice.isChosen ? Qt::Checked : Qt::Unchecked);
    item->setData(CountDelegate::CountRole, choice.count ? QVariant(QLocale().toString(*choice.count)) : QVariant());
    item->setData(Qt::AccessibleTextRole,
                  choice.count ? QVariant(choice.label + QStringLiteral(", ") + m_menu.countText(*choice.count)) : QVariant());
}

void ChoicesPage::narrowList(const QString &text)
{
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setHidden(!m_list->item(i)->text().contains(text, Qt::CaseInsensitive));
}

void ChoicesPage::toggleChoice(QListWidgetItem *item)
{
    if (m_isListing)
        return;
    m_menu.choose(m_field, m_choiceOfRow[size_t(m_list->row(item))], item->checkState() == Qt::Checked);
    // Other choices may have changed as well; queued, because the item must outlive the signal.
    QMetaObject::invokeMethod(this, &ChoicesPage::listChoices, Qt::QueuedConnection);
}

bool ChoicesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return) {
            m_list->setFocus();
            return true;
        }
    }
    return FilterPage::eventFilter(watched, event);
}

} // namespace lectern::ui
