@NullMarked
package dev.milepost.bench.loop;

import org.jspecify.annotations.NullMarked;
