@NullMarked
package dev.milepost.bench.analysis;

import org.jspecify.annotations.NullMarked;
