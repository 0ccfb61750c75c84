// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QString>

#include <array>
#include <memory>
#include <vector>

class QTextLayout;

namespace lectern::parse {

/// Position of a word in a line: units of the line's text, and layout units from the line's left edge.
struct MeasuredWord {
    qsizetype start = 0;
    qsizetype length = 0;
    double left = 0;
    double right = 0;
};

/// Breaks text into lines and computes its words' positions in one font. Latin, Greek and Cyrillic are measured by adding
/// character widths, in linear time; Qt shapes other scripts. Positions do not depend on the drawing size.
///
/// Thread: the worker's only one.
class TypeMeasure
{
public:
    explicit TypeMeasure(const QFont &font);

    /// Start indices of the lines of `paragraph` (without line breaks) for lines of at most `width`. The first is 0.
    [[nodiscard]] std::vector<qsizetype> lineStarts(QStringView paragraph, double width) const;
    /// The words of one line. `isRightToLeft`: direction of its paragraph.
    [[nodiscard]] std::vector<MeasuredWord> wordsOf(QStringView line) const;
    [[nodiscard]] bool isSimple(QStringView text) const;
    [[nodiscard]] double ascent() const { return m_ascent; }
    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] const QFont &font() const { return m_font; }
    /// The line shaped by Qt, ready to draw. Requires: not isSimple(line).
    [[nodiscard]] std::unique_ptr<QTextLayout> shaped(QStringView line) const;

private:
    static constexpr char16_t tableEnd = 0x530;
    [[nodiscard]] double advanceOf(QChar c) const;
    [[nodiscard]] double after(double position, QChar c) const;
    [[nodiscard]] std::vector<qsizetype> simpleLineStarts(QStringView paragraph, double width) const;

    QFont m_font;
    double m_ascent = 0;
    double m_height = 0;
    double m_tabStop = 0;
    mutable std::array<float, tableEnd> m_advances; ///< Negative: not measured yet.
    mutable QHash<char16_t, float> m_otherAdvances;
};

} // namespace lectern::parse
