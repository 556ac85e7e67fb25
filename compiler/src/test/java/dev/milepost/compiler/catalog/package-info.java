@NullMarked
package dev.milepost.compiler.catalog;

import org.jspecify.annotations.NullMarked;
