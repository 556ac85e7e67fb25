/** Questions to the decision procedure, written in the language. */
@NullMarked
package dev.milepost.compiler.logic;

import org.jspecify.annotations.NullMarked;
