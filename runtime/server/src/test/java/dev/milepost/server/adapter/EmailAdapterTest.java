package dev.milepost.server.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.server.configuration.Channel;
import dev.milepost.server.configuration.Configuration.Mail;
import dev.milepost.server.configuration.Configuration.Mail.Security;
import dev.milepost.server.configuration.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmailAdapterTest {

  @TempDir private Path folder;
  private final MailSink sink = new MailSink();

  @AfterEach
  void close() {
    sink.close();
  }

  private EmailAdapter adapter(Security security) {
    return new EmailAdapter(
        new Channel.Email(folder),
        new Mail(
            "127.0.0.1", sink.port(), security, null, null, "Milepost <journeys@acme.example>"),
        new Secrets(Map.of(), _ -> null));
  }

  private EmailAdapter adapter() {
    return adapter(Security.NONE);
  }

  @Test
  void anActionNamesATemplate() throws IOException {
    Files.writeString(
        folder.resolve("unpaid.txt"),
        "Subject: Invoice {Number}\n\nDear {Name},\nplease pay {Amount}.\n");

    Handover handover =
        adapter()
            .handOver(
                Parcels.of(
                    Parcels.action(
                        "Mail.Send",
                        "To",
                        "ann@customer.example",
                        "Template",
                        "unpaid",
                        "Number",
                        "7\r\nBcc: x@evil.example",
                        "Name",
                        "Änn $1")));

    assertThat(handover).isEqualTo(new Handover.Done("taken by 127.0.0.1", null));
    String mail = sink.mails().getFirst();
    assertThat(mail)
        .startsWith("MAIL FROM:<journeys@acme.example>\nRCPT TO:<ann@customer.example>\n")
        .contains("Message-ID: <key-1@acme.example>")
        .contains("Subject: Invoice 7 Bcc: x@evil.example")
        .contains("Auto-Submitted: auto-generated")
        .contains("please pay unknown.")
        .doesNotContain("RCPT TO:<x@evil.example>");
    assertThat(mail.lines()).noneMatch(line -> line.startsWith("Bcc:"));
  }

  @Test
  void aNoticeGoesToItsAddress() {
    adapter()
        .handOver(
            Parcels.of(
                new OutgoingAction.Notice(null, "rep@acme.example", "No project yet", null)));

    assertThat(sink.mails().getFirst())
        .contains("RCPT TO:<rep@acme.example>")
        .contains("Subject: No project yet")
        .contains("Customer acme, \"Onboarding\"");
  }

  @Test
  void aQuestionSaysWhatMayBeAnswered() {
    adapter()
        .handOver(
            Parcels.of(
                new OutgoingAction.Question(
                    "lead", "lead@acme.example", "How do we go on?", List.of("Keep", "Give up"))));

    assertThat(sink.mails().getFirst()).contains("Answer with one of: Keep, Give up");
  }

  @Test
  void aPreviewSendsNothing() throws UnsendableException {
    assertThat(
            adapter()
                .preview(
                    Parcels.of(
                        Parcels.action("Mail.Send", "To", "a@b.example", "Text", "Hello\nyou")))
                .toString())
        .contains("a@b.example", "Hello");
    assertThat(sink.mails()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Text     | Hello      | an e-mail needs an argument To, and Mail.Send has none
          To       | a@b.example | an e-mail needs an argument Template or Text, and Mail.Send has neither
          """)
  void whatCannotBeAMailIsRefused(String name, String value, String reason) {
    assertThat(adapter().handOver(Parcels.of(Parcels.action("Mail.Send", name, value))))
        .isEqualTo(new Handover.Refused(reason));
  }

  @ParameterizedTest
  @CsvSource({"../secret", "a/b", ".hidden", "missing"})
  void aTemplateIsAFileOfTheFolder(String template) {
    assertThat(
            adapter()
                .handOver(
                    Parcels.of(
                        Parcels.action("Mail.Send", "To", "a@b.example", "Template", template))))
        .isInstanceOf(Handover.Refused.class);
    assertThat(sink.mails()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 no such mailbox, Refused",
    "RCPT, 451 try later, Failed",
    "MAIL, 421 busy, Failed",
    "MAIL, 550 not you, Refused"
  })
  void theServersCodeSaysWhetherItMaySucceedLater(String command, String reply, String meaning) {
    sink.refuse(command, reply);

    Handover handover =
        adapter()
            .handOver(
                Parcels.of(Parcels.action("Mail.Send", "To", "a@b.example", "Text", "Hello")));

    assertThat(handover.getClass().getSimpleName()).isEqualTo(meaning);
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    assertThat(
            adapter()
                .handOver(
                    Parcels.of(
                        Parcels.action(
                            "Mail.Send", "To", "a@b.example\r\nBcc: x@y.example", "Text", "Hi"))))
        .isInstanceOf(Handover.Refused.class);
    assertThat(sink.mails()).isEmpty();
  }

  @Test
  void aServerThatDoesNotEncryptIsNotTrustedWhereThatWasAsked() {
    assertThat(
            adapter(Security.STARTTLS)
                .handOver(
                    Parcels.of(Parcels.action("Mail.Send", "To", "a@b.example", "Text", "Hi"))))
        .isInstanceOf(Handover.Failed.class);
    assertThat(sink.mails()).isEmpty();
  }
}
