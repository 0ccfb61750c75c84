// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QBoxLayout;
class QGridLayout;
class QLabel;

namespace lectern::ui {

/// A box with a title, a note next to it, and content below.
///
/// Thread: GUI.
class Card : public QWidget
{
    Q_OBJECT
public:
    explicit Card(const QString &title, QWidget *parent = nullptr);

    void setNote(const QString &note);
    /// Adds a widget at the right end of the title's line.
    void addToTitle(QWidget *widget);
    [[nodiscard]] QBoxLayout *content() const { return m_content; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_note;
    QBoxLayout *m_head;
    QBoxLayout *m_content;
};

/// Widgets in columns of equal width, as many columns as fit.
class CardGrid : public QWidget
{
    Q_OBJECT
public:
    /// A column is at least `columnWidth` wide.
    CardGrid(int columnWidth, const QList<QWidget *> &widgets, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int columnCount() const { return m_columnCount; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange(int columnCount);

    int m_columnWidth;
    int m_columnCount = 0;
    QList<QWidget *> m_widgets;
    QGridLayout *m_layout;
};

} // namespace lectern::ui
