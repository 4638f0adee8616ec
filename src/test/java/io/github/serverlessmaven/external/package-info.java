/**
 * The real components that tests run against, above all the AWS emulator: how they start and end, what a test can ask of
 * them, and what happens where they are missing.
 */
@NullMarked
package io.github.serverlessmaven.external;

import org.jspecify.annotations.NullMarked;
