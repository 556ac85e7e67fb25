package dev.milepost.compiler.syntax;

/** What is compared in a condition, or stands for an address or a date. */
public sealed interface Operand extends SyntaxNode permits LiteralTree, Reference, Today {}
