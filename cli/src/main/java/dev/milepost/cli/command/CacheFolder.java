package dev.milepost.cli.command;

import dev.milepost.compiler.Compiler;
import dev.milepost.engine.logic.Logic;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where what was found is kept from one run to the next.
 *
 * @param version of this program: what another one found is of no use
 */
record CacheFolder(Path folder, String version) {

  /** So many letters of a hash tell workspaces apart. */
  private static final int NAME_LENGTH = 32;

  /** The user's, or null where there is none, or this program cannot say which version it is. */
  static @Nullable CacheFolder ofUser() {
    Path folder = folderOfUser();
    String version = versionOfThis();
    return folder == null || version == null ? null : new CacheFolder(folder, version);
  }

  /** What was found of each journey of a workspace. */
  FoundBefore ofJourneys(Path workspace) {
    return new FoundBefore(file(workspace, ".findings"), version);
  }

  /** What was found of a workspace as a whole. */
  FoundBefore ofWorkspace(Path workspace) {
    return new FoundBefore(file(workspace, ".summary"), version);
  }

  private Path file(Path workspace, String ending) {
    String path = workspace.toAbsolutePath().normalize().toString();
    return folder.resolve(sha256(path).substring(0, NAME_LENGTH) + ending);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static @Nullable Path folderOfUser() {
    String chosen = System.getenv("XDG_CACHE_HOME");
    if (chosen != null && !chosen.isBlank()) {
      return Path.of(chosen, "milepost");
    }
    String home = System.getProperty("user.home");
    return home == null || home.isBlank() ? null : Path.of(home, ".cache", "milepost");
  }

  /** The jars that findings depend on, by size and time; null where they are no jars. */
  private static @Nullable String versionOfThis() {
    StringBuilder version = new StringBuilder(Version.number());
    for (Class<?> of : List.of(Compiler.class, Logic.class)) {
      try {
        Path jar = Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (!Files.isRegularFile(jar)) {
          return null;
        }
        FileTime time = Files.getLastModifiedTime(jar);
        version.append(' ').append(Files.size(jar)).append('@').append(time.toMillis());
      } catch (URISyntaxException | IOException e) {
        return null;
      }
    }
    return version.toString();
  }
}
