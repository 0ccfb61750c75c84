// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace lectern {

/// A certificate authority made by openssl for one test, and the certificates that it signs.
///
/// Owns: its folder.
class TestCertificates
{
public:
    enum class Valid { Today, UntilYesterday };
    /// The files that a server needs.
    struct Pair {
        QString certificate;
        QString key; ///< Readable only by its owner, which for root is the server's account.
    };

    TestCertificates();
    /// Whether openssl is installed and created the authority; skip the test otherwise.
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] QString authority() const { return path(QStringLiteral("ca.crt")); }
    /// Creates a certificate for a name, and optionally for 127.0.0.1.
    [[nodiscard]] Pair make(const QString &name, Valid valid = Valid::Today, bool isForLoopback = true);
    [[nodiscard]] QString path(const QString &file) const { return m_folder.filePath(file); }

private:
    [[nodiscard]] bool openssl(const QStringList &arguments);

    QTemporaryDir m_folder;
    bool m_isReady = false;
    int m_count = 0;
};

} // namespace lectern
