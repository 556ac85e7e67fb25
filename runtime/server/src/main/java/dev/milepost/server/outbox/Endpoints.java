package dev.milepost.server.outbox;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.LiteralText;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.step.OutgoingAction.AppAction;
import dev.milepost.engine.step.OutgoingAction.Notice;
import dev.milepost.engine.step.OutgoingAction.Question;
import dev.milepost.engine.step.OutgoingAction.Request;
import dev.milepost.engine.value.Value;
import dev.milepost.server.adapter.Adapter;
import dev.milepost.server.adapter.EmailAdapter;
import dev.milepost.server.adapter.HttpAdapter;
import dev.milepost.server.adapter.HttpExchange;
import dev.milepost.server.adapter.LogAdapter;
import dev.milepost.server.adapter.Parcel;
import dev.milepost.server.configuration.Channel;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.configuration.Configuration.Mail;
import dev.milepost.server.configuration.Secrets;
import dev.milepost.server.store.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Knows through which endpoint something leaves, as the operator has said. */
final class Endpoints {

  private final Configuration configuration;
  private final Supplier<Deployment> deployment;
  private final Secrets secrets;
  private final HttpExchange exchange;
  private final RandomGenerator random;
  private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

  Endpoints(
      Configuration configuration,
      Supplier<Deployment> deployment,
      Secrets secrets,
      HttpExchange exchange,
      RandomGenerator random) {
    this.configuration = configuration;
    this.deployment = deployment;
    this.secrets = secrets;
    this.exchange = exchange;
    this.random = random;
  }

  /** The way of something out of the process. */
  sealed interface Way {}

  /** Through an endpoint, perhaps in other words. */
  record Through(Endpoint endpoint, Parcel parcel) implements Way {}

  /** There is none, because nobody has said one. */
  record Nowhere(String reason) implements Way {}

  /** The way of a parcel. */
  Way way(Parcel parcel) {
    return switch (parcel.action().request()) {
      case AppAction asked -> ofApp(asked.action().app(), parcel);
      case Notice notice -> ofPeople(notice.role(), parcel);
      case Question question -> ofPeople(question.role(), parcel);
    };
  }

  private Way ofApp(String app, Parcel parcel) {
    Channel channel = configuration.app(app);
    return channel == null ? unsaid(app) : new Through(endpoint("app " + app, channel), parcel);
  }

  private static Nowhere unsaid(String app) {
    return new Nowhere(
        "nobody has said how actions of "
            + app
            + " go out: add it to \"apps\" in the server's configuration");
  }

  private Way ofPeople(@Nullable String role, Parcel parcel) {
    return switch (configuration.people(role)) {
      case null -> unsaidOf(role);
      case Channel.ByAction(TypeName action) -> {
        Catalog.ActionType declared = deployment.get().catalog().action(action).orElse(null);
        yield declared == null
            ? undeclared(action)
            : ofApp(action.app(), parcel.with(told(declared, action, parcel)));
      }
      case Channel channel ->
          new Through(endpoint(role == null ? "owner" : "role " + role, channel), parcel);
    };
  }

  private static Nowhere unsaidOf(@Nullable String role) {
    return new Nowhere(
        "nobody has said how "
            + (role == null ? "the owner" : LiteralText.quote(role))
            + " is told: add it to \"people\" in the server's configuration");
  }

  private static Nowhere undeclared(TypeName action) {
    return new Nowhere("people are told by " + action + ", and no app declares that action");
  }

  /** Of all that plans ask for, why it goes nowhere; each reason once. */
  Set<Nowhere> nowhere(Destinations destinations) {
    Set<Nowhere> reasons = new LinkedHashSet<>();
    for (String app : destinations.apps()) {
      if (configuration.app(app) == null) {
        reasons.add(unsaid(app));
      }
    }
    if (destinations.isOwnerTold()) {
      addPeople(null, reasons);
    }
    destinations.roles().forEach(role -> addPeople(role, reasons));
    return reasons;
  }

  private void addPeople(@Nullable String role, Set<Nowhere> reasons) {
    switch (configuration.people(role)) {
      case null -> reasons.add(unsaidOf(role));
      case Channel.ByAction(TypeName action) -> {
        if (deployment.get().catalog().action(action).isEmpty()) {
          reasons.add(undeclared(action));
        } else if (configuration.app(action.app()) == null) {
          reasons.add(unsaid(action.app()));
        }
      }
      case Channel _ -> {}
    }
  }

  /** Fills the arguments whose names say what they hold. */
  private static Request told(Catalog.ActionType declared, TypeName action, Parcel parcel) {
    Map<String, @Nullable String> known = new LinkedHashMap<>();
    switch (parcel.action().request()) {
      case Notice notice -> {
        known.put("Text", notice.text());
        known.put("Role", notice.role());
        known.put("Address", notice.address());
        OutgoingAction.RecordName about = notice.about();
        known.put("RecordType", about == null ? null : about.type().toString());
        known.put("RecordId", about == null ? null : about.id());
      }
      case Question question -> {
        known.put("Text", question.text());
        known.put("Role", question.role());
        known.put("Address", question.address());
        known.put("Answers", String.join(", ", question.answers()));
      }
      case AppAction _ -> {}
    }
    known.put("Journey", parcel.action().execution().journey());
    known.put("Subject", parcel.subject().key());
    List<FieldValue> arguments = new ArrayList<>();
    known.forEach((name, text) -> {
      if (text != null && declared.field(name).isPresent()) {
        arguments.add(new FieldValue(name, new Value.Text(text)));
      }
    });
    return new AppAction(action, arguments);
  }

  private Endpoint endpoint(String name, Channel channel) {
    return endpoints.computeIfAbsent(name, _ -> new Endpoint(name, channel, adapter(channel)));
  }

  private Adapter adapter(Channel channel) {
    return switch (channel) {
      case Channel.Http http -> new HttpAdapter(http, this::bindings, secrets, exchange, random);
      case Channel.Email email -> {
        Mail mail = Objects.requireNonNull(configuration.mail(), "the reader has checked that");
        yield new EmailAdapter(email, mail, secrets);
      }
      case Channel.Log _ -> new LogAdapter();
      case Channel.ByAction _ ->
          throw new IllegalArgumentException("an app's own channel is meant");
    };
  }

  private Bindings bindings() {
    return deployment.get().bindings();
  }

  /** The endpoints that were used so far. */
  List<Endpoint> used() {
    return List.copyOf(endpoints.values());
  }
}
