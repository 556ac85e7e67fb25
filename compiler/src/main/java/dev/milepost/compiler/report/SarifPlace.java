package dev.milepost.compiler.report;

import dev.milepost.compiler.text.Position;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;

/** Places in SARIF: files as URIs, lines and columns from 1, the end behind the last character. */
final class SarifPlace {

  private SarifPlace() {}

  static JsonObject physical(Span span) {
    return JsonObject.builder()
        .put("artifactLocation", artifact(span.source()))
        .put("region", region(span))
        .build();
  }

  static JsonObject artifact(Source source) {
    return JsonObject.builder().put("uri", uri(source.name())).build();
  }

  static JsonObject region(Span span) {
    Position start = span.position();
    Position end = span.source().lines().position(span.end());
    return JsonObject.builder()
        .put("startLine", start.line())
        .put("startColumn", start.column())
        .put("endLine", end.line())
        .put("endColumn", end.column())
        .build();
  }

  /** A path with forward slashes as a URI; a relative one stays relative. */
  static String uri(String path) {
    try {
      if (path.startsWith("/")) {
        return new URI("file", "", path, null).toASCIIString();
      }
      // A colon in the first segment would end the name of a scheme.
      boolean hasColon = path.indexOf(':') >= 0;
      return new URI(null, null, hasColon ? "./" + path : path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no path of a file: " + path, e);
    }
  }
}
