// swift-tools-version: 6.2
import PackageDescription

/// What every target is built with: Swift 6's rules, all of them, as errors.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // One optimiser across modules: a TLB hit called from the kernel is then as cheap as inside
  // `Hardware`, which takes functions of that length to be inlined elsewhere.
  .unsafeFlags(
    ["-cross-module-optimization", "-Xllvm", "-cmo-function-size-limit=150"],
    .when(configuration: .release)),
]

let package = Package(
  name: "pagewalk",
  products: [
    .executable(name: "pagewalk", targets: ["pagewalk"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    // The floors, from the chip up; each depends on those below it and on nothing above.
    .target(name: "Hardware", swiftSettings: strict),
    .target(name: "KernelModel", dependencies: ["Hardware"], swiftSettings: strict),
    // User space's own: what programs call, above the kernel and beside it.
    .target(name: "CLibrary", dependencies: ["Hardware", "KernelModel"], swiftSettings: strict),
    // What everything is drawn with; it knows nothing that is drawn.
    .target(name: "Drawing", swiftSettings: strict),
    .target(
      name: "Explorer",
      dependencies: [
        "Hardware", "KernelModel", "CLibrary", "Drawing",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Sources",
      exclude: [
        "Hardware", "KernelModel", "CLibrary", "Drawing", "CEditline", "Terminal", "pagewalk",
        "pagewalk-bench",
      ],
      sources: ["Grammar", "Reports", "Session", "Evidence", "Commands"],
      swiftSettings: strict),
    .systemLibrary(name: "CEditline"),
    .target(name: "Terminal", dependencies: ["CEditline", "Drawing"], swiftSettings: strict),
    .executableTarget(
      name: "pagewalk",
      dependencies: [
        "KernelModel", "Drawing", "Explorer", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "pagewalk-bench",
      dependencies: [
        "Hardware", "KernelModel", "CLibrary", "Drawing", "Explorer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Hardware", "KernelModel", "Drawing", "Explorer"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "HardwareTests", dependencies: ["Hardware", "Explorer", "TestSupport"],
      resources: [.copy("Vectors")], swiftSettings: strict),
    .testTarget(
      name: "KernelModelTests", dependencies: ["KernelModel", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CLibraryTests", dependencies: ["CLibrary", "KernelModel", "Explorer"],
      resources: [.copy("Logs")], swiftSettings: strict),
    .testTarget(
      name: "ExplorerTests", dependencies: ["Drawing", "Explorer", "KernelModel", "TestSupport"],
      resources: [.copy("Zones"), .copy("Binaries")], swiftSettings: strict),
    .testTarget(
      name: "TranscriptTests", dependencies: ["Drawing", "Explorer", "TestSupport"],
      resources: [.copy("Programs"), .copy("Recordings")], swiftSettings: strict),
    // A prompt over nothing, for the tests to sit in front of.
    .executableTarget(
      name: "PromptProbe", dependencies: ["Terminal"],
      path: "Tests/PromptProbe", swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TestSupport", "pagewalk", "PromptProbe"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
