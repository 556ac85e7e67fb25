package dev.milepost.server.http;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller sent. For use by the thread that handles it. */
public final class Request {

  private static final Pattern LONE_PERCENT = Pattern.compile("%(?!\\p{XDigit}{2})");

  /** So many times what bodies may have is read of one that nobody wants. */
  private static final int SKIPPED_LIMITS = 2;

  private static final int SKIPPED_AT_ONCE = 1 << 14;

  private final Context context;
  private final int bodyLimit;
  private Function<Role, Caller> gate =
      _ -> {
        throw new IllegalStateException("there is no gate yet");
      };
  private @Nullable Caller caller;
  private boolean isBodyRead;

  Request(Context context, int bodyLimit) {
    this.context = context;
    this.bodyLimit = bodyLimit;
  }

  void admit(Caller admitted) {
    caller = admitted;
  }

  void gateBy(Function<Role, Caller> asked) {
    gate = asked;
  }

  /**
   * Lets a caller of an open route on only with a role.
   *
   * @throws ProblemException where this caller does not have it
   */
  public Caller require(Role role) {
    caller = gate.apply(role);
    return caller();
  }

  /** Who calls. */
  public Caller caller() {
    return Objects.requireNonNull(caller, "nobody has been admitted yet");
  }

  public Method method() {
    return Method.valueOf(context.req().getMethod());
  }

  /** The path as it was sent, without the query. */
  public String path() {
    return context.req().getRequestURI();
  }

  /** The address from which the connection comes. */
  public String remoteAddress() {
    return context.req().getRemoteAddr();
  }

  /** The decoded value of a parameter of the route's path. */
  public String pathParameter(String name) {
    return context.pathParam(name);
  }

  /**
   * The value of a query parameter; the last one where it is there several times.
   *
   * @throws ProblemException where the query cannot be decoded
   */
  public Optional<String> query(String name) {
    String query = context.req().getQueryString();
    if (query != null && LONE_PERCENT.matcher(query).find()) {
      throw Problem.badRequest(
              "the query cannot be decoded: two hexadecimal digits follow each `%`; write `%25`"
                  + " for the sign itself")
          .exception();
    }
    List<String> values = context.queryParams(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /**
   * The whole number in a query parameter.
   *
   * @throws ProblemException where it is none, or out of range
   */
  public int query(String name, int least, int most, int standard) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return standard;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // The sentence below says what is expected.
    }
    throw Problem.badRequest("`" + name + "` is a whole number from " + least + " to " + most)
        .exception();
  }

  /** The value of a header, the first where it is there several times. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.req().getHeader(name));
  }

  /** All values of a header. */
  public List<String> headers(String name) {
    Enumeration<String> values = context.req().getHeaders(name);
    return values == null ? List.of() : List.copyOf(Collections.list(values));
  }

  /** The names of all headers, in lower case. */
  public List<String> headerNames() {
    return Collections.list(context.req().getHeaderNames()).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  /** The media type of the body without parameters, in lower case; empty where there is none. */
  public String mediaType() {
    // The servlet's own getContentType fails on a charset that nobody knows.
    String type = context.req().getHeader("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The whole body.
   *
   * @throws ProblemException where it is larger than bodies may be
   */
  public byte[] body() {
    if (context.req().getContentLengthLong() > bodyLimit) {
      throw tooLarge();
    }
    try (InputStream in = stream()) {
      byte[] body = in.readNBytes(bodyLimit + 1);
      if (body.length > bodyLimit) {
        throw tooLarge();
      }
      isBodyRead = true;
      return body;
    } catch (IOException e) {
      throw Problem.badRequest("the body could not be read to its end").exception();
    }
  }

  /**
   * The body as JSON.
   *
   * @throws ProblemException where it is none, or larger than bodies may be
   */
  public JsonValue json() {
    try {
      return JsonReader.MESSAGE.read(body());
    } catch (JsonSyntaxException e) {
      throw Problem.of(400, "not-json", "the body is not JSON: " + e.describe()).exception();
    }
  }

  /**
   * The body, to be read piece by piece; its size is not limited.
   *
   * @throws ProblemException where there is none to read
   */
  public InputStream stream() {
    try {
      return context.req().getInputStream();
    } catch (IOException e) {
      throw Problem.badRequest("the body could not be read").exception();
    }
  }

  /**
   * Whether there is a body that nobody read to its end, so that the connection cannot be used for
   * another request.
   */
  boolean hasUnreadBody() {
    return !isBodyRead && hasBody(context.req());
  }

  /**
   * Reads what is left of the body and forgets it, so that who sends it comes to read the answer: a
   * connection that is closed before may lose it. Where nobody was admitted, or the body is much
   * larger than bodies may be, nothing is read.
   *
   * @return whether it was read to its end
   */
  boolean skipBody() {
    long most = (long) SKIPPED_LIMITS * bodyLimit;
    if (caller == null || context.req().getContentLengthLong() > most) {
      return false;
    }
    byte[] skipped = new byte[SKIPPED_AT_ONCE];
    try {
      InputStream in = context.req().getInputStream();
      for (long all = 0; all <= most && !isBodyRead; ) {
        int some = in.read(skipped);
        isBodyRead = some < 0;
        all += some;
      }
    } catch (IOException _) {
      // Who sends it has gone.
    }
    return isBodyRead;
  }

  static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private ProblemException tooLarge() {
    return Problem.of(413, "too-large", "a body has at most " + bodyLimit + " bytes").exception();
  }
}
