// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QAccessibleWidget>

namespace lectern::ui {

class PageView;

/// Accessibility of the pages: number and text of the current page, with selection and positions of words.
///
/// Thread: GUI. Borrows the view. Offsets count UTF-16 units of the current page's text.
class PageViewAccessible : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit PageViewAccessible(PageView *view);

    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    void selection(int index, int *start, int *end) const override;
    [[nodiscard]] int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    [[nodiscard]] int cursorPosition() const override;
    void setCursorPosition(int position) override;
    [[nodiscard]] QString text(int start, int end) const override;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    [[nodiscard]] QString attributes(int offset, int *start, int *end) const override;

private:
    [[nodiscard]] QString pageText() const;
    [[nodiscard]] qint64 toDocument(int offset) const;
    [[nodiscard]] int toPage(qint64 position) const;

    PageView *m_view;
};

/// Makes Qt use PageViewAccessible. May be called more than once.
void installPageViewAccessibility();

} // namespace lectern::ui
