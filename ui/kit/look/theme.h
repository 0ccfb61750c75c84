// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"

#include <QColor>
#include <QFont>
#include <QPalette>

#include <optional>

class QWidget;

namespace lectern::ui {

/// The theme chosen by the analyst. System: light or dark like the desktop.
enum class ThemeMode : quint8 { System, Light, Dark };
[[nodiscard]] QString nameOf(ThemeMode mode); ///< "system", "light", "dark"
[[nodiscard]] std::optional<ThemeMode> themeModeFromName(QStringView name);

/// Colours and fonts of the whole window.
///
/// The only state is the application's palette: apply() sets it, and all functions below read it.
/// A widget that stores a colour must update it in changeEvent(QEvent::PaletteChange); one that asks
/// for it while painting need not.
/// Thread: GUI.
namespace theme {

/// Sets style, font and palette of the application, and installs PlainText. May be called at any time.
void apply(ThemeMode mode);
[[nodiscard]] bool isDark();

[[nodiscard]] QColor page();    ///< Behind cards; the least prominent surface.
[[nodiscard]] QColor surface(); ///< Tables, cards, fields.
[[nodiscard]] QColor panel();   ///< Side bar, status strip, headers.
[[nodiscard]] QColor text();
[[nodiscard]] QColor mutedText(); ///< Secondary text; at least 4.5:1 on page, surface and panel.
[[nodiscard]] QColor faint();     ///< Marks without a meaning of their own (empty stars, tracks of bars).
[[nodiscard]] QColor separator();
[[nodiscard]] QColor accent();     ///< The accent colour for text and lines.
[[nodiscard]] QColor accentFill(); ///< The accent colour behind accentFillText().
[[nodiscard]] QColor accentFillText();
[[nodiscard]] QColor selection(); ///< Behind a selected row; text() is readable on it.
[[nodiscard]] QColor hover();
[[nodiscard]] QColor chip(); ///< Behind a chip.
[[nodiscard]] QColor positive();
[[nodiscard]] QColor negative();
[[nodiscard]] QColor warning();
[[nodiscard]] QColor warningFill();  ///< Behind a warning.
[[nodiscard]] QColor negativeFill(); ///< Behind an error.
[[nodiscard]] QColor positiveFill(); ///< Behind a success message.
[[nodiscard]] QColor star();
/// Colour of the answering tier. Always shown with a word.
[[nodiscard]] QColor of(Source source);
/// Distinct colours for lines and segments; `index` wraps around.
[[nodiscard]] QColor series(int index);

/// The application's font, scaled; 1.0 is body text.
[[nodiscard]] QFont font(double scale = 1.0, QFont::Weight weight = QFont::Normal);
/// Like font(), but with digits of equal width, so that columns of numbers align.
[[nodiscard]] QFont figuresFont(double scale = 1.0, QFont::Weight weight = QFont::Normal);
/// Height of a table row: from font metrics, about 29 px at 13 px text.
[[nodiscard]] int rowHeight();

/// Shows the widget's text in the muted colour, in every theme.
void makeMuted(QWidget *widget);

} // namespace theme
} // namespace lectern::ui
