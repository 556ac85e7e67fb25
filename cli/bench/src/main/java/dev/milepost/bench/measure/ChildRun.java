package dev.milepost.bench.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a child process measured of itself.
 *
 * @param seconds wall time of the work
 * @param processorSeconds processor time of the work, that of the compiler and the collector
 *     included; on a busy machine it says more than the wall
 * @param peakMebibytes the most memory that it held
 */
public record ChildRun(double seconds, double processorSeconds, long peakMebibytes) {

  private static final String MARK = "measured ";
  private static final double NANOS = 1e9;
  private static final long KIBI = 1024;

  /** Runs a main class in a virtual machine of its own; what it reports last counts. */
  public static ChildRun of(Class<?> main, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(ChildJava.command(main, options, arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(main.getSimpleName() + " ended with " + code + ": " + output);
    }
    for (String line : output.lines().toList().reversed()) {
      if (line.startsWith(MARK)) {
        String[] numbers = line.substring(MARK.length()).split(" ");
        return new ChildRun(
            Double.parseDouble(numbers[0]),
            Double.parseDouble(numbers[1]),
            Long.parseLong(numbers[2]));
      }
    }
    return new ChildRun(0, 0, 0);
  }

  /** The median of the wall times of some runs. */
  public static double medianSeconds(List<ChildRun> runs) {
    return median(runs.stream().mapToDouble(ChildRun::seconds).toArray());
  }

  /** The median of the processor times of some runs. */
  public static double medianProcessorSeconds(List<ChildRun> runs) {
    return median(runs.stream().mapToDouble(ChildRun::processorSeconds).toArray());
  }

  private static double median(double[] numbers) {
    Arrays.sort(numbers);
    return numbers.length == 0 ? 0 : numbers[numbers.length / 2];
  }

  /** The beginning of what is measured. */
  public record Start(long nanos, long processorNanos) {
    public static Start now() {
      return new Start(System.nanoTime(), processorNow());
    }
  }

  private static long processorNow() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  /** Prints what {@link #of} reads. */
  public static void report(Start start) throws IOException {
    long nanos = System.nanoTime() - start.nanos();
    double processor = (processorNow() - start.processorNanos()) / NANOS;
    System.out.printf(
        Locale.ROOT, "%s%.3f %.3f %d%n", MARK, nanos / NANOS, processor, peakKibibytes() / KIBI);
  }

  /** The high-water mark of the resident set, where the system tells it. */
  private static long peakKibibytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  public String describe() {
    return String.format(
        Locale.ROOT,
        "%.2f s (%.2f s of processor time, %d MiB)",
        seconds,
        Duration.ofNanos((long) (processorSeconds * NANOS)).toMillis() / 1e3,
        peakMebibytes);
  }
}
