package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.Name;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the names of headers and of secrets. */
final class WireNames {

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

  /** Headers that belong to the connection, or that every request has from elsewhere. */
  private static final Set<String> TAKEN =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "idempotency-key",
          "te",
          "traceparent",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "webhook-id",
          "webhook-signature",
          "webhook-timestamp");

  private final Reporter reporter;

  WireNames(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The name of a secret. */
  void secret(Name name) {
    if (!name.isMissing() && !SECRET.matcher(name.text()).matches()) {
      reporter.add(
          Rule.INVALID_NAME,
          name.span(),
          "a secret may not be called like this",
          "write the name of the secret, not the secret: letters, digits, `_` and `-`");
    }
  }

  /** A header that comes with a webhook. */
  void received(Name name) {
    if (!name.isMissing() && !TOKEN.matcher(name.text()).matches()) {
      reporter.add(
          Rule.INVALID_NAME, name.span(), "no header of a request may be called like this");
    }
  }

  /** A header that an app sets on a request. */
  void sent(Name name) {
    received(name);
    if (TAKEN.contains(name.text().toLowerCase(Locale.ROOT))) {
      reporter.add(
          Rule.INVALID_NAME,
          name.span(),
          "the header `" + name.text() + "` is set by whoever sends the request");
    }
  }
}
