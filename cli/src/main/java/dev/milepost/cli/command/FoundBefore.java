package dev.milepost.cli.command;

import dev.milepost.compiler.analysis.memory.Memory;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one workspace, in a file of the user's cache folder: of each journey by itself,
 * or of the workspace as a whole. It holds what the last run needed and nothing older. A file that
 * is missing, damaged or of another version is no file; one that cannot be written is not written:
 * then everything is found anew.
 *
 * <p>It does not lie in the workspace, since whoever sends a change of a journey could send what
 * was found of it too.
 */
final class FoundBefore implements Memory {

  private static final int FORMAT = 1;

  /** Larger files are not read. */
  private static final long MOST_BYTES = 256L << 20;

  /** So many workspaces are remembered, those that were checked last. */
  private static final int MOST_FILES = 100;

  private final Path file;
  private final String version;
  private final Map<String, byte[]> before;
  private final Map<String, byte[]> now = new ConcurrentHashMap<>();

  /**
   * The memory that a file is.
   *
   * @param version of this program: what another one found is of no use
   */
  FoundBefore(Path file, String version) {
    this.file = file;
    this.version = version;
    this.before = read();
  }

  @Override
  public byte @Nullable [] recall(String key) {
    byte[] kept = before.get(key);
    if (kept != null) {
      now.put(key, kept);
    }
    return kept;
  }

  @Override
  public void keep(String key, byte[] findings) {
    now.put(key, findings);
  }

  private Map<String, byte[]> read() {
    Map<String, byte[]> kept = new ConcurrentHashMap<>();
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Map.of();
      }
      try (InputStream bytes = Files.newInputStream(file);
          DataInputStream in = new DataInputStream(new BufferedInputStream(bytes, 1 << 16))) {
        if (in.readInt() != FORMAT || !in.readUTF().equals(version)) {
          return Map.of();
        }
        int entries = in.readInt();
        for (int i = 0; i < entries; i++) {
          String key = in.readUTF();
          long sum = in.readLong();
          int length = in.readInt();
          byte[] found = in.readNBytes(length);
          if (found.length != length || sum(found) != sum) {
            return Map.of();
          }
          kept.put(key, found);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return Map.of();
    }
    return kept;
  }

  private static long sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  /** Writes what this run needed, where that is not what the file holds. */
  void save() {
    if (now.keySet().equals(before.keySet())) {
      return;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null) {
        return;
      }
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "new-", ".tmp");
      try {
        Files.write(written, content());
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
      forgetOldest(folder);
    } catch (IOException | SecurityException _) {
      // What is not kept is found again.
    }
  }

  private byte[] content() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT);
      out.writeUTF(version);
      out.writeInt(now.size());
      for (Map.Entry<String, byte[]> entry : now.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeLong(sum(entry.getValue()));
        out.writeInt(entry.getValue().length);
        out.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private void forgetOldest(Path folder) throws IOException {
    record Aged(Path file, FileTime time) {}
    String ending = ending(file);
    List<Aged> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(one -> ending(one).equals(ending))
              .map(one -> new Aged(one, timeOf(one)))
              .sorted(Comparator.comparing(Aged::time).reversed())
              .toList();
    }
    for (Aged old : files.subList(Math.min(files.size(), MOST_FILES), files.size())) {
      Files.deleteIfExists(old.file());
    }
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static FileTime timeOf(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
