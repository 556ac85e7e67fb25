/** What a plan is and what it means. */
@NullMarked
package dev.milepost.engine;

import org.jspecify.annotations.NullMarked;
