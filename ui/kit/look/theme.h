// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"

#include <QColor>
#include <QFont>
#include <QPalette>

#include <optional>

class QWidget;

namespace lectern::ui {

/// What the analyst chose. System: light or dark as the desktop's own palette is.
enum class ThemeMode : quint8 { System, Light, Dark };
[[nodiscard]] QString nameOf(ThemeMode mode); ///< "system", "light", "dark"
[[nodiscard]] std::optional<ThemeMode> themeModeFromName(QStringView name);

/// Colours and type of the whole window.
///
/// State lives in the application's palette alone: apply() sets it, every function below reads it.
/// A widget that keeps a colour recomputes it in changeEvent(QEvent::PaletteChange); one that asks
/// while it paints need do nothing.
/// Thread: GUI.
namespace theme {

/// Sets style, font and palette of the application, and that others' words are plain text in it. May be called at any time.
void apply(ThemeMode mode);
[[nodiscard]] bool isDark();

[[nodiscard]] QColor page();    ///< Behind cards: the quietest surface.
[[nodiscard]] QColor surface(); ///< Tables, cards, fields.
[[nodiscard]] QColor panel();   ///< Side bar, status strip, headers, rails.
[[nodiscard]] QColor text();
[[nodiscard]] QColor mutedText(); ///< Secondary text; at least 4.5:1 on page, surface and panel.
[[nodiscard]] QColor faint();     ///< Marks that carry no meaning of their own (empty stars, tracks of bars).
[[nodiscard]] QColor separator();
[[nodiscard]] QColor accent();     ///< The one accent, as text or line.
[[nodiscard]] QColor accentFill(); ///< The accent behind accentFillText().
[[nodiscard]] QColor accentFillText();
[[nodiscard]] QColor selection(); ///< Behind a selected row; text() stays readable on it.
[[nodiscard]] QColor hover();
[[nodiscard]] QColor chip(); ///< Behind a chip.
[[nodiscard]] QColor positive();
[[nodiscard]] QColor negative();
[[nodiscard]] QColor warning();
[[nodiscard]] QColor warningFill();  ///< Behind a notice that asks for attention.
[[nodiscard]] QColor negativeFill(); ///< Behind a notice of failure.
[[nodiscard]] QColor positiveFill(); ///< Behind a word that says all is well.
[[nodiscard]] QColor star();
/// The tier that answered. Never alone: a word stands beside it.
[[nodiscard]] QColor of(Source source);
/// Distinct line and segment colours; `index` wraps around.
[[nodiscard]] QColor series(int index);

/// The font of figures and headings, relative to the application's. `scale` 1.0 is body text.
[[nodiscard]] QFont font(double scale = 1.0, QFont::Weight weight = QFont::Normal);
/// Like font(), from a family whose ten digits are equally wide, so that columns of numbers align.
[[nodiscard]] QFont figuresFont(double scale = 1.0, QFont::Weight weight = QFont::Normal);
/// Height of a table row: from font metrics, about 29 px at 13 px text.
[[nodiscard]] int rowHeight();

/// Secondary text: the muted colour, kept through theme changes.
void makeMuted(QWidget *widget);

} // namespace theme
} // namespace lectern::ui
