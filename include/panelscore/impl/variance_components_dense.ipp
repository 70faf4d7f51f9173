// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/parallel.hpp>

#include <Eigen/Dense>

#include <algorithm>
#include <cstddef>

namespace panelscore::detail::variance_fit {

/// Columns worked on together: large enough for the cache, small enough to share out.
inline constexpr Eigen::Index dense_block = 96;

/// Factors the lower triangle of `a` into L L', in place; the upper triangle is not touched.
/// False when `a` is not positive definite. Cost: n^3 / 3, shared among threads; each element
/// is summed in one order.
inline bool factor_lower(Eigen::MatrixXd& a, std::size_t threads) {
    Eigen::Index const n = a.rows();
    for (Eigen::Index k = 0; k < n; k += dense_block) {
        Eigen::Index const width = (std::min)(dense_block, n - k);
        auto diagonal = a.block(k, k, width, width);
        Eigen::LLT<Eigen::MatrixXd> const factor(diagonal);
        if (factor.info() != Eigen::Success)
            return false;
        diagonal.triangularView<Eigen::Lower>() = factor.matrixL().toDenseMatrix();
        Eigen::Index const below = n - k - width;
        if (below == 0)
            break;
        auto panel = a.block(k + width, k, below, width);
        a.block(k, k, width, width)
            .triangularView<Eigen::Lower>()
            .transpose()
            .solveInPlace<Eigen::OnTheRight>(panel);
        Eigen::Index const blocks = (below + dense_block - 1) / dense_block;
        for_each_index(
            static_cast<std::size_t>(blocks), below > 3 * dense_block ? threads : 1,
            [&](std::size_t i) {
                Eigen::Index const from = static_cast<Eigen::Index>(i) * dense_block;
                Eigen::Index const size = (std::min)(dense_block, below - from);
                a.block(k + width + from, k + width + from, below - from, size).noalias() -=
                    panel.bottomRows(below - from) * panel.middleRows(from, size).transpose();
            });
    }
    return true;
}

/// The inverse of L L' from L (the lower triangle of `factor`), as a full symmetric matrix.
/// Cost: 2 n^3 / 3, shared among threads; each element is summed in one order.
inline Eigen::MatrixXd inverse_from_factor(Eigen::MatrixXd const& factor, std::size_t threads) {
    Eigen::Index const n = factor.rows();
    std::size_t const blocks = static_cast<std::size_t>((n + dense_block - 1) / dense_block);
    Eigen::MatrixXd root = Eigen::MatrixXd::Zero(n, n); // inverse of L
    for_each_index(blocks, threads, [&](std::size_t i) {
        Eigen::Index const from = static_cast<Eigen::Index>(i) * dense_block;
        Eigen::Index const width = (std::min)(dense_block, n - from);
        auto columns = root.block(from, from, n - from, width);
        columns.topRows(width).setIdentity();
        factor.block(from, from, n - from, n - from)
            .triangularView<Eigen::Lower>()
            .solveInPlace(columns);
    });
    Eigen::MatrixXd inverse(n, n);
    for_each_index(blocks, threads, [&](std::size_t i) {
        Eigen::Index const from = static_cast<Eigen::Index>(i) * dense_block;
        Eigen::Index const width = (std::min)(dense_block, n - from);
        inverse.block(from, 0, width, from + width).noalias() =
            root.block(from, from, n - from, width).transpose() *
            root.block(from, 0, n - from, from + width);
    });
    inverse.triangularView<Eigen::StrictlyUpper>() = inverse.transpose();
    return inverse;
}

} // namespace panelscore::detail::variance_fit
