/** Types of fields and the values that they hold. */
@NullMarked
package dev.milepost.engine.value;

import org.jspecify.annotations.NullMarked;
