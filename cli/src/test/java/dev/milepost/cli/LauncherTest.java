package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code milepost}, in a repository of its own whose jar prints what it was given. */
@DisabledOnOs(WINDOWS)
final class LauncherTest {

  /** What the script starts instead of the command. */
  static final class Echo {
    private Echo() {}

    public static void main(String[] arguments) {
      System.out.println(System.getProperty("user.dir"));
      List.of(arguments).forEach(argument -> System.out.println("<" + argument + ">"));
      System.exit(arguments.length == 0 ? 0 : 7);
    }
  }

  private record Outcome(int exitCode, List<String> output, List<String> errors) {}

  @TempDir Path temporary;

  private Path repository;
  private Path home;
  private Path tools;

  @BeforeEach
  void copyTheLauncher() throws IOException {
    Path root = temporary.toRealPath();
    repository = Files.createDirectory(root.resolve("a repository"));
    home = repository.resolve("cli/target/milepost");
    tools = Files.createDirectory(root.resolve("tools"));
    Path launcher = Path.of("..", "milepost");
    Files.copy(launcher, repository.resolve("milepost"));
    assertThat(repository.resolve("milepost").toFile().setExecutable(true)).isTrue();
  }

  @Test
  void passesArgumentsUntouchedFromAnyFolderAndThroughSymbolicLinks() throws Exception {
    installJar();
    Path elsewhere = Files.createDirectory(temporary.resolve("else where")).toRealPath();
    Path nearLink = Files.createSymbolicLink(repository.resolve("near"), Path.of("milepost"));
    Path link = Files.createSymbolicLink(tools.resolve("m"), nearLink);

    Outcome outcome = run(elsewhere, link, "check", "two words", "", "*", "$HOME", "größe");

    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.output())
        .containsExactly(
            elsewhere.toString(), "<check>", "<two words>", "<>", "<*>", "<$HOME>", "<größe>");
    assertThat(outcome.exitCode()).isEqualTo(7);
  }

  @Test
  void makesTheCacheOnFirstUseAndKeepsIt() throws Exception {
    installJar();
    Files.delete(cache());

    Outcome first = run(repository, repository.resolve("milepost"));
    assertThat(first.errors()).isEmpty();
    assertThat(first.output()).containsExactly(repository.toString());
    assertThat(cache()).isNotEmptyFile();

    var made = Files.getLastModifiedTime(cache());
    run(repository, repository.resolve("milepost"));
    assertThat(Files.getLastModifiedTime(cache())).isEqualTo(made);
  }

  @Test
  void keepsAnotherCacheForServersSoThatOtherCommandsStartAsFastAsBefore() throws Exception {
    installJar();

    run(repository, repository.resolve("milepost"), "serve");

    assertThat(serverCache()).isNotEmptyFile();
    assertThat(cache()).isEmptyFile();
  }

  @Test
  void checksManyJourneysWithTheOptimisingCompilerAndWithoutACache() throws Exception {
    installJar();
    Files.delete(cache());
    Path many = Files.createDirectories(temporary.resolve("many"));
    Path folder = Files.createDirectory(many.resolve("a team"));
    for (int i = 0; i <= 200; i++) {
      Files.createFile(folder.resolve("journey-" + i + ".journey"));
    }
    Path one = folder.resolve("journey-0.journey");
    Path launcher = repository.resolve("milepost");

    Outcome named = run(repository, launcher, "check", "--strict", many.toString());
    Outcome where = run(folder, launcher, "check");
    assertThat(cache()).doesNotExist();
    run(folder, launcher, "check", one.toString());
    assertThat(cache()).isNotEmptyFile();

    assertThat(named.errors()).isEmpty();
    assertThat(named.output()).endsWith("<check>", "<--strict>", "<" + many + ">");
    assertThat(where.output()).containsExactly(folder.toRealPath().toString(), "<check>");
  }

  @Test
  void buildsOnceWhereThereIsNoJar() throws Exception {
    Path ready = temporary.resolve("ready.jar");
    writeJar(ready);
    installMaven(
        "mkdir -p cli/target/milepost && cp '" + ready + "' cli/target/milepost/milepost.jar");

    Outcome first = run(repository, repository.resolve("milepost"));
    assertThat(first.errors())
        .containsExactly("milepost: building once, this takes a minute or less ...");
    assertThat(first.exitCode()).isZero();

    Outcome second = run(repository, repository.resolve("milepost"));
    assertThat(second.errors()).isEmpty();
    assertThat(second.exitCode()).isZero();
  }

  @Test
  void showsTheEndOfTheLogWhenTheBuildFails() throws Exception {
    installMaven("for line in $(seq 100); do echo line $line; done; exit 1");

    Outcome outcome = run(repository, repository.resolve("milepost"), "check");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.errors())
        .contains("line 100")
        .doesNotContain("line 50")
        .last()
        .isEqualTo(
            "milepost: the build failed; its whole log is "
                + repository.resolve("cli/target/launcher-build.log"));
  }

  @Test
  void buildsAgainWhenAnotherCommitIsCheckedOut() throws Exception {
    Path ready = temporary.resolve("ready.jar");
    writeJar(ready);
    installMaven(
        "mkdir -p cli/target/milepost && cp '" + ready + "' cli/target/milepost/milepost.jar");
    installTool("git", "cat '" + tools.resolve("commit") + "'");

    Files.writeString(tools.resolve("commit"), "first\n");
    assertThat(run(repository, repository.resolve("milepost")).errors()).hasSize(1);
    assertThat(run(repository, repository.resolve("milepost")).errors()).isEmpty();

    Files.writeString(tools.resolve("commit"), "second\n");
    assertThat(run(repository, repository.resolve("milepost")).errors()).hasSize(1);
    assertThat(run(repository, repository.resolve("milepost")).errors()).isEmpty();
  }

  private void installJar() throws IOException {
    Files.createDirectories(home);
    writeJar(home.resolve("milepost.jar"));
    pretendThatTheCacheFailed();
  }

  /** An empty cache says that none could be made; it saves the tests the training run. */
  private void pretendThatTheCacheFailed() throws IOException {
    Files.createDirectories(home);
    Files.write(cache(), new byte[0]);
  }

  private Path cache() {
    return home.resolve(version() + ".aot");
  }

  private Path serverCache() {
    return home.resolve(version() + "-server.aot");
  }

  private static String version() {
    return System.getProperty("java.runtime.version").replaceAll("[^A-Za-z0-9.+-]", "_");
  }

  private static void writeJar(Path jar) throws IOException {
    String name = Echo.class.getName();
    String entry = name.replace('.', '/') + ".class";
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, name);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream output = new JarOutputStream(file, manifest);
        var classFile = LauncherTest.class.getClassLoader().getResourceAsStream(entry)) {
      output.putNextEntry(new JarEntry(entry));
      Objects.requireNonNull(classFile).transferTo(output);
      output.closeEntry();
    }
  }

  private void installMaven(String body) throws IOException {
    installTool("mvn", "cd '" + repository + "' && " + body);
  }

  private void installTool(String name, String body) throws IOException {
    Path tool = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + body + "\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
  }

  private Outcome run(Path folder, Path launcher, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(temporary, "output", ".txt");
    Path errors = Files.createTempFile(temporary, "errors", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LC_ALL"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", tools + ":/usr/bin:/bin");
    int exitCode = builder.start().waitFor();
    return new Outcome(exitCode, Files.readAllLines(output), Files.readAllLines(errors));
  }
}
