package dev.milepost.server.intake;

import static dev.milepost.server.intake.Shapes.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.server.intake.message.IntakeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are gzipped, packed in another way, cut off, or not there. */
class PackedFilesTest {

  private static final SignalMapping STEPS = Shapes.steps("case", "time", "step", "phase", "who");

  @TempDir Path folder = Path.of("");

  private static byte[] table(int rows) {
    StringBuilder table = new StringBuilder("case,time,step,phase,who\n");
    for (int i = 0; i < rows; i++) {
      // Times that do not compress, so that a cut falls into the data.
      String time = "2026-01-05T09:00:00.%06dZ".formatted(i * 7_919L % 1_000_000);
      table.append("C-").append(i).append(',').append(time).append(",Go,COMPLETE,\n");
    }
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(content);
    }
    return bytes.toByteArray();
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  @Test
  void tellsGzipByItsFirstBytesAndNotByItsName() throws IOException {
    ReadFile named = ReadFile.of(file("steps.csv.gz", gzip(table(10))), STEPS);
    ReadFile misnamed = ReadFile.of(file("steps.csv", gzip(table(10))), STEPS);
    ReadFile plain = ReadFile.of(file("plain.csv.gz", table(10)), STEPS);

    assertThat(named.signals()).hasSize(10).isEqualTo(misnamed.signals());
    assertThat(plain.signals()).hasSize(10);
    assertThat(named.signals().getFirst().signal().source()).isEqualTo("steps.csv");
  }

  @Test
  void readsAllMembersOfAFile() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.writeBytes(gzip(table(10)));
    members.writeBytes(
        gzip("C-10,2026-01-06T09:00:00Z,Go,COMPLETE,\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(ReadFile.of(file("two.csv.gz", members.toByteArray()), STEPS).signals()).hasSize(11);
  }

  @ParameterizedTest
  @EnumSource(SignalOrder.class)
  void nothingOfATruncatedFileIsHandedOn(SignalOrder order) throws IOException {
    byte[] whole = gzip(table(20_000));
    Path cut = file("cut.csv.gz", Arrays.copyOf(whole, whole.length / 2));
    List<Outcome.Rejected> rejects = new ArrayList<>();

    try (SignalFile file = SignalFile.open(cut, null, STEPS, CATALOG, _ -> {})) {
      assertThatThrownBy(() -> OrderedSignals.read(file, order, CATALOG, rejects::add))
          .isInstanceOf(IntakeException.class)
          .hasMessage(
              "`%s` is cut off: its gzip data end too early, after %d bytes; copy or download the"
                      .formatted(cut, whole.length / 2)
                  + " file again");
      assertThat(file.report().signals()).isPositive();
    }
    assertThat(rejects).isEmpty();
  }

  @Test
  void aLogInXmlThatIsTruncatedInItsPackingIsToldSo() throws IOException {
    String event =
        "<event><string key='step' value='%s'/><date key='time' value='2026-01-05T09:00:00Z'/>"
            + "</event>";
    StringBuilder log = new StringBuilder("<log><trace>");
    for (int i = 0; i < 20_000; i++) {
      log.append(event.formatted(Integer.toHexString(i * 1_000_003)));
    }
    byte[] whole = gzip(log.append("</trace></log>").toString().getBytes(StandardCharsets.UTF_8));
    Path cut = file("cut.xes.gz", Arrays.copyOf(whole, whole.length - 100));

    assertThatThrownBy(() -> ReadFile.of(cut, STEPS))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("is cut off");
  }

  @Test
  void damageIsFoundByTheChecksum() throws IOException {
    byte[] packed = gzip(table(1_000));
    packed[packed.length - 5] ^= 1;
    Path damaged = file("damaged.csv.gz", packed);

    assertThatThrownBy(() -> ReadFile.of(damaged, STEPS))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("is damaged: its gzip data are corrupt");
  }

  @Test
  void saysWhatAFileIsThatCannotBeRead() throws IOException {
    Path empty = file("empty.csv", new byte[0]);
    Path emptyInside = file("empty.csv.gz", gzip(new byte[0]));
    Path zip = file("steps.zip", new byte[] {'P', 'K', 3, 4, 0, 0});
    Path utf16 = file("utf16.csv", "\uFEFFcase,time\n".getBytes(StandardCharsets.UTF_16LE));
    Path missing = folder.resolve("missing.csv");

    assertThatThrownBy(() -> ReadFile.of(empty, STEPS)).hasMessage("`" + empty + "` is empty");
    assertThatThrownBy(() -> ReadFile.of(emptyInside, STEPS)).hasMessageEndingWith("is empty");
    assertThatThrownBy(() -> ReadFile.of(zip, STEPS))
        .hasMessageEndingWith(
            "is a ZIP archive; unpack it, or pack it with gzip, which is read as it stands");
    assertThatThrownBy(() -> ReadFile.of(utf16, STEPS))
        .hasMessageEndingWith("is written in UTF-16; save it as UTF-8");
    assertThatThrownBy(() -> ReadFile.of(missing, STEPS))
        .hasMessage("there is no file `" + missing + "`");
    assertThatThrownBy(() -> ReadFile.of(folder, STEPS))
        .hasMessage("`" + folder + "` is a folder, not a file");
  }

  @Test
  void tellsTheFormatFromTheContentWhereTheNameSaysNothing() throws IOException {
    String log =
        "\uFEFF <log><trace><event><date key='time' value='2026-01-05T09:00:00Z'/></event></trace>"
            + "</log>";
    String json = "{\"time\":\"2026-01-05T09:00:00Z\"}\n";

    assertThat(ReadFile.of(file("table", table(2)), STEPS).signals()).hasSize(2);
    assertThat(ReadFile.of(folder, "log", log.replace("\uFEFF ", "\n"), STEPS).outcomes())
        .hasSizeGreaterThan(0);
    assertThat(ReadFile.of(folder, "lines", json, STEPS).signals()).hasSize(1);
  }

  @Test
  void progressCountsTheBytesOfTheFileAsItIsStored() throws IOException {
    Path packed = file("steps.csv.gz", gzip(table(20_000)));
    List<Long> told = new ArrayList<>();

    try (SignalFile file = SignalFile.open(packed, null, STEPS, CATALOG, told::add)) {
      while (file.next() != null) {
        // To the end.
      }
    }

    assertThat(told).isSorted().last().isEqualTo(Files.size(packed));
  }
}
