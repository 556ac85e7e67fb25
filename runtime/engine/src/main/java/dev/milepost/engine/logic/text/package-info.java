/** Which texts satisfy which patterns. */
@NullMarked
package dev.milepost.engine.logic.text;

import org.jspecify.annotations.NullMarked;
