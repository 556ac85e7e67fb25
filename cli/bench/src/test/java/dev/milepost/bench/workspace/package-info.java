@NullMarked
package dev.milepost.bench.workspace;

import org.jspecify.annotations.NullMarked;
