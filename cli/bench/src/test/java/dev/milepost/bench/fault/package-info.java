@NullMarked
package dev.milepost.bench.fault;

import org.jspecify.annotations.NullMarked;
