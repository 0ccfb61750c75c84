// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::models {
class DocumentAnalysis;
} // namespace lectern::models

namespace lectern::ui {

class EmptyState;
class FindingsActions;

/// Says why there are no findings, or not yet, and what can be done about it.
void showWhyNothing(EmptyState &state, const models::DocumentAnalysis &detail, const FindingsActions &actions);

} // namespace lectern::ui
