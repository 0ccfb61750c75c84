// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames/parse_messages.h"

#include <QByteArrayView>

#include <optional>

/// Messages as frames of a length (4 bytes, little endian), a type (1 byte) and a body. Both sides decode strictly: every length is checked
/// before it is believed, every number has a range, nothing may follow. The parent takes the worker for an enemy, as a document may have
/// turned it into one.
namespace lectern::frames {

/// With the length before it.
[[nodiscard]] QByteArray encoded(const Request &request);
[[nodiscard]] QByteArray encoded(const Response &response);

/// `frame` is type and body, without the length. None: not a frame of ours.
[[nodiscard]] std::optional<Request> decodedRequest(QByteArrayView frame);
[[nodiscard]] std::optional<Response> decodedResponse(QByteArrayView frame);

} // namespace lectern::frames
