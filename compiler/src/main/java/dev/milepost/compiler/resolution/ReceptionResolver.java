package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.AppMember;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.VerificationTree;
import dev.milepost.engine.binding.Reception;
import dev.milepost.engine.binding.Verification;
import dev.milepost.engine.binding.Verification.Hash;
import dev.milepost.engine.binding.Verification.Place;
import dev.milepost.engine.value.NearestName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Resolves how the webhooks of an app are taken. */
final class ReceptionResolver {

  private static final String STRIPE_HEADER = "Stripe-Signature";
  private static final List<String> SCHEMES =
      List.of("standard", "stripe", "sha1", "sha256", "sha512");

  private final MappingResolver mappings;
  private final WireNames wire;
  private final Reporter reporter;

  ReceptionResolver(MappingResolver mappings, Reporter reporter) {
    this.mappings = mappings;
    this.wire = new WireNames(reporter);
    this.reporter = reporter;
  }

  Reception resolve(AppMember.Receives tree) {
    VerificationTree verification = tree.verification();
    return new Reception(
        verification == null ? null : verification(verification), mappings.resolve(tree.mapping()));
  }

  private @Nullable Verification verification(VerificationTree tree) {
    wire.secret(tree.secret());
    return switch (tree) {
      case VerificationTree.Shown shown -> shown(shown);
      case VerificationTree.Signed signed -> signed(signed);
    };
  }

  private Verification shown(VerificationTree.Shown tree) {
    Place place =
        switch (tree.place()) {
          case HEADER -> Place.HEADER;
          case QUERY -> Place.QUERY;
          case BODY -> Place.BODY;
        };
    if (place == Place.HEADER) {
      wire.received(tree.name());
    }
    return new Verification.Shown(tree.secret().text(), place, tree.name().text());
  }

  private @Nullable Verification signed(VerificationTree.Signed tree) {
    String secret = tree.secret().text();
    Name header = tree.header();
    if (header != null) {
      wire.received(header);
    }
    Name timeHeader = tree.timeHeader();
    if (timeHeader != null) {
      wire.received(timeHeader);
    }
    String scheme = tree.scheme().text().toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "standard" -> {
        refuse(header, "the Standard Webhooks scheme has headers of its own");
        refuseHmacParts(tree);
        yield new Verification.Standard(secret);
      }
      case "stripe" -> {
        refuseHmacParts(tree);
        yield new Verification.Stripe(secret, header == null ? STRIPE_HEADER : header.text());
      }
      case "sha1" -> hmac(tree, Hash.SHA1);
      case "sha256" -> hmac(tree, Hash.SHA256);
      case "sha512" -> hmac(tree, Hash.SHA512);
      default -> {
        unknown(tree.scheme(), scheme);
        yield null;
      }
    };
  }

  private void refuseHmacParts(VerificationTree.Signed tree) {
    refuse(tree.prefix(), "what stands before the signature is part of this scheme");
    refuse(tree.timeHeader(), "where the time stands is part of this scheme");
  }

  private void refuse(@Nullable Name part, String reason) {
    if (part != null) {
      reporter.add(Rule.WRONG_KIND, part.span(), reason, "leave it out");
    }
  }

  private @Nullable Verification hmac(VerificationTree.Signed tree, Hash hash) {
    Name header = tree.header();
    if (header == null) {
      reporter.add(
          Rule.MISSING_CLAUSE,
          tree.span(),
          "it is not said in which header the signature comes",
          "write it behind the secret, such as `in header \"X-Signature\"`");
      return null;
    }
    return new Verification.Hmac(
        tree.secret().text(), hash, header.text(), text(tree.prefix()), text(tree.timeHeader()));
  }

  private void unknown(Name written, String scheme) {
    Diagnostic diagnostic =
        Diagnostic.of(
            Rule.WRONG_KIND, written.span(), "webhooks are not signed as `" + written.text() + "`");
    reporter.add(
        NearestName.of(scheme, SCHEMES)
            .map(meant ->
                diagnostic
                    .withHelp("did you mean `" + meant + "`?")
                    .withSuggestion(Diagnostic.Suggestion.replace(written.span(), meant)))
            .orElseGet(() ->
                diagnostic.withHelp("the schemes are standard, stripe, sha1, sha256 and sha512")));
  }

  private static @Nullable String text(@Nullable Name name) {
    return name == null ? null : name.text();
  }
}
