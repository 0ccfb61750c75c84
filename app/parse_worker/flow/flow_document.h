// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_text.h"

namespace lectern::parse {

struct FlowShape {
    bool isMonospaced = false; ///< Plain text, whose columns must be kept.
};

/// Lays out a text that has no pages, so that every word has a position and every page a picture. The
/// pages' texts joined are exactly the flow's text. Requires: QGuiApplication.
[[nodiscard]] Read<std::unique_ptr<ReadableDocument>> layOut(DocumentKind kind, FlowText flow, const FlowShape &shape = {});

} // namespace lectern::parse
