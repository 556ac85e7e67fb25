package dev.milepost.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.server.configuration.Configuration.Mail;
import dev.milepost.server.configuration.Configuration.SecretPlace;
import dev.milepost.server.configuration.Configuration.Sending;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationReaderTest {

  @TempDir private Path folder;

  private Configuration read(String text) throws ConfigurationException, IOException {
    return ConfigurationReader.read(Files.writeString(folder.resolve("server.json"), text));
  }

  @Test
  void saysWhereEverythingGoes() throws Exception {
    Configuration read =
        read(
            """
            {
              # The CRM of the European organisation.
              "apps": {
                "CRM":  {"by": "http", "base": "https://www.zohoapis.eu", "rate": "10 per second",
                         "sign": "SIGNING", "timeout": "30 seconds"},
                "Shop": {"by": "http", "hosts": ["shop.example:8443"], "privateAddresses": true},
                "Mail": {"by": "email", "templates": "mails"},
                "*":    {"by": "log"}
              },
              "people": {
                "owner": {"by": "action", "action": "CRM.NotifyOwner"},
                "roles": {"lead": {"by": "http", "webhook": "https://chat.example/in"}},
                "everybody": {"by": "email"}
              },
              "mail": {"host": "smtp.acme.example", "user": "journeys", "password": "SMTP",
                       "from": "journeys@acme.example"},
              "secrets": {"SIGNING": {"variable": "CRM_SIGNING"}, "SMTP": {"file": "smtp"}},
              "sending": {"atOnce": 4, "firstPause": "1 minute", "giveUpAfter": "1 week",
                          "afterADeadAction": "hold"}
            }
            """);

    assertThat(read.app("CRM"))
        .isEqualTo(
            new Channel.Http(
                URI.create("https://www.zohoapis.eu"),
                null,
                Set.of("www.zohoapis.eu"),
                false,
                false,
                "SIGNING",
                new Channel.Rate(10, Duration.ofSeconds(1)),
                Duration.ofSeconds(30)));
    assertThat(read.app("Projects")).isEqualTo(new Channel.Log());
    assertThat(read.app("Mail")).isEqualTo(new Channel.Email(folder.resolve("mails")));
    assertThat(read.people(null))
        .isEqualTo(new Channel.ByAction(TypeName.parse("CRM.NotifyOwner")));
    assertThat(read.people("lead")).isInstanceOf(Channel.Http.class);
    assertThat(read.people("support")).isEqualTo(new Channel.Email(null));
    assertThat(read.mail())
        .isEqualTo(
            new Mail(
                "smtp.acme.example",
                587,
                Mail.Security.STARTTLS,
                "journeys",
                "SMTP",
                "journeys@acme.example"));
    assertThat(read.secrets())
        .isEqualTo(
            Map.of(
                "SIGNING", new SecretPlace.Variable("CRM_SIGNING"),
                "SMTP", new SecretPlace.InFile(folder.resolve("smtp"))));
    assertThat(read.sending())
        .isEqualTo(
            new Sending(4, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(7), true));
  }

  @Test
  void nothingLeavesWhereNothingWasSaid() throws Exception {
    Configuration read = read("{}");

    assertThat(read).isEqualTo(Configuration.NONE);
    assertThat(read.app("CRM")).isNull();
    assertThat(read.people(null)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"app": {}}                                                    | the member "app" is not expected
          {"apps": {"A": {"by": "fax"}}}                                 | at apps.A.by: "http", "email" or "log" was expected
          {"apps": {"A": {"by": "action", "action": "A.B"}}}             | at apps.A: only people are told by an action of an app
          {"apps": {"A": {"by": "http"}}}                                | at apps.A: nothing may be asked as it stands: name the hosts of the app
          {"apps": {"A": {"by": "http", "hosts": ["https://x"]}}}        | at apps.A.hosts[0]: a host like "api.books.example"
          {"apps": {"A": {"by": "http", "base": "http://x.example"}}}    | at apps.A.base: what is sent there can be read on its way
          {"apps": {"A": {"by": "http", "base": "https://u:p@x.example"}}} | at apps.A.base: an address like
          {"apps": {"A": {"by": "http", "hosts": ["x"], "rate": "fast"}}} | at apps.A.rate: a rate like "10 per second"
          {"apps": {"A": {"by": "http", "hosts": ["x"], "timeout": "1 day"}}} | at apps.A.timeout: a duration like
          {"apps": {"A": {"by": "http", "hosts": ["x"], "sign": "S"}}}   | the secret "S" is used, and "secrets" does not say where it is
          {"apps": {"A": {"by": "email"}}}                               | something goes out by e-mail, and "mail" does not say by which server
          {"people": {"owner": {"by": "http", "hosts": ["x"]}}}          | at people.owner: people are told at an address: "webhook" is missing
          {"secrets": {"S": "hunter2"}}                                  | at secrets.S: a secret is in a variable of the environment or in a file
          {"secrets": {"a b": {"file": "x"}}}                            | at secrets.a b: a secret is called by letters
          {"sending": {"afterADeadAction": "stop"}}                      | at sending.afterADeadAction: "go on" or "hold" was expected
          {"sending": {"atOnce": 0}}                                     | at sending.atOnce: a whole number from 1 to 500 was expected
          {"mail": {"host": "a", "from": "b", "security": "ssl"}}        | at mail.security: "tls", "starttls" or "none" was expected
          {"apps":                                                       | the text ends too early
          """)
  void whatNobodyUnderstandsIsSaidWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ConfigurationReader.read(folder.resolve("none.json")))
        .hasMessage("there is no file `" + folder.resolve("none.json") + "`");
  }

  @Test
  void secretsAreReadAnewEachTime() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "one\n");
    Secrets secrets =
        new Secrets(
            Map.of(
                "IN_FILE", new SecretPlace.InFile(file),
                "GONE", new SecretPlace.InFile(folder.resolve("gone")),
                "SET", new SecretPlace.Variable("SET"),
                "UNSET", new SecretPlace.Variable("UNSET")),
            Map.of("SET", "value")::get);

    assertThat(secrets.read("IN_FILE")).isEqualTo("one");
    Files.writeString(file, "two");
    assertThat(secrets.read("IN_FILE")).isEqualTo("two");
    assertThat(secrets.read("SET")).isEqualTo("value");
    Files.writeString(file, "a\nb");
    assertThatThrownBy(() -> secrets.read("IN_FILE"))
        .hasMessage("the secret IN_FILE is empty or more than one line");
    assertThatThrownBy(() -> secrets.read("GONE"))
        .hasMessage("the file of the secret GONE cannot be read");
    assertThatThrownBy(() -> secrets.read("UNSET"))
        .hasMessage("the secret UNSET is missing: there is no variable UNSET");
  }
}
