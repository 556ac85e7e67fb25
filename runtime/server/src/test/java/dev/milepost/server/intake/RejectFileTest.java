package dev.milepost.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.intake.message.MessagePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where refused messages are kept. */
class RejectFileTest {

  private static final Outcome.Rejected REJECTED =
      new Outcome.Rejected(
          new MessagePlace(7, 6),
          List.of(new Fault("not JSON", "the text ends too early"), Fault.of("too odd")),
          "{\"a\":\u001B[31m");

  @TempDir Path folder = Path.of("");

  @Test
  void appearsWhenAllIsWritten() throws IOException {
    Path target = folder.resolve("rejected.jsonl");

    try (RejectFile file = new RejectFile(target)) {
      file.add(REJECTED);
      assertThat(target).doesNotExist();
      assertThat(file.finish()).isTrue();
    }

    assertThat(target)
        .hasContent(
            "{\"line\":7,\"reasons\":[\"not JSON: the text ends too early\",\"too odd\"],"
                + "\"message\":\"{\\\"a\\\":\\u001b[31m\"}");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void isNotThereWhereNothingIsRefused() throws IOException {
    try (RejectFile file = new RejectFile(folder.resolve("rejected.jsonl"))) {
      assertThat(file.finish()).isFalse();
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leavesNothingHalfWritten() throws IOException {
    Path target = Files.writeString(folder.resolve("rejected.jsonl"), "earlier\n");

    try (RejectFile file = new RejectFile(target)) {
      file.add(REJECTED);
    }

    assertThat(target).hasContent("earlier");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void saysWhereItCannotBeWritten() {
    Path target = folder.resolve("missing").resolve("rejected.jsonl");

    try (RejectFile file = new RejectFile(target)) {
      assertThatThrownBy(() -> file.add(REJECTED))
          .isInstanceOf(IntakeException.class)
          .hasMessage(
              "the refused messages cannot be written to `%s`: its folder does not exist"
                  .formatted(target));
    }
  }

  @Test
  void aFullDiskIsAClearError() {
    Path full = Path.of("/dev/full");
    assumeThat(full).as("a device that is always full").exists();

    try (RejectFile file = new RejectFile(full)) {
      assertThatThrownBy(
              () -> {
                file.add(REJECTED);
                file.finish();
              })
          .isInstanceOf(IntakeException.class)
          .hasMessage(
              "the refused messages cannot be written to `/dev/full`: No space left on device");
    }
    assertThat(full).exists();
  }
}
