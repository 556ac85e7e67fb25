package dev.milepost.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.server.intake.message.IntakeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is done to a file, reading it ends in outcomes or in a sentence. */
class DamagedFilesTest {

  private static final int MUTATIONS = 400;
  private static final byte[] TELLING =
      "\"',;\n\r<>&/{}[]\\\0\u00FF x".getBytes(StandardCharsets.ISO_8859_1);

  @TempDir Path folder = Path.of("");

  /** A small file of each format. */
  enum Sample {
    JSONL(
        null,
        """
        {"specversion":"1.0","id":"1","source":"/s","type":"Books.Invoice","subject":"Email/a@b","time":"2026-01-05T09:00:00Z","data":{"Id":"I-1","Status":"Paid","Amount":12.50,"DueDate":null}}
        {"specversion":"1.0","id":"2","source":"/s","type":"Website.Visit","data":{"Page":"\u00FC\\u00fc\\n"}}
        """),
    CSV(
        Shapes.steps("case", "time", "step", "phase", "who"),
        """
        case,time,step,phase,who
        C-1,2026-01-05T09:00:00Z,"two ""quoted""
        lines",COMPLETE,
        C-2,2026-01-05 10:00:00+01:00,Stra\u00DFe,COMPLETE,112
        """),
    XES(
        Shapes.steps("trace.n", "t", "n", "l", "r"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <log><trace><string key="n" value="C-1"/>
        <event><string key="n" value="Stra\u00DFe &amp; &#65;"/><date key="t" value="2026-01-05T09:00:00Z"/></event>
        <event><list key="x"><values/></list><date key="t" value="2026-01-05T09:00:00Z"/></event>
        </trace></log>
        """);

    private final @Nullable SignalMapping mapping;
    private final byte[] content;

    Sample(@Nullable SignalMapping mapping, String content) {
      this.mapping = mapping;
      this.content = content.getBytes(StandardCharsets.UTF_8);
    }
  }

  private void read(Sample sample, byte[] content) throws IOException {
    Path file =
        Files.write(folder.resolve("damaged." + sample.name().toLowerCase(Locale.ROOT)), content);
    try {
      ReadFile read = ReadFile.of(file, sample.mapping);
      IntakeReport report = read.report();
      assertThat(report.messages())
          .isEqualTo(report.signals() + report.rejected() + report.unmapped());
      assertThat(read.rejected()).allMatch(rejected -> !rejected.faults().isEmpty());
    } catch (IntakeException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource
  void cutAtEveryByte(Sample sample) throws IOException {
    for (int length = 0; length < sample.content.length; length++) {
      read(sample, Arrays.copyOf(sample.content, length));
    }
  }

  @ParameterizedTest
  @EnumSource
  void withBytesReplaced(Sample sample) throws IOException {
    Random random = new Random(42);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] content = sample.content.clone();
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        content[random.nextInt(content.length)] =
            random.nextBoolean()
                ? TELLING[random.nextInt(TELLING.length)]
                : (byte) random.nextInt(256);
      }
      read(sample, content);
    }
  }

  @Test
  void packedAndThenDamaged() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(Sample.CSV.content);
    }
    byte[] packed = bytes.toByteArray();
    Random random = new Random(42);
    for (int i = 0; i < packed.length; i++) {
      byte[] damaged = packed.clone();
      damaged[i] ^= (byte) (1 << random.nextInt(8));
      read(Sample.CSV, damaged);
      read(Sample.CSV, Arrays.copyOf(packed, i));
    }
  }

  @Test
  void nothingIsWrittenToTheStandardErrorStream() throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      cutAtEveryByte(Sample.XES);
      withBytesReplaced(Sample.XES);
    } finally {
      System.setErr(before);
    }

    assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
