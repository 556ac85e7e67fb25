package dev.milepost.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fenced block of a page.
 *
 * @param page the file, as the repository calls it
 * @param line the line of its first fence, from 1
 * @param language the first word behind the fence, or empty
 * @param scope the second word behind the fence, or empty; pages do not show it
 * @param text what stands between the fences
 */
record DocumentBlock(String page, int line, String language, String scope, String text) {

  /** The folder of the repository. */
  static final Path ROOT = Path.of("..");

  private static final String FENCE = "```";

  /** The pages that speak of the program, as the repository calls them. */
  static List<String> pages() throws IOException {
    List<String> pages = new ArrayList<>(List.of("README.md", "CONTRIBUTING.md"));
    pages.add("journeys/README.md");
    pages.addAll(pagesIn("docs"));
    return pages;
  }

  /** The pages of a folder, without those of the folders in it. */
  static List<String> pagesIn(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files
          .map(file -> folder + "/" + file.getFileName())
          .filter(name -> name.endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  /** The blocks of a page, in their order. */
  static List<DocumentBlock> of(String page) throws IOException {
    List<DocumentBlock> blocks = new ArrayList<>();
    List<String> lines = Files.readAllLines(ROOT.resolve(page));
    int at = 0;
    while (at < lines.size()) {
      if (lines.get(at).startsWith(FENCE)) {
        int first = at;
        String[] words = lines.get(at).substring(FENCE.length()).strip().split(" ", 2);
        StringBuilder text = new StringBuilder();
        for (at++; !lines.get(at).startsWith(FENCE); at++) {
          text.append(lines.get(at)).append('\n');
        }
        blocks.add(
            new DocumentBlock(
                page, first + 1, words[0], words.length > 1 ? words[1] : "", text.toString()));
      }
      at++;
    }
    return blocks;
  }

  /** Where it stands, for people. */
  String place() {
    return page + ":" + line;
  }
}
