// SPDX-License-Identifier: BSL-1.0
#pragma once

// Work on several threads whose results come out in the order of the work, so that any number
// of threads gives the same bytes.

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace panelscore {

/// Calls `produce(i)` for every i below `n` on up to `threads` threads (the caller's among
/// them) and hands each result to `consume(result)` in the order of i, one at a time.
///
/// At most one finished result a thread waits for its turn, so memory stays small. The first
/// exception stops the work and is thrown again here. With one thread nothing is started.
template <typename Produce, typename Consume>
void produce_in_order(std::size_t n, std::size_t threads, Produce produce, Consume consume) {
    if (threads <= 1 || n <= 1) {
        for (std::size_t i = 0; i < n; ++i)
            consume(produce(i));
        return;
    }
    std::atomic<std::size_t> next{0};
    std::size_t turn = 0;
    std::exception_ptr failure;
    std::mutex mutex;
    std::condition_variable turned;
    auto const fail = [&] {
        std::scoped_lock const lock(mutex);
        if (!failure)
            failure = std::current_exception();
        next = n;
        turned.notify_all();
    };
    auto const work = [&] {
        try {
            for (std::size_t i = next++; i < n; i = next++) {
                auto result = produce(i);
                std::unique_lock lock(mutex);
                turned.wait(lock, [&] { return turn == i || failure; });
                if (failure)
                    return;
                consume(std::move(result));
                ++turn;
                turned.notify_all();
            }
        } catch (...) {
            fail();
        }
    };
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < (std::min)(threads, n); ++t)
        others.emplace_back(work);
    work();
    for (auto& thread : others)
        thread.join();
    if (failure)
        std::rethrow_exception(failure);
}

/// Calls `work(i)` for every i below `n` on up to `threads` threads (the caller's among them),
/// in any order. For the same bytes on any number of threads, `work(i)` must write where no
/// other does, and what is summed over all i must be summed afterwards, in the order of i.
///
/// The first exception stops the work and is thrown again here.
template <typename Work>
void for_each_index(std::size_t n, std::size_t threads, Work work) {
    if (threads <= 1 || n <= 1) {
        for (std::size_t i = 0; i < n; ++i)
            work(i);
        return;
    }
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex mutex;
    auto const run = [&] {
        try {
            for (std::size_t i = next++; i < n; i = next++)
                work(i);
        } catch (...) {
            std::scoped_lock const lock(mutex);
            if (!failure)
                failure = std::current_exception();
            next = n;
        }
    };
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < (std::min)(threads, n); ++t)
        others.emplace_back(run);
    run();
    for (auto& thread : others)
        thread.join();
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace panelscore
