// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_document.h"
#include "app/parse_worker/flow/type_measure.h"

namespace lectern::parse {

/// Layout units are tenths of a point, precise enough for fonts of whole pixel sizes.
inline constexpr double unitsPerPoint = 10;

/// One line of text on a page. `start` and `length` are UTF-16 units of the flow's text; positions are in layout units.
struct FlowLine {
    qsizetype start = 0;
    qsizetype length = 0; ///< Visible part: without the final break or space.
    float left = 0;
    float top = 0;
    quint8 type = 0; ///< Index in FlowTypes.
};

/// A thin line around table cells.
struct FlowRule {
    float left = 0, top = 0, right = 0, bottom = 0;
};

struct FlowPage {
    qsizetype textStart = 0;
    size_t firstLine = 0;
    size_t firstRule = 0;
};

/// The fonts of a laid out document.
class FlowTypes
{
public:
    explicit FlowTypes(bool isMonospaced);
    [[nodiscard]] quint8 typeOf(const FlowBlock &block) const;
    [[nodiscard]] const TypeMeasure &operator[](quint8 type) const { return m_types[type]; }

private:
    std::vector<TypeMeasure> m_types;
};

/// All lines and pages of a document.
struct FlowLayout {
    std::vector<FlowPage> pages;
    std::vector<FlowLine> lines;
    std::vector<FlowRule> rules;
};

/// Linear in the length of the text. TooManyPages above the limit.
[[nodiscard]] Read<FlowLayout> pagesOf(const FlowText &flow, const FlowTypes &types, bool isMonospaced);

} // namespace lectern::parse
