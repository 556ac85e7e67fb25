@NullMarked
package dev.milepost.compiler.analysis.rule;

import org.jspecify.annotations.NullMarked;
