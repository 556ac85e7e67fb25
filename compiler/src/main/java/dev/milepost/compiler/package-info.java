/** From the text that people write to the plan that machines run. */
@NullMarked
package dev.milepost.compiler;

import org.jspecify.annotations.NullMarked;
