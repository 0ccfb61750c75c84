// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QImage>

namespace lectern::parse {

/// Decodes PNG and JPEG, without a file: the sealed process has none.

/// In pixels, from the header alone; empty: it is no such picture.
[[nodiscard]] QSize pictureSize(QByteArrayView bytes);
/// In Qt's pixel format, on white. Null: damaged.
[[nodiscard]] QImage decodePicture(QByteArrayView bytes);

} // namespace lectern::parse
