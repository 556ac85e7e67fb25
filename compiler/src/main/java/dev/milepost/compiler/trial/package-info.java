/** Conditions tried out on facts that somebody gives. */
@NullMarked
package dev.milepost.compiler.trial;

import org.jspecify.annotations.NullMarked;
