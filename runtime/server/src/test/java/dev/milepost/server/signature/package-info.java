/** Signatures. */
@NullMarked
package dev.milepost.server.signature;

import org.jspecify.annotations.NullMarked;
