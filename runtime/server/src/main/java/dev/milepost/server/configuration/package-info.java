/**
 * What an operator says of the outside: where actions go, who is told how, which secrets there are.
 */
@NullMarked
package dev.milepost.server.configuration;

import org.jspecify.annotations.NullMarked;
