package dev.milepost.compiler.syntax;

/** What is handed to an action. A text without placeholders is a {@link LiteralTree}. */
public sealed interface ArgumentValue extends SyntaxNode
    permits LiteralTree, Reference, Template, Today {}
