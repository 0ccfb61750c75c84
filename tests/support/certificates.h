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
    /// What a server is started with.
    struct Pair {
        QString certificate;
        QString key; ///< Readable by its owner only, who is the account of the server when root.
    };

    TestCertificates();
    /// Whether openssl is there and made the authority: skip the test otherwise.
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] QString authority() const { return path(QStringLiteral("ca.crt")); }
    /// A certificate for a name, and for 127.0.0.1 if that is wanted.
    [[nodiscard]] Pair make(const QString &name, Valid valid = Valid::Today, bool isForLoopback = true);
    [[nodiscard]] QString path(const QString &file) const { return m_folder.filePath(file); }

private:
    [[nodiscard]] bool openssl(const QStringList &arguments);

    QTemporaryDir m_folder;
    bool m_isReady = false;
    int m_count = 0;
};

} // namespace lectern
