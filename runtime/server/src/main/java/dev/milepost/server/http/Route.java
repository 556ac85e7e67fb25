package dev.milepost.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A method on a path, with all that the OpenAPI document says of it.
 *
 * @param path with parameters in braces: {@code /executions/{id}}
 * @param name the name of the operation: {@code readExecution}
 * @param role who may call it, or null: everybody
 * @param summary what it does, a sentence
 * @param tag under which heading it is listed
 * @param parameters the parameters of path, query and headers
 * @param bodies what may be sent, one for each media type; none where nothing is sent
 * @param responses what may come back, problems included
 * @param isDiscreet whether the path as it was sent may not be kept, since it names somebody who is
 *     to be forgotten
 */
public record Route(
    Method method,
    String path,
    String name,
    @Nullable Role role,
    String summary,
    String tag,
    List<Parameter> parameters,
    List<Body> bodies,
    List<Response> responses,
    boolean isDiscreet,
    Handler handler) {

  public Route {
    parameters = List.copyOf(parameters);
    bodies = List.copyOf(bodies);
    responses = List.copyOf(responses);
  }

  /** The same for those who have a role. */
  Route withRole(Role needed) {
    return new Route(
        method,
        path,
        name,
        needed,
        summary,
        tag,
        parameters,
        bodies,
        responses,
        isDiscreet,
        handler);
  }

  /** Where a parameter stands. */
  public enum Place {
    PATH,
    QUERY,
    HEADER
  }

  /** A parameter. */
  public record Parameter(
      String name, Place place, boolean isRequired, Schema schema, String description) {}

  /** What may be sent. */
  public record Body(String mediaType, Schema schema) {}

  /**
   * What may come back.
   *
   * @param mediaType null where there is no body
   * @param schema null where there is no body
   */
  public record Response(
      int status, String description, @Nullable String mediaType, @Nullable Schema schema) {}

  /** A route that looks. */
  public static Builder get(String path, String name) {
    return new Builder(Method.GET, path, name);
  }

  /** A route that does something. */
  public static Builder post(String path, String name) {
    return new Builder(Method.POST, path, name);
  }

  /** A route that sets something. */
  public static Builder put(String path, String name) {
    return new Builder(Method.PUT, path, name);
  }

  /** A route that removes something. */
  public static Builder delete(String path, String name) {
    return new Builder(Method.DELETE, path, name);
  }

  /** Collects what is said of a route. */
  public static final class Builder {
    private final Method method;
    private final String path;
    private final String name;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Body> bodies = new ArrayList<>();
    private final List<Response> responses = new ArrayList<>();
    private @Nullable Role role;
    private boolean isOpen;
    private boolean isDiscreet;
    private @Nullable String summary;
    private String tag = "server";

    private Builder(Method method, String path, String name) {
      this.method = method;
      this.path = path;
      this.name = name;
    }

    /** Who may call it. */
    public Builder role(Role needed) {
      role = needed;
      return this;
    }

    /** Everybody may call it. */
    public Builder open() {
      isOpen = true;
      return this;
    }

    /** Of the path, only what is the same for everybody is noted. */
    public Builder discreet() {
      isDiscreet = true;
      return this;
    }

    /** The heading under which it is listed, and what it does, a sentence. */
    public Builder says(String heading, String sentence) {
      tag = heading;
      summary = sentence;
      return this;
    }

    /** A parameter of the path. */
    public Builder path(String parameter, Schema schema, String description) {
      return parameter(new Parameter(parameter, Place.PATH, true, schema, description));
    }

    /** A parameter of the query, which may be missing. */
    public Builder query(String parameter, Schema schema, String description) {
      return parameter(new Parameter(parameter, Place.QUERY, false, schema, description));
    }

    /** A header, which may be missing. */
    public Builder header(String parameter, Schema schema, String description) {
      return parameter(new Parameter(parameter, Place.HEADER, false, schema, description));
    }

    /** The parameters of a long list, see {@link Page}. */
    public Builder paged() {
      return query("cursor", Schema.text(), "Where to go on: `next` of the page before.")
          .query("limit", Schema.whole(), "The most items of a page, 1 to 1000. Default: 100.")
          .problem(400, "The cursor or the limit is none.");
    }

    private Builder parameter(Parameter parameter) {
      parameters.add(parameter);
      return this;
    }

    /** JSON may be sent. */
    public Builder takes(Schema schema) {
      return takes(Answer.JSON, schema)
          .problem(400, "The body is not JSON, or not of that form.")
          .problem(413, "The body is too large.");
    }

    /** A body of a media type may be sent. */
    public Builder takes(String mediaType, Schema schema) {
      bodies.add(new Body(mediaType, schema));
      return this;
    }

    /** JSON may come back. */
    public Builder gives(int status, String description, Schema schema) {
      return gives(status, description, Answer.JSON, schema);
    }

    /** A body of a media type may come back. */
    public Builder gives(int status, String description, String mediaType, Schema schema) {
      responses.add(new Response(status, description, mediaType, schema));
      return this;
    }

    /** An answer without a body may come back. */
    public Builder givesNothing(int status, String description) {
      responses.add(new Response(status, description, null, null));
      return this;
    }

    /** A problem may come back. */
    public Builder problem(int status, String description) {
      if (responses.stream().noneMatch(response -> response.status() == status)) {
        responses.add(new Response(status, description, Problem.MEDIA_TYPE, ApiSchemas.PROBLEM));
      }
      return this;
    }

    /** The route. */
    public Route to(Handler handler) {
      if ((role == null) != isOpen) {
        throw new IllegalStateException(path + ": say either who may call it or that all may");
      }
      if (!isOpen) {
        problem(401, "No token, or none that is valid.");
        problem(
            403, "The token does not have the role " + Objects.requireNonNull(role).word() + ".");
        problem(429, "Too many requests; `Retry-After` says when to come again.");
      }
      return new Route(
          method,
          path,
          name,
          role,
          Objects.requireNonNull(summary, "say what it does"),
          tag,
          parameters,
          bodies,
          responses,
          isDiscreet,
          handler);
    }
  }
}
