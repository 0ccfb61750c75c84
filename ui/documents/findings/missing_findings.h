// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::models {
class DocumentAnalysis;
} // namespace lectern::models

namespace lectern::ui {

class EmptyState;
class FindingsActions;

/// Shows why there are no findings (yet), with the possible actions.
void showWhyNothing(EmptyState &state, const models::DocumentAnalysis &detail, const FindingsActions &actions);

} // namespace lectern::ui
