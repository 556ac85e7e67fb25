package dev.milepost.server.http;

/** Forms that every part of the API uses. */
public final class ApiSchemas {

  /** A problem (RFC 9457). */
  public static final Schema PROBLEM =
      Schema.named(
          "Problem",
          Schema.openObject()
              .with("type", Schema.text(), "What is wrong, for programs; it never changes.")
              .with("title", Schema.text(), "The type in words.")
              .with("status", Schema.whole(), "The status of the answer.")
              .with("detail", Schema.text(), "What is wrong here, and what to do instead.")
              .withOptional(
                  "faults", Schema.items(Schema.text()), "Every fault of what was sent."));

  private ApiSchemas() {}
}
