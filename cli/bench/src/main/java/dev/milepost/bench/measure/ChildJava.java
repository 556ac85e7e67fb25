package dev.milepost.bench.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of this class path in virtual machines of their own. */
public final class ChildJava {

  private ChildJava() {}

  /** The command that runs a main class, as a process builder takes it. */
  public static List<String> command(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }
}
