// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <leptonica/allheaders.h>

#include <memory>

namespace lectern::parse {

inline constexpr qint64 maxPicturePixels = 100'000'000;

struct PixDestroyer {
    void operator()(Pix *pix) const { ::pixDestroy(&pix); }
};
using OwnedPix = std::unique_ptr<Pix, PixDestroyer>;

/// A picture of leptonica's in Qt's pixel format, on white. Null: there is none, or it has more than maxPicturePixels.
[[nodiscard]] QImage imageOf(OwnedPix raw);

} // namespace lectern::parse
