/** From the model to what the runtime executes. */
@NullMarked
package dev.milepost.compiler.plan;

import org.jspecify.annotations.NullMarked;
