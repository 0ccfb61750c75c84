// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/hashed_models.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace lectern::analysis {
namespace {

bool isAscending(const std::vector<quint32> &ids) { return std::adjacent_find(ids.begin(), ids.end(), std::greater_equal<>()) == ids.end(); }

std::optional<size_t> rowOf(const std::vector<quint32> &ids, quint32 feature)
{
    const auto found = std::lower_bound(ids.begin(), ids.end(), feature);
    if (found == ids.end() || *found != feature)
        return std::nullopt;
    return size_t(found - ids.begin());
}

} // namespace

bool HashedModel::isConsistent() const
{
    return isAscending(ids) && rows.size() == ids.size() + 1 && std::is_sorted(rows.begin(), rows.end()) && rows.front() == 0
        && rows.back() == weights.size() && outputs.size() == weights.size() && scales.size() == outputCount()
        && std::all_of(outputs.begin(), outputs.end(), [this](quint8 output) { return output < outputCount(); });
}

void HashedModel::add(quint32 feature, float value, std::vector<float> &sums) const
{
    const std::optional<size_t> row = rowOf(ids, feature);
    if (!row)
        return;
    for (quint32 i = rows[*row]; i < rows[*row + 1]; ++i)
        sums[outputs[i]] += value * float(weights[i]);
}

void HashedModel::finish(std::vector<float> &sums) const
{
    for (size_t i = 0; i < sums.size(); ++i)
        sums[i] = sums[i] * scales[i] + biases[i];
}

bool HashedNetwork::isConsistent() const
{
    return isAscending(ids) && weights.size() == ids.size() * hiddenCount() && scales.size() == hiddenCount()
        && outputWeights.size() == hiddenCount() * outputCount();
}

void HashedNetwork::add(quint32 feature, float value, std::vector<float> &hidden) const
{
    const std::optional<size_t> row = rowOf(ids, feature);
    if (!row)
        return;
    const qint8 *own = weights.data() + *row * hidden.size();
    for (size_t unit = 0; unit < hidden.size(); ++unit)
        hidden[unit] += value * float(own[unit]);
}

void HashedNetwork::finish(const std::vector<float> &hidden, std::vector<float> &scores) const
{
    scores = outputBiases;
    for (size_t unit = 0; unit < hidden.size(); ++unit) {
        const float worth = hidden[unit] * scales[unit] + hiddenBiases[unit];
        if (worth <= 0)
            continue;
        const float *own = outputWeights.data() + unit * scores.size();
        for (size_t output = 0; output < scores.size(); ++output)
            scores[output] += worth * own[output];
    }
}

} // namespace lectern::analysis
