/** Who may call: tokens, the rules of the loopback address, limits of rate, and the audit log. */
@NullMarked
package dev.milepost.server.access;

import org.jspecify.annotations.NullMarked;
