/**
 * How routes are declared and served: requests, answers, problems, pages of long lists, who may
 * call, and the OpenAPI document that follows from the declarations. It knows nothing of journeys.
 */
@NullMarked
package dev.milepost.server.http;

import org.jspecify.annotations.NullMarked;
