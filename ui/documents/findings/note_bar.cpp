// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/note_bar.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace lectern::ui {

using namespace models;

namespace {
constexpr int maxNoteCharacters = 4'000;
}

NoteBar::NoteBar(FindingsSession &session, QWidget *parent) : QWidget(parent), m_writing(session), m_note(new QLineEdit(this))
{
    m_note->setMaxLength(maxNoteCharacters);
    m_note->setPlaceholderText(tr("Note on this finding; Enter stores it, Esc leaves it"));
    m_note->setAccessibleName(tr("Note on the finding"));
    m_note->installEventFilter(this);
    setFocusProxy(m_note);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 16, 4);
    layout->addWidget(m_note);
    connect(m_note, &QLineEdit::returnPressed, this, [this] {
        m_writing.store(text());
        close();
    });
    connect(&session, &FindingsSession::analysisChanged, this, [this] {
        if (m_writing.leaveIfGone(text()))
            hide();
    });
    hide();
}

void NoteBar::edit(int row)
{
    const std::optional<QString> note = m_writing.begin(row);
    if (!note)
        return;
    m_note->setText(*note);
    show();
    m_note->setFocus();
    m_note->selectAll();
}

QString NoteBar::text() const { return m_note->text().trimmed(); }

void NoteBar::close()
{
    m_writing.end();
    hide();
    Q_EMIT closed();
}

bool NoteBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    close();
    return true;
}

} // namespace lectern::ui
