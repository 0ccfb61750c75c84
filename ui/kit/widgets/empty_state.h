// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QWidget>

class QBoxLayout;
class QLabel;

namespace lectern::ui {

/// Shown in place of missing content: an icon, a sentence, a detail and buttons.
///
/// Thread: GUI. Borrows: the actions; when one is deleted, its button is, too.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    enum class Kind : quint8 {
        NeverHadContent, ///< There has never been content: says how to begin.
        NothingMatches,  ///< The filter excludes all content.
        Loading,
        Failed,
        NotPermitted,
    };

    explicit EmptyState(QWidget *parent = nullptr);

    /// Replaces what is shown. `title` is one sentence, `detail` may be empty. The first action becomes the
    /// primary button.
    void show(Kind kind, const QString &title, const QString &detail = {}, const QList<QAction *> &actions = {});
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString detail() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();

    Kind m_kind = Kind::Loading;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_detail;
    QBoxLayout *m_buttons;
};

} // namespace lectern::ui
