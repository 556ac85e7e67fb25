/** The forms in which findings are reported. */
@NullMarked
package dev.milepost.compiler.report;

import org.jspecify.annotations.NullMarked;
