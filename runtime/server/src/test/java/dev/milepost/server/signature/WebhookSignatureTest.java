package dev.milepost.server.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WebhookSignatureTest {

  /** The vector of the specification's own test suite. */
  @Test
  void isThatOfTheSpecification() {
    assertThat(
            WebhookSignature.headers(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(UTF_8)))
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330");
  }

  @Test
  void aSecretWithoutThePrefixIsTheKeyItself() {
    assertThat(
            WebhookSignature.headers("secret", "a", Instant.EPOCH, new byte[0])
                .get("webhook-signature"))
        .startsWith("v1,")
        .isNotEqualTo(
            WebhookSignature.headers("other", "a", Instant.EPOCH, new byte[0])
                .get("webhook-signature"));
  }
}
