/** The immutable execution plan of one journey. */
@NullMarked
package dev.milepost.engine.plan;

import org.jspecify.annotations.NullMarked;
