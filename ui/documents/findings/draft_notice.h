// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/unsaved_draft.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace lectern::ui {

/// Asks what to do with a note or verdict that could not be stored, until that is decided. Hidden while everything is stored.
///
/// Thread: GUI. Borrows the session.
class DraftNotice : public QFrame
{
    Q_OBJECT
public:
    explicit DraftNotice(models::FindingsSession &session, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void ask(const models::DraftQuestion &question);
    void applyColours();

    models::UnsavedDraft m_draft;
    QLabel *m_title;
    QLabel *m_detail;
    QPushButton *m_insist;
    QPushButton *m_discard;
};

} // namespace lectern::ui
