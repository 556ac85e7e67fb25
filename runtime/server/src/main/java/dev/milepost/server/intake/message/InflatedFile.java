package dev.milepost.server.intake.message;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, inflated where they begin like gzip, whatever the file is called. Whatever
 * goes wrong is an {@link IntakeException} whose sentence names the file.
 */
final class InflatedFile extends InputStream {

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_MAGIC = 6;

  private final Path path;
  private final ByteSource stored;
  private final ByteSource content;
  private final boolean compressed;

  private InflatedFile(Path path, ByteSource stored, ByteSource content, boolean compressed) {
    this.path = path;
    this.stored = stored;
    this.content = content;
    this.compressed = compressed;
  }

  /**
   * Opens a file.
   *
   * @param progress is told how many bytes of the file, as it is stored, have been read so far
   * @throws IntakeException where it cannot be read, is packed in another way, or holds nothing
   */
  static InflatedFile open(Path path, LongConsumer progress) throws IntakeException {
    if (Files.isDirectory(path)) {
      throw new IntakeException(Shown.quoted(path.toString()) + " is a folder, not a file");
    }
    ByteSource stored = null;
    try {
      stored = new ByteSource(Files.newInputStream(path), progress);
      byte[] magic = stored.peek(LONGEST_MAGIC);
      refuseOtherPackings(path, magic);
      boolean compressed = begins(magic, 0x1F, 0x8B);
      InflatedFile file =
          new InflatedFile(
              path,
              stored,
              compressed ? new ByteSource(new GZIPInputStream(stored, BUFFER), _ -> {}) : stored,
              compressed);
      file.refuseEmptyAndUtf16();
      return file;
    } catch (IOException e) {
      close(stored, e);
      throw sentence(path, stored == null ? 0 : stored.total(), e);
    }
  }

  /** Whether the file is gzipped. */
  boolean isCompressed() {
    return compressed;
  }

  /** The first bytes of the content. */
  byte[] peek(int length) throws IntakeException {
    try {
      return content.peek(length);
    } catch (IOException e) {
      throw sentence(path, stored.total(), e);
    }
  }

  @Override
  public int read() throws IntakeException {
    try {
      return content.read();
    } catch (IOException e) {
      throw sentence(path, stored.total(), e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IntakeException {
    try {
      return content.read(target, offset, length);
    } catch (IOException e) {
      throw sentence(path, stored.total(), e);
    }
  }

  @Override
  public void close() throws IntakeException {
    try {
      content.close();
    } catch (IOException e) {
      throw sentence(path, stored.total(), e);
    }
  }

  private void refuseEmptyAndUtf16() throws IOException {
    byte[] first = content.peek(2);
    if (first.length == 0) {
      throw new IntakeException(Shown.quoted(path.toString()) + " is empty");
    }
    if (begins(first, 0xFE, 0xFF) || begins(first, 0xFF, 0xFE)) {
      throw new IntakeException(
          Shown.quoted(path.toString()) + " is written in UTF-16; save it as UTF-8");
    }
  }

  private static void refuseOtherPackings(Path path, byte[] magic) throws IntakeException {
    String packing = null;
    if (begins(magic, 'P', 'K', 3, 4)) {
      packing = "a ZIP archive";
    } else if (begins(magic, 0x28, 0xB5, 0x2F, 0xFD)) {
      packing = "packed with zstd";
    } else if (begins(magic, 'B', 'Z', 'h')) {
      packing = "packed with bzip2";
    } else if (begins(magic, 0xFD, '7', 'z', 'X', 'Z', 0)) {
      packing = "packed with xz";
    }
    if (packing != null) {
      throw new IntakeException(
          Shown.quoted(path.toString())
              + " is "
              + packing
              + "; unpack it, or pack it with gzip, which is read as it stands");
    }
  }

  private static boolean begins(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static IntakeException sentence(Path path, long read, IOException cause) {
    String name = Shown.quoted(path.toString());
    return switch (cause) {
      case IntakeException ready -> ready;
      case EOFException _ ->
          new IntakeException(
              name
                  + " is cut off: its gzip data end too early, after "
                  + read
                  + " bytes; copy or download the file again",
              cause);
      case ZipException _ ->
          new IntakeException(
              name
                  + " is damaged: its gzip data are corrupt after "
                  + read
                  + " bytes at most; copy or download the file again",
              cause);
      case NoSuchFileException _ -> new IntakeException("there is no file " + name, cause);
      case AccessDeniedException _ -> new IntakeException(name + " may not be read", cause);
      default ->
          new IntakeException(
              name + " cannot be read: " + Shown.quoted(String.valueOf(cause.getMessage())), cause);
    };
  }

  private static void close(@Nullable Closeable opened, IOException why) {
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException e) {
        why.addSuppressed(e);
      }
    }
  }
}
