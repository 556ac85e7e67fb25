import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Holds every Java source of the repository to google-java-format.
 *
 * <p>{@code java -cp google-java-format.jar:... Format.java check|apply ROOT VERSION FOLDER}. The
 * folder receives {@code unformatted.txt}, if there is anything to report, and {@code
 * formatted.txt}: hashes of the files found formatted by this VERSION of the formatter, so that
 * only changed files are looked at again.
 */
final class Format {

  /** The exit code where something is not formatted; Java itself ends with 1 where it fails. */
  private static final int UNFORMATTED = 3;

  private final boolean apply;
  private final Path root;
  private final String version;
  private final Set<String> known = new ConcurrentSkipListSet<>();
  private final Set<String> seen = new ConcurrentSkipListSet<>();

  private Format(boolean apply, Path root, String version) {
    this.apply = apply;
    this.root = root;
    this.version = version;
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4 || !Set.of("check", "apply").contains(arguments[0])) {
      System.err.println("format: expected -Dformat=check or -Dformat=apply");
      System.exit(2);
    }
    Path memory = Path.of(arguments[3], "formatted.txt");
    Path report = Path.of(arguments[3], "unformatted.txt");
    Format format = new Format(arguments[0].equals("apply"), Path.of(arguments[1]), arguments[2]);
    format.remember(memory);
    List<String> findings = format.run();
    Files.write(memory, new TreeSet<>(format.seen));
    Files.deleteIfExists(report);
    if (!findings.isEmpty()) {
      findings.forEach(System.err::println);
      Files.write(report, findings);
      System.exit(UNFORMATTED);
    }
  }

  private void remember(Path memory) throws IOException {
    if (Files.exists(memory)) {
      known.addAll(Files.readAllLines(memory));
    }
  }

  private List<String> run() throws IOException {
    return sources().parallelStream().map(this::examine).flatMap(Optional::stream).toList();
  }

  private List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped = name.equals("target") || name.startsWith(".") && !name.equals(".ci");
            return skipped && !folder.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.getFileName().toString().endsWith(".java")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    sources.sort(null);
    return sources;
  }

  private Optional<String> examine(Path file) {
    try {
      String text = Files.readString(file);
      if (known.contains(hash(text))) {
        seen.add(hash(text));
        return Optional.empty();
      }
      String formatted = new Formatter().formatSourceAndFixImports(text);
      if (!formatted.equals(text) && !apply) {
        return Optional.of(root.relativize(file) + ": not formatted");
      }
      if (!formatted.equals(text)) {
        Files.writeString(file, formatted);
        System.out.println("formatted " + root.relativize(file));
      }
      seen.add(hash(formatted));
      return Optional.empty();
    } catch (FormatterException unreadable) {
      return Optional.of(root.relativize(file) + ": " + unreadable.getMessage());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file.toString(), unreadable);
    }
  }

  private String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(version.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
