package dev.milepost.server.configuration;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.server.configuration.Channel.Rate;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how something goes out by HTTP. */
final class HttpChannelReader {

  private static final Pattern HOST =
      Pattern.compile("([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(:[1-9][0-9]{0,4})?");
  private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,5}) per (second|minute|hour)");
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);

  private final JsonPart json;
  private final boolean people;

  HttpChannelReader(JsonPart json, boolean people) {
    this.json = json;
    this.people = people;
  }

  Channel.Http read() throws JsonFormException {
    json.only(
        "by",
        "base",
        "webhook",
        "hosts",
        "privateAddresses",
        "unencrypted",
        "sign",
        "rate",
        "timeout");
    boolean isPlainAllowed = flag("unencrypted");
    URI base = address("base", isPlainAllowed);
    URI webhook = address("webhook", isPlainAllowed);
    if (people && webhook == null) {
      throw json.misfit("people are told at an address: \"webhook\" is missing");
    }
    Set<String> hosts = hosts();
    if (base != null) {
      hosts.add(host(base));
    }
    if (webhook != null) {
      hosts.add(host(webhook));
    }
    if (hosts.isEmpty()) {
      throw json.misfit(
          "nothing may be asked as it stands: name the hosts of the app, as in"
              + " \"hosts\": [\"api.books.example\"]");
    }
    return new Channel.Http(
        base,
        webhook,
        hosts,
        flag("privateAddresses"),
        isPlainAllowed,
        json.optionalText("sign"),
        rate(json.optional("rate")),
        Durations.read(json, "timeout", USUAL_TIMEOUT, LONGEST_TIMEOUT));
  }

  private boolean flag(String name) throws JsonFormException {
    JsonPart part = json.optional(name);
    return part != null && part.flag();
  }

  private @Nullable URI address(String name, boolean isPlainAllowed) throws JsonFormException {
    JsonPart part = json.optional(name);
    if (part == null) {
      return null;
    }
    try {
      URI address = new URI(part.text());
      String scheme = address.getScheme();
      if (address.getHost() == null
          || address.getRawUserInfo() != null
          || address.getRawFragment() != null
          || !("https".equals(scheme) || "http".equals(scheme))) {
        throw part.misfit("an address like \"https://api.books.example\" was expected");
      }
      if (scheme.equals("http") && !isPlainAllowed) {
        throw part.misfit(
            "what is sent there can be read on its way: write https, or \"unencrypted\": true");
      }
      return address;
    } catch (URISyntaxException e) {
      throw part.misfit("an address like \"https://api.books.example\" was expected");
    }
  }

  private Set<String> hosts() throws JsonFormException {
    Set<String> hosts = new HashSet<>();
    for (JsonPart item : json.items("hosts")) {
      String host = item.text().toLowerCase(Locale.ROOT);
      if (!HOST.matcher(host).matches()) {
        throw item.misfit(
            "a host like \"api.books.example\" or \"api.books.example:8443\" was expected");
      }
      hosts.add(host);
    }
    return hosts;
  }

  /** The host with its port where it is not the usual one. */
  static String host(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    int port = address.getPort();
    boolean isUsual = port < 0 || port == ("https".equals(address.getScheme()) ? 443 : 80);
    return isUsual ? host : host + ":" + port;
  }

  private static @Nullable Rate rate(@Nullable JsonPart json) throws JsonFormException {
    if (json == null) {
      return null;
    }
    Matcher rate = RATE.matcher(json.text());
    if (!rate.matches()) {
      throw json.misfit("a rate like \"10 per second\" or \"100 per minute\" was expected");
    }
    Duration period =
        switch (rate.group(2)) {
          case "second" -> Duration.ofSeconds(1);
          case "minute" -> Duration.ofMinutes(1);
          default -> Duration.ofHours(1);
        };
    return new Rate(Integer.parseInt(rate.group(1)), period);
  }
}
