@NullMarked
package dev.milepost.server.application;

import org.jspecify.annotations.NullMarked;
