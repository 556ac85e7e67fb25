/** The rules about what executions can come to: each a class of its own. */
@NullMarked
package dev.milepost.compiler.analysis.rule;

import org.jspecify.annotations.NullMarked;
