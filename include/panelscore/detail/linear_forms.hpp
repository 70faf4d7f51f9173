// SPDX-License-Identifier: BSL-1.0
#pragma once

// Exact bookkeeping of differences: which nodes are joined, by how much they differ as a sum of
// unknowns, and which unknowns those sums pin down. Arithmetic modulo a prime, so no rounding.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// 2^31 - 1. Sums of few small whole numbers vanish modulo it only when they vanish.
inline constexpr std::uint64_t form_prime = 2147483647;

/// a^-1 modulo the prime, by Fermat. Precondition: a is not 0 modulo it.
[[nodiscard]] inline std::uint64_t form_inverse(std::uint64_t a) {
    std::uint64_t result = 1;
    for (std::uint64_t power = form_prime - 2; power > 0; power /= 2) {
        if (power % 2 == 1)
            result = result * a % form_prime;
        a = a * a % form_prime;
    }
    return result;
}

/// Union-find whose nodes carry their difference to the root as a sum of `width` unknowns.
class LinearForests {
  public:
    /// What joining two nodes told: something new, or (by two ways round) an equation.
    struct Joined {
        bool joined = false;
        std::vector<std::uint64_t> difference{}; ///< is 0; empty when joined or without width
    };

    LinearForests(std::uint32_t nodes, std::uint32_t width)
        : parent_(nodes), size_(nodes, 1), width_(width), form_(std::size_t{nodes} * width) {
        for (std::uint32_t i = 0; i < nodes; ++i)
            parent_[i] = i;
    }

    /// The node that stands for the set of `node`; afterwards its form is relative to it.
    std::uint32_t root(std::uint32_t node) {
        path_.clear();
        while (parent_[node] != node) {
            path_.push_back(node);
            node = parent_[node];
        }
        for (std::size_t i = path_.size(); i-- > 1;) {
            for (std::uint32_t k = 0; k < width_; ++k)
                at(path_[i - 1], k) = (at(path_[i - 1], k) + at(path_[i], k)) % form_modulus;
            parent_[path_[i - 1]] = node;
        }
        return node;
    }

    /// Says that `a` is `b` minus the unknown `step` (or just joins them, without width).
    Joined join(std::uint32_t a, std::uint32_t b, std::uint32_t step = 0) {
        std::uint32_t root_a = root(a);
        std::uint32_t root_b = root(b);
        Joined result;
        result.joined = root_a != root_b;
        if (width_ == 0 && !result.joined)
            return result;
        std::vector<std::uint64_t> gap(width_); // root_b - root_a, or what must be 0
        for (std::uint32_t k = 0; k < width_; ++k)
            gap[k] = (std::uint64_t{at(a, k)} + form_prime - at(b, k) + (k == step ? 1U : 0U)) %
                     form_prime;
        if (!result.joined) {
            result.difference = std::move(gap);
            return result;
        }
        bool const turned = size_[root_a] > size_[root_b];
        std::uint32_t const child = turned ? root_b : root_a;
        std::uint32_t const head = turned ? root_a : root_b;
        parent_[child] = head;
        size_[head] += size_[child];
        for (std::uint32_t k = 0; k < width_; ++k) // child - head
            at(child, k) = static_cast<std::uint32_t>(
                turned ? gap[k] : (form_prime - gap[k]) % form_prime);
        return result;
    }

  private:
    static constexpr std::uint32_t form_modulus = static_cast<std::uint32_t>(form_prime);

    std::uint32_t& at(std::uint32_t node, std::uint32_t k) {
        return form_[std::size_t{node} * width_ + k];
    }

    std::vector<std::uint32_t> parent_;
    std::vector<std::uint32_t> size_;
    std::uint32_t width_;
    std::vector<std::uint32_t> form_; ///< node minus its parent
    std::vector<std::uint32_t> path_{};
};

/// Equations "this sum of unknowns is 0", kept in reduced form.
class LinearRelations {
  public:
    explicit LinearRelations(std::uint32_t unknowns) : unknowns_(unknowns) {}

    /// Number of independent equations so far.
    [[nodiscard]] std::size_t rank() const { return rows_.size(); }

    /// Adds an equation. Cost: unknowns times rank.
    void add(std::vector<std::uint64_t> row) {
        for (Row const& known : rows_)
            subtract(row, known);
        std::uint32_t pivot = 0;
        while (pivot < unknowns_ && row[pivot] == 0)
            ++pivot;
        if (pivot == unknowns_)
            return;
        std::uint64_t const inverse = form_inverse(row[pivot]);
        for (std::uint64_t& entry : row)
            entry = entry * inverse % form_prime;
        Row const fresh{pivot, std::move(row)};
        for (Row& known : rows_)
            subtract(known.entries, fresh);
        rows_.push_back(fresh);
    }

    /// By unknown: the first unknown that is equal to it in every solution.
    [[nodiscard]] std::vector<std::uint32_t> equal_unknowns() const {
        // Each unknown written by the free ones: a pivot is minus the rest of its row.
        std::vector<std::vector<std::uint64_t>> solution(
            unknowns_, std::vector<std::uint64_t>(unknowns_, 0));
        for (std::uint32_t i = 0; i < unknowns_; ++i)
            solution[i][i] = 1;
        for (Row const& row : rows_)
            for (std::uint32_t k = 0; k < unknowns_; ++k)
                solution[row.pivot][k] =
                    k == row.pivot ? 0 : (form_prime - row.entries[k]) % form_prime;
        std::vector<std::uint32_t> same(unknowns_);
        for (std::uint32_t i = 0; i < unknowns_; ++i) {
            same[i] = 0;
            while (solution[same[i]] != solution[i])
                ++same[i];
        }
        return same;
    }

  private:
    struct Row {
        std::uint32_t pivot = 0;
        std::vector<std::uint64_t> entries{}; ///< 1 at the pivot
    };

    void subtract(std::vector<std::uint64_t>& row, Row const& known) const {
        std::uint64_t const times = form_prime - row[known.pivot];
        if (times == form_prime)
            return;
        for (std::uint32_t k = 0; k < unknowns_; ++k)
            row[k] = (row[k] + times * known.entries[k]) % form_prime;
    }

    std::uint32_t unknowns_;
    std::vector<Row> rows_{};
};

} // namespace panelscore::detail
