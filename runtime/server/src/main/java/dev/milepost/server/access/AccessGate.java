package dev.milepost.server.access;

import dev.milepost.server.http.Caller;
import dev.milepost.server.http.Gate;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.ProblemException;
import dev.milepost.server.http.Request;
import dev.milepost.server.http.Role;
import dev.milepost.server.http.Route;
import dev.milepost.server.store.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in who has a token, or, where none was ever made, who sits at this machine. Pages of other
 * sites are never let in, whoever opened them.
 */
public final class AccessGate implements Gate {

  private static final Logger LOG = LoggerFactory.getLogger(AccessGate.class);
  private static final String SCHEME = "bearer ";
  private static final Caller ANYBODY = new Caller("anybody", Set.of());
  private static final Caller LOCAL = new Caller("local", Set.of(Role.ADMIN));

  /** So often somebody may be wrong at once, and then every so many seconds. */
  private static final int WRONG_AT_ONCE = 20;

  private static final double WRONG_PER_SECOND = 0.5;

  /** What proxies add: behind one, others than this machine call, whatever the host is called. */
  private static final List<String> FORWARDED =
      List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP");

  private final Optional<String> publicOrigin;
  private final KnownTokens tokens;
  private final RateLimit requests;
  private final RateLimit failures;

  /** A gate before a store's tokens. */
  public AccessGate(Store store, InstantSource clock, AccessOptions options) {
    this.publicOrigin = options.publicOrigin();
    this.tokens = new KnownTokens(store, clock);
    this.requests = new RateLimit(clock, options.burst(), options.perSecond());
    this.failures = new RateLimit(clock, WRONG_AT_ONCE, WRONG_PER_SECOND);
  }

  /** Whether a token is needed, so that others than this machine may be let in. */
  public boolean needsTokens() {
    return tokens.areNeeded();
  }

  @Override
  public Caller admit(Request request, Route route) {
    checkOrigin(request);
    Role needed = route.role();
    if (!tokens.areNeeded()) {
      checkHost(request);
    }
    if (needed == null) {
      return anybody(request, route);
    }
    if (!tokens.areNeeded()) {
      return limited(LOCAL);
    }
    Caller caller = caller(request);
    if (!caller.may(needed)) {
      LOG.warn("{} may not {}: needs {}", caller.name(), route.name(), needed.word());
      throw Problem.of(
              403,
              "not-allowed",
              "the token \"" + caller.name() + "\" does not have the role " + needed.word())
          .exception();
    }
    return limited(caller);
  }

  /** Who may be anybody, and does more than look, is limited by the address. */
  private Caller anybody(Request request, Route route) {
    String address = request.remoteAddress();
    if (!route.method().isSafe() && !requests.take(address)) {
      throw tooMany("more requests than one address may send", requests.secondsUntilNext(address));
    }
    return ANYBODY;
  }

  private void checkOrigin(Request request) {
    Optional<String> origin = request.header("Origin");
    if (origin.isPresent()
        && !publicOrigin.map(origin.get()::equalsIgnoreCase).orElse(false)
        && !Loopback.isSame(origin.get(), request.header("Host"))) {
      LOG.warn("a page of another site sent {} {}", request.method(), request.path());
      throw Problem.of(403, "foreign-origin", "pages of other sites may not call this server")
          .exception();
    }
  }

  private static void checkHost(Request request) {
    for (String header : FORWARDED) {
      if (request.header(header).isPresent()) {
        LOG.warn("a request came through a proxy ({})", header);
        throw Problem.of(
                403,
                "forwarded",
                "without tokens this server answers to programs on its own machine alone, and this"
                    + " request came through a proxy; make a token")
            .exception();
      }
    }
    if (!request.header("Host").map(Loopback::isNamedIn).orElse(false)) {
      LOG.warn("a request came for another host");
      throw Problem.of(
              403,
              "foreign-host",
              "without tokens this server answers to localhost alone; make a token to reach it by"
                  + " another name")
          .exception();
    }
  }

  private Caller caller(Request request) {
    String address = request.remoteAddress();
    if (!failures.allows(address)) {
      throw tooMany("too many wrong tokens", failures.secondsUntilNext(address));
    }
    String header = request.header("Authorization").orElse("");
    boolean isBearer = header.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    Optional<Caller> caller =
        isBearer ? tokens.caller(header.substring(SCHEME.length()).strip()) : Optional.empty();
    if (caller.isEmpty()) {
      failures.take(address);
      LOG.warn("{} {} came without a valid token", request.method(), request.path());
      throw Problem.of(
              401,
              "no-token",
              isBearer
                  ? "the token is not valid"
                  : "send a token: Authorization: Bearer mp_... (milepost token create)")
          .withHeader("WWW-Authenticate", "Bearer")
          .exception();
    }
    return caller.get();
  }

  private Caller limited(Caller caller) {
    if (!requests.take(caller.name())) {
      throw tooMany(
          "more requests than \"" + caller.name() + "\" may send",
          requests.secondsUntilNext(caller.name()));
    }
    return caller;
  }

  private static ProblemException tooMany(String detail, long seconds) {
    return Problem.of(429, "too-many-requests", detail)
        .withHeader("Retry-After", Long.toString(seconds))
        .exception();
  }
}
