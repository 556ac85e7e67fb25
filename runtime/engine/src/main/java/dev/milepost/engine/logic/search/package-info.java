/** Finds values of finitely many cells that satisfy a formula. */
@NullMarked
package dev.milepost.engine.logic.search;

import org.jspecify.annotations.NullMarked;
