package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build writes into class files does what Java would have made at each start. */
final class LinkedClassFilesTest {

  private static final String SAMPLE =
      """
      import java.util.ArrayList;
      import java.util.List;

      public final class Sample {
        record Every(boolean a, byte b, short c, char d, int e, long f, float g, double h,
            String i, int[] j) {}
        record Nothing() {}
        sealed interface Shape {}
        record Circle(int radius) implements Shape {}
        record Square(int side) implements Shape {}
        enum Point implements Shape { HERE }

        interface Naming {
          default String name(Shape shape) {
            return switch (shape) {
              case Circle circle when circle.radius() > 5 -> "large circle";
              case Square _ -> "square";
              case Circle(int radius) when radius < 0 -> "no circle";
              case Circle _ -> "circle";
              case Point _ -> "point";
            };
          }
        }

        static String any(Object value) {
          return switch (value) {
            case null -> "null";
            case Integer number when number > 3 -> "many";
            case CharSequence text -> "text " + text.length();
            case Number _ -> "number";
            case int[] numbers -> "array " + numbers.length;
            default -> "something";
          };
        }

        public static String report() {
          int[] shared = {1};
          List<Object> values = new ArrayList<>(java.util.Arrays.asList(
              null, 3, 4, 5L, "abc", new StringBuilder("ab"), shared, new Object[0],
              new Nothing(), new Nothing(), new Circle(7), new Circle(-1), new Circle(2),
              new Circle(2), new Square(2), Point.HERE));
          for (double odd : new double[] {0.0, -0.0, Double.NaN, 1e300}) {
            for (String text : new String[] {null, "x"}) {
              values.add(new Every(true, (byte) -1, (short) 2, 'c', 4, 5L << 40, (float) odd, odd,
                  text, text == null ? null : shared));
              values.add(new Every(false, (byte) -1, (short) 2, 'c', 4, 5L << 40, (float) odd, odd,
                  text, shared));
              values.add(new Every(false, (byte) -1, (short) 2, 'c', 4, 6L, 1f, odd, text, null));
            }
          }
          StringBuilder report = new StringBuilder();
          for (Object value : values) {
            report.append(any(value));
            if (value instanceof Shape shape) {
              report.append(' ').append(new Naming() {}.name(shape));
            }
            if (value instanceof Record && !(value instanceof Every every && every.j() != null)) {
              report.append(' ').append(value.hashCode());
            }
            for (Object other : values) {
              report.append(java.util.Objects.equals(value, other) ? '=' : '.');
            }
            report.append('\\n');
          }
          return report.toString();
        }
      }
      """;

  @Test
  void linkedClassesDoTheSame(@TempDir Path folder) throws Exception {
    Path source = Files.writeString(folder.resolve("Sample.java"), SAMPLE);
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    assertThat(compiled).isZero();
    assertThat(left(folder)).isGreaterThan(8);
    String before = report(folder);

    link(folder);

    assertThat(left(folder)).isZero();
    assertThat(report(folder)).isEqualTo(before).contains("large circle").contains("no circle");
  }

  @Test
  void theBuildHasLinkedWhatRuns() throws IOException {
    assertThat(left(bytes(Milepost.class))).isZero();
    assertThat(left(bytes(dev.milepost.compiler.Compiler.class))).isZero();
    assertThat(left(bytes(dev.milepost.engine.plan.Plan.class))).isZero();
    assertThat(left(bytes(dev.milepost.engine.step.Step.class))).isZero();
    assertThat(left(bytes(dev.milepost.server.writer.Submission.Arrival.class))).isZero();
  }

  private static void link(Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder.toString(),
                Path.of("..", ".ci", "LinkClassFiles.java").toString(),
                folder.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private static String report(Path folder) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      return (String) loader.loadClass("Sample").getMethod("report").invoke(null);
    }
  }

  private static long left(Path folder) throws IOException {
    long left = 0;
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".class")).toList()) {
        left += left(Files.readAllBytes(file));
      }
    }
    return left;
  }

  /** How many choices by type, equalities and hash codes Java would have to make. */
  private static long left(byte[] bytes) {
    return ClassFile.of().parse(bytes).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(element ->
            element instanceof InvokeDynamicInstruction dynamic
                && List.of("typeSwitch", "equals", "hashCode")
                    .contains(dynamic.name().stringValue()))
        .count();
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String name = type.getName();
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream found = Objects.requireNonNull(type.getResourceAsStream(file))) {
      return found.readAllBytes();
    }
  }
}
