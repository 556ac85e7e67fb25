@NullMarked
package dev.milepost.server.adapter;

import org.jspecify.annotations.NullMarked;
