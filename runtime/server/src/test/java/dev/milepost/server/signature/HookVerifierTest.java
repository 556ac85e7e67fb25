package dev.milepost.server.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.binding.Verification;
import dev.milepost.engine.binding.Verification.Hash;
import dev.milepost.engine.binding.Verification.Place;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Webhooks are held to their signatures. */
final class HookVerifierTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final String SECRET = "It's a Secret to Everybody";
  private static final Verification.Hmac GITHUB =
      new Verification.Hmac("GITHUB", Hash.SHA256, "X-Hub-Signature-256", "sha256=", null);

  /** A webhook with headers and parameters of its query, whose names begin with {@code ?}. */
  private record Came(String text, Map<String, String> names) implements Delivery {

    private static Came of(String text, String... names) {
      Map<String, String> all = new TreeMap<>();
      for (int i = 0; i < names.length; i += 2) {
        all.put(names[i].toLowerCase(Locale.ROOT), names[i + 1]);
      }
      return new Came(text, all);
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.ofNullable(names.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<String> query(String name) {
      return Optional.ofNullable(names.get("?" + name));
    }

    @Override
    public byte[] body() {
      return text.getBytes(UTF_8);
    }

    @Override
    public Optional<JsonValue> json() {
      try {
        return Optional.of(JsonReader.MESSAGE.read(text));
      } catch (JsonSyntaxException _) {
        return Optional.empty();
      }
    }
  }

  private static @Nullable String fault(Verification verification, String secret, Came came) {
    return HookVerifier.fault(verification, secret, came, NOW);
  }

  private static String hex(Hash hash, String signed) {
    return HexFormat.of().formatHex(Digest.hmac(hash, Digest.key(SECRET), signed, new byte[0]));
  }

  private static String base64(Hash hash, String signed) {
    return Base64.getEncoder()
        .encodeToString(Digest.hmac(hash, Digest.key(SECRET), signed, new byte[0]));
  }

  @Test
  void theExampleOfTheStandardFits() {
    Instant then = Instant.ofEpochSecond(1_614_265_330);
    String id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    Verification standard = new Verification.Standard("X");
    Came came =
        Came.of(
            "{\"test\": 2432232314}",
            "webhook-id",
            id,
            "webhook-timestamp",
            "1614265330",
            "webhook-signature",
            "v1a,AAAA v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    assertThat(HookVerifier.fault(standard, secret, came, then)).isNull();
    assertThat(HookVerifier.fault(standard, "whsec_AAAA", came, then))
        .isEqualTo("the signature does not fit the body and the secret");
    assertThat(HookVerifier.fault(standard, secret, came, then.plus(Duration.ofSeconds(301))))
        .isEqualTo("its time is more than 5 minutes away from that of this server");
    assertThat(HookVerifier.fault(standard, secret, came, then.minus(Duration.ofSeconds(301))))
        .isNotNull();
    assertThat(HookVerifier.fault(standard, secret, Came.of("{}"), then))
        .isEqualTo("there is no header webhook-id");
    assertThat(HookVerifier.idHeader(standard)).isEqualTo("webhook-id");
  }

  @Test
  void theExampleOfGitHubFits() {
    String signature = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    assertThat(
            fault(
                GITHUB,
                SECRET,
                Came.of("Hello, World!", "x-hub-signature-256", "sha256=" + signature)))
        .isNull();
    assertThat(
            fault(
                GITHUB,
                SECRET,
                Came.of("Hello, World?", "X-Hub-Signature-256", "sha256=" + signature)))
        .isEqualTo("the signature does not fit the body and the secret");
    assertThat(fault(GITHUB, SECRET, Came.of("Hello, World!", "X-Hub-Signature-256", signature)))
        .isEqualTo("the signature does not begin with sha256=");
    assertThat(fault(GITHUB, SECRET, Came.of("Hello, World!")))
        .isEqualTo("there is no header X-Hub-Signature-256");
    assertThat(
            fault(
                GITHUB,
                SECRET,
                Came.of(
                    "Hello, World!", "X-Hub-Signature-256", "sha256=" + signature.substring(2))))
        .isNotNull();
  }

  @Test
  void oneOfStripesSignaturesHasToFitAndItsTimeToBeNear() {
    Verification stripe = new Verification.Stripe("STRIPE", "Stripe-Signature");
    String time = Long.toString(NOW.getEpochSecond() - 200);
    String signature = hex(Hash.SHA256, time + ".{}");

    assertThat(
            fault(
                stripe,
                SECRET,
                Came.of(
                    "{}", "Stripe-Signature", "t=" + time + ",v1=00,v1=" + signature + ",v0=11")))
        .isNull();
    assertThat(fault(stripe, SECRET, Came.of("{}", "Stripe-Signature", "t=" + time + ",v1=00")))
        .isNotNull();
    assertThat(
            fault(
                stripe,
                SECRET,
                Came.of("{}", "Stripe-Signature", "t=" + time + ",v0=" + signature)))
        .as("an older scheme")
        .isNotNull();
    assertThat(fault(stripe, SECRET, Came.of("{}", "Stripe-Signature", "v1=" + signature)))
        .isEqualTo("the time that is signed with it is missing, or is none");
    String old = Long.toString(NOW.getEpochSecond() - 301);
    assertThat(
            fault(
                stripe,
                SECRET,
                Came.of(
                    "{}", "Stripe-Signature", "t=" + old + ",v1=" + hex(Hash.SHA256, old + ".{}"))))
        .contains("5 minutes");
  }

  @Test
  void hmacsComeInHexadecimalOrBase64AndWithATime() {
    Verification shopify =
        new Verification.Hmac("S", Hash.SHA256, "X-Shopify-Hmac-Sha256", null, null);
    Verification segment = new Verification.Hmac("S", Hash.SHA1, "X-Signature", null, null);
    Verification zendesk = new Verification.Hmac("S", Hash.SHA256, "X-Signature", null, "X-Time");

    assertThat(
            fault(
                shopify, SECRET, Came.of("{}", "X-Shopify-Hmac-Sha256", base64(Hash.SHA256, "{}"))))
        .isNull();
    assertThat(fault(segment, SECRET, Came.of("{}", "X-Signature", hex(Hash.SHA1, "{}")))).isNull();
    assertThat(fault(segment, SECRET, Came.of("{}", "X-Signature", "not base64!"))).isNotNull();
    String time = NOW.minusSeconds(60).toString();
    String signature = base64(Hash.SHA256, time + "{}");
    assertThat(fault(zendesk, SECRET, Came.of("{}", "X-Signature", signature, "X-Time", time)))
        .isNull();
    assertThat(fault(zendesk, SECRET, Came.of("{}", "X-Signature", signature)))
        .isEqualTo("the time that is signed with it is missing, or is none");
    String old = NOW.minusSeconds(600).toString();
    assertThat(
            fault(
                zendesk,
                SECRET,
                Came.of("{}", "X-Signature", base64(Hash.SHA256, old + "{}"), "X-Time", old)))
        .contains("5 minutes");
  }

  @Test
  void aSecretMayComeAlong() {
    Verification inHeader = new Verification.Shown("S", Place.HEADER, "X-Token");
    Verification inQuery = new Verification.Shown("S", Place.QUERY, "token");
    Verification inBody = new Verification.Shown("S", Place.BODY, "meta.token");

    assertThat(fault(inHeader, "s3", Came.of("{}", "x-token", "s3"))).isNull();
    assertThat(fault(inHeader, "s3", Came.of("{}", "x-token", "s4")))
        .isEqualTo("the secret that it shows is another one");
    assertThat(fault(inHeader, "s3", Came.of("{}")))
        .isEqualTo("it does not show the secret, which is expected in the header X-Token");
    assertThat(fault(inQuery, "s3", Came.of("{}", "?token", "s3"))).isNull();
    assertThat(fault(inBody, "s3", Came.of("{\"meta\":{\"token\":\"s3\"}}"))).isNull();
    assertThat(fault(inBody, "s3", Came.of("{\"meta\":{\"token\":3}}"))).isNotNull();
    assertThat(fault(inBody, "s3", Came.of("not json"))).isNotNull();
  }
}
