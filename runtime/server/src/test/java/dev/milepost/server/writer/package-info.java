@NullMarked
package dev.milepost.server.writer;

import org.jspecify.annotations.NullMarked;
