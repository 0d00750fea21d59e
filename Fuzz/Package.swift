// swift-tools-version: 6.2
// Fuzzing with libFuzzer and AddressSanitizer, in a package of its own so that nobody builds it by accident: `make fuzz`.
import PackageDescription

let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "screen", path: "..")],
    targets: [
        .executableTarget(name: "fuzz", dependencies: [.product(name: "_FuzzFamilies", package: "screen")])
    ]
)
