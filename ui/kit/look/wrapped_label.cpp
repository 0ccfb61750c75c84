// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/wrapped_label.h"

#include <QTextDocument>
#include <QTextOption>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr int widestCharacters = 80; ///< Width of its size hint in characters; it may become wider.
constexpr int leastCharacters = 8;

bool doesBreakAnywhere(const QTextDocument *document)
{
    return !document || document->defaultTextOption().wrapMode() == QTextOption::WrapAtWordBoundaryOrAnywhere;
}

} // namespace

WrappedLabel::WrappedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse); // also makes the label keep its text in a QTextDocument
}

/// After a change of text the label lays out its document again and breaks only between words. Asking for a height makes it do so
/// now, after which the document keeps the option set here. Not at each painting, because asking for a height requests a repaint.
void WrappedLabel::breakAnywhere() const
{
    if (m_broken == text())
        return;
    m_broken = text();
    QLabel::heightForWidth(width());
    auto *document = findChild<QTextDocument *>();
    if (doesBreakAnywhere(document))
        return;
    QTextOption option = document->defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
}

int WrappedLabel::heightForWidth(int width) const
{
    breakAnywhere();
    return QLabel::heightForWidth(width);
}

/// QLabel's own hints try widths down to a single letter, which takes as many lines as the text has letters.
QSize WrappedLabel::sizeHint() const
{
    const int widest = fontMetrics().averageCharWidth() * widestCharacters;
    const QString words = text();
    const int margins = contentsMargins().left() + contentsMargins().right() + 2;
    const int width = words.size() > 2LL * widestCharacters ? widest : std::min(widest, fontMetrics().size(0, words).width() + margins);
    return {width, heightForWidth(width)};
}

QSize WrappedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * leastCharacters, fontMetrics().lineSpacing() + contentsMargins().top() + contentsMargins().bottom()};
}

void WrappedLabel::paintEvent(QPaintEvent *event)
{
    breakAnywhere();
    QLabel::paintEvent(event);
    if (doesBreakAnywhere(findChild<QTextDocument *>()))
        return;
    m_broken.reset(); // something other than text or font has caused a new layout
    updateGeometry(); // the present height may be that of unbroken words
    update();
}

/// QLabel lays out again for a new size; without the reset, heightForWidth() would return the height of unbroken words.
void WrappedLabel::resizeEvent(QResizeEvent *event)
{
    m_broken.reset();
    QLabel::resizeEvent(event);
}

void WrappedLabel::changeEvent(QEvent *event)
{
    m_broken.reset();
    QLabel::changeEvent(event);
}

} // namespace lectern::ui
