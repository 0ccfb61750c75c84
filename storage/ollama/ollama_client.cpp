// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ollama/ollama_client.h"

#include "storage/metrics/server_log.h"
#include "storage/ollama/ollama_answer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

namespace lectern::ollama {

using namespace metrics;

namespace {

/// Enough for the instructions, a piece of the text and the answer.
constexpr int contextTokens = 8192;
constexpr int answerTokens = 2048;

tl::unexpected<StorageError> fail(ErrorCode code, const QString &detail) { return failure(code, FaultyPart::Lectern, detail); }

/// The error for an HTTP status above 299.
StorageError refusalOf(int status, const QByteArray &body)
{
    const QString said = complaintOf(body);
    const QString detail =
        QStringLiteral("Ollama answered with status %1%2").arg(status).arg(said.isEmpty() ? QString() : QStringLiteral(": ") + said);
    if (status < 400)
        return {ErrorCode::Denied, FaultyPart::Lectern, detail + QStringLiteral("; it wants to send us elsewhere, which is never done")};
    if (status >= 500 || status == 429)
        return {ErrorCode::Unavailable, FaultyPart::Lectern, detail};
    if (status == 404)
        return {ErrorCode::NotFound, FaultyPart::Lectern, detail};
    return {status == 401 || status == 403 ? ErrorCode::Denied : ErrorCode::InvalidRequest, FaultyPart::Lectern, detail};
}

/// The error text says what could not be reached, where, and what to do; "Connection refused" alone says none of it.
StorageError unanswered(const QUrl &url, const StorageError &error)
{
    const QString place = url.toString(QUrl::RemovePath);
    if (error.code == ErrorCode::Timeout)
        return {error.code, error.part,
                QStringLiteral("Ollama at %1 did not answer in time (%2). It may be loading the model or be busy: try again in a while.")
                    .arg(place, error.detail)};
    if (error.code != ErrorCode::Unavailable)
        return error;
    return {error.code, error.part,
            QStringLiteral("Ollama cannot be reached at %1 (%2). See that it runs there (\"ollama serve\" starts it) and that the address under"
                           " \"Analysis engines\" is right; the built-in engine works without it.")
                .arg(place, error.detail)};
}

QJsonObject message(const char *role, const QString &content)
{
    return {{QStringLiteral("role"), QString::fromLatin1(role)}, {QStringLiteral("content"), content}};
}

} // namespace

Result<QUrl> ollamaUrl(const QString &configured)
{
    const QUrl url(configured.trimmed(), QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !isHttp || url.host().isEmpty())
        return fail(ErrorCode::InvalidRequest, QStringLiteral("Ollama's address must be like http://host:11434"));
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return fail(ErrorCode::InvalidRequest, QStringLiteral("Ollama's address must not have a user, a query or a fragment"));
    return url;
}

OllamaClient::OllamaClient(OllamaOptions options, std::shared_ptr<RequestBudget> budget) : m_options(std::move(options)), m_budget(std::move(budget))
{
}

OllamaClient::~OllamaClient()
{
    if (!m_server.isEmpty())
        qCInfo(serverLog, "left %s", qUtf8Printable(m_server));
}

void OllamaClient::noteServer(const QUrl &url, const QString &folder, std::stop_token stop)
{
    constexpr HttpChannel::Limits briefly{std::chrono::seconds(1), std::chrono::seconds(1), std::chrono::seconds(1), 4096};
    QUrl asked = url;
    asked.setPath(folder + QStringLiteral("/api/version"));
    QByteArray answer;
    const auto take = [&answer](QByteArrayView piece) {
        answer.append(piece);
        return true;
    };
    const Result<int> status = m_channel.get(asked, briefly, take, stop);
    const QString version = QJsonDocument::fromJson(answer).object().value(QStringLiteral("version")).toString().left(40);
    m_server = QStringLiteral("Ollama %1 at %2")
                   .arg(status && !version.isEmpty() ? version : QStringLiteral("of a version that it does not tell"),
                        url.toString(QUrl::RemovePath | QUrl::RemoveUserInfo));
    qCInfo(serverLog, "connected to %s", qUtf8Printable(m_server));
}

Result<void> OllamaClient::ask(const QString &path, const QJsonObject &body, const HttpChannel::Take &take, std::stop_token stop)
{
    Result<QUrl> url = ollamaUrl(m_options.url);
    if (!url)
        return failureOf(url);
    QString folder = url->path();
    while (folder.endsWith(u'/'))
        folder.chop(1);
    url->setPath(folder + path);
    const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
    std::chrono::milliseconds backoff = m_options.firstBackoff;
    for (int attempt = 1;; ++attempt) {
        if (const Result<void> token = m_budget->take(stop); !token)
            return token;
        take({});
        QByteArray errorBody;
        const Result<int> status = m_channel.post(*url, json, m_options.limits, take, errorBody, stop);
        if (status && *status < 300) {
            if (m_server.isEmpty())
                noteServer(*url, folder, stop);
            return {};
        }
        const StorageError error = status ? refusalOf(*status, errorBody) : unanswered(*url, status.error());
        if (error.code != ErrorCode::Unavailable || attempt >= m_options.attempts)
            return tl::make_unexpected(error);
        m_options.pause(backoff * QRandomGenerator::global()->bounded(50, 151) / 100, stop);
        backoff *= 2;
    }
}

Result<QString> OllamaClient::generate(const GenerationRequest &request, std::stop_token stop)
{
    const QJsonObject body{
        {QStringLiteral("model"), m_options.model},
        {QStringLiteral("stream"), true},
        {QStringLiteral("format"), request.schema},
        {QStringLiteral("messages"), QJsonArray{message("system", request.instructions), message("user", request.text)}},
        // No randomness: the same text should give the same answer.
        {QStringLiteral("options"),
         QJsonObject{{QStringLiteral("temperature"), 0},
                     {QStringLiteral("seed"), 1},
                     {QStringLiteral("num_ctx"), contextTokens},
                     {QStringLiteral("num_predict"), answerTokens}}},
    };
    ChatReply answer;
    const auto take = [&answer](QByteArrayView piece) {
        if (piece.isEmpty())
            answer = ChatReply();
        return answer.take(piece);
    };
    if (const Result<void> asked = ask(QStringLiteral("/api/chat"), body, take, stop); !asked)
        return failureOf(asked);
    return answer.message();
}

Result<std::vector<std::vector<float>>> OllamaClient::embed(const QStringList &texts, std::stop_token stop)
{
    if (texts.isEmpty())
        return std::vector<std::vector<float>>();
    const QJsonObject body{{QStringLiteral("model"), m_options.embeddingModel}, {QStringLiteral("input"), QJsonArray::fromStringList(texts)}};
    QByteArray answer;
    const auto take = [&answer](QByteArrayView piece) {
        if (piece.isEmpty())
            answer.clear();
        answer.append(piece);
        return true;
    };
    if (const Result<void> asked = ask(QStringLiteral("/api/embed"), body, take, stop); !asked)
        return failureOf(asked);
    return embeddingsOf(answer, texts.size());
}

Result<void> OllamaClient::check(std::stop_token stop)
{
    const QJsonObject body{{QStringLiteral("model"), m_options.model}};
    return ask(
        QStringLiteral("/api/show"), body, [](QByteArrayView) { return true; }, stop);
}

} // namespace lectern::ollama
