// swift-tools-version: 6.2
// screen: asset-freeze and terrorist-list screening. The rooms and who may import whom: CONTRIBUTING.md.
import PackageDescription

/// `SCREEN_SANITIZE=thread` exchanges the locks for some that ThreadSanitizer understands: docs/sanitizers.md.
let locks: [SwiftSetting] = Context.environment["SCREEN_SANITIZE"] == "thread" ? [.define("SCREEN_POSIX_LOCKS")] : []

let strict: [SwiftSetting] =
    locks + [
        .treatAllWarnings(as: .error),
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableExperimentalFeature("Lifetimes"),
    ]

/// Tests import what they test with `@testable`; the testing macros are outside strict memory safety.
let testing: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// What the lists are fetched with, and what its tests' server is made of.
let network: [Target.Dependency] = [
    .product(name: "AsyncHTTPClient", package: "async-http-client"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: testing)
}

let package = Package(
    name: "screen",
    products: [
        .library(name: "Screening", targets: ["Screening"]),
        .library(name: "ListReaders", targets: ["ListReaders"]),
        .library(name: "EmbeddedLists", targets: ["EmbeddedLists"]),
        .executable(name: "screen", targets: ["screen"]),
        // For `Fuzz` alone.
        .library(name: "_FuzzFamilies", targets: ["FuzzFamilies"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .target(
            name: "CICU",
            linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
        .target(name: "CXML", dependencies: ["CLibXML2"]),
        .target(name: "CPrefetch"),
        room("Bytes", ["CPrefetch"]),
        room("JSON"),
        .target(name: "CReferenceData"),
        .target(name: "CLetterDistances"),
        room("ReferenceData", ["CReferenceData"]),
        room("NameText", ["CICU", "ReferenceData", "Bytes"], exclude: ["Data"]),
        room("StringMetrics", ["Bytes"]),
        room("SanctionsModel"),
        room(
            "NameMatching", ["NameText", "StringMetrics", "SanctionsModel", "ReferenceData", "CLetterDistances", "Bytes"],
            exclude: ["Data"]),
        room(
            "WatchlistStore",
            ["NameMatching", "NameText", "StringMetrics", "SanctionsModel", "ReferenceData", "Bytes", crypto], exclude: ["Data"]),
        room(
            "ListReaders",
            ["CLibZip", "CXML", "JSON", "SanctionsModel", "StringMetrics", "ReferenceData", "Bytes", crypto], exclude: ["Data"]),
        room("MessageReaders", ["CICU", "SanctionsModel", "ReferenceData", "Bytes"], exclude: ["Data"]),
        room("Decompression", ["CZlib", "CZstd", "Bytes"]),
        room(
            "Screening",
            [
                "WatchlistStore", "NameMatching", "NameText", "StringMetrics", "MessageReaders", "SanctionsModel",
                "ReferenceData", "JSON", "Bytes", "Decompression", crypto,
            ], exclude: ["Data", "Policy/policy.schema.json"]),
        room("ListStore", ["ListReaders", "NameText", "SanctionsModel", "Bytes", crypto] + network),
        room("EmbeddedLists", ["ListReaders", "SanctionsModel", "ReferenceData"]),
        room(
            "Evaluation",
            [
                "Screening", "MessageReaders", "WatchlistStore", "NameMatching", "NameText", "SanctionsModel", "ReferenceData",
                "Bytes",
            ], exclude: ["Data"]),
        room(
            "Benchmarking",
            [
                "Evaluation", "Screening", "MessageReaders", "WatchlistStore", "NameMatching", "StringMetrics", "SanctionsModel",
                "ReferenceData", "Bytes", crypto,
            ]),
        .executableTarget(
            name: "screen",
            dependencies: [
                "Benchmarking", "Evaluation", "Screening", "ListReaders", "ListStore", "MessageReaders", "WatchlistStore",
                "NameMatching", "NameText", "SanctionsModel", "EmbeddedLists", "Bytes", arguments,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "Benchmarking", "CAllocationProbe", "Screening", "ListReaders", "MessageReaders", "WatchlistStore",
                "StringMetrics", "SanctionsModel", "EmbeddedLists", "Bytes",
            ],
            path: "Benchmarks", exclude: ["Peers"], swiftSettings: strict),
        .target(name: "CAllocationProbe", path: "Tests/CAllocationProbe"),
        .target(
            name: "TestSupport", dependencies: ["Bytes", "CLibZip"], path: "Tests/TestSupport",
            swiftSettings: testing + [.enableUpcomingFeature("InternalImportsByDefault")]),
        .target(
            name: "MessageSupport", dependencies: ["MessageReaders", "SanctionsModel"], path: "Tests/MessageSupport",
            swiftSettings: testing + [.enableUpcomingFeature("InternalImportsByDefault")]),
        .target(
            name: "FuzzFamilies",
            dependencies: [
                "Screening", "ListReaders", "MessageReaders", "Decompression", "WatchlistStore", "NameText", "SanctionsModel",
                "Bytes", "MessageSupport", "TestSupport",
            ],
            path: "Tests/FuzzFamilies", swiftSettings: testing + [.enableUpcomingFeature("InternalImportsByDefault")]),
        tests("FuzzCorpusTests", ["FuzzFamilies"]),
        tests("BytesTests", ["Bytes"]),
        tests("SanctionsModelTests", ["SanctionsModel"]),
        tests("NameTextTests", ["NameText", "ReferenceData", "Bytes"]),
        tests("StringMetricsTests", ["StringMetrics"]),
        tests("NameMatchingTests", ["NameMatching", "NameText", "SanctionsModel", "ReferenceData"]),
        tests(
            "WatchlistStoreTests",
            ["WatchlistStore", "NameMatching", "NameText", "ListReaders", "EmbeddedLists", "SanctionsModel", "Bytes"]),
        tests("ListReadersTests", ["ListReaders", "JSON", "SanctionsModel", "Bytes", "EmbeddedLists", "ReferenceData"]),
        tests(
            "ListStoreTests",
            ["ListStore", "ListReaders", "SanctionsModel", "Bytes"] + network),
        tests("DecompressionTests", ["Decompression", "CZlib", "CZstd", "Bytes"]),
        tests("MessageReadersTests", ["MessageReaders", "MessageSupport", "SanctionsModel", "ReferenceData", "Bytes"]),
        tests(
            "ScreeningTests",
            [
                "Screening", "WatchlistStore", "NameMatching", "ListReaders", "MessageReaders", "SanctionsModel", "JSON",
                "Bytes", "EmbeddedLists", "ReferenceData",
            ]),
        tests(
            "EvaluationTests",
            [
                "Evaluation", "Screening", "MessageReaders", "WatchlistStore", "NameMatching", "NameText", "ListReaders",
                "SanctionsModel", "Bytes", "EmbeddedLists",
            ]),
        tests(
            "BenchmarkingTests",
            [
                "Benchmarking", "CAllocationProbe", "Screening", "WatchlistStore", "MessageReaders", "ListReaders",
                "SanctionsModel", "Bytes",
            ]),
        tests("CommandTests", ["screen", "Bytes", "SanctionsModel"]),
    ]
)
