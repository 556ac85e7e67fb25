@NullMarked
package dev.milepost.compiler.analysis.state;

import org.jspecify.annotations.NullMarked;
