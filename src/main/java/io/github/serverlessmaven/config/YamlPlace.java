/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.diagnostic.Location;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where YAML stands, which gives all its nodes their places.
 *
 * @param file the file's name as the user would write it
 * @param embedded whether the YAML stands inside another file, so that all its nodes have one place
 * @param start the place of the whole text
 */
record YamlPlace(String file, boolean embedded, Optional<Location> start) {

    /** A file of its own. */
    static YamlPlace ofFile(String file) {
        return new YamlPlace(file, false, Optional.of(new Location(file, 1, 1)));
    }

    /** YAML inside an element or another value. */
    static YamlPlace inside(Optional<Location> place) {
        return new YamlPlace(place.map(Location::file).orElse(""), true, place);
    }

    /** The place of a mark. */
    Optional<Location> at(Optional<Mark> mark) {
        return embedded ? start : mark.map(this::location).or(() -> start);
    }

    /** The place where an event starts. */
    Optional<Location> of(Event event) {
        return at(event.getStartMark());
    }

    /** The place of a character of the text. */
    Optional<Location> at(String text, int index) {
        String before = text.substring(0, index);
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        int lineStart = before.lastIndexOf('\n') + 1;
        return embedded
                ? start
                : Optional.of(new Location(file, line, 1 + before.codePointCount(lineStart, before.length())));
    }

    private Location location(Mark mark) {
        return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
