package dev.milepost.server.configuration;

import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.configuration.Configuration.Mail;
import dev.milepost.server.configuration.Configuration.SecretPlace;
import dev.milepost.server.configuration.Configuration.Sending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads configurations: JSON in which what stands behind a {@code #} is a comment. Paths in it are
 * relative to its folder.
 */
public final class ConfigurationReader {

  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
  private static final int LARGEST_FILE = 1 << 20;
  private static final String OTHERS = "*";
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Path folder;

  private ConfigurationReader(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a file.
   *
   * @throws ConfigurationException where it cannot be read, or says what nobody understands
   */
  public static Configuration read(Path file) throws ConfigurationException {
    String name = JsonWriter.escape(file.toString());
    try {
      if (!Files.isRegularFile(file)) {
        throw new ConfigurationException("there is no file `" + name + "`");
      }
      if (Files.size(file) > LARGEST_FILE) {
        throw new ConfigurationException("`" + name + "` is larger than a configuration may be");
      }
      Path folder = file.toAbsolutePath().getParent();
      JsonPart json = JsonPart.root(JsonReader.CONFIGURATION.read(Files.readAllBytes(file)));
      Configuration read =
          new ConfigurationReader(folder == null ? Path.of("") : folder).configuration(json);
      checkSecrets(read);
      checkMail(read);
      return read;
    } catch (IOException e) {
      throw new ConfigurationException("`" + name + "` cannot be read: " + e.getMessage());
    } catch (JsonSyntaxException e) {
      throw new ConfigurationException("`" + name + "` is no configuration: " + e.describe());
    } catch (JsonFormException e) {
      throw new ConfigurationException("`" + name + "`: " + e.getMessage());
    }
  }

  private Configuration configuration(JsonPart json) throws JsonFormException {
    json.only("apps", "people", "mail", "secrets", "hooks", "sending");
    Map<String, Channel> apps = channels(json.optional("apps"), false);
    JsonPart people = json.optional("people");
    Map<String, Channel> roles = new HashMap<>();
    Channel owner = null;
    Channel everybody = null;
    if (people != null) {
      people.only("owner", "roles", "everybody");
      roles = channels(people.optional("roles"), true);
      owner = optional(people.optional("owner"));
      everybody = optional(people.optional("everybody"));
    }
    Channel otherApps = apps.remove(OTHERS);
    JsonPart mail = json.optional("mail");
    return new Configuration(
        apps,
        otherApps,
        owner,
        roles,
        everybody,
        mail == null ? null : mail(mail),
        secrets(json.optional("secrets")),
        hooks(json.optional("hooks")),
        sending(json.optional("sending")));
  }

  private Map<String, Channel> channels(@Nullable JsonPart json, boolean people)
      throws JsonFormException {
    Map<String, Channel> channels = new HashMap<>();
    if (json != null) {
      for (JsonPart.Member member : json.members()) {
        channels.put(member.name(), channel(member.part(), people));
      }
    }
    return channels;
  }

  private @Nullable Channel optional(@Nullable JsonPart json) throws JsonFormException {
    return json == null ? null : channel(json, true);
  }

  private Channel channel(JsonPart json, boolean people) throws JsonFormException {
    String by = json.text("by");
    return switch (by) {
      case "http" -> new HttpChannelReader(json, people).read();
      case "email" -> {
        json.only("by", "templates");
        String templates = json.optionalText("templates");
        yield new Channel.Email(templates == null ? null : folder.resolve(templates));
      }
      case "log" -> {
        json.only("by");
        yield new Channel.Log();
      }
      case "action" -> {
        json.only("by", "action");
        if (!people) {
          throw json.misfit("only people are told by an action of an app");
        }
        yield new Channel.ByAction(CatalogJson.typeName(json.member("action")));
      }
      default ->
          throw json.member("by")
              .misfit(
                  people
                      ? "\"http\", \"email\", \"log\" or \"action\" was expected"
                      : "\"http\", \"email\" or \"log\" was expected");
    };
  }

  private static Mail mail(JsonPart json) throws JsonFormException {
    json.only("host", "port", "security", "user", "password", "from");
    JsonPart port = json.optional("port");
    String security = json.has("security") ? json.text("security") : "starttls";
    Mail.Security kind =
        switch (security) {
          case "tls" -> Mail.Security.TLS;
          case "starttls" -> Mail.Security.STARTTLS;
          case "none" -> Mail.Security.NONE;
          default ->
              throw json.member("security")
                  .misfit("\"tls\", \"starttls\" or \"none\" was expected");
        };
    int usual = kind == Mail.Security.TLS ? 465 : 587;
    return new Mail(
        json.text("host"),
        port == null ? usual : port.integer(1, 65_535),
        kind,
        json.optionalText("user"),
        json.optionalText("password"),
        json.text("from"));
  }

  private Map<String, SecretPlace> secrets(@Nullable JsonPart json) throws JsonFormException {
    Map<String, SecretPlace> secrets = new HashMap<>();
    if (json != null) {
      for (JsonPart.Member member : json.members()) {
        if (!SECRET.matcher(member.name()).matches()) {
          throw member.part().misfit("a secret is called by letters, digits, \"_\" and \"-\"");
        }
        secrets.put(member.name(), secret(member.part()));
      }
    }
    return secrets;
  }

  private static Map<String, String> hooks(@Nullable JsonPart json) throws JsonFormException {
    Map<String, String> hooks = new HashMap<>();
    if (json != null) {
      for (JsonPart.Member app : json.members()) {
        app.part().only("secret");
        hooks.put(app.name(), app.part().text("secret"));
      }
    }
    return hooks;
  }

  private SecretPlace secret(JsonPart json) throws JsonFormException {
    if (json.has("variable") == json.has("file")) {
      throw json.misfit(
          "a secret is in a variable of the environment or in a file: write"
              + " {\"variable\": \"NAME\"} or {\"file\": \"PATH\"}, and never the secret itself");
    }
    json.only("variable", "file");
    String variable = json.optionalText("variable");
    return variable == null
        ? new SecretPlace.InFile(folder.resolve(json.text("file")))
        : new SecretPlace.Variable(variable);
  }

  private static Sending sending(@Nullable JsonPart json) throws JsonFormException {
    Sending usual = Sending.STANDARD;
    if (json == null) {
      return usual;
    }
    json.only("atOnce", "firstPause", "longestPause", "giveUpAfter", "afterADeadAction");
    JsonPart atOnce = json.optional("atOnce");
    return new Sending(
        atOnce == null ? usual.atOnce() : atOnce.integer(1, 500),
        Durations.read(json, "firstPause", usual.firstPause(), LONGEST),
        Durations.read(json, "longestPause", usual.longestPause(), LONGEST),
        Durations.read(json, "giveUpAfter", usual.giveUpAfter(), LONGEST),
        holds(json.optional("afterADeadAction")));
  }

  private static boolean holds(@Nullable JsonPart json) throws JsonFormException {
    if (json == null) {
      return false;
    }
    return switch (json.text()) {
      case "hold" -> true;
      case "go on" -> false;
      default -> throw json.misfit("\"go on\" or \"hold\" was expected");
    };
  }

  private static void checkSecrets(Configuration configuration) throws ConfigurationException {
    List<Channel> channels = all(configuration);
    for (Channel channel : channels) {
      if (channel instanceof Channel.Http http) {
        checkSecret(configuration, http.signature());
      }
    }
    for (String hook : configuration.hooks().values()) {
      checkSecret(configuration, hook);
    }
    Mail mail = configuration.mail();
    checkSecret(configuration, mail == null ? null : mail.password());
  }

  private static void checkSecret(Configuration configuration, @Nullable String name)
      throws ConfigurationException {
    if (name != null && !configuration.secrets().containsKey(name)) {
      throw new ConfigurationException(
          "the secret \""
              + JsonWriter.escape(name)
              + "\" is used, and \"secrets\" does not say where it is");
    }
  }

  private static void checkMail(Configuration configuration) throws ConfigurationException {
    if (configuration.mail() == null
        && all(configuration).stream().anyMatch(Channel.Email.class::isInstance)) {
      throw new ConfigurationException(
          "something goes out by e-mail, and \"mail\" does not say by which server");
    }
  }

  private static List<Channel> all(Configuration configuration) {
    List<Channel> channels = new java.util.ArrayList<>(configuration.apps().values());
    channels.addAll(configuration.roles().values());
    java.util.stream.Stream.of(
            configuration.otherApps(), configuration.owner(), configuration.everybody())
        .filter(java.util.Objects::nonNull)
        .forEach(channels::add);
    return channels;
  }
}
