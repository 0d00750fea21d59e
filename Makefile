# screen: what people run. Each target works from a clean clone with Swift 6.2 or later and apt.
SHELL := /bin/bash
SWIFT ?= swift
RELEASE = $(SWIFT) build -c release --product

.PHONY: demo test bench bench-peers fuzz format lint dependencies clean

## demo: install what is missing, build, and screen the sample payments against the embedded excerpt, in colour
demo: dependencies
	@$(RELEASE) screen
	@seeds/demo.sh "$$($(SWIFT) build -c release --show-bin-path)/screen"

## test: all tests
test: dependencies
	@$(SWIFT) test

## bench: kernels, look-ups, filter, lists, growth and allocations as one table; BENCH="--growth 10000,1000000" and more: see
## BENCH=--help. Leaves bench.json and bench.html in .build-bench
bench: dependencies
	@$(RELEASE) benchmarks
	@mkdir -p .build-bench
	@"$$($(SWIFT) build -c release --show-bin-path)/benchmarks" --json .build-bench/bench.json --html .build-bench/bench.html $(BENCH)

## bench-peers: rapidfuzz and nomenklatura beside this engine in one run, in a Python environment of its own (.build-peers)
bench-peers: dependencies
	@$(RELEASE) benchmarks
	@Benchmarks/Peers/peers.sh .build-peers "$$($(SWIFT) build -c release --show-bin-path)/benchmarks" $(BENCH)

## fuzz: libFuzzer with AddressSanitizer over one family of parsers, or all of them: FAMILY=iso20022 SECONDS=600. What it learns
## stays in .build-fuzz/corpus, what breaks is minimised into .build-fuzz/crashes. `make fuzz FAMILY=` lists the families
FAMILY ?= all
SECONDS ?= 60
fuzz: dependencies
	@Fuzz/fuzz.sh "$(FAMILY)" "$(SECONDS)" $(FUZZ)

## format: lay all Swift files out
format:
	@$(SWIFT) format --in-place --recursive --parallel Sources Tests Benchmarks Fuzz/Sources Fuzz/Package.swift Package.swift

lint:
	@$(SWIFT) format lint --strict --recursive --parallel Sources Tests Benchmarks Fuzz/Sources Fuzz/Package.swift Package.swift

# ICU for scripts, libxml2 for the authorities' XML files, libzip for archives and spreadsheets, zlib and libzstd for
# compressed payments.
dependencies:
	@missing=""; for package in libicu-dev libxml2-dev libzip-dev zlib1g-dev libzstd-dev pkg-config; do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q "install ok installed" || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
		echo "installing$$missing"; \
		if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq $$missing; \
		else sudo apt-get update -qq && sudo apt-get install -y -qq $$missing; fi; \
	fi

clean:
	@rm -rf .build .build-*
