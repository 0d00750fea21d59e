extension ListReader {
    /// Returns the files that `readAll` may read for a path: itself with the others of its set, or all that are in the folder and in
    /// the folders of it.
    public static func files(of path: String) -> [String] {
        if FileTree.isFolder(path) {
            return entries(of: path).flatMap { FileTree.isFolder($0) ? entries(of: $0) : [$0] }
        }
        let name = FileTree.lastComponent(path)
        let folder = FileTree.folder(of: path)
        let set = OFACCSVReader.fileSets.first { $0.contains(name) } ?? []
        return [path] + set.filter { $0 != name }.map { FileTree.join(folder, $0) }
    }

    private static func entries(of folder: String) -> [String] {
        ((try? FileTree.names(in: folder)) ?? []).map { FileTree.join(folder, $0) }
    }
}
