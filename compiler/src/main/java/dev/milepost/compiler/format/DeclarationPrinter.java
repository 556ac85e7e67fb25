package dev.milepost.compiler.format;

import static dev.milepost.compiler.format.Document.LINE;
import static dev.milepost.compiler.format.Document.concat;
import static dev.milepost.compiler.format.Document.group;
import static dev.milepost.compiler.format.Document.indent;
import static dev.milepost.compiler.format.Document.text;

import dev.milepost.compiler.syntax.AppMember;
import dev.milepost.compiler.syntax.AppMember.BelongsTo;
import dev.milepost.compiler.syntax.AppMember.Field;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.FieldTypeTree;
import dev.milepost.compiler.syntax.FieldTypeTree.EnumerationValue;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints what stands at the outermost level of a file.
 *
 * <p>The types of fields are not aligned: in a review, a line shows as changed only if somebody
 * changed what it says, and not because a longer name came in beside it.
 */
final class DeclarationPrinter {
  private final ConditionPrinter conditions;
  private final JourneyPrinter journeys;
  private final ScenarioPrinter scenarios;
  private final MappingPrinter mappings;
  private final RequestPrinter requests;
  private final BlockPrinter blocks;
  private final Comments comments;

  DeclarationPrinter(Comments comments) {
    this.conditions = new ConditionPrinter(comments);
    this.blocks = new BlockPrinter(comments);
    this.journeys = new JourneyPrinter(conditions, blocks, comments);
    this.scenarios = new ScenarioPrinter(conditions, blocks, comments);
    this.mappings = new MappingPrinter(conditions, blocks, comments);
    this.requests = new RequestPrinter(blocks, mappings, comments);
    this.comments = comments;
  }

  /** All declarations of a file, with an empty line between each two. */
  Document file(List<Declaration> declarations) {
    Document printed = blocks.items(declarations, (before, behind) -> true, this::declaration);
    return concat(printed, comments.rest(declarations.isEmpty()));
  }

  private Document declaration(Declaration declaration) {
    return switch (declaration) {
      case Declaration.App app -> app(app);
      case Declaration.Subject subject ->
          blocks.block(
              subject.header(),
              "subject " + subject.name(),
              subject.keys(),
              BlockPrinter.asWritten(),
              this::key);
      case Declaration.Journey journey -> journeys.journey(journey);
      case Declaration.Scenario scenario -> scenarios.scenario(scenario);
    };
  }

  private Document app(Declaration.App app) {
    String like = app.like() == null ? "" : " like " + app.like();
    return blocks.block(
        app.header(),
        "app " + app.name() + like,
        app.members(),
        BlockPrinter.asWritten(),
        this::member);
  }

  private Document key(Declaration.Key key) {
    return comments.node(
        key.span(),
        () -> {
          Document head = text("key " + key.name() + ":");
          Document headComment = comments.head(key.fields().getFirst().span().start());
          Document fields = conditions.commaSeparated(key.fields(), field -> text(field.text()));
          return group(head, headComment, indent(LINE, fields));
        });
  }

  private Document member(AppMember member) {
    return switch (member) {
      case AppMember.RecordType type ->
          type("record", type.header(), type.name(), type.belongsTo(), type.fields());
      case AppMember.EventType type ->
          type("event", type.header(), type.name(), type.belongsTo(), type.fields());
      case AppMember.ActionType type ->
          type("action", type.header(), type.name(), null, type.parameters());
      case AppMember.Receives receives -> mappings.receives(receives);
      case AppMember.Sends sends -> requests.sends(sends);
      case AppMember.Broken broken -> throw new BrokenTreeException(broken);
    };
  }

  private Document type(
      String word, Span header, Name name, @Nullable BelongsTo belongsTo, List<Field> fields) {
    String owner =
        belongsTo == null
            ? ""
            : " belongs to " + belongsTo.record().text() + " by " + belongsTo.field();
    return blocks.block(
        header, word + " " + name + owner, fields, BlockPrinter.asWritten(), this::field);
  }

  private Document field(Field field) {
    String head = field.name() + ":";
    return comments.node(
        field.span(),
        () ->
            switch (field.type()) {
              case FieldTypeTree.Simple simple -> text(head + " " + simple.kind().word());
              case FieldTypeTree.OneOf oneOf -> enumeration(head, oneOf.values());
              case FieldTypeTree.Broken broken -> throw new BrokenTreeException(broken);
            });
  }

  private Document enumeration(String head, List<EnumerationValue> values) {
    Document headComment = comments.head(values.getFirst().span().start());
    List<Document> printed = new ArrayList<>();
    for (EnumerationValue value : values) {
      String sign = printed.isEmpty() ? "" : "| ";
      String words = sign + (value.isFinal() ? "final " : "") + Words.quoted(value.value());
      printed.add(comments.node(value.span(), () -> text(words)));
    }
    return group(text(head), headComment, indent(LINE, Document.join(LINE, printed)));
  }
}
