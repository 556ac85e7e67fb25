/** What changed from one version of journeys to another, by meaning. */
@NullMarked
package dev.milepost.compiler.diff;

import org.jspecify.annotations.NullMarked;
