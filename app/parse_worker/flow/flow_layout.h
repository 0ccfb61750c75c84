// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_document.h"
#include "app/parse_worker/flow/type_measure.h"

namespace lectern::parse {

/// Layout units are tenths of a point, so that whole pixel sizes of fonts are fine enough.
inline constexpr double unitsPerPoint = 10;

/// One line of text in its place on a page. Positions are UTF-16 units of the flow's text; places are layout units.
struct FlowLine {
    qsizetype start = 0;
    qsizetype length = 0; ///< What is seen: without the break or the space at its end.
    float left = 0;
    float top = 0;
    quint8 type = 0; ///< Index into FlowTypes.
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

/// The few fonts a flowing document is set in.
class FlowTypes
{
public:
    explicit FlowTypes(bool isMonospaced);
    [[nodiscard]] quint8 typeOf(const FlowBlock &block) const;
    [[nodiscard]] const TypeMeasure &operator[](quint8 type) const { return m_types[type]; }

private:
    std::vector<TypeMeasure> m_types;
};

/// Lines and pages of a whole document.
struct FlowLayout {
    std::vector<FlowPage> pages;
    std::vector<FlowLine> lines;
    std::vector<FlowRule> rules;
};

/// Linear in the text. TooManyPages above the limit.
[[nodiscard]] Read<FlowLayout> pagesOf(const FlowText &flow, const FlowTypes &types, bool isMonospaced);

} // namespace lectern::parse
