package dev.milepost.server.signature;

import dev.milepost.engine.binding.Verification;
import dev.milepost.engine.binding.Verification.Hash;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a webhook comes from whoever knows the secret, and, where its time is signed, that it
 * was not kept back: Standard Webhooks 1.0, the schemes of Stripe and Zendesk, and plain HMACs.
 */
public final class HookVerifier {

  /** A time that is signed may be so far away. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String STANDARD_ID = "webhook-id";
  private static final String STANDARD_TIME = "webhook-timestamp";
  private static final String STANDARD_SIGNATURE = "webhook-signature";
  private static final String VERSION = "v1";
  private static final String WRONG = "the signature does not fit the body and the secret";

  /** Seconds since 1970 with more digits than these are milliseconds. */
  private static final int MOST_DIGITS_OF_SECONDS = 11;

  private final Delivery delivery;
  private final String secret;
  private final Instant now;

  private HookVerifier(Delivery delivery, String secret, Instant now) {
    this.delivery = delivery;
    this.secret = secret;
    this.now = now;
  }

  /** Why a webhook is not to be trusted, or null where it is. */
  public static @Nullable String fault(
      Verification verification, String secret, Delivery delivery, Instant now) {
    HookVerifier verifier = new HookVerifier(delivery, secret, now);
    return switch (verification) {
      case Verification.Shown shown -> verifier.shown(shown);
      case Verification.Standard _ -> verifier.standard();
      case Verification.Stripe stripe -> verifier.stripe(stripe);
      case Verification.Hmac hmac -> verifier.hmac(hmac);
    };
  }

  /** The header that names a webhook by its scheme, or null: the scheme has none. */
  public static @Nullable String idHeader(@Nullable Verification verification) {
    return verification instanceof Verification.Standard ? STANDARD_ID : null;
  }

  private @Nullable String shown(Verification.Shown shown) {
    Optional<String> came =
        switch (shown.place()) {
          case HEADER -> delivery.header(shown.name());
          case QUERY -> delivery.query(shown.name());
          case BODY -> delivery.json().flatMap(json -> text(json, shown.name()));
        };
    if (came.isEmpty()) {
      return "it does not show the secret, which is expected in the "
          + switch (shown.place()) {
            case HEADER -> "header " + shown.name();
            case QUERY -> "query as " + shown.name();
            case BODY -> "body as " + shown.name();
          };
    }
    return Digest.isEqual(secret, came.get()) ? null : "the secret that it shows is another one";
  }

  private static Optional<String> text(JsonValue json, String path) {
    JsonValue at = json;
    for (String step : path.split("\\.")) {
      at = at instanceof JsonObject object ? object.get(step) : null;
    }
    return at instanceof JsonText(String text) ? Optional.of(text) : Optional.empty();
  }

  private @Nullable String standard() {
    String id = delivery.header(STANDARD_ID).orElse(null);
    String time = delivery.header(STANDARD_TIME).orElse(null);
    String signatures = delivery.header(STANDARD_SIGNATURE).orElse(null);
    if (id == null || time == null || signatures == null) {
      return missing(id == null ? STANDARD_ID : time == null ? STANDARD_TIME : STANDARD_SIGNATURE);
    }
    String late = late(time);
    if (late != null) {
      return late;
    }
    byte[] hmac =
        Digest.hmac(
            Hash.SHA256, Digest.standardKey(secret), id + "." + time + ".", delivery.body());
    List<String> ofVersion = new ArrayList<>();
    for (String one : signatures.split(" ")) {
      if (one.startsWith(VERSION + ",")) {
        ofVersion.add(one.substring(VERSION.length() + 1));
      }
    }
    return any(ofVersion, one -> Digest.isEqual(hmac, one));
  }

  private @Nullable String stripe(Verification.Stripe scheme) {
    String header = delivery.header(scheme.header()).orElse(null);
    if (header == null) {
      return missing(scheme.header());
    }
    String time = "";
    List<String> signatures = new ArrayList<>();
    for (String element : header.split(",")) {
      String[] pair = element.strip().split("=", 2);
      if (pair.length == 2 && pair[0].equals("t")) {
        time = pair[1];
      } else if (pair.length == 2 && pair[0].equals(VERSION)) {
        signatures.add(pair[1]);
      }
    }
    String late = late(time);
    if (late != null) {
      return late;
    }
    byte[] hmac = Digest.hmac(Hash.SHA256, Digest.key(secret), time + ".", delivery.body());
    return any(signatures, one -> Digest.isEqual(hmac, one));
  }

  private @Nullable String hmac(Verification.Hmac scheme) {
    String signature = delivery.header(scheme.header()).orElse(null);
    if (signature == null) {
      return missing(scheme.header());
    }
    String timeHeader = scheme.timeHeader();
    String time = timeHeader == null ? "" : delivery.header(timeHeader).orElse("");
    String late = timeHeader == null ? null : late(time);
    if (late != null) {
      return late;
    }
    String prefix = scheme.prefix() == null ? "" : scheme.prefix();
    if (!signature.startsWith(prefix)) {
      return "the signature does not begin with " + prefix;
    }
    byte[] hmac = Digest.hmac(scheme.hash(), Digest.key(secret), time, delivery.body());
    return Digest.isEqual(hmac, signature.substring(prefix.length())) ? null : WRONG;
  }

  /** All are compared, also behind one that fits. */
  private static @Nullable String any(List<String> signatures, Predicate<String> fits) {
    boolean isOne = false;
    for (String signature : signatures) {
      isOne |= fits.test(signature);
    }
    return isOne ? null : WRONG;
  }

  private static String missing(String header) {
    return "there is no header " + header;
  }

  private @Nullable String late(String time) {
    Instant at = instant(time);
    if (at == null) {
      return "the time that is signed with it is missing, or is none";
    }
    return Duration.between(at, now).abs().compareTo(TOLERANCE) > 0
        ? "its time is more than "
            + TOLERANCE.toMinutes()
            + " minutes away from that of this server"
        : null;
  }

  private static @Nullable Instant instant(String time) {
    try {
      if (!time.isEmpty() && time.chars().allMatch(unit -> unit >= '0' && unit <= '9')) {
        long number = Long.parseLong(time);
        return time.length() > MOST_DIGITS_OF_SECONDS
            ? Instant.ofEpochMilli(number)
            : Instant.ofEpochSecond(number);
      }
      return Instant.parse(time);
    } catch (DateTimeException | NumberFormatException _) {
      return null;
    }
  }
}
