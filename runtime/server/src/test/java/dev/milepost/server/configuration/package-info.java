@NullMarked
package dev.milepost.server.configuration;

import org.jspecify.annotations.NullMarked;
