/// The files that each command reads and writes; commands that are not here use no files but those of the store.
extension Filter: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the input", files.isEmpty ? ["-"] : files)
        use.reads(lists)
        use.reads(decisions)
        use.reads(input)
        for (option, path) in [
            ("--clear", clear), ("--hold", hold), ("--reject", reject), ("--manifest", manifest), ("--summary", summary),
            ("--report", report), ("--checkpoint", checkpoint), ("the lock of --checkpoint", checkpoint.map { $0 + ".lock" }),
        ] {
            use.writes(option, path)
        }
        return use
    }
}

extension Customers: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the input", files.isEmpty ? ["-"] : files)
        use.reads(lists: since + now)
        use.reads(kept)
        use.reads(decisions)
        use.reads(input)
        use.writes("--summary", summary)
        return use
    }
}

extension Reassemble: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the manifest", manifest)
        use.reads("the stream", [clear, hold, reject].compactMap { $0 })
        use.writes("--output", output)
        return use
    }
}

extension Replay: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the lines", alerts)
        use.reads("the input", records)
        use.reads(lists)
        use.reads(decisions)
        use.reads(input)
        return use
    }
}

extension Name: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads(lists)
        use.reads(decisions)
        return use
    }
}

extension WhyNot: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads(lists)
        use.reads(decisions)
        return use
    }
}

extension Bench: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the traffic", traffic)
        use.reads(lists)
        use.writes("--html", html)
        return use
    }
}

// MARK: - Lists

extension ListsCompile: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads(lists: sources)
        use.reads(kept)
        use.writes("-o", output, isWatchlist: true)
        return use
    }
}

extension ListsShow: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        if let path { use.reads(lists: [path]) } else { use.reads(options) }
        return use
    }
}

extension ListsDiff: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads(lists: [old, new])
        return use
    }
}

extension ListsGaps: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads(lists: sources)
        return use
    }
}

extension ListsVerify: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads(lists: paths)
        return use
    }
}

extension ListsCheck: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the list", file)
        return use
    }
}

extension ListsImport: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the list", files)
        return use
    }
}

// MARK: - Policies

extension PolicyCheck: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the policy", file)
        if !lists.watchlist.isEmpty { use.reads(lists) }
        return use
    }
}

extension PolicyShow: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the policy", file)
        return use
    }
}

extension PolicySuppress: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the lines", file)
        return use
    }
}

// MARK: - Evaluation

extension EvaluateRun: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the deck", deck)
        use.reads(making)
        use.reads(lists)
        use.reads(decisions)
        use.reads("the policy", against)
        use.writes("--html", html)
        return use
    }
}

extension EvaluatePairs: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the deck", deck)
        use.writes("--scores", scores)
        return use
    }
}

extension EvaluateQueries: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the deck", deck)
        use.reads(lists)
        use.reads(decisions)
        use.writes("--scores", scores)
        return use
    }
}

extension EvaluateGenerate: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads(lists)
        use.reads(making)
        use.writes("-o", output)
        return use
    }
}

extension EvaluateFit: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the deck", decks)
        use.reads("the deck", ordinary)
        use.reads(lists)
        return use
    }
}

extension EvaluateLossless: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads("the deck", decks)
        use.reads(lists)
        return use
    }
}

extension EvaluateForm: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads(lists)
        return use
    }
}

extension EvaluatePlanted: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads(lists)
        return use
    }
}

extension EvaluateArchive: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.writes("-o", output)
        return use
    }
}

extension EvaluateAddresses: UsingFiles {
    var fileUse: FileUse {
        var use = FileUse()
        use.reads(lists)
        use.writes("--deck", deck)
        return use
    }
}

extension FileUse {
    mutating func reads(_ making: DeckOptions) { reads("the names", making.names) }
}
