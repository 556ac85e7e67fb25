/** The grammar of the journey language: its keywords and the parser that ANTLR makes of it. */
package dev.milepost.grammar;
