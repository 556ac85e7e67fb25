/** What was found of a journey is kept, and found again where nothing of it has changed. */
@NullMarked
package dev.milepost.compiler.analysis.memory;

import org.jspecify.annotations.NullMarked;
