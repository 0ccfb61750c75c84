// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/place/kept_password.h"

#include <QRandomGenerator>

#include <array>

namespace lectern::workspace {

QByteArray makePassword()
{
    std::array<quint32, 6> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    return QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof bits)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace lectern::workspace
