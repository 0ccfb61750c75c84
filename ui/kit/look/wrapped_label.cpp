// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/wrapped_label.h"

#include <QTextDocument>
#include <QTextOption>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr int widestCharacters = 80; ///< What it asks for; it takes more where there is more.
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
    setTextInteractionFlags(Qt::TextSelectableByMouse); // also makes the label keep its text in a document
}

/// Whenever its text changed, the label lays its document out anew and breaks it between words only. Asking for a height makes it
/// do so now; from then on the document stays as it is told here. Not at each painting: to ask for a height asks to be painted, too.
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

/// QLabel's own hints try widths down to that of one letter, which costs as many lines as the text has letters.
QSize WrappedLabel::sizeHint() const
{
    const int widest = fontMetrics().averageCharWidth() * widestCharacters;
    const QString words = text();
    const int margins = contentsMargins().left() + contentsMargins().right() + 2;
    const int width = words.size() > 2 * widestCharacters ? widest : std::min(widest, fontMetrics().size(0, words).width() + margins);
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
    m_broken.reset(); // something else than its text or font made it lay out anew
    updateGeometry(); // the height that it was given may be of words that are not broken
    update();
}

/// QLabel lays out anew for another size: without this the height that a layout asks for would be that of words cut off.
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
