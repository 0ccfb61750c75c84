// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening.h"

#include "storage/postgres/connection.h"
#include "storage/schema/migrations.h"

#include <QUrl>

namespace lectern {

Opening::Opening(QString home, QString postgresUrl, QString redisUrl)
    : m_home(std::move(home))
    , m_postgresUrl(std::move(postgresUrl))
    , m_redisUrl(std::move(redisUrl))
{
}

Opening::Opening(const Settings &settings)
    : Opening(settings.home(), settings.postgresUrl(), settings.redisUrl())
{
}

} // namespace lectern
