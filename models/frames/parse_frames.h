// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames/parse_messages.h"

#include <QByteArrayView>

#include <optional>

/// Messages as frames of a length (4 bytes, little endian), a type (1 byte) and a body. Both sides decode strictly: every length is checked
/// before use, every number has a range, nothing may follow. The parent does not trust the worker, because a document may have
/// taken it over.
namespace lectern::frames {

/// A whole frame, including its length.
[[nodiscard]] QByteArray encoded(const Request &request);
[[nodiscard]] QByteArray encoded(const Response &response);

/// `frame` is type and body, without the length. None: not a valid frame.
[[nodiscard]] std::optional<Request> decodedRequest(QByteArrayView frame);
[[nodiscard]] std::optional<Response> decodedResponse(QByteArrayView frame);

} // namespace lectern::frames
