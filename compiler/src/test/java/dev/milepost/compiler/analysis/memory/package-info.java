@NullMarked
package dev.milepost.compiler.analysis.memory;

import org.jspecify.annotations.NullMarked;
