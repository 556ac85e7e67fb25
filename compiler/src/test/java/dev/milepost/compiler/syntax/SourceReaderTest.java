package dev.milepost.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SourceReaderTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void leavesAByteOrderMarkOut() {
    assertThat(read("\uFEFFapp Books".getBytes(StandardCharsets.UTF_8)))
        .map(Source::text)
        .contains("app Books");
  }

  @Test
  void saysWhereAFileIsNotUtf8() {
    byte[] bytes = "app Books\r\n  record Caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(bytes)).isEmpty();
    assertThat(onlyFinding().rule()).isEqualTo(Rule.NOT_UTF8);
    assertThat(onlyFinding().message())
        .isEqualTo("the file is not UTF-8: byte 0xE9 at offset 23, in line 2");
    assertThat(onlyFinding().span().position()).hasToString("2:13");
  }

  @Test
  void refusesACharacterThatIsCutAtTheEnd() {
    assertThat(read(new byte[] {'a', (byte) 0xC3})).isEmpty();
    assertThat(onlyFinding().message()).contains("0xC3 at offset 1");
  }

  @Test
  void knowsUtf16WhenItSeesIt() {
    assertThat(read("app".getBytes(StandardCharsets.UTF_16))).isEmpty();
    assertThat(onlyFinding().help()).containsExactly("it is UTF-16: save it as UTF-8");
  }

  @Test
  void readsNoMoreOfALargeFileThanItMay() throws IOException {
    ByteArrayInputStream stream = new ByteArrayInputStream(new byte[10_000_000]);
    assertThat(SourceReader.read("large.journey", stream, diagnostics)).isEmpty();
    assertThat(onlyFinding().rule()).isEqualTo(Rule.FILE_TOO_LARGE);
    assertThat(stream.available()).isGreaterThan(7_000_000);
  }

  @Test
  void callsAFileWithoutTextEmpty() {
    SyntaxTree tree = SyntaxParser.parse(Source.of("e.journey", " \r\n\t"), diagnostics);
    assertThat(tree.declarations()).isEmpty();
    assertThat(onlyFinding().rule()).isEqualTo(Rule.EMPTY_FILE);
  }

  @Test
  void letsAFileOfCommentsBe() {
    SyntaxTree tree = SyntaxParser.parse(Source.of("c.journey", "# later\n"), diagnostics);
    assertThat(tree.comments()).hasSize(1);
    assertThat(diagnostics.isEmpty()).isTrue();
  }

  private Optional<Source> read(byte[] bytes) {
    return SourceReader.read("file.journey", bytes, diagnostics);
  }

  private Diagnostic onlyFinding() {
    assertThat(diagnostics.sorted()).hasSize(1);
    return diagnostics.sorted().getFirst();
  }
}
