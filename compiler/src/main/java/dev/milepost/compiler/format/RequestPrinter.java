package dev.milepost.compiler.format;

import static dev.milepost.compiler.format.Document.concat;
import static dev.milepost.compiler.format.Document.text;

import dev.milepost.compiler.syntax.AppMember;
import dev.milepost.compiler.syntax.RequestTree;
import dev.milepost.compiler.syntax.RequestTree.Body;
import dev.milepost.compiler.syntax.RequestTree.BodyField;
import dev.milepost.compiler.syntax.RequestTree.Header;
import dev.milepost.compiler.syntax.RequestTree.Returns;
import dev.milepost.compiler.syntax.RequestTree.Secret;
import dev.milepost.compiler.syntax.SyntaxNode;
import dev.milepost.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Prints the bindings of actions to HTTP requests. */
final class RequestPrinter {
  private final BlockPrinter blocks;
  private final MappingPrinter mappings;
  private final Comments comments;

  RequestPrinter(BlockPrinter blocks, MappingPrinter mappings, Comments comments) {
    this.blocks = blocks;
    this.mappings = mappings;
    this.comments = comments;
  }

  Document sends(AppMember.Sends sends) {
    RequestTree request = sends.request();
    List<SyntaxNode> items = new ArrayList<>();
    if (request.secret() != null) {
      items.add(request.secret());
    }
    items.addAll(request.headers());
    if (request.body() != null) {
      items.add(request.body());
    }
    if (request.returns() != null) {
      items.add(request.returns());
    }
    Span start = request.address().span();
    Span header = sends.span().source().span(sends.span().start(), start.end());
    String words =
        "sends "
            + sends.action()
            + " as "
            + request.method()
            + " "
            + Words.quoted(request.address());
    return blocks.block(header, words, items, BlockPrinter.asWritten(), this::item);
  }

  private Document item(SyntaxNode item) {
    return switch (item) {
      case Secret secret -> comments.node(secret.span(), () -> text(secret(secret)));
      case Header header ->
          comments.node(
              header.span(),
              () ->
                  text(
                      "header "
                          + Words.quoted(header.name())
                          + ": "
                          + Words.quoted(header.value())));
      case Body body -> body(body);
      case Returns returns -> mappings.returns(returns);
      default -> throw new IllegalArgumentException("no part of a request: " + item);
    };
  }

  private static String secret(Secret secret) {
    String header = secret.header() == null ? "" : " in header " + Words.quoted(secret.header());
    return "with secret " + Words.quoted(secret.name()) + header;
  }

  private Document body(Body body) {
    return concat(
        text("body"),
        blocks.content(body.span(), body.fields(), BlockPrinter.asWritten(), this::bodyField));
  }

  private Document bodyField(BodyField field) {
    return comments.node(
        field.span(), () -> text(Words.quoted(field.path()) + ": " + Words.value(field.value())));
  }
}
