/**
 * Variables ({@code ${self:custom.x}}, {@code ${opt:stage, 'dev'}} …) replaced by their values in a configuration tree.
 *
 * <p>{@link io.github.serverlessmaven.variable.VariableResolver} is the way in;
 * {@link io.github.serverlessmaven.variable.StandardSources} lists every source. A text goes through
 * {@code VariableParser} into a {@code VariableText}; {@code Evaluation} finds what a text stands for without looking
 * into mappings and lists, so that {@code custom: ${file(custom.yml)}} may hold {@code ${self:custom.x}};
 * {@code Expansion} then resolves the whole tree.
 *
 * <p>A new source is one class, its test, and one line in {@code StandardSources}.
 *
 * <p>Imports {@code config}, {@code template} (JSON only) and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.variable;

import org.jspecify.annotations.NullMarked;
