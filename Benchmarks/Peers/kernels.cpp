// The kernels of rapidfuzz-cpp, asked for by the same protocol as `benchmarks kernel-rounds`, so that a driver can let the
// two take turns: one line `KERNEL CUTOFF` in, one line `NANOSECONDS_A_PAIR SUM` out.
//
// Usage: kernels DECK, a file of one string a line. Each line is a query against all lines; the sums of both programs must agree.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <rapidfuzz/distance.hpp>
#include <rapidfuzz/fuzz.hpp>

namespace {

using Deck = std::vector<std::string>;

/// Weighted by place, so that no two wrong answers cancel.
template <typename Make, typename Ask>
double sum(const Deck& deck, Make make, Ask ask)
{
    double total = 0;
    for (const auto& query : deck) {
        auto cached = make(query);
        std::size_t place = 0;
        for (const auto& text : deck) total += ask(cached, text) * static_cast<double>(place++ & 31);
    }
    return total;
}

double run(const Deck& deck, const std::string& kernel, double cutoff)
{
    using namespace rapidfuzz;
    const bool isUnlimited = cutoff < 0;
    const auto distance = isUnlimited ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(cutoff);
    const double similarity = isUnlimited ? 0.0 : cutoff;
    if (kernel == "levenshtein")
        return sum(
            deck, [](const std::string& s) { return CachedLevenshtein<char>(s); },
            [=](auto& c, const std::string& t) { return static_cast<double>(c.distance(t, distance)); });
    if (kernel == "osa")
        return sum(
            deck, [](const std::string& s) { return CachedOSA<char>(s); },
            [=](auto& c, const std::string& t) { return static_cast<double>(c.distance(t, distance)); });
    if (kernel == "indel")
        return sum(
            deck, [](const std::string& s) { return CachedIndel<char>(s); },
            [=](auto& c, const std::string& t) { return c.normalized_similarity(t, similarity); });
    if (kernel == "jaro-winkler")
        return sum(
            deck, [](const std::string& s) { return CachedJaroWinkler<char>(s); },
            [=](auto& c, const std::string& t) { return c.similarity(t, similarity); });
    return -1;
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 2) return 2;
    Deck deck;
    std::ifstream file(arguments[1]);
    for (std::string line; std::getline(file, line);) deck.push_back(line);
    if (deck.empty()) return 2;
    std::string kernel;
    double cutoff = 0;
    while (std::cin >> kernel >> cutoff) {
        const auto start = std::chrono::steady_clock::now();
        const double total = run(deck, kernel, cutoff);
        const auto time = std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count();
        std::printf("%.3f %.6f\n", time / (static_cast<double>(deck.size()) * static_cast<double>(deck.size())), total);
        std::fflush(stdout);
    }
    return 0;
}
