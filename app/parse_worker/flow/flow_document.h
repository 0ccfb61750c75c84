// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_text.h"

namespace lectern::parse {

struct FlowShape {
    bool isMonospaced = false; ///< Plain text, whose columns mean something.
};

/// Gives a text without pages its pages: lays it out, so that every word has a place and every page a picture. The
/// pages' texts together are the flow's text, unit for unit. Requires: QGuiApplication.
[[nodiscard]] Read<std::unique_ptr<ReadableDocument>> layOut(DocumentKind kind, FlowText flow, const FlowShape &shape = {});

} // namespace lectern::parse
